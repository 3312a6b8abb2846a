"""What reaches the wall. These types have no place for anything private: that is what keeps it off the wall."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from facilitator.domain.stage import Scene

Shown = Scene | Literal["welcome", "blank", "over"]
"""A scene; or, without one: nobody leads a session yet, nothing is shown, the session has ended."""


class Said(Struct, frozen=True):
    """A remark as the room may read it: with its role, `exact` where the words are those that were said."""

    text: str
    speaker: str = ""
    exact: bool = False


class Step(Struct, frozen=True):
    """A question of the agenda."""

    title: str
    state: Literal["done", "now", "left"]


class TimeLeft(Struct, frozen=True):
    """Of the room's question: whole minutes left (over, where `state` says so), and the share that has gone by.

    `share` goes from 0 to 1 by twentieths: nothing here changes every second, so neither does the wall.
    """

    minutes: int
    share: float
    state: Literal["going", "soon", "over", "paused"]


class RoomView(Struct, frozen=True):
    """Everything the wall knows. `text` fills it, `heading` stands above.

    `said` are the remarks of the wall, oldest first, or the one featured; while they are `hidden`, `count` alone tells
    how many there are. `code` is what a code says, `text` then what a person types instead. `steps` are the agenda.
    """

    shown: Shown
    title: str = ""
    place: str = ""
    heading: str = ""
    text: str = ""
    said: tuple[Said, ...] = ()
    hidden: bool = False
    count: int = 0
    code: str = ""
    steps: tuple[Step, ...] = ()
    left: TimeLeft | None = None
    pen_down: bool = False


NOTHING = RoomView("blank")
