"""What a writer reads of a session without its remarks is what it would know from all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.storage import journal
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun

Part = Callable[[Hand], object]


def talk(hand: Hand) -> None:
    """Enough remarks, some of them long, for several pieces of the journal."""
    for number in range(60):
        role = f"une voix {number % 3}" if number % 4 else None
        hand.remark(f"parole {number} " + "é" * (20_000 if number % 10 == 0 else 10), speaker=role)


def ask(hand: Hand) -> None:
    """Other entries between the remarks."""
    hand.do(e.Open, prompt="q2", elapsed=90.0)
    hand.do(e.VoiceDeclared, role="une danseuse", label="d")
    hand.do(e.SignalGiven, number=2, signal="laughter", elapsed=100.0)


PARTS: dict[str, list[Part]] = {
    "nothing said": [],
    "no remark": [ask],
    "remarks": [talk],
    "remarks on two questions": [talk, ask, talk],
    "remarks, the first ones filed": [talk, ask, Hand.file, talk, ask],
    "one changed": [talk, lambda hand: hand.do(e.Change, number=5, speaker="un lycéen"), talk],
    "the last taken out": [talk, lambda hand: hand.do(e.Remove, number=60)],
    "one taken out and back": [
        talk,
        lambda hand: (hand.do(e.Remove, number=5), hand.do(e.Restore, number=5)),
    ],
}


def known(session: Session | None) -> object:
    """All a writer goes by."""
    assert session is not None and session.running is not None
    running = session.running
    return (session.seq, session.asked, session.agenda, running.elapsed, running.numbers, running.voices)


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_what_is_left_out_changes_nothing_else(tmp_path: Path, parts: list[Part]) -> None:
    opened = begun(tmp_path)
    hand = Hand(opened.book, opened.session)
    for part in parts:
        part(hand)
    light, whole = load(opened.book.paths, without_remarks=True), load(opened.book.paths)
    assert not light.faults
    assert light.session and whole.session
    assert known(light.session) == known(whole.session)
    assert light.read == whole.read
    said = opened.book.paths.journal.read_bytes()
    if b'"do":"remark"' in said:
        assert max(light.session.remarks, default=0) == max(whole.session.remarks, default=0)


def test_most_remarks_are_left_out(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    talk(Hand(opened.book, opened.session))
    light = load(opened.book.paths, without_remarks=True).session
    assert light and sorted(light.remarks) == [1, 2, 3, 4, 60]


@pytest.mark.parametrize("line", [b"", b"{}", b'{"do":"remark","seq":30}', b"\xff"])
def test_a_fault_is_found_at_its_line(tmp_path: Path, line: bytes) -> None:
    opened = begun(tmp_path)
    talk(Hand(opened.book, opened.session))
    path = opened.book.paths.journal
    lines = path.read_bytes().split(b"\n")
    lines[30] = line
    path.write_bytes(b"\n".join(lines))
    faults = load(opened.book.paths, without_remarks=True).faults
    assert [(fault.code, fault.line) for fault in faults] == [("journal-line", 31)]


def test_missing_entries_are_found(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    talk(Hand(opened.book, opened.session))
    path = opened.book.paths.journal
    lines = path.read_bytes().split(b"\n")
    del lines[30]
    path.write_bytes(b"\n".join(lines))
    faults = load(opened.book.paths, without_remarks=True).faults
    assert [(fault.code, fault.line) for fault in faults] == [("journal-gap", 31)]
    assert journal.telling(path.read_bytes(), path, after=None) is None
