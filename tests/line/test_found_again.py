"""What the live screen was cut off in the middle of, taken up in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.storage.draft import Draft, DraftFile, Line, Typed
from tests.line.driver import facilitator, home_with_theme, paths_of, texts

ENGLISH = {"LANGUAGE": "en"}
NOT_KEPT = "Typed before the program stopped, and not kept."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A session that was left on its first question, with one remark."""
    home = home_with_theme(tmp_path / "home")
    assert facilitator(home, "start", "essai", "--plain", said=":next\nle premier\n:leave\n").returncode == 0
    return home


def taken_up(home: Path, said: str = ":leave\n") -> str:
    ran = facilitator(home, "start", "--resume", "last", "--plain", said=said, env=ENGLISH)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def leave_behind(home: Path, draft: Draft) -> None:
    DraftFile(paths_of(home).draft).put(draft)


def test_the_half_typed_line_is_said_and_again_until_the_end(home: Path) -> None:
    leave_behind(home, Draft(Typed(Line("la moitié d'une par", "une"))))
    for _again in range(2):
        said = taken_up(home)
        assert NOT_KEPT in said and "  la moitié d'une par\n" in said
    assert "la moitié" in taken_up(home, ":end\n")
    assert not paths_of(home).draft.exists()
    assert texts(home) == ["le premier"]


def test_lines_entered_are_said_unless_they_reached_the_session(home: Path) -> None:
    entered = (Line("le premier", "une"), Line("le deuxième", "une", after=1))
    leave_behind(home, Draft(Typed(Line()), entered))
    said = taken_up(home)
    assert "  le deuxième\n" in said and "  le premier\n" not in said


def test_a_remark_that_was_only_opened_for_a_change_is_not_half_typed(home: Path) -> None:
    leave_behind(home, Draft(Typed(Line("le premier", "une"), editing=1, behind=Line("et puis", "une"))))
    said = taken_up(home)
    assert "  et puis\n" in said and "  le premier\n" not in said


def test_without_a_draft_nothing_is_said(home: Path) -> None:
    assert NOT_KEPT not in taken_up(home)


def test_a_draft_that_cannot_be_read_is_set_aside_and_said(home: Path) -> None:
    paths = paths_of(home)
    paths.draft.parent.mkdir(exist_ok=True)
    paths.draft.write_bytes(b"\xff nothing")
    assert "cannot be read; it was set aside in" in taken_up(home)
    assert not paths.draft.exists()


def test_what_was_typed_is_said_without_its_escapes(home: Path) -> None:
    leave_behind(home, Draft(Typed(Line("\x1b[2Jrouge", "une"))))
    assert "\x1b" not in taken_up(home)
