"""Line mode for the heat of the moment: the pen, strong moments, the agenda, the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.recall import not_caught_up
from tests.line.driver import Led, home_with_theme, on_disk

ENGLISH = {"LANGUAGE": "en"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


@pytest.fixture
def led(home: Path) -> Iterator[Led]:
    """A session on its first question, with a remark."""
    with Led(home, env=ENGLISH) as led:
        led.type(":next", "le premier")
        led.hears("^#1 ")
        yield led


def test_while_the_pen_is_down_nothing_is_noted_whoever_asks(led: Led, home: Path) -> None:
    led.asks(":moment", "^Strong moment: .*, Première question")
    led.asks(":pen", r"^The pen is down: nothing is noted\. :pen takes it up again\.")
    for line in ("à ne pas garder", ":recall à ne pas garder", ":moment"):
        led.asks(line, "The pen is down")
    led.asks(":stylo", "^The pen is taken up")
    led.asks("une parole", "^#2 une parole")
    session = on_disk(home)
    assert len(session.remarks) == 2 and len(session.moments) == 1
    assert not any(b"ne pas garder" in file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_a_memory_is_kept_at_the_hour_and_under_the_question_of_its_moment(led: Led, home: Path) -> None:
    led.asks(":recall un souvenir", "No strong moment is marked")
    led.asks(":moment", "^Strong moment")
    led.asks(":next", "^Question 2")
    led.asks(":recall", "Première question – to catch up with")
    led.asks(':recall "on riait beaucoup"', "^#2 .*on riait beaucoup.*from memory")
    session = on_disk(home)
    (moment,) = session.moments.values()
    remark = session.remarks[2]
    assert (remark.kind, remark.origin, remark.prompt, remark.at) == (
        "observation",
        "memory",
        "une",
        moment.at,
    )
    assert not_caught_up(session) == []
    led.asks(":souvenir", "1 from memory$")
    led.asks(f":souvenir {moment.at:%H:%M} encore un", "^#3 encore un .*from memory")
    led.asks(f":recall {moment.at.hour}h{moment.at:%M} et un", "^#4 et un .*from memory")
    other = "03:07" if moment.at.hour != 3 else "04:07"
    led.asks(f":recall {other} rien", "No strong moment has this hour")
    led.asks(":recall (laughter)", "Only remarks are kept from memory")
    assert [on_disk(home).remarks[number].at for number in (3, 4)] == [moment.at] * 2


def test_a_moment_is_taken_back_by_undo(led: Led, home: Path) -> None:
    led.asks(":moment", "^Strong moment")
    led.asks(":undo", "^No strong moment any more")
    assert not on_disk(home).moments
    led.asks(":redo", "^Strong moment")
    assert on_disk(home).moments


def test_moments_not_caught_up_are_said_at_the_end(led: Led) -> None:
    led.asks(":moment", "^Strong moment")
    led.type(":end")
    led.hears(r"^1 observation\. 0 voices heard\.")
    led.hears("^1 strong moment to catch up with")


def test_questions_move_and_drop(led: Led, home: Path) -> None:
    led.asks(":reorder trois 2", "^Now at place 2 of 3: Troisième question")
    assert [held.id for held in on_disk(home).agenda] == ["une", "trois", "deux"]
    led.asks(":undo", "^Now at place 3 of 3: Troisième question")
    led.asks(":ordre deux 99", "^Now at place 3 of 3: Deuxième question")
    led.asks(":enlever deux", "^The question deux is taken out")
    assert [held.id for held in on_disk(home).agenda] == ["une", "trois"]
    led.asks(":undo", r"\(deux\)$")
    assert [held.id for held in on_disk(home).agenda] == ["une", "trois", "deux"]


def test_minutes_are_added_taken_and_given(led: Led, home: Path) -> None:
    led.asks(":minutes +2", "^Première question: 7 min")
    led.asks(":minutes -1", "^Première question: 6 min")
    led.asks(":minutes 12", "^Première question: 12 min")
    led.asks(":minutes 0", "^Première question: 1 min")
    led.asks(":minutes -5", "keeps its length")
    led.asks(":undo", "^Première question: 12 min")
    assert on_disk(home).agenda[0].minutes == 12
    led.asks(":next", "^Question 2")
    led.asks(":minutes 8", "^Deuxième question: 8 min")
    led.asks(":undo", "^Deuxième question: no length")


def test_the_room_reacts_to_the_last_remark_or_to_the_one_named(led: Led, home: Path) -> None:
    led.asks("le second", "^#2 ")
    led.asks(":agree", "^#2 le second .*agreement")
    led.asks(":accord", "agreement × 2")
    led.asks(":désaccord 1", "^#1 .*disagreement")
    led.asks(":rires #1", "^#1 .*laughter")
    remarks = on_disk(home).remarks
    assert remarks[1].signals == {"disagree": 1, "laughter": 1}
    assert remarks[2].signals == {"agree": 2}
    led.asks(":undo", r"^#1 le premier \[disagreement\]$")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (":drop une", "The room is on this question"),
        (":drop", "Which question"),
        (":reorder", "Which question, and at which place"),
        (":reorder deux", "Which question, and at which place"),
        (":reorder deux ici", "Which question, and at which place"),
        (":reorder deux 0", "Which question, and at which place"),
        (":reorder deux 2", "at this place already"),
        (":reorder quatre 2", "There are: une, deux, trois"),
        (":minutes", "How many minutes"),
        (":minutes beaucoup", "How many minutes"),
        (":minutes 5", "keeps its length"),
        (":agree 9", "no remark #9"),
        (":laughter non", "Which remark"),
        (":recall", "No strong moment is marked"),
    ],
)
def test_a_wrong_command_says_why_and_changes_nothing(led: Led, home: Path, line: str, answer: str) -> None:
    before = on_disk(home).seq
    led.asks(line, answer)
    assert on_disk(home).seq == before


def test_before_any_remark_the_room_has_nothing_to_react_to(home: Path) -> None:
    with Led(home, env=ENGLISH) as led:
        led.asks(":agree", "no remark yet")
        led.asks(":minutes 5", "not on a question yet")


def test_a_voice_taken_back_is_said_to_be_forgotten(led: Led) -> None:
    led.asks("une libraire :", "^Voice: une libraire")
    led.asks(":undo", "^The voice une libraire is not known any more")
    led.asks(":redo", "^Voice: une libraire")
