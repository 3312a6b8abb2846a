"""Past sessions as people look for them: in a table, filtered by any words, in the order of any column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from facilitator.domain.matching import APOSTROPHES
from facilitator.domain.slugs import plain
from facilitator.services import library
from facilitator.services.overview import Row, Told, overview
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import words

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
    rows = overview(home, told)
    copies = library.conflicted_copies(row.paths for row in rows)
    return [Entry(row, copies.get(row.paths.name), _heard_of(row)) for row in rows]


def _heard_of(row: Row) -> str:
    day = row.started.date() if row.started else None
    said = [row.title, row.place, row.theme, words.state(row.state)]
    return _heard("\n".join([*said, *([day.isoformat(), words.day(day)] if day else [])]))


def _heard(text: str) -> str:
    return plain(_APOSTROPHE.sub("'", text))


def filtered(entries: Iterable[Entry], line: str) -> list[Entry]:
    """Those in whose title, place, theme, date or state stands each word of the line, accents and case aside."""
    wanted = _heard(line).split()
    return [entry for entry in entries if all(word in entry.heard for word in wanted)]


def ordered(entries: Iterable[Entry], by: By, descending: bool) -> list[Entry]:
    """In the order of a column. Where it says the same, they stay as they were."""
    return sorted(entries, key=_KEYS[by], reverse=descending)


_KEYS: dict[By, Callable[[Entry], Any]] = {
    # One on the wall of each room: a session may have been noted without its zone.
    "date": lambda entry: entry.row.started.replace(tzinfo=None) if entry.row.started else datetime.min,
    "title": lambda entry: plain(entry.row.title),
    "place": lambda entry: plain(entry.row.place),
    "theme": lambda entry: plain(entry.row.theme),
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
