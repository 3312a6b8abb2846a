"""A session led from plain lines: what is sent to the disk, what comes back, and waiting in between."""

from __future__ import annotations

import threading
from collections.abc import Callable

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.line import telling
from facilitator.line.paper import Paper
from facilitator.services.acts import Act, Done, Trouble
from facilitator.services.live import Live
from facilitator.services.opening import Opened
from facilitator.services.scribe import Scribe


class Evening:
    """`live` is touched only inside `with evening.turn:`, since the scribe's thread does too."""

    def __init__(self, opened: Opened, paper: Paper, abbreviations: dict[str, str]) -> None:
        self.turn = threading.Condition(threading.RLock())
        self.paths = opened.book.paths
        self._paper = paper
        self._waiting: dict[int, Act] = {}
        self._awaited: set[int] = set()
        self._trouble: Trouble | None = None
        self._broken: Exception | None = None
        with self.turn:
            self._scribe = Scribe(opened.book, opened.clock, self._tell)
            self.live = Live(opened.session, opened.clock, self._send, abbreviations)

    @property
    def session(self) -> Session:
        """The session as last heard of."""
        return self.live.session

    @property
    def heading(self) -> str | None:
        """The question the room is on, or is moving to when the disk has not answered yet."""
        with self.turn:
            return self.live.heading

    @property
    def pen_down(self) -> bool:
        """Whether nothing is to be noted now."""
        with self.turn:
            return self.live.pen_down

    def do(self, what: Callable[[Live], Act | None]) -> bool:
        """Do something and wait for the disk; what it did is said by then. False when there was nothing to do.

        Does not wait out a trouble: it says that the act is not kept yet, and its line comes when it is.
        """
        with self.turn:
            known = set(self._waiting)
            last = what(self.live)
            self._awaited = set(self._waiting) - known
            self.turn.wait_for(
                lambda: self._trouble or self._broken or not self._awaited & set(self._waiting)
            )
            error = self._trouble.error if self._trouble else None
            late = [self._waiting[ticket] for ticket in sorted(self._awaited & set(self._waiting))]
            self._awaited = set()
            self._raise_broken()
            for act in late:
                self._paper.say(telling.not_yet(act, error))
        return last is not None

    def finish(self, patience: float | None) -> bool:
        """Wait until everything sent is on disk, at most so many seconds where that is said."""
        with self.turn:
            done = self.turn.wait_for(lambda: not self._waiting or self._broken, patience)
            self._raise_broken()
            return bool(done)

    def close(self) -> list[str]:
        """Stop, and return what was typed and could not be kept."""
        self._scribe.close()
        drafts = [act.draft for act in self._waiting.values()]
        return [draft.typed or draft.text for draft in drafts if isinstance(draft, e.RemarkKept)]

    def _raise_broken(self) -> None:
        if self._broken is not None:
            raise self._broken

    def _send(self, act: Act) -> None:
        if not act.rebuild:
            self._waiting[act.ticket] = act
        self._scribe.send(act)

    def _tell(self, what: Done | Trouble) -> None:
        """Called in the scribe's thread, which an error must not end: whoever waits raises it."""
        with self.turn:
            try:
                self._hear(what) if isinstance(what, Done) else self._face(what)
            except Exception as error:
                self._broken = error
            self.turn.notify_all()

    def _face(self, trouble: Trouble) -> None:
        first, self._trouble = self._trouble is None, trouble if trouble.act else self._trouble
        if first and (trouble.act is None or trouble.act.ticket not in self._awaited):
            self._paper.say(telling.trouble(trouble.error))
        self.live.face(trouble)

    def _hear(self, done: Done) -> None:
        before = self.session
        self.live.hear(done)
        for line in self._lines(done, before):
            self._paper.say(line)
        if done.act is not None:
            self._waiting.pop(done.act.ticket, None)
            self._trouble = None

    def _lines(self, done: Done, before: Session) -> list[str]:
        news, lines = done.news, telling.files(done.news)
        if done.act and done.act.rebuild:
            lines.append(telling.rebuilt())
        if news.session:
            lines += map(telling.by_others, telling.differences(before, self.session, news.own))
        for entry in news.entries:
            if entry is not news.own:
                lines += map(telling.by_others, telling.entry(self.session, entry))
        if news.own:
            lines += telling.entry(self.session, news.own) + telling.pointed_out(self.session, news.own)
        return lines
