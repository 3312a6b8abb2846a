"""What hands do on the screens, in several tests."""

from __future__ import annotations

from pathlib import Path

from tests.evening import THEME
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


def begin(terminal: Terminal) -> None:
    """From the home screen to the welcome of a session on the theme of the tests."""
    # The lines below the list say more of the row that is chosen, with the name of its file.
    terminal.see("le-temps-des-possibles.yaml")
    terminal.press("down")
    terminal.see("premier-cafe-ia.yaml")
    terminal.press("down")
    terminal.see(f"{THEME}.yaml")
    terminal.press("enter")
    terminal.see("Lieu")
    terminal.type("Médiathèque")
    terminal.press("ctrl+s")
    terminal.see("accueil, pas encore d’horloge")
