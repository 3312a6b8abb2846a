"""What a search finds, wherever it was looked for."""

from __future__ import annotations

from msgspec import Struct

from facilitator.domain.faults import Fault
from facilitator.domain.session import Kind
from facilitator.storage.sayings import About


class Hit(Struct, frozen=True):
    """A remark that answers, and its session by name. `question` is the title of its prompt."""

    session: str
    about: About
    number: int
    prompt: str | None
    question: str
    kind: Kind
    speaker: str | None
    text: str


class Answer(Struct, frozen=True):
    """The best answers first, whether there are `more`, and what is wrong in sessions that cannot be read whole."""

    hits: list[Hit]
    more: bool
    faults: list[Fault]
