"""Two programs note while a live screen is open and a hand types in it: all is kept, all is shown."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.evening import THEME
from tests.terminal.driver import PROGRAM, Terminal
from tests.terminal.expected import document, only_session
from tests.terminal.hands import end_session

NOTES = 500 if SOAK else 150


def notes(who: str) -> list[str]:
    """What one program notes."""
    return [f"note {number} de {who}" for number in range(1, NOTES + 1)]


def noting(home: Path, folder: Path, who: str) -> subprocess.Popen[bytes]:
    """A program that notes its lines one after the other."""
    lines = folder / f"{who}.txt"
    lines.write_text("\n".join(notes(who)), "utf-8")
    with lines.open("rb") as source:
        return subprocess.Popen(
            [*PROGRAM, "--home", str(home), "note"], stdin=source, stdout=subprocess.DEVNULL
        )


def hand(terminal: Terminal, number: int) -> None:
    """Type a line, and see it kept."""
    line, since = f"main {number}", terminal.written
    terminal.type(line)
    terminal.drawn_at(rf"\b{line}\b", since)
    since = terminal.written
    terminal.press("enter")
    terminal.drawn_at(rf"#\d+ . {line}\b", since)


def see_all(terminal: Terminal, total: int) -> None:
    """Go up from the last remark to the first, and see every number on the way."""
    step = 5
    for top in range(total - step + 1, 1 - step, -step):
        terminal.press(*["up"] * step)
        terminal.see(*(f"#{number} " for number in range(max(1, top), top + step)))


def evening(home: Path, folder: Path) -> None:
    """Two programs and a hand note all they have; it is all there. How long the hand waits is for `bench typing`."""
    noted = 0
    with Terminal("--home", str(home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        terminal.press("page-down")
        terminal.see("1/6 ")
        programs = [noting(home, folder, who) for who in ("a", "b")]
        while any(program.poll() is None for program in programs):
            noted += 1
            hand(terminal, noted)
        assert [program.wait() for program in programs] == [0, 0]
        total = 2 * NOTES + noted
        terminal.see(f"#{total} ")
        see_all(terminal, total)
        end_session(terminal, home)
    remarks = document(only_session(home))["remarks"]
    assert [remark["number"] for remark in remarks] == list(range(1, total + 1))
    texts = [remark["text"] for remark in remarks]
    for who in ("a", "b"):
        assert [text for text in texts if text.endswith(f" de {who}")] == notes(who)
    assert [text for text in texts if text.startswith("main")] == [f"main {n + 1}" for n in range(noted)]


@pytest.mark.soak
@pytest.mark.timeout(900 if SOAK else 120)
def test_two_programs_and_a_hand(tmp_path: Path) -> None:
    evening(tmp_path / "home", tmp_path)
