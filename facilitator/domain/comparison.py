"""What sessions are compared by, and what comes out."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from msgspec import Struct

By = Literal["all", "session", "month", "theme"]
WAYS: tuple[By, ...] = get_args(By)
"""What is put together: all sessions, none with another, those of a month, those of a theme."""

Measure = Literal["question", "kind", "origin", "tag", "role", "time", "word", "new-word"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
"""What is counted: remarks, but seconds for `time`. A word counts once in each remark that has it; it is new in a group
when it was said in no earlier session that is not of the group."""


class Group(Struct):
    """Sessions put together. `id` is a session's name, a month such as 2026-01, a theme's title, or empty for all.

    `title`, `place` and `began` are those of the session that began first, `seconds` the time spent on the questions.
    """

    id: str
    title: str
    place: str
    began: datetime
    sessions: int = 0
    remarks: int = 0
    seconds: float = 0.0


class Row(Struct, frozen=True):
    """One thing that is counted, in each group that has it, by the group's place. The name is None for the remarks
    that stand before the first question."""

    name: str | None
    counts: dict[int, float]

    @property
    def total(self) -> float:
        """The count in all groups."""
        return sum(self.counts.values())


class Comparison(Struct, frozen=True):
    """Groups side by side, in order, and for each measure what was counted: kinds and origins in their own order, all
    else the most frequent first."""

    by: By
    groups: list[Group]
    rows: dict[Measure, list[Row]]
