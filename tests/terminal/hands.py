"""What hands do on the screens, in several tests."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.driver import Terminal
from tests.terminal.expected import document, only_session


def answer(terminal: Terminal, question: str, wanted: str) -> None:
    """Wait for a question and go down to the answer that begins so."""
    terminal.see(question, "› ")
    for _ in range(5):
        chosen = _chosen(terminal)
        if wanted in chosen:
            break
        terminal.press("down")
        terminal.wait(lambda chosen=chosen: _chosen(terminal) not in ("", chosen), "another answer")
    terminal.press("enter")


def _chosen(terminal: Terminal) -> str:
    return next((line for line in terminal.lines if "› " in line), "")


def end_session(terminal: Terminal, home: Path) -> None:
    """End the session of the live screen, and wait until it is on disk and said."""
    terminal.press("f12")
    answer(terminal, "Finir la séance ?", "Finir")
    terminal.wait(lambda: "ended" in document(only_session(home)), "the end on disk")
    terminal.see(only_session(home).yaml.name[:15])
