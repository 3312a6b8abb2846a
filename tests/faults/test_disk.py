"""A disk that fills, a folder that vanishes, while a session runs: said, tried again, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.storage.session_file import load
from tests.evening import THEME
from tests.terminal.disks import Disk, small_disk
from tests.terminal.driver import Terminal
from tests.terminal.expected import only_session, remarks_of
from tests.terminal.hands import answer, end_session
from tests.terminal.plain import LineMode

# Longer than a block of the disk, so that no room left over in the last one can take it.
LONG = "une longue histoire " * 500


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def texts(home: Path) -> list[str]:
    """The words of a session's remarks, as its files say now."""
    loaded = load(only_session(home))
    assert not loaded.faults and loaded.session
    return [remark.text for remark in loaded.session.remarks.values()]


def test_line_mode_keeps_by_itself_what_a_full_disk_refused(disk: Disk) -> None:
    lines = ["avant", LONG.strip(), "pendant", "pendant encore", "après"]
    with LineMode("--home", str(disk.home), "start", THEME, "--plain") as program:
        program.type(":suivante", lines[0])
        program.hear("#1 ")
        disk.fill(program.pid)
        program.type(lines[1])
        program.hear("… pas encore gardé", "une longue histoire")
        program.type(*lines[2:4])
        program.hear("… pas encore gardé", "pendant encore")
        assert texts(disk.home) == lines[:1]
        disk.free(program.pid)
        program.hear("#2 ", "une longue histoire")
        program.hear("#4 ", "pendant encore")
        program.type(lines[4])
        program.hear("#5 ")
        assert program.end() == 0
    assert [remark["text"] for remark in remarks_of(only_session(disk.home)).values()] == lines


def test_line_mode_changes_question_on_a_full_disk(disk: Disk) -> None:
    with LineMode("--home", str(disk.home), "start", THEME, "--plain") as program:
        program.type(":suivante", LONG)
        program.hear("#1 ")
        disk.fill(program.pid)
        program.type(":suivante", LONG)
        program.hear("… pas encore gardé", "une longue histoire")
        disk.free(program.pid)
        program.hear("#2 ")
        assert program.end() == 0
    assert [remark["prompt"] for remark in remarks_of(only_session(disk.home)).values()] == [
        "rendez-vous",
        "annonces",
    ]


def test_line_mode_says_again_what_a_disk_never_took(disk: Disk) -> None:
    with LineMode("--home", str(disk.home), "start", THEME, "--plain") as program:
        program.type(":suivante")
        program.hear("Question 1")
        disk.fill(program.pid)
        program.type(LONG, ":laisser")
        assert program.end() == 1
        assert any(line.count("une longue histoire") == 500 for line in program.said)
    assert texts(disk.home) == []


def test_line_mode_goes_on_when_the_folder_comes_back(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    with LineMode("--home", str(home), "start", THEME, "--plain") as program:
        program.type(":suivante", "avant")
        program.hear("#1 ")
        (home / "sessions").rename(away)
        program.type("pendant")
        program.hear("… pas encore gardé", "pendant")
        away.rename(home / "sessions")
        program.hear("#2 ", "pendant")
        assert program.end() == 0
    assert [remark["text"] for remark in remarks_of(only_session(home)).values()] == ["avant", "pendant"]


def test_line_mode_puts_back_files_that_somebody_deleted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with LineMode("--home", str(home), "start", THEME, "--plain") as program:
        program.type(":suivante", "avant")
        program.hear("#1 ")
        for file in (home / "sessions").glob("*-*"):
            file.unlink()
        program.type("pendant")
        program.hear("#2 ", "pendant")
        assert program.end() == 0
    assert [remark["text"] for remark in remarks_of(only_session(home)).values()] == ["avant", "pendant"]


@contextmanager
def live_screen(home: Path) -> Iterator[Terminal]:
    """A session in the live screen, on its first question, with one remark."""
    with Terminal("--home", str(home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        terminal.press("page-down")
        terminal.see("1/6 ")
        terminal.enter("avant")
        terminal.see("#1 ")
        yield terminal
        end_session(terminal, home)


def test_the_live_screen_keeps_by_itself_what_a_full_disk_refused(disk: Disk) -> None:
    with live_screen(disk.home) as terminal:
        disk.fill(terminal.pid)
        terminal.paste(LONG)
        terminal.press("enter")
        terminal.see("Pas encore gardé", "essai")
        terminal.enter("pendant")
        terminal.see("… · pendant")
        terminal.type("à moitié")
        assert texts(disk.home) == ["avant"]
        disk.free(terminal.pid)
        terminal.see("#3 · pendant")
        terminal.see_no_more("Pas encore gardé")
        terminal.enter(" tapé")
        terminal.see("#4 · à moitié tapé")
    assert texts(disk.home) == ["avant", LONG.strip(), "pendant", "à moitié tapé"]


def test_the_live_screen_goes_on_when_the_folder_comes_back(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    with live_screen(home) as terminal:
        (home / "sessions").rename(away)
        terminal.enter("pendant")
        terminal.see("… · pendant", "Pas encore gardé")
        away.rename(home / "sessions")
        terminal.see("#2 · pendant")
        terminal.see_no_more("Pas encore gardé")
    assert texts(home) == ["avant", "pendant"]


def test_leaving_the_live_screen_prints_what_a_disk_never_took(disk: Disk) -> None:
    with Terminal("--home", str(disk.home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        disk.fill(terminal.pid)
        terminal.paste(LONG)
        terminal.press("enter")
        terminal.see("Pas encore gardé")
        terminal.press("ctrl+q")
        answer(terminal, "Cette séance", "Continuer", "Finir", "La laisser")
        assert terminal.end() == 1
        assert terminal.drawn.replace("\r\n", "").count("une longue histoire") >= 500
