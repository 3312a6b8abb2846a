"""Catching up from memory: what there is to come back to, and what is kept about it once the session has ended."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.recall import around, not_caught_up, occasions
from facilitator.domain.session import Moment, Session
from facilitator.services.clock import now
from facilitator.services.recalling import Afterwards
from facilitator.storage.book import Book
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun

NOON = now().replace(hour=12, minute=0, second=0)


def at(minutes: float) -> e.datetime:
    return NOON + timedelta(minutes=minutes)


def evening(folder: Path) -> Hand:
    """Two questions asked; remarks at 0, 1, 4 and 30 minutes; moments at 3 and 20 minutes."""
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    for prompt, minutes, text in (
        ("q1", 0, "zéro"),
        ("q1", 1, "un"),
        ("q1", 4, "quatre"),
        ("q2", 30, "trente"),
    ):
        if hand.session.current != prompt:
            hand.do(e.Open, prompt=prompt)
        said = {"kind": "observation", "prompt": prompt, "speaker": "une libraire"}
        hand.hear(hand.book.append(e.RemarkKept(at=at(minutes), by="live", text=text, **said)))
    for minutes, prompt in ((20, "q2"), (3, "q1")):
        hand.do(e.MomentMarked, moment=at(minutes), prompt=prompt)
    opened.release()
    return hand


def ended(folder: Path) -> SessionPaths:
    hand = evening(folder)
    hand.do(e.End)
    hand.file()
    return hand.book.paths


def filed(paths: SessionPaths) -> Session:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return loaded.session


def recall(afterwards: Afterwards, line: str, moment: Moment) -> None:
    afterwards.recall(afterwards.read(line), moment)


def test_moments_come_by_hour_then_the_questions_at_the_hour_of_their_first_remark(tmp_path: Path) -> None:
    found = occasions(evening(tmp_path).session)
    assert [(one.marked, one.moment.at, one.moment.prompt) for one in found] == [
        (True, at(3), "q1"),
        (True, at(20), "q2"),
        (False, at(0), "q1"),
        (False, at(30), "q2"),
    ]


def test_around_a_moment_is_two_minutes_and_around_a_question_all_of_it(tmp_path: Path) -> None:
    session = evening(tmp_path).session
    texts = [[remark.text for remark in around(session, one)] for one in occasions(session)]
    assert texts == [["un", "quatre"], [], ["zéro", "un", "quatre"], ["trente"]]


def test_a_question_never_has_the_hour_of_a_moment(tmp_path: Path) -> None:
    hand = evening(tmp_path)
    hand.do(e.MomentMarked, moment=at(0), prompt="q1")
    question = next(one for one in occasions(hand.session) if not one.marked)
    assert question.moment.at == at(0) - timedelta(seconds=1)


def test_what_came_before_the_first_question_can_be_remembered_too(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    hand = Hand(opened.book, opened.session)
    assert occasions(hand.session) == []
    hand.remark("tour de table", prompt=None)
    assert [one.moment.prompt for one in occasions(hand.session)] == [None]
    opened.release()


def test_a_question_without_a_remark_has_the_hour_its_time_tells(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    hand = Hand(opened.book, opened.session)
    hand.hear(hand.book.append(e.Open(at=at(0), by="live", elapsed=10, prompt="q1")))
    hand.hear(hand.book.append(e.Open(at=at(5), by="live", elapsed=310, prompt="q2")))
    hours = [one.moment.at for one in occasions(hand.session)]
    assert hours == [at(0), at(5)]
    opened.release()


def test_after_the_end_a_remark_is_filed_at_once_at_the_hour_of_its_moment(tmp_path: Path) -> None:
    paths = ended(tmp_path)
    afterwards = Afterwards(paths, {"bcp": "beaucoup"})
    moment = not_caught_up(afterwards.session)[0]
    recall(afterwards, "libr : il y avait bcp de monde", moment)
    session = filed(paths)
    remark = session.remarks[5]
    assert (remark.at, remark.prompt, remark.origin) == (at(3), "q1", "memory")
    assert (remark.speaker, remark.text) == ("une libraire", "il y avait beaucoup de monde")
    assert not_caught_up(session) == [Moment(at(20), "q2")] == not_caught_up(afterwards.session)
    assert not paths.journal.exists()


@pytest.mark.parametrize("line", ['"Je lis le soir"', "« Je lis le soir »", 'une mamie : "Je lis le soir'])
def test_quotation_marks_never_make_exact_words_of_a_memory(tmp_path: Path, line: str) -> None:
    paths = ended(tmp_path)
    afterwards = Afterwards(paths)
    recall(afterwards, line, not_caught_up(afterwards.session)[0])
    remark = filed(paths).remarks[5]
    assert remark.kind == "observation"
    assert "Je lis le soir" in remark.text and remark.text[0] in '"«'


def test_what_was_done_after_the_end_can_be_taken_back_and_done_again(tmp_path: Path) -> None:
    paths = ended(tmp_path)
    afterwards = Afterwards(paths)
    first, second = not_caught_up(afterwards.session)
    assert not afterwards.undo() and not afterwards.redo()
    recall(afterwards, "un souvenir", first)
    afterwards.drop(second)
    assert list(filed(paths).moments) == [first.at]
    assert afterwards.undo()
    assert set(filed(paths).moments) == {first.at, second.at}
    assert afterwards.undo() and 5 not in filed(paths).remarks
    assert not afterwards.undo()
    assert afterwards.redo() and filed(paths).remarks[5].text == "un souvenir"
    assert filed(paths).remarks[5].at == first.at
    assert afterwards.redo() and list(filed(paths).moments) == [first.at]
    assert not afterwards.redo()


def test_a_remark_erased_elsewhere_does_not_come_back(tmp_path: Path) -> None:
    paths = ended(tmp_path)
    afterwards = Afterwards(paths)
    recall(afterwards, "un secret", not_caught_up(afterwards.session)[0])
    book = Book(paths)
    book.open()
    book.erase(e.Erase(at=now(), by="erase", number=5))
    assert not afterwards.undo() and not afterwards.redo()
    assert b"un secret" not in paths.yaml.read_bytes()


def test_a_disk_that_refuses_changes_nothing_and_the_same_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ended(tmp_path)
    afterwards = Afterwards(paths)
    moment = not_caught_up(afterwards.session)[0]
    aside = paths.yaml.rename(tmp_path / "ailleurs")
    with pytest.raises(Exception):  # noqa: B017
        recall(afterwards, "un souvenir", moment)
    aside.rename(paths.yaml)
    recall(afterwards, "un souvenir", moment)
    assert [remark.text for remark in filed(paths).remarks.values()].count("un souvenir") == 1
