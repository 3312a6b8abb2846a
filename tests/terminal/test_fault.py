"""A fault of the program itself, in the middle of an evening."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal.driver import Terminal

# A key of the live screen does what no code of the program does: it fails.
_FAILING = """
import sys
from facilitator.tui.screens.live import LiveScreen

def fail(self):
    raise LookupError("zorglub")

LiveScreen.action_aside = fail
from facilitator.cli import main
sys.exit(main())
"""


def test_it_is_told_in_a_sentence_and_what_was_typed_is_there_again(tmp_path: Path) -> None:
    arguments = ("--home", str(tmp_path), "start", "le-temps-des-possibles")
    with Terminal(*arguments, program=(sys.executable, "-c", _FAILING)) as terminal:
        terminal.see("accueil")
        terminal.type("une phrase à moitié")
        terminal.see("une phrase à moitié")
        terminal.press("ctrl+k")
        assert terminal.end() == 1
        assert "Traceback" not in terminal.drawn
        assert "FACILITATOR_DEBUG" in terminal.drawn
    with Terminal("--home", str(tmp_path), "start", "--resume", "last") as terminal:
        terminal.see("une phrase à moitié")
