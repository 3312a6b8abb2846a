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
from facilitator.storage.paths import SessionPaths

EVERYTHING = Query()

_TOLD_EVERY = 20

Told = Callable[[int, int], None]


class Compared(Struct, frozen=True):
    """What comes out, and why some sessions are not counted: a first fault of each."""

    comparison: Comparison
    faults: list[Fault]


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
    everything = _all(sessions, chosen or ())
    counted = None if chosen is None else {_place(paths) for paths in chosen}
    for number, paths in enumerate(everything):
        if told and number and number % _TOLD_EVERY == 0:
            told(number, len(everything))
        is_chosen = counted is None or _place(paths) in counted
        session, wrong = sayings.whole(paths)
        if wrong:
            faults += wrong[:1] if is_chosen else ()
        elif session is not None and is_chosen and fits(query, session):
            tally.take(session, paths.name)
        elif session is not None:
            tally.hear(session, paths.name)
    if told and len(everything) > _TOLD_EVERY:
        told(len(everything), len(everything))
    return Compared(tally.comparison(), faults)


def _all(sessions: Path, chosen: Sequence[SessionPaths]) -> list[SessionPaths]:
    """The sessions of the folder and those chosen elsewhere, each once."""
    known = (SessionPaths(sessions, name) for name in sorted(sayings.stamps(sessions), key=os.fsencode))
    return list({_place(paths): paths for paths in (*chosen, *known)}.values())


def _place(paths: SessionPaths) -> str:
    return os.path.abspath(paths.yaml)
