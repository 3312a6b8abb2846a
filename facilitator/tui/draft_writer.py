"""Keeping the draft of the live screen: what is in the line, and what was entered and is not on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.domain import entries as e
from facilitator.domain.capture import AsVoice
from facilitator.storage.draft import EMPTY, NO_LINE, NOTHING, Draft, DraftFile, Line, Typed
from facilitator.storage.draft import without as without_words
from facilitator.storage.follow import News
from facilitator.storage.session_file import words_of
from facilitator.texts import _, troubles

if TYPE_CHECKING:
    from facilitator.tui.screens.live_acts import LiveActs

SETTLE_SECONDS = 1.0

Erased = list[tuple[int, list[str]]]
"""Numbers of remarks, with the words they had."""


class DraftWriter:
    """Writes what is typed to the draft as it changes, and has it reach the disk about once a second."""

    def __init__(self, screen: LiveActs) -> None:
        self._screen = screen
        self._file = DraftFile(screen.evening.paths.draft)
        self._last = NOTHING
        self._kept = False
        self._dirty = False
        self._told = False
        self._settling = False
        self._failed: OSError | None = None
        # Lines found again about which nothing is decided yet.
        self._found: list[Line] = []

    # While one types

    def watch(self) -> None:
        """From now on each change is written as soon as the line has it; the disk is reached a moment later."""
        self._screen.watch(self._screen.line, "value", self._changed, init=False)
        self._screen.set_interval(SETTLE_SECONDS, self._tick, name="draft")

    def _changed(self, value: str) -> None:
        # A line that goes empty may just have been entered: it is let go only once it is known as such.
        if value:
            self.save()

    def save(self) -> None:
        """Have the draft say what is in the line now; costs nothing when it does."""
        typed = self._typed()
        if self._screen.live.session.ended or (typed == NOTHING and not self._waits()):
            self._drop()
        elif typed != self._last and not self._screen.live.pen_down:
            self._note(typed, [])

    def entered(self, *lines: Line) -> None:
        """These lines are about to be sent to the disk."""
        self._note(self._typed(), [line for line in lines if line.text.strip()])

    def settled(self) -> None:
        """Something entered is on disk: the draft need not hold it any more."""
        self._dirty = self._kept
        self.save()

    def _typed(self) -> Typed:
        screen = self._screen
        line = self.line(screen.line.value, screen.line.struck, screen.voice)
        return Typed(line, screen.editing, screen.half) if line.text or screen.half.text else NOTHING

    def line(self, text: str, where: str | None, voice: AsVoice = "auto", number: int | None = None) -> Line:
        """A line as it is remembered here."""
        if not text:
            return NO_LINE
        running = self._screen.live.session.running
        if running is None:
            return Line(text, where, voice, 0, number)
        return Line(text, where, voice, running.numbers, number, len(running.voices))

    def _waits(self) -> bool:
        return bool(self._found) or self._screen.evening.has_entered()

    # To the disk

    def _note(self, typed: Typed, entered: Sequence[Line]) -> None:
        self._last, self._kept, self._dirty = typed, True, True
        try:
            self._file.note(typed, entered)
        except OSError as error:
            self._say(error)

    def _drop(self) -> None:
        if self._kept:
            self._last, self._kept, self._dirty = NOTHING, False, False
            self._put(EMPTY)

    def _put(self, draft: Draft) -> None:
        try:
            self._file.put(draft)
        except OSError as error:
            self._say(error)

    def _draft(self) -> Draft:
        return Draft(self._last, (*self._found, *self._screen.evening.entered()))

    def _tick(self) -> None:
        if self._failed is not None:
            self._say(self._failed)
            self._failed = None
        if self._dirty and not self._settling:
            self._dirty, self._settling = False, True
            settle = self._file.settling(self._draft())

            def work() -> None:
                try:
                    settle()
                except OSError as error:
                    self._failed = error
                finally:
                    self._settling = False

            self._screen.run_worker(work, name="draft", group="draft", thread=True, exit_on_error=False)

    def _say(self, error: OSError) -> None:
        """Said once: typing goes on all the same."""
        self._dirty = True
        if not self._told:
            self._told = True
            said = _("What is half typed would not survive a crash now. {reason}")
            self._screen.notify(said.format(reason=troubles.sentence(error)), markup=False, timeout=8)

    # Words erased

    def erased_by(self, news: News) -> Erased:
        """The remarks that these news forget, with their words: to be asked before the news are taken in."""
        session = self._screen.live.session
        numbers = {entry.number for entry in [news.own, *news.entries] if isinstance(entry, e.Erase)}
        if news.session is not None:
            removed = news.session.running.removed if news.session.running else {}
            numbers |= set(session.remarks) - set(news.session.remarks) - set(removed)
        return [(number, words_of(session, number)) for number in numbers]

    def forget(self, erased: Erased) -> None:
        """Words erased must not live on in the draft, nor in the line from which it is written."""
        if not erased:
            return
        screen = self._screen
        typed = left = self._typed()
        for number, words in erased:
            left = without_words(Draft(left), words, number).typed
            last = without_words(Draft(self._last, tuple(self._found)), words, number)
            self._last, self._found = last.typed, list(last.entered)
        screen.half = left.behind
        if left.line.text != typed.line.text:
            screen.line.put(left.line.text, left.line.where)
        if not screen.live.pen_down:
            self._last = self._typed()
        self._put(self._draft())
        self._dirty = self._kept
