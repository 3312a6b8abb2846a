"""The figures of an evening, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from facilitator.domain.session import KINDS, Kind, Remark, Session
from facilitator.texts import _, ngettext, words

_BY_KIND: dict[Kind, Callable[[int], str]] = {
    "verbatim": lambda n: ngettext("{number} quotation", "{number} quotations", n),
    "observation": lambda n: ngettext("{number} observation", "{number} observations", n),
    "question": lambda n: ngettext("{number} question asked", "{number} questions asked", n),
    "idea": lambda n: ngettext("{number} idea", "{number} ideas", n),
    "comment": lambda n: ngettext("{number} comment", "{number} comments", n),
}


class Line(NamedTuple):
    """A question of the evening: its id, None before the first, and its title; time spent, remarks filed there."""

    id: str | None
    title: str
    seconds: float | None
    remarks: int


def by_question(session: Session) -> list[Line]:
    """The questions as they were asked; what was noted before the first, or under one never asked, has no time."""
    counts: dict[str | None, int] = {}
    for remark in session.remarks.values():
        counts[remark.prompt] = counts.get(remark.prompt, 0) + 1
    asked = [Line(one.id, one.title, one.seconds, counts.get(one.id, 0)) for one in session.asked.values()]
    before = [Line(None, _("Before the first question"), None, counts[None])] if None in counts else []
    strangers = [
        Line(id, session.title_of(id) or id, None, number)
        for id, number in counts.items()
        if id is not None and id not in session.asked
    ]
    return before + asked + strangers


def by_kind(remarks: Iterable[Remark]) -> str:
    """How many remarks of each kind that there is."""
    kinds = [remark.kind for remark in remarks]
    counts = ((kind, kinds.count(kind)) for kind in KINDS)
    return ", ".join(_BY_KIND[kind](number).format(number=number) for kind, number in counts if number)


def voices(session: Session) -> str:
    """How many voices were heard: labels and voices that said nothing are forgotten when a session ends."""
    number = len({remark.speaker for remark in session.remarks.values() if remark.speaker})
    return ngettext("{number} voice heard", "{number} voices heard", number).format(number=number)


def to_take_up(number: int) -> str:
    """So many remarks to be taken up."""
    said = ngettext("{number} remark to be taken up", "{number} remarks to be taken up", number)
    return said.format(number=number)


def moments(number: int) -> str:
    """So many moments about which nothing was kept from memory."""
    said = ngettext(
        "{number} strong moment to catch up with", "{number} strong moments to catch up with", number
    )
    return said.format(number=number)


def from_memory(number: int) -> str:
    """So many remarks kept from memory."""
    return ngettext("{number} from memory", "{number} from memory", number).format(number=number)


def spent(session: Session) -> str:
    """The time spent on all the questions."""
    return words.duration(session.seconds)
