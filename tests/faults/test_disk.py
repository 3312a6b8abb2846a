"""A disk that fills, a folder that vanishes, while a session runs: said, tried again, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.session_file import load
from tests.evening import THEME
from tests.terminal.disks import Disk, small_disk
from tests.terminal.expected import only_session, remarks_of
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
