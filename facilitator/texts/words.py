"""The words that every front end shares: kinds, origins, states, counts, durations, dates and quotations."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime

from facilitator.domain.session import Kind, Origin, Signal
from facilitator.texts import _, language, ngettext

_KINDS: dict[Kind, Callable[[], str]] = {
    "verbatim": lambda: _("quotation"),
    "observation": lambda: _("observation"),
    "question": lambda: _("question"),
    "idea": lambda: _("idea"),
    "comment": lambda: _("comment"),
}
_ORIGINS: dict[Origin, Callable[[], str]] = {
    "room": lambda: _("in the room"),
    "phone": lambda: _("by phone"),
    "paper": lambda: _("on paper"),
    "memory": lambda: _("from memory"),
    "elsewhere": lambda: _("elsewhere"),
}
_STATES: dict[str, Callable[[], str]] = {
    "running": lambda: _("running"),
    "left": lambda: _("to be taken up"),
    "ended": lambda: _("ended"),
    "faulty": lambda: _("faulty"),
}
_SIGNALS: dict[Signal, Callable[[], str]] = {
    "agree": lambda: _("agreement"),
    "disagree": lambda: _("disagreement"),
    "laughter": lambda: _("laughter"),
    "silence": lambda: _("silence"),
}
_MONTHS: tuple[Callable[[], str], ...] = (
    lambda: _("January"),
    lambda: _("February"),
    lambda: _("March"),
    lambda: _("April"),
    lambda: _("May"),
    lambda: _("June"),
    lambda: _("July"),
    lambda: _("August"),
    lambda: _("September"),
    lambda: _("October"),
    lambda: _("November"),
    lambda: _("December"),
)


def kind(of: Kind) -> str:
    """The kind of a remark, in a word."""
    return _KINDS[of]()


def origin(of: Origin) -> str:
    """Where a remark comes from, in a word or two."""
    return _ORIGINS[of]()


def state(of: str) -> str:
    """The state of a session, in a word or two."""
    return _STATES[of]()


def signal(of: Signal) -> str:
    """How the room reacted, in a word."""
    return _SIGNALS[of]()


def signals(counts: dict[Signal, int]) -> str:
    """Every reaction of the room to a remark, with its count where it came more than once."""
    return ", ".join(signal(name) + (f" × {count}" if count > 1 else "") for name, count in counts.items())


def quoted(text: str) -> str:
    """`text` between the quotation marks of the language."""
    return _("“{text}”").format(text=text)


def colon() -> str:
    """What stands between a voice and its words."""
    return _(": ")


def count_remarks(number: int) -> str:
    """So many remarks."""
    return ngettext("{number} remark", "{number} remarks", number).format(number=number)


def count_people(number: int) -> str:
    """So many people."""
    return ngettext("{number} person", "{number} people", number).format(number=number)


def duration(seconds: float) -> str:
    """A time spent, as people say it: seconds below a minute, minutes below an hour."""
    whole = max(0, int(seconds))
    if whole < 60:
        return _("{seconds} s").format(seconds=whole)
    hours, minutes = divmod(whole // 60, 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=minutes)


def margin(left: float) -> str:
    """What is left of a length of time, to the minute begun; or by how much it is over, when negative."""
    if left < 0:
        return _("over by {time}").format(time=duration(-left))
    whole = math.ceil(left)
    return _("{time} left").format(time=duration(whole if whole < 60 else math.ceil(whole / 60) * 60))


def day(of: date) -> str:
    """A date in full: 22 November 2026."""
    number = _("1st") if of.day == 1 and language() == "fr" else str(of.day)
    return _("{day} {month} {year}").format(day=number, month=_MONTHS[of.month - 1](), year=of.year)


def month(of: date) -> str:
    """A month of a year: November 2026."""
    return _("{month} {year}").format(month=_MONTHS[of.month - 1](), year=of.year)


def hour(of: datetime) -> str:
    """An hour of the day: 14:30."""
    return _("{hour}:{minute:02}").format(hour=of.hour, minute=of.minute)


def moment(of: datetime) -> str:
    """A date in full with its hour."""
    return _("{day}, {hour}").format(day=day(of), hour=hour(of))


def shortened(text: str, longest: int = 60) -> str:
    """`text` on at most `longest` characters, cut between words where it can be."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head.rpartition(" ")[0] or head) + "…"
