"""What can be taken back in this opening, and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from facilitator.domain.entries import AnyEntry, PromptChange
from facilitator.domain.session import Session
from facilitator.services.acts import Why


class SecondThoughts:
    """Two piles of drafts: those that take an edit back, and those that do it again."""

    def __init__(self) -> None:
        self._undo: list[AnyEntry] = []
        self._redo: list[AnyEntry] = []

    def remember(self, draft: AnyEntry, why: Why) -> None:
        """Keep the draft that takes back what was just done for this reason."""
        (self._redo if why == "undo" else self._undo).append(draft)
        if why == "do":
            self._redo.clear()

    def last_done(self) -> AnyEntry | None:
        """The draft that takes back the last edit, off its pile; None when there is none."""
        return self._undo.pop() if self._undo else None

    def last_undone(self) -> AnyEntry | None:
        """The draft that does again what was last taken back, off its pile; None when there is none."""
        return self._redo.pop() if self._redo else None

    def forget(self, session: Session) -> None:
        """Drop what is about remarks that are no more: erased words must not live on here."""
        known = set(session.remarks) | (set(session.running.removed) if session.running else set())

        def stands(draft: AnyEntry) -> bool:
            return not hasattr(draft, "number") or draft.number in known

        self._keep(stands)

    def opened(self, prompt: str) -> None:
        """Nothing takes a question out from under the room: that it was asked is a fact of the evening."""
        self._keep(lambda draft: not (_drops(draft) and draft.id == prompt))

    def _keep(self, stands: Callable[[AnyEntry], bool]) -> None:
        self._undo = list(filter(stands, self._undo))
        self._redo = list(filter(stands, self._redo))


def _drops(draft: AnyEntry) -> TypeGuard[PromptChange]:
    return isinstance(draft, PromptChange) and draft.what == "drop"
