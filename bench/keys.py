"""From a key to the frame that shows it, on the live screen, in evenings of different lengths."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from string import ascii_lowercase

from bench.live import running_live
from bench.measure import Figure, in_turn
from bench.terminal import Terminal

LETTERS, ENTERS = 120, 20
FEW, MANY = 100, 10_000
# No frame of its own to come after one that has been awaited: the clock's alone, once a second.
QUIET = 0.04
# From the end of the line to its beginning.
SELECT_ALL, BACKSPACE = "\x1b[1;2H", "\x7f"


class Hand:
    """Types on one screen, key after key, each when the one before has been shown and all is still."""

    def __init__(self, terminal: Terminal, remarks: int) -> None:
        self._terminal, self._remarks = terminal, remarks
        self._line = ""

    def letter(self) -> float:
        """Strike a letter; the seconds until the line shows it."""
        if len(self._line) == len(ascii_lowercase):
            self._strike(SELECT_ALL + BACKSPACE, "  ")
            self._line = ""
        key = ascii_lowercase[len(self._line)]
        self._line += key
        return self._strike(key, f" {self._line} ")

    def enter(self) -> float:
        """Strike Enter on a line of some letters; the seconds until it is shown as kept, and so on disk."""
        while len(self._line) < 5:
            self.letter()
        self._line = ""
        self._remarks += 1
        return self._strike("\r", f"#{self._remarks} ")

    def _strike(self, key: str, mark: str) -> float:
        self._terminal.settle(QUIET)
        self._terminal.forget()
        struck = self._terminal.type(key)
        return self._terminal.until(mark) - struck


def figures(folder: Path) -> Iterator[Figure]:
    """Letters, then Enter; the remarks all over the questions, then all on the one that is open."""
    with ExitStack() as stack:
        hands = [
            Hand(stack.enter_context(running_live(folder / name, remarks, name == "one")), remarks)
            for name, remarks in (("few", FEW), ("many", MANY), ("one", MANY))
        ]
        letters = in_turn(LETTERS, *(hand.letter for hand in hands))
        enters = in_turn(ENTERS, *(hand.enter for hand in hands))
    for key, (few, many, one) in (("a letter", letters), ("Enter", enters)):
        what, among = f"from {key} to its frame", f"the same with {FEW}"
        for where, times in (("on six questions", many), ("on the open question", one)):
            yield Figure(what, among, times, few, 1.2, "ms", f"{MANY:,} remarks {where}")
