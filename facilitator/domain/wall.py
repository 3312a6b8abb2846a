"""Which remarks may hang on the wall, and when."""

from __future__ import annotations

from facilitator.domain.session import Remark, Session
from facilitator.domain.stage import Stage


def may_be_shown(remark: Remark) -> bool:
    """Whether a remark may hang on the wall: neither the note-taker's own thoughts nor what is sensitive."""
    return remark.kind != "comment" and not remark.sensitive


def hanging(session: Session) -> list[Remark]:
    """The remarks of the room's question that may hang there; what is said by another one too hangs once.

    Of remarks that a person made stand for each other, all do.
    """
    here = filter(may_be_shown, session.remarks_of(session.current))
    return [remark for remark in here if not _another_stands(session, remark)]


def _another_stands(session: Session, remark: Remark) -> bool:
    """Whether a remark that says the same hangs in its place, or may not hang itself."""
    other = session.remarks.get(remark.same_as or 0)
    if other is None:
        return False
    return not may_be_shown(other) or (other.prompt == remark.prompt and not _in_circle(session, remark))


def _in_circle(session: Session, remark: Remark) -> bool:
    """Whether a remark says the same as another, that one as a third, and so on back to the first."""
    seen, above = set[int](), remark.same_as
    while above is not None and above != remark.number and above not in seen:
        seen.add(above)
        other = session.remarks.get(above)
        above = other.same_as if other else None
    return above == remark.number


def are_hidden(session: Session, stage: Stage) -> bool:
    """Whether the remarks of the room's question wait to be revealed: those of a blind one do, until they are."""
    prompt = session.prompt(session.current)
    return stage.hidden if stage.hidden is not None else prompt is not None and prompt.blind


def may_be_featured(session: Session, remark: Remark, stage: Stage) -> bool:
    """Whether a remark may hang on the wall alone now."""
    waits = remark.prompt == session.current and are_hidden(session, stage)
    return may_be_shown(remark) and not waits
