"""Two programs note while a live screen is open and a hand types in it: all is kept, all is shown, nobody waits."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.conftest import SOAK
from tests.evening import THEME
from tests.terminal.driver import PROGRAM, Terminal
from tests.terminal.expected import document, only_session
from tests.terminal.hands import end_session

NOTES = 500 if SOAK else 150
HAND_SECONDS = 0.05


def noting(home: Path, folder: Path, who: str) -> subprocess.Popen[bytes]:
    """A program that notes its lines one after the other."""
    lines = folder / f"{who}.txt"
    lines.write_text("".join(f"note {number} de {who}\n" for number in range(1, NOTES + 1)), "utf-8")
    with lines.open("rb") as source:
        return subprocess.Popen([*PROGRAM, "--home", str(home), "note"], stdin=source, stdout=subprocess.DEVNULL)


def hand(terminal: Terminal, number: int) -> float:
    """Type a line; the seconds from Enter until it is drawn as kept."""
    line, since = f"main {number}", terminal.written
    terminal.type(line)
    terminal.drawn_at(rf"\b{line}\b", since)
    since, struck = terminal.written, time.monotonic()
    terminal.press("enter")
    return terminal.drawn_at(rf"#\d+ . {line}\b", since) - struck


def all_numbers(terminal: Terminal, total: int) -> set[int]:
    """The numbers of the remarks that the screen shows, from the last up to the first."""
    shown: set[int] = set()
    step = 5
    for pressed in range(step, total + step, step):
        terminal.press(*["up"] * step)
        terminal.see(f"#{max(1, total - pressed + 1)} ")
        shown |= {int(word[1:]) for word in terminal.text.split() if word[:1] == "#" and word[1:].isdigit()}
    return shown


@pytest.mark.soak
@pytest.mark.timeout(600 if SOAK else 120)
def test_two_programs_and_a_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, waits = tmp_path / "home", list[float]()
    with Terminal("--home", str(home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        terminal.press("page-down")
        terminal.see("1/6 ")
        programs = [noting(home, tmp_path, who) for who in ("a", "b")]
        while any(program.poll() is None for program in programs):
            waits.append(hand(terminal, len(waits) + 1))
        assert [program.wait() for program in programs] == [0, 0]
        total = 2 * NOTES + len(waits)
        terminal.see(f"#{total} ")
        assert all_numbers(terminal, total) == set(range(1, total + 1))
        end_session(terminal, home)
    remarks = document(only_session(home))["remarks"]
    texts = [remark["text"] for remark in remarks]
    assert [remark["number"] for remark in remarks] == list(range(1, total + 1))
    for who in ("a", "b"):
        assert [text for text in texts if text.endswith(f" de {who}")] == [
            f"note {number} de {who}" for number in range(1, NOTES + 1)
        ]
    assert [text for text in texts if text.startswith("main")] == [f"main {n + 1}" for n in range(len(waits))]
    slow = quantiles(waits, n=20)[-1]
    with capsys.disabled():
        print(f"\nEnter to kept, {len(waits)} lines: median {median(waits):.4f} s, 95 % under {slow:.4f} s")
    assert slow < HAND_SECONDS
