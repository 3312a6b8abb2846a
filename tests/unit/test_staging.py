"""What the room sees is a position: set by the animator's program, in the files, and back after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain.stage import Stage, Turn
from facilitator.domain.wall import are_hidden
from facilitator.services.opening import take_up
from facilitator.storage.session_file import load
from tests.evenings import THEME, Hand
from tests.unit.test_live import Table


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def stage(table: Table) -> Stage:
    """What the room sees, once it is on disk."""
    table.run()
    running = table.live.session.running
    assert running
    return running.stage


def test_the_position_is_in_both_files_and_outlives_a_crash(table: Table) -> None:
    table.live.show("code", "https://example.org")
    table.run()
    loaded = load(table.opened.book.paths)
    assert loaded.session and loaded.session.running
    assert loaded.session.running.stage == Stage("code", text="https://example.org")
    table.live.file()
    table.run()
    assert 'text: "https://example.org"' in table.opened.book.paths.yaml.read_text("utf-8")
    table.opened.release()
    again = take_up(table.opened.book.paths)
    assert again.session.running and again.session.running.stage.text == "https://example.org"


def test_the_next_question_takes_the_place_of_whatever_was_shown(table: Table) -> None:
    table.live.timer()
    table.live.show("agenda")
    table.live.blank()
    assert stage(table) == Stage("agenda", blank=True, timer=False)
    table.live.next()
    assert table.live.stage == Stage(timer=False)
    assert stage(table) == Stage(timer=False)


def test_what_is_on_its_way_counts(table: Table) -> None:
    table.live.blank()
    table.live.blank()
    assert not table.live.stage.blank
    assert len(table.live.waiting) == 2


def test_showing_what_is_shown_writes_nothing(table: Table) -> None:
    assert table.live.show("prompt") is None
    table.live.show("wall")
    assert table.live.show("wall") is None


def test_nothing_comes_back_after_nothing(table: Table) -> None:
    table.live.show("wall")
    table.live.blank()
    assert stage(table).blank
    table.live.blank()
    assert stage(table) == Stage("wall")


def test_a_comment_cannot_be_featured(table: Table) -> None:
    table.type("( je n'ai pas tout entendu")
    table.type("Beaucoup suivent leur libraire")
    first, second = table.live.session.remarks
    assert table.live.feature(first) is None
    assert table.live.feature(99) is None
    table.live.feature(second)
    assert stage(table) == Stage("remark", second)


def test_the_remarks_of_a_blind_question_wait_to_be_revealed(table: Table) -> None:
    def hidden() -> bool:
        return are_hidden(table.live.session, stage(table))

    table.live.show("wall")
    assert not hidden()
    blind = tuple(replace(prompt, blind=True) for prompt in THEME.prompts)
    assert table.live.session.running
    table.live.session.running.agenda = list(blind)
    table.live.show("prompt")
    table.live.show("wall")
    assert hidden()
    table.live.reveal()
    assert not hidden()
    table.live.show("agenda")
    table.live.show("wall")
    assert not hidden(), "what was revealed stays so as long as the question"
    table.live.reveal()
    assert hidden()


def test_a_remark_of_a_blind_question_is_not_featured_before_it_is_revealed(table: Table) -> None:
    assert table.live.session.running
    table.live.session.running.agenda = [replace(prompt, blind=True) for prompt in THEME.prompts]
    table.type("Beaucoup suivent leur libraire")
    assert table.live.feature(1) is None
    table.live.reveal()
    assert table.live.feature(1) is not None
    assert stage(table) == Stage("remark", 1, hidden=False)


@pytest.mark.parametrize(("turn", "current", "blank"), [("next", "q2", False), ("blank", "q1", True)])
def test_a_click_in_the_room_s_window_is_done_by_the_program_that_leads(
    table: Table, turn: Turn, current: str, blank: bool
) -> None:
    Hand.another(table.opened.book, "room").do(e.Click, turn=turn)
    assert table.live.session.current == "q1"
    from facilitator.services.acts import Done

    table.live.hear(Done(None, table.desk.look()))
    assert stage(table).blank == blank
    assert table.live.session.current == current


def test_a_click_says_no_time_of_its_own(table: Table) -> None:
    table.live.next()
    table.run()
    known = table.live.session.running
    assert known
    Hand.another(table.opened.book, "room").do(e.Click, turn="back")
    last = table.opened.book.paths.journal.read_text("utf-8").splitlines()[-1]
    assert '"do":"click"' in last and f'"elapsed":{known.elapsed}' in last


def test_nothing_of_it_can_be_undone(table: Table) -> None:
    table.live.show("wall")
    table.run()
    assert table.live.undo() is None
