"""Hostile words through the whole program: kept as they are, the same for every reader, and shown inert."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.evening import THEME
from tests.hostile import ONE_LINE
from tests.readers import READERS, Reader
from tests.terminal.driver import Terminal
from tests.terminal.expected import Evening, only_session, remarks_of
from tests.terminal.hands import end_session
from tests.terminal.plain import run


def _is_line(text: str) -> bool:
    """Whether a pipe can carry the text as one line in which there is something to keep."""
    return bool(text.strip()) and not any("\ud800" <= char <= "\udfff" for char in text)


LINES = [text for text in ONE_LINE if _is_line(text)]
# Shorter than the screen is high.
SHOWN = [text for text in LINES if len(text) < 400]
# A word right after a colon is a command.
REMARKS = [text for text in LINES if not (text[:1] == ":" and text[1:2].isalpha())]
# What must never reach a terminal: sequences that act on it, and characters that turn a line around.
ACTING = [
    b"\x1b]0;titre",
    b"\x1b]52;",
    b"\x1b]8;;https",
    b"\x1b[2J\x1b[H effac",
    "\u202e".encode(),
    b"\x9b31",
]


@pytest.mark.parametrize("read", READERS)
def test_noted_lines_are_the_same_for_every_reader(read: Reader, tmp_path: Path) -> None:
    assert len(LINES) >= 60
    home = tmp_path / "home"
    assert run("--home", str(home), "start", THEME, text=":suivante\n").returncode == 0
    done = run("--home", str(home), "note", "last", "--kind", "idea", text="\n".join(LINES))
    assert done.returncode == 0, done.stderr
    assert [said["text"] for said in read(only_session(home).yaml)["remarks"]] == LINES


def test_lines_of_line_mode_are_kept_as_the_grammar_reads_them(tmp_path: Path) -> None:
    assert len(REMARKS) >= 60
    evening = Evening()
    for line in REMARKS:
        evening.typed(line, None)
    done = run("--home", str(tmp_path / "home"), "start", THEME, text="\n".join(REMARKS))
    assert done.returncode == 0, done.stderr
    assert remarks_of(only_session(tmp_path / "home")) == evening.remarks
    assert not [acting for acting in ACTING if acting in done.stdout.encode()]


def test_words_of_the_command_line_are_kept_as_they_are(tmp_path: Path, seed: int) -> None:
    home = tmp_path / "home"
    assert run("--home", str(home), "start", THEME, text=":suivante\n").returncode == 0
    words = random.Random(seed).sample([text for text in LINES if "\0" not in text and len(text) < 50_000], 8)
    for text in words:
        done = run("--home", str(home), "note", "--kind", "idea", "--", "last", text)
        assert done.returncode == 0, done.stderr
    assert [said["text"] for said in remarks_of(only_session(home)).values()] == words


def test_hostile_words_do_nothing_to_the_live_screen(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Terminal("--home", str(home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        done = run("--home", str(home), "note", "--kind", "idea", text="\n".join(SHOWN))
        assert done.returncode == 0, done.stderr
        terminal.see(f"#{len(SHOWN)} ")
        for number in range(len(SHOWN), 0, -1):
            terminal.press("up")
            terminal.see(f"#{number} ")
        assert not [acting for acting in ACTING if acting in terminal.raw]
        terminal.enter("la séance continue")
        terminal.see("la séance continue")
        end_session(terminal, home)
    texts = [said["text"] for said in remarks_of(only_session(home)).values()]
    assert texts == [*SHOWN, "la séance continue"]
