"""What hands do on the screens, in several tests."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.driver import Terminal
from tests.terminal.expected import document, only_session


def answer(terminal: Terminal, question: str, *answers: str) -> None:
    """Wait for a question with these answers, and take the last of them."""
    terminal.see(question, *answers)
    terminal.press(*["down"] * (len(answers) - 1), "enter")
    terminal.see_no_more(question)


def end_session(terminal: Terminal, home: Path) -> None:
    """End the session of the live screen, and wait until it is on disk and said."""
    terminal.press("f12")
    answer(terminal, "Finir la séance ?", "Non, continuer", "Finir la séance")
    terminal.wait(lambda: "ended" in document(only_session(home)), "the end on disk")
    terminal.see("Le fichier")
