"""How an act on a past session is done: in the thread that writes, then shown as it is on disk, then said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Remark, Session
from facilitator.services.reviewing import Outcome, Refused, Review
from facilitator.storage.book import JournalMissing
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, review, troubles
from facilitator.tui.in_turn import in_turn
from facilitator.tui.on_top import OnTop
from facilitator.tui.screens import review_keys
from facilitator.tui.toasts import say
from facilitator.tui.widgets.review_list import ReviewList

Job = Callable[[], "Done | None"]

TROUBLES = (OSError, FaultsError, JournalMissing)

_SECONDS, _LONG = 6, 15


@dataclass(frozen=True)
class Done:
    """What came of an act, and what is said of it once it is shown."""

    outcome: Outcome
    said: str
    go_to: int | None = None


class ReviewDoing(OnTop[None]):
    """They are about the marked remarks, else about the selected one; those about one remark, about the selected."""

    review: Review
    paths: SessionPaths
    session: Session | None
    remarks: ReviewList

    def __init__(self) -> None:
        super().__init__()
        self.waiting = 0
        self._leaving = False

    # How an act is done

    def act(self, job: Job) -> None:
        """Queue an act behind those before it."""

        def done() -> tuple[Done | None, Session]:
            found = job()
            return found, self.review.seen(self.paths)

        self.waiting += 1
        self.run_worker(self._finish(in_turn(done)), name="act", group="acts")

    async def _finish(self, coming: Any) -> None:
        try:
            done, session = await coming
        except Refused as error:
            self._say(review.refused(error))
        except TROUBLES as error:
            self._leaving = False
            self._say(_("{why} Nothing was changed.").format(why=why(error)), _LONG)
        else:
            self.show_session(session, done.go_to if done else None)
            if done is not None:
                self._tell(done)
        self.waiting -= 1
        if self._leaving and not self.waiting:
            self.dismiss()

    def leave(self) -> None:
        """Go once all that was asked for is on disk; where that fails, stay and say so."""
        self._leaving = True
        if not self.waiting:
            self.dismiss()

    def _tell(self, done: Done) -> None:
        said = [done.said, *besides(done.outcome, self.paths)]
        self._say(" ".join(filter(None, said)) or review.unchanged())

    def _say(self, said: str, seconds: float = _SECONDS) -> None:
        say(self, said, seconds)

    def show_session(self, session: Session, number: int | None = None) -> None:
        """The session as it is now; with a number, that remark is selected."""
        raise NotImplementedError

    # What an act is about

    def _remarks(self, numbers: Iterable[int], session: Session | None = None) -> list[Remark]:
        session = session or self.session
        held = session.remarks if session else {}
        return [held[number] for number in numbers if number in held]

    def _meant(self) -> list[int]:
        return self.remarks.meant() if self.session else []

    def _doing(self, do: Callable[[], Outcome], said: Callable[[int], str]) -> None:
        """Queue an act of which is said to how many remarks it was done, and how to take it back."""

        def job() -> Done:
            outcome = do()
            number = len(outcome.numbers(self.paths))
            return Done(outcome, f"{said(number)} {how_to_undo()}" if outcome else review.unchanged())

        self.act(job)

    def _each(self, acts: Iterable[Callable[[], Outcome]]) -> tuple[Outcome, str]:
        """What came of several acts, and what stopped them halfway. Raises what stops the first."""
        whole = Outcome()
        for do in acts:
            try:
                outcome = do()
            except TROUBLES as error:
                if not whole:
                    raise
                return whole, why(error)
            whole.changes.extend(outcome.changes)
            whole.copies.extend(outcome.copies)
        return whole, ""

    # Back and again

    def action_undo(self) -> None:
        """Take back the last act, in whichever session it was."""
        self.act(lambda: self._moved(self.review.undo(), review.back, _("Nothing to take back.")))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.act(lambda: self._moved(self.review.redo(), review.again, _("Nothing to do again.")))

    def _moved(self, outcome: Outcome | None, said: Callable[[int, int], str], nothing: str) -> Done:
        if outcome is None:
            return Done(Outcome(), nothing)
        here = outcome.numbers(self.paths)
        told = said(*outcome.reach) if outcome else ""
        if outcome and not here:
            told += " " + _("It was in another session.")
        return Done(outcome, told, here[0] if here else None)


def besides(outcome: Outcome, here: SessionPaths) -> list[str]:
    """What has to be known of an act besides what it did."""
    said = []
    if numbers := [number for paths, number in outcome.passed_over if paths == here]:
        said.append(review.passed_over(numbers))
    if outcome.left:
        names = [paths.name for paths, _error in outcome.left]
        said.append(review.left(names, why(outcome.left[0][1])))
    for copy in outcome.copies:
        said += troubles.session_files(None, False, copy)
    return said


def why(error: Exception) -> str:
    """What stands in the way of an act."""
    return troubles.journal_missing() if isinstance(error, JournalMissing) else troubles.sentence(error)


def how_to_undo() -> str:
    """Which key takes an act back."""
    return _("Undo: {key}").format(key=review_keys.key("undo"))
