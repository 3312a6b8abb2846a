"""All sessions of a home in a table, from the search index, which knows them without a look into every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from facilitator.domain.faults import Fault
from facilitator.services.opening import is_running
from facilitator.storage import sayings
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, newest_first
from facilitator.storage.summaries import Listed, Summary

Told = Callable[[int, int], None]


class Row(Struct, frozen=True):
    """A session in the table. `state` is "ended", "running", "left" (cut off, to be taken up) or "faulty", and then
    `fault` is the first thing that is wrong. `started` is None where nothing could be read: the title is the file's
    name then. `take_up` is how many remarks are to be taken up again, `seconds` the time spent on the questions."""

    paths: SessionPaths
    title: str
    place: str
    theme: str
    started: datetime | None
    ended: datetime | None
    state: str
    people: int | None
    remarks: int
    seconds: float
    voices: int
    take_up: int
    fault: Fault | None
    keep_until: date | None

    def past_due(self, today: date) -> bool:
        """Whether the room was told that it would be deleted before today."""
        return self.keep_until is not None and self.keep_until < today and self.state != "running"


def overview(home: Home, told: Told | None = None) -> list[Row]:
    """Every session, the newest first. Raises OSError where they cannot be listed.

    `told`, where many sessions are to be read first, is given how many are done, and of how many.
    """
    listed = {one.name: one for one in _listed(home.sessions, told)}
    return [_row(paths, listed[paths.name]) for paths in newest_first(home.sessions, listed)]


def _listed(sessions: Path, told: Told | None) -> list[Listed]:
    try:
        # A Python may come without SQLite, and SQLite without its full text search.
        from facilitator.storage import index
    except ImportError:
        return list(_read(sessions, told))
    try:
        return index.listing(sessions, told)
    except index.Unusable:
        return list(_read(sessions, told))


def _read(sessions: Path, told: Told | None) -> Iterator[Listed]:
    """The same from the files, where no index can be kept."""
    names = sayings.stamps(sessions)
    for done, name in enumerate(names, 1):
        read = sayings.read(SessionPaths(sessions, name))
        if read.summary or read.faults:
            yield Listed(name, read.summary, next(iter(read.faults), None))
        if told:
            told(done, len(names))


_NOTHING = Summary("", "", "", datetime.min, None, None, 0, 0.0, 0, 0, None)


def _row(paths: SessionPaths, listed: Listed) -> Row:
    known = listed.summary or _NOTHING
    return Row(
        paths=paths,
        title=known.title if listed.summary else paths.name,
        place=known.place,
        theme=known.theme,
        started=known.started if listed.summary else None,
        ended=known.ended,
        state=_state(paths, listed),
        people=known.people,
        remarks=known.remarks,
        seconds=known.seconds,
        voices=known.voices,
        take_up=known.take_up,
        fault=listed.fault,
        keep_until=known.keep_until,
    )


def _state(paths: SessionPaths, listed: Listed) -> str:
    if listed.fault or listed.summary is None:
        return "faulty"
    if listed.summary.ended:
        return "ended"
    return "running" if is_running(paths) else "left"
