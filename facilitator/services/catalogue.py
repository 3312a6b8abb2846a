"""Past sessions as people look for them: in a table, filtered by any words, in the order of any column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from facilitator.domain.matching import APOSTROPHES
from facilitator.domain.slugs import plain
from facilitator.services import library
from facilitator.services.overview import Row, Told, overview
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, words

By = Literal["date", "title", "place", "theme", "people", "remarks", "time", "voices", "take-up", "state"]

DESCENDING: frozenset[By] = frozenset(("date", "people", "remarks", "time", "voices", "take-up"))
"""What is looked at from the newest, or the largest, on."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_STATES = ("running", "left", "faulty", "ended")


class Entry(Struct, frozen=True):
    """A session in the table. `copy_of` is the original's name where it is a conflicted copy; `heard` is what a
    filter looks in."""

    row: Row
    copy_of: str | None
    heard: str

    @property
    def paths(self) -> SessionPaths:
        """Its files."""
        return self.row.paths


def catalogue(home: Home, told: Told | None = None) -> list[Entry]:
    """Every session, the newest first; `told` as for `overview`. Raises OSError."""
    rows, today = overview(home, told), date.today()
    copies = library.conflicted_copies(row.paths for row in rows)
    return [_entry(row, copies.get(row.paths.name), today) for row in rows]


def _entry(row: Row, copy_of: str | None, today: date) -> Entry:
    said = [row.title, row.place, row.theme, row.paths.name, words.state(row.state)]
    if row.started is not None:
        said += [row.started.date().isoformat(), words.day(row.started.date())]
    if copy_of is not None:
        said.append(_("copy"))
    if row.past_due(today):
        said.append(_("past its date"))
    return Entry(row, copy_of, "\n".join(map(_heard, said)))


@lru_cache(1 << 14)
def _heard(text: str) -> str:
    """A year has few titles, places and themes, each of them many times."""
    return text.lower() if text.isascii() else plain(_APOSTROPHE.sub("'", text))


def filtered(entries: Iterable[Entry], line: str) -> list[Entry]:
    """Those in whose title, place, theme, date, state or file name stands each word of the line, accents and case
    aside."""
    wanted = _heard(line).split()
    return [entry for entry in entries if all(word in entry.heard for word in wanted)]


def ordered(entries: Iterable[Entry], by: By, descending: bool) -> list[Entry]:
    """In the order of a column. Where it says the same, they stay as they were."""
    return sorted(entries, key=_KEYS[by], reverse=descending)


_KEYS: dict[By, Callable[[Entry], Any]] = {
    # One on the wall of each room: a session may have been noted without its zone.
    "date": lambda entry: entry.row.started.replace(tzinfo=None) if entry.row.started else datetime.min,
    "title": lambda entry: _heard(entry.row.title),
    "place": lambda entry: _heard(entry.row.place),
    "theme": lambda entry: _heard(entry.row.theme),
    "people": lambda entry: entry.row.people or 0,
    "remarks": lambda entry: entry.row.remarks,
    "time": lambda entry: entry.row.seconds,
    "voices": lambda entry: entry.row.voices,
    "take-up": lambda entry: entry.row.take_up,
    "state": lambda entry: (_STATES.index(entry.row.state), entry.copy_of is None),
}


def in_conflict(entries: Sequence[Entry], chosen: Entry) -> list[SessionPaths]:
    """The original of a conflicted copy, where it is there, and all copies of it; none where there is no conflict."""
    original = chosen.copy_of or chosen.paths.name
    copies = [entry.paths for entry in entries if entry.copy_of == original]
    first = [entry.paths for entry in entries if entry.paths.name == original]
    return [*first, *copies] if copies else []
