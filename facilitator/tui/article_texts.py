"""The texts of an article that the writer writes: which there are, what they say, how one is changed."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec.structs import replace

from facilitator.domain import board
from facilitator.domain.synthesis import Situation, Synthesis
from facilitator.services.writing import Act

Name = Literal["title", "lead", "flashback", "closing", "link", "heading", "opening", "end"]

_WHOLE: tuple[Name, ...] = ("title", "lead", "flashback")
_OF_SITUATION: dict[Name, str] = {"heading": "title", "opening": "opening", "end": "closing"}
_LAST: tuple[Name, ...] = ("closing", "link")


class Text(NamedTuple):
    """One of them; `at` is the place of the situation it belongs to."""

    name: Name
    at: int | None = None

    @property
    def is_one_line(self) -> bool:
        """Whether it is no Markdown, and has no line feeds."""
        return self.name in ("title", "link", "heading")


def texts_of(synthesis: Synthesis) -> list[Text]:
    """All of them, in the order in which the article is read."""
    places = range(len(synthesis.situations))
    inside = [Text(name, at) for at in places for name in _OF_SITUATION]
    return [*map(Text, _WHOLE), *inside, *map(Text, _LAST)]


def read(synthesis: Synthesis, text: Text) -> str:
    """What it says."""
    if text.at is None:
        return str(getattr(synthesis, text.name))
    if text.at >= len(synthesis.situations):
        return ""
    return str(getattr(synthesis.situations[text.at], _OF_SITUATION[text.name]))


def read_again(synthesis: Synthesis, text: Text, seen: Synthesis) -> str:
    """What it says in a synthesis where others may have moved the situation it belongs to."""
    at = None if text.at is None else found_again(synthesis, seen, text.at)
    return "" if text.at is not None and at is None else read(synthesis, Text(text.name, at))


def tidy(text: Text, said: str) -> str:
    """What was typed, as it is kept."""
    return " ".join(said.split("\n")) if text.is_one_line else said


def write(text: Text, said: str, seen: Synthesis) -> Act:
    """The act of having it say this. `seen` is the synthesis as the writer sees it: a situation that others moved
    since is found again, and one they took away is there again for what was written in it."""

    def act(synthesis: Synthesis) -> Synthesis:
        if text.at is None:
            return replace(synthesis, **{text.name: said})
        at = found_again(synthesis, seen, text.at)
        if at is None:
            at = len(synthesis.situations)
            kept = replace(seen.situations[text.at], remarks=())
            synthesis = replace(synthesis, situations=(*synthesis.situations, kept))
        return board.write(synthesis, at, **{_OF_SITUATION[text.name]: said})

    return act


def found_again(synthesis: Synthesis, seen: Synthesis, at: int) -> int | None:
    """Where a situation that was seen at a place is now."""
    wanted, now = seen.situations[at], synthesis.situations
    near = sorted(range(len(now)), key=lambda place: abs(place - at))
    for alike in (_same_all, _same_title, _same_remarks):
        if (place := next((one for one in near if alike(now[one], wanted)), None)) is not None:
            return place
    return None


def _same_all(one: Situation, other: Situation) -> bool:
    return _same_title(one, other) and one.remarks == other.remarks


def _same_title(one: Situation, other: Situation) -> bool:
    return one.title == other.title


def _same_remarks(one: Situation, other: Situation) -> bool:
    return bool({placed.ref for placed in one.remarks} & {placed.ref for placed in other.remarks})
