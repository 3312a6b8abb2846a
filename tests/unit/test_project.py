"""`facilitator project`: what it says where it cannot draw, and what it takes."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from facilitator.cli import project
from facilitator.storage.settings import Palette
from facilitator.tui.wall.means import Letters
from tests.line.driver import facilitator, home_with_theme


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


def test_without_a_terminal_it_says_so(home: Path) -> None:
    ran = facilitator(home, "--language", "en", "project")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "The room's window needs a terminal.\n"


@pytest.mark.parametrize(
    "arguments", [("--palette", "pink"), ("--letters", "giant"), ("one", "two")], ids=" ".join
)
def test_what_it_cannot_take_is_a_wrong_use(home: Path, arguments: tuple[str, ...]) -> None:
    ran = facilitator(home, "project", *arguments)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1 and "--help" in ran.stderr


def test_it_offers_all_there_is() -> None:
    assert get_args(Palette) == project.PALETTES
    assert get_args(Letters) == project.LETTERS


def test_a_home_that_is_named_and_not_there_is_not_made(tmp_path: Path) -> None:
    ran = facilitator(tmp_path / "hoem", "project", "--browser", "--port", "0")
    assert ran.returncode == 1 and "hoem" in ran.stderr
    assert not (tmp_path / "hoem").exists()
