"""What takes an entry back: another entry."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from facilitator.domain import entries as e
from facilitator.domain.fold import changed_fields
from facilitator.domain.session import Remark, Session


def inverse(before: Session, entry: e.AnyEntry) -> e.AnyEntry | None:
    """The draft that undoes `entry`, given the session just before it; None where nothing can or need.

    Moves of the room, what it sees, the clock, the pen and the head count are facts of the evening, not edits.
    """
    same: dict[str, Any] = {"at": entry.at, "by": entry.by}
    match entry:
        case e.RemarkKept():
            return e.Remove(number=entry.number, **same)
        case e.Remove() if entry.number in before.remarks:
            # Once a session has ended, nothing keeps what was removed.
            return (
                e.Restore(number=entry.number, **same)
                if before.running
                else kept(before.remarks[entry.number])
            )
        case e.Restore():
            return e.Remove(number=entry.number, **same)
        case e.Change() if remark := before.remarks.get(entry.number):
            old = {name: getattr(remark, name) for name in changed_fields(entry)}
            return e.Change(number=entry.number, **old, **same)
        case e.SignalGiven():
            return e.SignalGiven(number=entry.number, signal=entry.signal, count=-entry.count, **same)
        case e.FollowUp():
            return e.FollowUp(prompt=entry.prompt, position=entry.position, used=not entry.used, **same)
        case e.Minutes() if prompt := before.prompt(entry.prompt):
            return e.Minutes(prompt=prompt.id, minutes=prompt.minutes, **same)
        case e.VoiceDeclared() if _is_unheard(before, entry):
            return e.VoiceDeclared(role=entry.role, label=entry.label, forgotten=not entry.forgotten, **same)
        case e.MomentMarked() if (entry.moment in before.moments) != entry.marked:
            return e.MomentMarked(moment=entry.moment, prompt=entry.prompt, marked=not entry.marked, **same)
        case e.PromptChange():
            return _inverse_prompt(before, entry, same)
    return None


def kept(remark: Remark) -> e.RemarkKept:
    """The draft that puts a remark back as it was, its number and its hour included."""
    return e.RemarkKept(by="review", **asdict(remark))


def _is_unheard(before: Session, entry: e.VoiceDeclared) -> bool:
    """Whether this entry alone makes the voice known, or unknown."""
    known = before.running is not None and entry.role in before.running.voices
    return known == entry.forgotten


def _inverse_prompt(before: Session, entry: e.PromptChange, same: dict[str, Any]) -> e.PromptChange | None:
    if entry.what == "add":
        return e.PromptChange(what="drop", id=entry.id, **same)
    if entry.what == "retitle":
        return e.PromptChange(what="retitle", id=entry.id, title=before.title_of(entry.id), **same)
    prompt = before.prompt(entry.id)
    if prompt is None:
        return None
    place = before.agenda.index(prompt)
    after = before.agenda[place - 1].id if place else None
    if entry.what == "move":
        return e.PromptChange(what="move", id=entry.id, after=after, **same)
    return e.PromptChange(what="add", id=entry.id, prompt=prompt, after=after, **same)
