"""Putting past sessions in order: every act through the storage module, with undo and redo over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial, wraps
from pathlib import Path
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar

from facilitator.domain import entries as e
from facilitator.domain import ordering
from facilitator.domain.faults import FaultsError
from facilitator.domain.fold import apply
from facilitator.domain.mending import How
from facilitator.domain.session import Kind, Session
from facilitator.domain.undo import inverse
from facilitator.services.clock import now
from facilitator.services.taking_back import Change, taken_back, without
from facilitator.storage.book import Book, JournalMissing
from facilitator.storage.follow import News
from facilitator.storage.mentions import may_mention
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import words_of

Make = Callable[[Session, ordering.Said], list[e.AnyEntry]]
Told = Callable[[int, int], None]

Refused = ordering.Refused

P = ParamSpec("P")
T = TypeVar("T")


def _in_turn(method: Callable[Concatenate[Review, P], T]) -> Callable[Concatenate[Review, P], T]:
    """One thread after the other."""

    @wraps(method)
    def waiting(self: Review, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._turn:
            return method(self, *args, **kwargs)

    return waiting


@dataclass(frozen=True)
class Outcome:
    """What was written, by session. `left` are sessions that could not be, each with why; `passed_over` are remarks
    of which another hand has changed since what was to be taken back. `copies` are files in which an edit by hand
    that the session cannot hold was kept."""

    changes: list[Change] = field(default_factory=list)
    left: list[tuple[SessionPaths, Exception]] = field(default_factory=list)
    passed_over: list[tuple[SessionPaths, int]] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def reach(self) -> tuple[int, int]:
        """How many remarks were changed, in how many sessions."""
        remarks = sum(len(change.numbers) for change in self.changes)
        return remarks, len({change.paths for change in self.changes})

    def numbers(self, paths: SessionPaths) -> list[int]:
        """The remarks of a session that were changed."""
        return [number for change in self.changes if change.paths == paths for number in change.numbers]


class Review:
    """One opening of the sessions of a folder. What several threads ask of it is done one after the other.

    What writes raises OSError, FaultsError, JournalMissing: nothing was done then.
    """

    def __init__(self, sessions: Path) -> None:
        self._folder = sessions
        self._books: dict[SessionPaths, Book] = {}
        self._sessions: dict[SessionPaths, Session] = {}
        self._undo: list[list[Change]] = []
        self._redo: list[list[Change]] = []
        self._turn = RLock()

    # The sessions

    @_in_turn
    def open(self, paths: SessionPaths) -> Session:
        """A session, to be put in order. Raises OSError, FaultsError."""
        if paths not in self._books:
            book = Book(paths)
            self._sessions[paths] = book.open()
            self._books[paths] = book
        return self._sessions[paths]

    @_in_turn
    def seen(self, paths: SessionPaths) -> Session:
        """A session as it is known now: a copy that no later act reaches. Raises as `open`."""
        return self.open(paths).snapshot()

    @_in_turn
    def look(self, paths: SessionPaths) -> News:
        """What others wrote in it since; it is in the session already. Raises OSError, FaultsError."""
        self.open(paths)
        news = self._books[paths].follow()
        self._take_in(paths, news)
        return news

    def _take_in(self, paths: SessionPaths, news: News) -> None:
        if news.session is not None:
            self._replace(paths, news.session)
        for entry in news.entries:
            if isinstance(entry, e.Erase):
                self._forget(paths, entry.number)
            apply(self._sessions[paths], entry)

    def _replace(self, paths: SessionPaths, session: Session) -> None:
        """Hold the session as it is now. What others took out of it is not to come back from here."""
        for number in self._sessions[paths].remarks.keys() - session.remarks.keys():
            self._forget(paths, number)
        self._sessions[paths] = session

    # Remarks

    def file(self, paths: SessionPaths, numbers: Iterable[int], prompt: str | None) -> Outcome:
        """File remarks under a question; None is before the first."""
        return self._do(paths, lambda session, said: ordering.file(session, numbers, prompt, said))

    def kind(self, paths: SessionPaths, numbers: Iterable[int], kind: Kind) -> Outcome:
        """Give remarks another kind. Raises Refused("never-exact")."""
        return self._do(paths, lambda session, said: ordering.kind(session, numbers, kind, said))

    def speaker(self, paths: SessionPaths, numbers: Iterable[int], role: str | None) -> Outcome:
        """Say who spoke."""
        return self._do(paths, lambda session, said: ordering.speaker(session, numbers, role, said))

    def retag(
        self, paths: SessionPaths, numbers: Iterable[int], add: Sequence[str] = (), drop: Sequence[str] = ()
    ) -> Outcome:
        """Give and take tags."""
        return self._do(paths, lambda session, said: ordering.retag(session, numbers, add, drop, said))

    def take_up(self, paths: SessionPaths, numbers: Iterable[int], wanted: bool) -> Outcome:
        """Mark remarks to be taken up, or not."""
        return self._do(paths, lambda session, said: ordering.take_up(session, numbers, wanted, said))

    def sensitive(self, paths: SessionPaths, numbers: Iterable[int], wanted: bool) -> Outcome:
        """Mark remarks as sensitive, or not."""
        return self._do(paths, lambda session, said: ordering.sensitive(session, numbers, wanted, said))

    def mend(self, paths: SessionPaths, number: int, wanted: str, how: How = "auto") -> Outcome:
        """Have the words of a remark published otherwise; as they were noted, where `wanted` is empty."""
        return self._do(paths, lambda session, said: ordering.mend(session, number, wanted, how, said))

    def take_out(self, paths: SessionPaths, number: int, words: str, role: str | None = None) -> Outcome:
        """Put a role in [ ], or […], in the place of words that say who somebody is, wherever they stand in it.

        They are out of the files beside the session and of the search index at once.
        """
        return self._do(
            paths, lambda session, said: ordering.take_out(session, number, words, role, said), forget=True
        )

    def split(self, paths: SessionPaths, number: int, at: int) -> Outcome:
        """Make two of a remark at a place of its text. Raises Refused("nothing-to-split")."""
        return self._do(paths, lambda session, said: ordering.split(session, number, at, said))

    def same(self, paths: SessionPaths, numbers: Iterable[int], into: int) -> Outcome:
        """Say that remarks say the same as another, which stands for all."""
        return self._do(paths, lambda session, said: ordering.same(session, numbers, into, said))

    def apart(self, paths: SessionPaths, numbers: Iterable[int]) -> Outcome:
        """Say that remarks say something of their own after all."""
        return self._do(paths, lambda session, said: ordering.apart(session, numbers, said))

    def reply(self, paths: SessionPaths, number: int, to: int | None) -> Outcome:
        """Say that a remark answers another, or none. Raises Refused("own-reply")."""
        return self._do(paths, lambda session, said: ordering.reply(session, number, to, said))

    @_in_turn
    def erase(self, paths: SessionPaths, number: int) -> Outcome:
        """Forget a remark for good, wherever the program wrote it: nothing takes that back."""
        self.open(paths)
        news = self._books[paths].erase(e.Erase(number=number, **_said()))
        self._forget(paths, number)
        self._take_in(paths, news)
        return Outcome(
            [Change(paths, [news.own] if news.own else [], [])], copies=[news.copy] if news.copy else []
        )

    @_in_turn
    def forget(self, paths: SessionPaths) -> None:
        """Keep nothing of a session, which was deleted or made anonymous: what was done in it is not taken back."""
        self._books.pop(paths, None)
        self._sessions.pop(paths, None)
        for pile in (self._undo, self._redo):
            kept = ([change for change in changes if change.paths != paths] for changes in pile)
            pile[:] = [changes for changes in kept if changes]

    # Everywhere

    def rename_role(
        self, old: str, new: str, among: Iterable[SessionPaths] | None = None, told: Told | None = None
    ) -> Outcome:
        """Call a voice something else wherever it speaks: in these sessions, or in all."""
        return self._rename(
            lambda session, said: ordering.rename_role(session, old, new, said), old, among, told
        )

    def rename_tag(
        self, old: str, new: str | None, among: Iterable[SessionPaths] | None = None, told: Told | None = None
    ) -> Outcome:
        """Call a tag something else wherever it stands: in these sessions, or in all; None takes it away."""
        return self._rename(
            lambda session, said: ordering.rename_tag(session, old, new, said), old, among, told
        )

    @_in_turn
    def _rename(
        self, make: Make, old: str, among: Iterable[SessionPaths] | None, told: Told | None
    ) -> Outcome:
        wanted = all_sessions(self._folder) if among is None else list(among)
        outcome = Outcome()
        for place, paths in enumerate(wanted, 1):
            self._in_one(paths, make, outcome, partial(may_mention, paths, old))
            if told is not None:
                told(place, len(wanted))
        self._remember(outcome)
        return outcome

    # Undo

    def undo(self) -> Outcome | None:
        """Take back the last act of this opening; None when there is none."""
        return self._again(self._undo, self._redo)

    def redo(self) -> Outcome | None:
        """Do again what was taken back last; None when there is nothing."""
        return self._again(self._redo, self._undo)

    @_in_turn
    def _again(self, pile: list[list[Change]], other: list[list[Change]]) -> Outcome | None:
        if not pile:
            return None
        outcome, step = Outcome(), pile.pop()
        for change in reversed(step):
            self._in_one(change.paths, partial(self._back, change, outcome), outcome, forget=change.forget)
        # Of a single session, trouble is told as such, and may be over at the next try.
        if outcome.left and len(step) == 1:
            error = outcome.left[0][1]
            # What is about a session that is no more would bar the way.
            if not isinstance(error, FileNotFoundError):
                pile.append(step)
            raise error
        if outcome:
            other.append(outcome.changes)
        return outcome

    def _back(
        self, change: Change, outcome: Outcome, session: Session, said: ordering.Said
    ) -> list[e.AnyEntry]:
        drafts, passed_over = taken_back(change, session, said)
        outcome.passed_over.extend((change.paths, number) for number in passed_over)
        return drafts

    # Writing

    @_in_turn
    def _do(self, paths: SessionPaths, make: Make, forget: bool = False) -> Outcome:
        outcome = Outcome()
        self._write(paths, make, outcome, forget)
        self._remember(outcome)
        return outcome

    def _remember(self, outcome: Outcome) -> None:
        if outcome:
            self._undo.append(outcome.changes)
            self._redo.clear()

    def _in_one(
        self,
        paths: SessionPaths,
        make: Make,
        outcome: Outcome,
        worth: Callable[[], bool] = lambda: True,
        forget: bool = False,
    ) -> None:
        """In one session of several: what cannot be done there does not keep it from the others."""
        known = paths in self._books
        try:
            if known or worth():
                self._write(paths, make, outcome, forget)
        except (OSError, FaultsError, JournalMissing) as error:
            outcome.left.append((paths, error))
        if not known:
            # Thousands of sessions are not to be held at once.
            self._books.pop(paths, None)
            self._sessions.pop(paths, None)

    def _write(self, paths: SessionPaths, make: Make, outcome: Outcome, forget: bool = False) -> None:
        held = self.open(paths)
        news = self._books[paths].revise(lambda session: make(session, _said()), held.snapshot(), forget)
        if news.session is not None:
            self._replace(paths, news.session)
        session, backs = self._sessions[paths], []
        for entry in news.entries:
            backs.append(inverse(session, entry))
            apply(session, entry)
        if news.entries:
            back = [draft for draft in reversed(backs) if draft is not None]
            outcome.changes.append(Change(paths, news.entries, back, forget))
        if news.copy is not None:
            outcome.copies.append(news.copy)

    def _forget(self, paths: SessionPaths, number: int) -> None:
        """Words erased for good must not live on here."""
        words = words_of(self._sessions[paths], number)
        for pile in (self._undo, self._redo):
            pile[:] = [kept for changes in pile if (kept := without(changes, paths, number, words))]


def _said() -> ordering.Said:
    return {"at": now(), "by": "review"}
