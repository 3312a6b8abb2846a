"""What the live screen holds of the machine's memory, with a long evening and with nothing said yet."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bench.live import running_live
from bench.measure import Figure, in_turn

RUNS = 5
MANY = 10_000
SETTLING_SECONDS = 1.5


def figures(folder: Path) -> Iterator[Figure]:
    """The remarks all over the questions, then all on the one that is open."""
    places = (folder / str(number) for number in range(3 * (RUNS + 1)))
    many, one, none = in_turn(
        RUNS,
        lambda: _resident(next(places), MANY, False),
        lambda: _resident(next(places), MANY, True),
        lambda: _resident(next(places), 0, False),
    )
    for where, sizes in (("on six questions", many), ("on the open question", one)):
        size = f"{MANY:,} remarks {where}"
        yield Figure("memory of the live screen", "the same with none", sizes, none, 1.5, "MB", size)


def _resident(folder: Path, remarks: int, on_one_question: bool) -> float:
    """In bytes, once the program has had the time to do all it does at first."""
    with running_live(folder, remarks, on_one_question) as terminal:
        until = time.monotonic() + SETTLING_SECONDS
        while time.monotonic() < until:
            terminal.settle(0.1)
        return float(psutil.Process(terminal.pid).memory_info().rss)
