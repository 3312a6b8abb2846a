"""What is to be done to a session's files, in order, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.entries import AnyEntry, Erase
from facilitator.domain.session import Session
from facilitator.storage.book import Book
from facilitator.storage.follow import News

Why = Literal["do", "undo", "redo"]


@dataclass(frozen=True)
class Act:
    """One thing to do: write `draft`; or, without a draft, file the session (`rebuild`: put its files back).

    `known` is a snapshot given away to spare a reading; `heard` how many whole sessions its giver had been told.
    `ticket` tells acts apart.
    """

    ticket: int
    draft: AnyEntry | None = None
    why: Why = "do"
    known: Session | None = None
    heard: int = 0
    rebuild: bool = False


@dataclass(frozen=True)
class Done:
    """An act is on disk. Without an act: what others wrote."""

    act: Act | None
    news: News


@dataclass(frozen=True)
class Trouble:
    """An act could not be done, for now (it is tried again by itself); without an act, the files cannot be read."""

    act: Act | None
    error: Exception


class Desk:
    """Carries acts out on a book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._told = 0

    def do(self, act: Act) -> News:
        """Raises OSError, JournalMissing, FaultsError: nothing was done then, and the act may be tried again."""
        return self._count(self._carry_out(act))

    def look(self) -> News:
        """What others wrote. Raises OSError, FaultsError."""
        return self._count(self.book.follow())

    def _carry_out(self, act: Act) -> News:
        if act.draft is not None and not isinstance(act.draft, Erase):
            return self.book.append(act.draft)
        # A snapshot older than what was read anew since would undo somebody's edit by hand.
        known = act.known if act.heard == self._told else None
        if isinstance(act.draft, Erase):
            return self.book.erase(act.draft, known)
        if act.rebuild and known is not None:
            return self.book.rebuild(known)
        return self.book.file(known)

    def _count(self, news: News) -> News:
        if news.session is not None:
            self._told += 1
        return news
