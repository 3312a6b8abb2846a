"""The texts of a synthesis that the writer wrote, each with where it stands, and all of them written otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from facilitator.domain.synthesis import Situation, Synthesis

Name = Literal["title", "lead", "flashback", "heading", "opening", "turn", "end", "closing"]

_KEYS: dict[Name, str] = {"heading": "title", "opening": "opening", "end": "closing"}


class Where(NamedTuple):
    """Which text it is; in a situation, and of a turn of phrase which remark there: both counted from 1."""

    text: Name
    situation: int = 0
    remark: int = 0

    @property
    def keys(self) -> tuple[str | int, ...]:
        """What leads to it in the file."""
        if self.text == "turn":
            return ("situations", self.situation - 1, "remarks", self.remark - 1, "turn")
        if self.situation:
            return ("situations", self.situation - 1, _KEYS[self.text])
        return (self.text,)


def written(synthesis: Synthesis) -> Iterator[tuple[Where, str]]:
    """Every text of the writer's that has something in it, in the order in which it is read."""
    return ((where, text) for where, text in _all(synthesis) if text.strip())


def _all(synthesis: Synthesis) -> Iterator[tuple[Where, str]]:
    yield Where("title"), synthesis.title
    yield Where("lead"), synthesis.lead
    yield Where("flashback"), synthesis.flashback
    for number, situation in enumerate(synthesis.situations, 1):
        yield Where("heading", number), situation.title
        yield Where("opening", number), situation.opening
        for place, placed in enumerate(situation.remarks, 1):
            yield Where("turn", number, place), placed.turn
        yield Where("end", number), situation.closing
    yield Where("closing"), synthesis.closing


def rewritten(synthesis: Synthesis, new: Callable[[str], str]) -> Synthesis:
    """The synthesis with what `new` makes of each text of the writer's."""

    def of(situation: Situation) -> Situation:
        return replace(
            situation,
            title=new(situation.title),
            opening=new(situation.opening),
            remarks=tuple(replace(placed, turn=new(placed.turn)) for placed in situation.remarks),
            closing=new(situation.closing),
        )

    return replace(
        synthesis,
        title=new(synthesis.title),
        lead=new(synthesis.lead),
        flashback=new(synthesis.flashback),
        situations=tuple(map(of, synthesis.situations)),
        closing=new(synthesis.closing),
    )
