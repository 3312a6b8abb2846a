"""The questions of an evening: where the room is, their order, their time."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator.domain.session import Moment
from facilitator.services import clock
from facilitator.services.acts import Act, Desk, Done
from facilitator.services.clock import EveningClock
from facilitator.services.live import Live
from facilitator.storage.session_file import load
from tests.evenings import begun


class Table:
    """A session led without threads: what is sent is done when `do` has been called."""

    def __init__(self, folder: Path, elapsed: float = 0.0) -> None:
        self.opened = begun(folder, until=clock.now() + timedelta(minutes=90))
        self.desk, self.acts = Desk(self.opened.book), deque[Act]()
        self.live = Live(self.opened.session, EveningClock(elapsed), self.acts.append)

    def do(self, act: Act | None) -> Act | None:
        while self.acts:
            sent = self.acts.popleft()
            self.live.hear(Done(sent, self.desk.do(sent)))
        return act

    @property
    def ids(self) -> list[str]:
        return [prompt.id for prompt in self.live.session.agenda]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_before_the_first_question_there_is_only_forward(table: Table) -> None:
    assert table.live.back() is None
    assert table.live.to_come() == 3
    table.do(table.live.next())
    assert table.live.heading == "q1" and table.live.to_come() == 2


def test_a_question_goes_where_it_is_put_and_back_again(table: Table) -> None:
    table.do(table.live.next())
    table.do(table.live.shift("q3", -1))
    assert table.ids == ["q1", "q3", "q2"]
    table.do(table.live.shift("q1", 9))
    assert table.ids == ["q3", "q2", "q1"]
    assert table.live.shift("q1", 1) is None and table.live.shift("q3", -1) is None
    table.do(table.live.undo())
    table.do(table.live.undo())
    assert table.ids == ["q1", "q2", "q3"]


def test_the_question_the_room_is_on_cannot_be_dropped(table: Table) -> None:
    table.do(table.live.next())
    assert table.live.drop("q1") is None and table.live.drop("zz") is None
    table.do(table.live.drop("q2"))
    assert table.ids == ["q1", "q3"]
    table.do(table.live.undo())
    assert table.ids == ["q1", "q2", "q3"]


def test_a_dropped_question_keeps_its_remarks_and_can_be_retitled(table: Table) -> None:
    table.do(table.live.next())
    table.do(table.live.note(table.live.read("une parole"), "q1"))
    table.do(table.live.next())
    table.do(table.live.drop("q1"))
    assert [remark.text for remark in table.live.session.remarks_of("q1")] == ["une parole"]
    table.do(table.live.retitle("Autre titre", "q1"))
    assert table.live.session.title_of("q1") == "Autre titre"
    table.do(table.live.undo())
    assert table.live.session.title_of("q1") == "Question 1"


def test_the_way_goes_on_when_the_question_was_taken_out_of_the_file_by_hand(table: Table) -> None:
    table.do(table.live.next())
    table.do(table.live.add("Et le chat ?"))
    table.do(table.live.next())
    table.live.session.agenda.pop(table.ids.index("et-le-chat"))
    table.do(table.live.next())
    assert table.live.heading == "q2"


def test_a_question_added_before_the_first_comes_first(table: Table) -> None:
    table.do(table.live.add("Qui êtes-vous ?"))
    assert table.ids[0] == "qui-etes-vous"


@pytest.mark.parametrize(("by", "minutes"), [(1, 6.0), (-1, 4.0), (-9, 1.0)])
def test_a_question_is_given_more_time_or_less(table: Table, by: int, minutes: float) -> None:
    assert table.live.lengthen(by) is None
    table.do(table.live.next())
    table.do(table.live.lengthen(by))
    prompt = table.live.session.prompt("q1")
    assert prompt and prompt.minutes == minutes
    table.do(table.live.undo())
    prompt = table.live.session.prompt("q1")
    assert prompt and prompt.minutes == 5.0


def test_a_question_without_a_length_gets_one_from_where_it_is(table: Table) -> None:
    table.do(table.live.add("Sans durée"))
    table.do(table.live.next())
    table.do(table.live.lengthen(+1))
    prompt = table.live.session.prompt("sans-duree")
    assert prompt and prompt.minutes == 2.0


def test_setting_the_wall_clock_changes_nothing_of_what_is_left(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = table.live.left()
    hour_back = clock.now() - timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: hour_back)
    after = table.live.left()
    assert before and after and abs(before - after) < timedelta(seconds=5)
    assert timedelta(minutes=89) < after <= timedelta(minutes=90)


def test_what_is_remembered_bears_the_hour_of_its_moment_and_is_never_exact(table: Table) -> None:
    moment = Moment(datetime.fromisoformat("2026-11-22T14:41:05+01:00"), "q2")
    table.do(table.live.recall(table.live.read('"On se voyait tous les jours'), moment))
    (remark,) = table.live.session.remarks.values()
    assert (remark.at, remark.prompt, remark.origin) == (moment.at, "q2", "memory")
    assert remark.kind == "observation" and remark.text == '"On se voyait tous les jours'


def test_a_moment_is_marked_once_and_can_be_taken_back(table: Table) -> None:
    table.do(table.live.next())
    table.do(table.live.moment())
    assert [moment.prompt for moment in table.live.session.moments.values()] == ["q1"]
    table.do(table.live.undo())
    assert table.live.session.moments == {}
    table.do(table.live.redo())
    table.do(table.live.end())
    loaded = load(table.opened.book.paths).session
    assert loaded and [moment.prompt for moment in loaded.moments.values()] == ["q1"]


def test_the_pen_is_down_as_soon_as_it_is_put_down(table: Table) -> None:
    table.live.pen(True)
    assert table.live.pen_down and table.live.pen(True) is None
    table.do(None)
    loaded = load(table.opened.book.paths).session
    assert loaded and loaded.running and loaded.running.pen_down
    table.do(table.live.pen(False))
    assert not table.live.pen_down


def test_the_pen_and_the_moments_are_in_the_file(table: Table) -> None:
    table.do(table.live.moment())
    table.do(table.live.pen(True))
    table.do(table.live.file())
    text = table.opened.book.paths.yaml.read_text(encoding="utf-8")
    assert "moments:" in text and "pen-down: true" in text
    assert load(table.opened.book.paths).session == table.live.session


def test_a_question_that_was_opened_is_not_taken_out_by_undo_nor_redo(table: Table) -> None:
    table.do(table.live.next())
    table.do(table.live.add("Une question de plus"))
    added = table.ids[1]
    table.do(table.live.open(added))
    assert table.do(table.live.undo()) is None
    assert added in table.ids
    table.do(table.live.drop("q3"))
    table.do(table.live.undo())
    table.do(table.live.open("q3"))
    assert table.do(table.live.redo()) is None
    assert "q3" in table.ids


def test_a_moment_marked_twice_in_one_second_is_one_act(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour = clock.now()
    monkeypatch.setattr("facilitator.services.live.now", lambda: hour)
    table.do(table.live.next())
    table.do(table.live.moment())
    table.do(table.live.moment())
    table.do(table.live.undo())
    assert not table.live.session.moments
    assert table.do(table.live.undo()) is None
    table.do(table.live.redo())
    assert list(table.live.session.moments) == [hour]
