"""Another question on the wall at 240×67, against what a bare Textual program takes for a window as large."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from bench.measure import Figure
from bench.terminal import whole
from bench.walls import ROUNDS, questions

RUNS = 5
SIZE = (240, 67)


def figures(folder: Path) -> Iterator[Figure]:
    """The wall alone, then the room's window; questions seen for the first time, then those drawn before."""
    ways = ("wall", "static", "room", "switch")
    rounds = [{way: _times(folder, way) for way in ways} for _ in range(RUNS)]
    first = partial(_of, rounds, 0, len(questions()))
    again = partial(_of, rounds, len(questions()), None)
    among = f"{len(questions())} shipped questions at {SIZE[0]}×{SIZE[1]}"
    for what, way, against, bare, bound in (
        ("another question on the wall", "wall", "a Static as large, given another text", "static", 3),
        ("another question in the room's window", "room", "a bare switch of screens as large", "switch", 1.5),
    ):
        for when, part in (("for the first time", first), (f"drawn before, {ROUNDS - 1} times", again)):
            on = f"{among}, {when}"
            yield Figure(what, against, part(way), part(bare), bound, "ms", on)


def _times(folder: Path, way: str) -> list[float]:
    told = folder / way
    whole(folder, "bench.walls", way, str(told), size=SIZE)
    found: list[float] = json.loads(told.read_text())
    told.unlink()
    return found


def _of(rounds: list[dict[str, list[float]]], first: int, end: int | None, way: str) -> list[float]:
    """What was measured of one way, of the questions from one on and before another."""
    return list(chain.from_iterable(times[way][first:end] for times in rounds))
