"""The room's window: it follows whatever session runs, and lives on when the animator's program does not."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.domain.fold import apply
from facilitator.domain.room import RoomView
from facilitator.domain.session import Session
from facilitator.domain.stage import Turn
from facilitator.services import room
from facilitator.services.clock import now
from facilitator.services.opening import is_running, running_session
from facilitator.storage import pulse, settings, windows
from facilitator.storage.book import Book, JournalMissing
from facilitator.storage.follow import News
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import Signature, signature

LOOK_SECONDS = 0.04
CARE_SECONDS = 0.5

_TROUBLES = (OSError, FaultsError, JournalMissing)


class Watching:
    """A thread that hands `tell` what the room sees whenever that changes; `tell` is called in it.

    `wanted` is the one session to follow; without it, the newest that runs is, and the next one once that one
    does not run any more. A session merely left unended is not joined. Nothing here stops at a trouble: the wall
    keeps what it shows, and the next look may do better.
    """

    def __init__(
        self, sessions: Path, config: Path, wanted: SessionPaths | None, tell: Callable[[RoomView], None]
    ) -> None:
        self._sessions = sessions
        self._config = config
        self._wanted = wanted
        self._tell = tell
        self._book: Book | None = None
        self._session: Session | None = None
        self._elapsed = 0.0
        self._settings = settings.load(config)[0]
        self._told: RoomView | None = None
        self._stale = True
        self._files: tuple[Path, ...] = ()
        self._seen: list[Signature | None] | None = None
        self._size: tuple[int, int] | None = None
        self._known_size: tuple[int, int] | None = None
        self._next_care = 0.0
        self._asked: queue.SimpleQueue[Turn | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def click(self, turn: Turn) -> None:
        """Pass on what a clicker asks; without a session that runs there is nobody to do it."""
        self._asked.put(turn)

    def resize(self, columns: int, rows: int) -> None:
        """The window has this size now, in cells."""
        self._size = (columns, rows)
        self._next_care = 0.0

    def close(self) -> None:
        """Stop, and say that this window is gone."""
        self._asked.put(None)
        self._thread.join()
        self._let_go()

    def _run(self) -> None:
        while True:
            with suppress(*_TROUBLES):
                if time.monotonic() >= self._next_care:
                    self._next_care = time.monotonic() + CARE_SECONDS
                    self._care()
                self._look()
            with suppress(*_TROUBLES):
                self._say()
            with suppress(queue.Empty):
                turn = self._asked.get(timeout=LOOK_SECONDS)
                if turn is None:
                    return
                with suppress(*_TROUBLES):
                    self._pass_on(turn)

    # Which session

    def _care(self) -> None:
        """What need not be looked at all the time: which session runs, how far its clock is, whether we are known."""
        self._seen = None
        paths = self._book.paths if self._book else None
        if paths is None or not is_running(paths):
            found = self._runs()
            if found is not None and found != paths:
                self._join(found)
        if self._book is not None and self._session is not None:
            self._elapsed = pulse.since(self._book.paths.pulse, self._clock())
            self._stale = True
            if self._size is not None and self._size != self._known_size:
                windows.tell(self._book.paths, *self._size)
                self._known_size = self._size

    def _runs(self) -> SessionPaths | None:
        if self._wanted is None:
            return running_session(self._sessions)
        return self._wanted if is_running(self._wanted) else None

    def _join(self, paths: SessionPaths) -> None:
        book = Book(paths)
        session = book.open()
        self._let_go()
        self._book, self._session, self._elapsed = book, session, 0.0
        self._files = (paths.yaml, paths.journal)
        self._settings = settings.load(self._config)[0]
        self._stale, self._known_size = True, None

    def _let_go(self) -> None:
        if self._book is not None:
            windows.forget(self._book.paths)
            self._book = None

    # What it says

    def _clock(self) -> float:
        return self._session.running.elapsed if self._session and self._session.running else 0.0

    def _look(self) -> None:
        """Read on where the files are not as they were: twenty-five times a second, nothing else may cost anything."""
        if self._book is None:
            return
        signs = [signature(path) for path in self._files]
        if signs != self._seen:
            self._hear(self._book.follow())
            self._seen = signs

    def _hear(self, news: News) -> None:
        self._stale = self._stale or bool(news)
        if news.session is not None:
            self._session = news.session
        for entry in news.entries:
            if self._session is not None:
                apply(self._session, entry)
            if isinstance(entry, e.StageSet):
                # A network may just have been named.
                self._settings = settings.load(self._config)[0]

    def _say(self) -> None:
        if not self._stale:
            return
        view, self._stale = self._view(), False
        if view != self._told:
            self._told = view
            self._tell(view)

    def _view(self) -> RoomView:
        if self._session is None:
            return room.welcome(self._settings.place)
        return room.view(self._session, max(self._elapsed, self._clock()), self._settings.wifi)

    def _pass_on(self, turn: Turn) -> None:
        if self._book is not None and is_running(self._book.paths):
            self._hear(self._book.append(e.Click(turn=turn, at=now(), by="room")))
