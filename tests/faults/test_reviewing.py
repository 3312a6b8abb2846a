"""Past sessions put in order while disks fail, other programs write, and people change their minds."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Remark
from facilitator.services.opening import take_up
from facilitator.services.reviewing import Review
from facilitator.services.search import search
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun
from tests.terminal.traces import traces

LINE = "Le zorglub de ma tante | et l'ornithorynque de Camille"
FIRST, SECOND = (part.strip() for part in LINE.split("|"))
WHOLE = LINE.replace("| ", "")
CUT = len(FIRST)


@pytest.fixture
def home(own_machine: Path) -> Home:
    return Home(own_machine / "home")


def evening(home: Home, *texts: str, end: bool = True, **fields: Any) -> SessionPaths:
    """A session with these remarks, from 1 on."""
    opened = begun(home.sessions)
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    for text in texts:
        hand.remark(text, **fields)
    hand.file()
    if end:
        hand.do(e.End, elapsed=60.0)
        hand.file()
    opened.release()
    return opened.book.paths


def on_disk(paths: SessionPaths) -> dict[int, Remark]:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return loaded.session.remarks


def said(paths: SessionPaths) -> str:
    """All words of the session, as they stand on disk."""
    return str([(one.text, one.typed, one.mended) for one in on_disk(paths).values()])


# Erased words


def test_words_split_off_and_erased_are_not_in_the_line_they_were_split_from(home: Home) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.erase(paths, 2)
    assert traces(home.path, ["ornithorynque"]) == []


def test_nothing_taken_back_brings_erased_words_again(home: Home) -> None:
    paths = evening(home, WHOLE, "autre")
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.take_up(paths, [3], True)
    review.erase(paths, 2 if on_disk(paths)[2].text == SECOND else 3)
    while review.undo():
        pass
    assert "ornithorynque" not in said(paths)
    while review.redo():
        pass
    assert "ornithorynque" not in said(paths)


def test_a_half_taken_back_does_not_survive_the_erasure_of_the_whole(home: Home) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.undo()
    review.erase(paths, 1)
    review.redo()
    assert on_disk(paths) == {}


@pytest.mark.parametrize("undone", [False, True])
def test_what_another_program_erased_is_not_brought_back(home: Home, undone: bool) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    if undone:
        review.undo()
    Review(home.sessions).erase(paths, 1 if undone else 2)
    outcome = review.redo() if undone else review.undo()
    assert outcome is not None and outcome.passed_over
    assert "ornithorynque" not in said(paths)


@pytest.mark.parametrize("end", [False, True])
def test_a_half_erased_is_not_in_the_line_that_was_typed_in_other_words(home: Home, end: bool) -> None:
    paths = evening(home, WHOLE, end=end, typed="zorglub = tante, ornitho = Camille")
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.erase(paths, 2)
    assert traces(home.path, ["ornitho"]) == []


# Words taken out


def test_words_taken_out_are_in_no_file_beside_nor_in_the_line_they_were_split_from(home: Home) -> None:
    paths = evening(home, WHOLE)
    paths.yaml.write_text("# Camille\n" + paths.yaml.read_text("utf-8"), "utf-8")
    paths.aside("by-hand").write_bytes(paths.yaml.read_bytes())
    paths.aside("torn").write_text('{"text":"Camille', "utf-8")
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.take_out(paths, 2, "Camille", "une voisine")
    assert traces(home.path, ["Camille"]) == []


def test_words_are_taken_out_of_the_files_of_a_session_that_was_cut_off(home: Home) -> None:
    paths = evening(home, WHOLE, end=False)
    Review(home.sessions).take_out(paths, 1, "Camille")
    assert traces(home.path, ["Camille"]) == []


def test_the_program_that_leads_goes_on_after_words_were_taken_out(home: Home) -> None:
    paths = evening(home, WHOLE, end=False)
    opened = take_up(paths)
    hand = Hand(opened.book, opened.session)
    hand.remark("notée avant")
    Review(home.sessions).take_out(paths, 1, "Camille")
    assert not hand.look().by_hand
    hand.remark("notée après")
    hand.file()
    opened.release()
    assert [one.text for one in on_disk(paths).values()] == [*hand.texts()]
    assert hand.texts() == [WHOLE.replace("Camille", "[…]"), "notée avant", "notée après"]
    assert traces(home.path, ["Camille"]) == []


def test_words_taken_out_again_leave_the_index_again(own_machine: Path, home: Home) -> None:
    paths = evening(home, WHOLE, "autre")
    review = Review(home.sessions)
    review.take_out(paths, 1, "Camille")
    review.erase(paths, 2)
    review.undo()
    assert len(search(home, "camille").findings) == 1
    review.redo()
    assert traces(own_machine, ["Camille", "camille"]) == []


# Taking back what others changed


def test_the_second_half_is_not_taken_back_where_the_first_is_not_whole_again(home: Home) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    text = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(text.replace(f'text: "{FIRST}"', 'text: "Le zorglub de mon oncle"'), "utf-8")
    outcome = review.undo()
    assert outcome is not None and outcome.passed_over
    assert [one.text for one in on_disk(paths).values()] == ["Le zorglub de mon oncle", SECOND]


def test_a_half_does_not_take_the_number_that_another_remark_was_given(home: Home) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.undo()
    book = Book(paths)
    other = Hand(book, book.open(), "note")
    assert other.remark("notée après") == 2
    review.redo()
    assert on_disk(paths)[2].text == "notée après"


def test_a_half_taken_back_while_the_session_ran_is_not_lost_at_its_end(home: Home) -> None:
    paths = evening(home, WHOLE, end=False)
    review = Review(home.sessions)
    review.split(paths, 1, CUT)
    review.undo()
    opened = take_up(paths)
    hand = Hand(opened.book, opened.session)
    hand.do(e.End, elapsed=60.0)
    hand.file()
    opened.release()
    review.redo()
    assert "ornithorynque" in str([one.text for one in on_disk(paths).values()])


# Disks


@pytest.mark.parametrize(("end", "step"), [(True, "replace"), (True, "sync_folder"), (False, "flush")])
def test_an_act_that_a_disk_refuses_is_not_shown_and_the_next_one_is_done(
    home: Home, monkeypatch: pytest.MonkeyPatch, end: bool, step: str
) -> None:
    paths = evening(home, "un", "deux", "trois", end=end)
    review = Review(home.sessions)
    review.open(paths)

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(f"facilitator.storage.book.{step}", refused)
        with pytest.raises(OSError):
            review.take_up(paths, [1, 2, 3], True)
    review.look(paths)
    assert review.open(paths).remarks == on_disk(paths)
    review.sensitive(paths, [3], True)
    assert review.open(paths).remarks == on_disk(paths)
    assert on_disk(paths)[3].sensitive


def test_many_remarks_of_a_session_that_runs_change_in_one_write(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = evening(home, "un", "deux", "trois", end=False)
    review, written = Review(home.sessions), []
    review.open(paths)

    def counted(descriptor: int, data: bytes) -> None:
        written.append(data.count(b"\n"))
        os.write(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("facilitator.storage.book.write_all", counted)
    with pytest.raises(OSError):
        review.take_up(paths, [1, 2, 3], True)
    assert written == [3] and paths.journal.read_bytes() == b"", "all of them or none"


def test_a_file_that_cannot_be_read_any_more_is_not_written_over(home: Home) -> None:
    paths = evening(home, WHOLE)
    review = Review(home.sessions)
    review.take_up(paths, [1], wanted=True)
    whole = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(whole.replace("format: 1", "format: 2"), "utf-8")
    for _ in range(2):
        with pytest.raises(FaultsError):
            review.sensitive(paths, [1], wanted=True)
        assert paths.yaml.read_text("utf-8").startswith("format: 2")
    paths.yaml.write_text(whole, "utf-8")
    assert review.sensitive(paths, [1], wanted=True)


def test_undo_goes_on_past_a_session_that_is_no_more(home: Home) -> None:
    paths = evening(home, WHOLE)
    other = evening(home, FIRST)
    review = Review(home.sessions)
    review.take_up(other, [1], wanted=True)
    review.take_up(paths, [1], wanted=True)
    paths.yaml.unlink()
    with pytest.raises(FileNotFoundError):
        review.undo()
    assert review.undo()
    assert not on_disk(other)[1].take_up


def test_a_name_is_not_taken_out_of_a_longer_one(home: Home) -> None:
    paths = evening(home, "Ali et Alice, chez Ali")
    Review(home.sessions).take_out(paths, 1, "Ali")
    assert on_disk(paths)[1].text == "[…] et Alice, chez […]"
