"""What the room sees, as a position: which thing, never its words, so that the wall shows them as they are now."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Scene = Literal[
    "prompt",
    "opening",
    "notice",
    "flashback",
    "remark",
    "wall",
    "code",
    "wifi",
    "agenda",
    "closing",
    "test",
]
Turn = Literal["next", "back", "blank"]


class Stage(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One position. `number` is that of the remark shown; `text` what a code says, the prompt's link where empty.

    `hidden`: the remarks of the room's question wait to be revealed; None: as the question asks. `blank`: nothing is
    shown, and this comes back afterwards. `timer`: the time left goes with the question.
    """

    scene: Scene = "prompt"
    number: int | None = None
    text: str = ""
    hidden: bool | None = None
    blank: bool = False
    timer: bool = True
