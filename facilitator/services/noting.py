"""Noting in a session that another program leads, that was cut off, or that has ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.session import Kind, Origin
from facilitator.domain.voices import find, tidy
from facilitator.domain.words import tags_in
from facilitator.services.clock import now
from facilitator.services.drafts import never_exact, remark_draft
from facilitator.storage.book import Book
from facilitator.storage.follow import News
from facilitator.storage.paths import SessionPaths


class NoPrompt(Exception):
    """The session has no question of that id: `known` are those it has."""

    def __init__(self, id: str, known: list[str]) -> None:
        super().__init__(id)
        self.id, self.known = id, known


class PenDown(Exception):
    """Nothing is noted now, at the room's wish."""


class NeverExact(Exception):
    """A remark from memory cannot be a verbatim."""


@dataclass(frozen=True)
class Wanted:
    """What is said about the remarks apart from their lines; None where nothing is."""

    prompt: str | None = None
    speaker: str | None = None
    kind: Kind | None = None
    origin: Origin | None = None


@dataclass(frozen=True)
class Noted:
    """What one line became. `entries` are on disk; none when there was nothing to keep."""

    reading: capture.Reading
    entries: list[e.AnyEntry]
    news: News


class Pad:
    """Notes lines in one session. Raises on opening OSError, FaultsError, NoPrompt, NeverExact."""

    def __init__(self, paths: SessionPaths, wanted: Wanted) -> None:
        self._book = Book(paths)
        self.session = self._book.open(without_remarks=True)
        self.wanted = self._settled(wanted)

    def _settled(self, wanted: Wanted) -> Wanted:
        """The wishes with what they leave open; after the end, a remark comes from memory unless it is said."""
        known = list(dict.fromkeys([*(prompt.id for prompt in self.session.agenda), *self.session.asked]))
        if wanted.prompt is not None and wanted.prompt not in known:
            raise NoPrompt(wanted.prompt, known)
        origin = wanted.origin or ("memory" if self.session.ended else "room")
        if wanted.kind == "verbatim" and origin == "memory":
            raise NeverExact
        return Wanted(wanted.prompt, wanted.speaker, wanted.kind, origin)

    def note(self, line: str) -> Noted:
        """Keep a line; it is on disk when this returns. Raises PenDown, OSError, FaultsError, JournalMissing."""
        self._take_in(self._book.follow())
        if self.session.running and self.session.running.pen_down:
            raise PenDown
        reading = self._read(line)
        noted = Noted(reading, [], News())
        for draft in self._drafts(reading):
            news = self._book.append(draft, unless=_pen_went_down)
            self._take_in(news)
            noted.news.torn = noted.news.torn or news.torn
            if news.own is not None:
                noted.entries.append(news.own)
        return noted

    def _take_in(self, news: News) -> None:
        if news.session is not None:
            self.session = news.session
        for entry in news.entries:
            apply(self.session, entry)

    def _read(self, line: str) -> capture.Reading:
        session, wanted = self.session, self.wanted
        if wanted.kind:
            reading = capture.Reading(
                "remark", kind=wanted.kind, text=line, tags=tags_in(line, session.theme.tags)
            )
        else:
            known = capture.Context(tuple(session.voices()), session.theme.tags, language=session.language)
            reading = capture.read(line, known)
        if reading.what != "remark":
            return reading
        if wanted.origin == "memory":
            reading = never_exact(reading)
        if wanted.speaker:
            reading = replace(reading, speaker=self._role(wanted.speaker), candidates=())
        return reading

    def _role(self, name: str) -> str:
        known = find(name, self.session.voices())
        return known[0].role if len(known) == 1 else tidy(name)

    def _drafts(self, reading: capture.Reading) -> list[e.AnyEntry]:
        said: dict[str, Any] = {"at": now(), "by": "note"}
        if reading.what == "voice" and reading.declares:
            return [e.VoiceDeclared(role=reading.declares, **said)]
        if reading.what == "signal":
            last = self._last_number()
            return (
                [e.SignalGiven(number=last, signal=name, **said) for name in reading.signals] if last else []
            )
        if reading.what != "remark":
            return []
        return [remark_draft(reading, prompt=self._prompt(reading), origin=self.wanted.origin, **said)]

    def _prompt(self, reading: capture.Reading) -> str | None:
        """The question asked for, else the one the room is on, less as many as the line goes back."""
        prompt = self.wanted.prompt or self.session.current
        asked = list(self.session.asked)
        if not reading.back or prompt not in asked:
            return prompt
        return asked[max(0, asked.index(prompt) - reading.back)]

    def _last_number(self) -> int | None:
        """The remark a signal goes to. The whole session is read for it: the last one may have been taken out."""
        self.session = self._book.open()
        return max(self.session.remarks, default=None)


def _pen_went_down(news: News) -> None:
    """Since the line was read: what others wrote is known for sure only under the lock. Raises PenDown."""
    pens = [entry for entry in news.entries if isinstance(entry, e.Pen)]
    running = news.session.running if news.session else None
    if pens[-1].down if pens else running is not None and running.pen_down:
        raise PenDown
