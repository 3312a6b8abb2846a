"""The questions of a session being led: which one the room is on, their order, their time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.domain.slugs import slug, unique
from facilitator.domain.theme import Prompt
from facilitator.services.acts import Act, Why
from facilitator.services.clock import EveningClock, RoomClock


@dataclass(frozen=True)
class Time:
    """Of one prompt: seconds spent, and seconds left where it has a length (negative when over)."""

    spent: float
    left: float | None


def time_at(session: Session, prompt: str | None, elapsed: float) -> Time:
    """The time of a prompt when the evening's clock has come to `elapsed` seconds."""
    asked, planned = session.asked.get(prompt or ""), session.prompt(prompt)
    spent = asked.seconds if asked else 0.0
    running = session.running
    if running and not running.paused and prompt == running.current:
        spent += max(0.0, elapsed - running.elapsed)
    minutes = planned.minutes if planned else None
    return Time(spent, minutes * 60 - spent if minutes else None)


class Agenda(ABC):
    """The part of `live.Live` that is about the questions."""

    session: Session
    _clock: EveningClock
    _room: RoomClock

    @property
    @abstractmethod
    def heading(self) -> str | None:
        """The prompt the room is on, or will be on once all that was sent is on disk."""

    @abstractmethod
    def _now(self) -> dict[str, Any]:
        """What every entry drafted now carries."""

    @abstractmethod
    def _do(self, draft: e.AnyEntry, why: Why = "do") -> Act:
        """Send a draft to the disk."""

    # Where the room is

    def open(self, prompt: str) -> Act | None:
        """Move the room to a prompt; with the first one the clocks start."""
        return None if prompt == self.heading else self._do(e.Open(prompt=prompt, **self._now()))

    def next(self) -> Act | None:
        """Move the room to the prompt after this one in the agenda."""
        return self._step(+1)

    def back(self) -> Act | None:
        """Move the room to the prompt before this one in the agenda."""
        return self._step(-1)

    def _step(self, by: int) -> Act | None:
        ids = [prompt.id for prompt in self.session.agenda]
        if self.heading not in ids:
            # No prompt is open yet, or the one that is was taken out: only forward is there something to go to.
            fresh = next((id for id in ids if id not in self.session.asked), None)
            return self.open(fresh) if fresh and by > 0 else None
        place = ids.index(self.heading) + by
        return self.open(ids[place]) if 0 <= place < len(ids) else None

    def to_come(self) -> int:
        """How many prompts of the agenda the room has not been on."""
        return sum(p.id not in self.session.asked and p.id != self.heading for p in self.session.agenda)

    # What they are

    def add(self, title: str, after: str | None = None, first: bool = False) -> Act:
        """Add a prompt after another, by default the current one; or before all others (also when none is open)."""
        taken = {prompt.id for prompt in self.session.agenda} | set(self.session.asked)
        prompt = Prompt(title=title, id=unique(slug(title) or "question", taken))
        place = None if first else after or self.session.current
        return self._do(e.PromptChange(what="add", id=prompt.id, prompt=prompt, after=place, **self._now()))

    def retitle(self, title: str, id: str | None = None) -> Act | None:
        """Give a prompt, by default the current one, another title."""
        wanted = id or self.session.current
        if wanted is None or title == self.session.title_of(wanted):
            return None
        return self._do(e.PromptChange(what="retitle", id=wanted, title=title, **self._now()))

    def shift(self, id: str, by: int) -> Act | None:
        """Move a prompt by so many places in the agenda."""
        others = [prompt.id for prompt in self.session.agenda if prompt.id != id]
        if len(others) == len(self.session.agenda):
            return None
        old = [prompt.id for prompt in self.session.agenda].index(id)
        place = min(max(0, old + by), len(others))
        if place == old:
            return None
        after = others[place - 1] if place else None
        return self._do(e.PromptChange(what="move", id=id, after=after, **self._now()))

    def drop(self, id: str) -> Act | None:
        """Take a prompt out of the agenda, its remarks stay; None for the one the room is on."""
        if id == self.heading or self.session.prompt(id) is None:
            return None
        return self._do(e.PromptChange(what="drop", id=id, **self._now()))

    def follow_up(self, position: int, used: bool = True) -> Act | None:
        """Tick a follow-up of the current prompt, by its position from 0."""
        prompt = self.session.prompt(self.session.current)
        if prompt is None or not 0 <= position < len(prompt.follow_ups):
            return None
        return self._do(e.FollowUp(prompt=prompt.id, position=position, used=used, **self._now()))

    # Time

    def pause(self) -> Act:
        """Stop the clock of the prompt, or let it go on."""
        paused = self.session.running is not None and self.session.running.paused
        return self._do(e.Resume(**self._now()) if paused else e.Pause(**self._now()))

    def lengthen(self, minutes: int) -> Act | None:
        """Give the current prompt so many minutes more, or less; one without a length gets one from here.

        Never less than a minute. None when there is no prompt, or nothing would change.
        """
        prompt = self.session.prompt(self.session.current)
        if prompt is None:
            return None
        known = prompt.minutes if prompt.minutes is not None else ceil(self.time().spent / 60)
        return self.allot(known + minutes)

    def allot(self, minutes: float) -> Act | None:
        """Give the current prompt this length, a minute at the least. None as for `lengthen`."""
        prompt = self.session.prompt(self.session.current)
        wanted = max(1.0, float(minutes))
        if prompt is None or wanted == prompt.minutes:
            return None
        return self._do(e.Minutes(prompt=prompt.id, minutes=wanted, **self._now()))

    def time(self, prompt: str | None = None) -> Time:
        """The time of a prompt, by default the current one, as of now."""
        return time_at(self.session, prompt or self.session.current, self._clock.elapsed())

    def left(self) -> timedelta | None:
        """What is left until the room must be free, negative when it is past; None where no hour is known.

        A wall clock that is set anew during the evening changes nothing of it.
        """
        until = self.session.running.until if self.session.running else None
        return until - self._room.now() if until else None
