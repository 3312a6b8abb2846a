"""The live screen, on an evening that was left and is taken up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import data
from bench.terminal import Terminal, running


@contextmanager
def running_live(folder: Path, remarks: int, on_one_question: bool = False) -> Iterator[Terminal]:
    """The screen with its last remark and its keys shown, and nothing left to draw."""
    home = data.make_home(folder)
    data.filed(data.evening(home, remarks, on_one_question)).release()
    arguments = ("--home", str(home.path), "start", "--resume", "last")
    with running(folder, "facilitator", *arguments) as terminal:
        terminal.until("Ctrl+Q", *([f"#{remarks} "] if remarks else []))
        terminal.settle()
        yield terminal
