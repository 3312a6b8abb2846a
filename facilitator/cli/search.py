"""`facilitator search`: what was said, in any session, by any word."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from facilitator.cli.parts import Command, from_system
from facilitator.cli.places import home
from facilitator.domain.found import excerpt
from facilitator.domain.query import has_words, is_filter
from facilitator.domain.visible import visible
from facilitator.services import search as service
from facilitator.texts import _, ngettext

_LONGEST = 400
_FEW = 3

# A filter and words apart, all in one argument: the shell took the quotation marks.
_UNQUOTED = re.compile(r'([^\s":«“]+):([^"«“]*\s[^"«“]*)')

_NAMED = re.compile(r"([^\s:]+):")


def search_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "search",
        search,
        _("Find remarks in all sessions, the best answers first."),
        [
            click.Argument(["words"], nargs=-1, required=True, metavar=_("WORDS…")),
            click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs.")),
            click.Option(
                ["--limit"],
                type=click.IntRange(1),
                metavar="N",
                default=service.USUAL_LIMIT,
                help=_("Show so many at most."),
            ),
        ],
    )


@click.pass_context
def search(context: click.Context, words: tuple[str, ...], json: bool, limit: int) -> int:
    """A few lines a remark, or one object; 1 when nothing is found."""
    line = " ".join(_as_typed(from_system(word)) for word in words)
    found = service.search(home(context), line, limit, _progress())
    for said in _notes(found):
        print(said, file=sys.stderr)
    if json:
        from facilitator.export.session_json import json_text

        sys.stdout.write(json_text([_object(finding) for finding in found.findings]))
    else:
        for shown in _shown(found.findings):
            click.echo(shown, color=None if os.environ.get("TERM") != "dumb" else False)
    return 0 if found.findings else 1


def _as_typed(word: str) -> str:
    """`question:le fil` comes from `question:"le fil"`; where another filter follows, it is a whole line."""
    found = _UNQUOTED.fullmatch(word)
    if found is None or not has_words(found[1]) or any(map(is_filter, _NAMED.findall(found[2]))):
        return word
    return f'{found[1]}:"{found[2]}"'


def _progress() -> Callable[[int, int], None] | None:
    """How far the first reading of many sessions has come, on one line that is drawn over."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, number: int) -> None:
        from facilitator.texts import searching

        print(f"\r{searching.reading(done, number)} ", end="\r", file=sys.stderr, flush=True)

    return told


def _shown(findings: list[service.Finding]) -> Iterator[str]:
    """Each remark under the title and the day of its session, said once for those that follow each other."""
    last = ""
    for finding in findings:
        if finding.session != last:
            yield from ("",) if last else ()
            yield _session(finding)
            last = finding.session
        yield f"#{finding.number} {_remark(finding)}"


def _session(finding: service.Finding) -> str:
    from facilitator.texts import words

    title, day = visible(finding.title), words.day(finding.started.date())
    return f"{title} – {day} ({visible(finding.session)})"


def _remark(finding: service.Finding) -> str:
    from facilitator.texts import words

    text = _marked(finding)
    if finding.kind == "verbatim":
        text = words.quoted(text)
    elif finding.kind != "observation":
        text = _("{kind}: {text}").format(kind=words.kind(finding.kind), text=text)
    if finding.speaker:
        text = _("{speaker}: {text}").format(speaker=visible(finding.speaker), text=text)
    return text


def _marked(finding: service.Finding) -> str:
    """The words around those found, which are in bold. Made safe piece by piece, so that the places hold."""
    text, marks = excerpt(finding.text, finding.marks, _LONGEST)
    parts, at = [], 0
    for start, end in marks:
        parts += [visible(text[at:start]), click.style(visible(text[start:end]), bold=True)]
        at = end
    return "".join((*parts, visible(text[at:])))


def _object(finding: service.Finding) -> dict[str, Any]:
    fields = ("session", "title", "number", "prompt", "kind", "speaker", "text")
    return {name: getattr(finding, name) for name in fields}


def _notes(found: service.Found) -> Iterator[str]:
    """What has to be known besides what was found."""
    from facilitator.texts import searching

    yield from searching.of_query(found.query)
    if cause := found.without_index:
        yield searching.without_index(cause)
    yield from _faults(found)
    if not found.query and not found.query.misread:
        yield searching.nothing_to_search()
    elif not found.findings:
        yield searching.nothing_found()
    elif found.more:
        yield _("There are more. To see them: --limit {number}.").format(number=10 * len(found.findings))


def _faults(found: service.Found) -> Iterator[str]:
    from facilitator.texts import faults

    yield from map(faults.line, found.faults[:_FEW])
    if len(found.faults) > _FEW:
        yield ngettext(
            "{number} file in all cannot be read whole: facilitator check says which.",
            "{number} files in all cannot be read whole: facilitator check says which.",
            len(found.faults),
        ).format(number=len(found.faults))
