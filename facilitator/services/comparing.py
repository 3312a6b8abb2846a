"""Comparing sessions: each is read once, counted, and let go."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from facilitator.domain.comparison import By, Comparison
from facilitator.domain.faults import Fault
from facilitator.domain.query import Query
from facilitator.domain.selection import fits
from facilitator.domain.tally import Tally
from facilitator.storage import sayings
from facilitator.storage.conflicts import conflicted
from facilitator.storage.paths import SessionPaths

EVERYTHING = Query()

_TOLD_EVERY = 20

Told = Callable[[int, int], None]


class Compared(Struct, frozen=True):
    """What comes out; why some sessions are not counted, a first fault of each; and how many conflicted copies are not,
    since what they say is in another session too."""

    comparison: Comparison
    faults: list[Fault]
    copies: int = 0


def compare(
    sessions: Path,
    chosen: Sequence[SessionPaths] | None = None,
    query: Query = EVERYTHING,
    by: By = "all",
    told: Told | None = None,
) -> Compared:
    """Count the sessions chosen, by default all of the folder, that fit the query. Raises OSError where the folder
    cannot be listed.

    The others of the folder are read too, to know which words are new. `told` is given how many are read, and of how
    many; what it raises ends the reading.
    """
    tally = Tally(by)
    faults: list[Fault] = []
    everything, copies = _all(sessions, chosen or ())
    counted = everything if chosen is None else {_place(paths): paths for paths in chosen}
    for number, (place, paths) in enumerate(everything.items(), 1):
        faults += _take(tally, paths, query if place in counted else None)
        if told and (number % _TOLD_EVERY == 0 or number == len(everything)):
            told(number, len(everything))
    return Compared(tally.comparison(), faults, copies if chosen is None else 0)


def _take(tally: Tally, paths: SessionPaths, query: Query | None) -> tuple[Fault, ...]:
    """Count a session that fits, or hear the words of another; a first fault of one that was to be counted."""
    session, wrong = sayings.whole(paths)
    if wrong:
        return wrong[:1] if query is not None else ()
    if session is not None and query is not None and fits(query, session):
        tally.take(session, paths.name)
    elif session is not None:
        tally.hear(session, paths.name)
    return ()


def _all(sessions: Path, chosen: Sequence[SessionPaths]) -> tuple[dict[str, SessionPaths], int]:
    """The sessions of the folder and those chosen elsewhere, each once; how many copies of others there are besides."""
    known = sayings.stamps(sessions)
    copies = {name for name, original in conflicted(known).items() if original in known}
    own = (SessionPaths(sessions, name) for name in sorted({*known} - copies, key=os.fsencode))
    return {_place(paths): paths for paths in (*chosen, *own)}, len(copies)


def _place(paths: SessionPaths) -> str:
    return os.path.abspath(paths.yaml)
