"""`facilitator stats`: what was said of what, by whom, in which words; sessions compared."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong, from_system
from facilitator.cli.places import home
from facilitator.domain.comparison import MEASURES, WAYS, By, Comparison
from facilitator.domain.query import Query, parse
from facilitator.services import comparing
from facilitator.texts import _, comparisons, faults, troubles
from facilitator.texts.bars import ASCII, BLOCKS, Ink, Line

_USUAL_LIMIT = 20
_FEW = 3


def stats_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "stats",
        stats,
        _("Count what was said in sessions, and compare them."),
        [
            click.Argument(["sessions"], nargs=-1, metavar=_("[SESSION]…")),
            click.Option(["--by"], type=click.Choice(WAYS), help=_("Put together what goes together.")),
            click.Option(["--theme"], metavar=_("WORDS"), help=_("Only sessions on this theme.")),
            click.Option(["--place"], metavar=_("WORDS"), help=_("Only sessions held there.")),
            click.Option(["--since"], metavar=_("DATE"), help=_("Only sessions from then on.")),
            click.Option(["--until"], metavar=_("DATE"), help=_("Only sessions until the end of then.")),
            click.Option(
                ["--limit"], type=click.IntRange(1), metavar="N", help=_("Show so many of each at most.")
            ),
            click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs.")),
            click.Option(["--csv"], is_flag=True, help=_("As a table, for spreadsheets.")),
        ],
    )


@click.pass_context
def stats(
    context: click.Context,
    sessions: tuple[str, ...],
    by: By | None,
    theme: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    json: bool,
    csv: bool,
) -> int:
    """Bars, or data; 1 when no session is counted."""
    if json and csv:
        raise Wrong(_("One form at a time: --json or --csv."), context)
    query = _query(context, theme, place, since, until)
    folder = home(context).sessions
    chosen = [finding.session(folder, name) for name in sessions] or None
    way = by or ("session" if len(sessions) > 1 else "all")
    found = comparing.compare(folder, chosen, query, way, _progress())
    for said in _notes(found):
        print(said, file=sys.stderr)
    if json or csv:
        from facilitator.export.comparison_data import comparison_csv, comparison_json

        sys.stdout.write((comparison_json if json else comparison_csv)(found.comparison, limit))
    elif found.comparison.groups:
        for line in _lines(found.comparison, limit or _USUAL_LIMIT):
            click.echo(line, color=None if os.environ.get("TERM") != "dumb" else False)
    return 0 if found.comparison.groups else 1


def _query(
    context: click.Context, theme: str | None, place: str | None, since: str | None, until: str | None
) -> Query:
    """The same as a search with these filters: each word of a theme or a place has to be there."""
    options = {"theme": theme, "place": place, "since": since, "until": until}
    found: dict[str, Query] = {}
    for name, value in options.items():
        if value is not None:
            words = _words(from_system(value))
            found[name] = parse(" ".join(f"{name}:{word}" for word in words))
            if not found[name] or found[name].misread:
                raise Wrong(_nothing(name).format(words=troubles.shown(value)), context)
    terms = (term for query in found.values() for term in query.terms)
    dates = {name: getattr(found[name], name) for name in ("since", "until") if name in found}
    return Query(tuple(terms), **dates)


def _words(value: str) -> list[str]:
    """Quotation marks would join what follows."""
    return "".join(" " if char in '"“”„«»' else char for char in value).split()


def _nothing(option: str) -> str:
    if option in ("since", "until"):
        return _("“{words}” is no date. A date is 2026, 2026-01 or 2026-01-15.")
    return _("There is nothing to search for in “{words}”. Type a word.")


def _progress() -> Callable[[int, int], None] | None:
    """How far the reading of many sessions has come, on one line that is drawn over."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, number: int) -> None:
        said = comparisons.progress(done, number) + " "
        print("\r" + (said if done < number else " " * len(said)), end="\r", file=sys.stderr, flush=True)

    return told


# Bars


def _lines(of: Comparison, limit: int) -> Iterator[str]:
    width, ink = shutil.get_terminal_size().columns - 1, _ink()
    yield from map(_text, comparisons.overview(of, width, ink))
    for measure in MEASURES:
        if lines := comparisons.chart(of, measure, width, ink, limit):
            yield ""
            yield click.style(comparisons.measure_name(measure), bold=True)
            yield from map(_text, lines)


def _text(line: Line) -> str:
    return "".join(text for text, _what in line).rstrip()


def _ink() -> Ink:
    """Blocks where the terminal can write them."""
    try:
        BLOCKS.bar.encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return ASCII
    return BLOCKS


# What has to be known besides


def _notes(found: comparing.Compared) -> Iterator[str]:
    yield from map(faults.line, found.faults[:_FEW])
    if found.faults:
        yield comparisons.not_counted(len(found.faults))
    if found.copies:
        yield comparisons.copies_aside(found.copies)
    if not found.comparison.groups:
        yield _("No session is counted.")
