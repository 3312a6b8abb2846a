"""The check of an article, live: quotations are looked up in what was prepared for the sources as they are."""

from __future__ import annotations

from functools import lru_cache

from facilitator.domain.proof import Finding, checker, flags_of, proof
from facilitator.domain.receipts import Checker
from facilitator.domain.session import Session
from facilitator.domain.synthesis import Sessions, Synthesis

_MOST = 20_000  # texts of remarks that are remembered


class Proofing:
    """Checks one synthesis as often as is wanted."""

    def __init__(self) -> None:
        self._checker: Checker | None = None
        self._of: tuple[object, ...] = ()
        self._sessions: list[Session] = []
        self._flags_of = lru_cache(_MOST)(flags_of)

    def of(self, synthesis: Synthesis, sessions: Sessions) -> list[Finding]:
        """All there is to say of it now."""
        return proof(synthesis, sessions, self.checker(synthesis, sessions), self._flags_of)

    def checker(self, synthesis: Synthesis, sessions: Sessions) -> Checker:
        """What looks up quotations in the sources as they are now."""
        of = (synthesis.sources, synthesis.declared, synthesis.language, tuple(sessions))
        held = list(sessions.values())
        # The very sessions: one that was read anew may say something else.
        is_same = len(held) == len(self._sessions) and all(map(_is, held, self._sessions))
        if self._checker is None or of != self._of or not is_same:
            self._checker = checker(synthesis, sessions)
            self._of, self._sessions = of, held
        return self._checker


def _is(one: Session, other: Session) -> bool:
    return one is other
