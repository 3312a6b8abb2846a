"""Catching up from memory: what there is to come back to, and what was kept about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.session import Moment, Remark, Session

AROUND = timedelta(minutes=2)
"""How far from a moment what was noted then still helps to remember it."""


@dataclass(frozen=True)
class Occasion:
    """A moment that was marked, or else a whole question, with the remarks kept from memory about it."""

    moment: Moment
    marked: bool
    recalled: tuple[Remark, ...]


def occasions(session: Session) -> list[Occasion]:
    """The moments by hour, then the questions as they were asked: whoever animates alone often marks nothing.

    A remark from memory is about the moment whose hour it has, else about its question.
    """
    memory = [remark for remark in session.remarks.values() if remark.origin == "memory"]
    of_questions = [remark for remark in memory if remark.at not in session.moments]
    marked = [
        Occasion(moment, True, tuple(remark for remark in memory if remark.at == at))
        for at, moment in sorted(session.moments.items())
    ]
    questions = [
        Occasion(moment, False, tuple(remark for remark in of_questions if remark.prompt == moment.prompt))
        for moment in _questions(session)
    ]
    return marked + questions


def not_caught_up(session: Session) -> list[Moment]:
    """The moments marked about which nothing was kept from memory, by hour."""
    if not session.moments:
        return []
    # Asked once a second of ten thousand remarks: no more is looked at than this needs.
    recalled = {remark.at for remark in session.remarks.values() if remark.origin == "memory"}
    return [moment for at, moment in sorted(session.moments.items()) if at not in recalled]


def around(session: Session, occasion: Occasion) -> list[Remark]:
    """What was noted near a moment, by hour, or under a question; what came from memory apart."""
    noted = [remark for remark in session.remarks.values() if remark.origin != "memory"]
    if not occasion.marked:
        return [remark for remark in noted if remark.prompt == occasion.moment.prompt]
    hour = occasion.moment.at
    return sorted((remark for remark in noted if abs(remark.at - hour) <= AROUND), key=lambda one: one.at)


def _questions(session: Session) -> list[Moment]:
    """Each question asked, at the hour that a remark from memory about it gets; first what came before them all."""
    first: dict[str | None, datetime] = {}
    for remark in session.remarks.values():
        if remark.origin != "memory":
            first.setdefault(remark.prompt, remark.at)
    found = [Moment(_free(session, first[None]))] if None in first else []
    begun = session.started
    for asked in session.asked.values():
        found.append(Moment(_free(session, first.get(asked.id, begun)), asked.id))
        begun += timedelta(seconds=int(asked.seconds))
    return found


def _free(session: Session, hour: datetime) -> datetime:
    """The hour, or the second next before it that no moment has: its remarks would be taken for the moment's."""
    while hour in session.moments:
        hour -= timedelta(seconds=1)
    return hour
