"""Beginning a session, and taking one up where it stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.entries import Begin
from facilitator.domain.session import NO_ANSWERS, Answers, Session
from facilitator.domain.theme import Theme
from facilitator.services.clock import EveningClock, now
from facilitator.storage import pulse
from facilitator.storage.book import Book
from facilitator.storage.follow import News
from facilitator.storage.locks import Hold, is_held, take_in_earnest
from facilitator.storage.paths import SessionPaths, with_journal

if TYPE_CHECKING:
    from facilitator.storage.settings import Settings


class AlreadyRunning(Exception):
    """Another window holds this session."""


class AlreadyEnded(Exception):
    """The session has ended: there is nothing to take up."""


@dataclass
class Opened:
    """A session held by this process, until `release`."""

    book: Book
    session: Session
    hold: Hold
    clock: EveningClock
    news: News

    def release(self) -> None:
        """Let others take the session up."""
        self.hold.release()


@dataclass(frozen=True)
class Frame:
    """What is settled before the first question. `until` is the hour at which the room must be free."""

    place: str = ""
    organiser: str = ""
    until: datetime | None = None
    keep_until: date | None = None
    answers: Answers = NO_ANSWERS


def answers(of: Settings) -> Answers:
    """What the settings answer to whoever asks about the notes."""
    return Answers(
        responsible=of.responsible.strip(),
        purpose=of.purpose.strip(),
        legal_basis=of.legal_basis.strip(),
        contact=of.contact.strip(),
    )


def begin(sessions: Path, theme: Theme, frame: Frame) -> Opened:
    """A new session in the folder, on disk before this returns. Raises OSError."""
    holds: list[Hold] = []

    def claim(paths: SessionPaths) -> None:
        hold = Hold(paths.live_lock)
        if not take_in_earnest(hold):
            raise AlreadyRunning(paths.name)
        holds.append(hold)

    clock = EveningClock()
    entry = Begin(
        at=now(),
        by="live",
        theme=theme,
        place=frame.place,
        organiser=frame.organiser,
        until=frame.until,
        keep_until=frame.keep_until,
        answers=frame.answers,
    )
    try:
        book, session = Book.begin(sessions, entry, claim)
    except BaseException:
        for hold in holds:
            hold.release()
        raise
    return Opened(book, session, holds[0], clock, News())


def take_up(paths: SessionPaths) -> Opened:
    """The session at the very question where it stopped.

    Raises AlreadyRunning, AlreadyEnded, FaultsError when its files have a fault, OSError.
    """
    hold = Hold(paths.live_lock)
    if not take_in_earnest(hold):
        raise AlreadyRunning(paths.name)
    try:
        book = Book(paths)
        session, news = book.take_up()
        if session.running is None:
            raise AlreadyEnded(paths.name)
    except BaseException:
        hold.release()
        raise
    # The clock goes on where it was when the program stopped, not where the last entry was written.
    return Opened(book, session, hold, EveningClock(pulse.since(paths.pulse, session.running.elapsed)), news)


def is_running(paths: SessionPaths) -> bool:
    """Whether the animator's program runs this session now."""
    return paths.journal.exists() and is_held(paths.live_lock)


def running_session(sessions: Path) -> SessionPaths | None:
    """The newest session that the animator's program runs now."""
    return next((paths for paths in with_journal(sessions) if is_running(paths)), None)
