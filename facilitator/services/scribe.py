"""The thread that writes: acts go in, and what came of them comes out, so that no screen waits for a disk."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from facilitator.domain.entries import End
from facilitator.domain.faults import FaultsError
from facilitator.services.acts import Act, Desk, Done, Trouble
from facilitator.services.clock import EveningClock
from facilitator.storage import pulse
from facilitator.storage.book import Book, JournalMissing

LOOK_SECONDS = 0.1
BEAT_SECONDS = 0.5
FIRST_RETRY_SECONDS = 0.5
LAST_RETRY_SECONDS = 5.0

_TROUBLES = (OSError, FaultsError, JournalMissing)


class Scribe:
    """Does acts one by one, tries those that failed again by itself, and looks between them for what others wrote.

    It also keeps on disk, about twice a second, how far the clock has come. `tell` is called in the thread of the
    scribe, with everything in the order it happened.
    """

    def __init__(self, book: Book, clock: EveningClock, tell: Callable[[Done | Trouble], None]) -> None:
        self._desk = Desk(book)
        self._pulse = book.paths.pulse
        self._clock = clock
        self._last_beat = 0.0
        self._ended = False
        self._tell = tell
        # A SimpleQueue may wait for ever when the process was stopped meanwhile, or the machine slept.
        self._acts: queue.Queue[Act | None] = queue.Queue()
        self._rescue: Act | None = None
        self._closing = threading.Event()
        self._looking_failed = False
        self._late: Act | None = None
        self._late_from = 0.0
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    def send(self, act: Act) -> None:
        """Have an act done, after those sent before it; a `rebuild` goes first, since the others wait for it."""
        if act.rebuild:
            self._rescue = act
        else:
            self._acts.put(act)

    def close(self) -> None:
        """Do what can be done of the acts sent, once, and stop."""
        self._closing.set()
        self._acts.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                act = self._acts.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                self._look()
                self._beat()
                if self._late and time.monotonic() >= self._late_from:
                    self._file_late()
                continue
            if act is None:
                self._file_late()
                return
            self._do(act)
            self._beat()

    def _beat(self) -> None:
        elapsed = self._clock.elapsed()
        # The end takes the pulse away: a later beat would leave one behind.
        if not self._ended and elapsed - self._last_beat >= BEAT_SECONDS:
            self._last_beat = elapsed
            with suppress(OSError):  # a trouble of the disk is told by what has to be kept
                pulse.beat(self._pulse, elapsed)

    def _file_late(self) -> None:
        if act := self._late:
            self._late = None
            self._do(act)

    def _do(self, act: Act) -> None:
        """Do one act, as often as it takes until closing time. Filing can wait, and does not make remarks wait."""
        wait = FIRST_RETRY_SECONDS
        while True:
            try:
                if rescue := self._rescue:
                    self._tell(Done(rescue, self._desk.do(rescue)))
                    self._rescue = None
                news = self._desk.do(act)
                self._ended = self._ended or isinstance(news.own, End)
                self._tell(Done(act, news))
                return
            except _TROUBLES as error:
                self._tell(Trouble(act, error))
            if act.draft is None:
                self._late, self._late_from = act, time.monotonic() + LAST_RETRY_SECONDS
                return
            if self._closing.wait(wait):
                return
            wait = min(wait * 2, LAST_RETRY_SECONDS)

    def _look(self) -> None:
        try:
            news = self._desk.look()
        except _TROUBLES as error:
            if not self._looking_failed:
                self._tell(Trouble(None, error))
            self._looking_failed = True
        else:
            # That the trouble is over is news too.
            if news or self._looking_failed:
                self._tell(Done(None, news))
            self._looking_failed = False
