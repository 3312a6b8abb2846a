"""What may stand between quotation marks, and where it comes from."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from facilitator.domain.session import Kind, Origin, Remark

NotQuotable = Literal["memory", "told", "comment"]


class Quotable(Struct, frozen=True):
    """A remark as it may be quoted: `published` is what is read, `text` what was noted."""

    session: str
    number: int
    kind: Kind
    origin: Origin
    published: str
    text: str


class Receipt(NamedTuple):
    """Where words come from."""

    session: str
    number: int


def quotable(session: str, remark: Remark) -> Quotable:
    """`remark` of the session of that name, as it may be quoted."""
    return Quotable(session, remark.number, remark.kind, remark.origin, remark.published, remark.text)


def why_not(kind: Kind, origin: Origin) -> NotQuotable | None:
    """What keeps such words out of « »; None when nothing does.

    What comes from a phone was written by whoever thought it, so an observation from there has their words.
    """
    if kind == "comment":
        return "comment"
    if origin == "memory":
        return "memory"
    return "told" if kind == "observation" and origin != "phone" else None
