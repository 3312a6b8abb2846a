"""Noting in a session that another program leads: not while the pen is down."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.capture import Reading
from facilitator.services.noting import Pad, PenDown, Wanted
from tests.evenings import Hand, begun
from tests.line.driver import facilitator


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    """A session that runs, in a home."""
    sessions = tmp_path / "home" / "sessions"
    sessions.mkdir(parents=True)
    opened = begun(sessions)
    return Hand(opened.book, opened.session)


def test_a_pad_opened_before_learns_that_the_pen_was_put_down(hand: Hand) -> None:
    pad = Pad(hand.book.paths, Wanted())
    hand.do(e.Pen, down=True)
    with pytest.raises(PenDown):
        pad.note("à ne pas garder")
    hand.do(e.Pen, down=False)
    assert pad.note("une parole").entries
    hand.look()
    assert hand.texts() == ["une parole"]


@pytest.mark.parametrize("filed", [False, True], ids=["appended", "filed"])
def test_a_pen_put_down_between_the_look_and_the_write_is_obeyed(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, filed: bool
) -> None:
    pad = Pad(hand.book.paths, Wanted())
    read = pad._read

    def read_late(line: str) -> Reading:
        hand.do(e.Pen, down=True)
        if filed:
            hand.book.file()
        return read(line)

    monkeypatch.setattr(pad, "_read", read_late)
    with pytest.raises(PenDown):
        pad.note("à ne pas garder")
    monkeypatch.undo()
    hand.look()
    assert hand.texts() == []
    with pytest.raises(PenDown):
        pad.note("à ne pas garder non plus")
    hand.do(e.Pen, down=False)
    assert pad.note("une parole").entries


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Le stylo est posé"),
        ("en", "The pen is down: nothing is noted. F10 or :pen takes it up again."),
    ],
)
def test_note_refuses_with_a_sentence(hand: Hand, tmp_path: Path, language: str, said: str) -> None:
    hand.do(e.Pen, down=True)
    ran = facilitator(tmp_path / "home", "--language", language, "note", "last", "à ne pas garder")
    assert ran.returncode == 1 and ran.stdout == ""
    assert said in ran.stderr and "Traceback" not in ran.stderr
    assert not any(b"ne pas garder" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_lines_of_the_standard_input_are_each_refused(hand: Hand, tmp_path: Path) -> None:
    hand.do(e.Pen, down=True)
    ran = facilitator(tmp_path / "home", "--language", "en", "note", "last", said="une\n\ndeux\n")
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 2
    hand.look()
    assert hand.texts() == []
