"""The remarks of a past session in groups: by question, by time, by voice, by tag, by kind, or those to be taken up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from facilitator.domain.ordering import reading_order
from facilitator.domain.session import KINDS, Remark, Session
from facilitator.domain.slugs import plain

Way = Literal["question", "time", "speaker", "tag", "kind", "take-up"]
WAYS: tuple[Way, ...] = get_args(Way)

MINUTES = 10
"""How long a group by time is."""

Key = str | datetime | None
"""What the remarks of a group have in common; None where they lack it."""


class Placed(NamedTuple):
    """A remark in its group. With a depth it stands under another: it says the `same`, or is a `reply` to it."""

    number: int
    depth: int = 0
    under: Literal["", "same", "reply"] = ""


class Group(NamedTuple):
    """Remarks in reading order; `seconds` is the time spent on a question that was asked."""

    key: Key
    remarks: list[Placed]
    seconds: float | None = None


def groups(session: Session, way: Way) -> list[Group]:
    """The remarks of a session looked at in one of the ways. One of several tags is in several groups."""
    remarks = reading_order(session.remarks.values())
    match way:
        case "question":
            return _by_question(session, remarks)
        case "take-up":
            marked = _by_question(session, [remark for remark in remarks if remark.take_up])
            return [group for group in marked if group.remarks]
        case "time":
            found = _gathered(remarks, lambda remark: [_minutes(remark.at)])
            # Links would break the order of the hours: here they are only said.
            return [Group(key, [Placed(one.number) for one in held]) for key, held in found.items()]
        case "speaker":
            return _by_name(remarks, lambda remark: [remark.speaker])
        case "tag":
            return _by_name(remarks, lambda remark: [*dict.fromkeys(remark.tags)] or [None])
        case "kind":
            kinds = _gathered(remarks, lambda remark: [remark.kind])
            return [Group(kind, nested(kinds[kind])) for kind in KINDS if kind in kinds]


def _gathered(remarks: Iterable[Remark], keys: Callable[[Remark], Iterable[Key]]) -> dict[Key, list[Remark]]:
    found: dict[Key, list[Remark]] = {}
    for remark in remarks:
        for key in keys(remark):
            found.setdefault(key, []).append(remark)
    return found


def _by_question(session: Session, remarks: list[Remark]) -> list[Group]:
    """What was noted before the first question, the questions as they were asked, then those that never were."""
    found = _gathered(remarks, lambda remark: [remark.prompt])
    order: list[str | None] = [None] if None in found else []
    order += [*session.asked, *(key for key in found if isinstance(key, str) and key not in session.asked)]
    times = {id: asked.seconds for id, asked in session.asked.items()}
    return [Group(id, nested(found.get(id, [])), times.get(id or "")) for id in order]


def _by_name(remarks: list[Remark], names: Callable[[Remark], Iterable[str | None]]) -> list[Group]:
    """By the alphabet; those without a name last."""
    found = _gathered(remarks, names)
    order = sorted(found, key=lambda key: (key is None, plain(str(key or "")), str(key)))
    return [Group(key, nested(found[key])) for key in order]


def _minutes(at: datetime) -> datetime:
    return at.replace(minute=at.minute // MINUTES * MINUTES, second=0, microsecond=0)


def nested(remarks: list[Remark]) -> list[Placed]:
    """The remarks in their order, but each that says the same as another of them, or answers it, under that one."""
    here = {remark.number for remark in remarks}
    below: dict[int, list[Remark]] = {}
    above: list[Remark] = []
    for remark in remarks:
        parent = _parent(remark, here)
        (above if parent is None else below.setdefault(parent, [])).append(remark)
    if not below:
        return [Placed(remark.number) for remark in above]
    placed = _descended(above, below, here)
    # A file written by hand may have two that answer each other: neither is to be missing.
    lost = here - {one.number for one in placed}
    return placed + [Placed(remark.number) for remark in remarks if remark.number in lost]


def _parent(remark: Remark, here: set[int]) -> int | None:
    links = (remark.same_as, remark.reply_to)
    return next((link for link in links if link in here and link != remark.number), None)


def _descended(above: list[Remark], below: dict[int, list[Remark]], here: set[int]) -> list[Placed]:
    placed: list[Placed] = []
    waiting = [(remark, 0) for remark in reversed(above)]
    while waiting:
        remark, depth = waiting.pop()
        under: Literal["", "same", "reply"] = ""
        if depth:
            under = "same" if remark.same_as in here else "reply"
        placed.append(Placed(remark.number, depth, under))
        waiting += [(one, depth + 1) for one in reversed(below.get(remark.number, []))]
    return placed
