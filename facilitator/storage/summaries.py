"""What a table of sessions tells of each, without its remarks."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from facilitator.domain.faults import Fault
from facilitator.domain.session import Session


class Summary(Struct, frozen=True):
    """A session in a row: how many `remarks` it has, how many of them are to be taken up again, and in how many
    `voices`, each counted once; `seconds` is the time spent on its questions, `keep_until` the day after
    which the room was told it would be deleted."""

    title: str
    theme: str
    place: str
    started: datetime
    ended: datetime | None
    people: int | None
    remarks: int
    seconds: float
    voices: int
    take_up: int
    keep_until: date | None


class Listed(Struct, frozen=True):
    """A session by name: None where it cannot be read at all, with the first thing that is wrong in it."""

    name: str
    summary: Summary | None
    fault: Fault | None


def summary_of(session: Session) -> Summary:
    """What the table tells of this session."""
    remarks = session.remarks.values()
    return Summary(
        title=session.title,
        theme=session.theme.title,
        place=session.place,
        started=session.started,
        ended=session.ended,
        people=session.people,
        remarks=len(remarks),
        seconds=session.seconds,
        voices=len({remark.speaker for remark in remarks if remark.speaker is not None}),
        take_up=sum(remark.take_up for remark in remarks),
        keep_until=session.notice.keep_until,
    )
