"""The course of an evening in words: what is left of it, what was done, how far its question is.

Time runs out quietly: the words and the shape of a bar change, the colour only goes with them. Nothing here changes
more than once a minute, so that no figure runs in the corner of an eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Session
from facilitator.services.agenda import Time
from facilitator.services.live import Live
from facilitator.texts import _, ngettext, words
from facilitator.tui.screens import live_keys
from facilitator.tui.wrapping import Run

_MINUTE = 60
_SOON = 2 * _MINUTE
_ROOM_SOON = 10 * _MINUTE
_BAR = 5


@dataclass(frozen=True)
class Cue:
    """How the time of a question stands: a shape, words, what may be left out of them, and their tone."""

    shape: str
    said: str
    more: str
    tone: str

    def text(self) -> str:
        """All of it."""
        return " ".join(filter(None, [self.shape, ", ".join(filter(None, [self.said, self.more]))]))


def cue(time: Time, paused: bool) -> Cue:
    """The cue for a question."""
    if paused:
        return Cue("‖", _("clock stopped"), _spent(time) if time.spent >= _MINUTE else "", "mark")
    if time.left is None:
        return Cue("", _spent(time), "", "faint")
    if time.left <= 0:
        return Cue("▰" * _BAR + "!", _margin(time.left), "", "alert")
    full = int(_BAR * time.spent / (time.spent + time.left))
    bar = "▰" * full + "▱" * (_BAR - full)
    said = _("last minute") if time.left <= _MINUTE else _margin(time.left)
    return Cue(bar, said, "", "mark" if time.left <= _SOON else "faint")


def _spent(time: Time) -> str:
    return words.duration(time.spent) if time.spent >= _MINUTE else _("just begun")


def _margin(left: float) -> str:
    """What is left, to the minute."""
    if -_MINUTE < left <= 0:
        return _("time is up")
    return words.margin(ceil(left / _MINUTE) * _MINUTE if left > 0 else left)


def length_text(minutes: float) -> str:
    """How long a question is to last."""
    return _("{time} for this question").format(time=words.duration(minutes * _MINUTE))


# What stands all evening


def room_left(live: Live) -> Run:
    """What is left until the room must be free, and for how many questions."""
    left, number = live.left(), live.to_come()
    if left is None:
        said = ngettext("{number} question to come", "{number} questions to come", number)
        return (said.format(number=number) if number else _("no other question"), "faint")
    seconds = left.total_seconds()
    said = ngettext("{left}, {number} question to come", "{left}, {number} questions to come", number)
    if not number:
        said = _("{left}, no other question")
    tone = "alert" if seconds <= 0 else "mark" if seconds <= _ROOM_SOON else "faint"
    return said.format(left=_margin(seconds), number=number), tone


def notice_run(session: Session) -> Run:
    """Whether the notice was read."""
    if session.notice.read is None:
        return "○ " + _("notice not read"), "mark"
    return "✓ " + _("notice read"), "faint"


def people_run(session: Session) -> Run:
    """How many people are here, or who is to be asked."""
    if session.people is None:
        return _("how many people? {key}").format(key=live_keys.key("evening")), "mark"
    return words.count_people(session.people), "faint"


def moments_run(session: Session) -> Run | None:
    """How many strong moments wait to be caught up."""
    number = len(not_caught_up(session)) if session.moments else 0
    if not number:
        return None
    return "◆ " + ngettext("{number} moment", "{number} moments", number).format(number=number), "faint"


def standing(live: Live) -> list[Run]:
    """What stands all evening, in its order; the least needed to be left out first are those that say all is well."""
    session = live.session
    runs = [room_left(live), notice_run(session), people_run(session), moments_run(session)]
    return [run for run in runs if run is not None]
