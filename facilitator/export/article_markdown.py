"""An article as Markdown (CommonMark): nothing that people said is markup in it.

Characters that mean something to CommonMark, to GitHub, to pandoc or to a template engine stand behind a backslash,
which every one of these takes away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from facilitator.domain.article import Article
from facilitator.export.document import Block, Code, Heading, Listed, Paragraph, Quoted, Rule, Run, Runs
from facilitator.export.layout import document

# `:` only where it would make an address or a definition, `-` only where several would be a dash or a line.
_MEANS = re.compile(
    r"\[…\](?![(\[{:])|[\\`*_{}\[\]<>#|~^$@&]|:(?=//|[\w+-]+:)|(?<=-)-|-(?=-)|!(?=\[)|(?<=www)\.",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)|([+=%:-])")
_CUT = "[…]"
_TICKS = re.compile("`+")
_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in "<>\\ `[]"} | {ord(char): f"\\{char}" for char in "()"}


def article_markdown(article: Article) -> str:
    """The whole article, with its newline."""
    whole = document(article)
    lines = [*_heading(1, (Run(whole.title),)), *_blocks(whole.lead)]
    for section in whole.everything():
        lines += ["", *_heading(2, (Run(section.title),))] if section.title else ["", "___"]
        lines += ["", *_blocks(section.blocks)]
    return "\n".join(_without_doubles(lines)) + "\n"


def _without_doubles(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def _heading(level: int, of: Runs) -> list[str]:
    return [f"{'#' * level} {_inline(of)}", ""]


def _blocks(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    lists = 0
    for block in blocks:
        lists = lists + 1 if isinstance(block, Listed) else 0
        # Two lists that touch and have the same marks would be one.
        own = _listed(block, lists % 2 == 0) if isinstance(block, Listed) else _block(block)
        lines += ["", *own] if lines else own
    return lines


def _block(block: Paragraph | Heading | Quoted | Code | Rule) -> list[str]:
    match block:
        case Paragraph(runs):
            return _inline(runs).split("\n")
        case Heading(level, runs):
            return _heading(level, runs)[:1]
        case Quoted(blocks):
            return [f"> {line}" if line else ">" for line in _blocks(blocks)]
        case Code(text):
            fence = _fence(text, 3)
            return [fence, *text.split("\n"), fence]
        case Rule():
            return ["___"]


def _listed(of: Listed, other_marks: bool) -> list[str]:
    lines: list[str] = []
    loose = any(not isinstance(block, Listed) for entry in of.entries for block in entry[1:])
    bullet, after = ("*", ")") if other_marks else ("-", ".")
    for number, entry in enumerate(of.entries, of.start or 0):
        mark = f"{bullet} " if of.start is None else f"{number}{after} "
        first, *rest = _blocks(entry) or [""]
        lines += ["", mark + first] if loose and lines else [mark + first]
        lines += [f"{' ' * len(mark)}{line}" if line else "" for line in rest]
    return lines


def _fence(text: str, least: int) -> str:
    return "`" * max(least, *(len(found) + 1 for found in _TICKS.findall(text)), least)


# Text


def escaped(text: str) -> str:
    """`text` as it reads in Markdown, for anywhere but the beginning of a line."""
    return _MEANS.sub(lambda found: found[0] if found[0] == _CUT else f"\\{found[0]}", text)


def _begun(line: str) -> str:
    """A line that begins no list, no heading and no quotation."""
    line = line.strip(" ")
    if match := _BEGINS.match(line):
        kept = f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
        return kept + line[match.end() :]
    return line


def _inline(of: Runs) -> str:
    said = ""
    for link, group in groupby(of, key=lambda run: run.link):
        linked = tuple(group)
        if linked == (Run(link, link=link),):
            said += f"<{link}>"
        elif link:
            # Right before a link, it would make a picture of it.
            said = said[:-1] + "\\!" if said.endswith("!") else said
            said += f"[{_styled(linked, said)}]({link.translate(_ADDRESS)})"
        else:
            said += _styled(linked, said)
    return "\\\n".join(_begun(line) for line in said.split("\n"))


def _styled(of: Runs, before: str) -> str:
    said = ""
    for place, run in enumerate(of):
        after = of[place + 1].text if place + 1 < len(of) else ""
        said += _run(run, said[-1:] or before[-1:], after)
    return said


def _run(run: Run, before: str, after: str) -> str:
    if run.text == "\n":
        return "\n"
    if run.code:
        fence, room = (
            _fence(run.text, 1),
            " " if run.text.strip(" ") and {run.text[0], run.text[-1]} & {"`", " "} else "",
        )
        return f"{fence}{room}{run.text}{room}{fence}"
    marks = "*" * (run.em + 2 * run.strong)
    words = run.text.strip(" ")
    left, _, right = run.text.partition(words) if words else (run.text, "", "")
    inner = escaped(words)
    if marks and _holds(left[-1:] or before, words, right[:1] or after[:1]):
        inner = f"{marks}{inner}{marks}"
    return left + inner + right


def _holds(before: str, words: str, after: str) -> bool:
    """Whether marks of emphasis around these words are read as such (CommonMark 0.31, "left-flanking")."""
    return (
        bool(words)
        and before != "*"
        and not (_space(words[0]) or _space(words[-1]))
        and (not _sign(words[0]) or _space(before) or _sign(before))
        and (not _sign(words[-1]) or _space(after) or _sign(after))
    )


def _space(char: str) -> bool:
    return not char or char.isspace()


def _sign(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
