"""Noting from memory in a session that has ended. While it runs, `Live.recall` does it."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec.structs import replace

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.session import Moment, Session, Voice
from facilitator.domain.undo import inverse
from facilitator.domain.voices import with_voice
from facilitator.services.clock import now
from facilitator.services.drafts import never_exact, remark_draft
from facilitator.storage.book import Book
from facilitator.storage.follow import News
from facilitator.storage.paths import SessionPaths


class _Step(NamedTuple):
    """What was written, and what takes it back, if anything does."""

    entry: e.AnyEntry
    back: e.AnyEntry | None


class Afterwards:
    """The session as it is filed. Not for two threads at once.

    Opening it, and whatever writes, raises OSError, FaultsError, JournalMissing: nothing was done then.
    """

    def __init__(self, paths: SessionPaths, abbreviations: dict[str, str] | None = None) -> None:
        self._book = Book(paths)
        self._abbreviations = abbreviations or {}
        self._done: list[_Step] = []
        self._taken_back: list[e.AnyEntry] = []
        self.session: Session = self._book.open()

    def read(self, line: str) -> capture.Reading:
        """How a line would be kept, before its words are taken from memory. Labels are made anew from the roles."""
        session = self.session
        voices: list[Voice] = []
        for role in dict.fromkeys(remark.speaker for remark in session.remarks.values()):
            voices = with_voice(voices, role)
        known = capture.Context(tuple(voices), session.theme.tags, self._abbreviations, session.language)
        return capture.read(line, known)

    def recall(self, reading: capture.Reading, moment: Moment) -> None:
        """Keep a line about a moment, at its hour and under its question. Only remarks are kept."""
        if reading.what == "remark":
            said: dict[str, Any] = {
                "at": moment.at,
                "by": "note",
                "prompt": moment.prompt,
                "origin": "memory",
            }
            self._do(remark_draft(never_exact(reading), **said))

    def drop(self, moment: Moment) -> None:
        """This was no moment to come back to, after all."""
        self._do(e.MomentMarked(at=now(), by="note", moment=moment.at, prompt=moment.prompt, marked=False))

    def undo(self) -> bool:
        """Take back the last thing done here; False when there is none."""
        self._take_in(self._book.follow())
        self._done = [step for step in self._done if self._stands(step.entry)]
        if not self._done:
            return False
        entry, back = self._done[-1]
        if back is not None:
            self._write(replace(back, seq=0))
        self._done.pop()
        self._taken_back.append(entry)
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing."""
        if not self._taken_back:
            return False
        entry = self._taken_back[-1]
        anew = replace(entry, number=0) if isinstance(entry, e.RemarkKept) else entry
        self._done.append(self._write(replace(anew, seq=0)))
        self._taken_back.pop()
        return True

    def _do(self, draft: e.AnyEntry) -> None:
        self._done.append(self._write(draft))
        self._taken_back.clear()

    def _write(self, draft: e.AnyEntry) -> _Step:
        news = self._book.append(draft)
        own = news.own or draft
        step = _Step(own, inverse(self.session, own))
        self._take_in(news)
        return step

    def _take_in(self, news: News) -> None:
        if news.session is not None:
            self.session = news.session
        for entry in news.entries:
            apply(self.session, entry)

    def _stands(self, entry: e.AnyEntry) -> bool:
        """Whether what was done can be taken back: a remark that another hand erased must not come again."""
        if not isinstance(entry, e.RemarkKept):
            return True
        remark = self.session.remarks.get(entry.number)
        return remark is not None and remark.text == entry.text
