"""Keeping one remark, against the least it can cost; and whether a long evening makes it dearer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bench import data
from bench.measure import Figure, in_turn, seconds
from facilitator.services.opening import Opened
from facilitator.storage import journal

RUNS = 300
FEW, MANY = 10, 100_000


def figures(folder: Path) -> Iterator[Figure]:
    """Against the raw write, then among sessions of different lengths."""
    few, many, unfiled = (
        data.evening(data.make_home(folder / name), remarks)
        for name, remarks in (("few", FEW), ("many", MANY), ("unfiled", MANY))
    )
    data.filed(many)
    in_few, raw, in_many, in_unfiled = in_turn(
        RUNS, _keeping(few), _raw(folder / "raw"), _keeping(many), _keeping(unfiled)
    )
    yield Figure("keeping a remark", "a raw append and fsync", in_few, raw, 3, "µs", f"{FEW} remarks")
    among = f"the same among {FEW}"
    for where, times in (("in the YAML", in_many), ("in the journal", in_unfiled)):
        yield Figure("keeping a remark", among, times, in_few, 1.2, "µs", f"{MANY:,} remarks {where}")


def _keeping(opened: Opened) -> Callable[[], float]:
    """The book as the program has it: open, and up to date."""
    random, book = Random(data.SEED), opened.book
    book.open()

    def keep() -> float:
        draft = data.remark(random, "journal")
        return seconds(lambda: book.append(draft))

    return keep


def _raw(path: Path) -> Callable[[], float]:
    random = Random(data.SEED)
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def write() -> float:
        line = journal.encode(data.remark(random, "journal"))

        def add() -> None:
            os.write(descriptor, line)
            os.fsync(descriptor)

        return seconds(add)

    return write
