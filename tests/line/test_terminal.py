"""Line mode at a terminal: somebody is there to ask, and the end of input leaves the session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.line.driver import PROGRAM, Led, home_with_theme, on_disk, texts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


def spawned(home: Path, *arguments: str, term: str = "xterm-256color", **env: str) -> pexpect.spawn:
    """The program in a terminal of 80 columns."""
    command = [*PROGRAM, "--home", str(home), "--language", "en", *arguments]
    env = {**os.environ, "TERM": term, **env}
    return pexpect.spawn(command[0], command[1:], env=env, encoding="utf-8", timeout=30, dimensions=(24, 80))


@pytest.fixture
def terminal(home: Path) -> Iterator[pexpect.spawn]:
    """A session led in plain lines in a terminal."""
    child = spawned(home, "start", "essai", "--plain")
    child.expect("> ")
    yield child
    child.close(force=True)


def test_the_end_of_input_leaves_the_session_to_be_taken_up(terminal: pexpect.spawn, home: Path) -> None:
    terminal.sendline("une parole dite à l'été")
    terminal.expect("#1 une parole dite à l'été")
    # A terminal forgets an end of input that comes before the program reads its keys again.
    terminal.expect("> ")
    terminal.sendeof()
    terminal.expect("--resume")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert on_disk(home).ended is None
    assert texts(home) == ["une parole dite à l'été"]


def test_a_line_can_be_corrected_while_it_is_typed(terminal: pexpect.spawn, home: Path) -> None:
    terminal.send("une parolle\x7f\x7fe")
    terminal.sendline("")
    terminal.expect("#1 une parole")
    assert texts(home) == ["une parole"]


def test_erase_asks_and_takes_only_yes(terminal: pexpect.spawn, home: Path) -> None:
    terminal.sendline("un secret")
    terminal.expect("#1 un secret")
    terminal.sendline(":erase 1")
    terminal.expect("Type yes")
    terminal.sendline("no")
    terminal.expect("stays as it is")
    assert texts(home) == ["un secret"]
    terminal.sendline(":erase 1")
    terminal.expect("Type yes")
    terminal.sendline("yes")
    terminal.expect("erased for good")
    assert texts(home) == []


def test_the_command_asks_too(home: Path) -> None:
    with Led(home) as led:
        led.asks("un secret", "^#1 ")
        assert led.ends() == 0
    for answer, status in (("no", 1), ("yes", 0)):
        child = spawned(home, "erase", "last", "1")
        child.expect("Type yes")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == status
    assert texts(home) == []


def test_ctrl_c_leaves_the_session(terminal: pexpect.spawn, home: Path) -> None:
    terminal.sendline("une parole")
    terminal.expect("#1 une parole")
    terminal.expect("> ")
    terminal.sendintr()
    terminal.expect("--resume")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert on_disk(home).ended is None


def test_end_ends(terminal: pexpect.spawn, home: Path) -> None:
    terminal.sendline("une parole")
    terminal.expect("#1 une parole")
    terminal.sendline(":end")
    terminal.expect("has ended: 1 remark")
    terminal.expect(pexpect.EOF)
    assert on_disk(home).ended is not None


def test_what_others_note_leaves_the_line_being_typed(terminal: pexpect.spawn, home: Path) -> None:
    terminal.send("la moitié d'une ")
    terminal.expect("d'une ")
    other = spawned(home, "note", "d'ailleurs")
    other.expect("#1 ")
    other.close()
    terminal.expect("[+] #1 d'ailleurs")
    terminal.expect("> la moitié d'une ")
    terminal.sendline("parole")
    terminal.expect("#2 la moitié d'une parole")
    assert texts(home) == ["d'ailleurs", "la moitié d'une parole"]


def test_a_dumb_terminal_gets_plain_lines(home: Path) -> None:
    child = spawned(home, "start", "essai", term="dumb")
    child.expect("3 questions")
    child.sendline("une parole")
    child.expect("#1 une parole")
    child.close(force=True)
    assert texts(home) == ["une parole"]


def test_the_doctor_measures_the_terminal(home: Path) -> None:
    child = spawned(home, "doctor")
    child.expect("Terminal: 80 columns, 24 rows")
    child.expect("Widths of letters: the terminal does not say")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_new_opens_the_editor_and_says_what_is_wrong_afterwards(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "an editor"
    editor.write_text('#!/bin/sh\necho "nonsense: 1" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    child = spawned(home, "new", "Un thème", EDITOR=f"'{editor}'")
    child.expect("un-theme.yaml")
    child.expect("un-theme.yaml:[0-9]+:1: ")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1


def test_an_editor_that_does_not_start_is_said(home: Path) -> None:
    child = spawned(home, "new", "Un thème", VISUAL="no-such-editor")
    child.expect("no-such-editor does not start")
    child.expect(pexpect.EOF)
    assert (home / "prompts" / "un-theme.yaml").exists()
