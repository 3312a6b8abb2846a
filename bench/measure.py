"""Taking figures so that they can be compared: medians, and turns taken so that a noisy machine hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

# What each unit is shown as, and how many of them make one second or one byte.
UNITS = {"s": 1.0, "ms": 1e3, "µs": 1e6, "MB": 1e-6}


@dataclass(frozen=True)
class Figure:
    """Two things measured in the same run, in seconds or bytes, and how much the first may be of the second.

    `data` says on what they were measured; `part` which of the values counts: 0.5 is the median.
    """

    what: str
    against: str
    measured: Sequence[float]
    reference: Sequence[float]
    bound: float
    unit: str
    data: str
    part: float = 0.5

    @property
    def ratio(self) -> float:
        """How many times the reference it takes."""
        return self._of(self.measured) / self._of(self.reference)

    @property
    def within(self) -> bool:
        """Whether it is within its bound."""
        return self.ratio <= self.bound

    def _of(self, values: Sequence[float]) -> float:
        if self.part == 0.5:
            return median(values)
        return sorted(values)[int(self.part * (len(values) - 1))]

    def __str__(self) -> str:
        scale = UNITS[self.unit]
        measured, reference = self._of(self.measured) * scale, self._of(self.reference) * scale
        verdict = "within" if self.within else "OVER"
        return (
            f"{verdict:>6}  {self.ratio:5.2f} (bound {self.bound})  {self.what}: {measured:.4g} {self.unit}\n"
            f"        against {self.against}: {reference:.4g} {self.unit}\n"
            f"        on {self.data}, {len(self.measured)} runs"
        )


def seconds(do: Callable[[], object]) -> float:
    """How long `do` takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def in_turn(runs: int, *ways: Callable[[], float]) -> list[list[float]]:
    """What each way gives, run one after the other as often as asked, after one round that does not count."""
    rounds = [[way() for way in ways] for _ in range(runs + 1)]
    return [list(column) for column in zip(*rounds[1:], strict=True)]
