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
from facilitator.domain.room import RoomView, TimeLeft
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
AGAIN_SECONDS = 10.0
"""How long files that cannot be read are left alone, unless they change: a long evening takes half a second."""
LEAVING_SECONDS = 2.0
"""How long a window that closes waits for a click that waits for the disk."""

_TROUBLES = (OSError, FaultsError, JournalMissing)


class Watching:
    """A thread that hands `tell` what the room sees whenever that changes; `tell` is called in it.

    A fault of the program ends the thread, and is handed to `tell` as the last thing.

    `wanted` is the one session to follow; without it, the newest that runs is, and the next one once that one
    does not run any more. A session merely left unended is not joined. Nothing here stops at a trouble: the wall
    keeps what it shows, and the next look may do better.
    """

    def __init__(
        self,
        sessions: Path,
        config: Path,
        wanted: SessionPaths | None,
        tell: Callable[[RoomView | Exception], None],
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
        self._refused: list[Signature | None] | None = None
        self._next_try = 0.0
        # A SimpleQueue may wait for ever when the process was stopped meanwhile, or the machine slept.
        self._asked: queue.Queue[Turn | None] = queue.Queue()
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
        self._thread.join(LEAVING_SECONDS)
        self._let_go()

    def _run(self) -> None:
        try:
            self._watch()
        except Exception as error:
            # A wall that stands still for ever without a word is worse than a window that ends with one.
            self._tell(error)

    def _watch(self) -> None:
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
            self._let_time_pass(self._book.paths, self._session)
            self._be_known(self._book.paths)

    def _let_time_pass(self, paths: SessionPaths, session: Session) -> None:
        """The wall is made anew when a minute has gone by, not for every look at the clock."""
        before = self._left(session)
        self._elapsed = pulse.since(paths.pulse, self._clock())
        self._stale = self._stale or self._left(session) != before

    def _left(self, session: Session) -> TimeLeft | None:
        return room.time_left(session, self._reached())

    def _be_known(self, paths: SessionPaths) -> None:
        """Say how large this window is, and say it again when somebody took that away."""
        size = self._size
        if size is not None and (size != self._known_size or not windows.is_told(paths)):
            windows.tell(paths, *size)
            self._known_size = size

    def _runs(self) -> SessionPaths | None:
        if self._wanted is None:
            return running_session(self._sessions)
        return self._wanted if is_running(self._wanted) else None

    def _join(self, paths: SessionPaths) -> None:
        files = (paths.yaml, paths.journal)
        signs = [signature(path) for path in files]
        if signs == self._refused and time.monotonic() < self._next_try:
            return
        self._refused, self._next_try = signs, time.monotonic() + AGAIN_SECONDS
        book = Book(paths)
        session = book.open()
        self._refused = None
        self._let_go()
        self._book, self._session, self._elapsed, self._files = book, session, 0.0, files
        self._settings = settings.load(self._config)[0]
        self._stale, self._known_size = True, None

    def _let_go(self) -> None:
        if self._book is not None:
            windows.forget(self._book.paths)
            self._book = None

    # What it says

    def _clock(self) -> float:
        return self._session.running.elapsed if self._session and self._session.running else 0.0

    def _reached(self) -> float:
        """How far the evening's clock has come, as far as that is known here."""
        return max(self._elapsed, self._clock())

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
        if any(isinstance(entry, e.StageSet) for entry in news.entries):
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
        return room.view(self._session, self._reached(), self._settings.wifi)

    def _pass_on(self, turn: Turn) -> None:
        if self._book is not None and is_running(self._book.paths):
            self._hear(self._book.append(e.Click(turn=turn, at=now(), by="room")))
