"""What line mode does for an animator alone: the pen, strong moments, and what is remembered of them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.domain import recall as memory
from facilitator.domain.recall import Occasion
from facilitator.line import telling
from facilitator.line.table import Refused
from facilitator.services.live import Live
from facilitator.texts import _, figures, troubles, words

if TYPE_CHECKING:
    from facilitator.line.leading import Leader

_HOUR = re.compile(r"([0-2]?[0-9])[:hH]([0-5][0-9])(?:\s+(.*))?", re.DOTALL)


def pen(leader: Leader, _rest: str) -> None:
    """Put the pen down, so that nothing is noted; or take it up."""
    leader.evening.do(lambda live: live.pen(not live.pen_down))


def moment(leader: Leader, _rest: str) -> None:
    """Mark this instant as a strong moment. It is a note too: not while the pen is down."""
    _need_pen(leader)
    leader.evening.do(Live.moment)


def recall(leader: Leader, rest: str) -> None:
    """A remark from memory about the last moment, or about the last one of that hour; without words, the moments."""
    found = _HOUR.fullmatch(rest)
    text = (found[3] or "").strip() if found else rest
    with leader.evening.turn:
        marked = [one for one in memory.occasions(leader.evening.session) if one.marked]
    if not text:
        _list(leader, marked)
        return
    _need_pen(leader)
    about = _last(marked, (int(found[1]), int(found[2])) if found else None)
    with leader.evening.turn:
        reading = leader.evening.live.read(text)
    if not leader.evening.do(lambda live: live.recall(reading, about.moment)):
        raise Refused(_("Only remarks are kept from memory: add some words."))


def _need_pen(leader: Leader) -> None:
    if leader.evening.pen_down:
        raise Refused(troubles.pen_down(_(":pen")))


def _list(leader: Leader, marked: list[Occasion]) -> None:
    if not marked:
        raise Refused(_("No strong moment is marked. :moment marks one."))
    for one in marked:
        said = telling.moment(leader.evening.session, one.moment)
        state = figures.from_memory(len(one.recalled)) if one.recalled else _("to catch up with")
        leader.paper.say(f"{said} – {state}")


def _last(marked: list[Occasion], hour: tuple[int, int] | None) -> Occasion:
    if not marked:
        raise Refused(_("No strong moment is marked. :moment marks one."))
    near = [one for one in marked if hour is None or _clock(one.moment.at) == hour]
    if not near:
        known = ", ".join(words.hour(one.moment.at) for one in marked)
        raise Refused(_("No strong moment has this hour. There are: {known}.").format(known=known))
    return near[-1]


def _clock(at: datetime) -> tuple[int, int]:
    return at.hour, at.minute
