"""The quotations of a text in Markdown: « … », “ … ”, „ … “ and "…", over as many lines as its paragraph has.

Read as a person reads the page: code is no quotation, nor is the title of a link; a mark written as an entity is one.
One pass with a stack: no text takes more time than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BLANK = re.compile(r"[ \t\r>]*\n?\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)")
_TICKS = re.compile("`+")
_ENTITY = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
# What has to be looked at: escapes, code, titles of links, marks.
_TOKEN = re.compile(rf"""\\[!-/:-@\[-`{{-~]|`+|\]\([^()\s"<>]+\s+"[^"\n]*"\)|{_ENTITY}|["«»“”„]""")
_MARKUP = re.compile(
    rf"\\([!-/:-@\[-`{{-~])|({_ENTITY})|\n[ \t]*(?:>[ \t]?)*|!?\[([^\[\]]*)\]\([^()\n]*\)"
    r"|\[\^[^\[\]\s]+\]|\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|~~|`+"
)
_CLOSED_BY = {"«": "»", "“": "”", "„": "“", '"': '"'}
_OPENS_AFTER = "([{«“„'’-–—/*_>"


class Quotation(NamedTuple):
    """`text[start:end]`, marks included, which begins at this line and column, both from 1.

    `words` is what is read between the marks. One that is not `closed` goes on to the end of its paragraph.
    """

    start: int
    end: int
    line: int
    column: int
    words: str
    closed: bool


class _Open(NamedTuple):
    """A mark that waits for `closing`; the words after it begin at `words`."""

    closing: str
    start: int
    words: int


class _Found(NamedTuple):
    start: int
    end: int
    words: str
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of `text` in its order. Those inside a quotation are part of its words."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    found = []
    for start, end in _paragraphs(text):
        for one in _in_paragraph(text, start, end):
            line = bisect_right(lines, one.start)
            column = one.start - lines[line - 1] + 1
            found.append(Quotation(one.start, one.end, line, column, _read(one.words), one.closed))
    return tuple(found)


def _read(words: str) -> str:
    """What is read of `words` once Markdown is drawn, in one line: without what makes letters bold, links or notes."""
    return " ".join(_MARKUP.sub(_drawn, words).split())


def _drawn(found: re.Match[str]) -> str:
    if found[0][0] == "\n":
        return " "
    return found[1] or unescape(found[2] or "") or found[3] or ""


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends: between empty lines, outside blocks of code."""
    start, fence = None, ""
    for line in _LINE.finditer(text):
        before = fence
        fence = _fence_after(line[0], fence)
        is_text = not before and not fence and not _BLANK.match(line[0])
        if start is not None and not is_text:
            yield start, line.start()
        start = (line.start() if start is None else start) if is_text else None
    if start is not None:
        yield start, len(text)


def _fence_after(line: str, fence: str) -> str:
    """What the block of code that goes on after `line` has to be closed with; empty when there is none."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if fence:
        return "" if found[1].startswith(fence) and not found[2].strip() else fence
    return found[1] if found[1][0] == "~" or "`" not in found[2] else ""


def _in_paragraph(text: str, start: int, end: int) -> Iterator[_Found]:
    """The outermost quotations of a paragraph."""
    opened: list[_Open] = []
    waiting: Counter[str] = Counter()
    for mark, first, last in _marks(text, start, end):
        if _closes(mark, text, first, last, opened, waiting):
            one = _close(mark, opened, waiting)
            if not opened:
                yield _Found(one.start, last, text[one.words : first], True)
        elif _opens(mark, text, first, last, waiting):
            opened.append(_Open(_CLOSED_BY[mark], first, last))
            waiting[_CLOSED_BY[mark]] += 1
    if opened:
        yield _Found(opened[0].start, end, text[opened[0].words : end], False)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each quotation mark of a paragraph outside code, with where it begins and ends."""
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for run in _TICKS.finditer(text, start, end):
        runs[len(run[0])].append(run.start())
    at = start
    while found := _TOKEN.search(text, at, end):
        at = found.end()
        if found[0][0] == "`":
            at = _after_code(runs[len(found[0])], found)
        elif (mark := unescape(found[0]).removeprefix("\\")) in '"«»“”„':
            yield mark, found.start(), at


def _after_code(runs: list[int], opening: re.Match[str]) -> int:
    """Where the code that these backticks open ends; where they end, when as many do not follow."""
    after = bisect_left(runs, opening.end())
    return runs[after] + len(opening[0]) if after < len(runs) else opening.end()


def _closes(mark: str, text: str, first: int, last: int, opened: list[_Open], waiting: Counter[str]) -> bool:
    if not waiting[mark]:
        return False
    if mark == '"':
        before, after = text[first - 1], text[last : last + 1]
        return not after.isalnum() or not (before.isspace() or before in _OPENS_AFTER)
    # “ closes „ only, and opens everywhere else.
    return mark != "“" or opened[-1].closing == "“"


def _close(mark: str, opened: list[_Open], waiting: Counter[str]) -> _Open:
    """Take off the last one that `mark` closes, and those left open inside it."""
    while True:
        one = opened.pop()
        waiting[one.closing] -= 1
        if one.closing == mark:
            return one


def _opens(mark: str, text: str, first: int, last: int, waiting: Counter[str]) -> bool:
    if mark != '"':
        return mark in _CLOSED_BY
    # `24" de large` opens nothing, nor does a mark that closes what was never opened.
    before = text[first - 1 : first]
    return not before.isalnum() or text[last : last + 1].isalnum()
