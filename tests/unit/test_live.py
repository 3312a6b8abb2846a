"""What a user does in a session, through to the disk and back."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.services.acts import Act, Desk, Done, Trouble
from facilitator.services.clock import EveningClock
from facilitator.services.live import Live
from facilitator.services.opening import Opened
from facilitator.services.scribe import Scribe
from facilitator.storage.book import JournalMissing
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun


class Table:
    """A session led without threads: what is sent is done when `run` is called."""

    def __init__(self, folder: Path) -> None:
        self.opened: Opened = begun(folder)
        self.desk = Desk(self.opened.book)
        self.acts: deque[Act] = deque()
        self.live = Live(
            self.opened.session,
            self.opened.clock,
            self.acts.append,
            {"bcp": "beaucoup", "rs": "réseaux sociaux"},
        )
        self.live.next()
        self.run()

    def run(self) -> None:
        while self.acts:
            act = self.acts.popleft()
            self.live.hear(Done(act, self.desk.do(act)))

    def type(self, line: str, open_then: str | None = None) -> None:
        self.live.note(self.live.read(line), open_then or self.live.session.current)
        self.run()

    def do(self, what: Callable[[], Act | None]) -> Act | None:
        act = what()
        self.run()
        return act

    def texts(self) -> list[str]:
        return [remark.text for remark in self.live.session.remarks.values()]

    def on_disk(self) -> list[str]:
        loaded = load(self.opened.book.paths)
        assert loaded.session
        return [remark.text for remark in loaded.session.remarks.values()]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_nothing_is_in_the_session_before_it_is_on_disk(table: Table) -> None:
    table.live.note(table.live.read("une parole"), "q1")
    assert table.texts() == [] and table.on_disk() == []
    table.run()
    assert table.texts() == table.on_disk() == ["une parole"]


def test_a_line_is_kept_as_it_is_read(table: Table) -> None:
    table.type("une libraire :")
    table.type('lib : "bcp de monde suit TikTok (rires)')
    remark = table.live.session.remarks[1]
    assert (remark.kind, remark.speaker, remark.text) == (
        "verbatim",
        "une libraire",
        "beaucoup de monde suit TikTok",
    )
    assert remark.signals == {"laughter": 1} and remark.tags == ("tiktok",) and remark.prompt == "q1"
    assert remark.typed == 'lib : "bcp de monde suit TikTok (rires)'


def test_an_empty_line_keeps_nothing(table: Table) -> None:
    assert table.live.note(table.live.read("   "), "q1") is None


def test_a_signal_alone_goes_to_the_last_remark(table: Table) -> None:
    assert table.live.note(table.live.read("(rires)"), "q1") is None
    table.type("une")
    table.type("deux")
    table.type("(accord)")
    assert table.live.session.remarks[2].signals == {"agree": 1}


def test_a_line_belongs_to_the_question_open_at_its_first_key(table: Table) -> None:
    table.do(table.live.next)
    table.type("tapée avant", open_then="q1")
    table.type("tapée après")
    assert [remark.prompt for remark in table.live.session.remarks.values()] == ["q1", "q2"]


def test_marks_file_under_the_questions_before_and_the_room_does_not_move(table: Table) -> None:
    for _ in range(2):
        table.do(table.live.next)
    for line in ("< une", "<< deux"):
        table.type(line)
    assert [remark.prompt for remark in table.live.session.remarks.values()] == ["q2", "q1"]
    assert table.live.session.current == "q3"


def test_going_back_before_the_first_or_past_the_last_question_does_nothing(table: Table) -> None:
    assert table.live.back() is None
    for _ in range(2):
        table.do(table.live.next)
    assert table.live.next() is None


def test_each_change_of_question_files_the_session(table: Table) -> None:
    table.type("une")
    table.do(table.live.next)
    assert table.opened.book.paths.journal.read_bytes() == b""
    assert '"une"' in table.opened.book.paths.yaml.read_text("utf-8")


def test_undo_and_redo_go_as_far_as_this_opening(table: Table) -> None:
    table.type("une")
    table.type("deux")
    table.do(lambda: table.live.edit(1, "? une question"))
    table.do(lambda: table.live.move(2, "q3"))
    table.do(lambda: table.live.remove(1))
    table.do(table.live.next)
    end = dict(table.live.session.remarks)
    for _ in range(5):
        assert table.do(table.live.undo)
    assert table.texts() == [] and table.live.undo() is None
    for _ in range(5):
        assert table.do(table.live.redo)
    assert table.live.redo() is None
    assert table.live.session.remarks == end == load(table.opened.book.paths).session.remarks  # type: ignore[union-attr]


def test_a_new_edit_ends_what_could_be_done_again(table: Table) -> None:
    table.type("une")
    table.do(table.live.undo)
    table.type("deux")
    assert table.live.redo() is None


def test_an_edit_is_read_by_the_same_grammar_and_keeps_what_it_does_not_say(table: Table) -> None:
    table.type('un cinéaste : "Je me tiens au courant')
    table.do(lambda: table.live.edit(1, '"Je me tiens informé'))
    remark = table.live.session.remarks[1]
    assert (remark.text, remark.kind, remark.speaker) == ("Je me tiens informé", "verbatim", "un cinéaste")


def test_erased_words_leave_undo_too(table: Table) -> None:
    table.type("un secret")
    table.do(lambda: table.live.edit(1, "un autre secret"))
    table.do(lambda: table.live.erase(1))
    assert "secret" not in str(vars(table.live)) + str(vars(table.live._thoughts))
    assert table.live.undo() is None


def test_a_change_that_comes_after_an_erasure_leaves_no_words(table: Table) -> None:
    table.type("un secret")
    table.live.edit(1, "un grand secret")
    Hand.another(table.opened.book).erase(1)
    table.run()
    folder = table.opened.book.paths.folder
    assert not [path for path in folder.iterdir() if path.is_file() and b"secret" in path.read_bytes()]


def test_words_from_memory_are_never_made_exact(table: Table) -> None:
    table.live.note(table.live.read("elle aimait les groupes"), "q1", "memory")
    table.run()
    table.do(lambda: table.live.edit(1, '"J\'aimais les groupes"'))
    remark = table.live.session.remarks[1]
    assert (remark.kind, remark.text) == ("observation", "J'aimais les groupes")


def test_the_agenda_grows_on_the_spot(table: Table) -> None:
    table.do(lambda: table.live.add("Et nos enfants ?"))
    table.do(table.live.next)
    assert table.live.session.title_of(table.live.session.current) == "Et nos enfants ?"
    table.do(lambda: table.live.retitle("Et nos petits-enfants ?"))
    assert table.live.session.asked["et-nos-enfants"].title == "Et nos petits-enfants ?"


def test_follow_ups_are_ticked_by_position(table: Table) -> None:
    assert table.live.follow_up(2) is None
    table.do(lambda: table.live.follow_up(1))
    assert table.live.session.running and table.live.session.running.used == {"q1": [1]}


def test_time_left_counts_from_the_minutes_of_the_question(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    acts: list[Act] = []
    live = Live(opened.session, EveningClock(100.0), acts.append)
    opened.session.running.current = "q1"  # type: ignore[union-attr]
    opened.session.running.elapsed = 40.0  # type: ignore[union-attr]
    time = live.time()
    assert 60 <= time.spent < 70 and time.left is not None and 230 < time.left <= 240
    opened.session.running.paused = True  # type: ignore[union-attr]
    assert live.time().spent == 0


def test_the_end_leaves_one_file(table: Table) -> None:
    table.type("une")
    table.do(table.live.end)
    assert not table.opened.book.paths.journal.exists()
    assert table.live.session.ended


def test_an_edit_by_hand_not_yet_heard_is_not_undone_by_filing(table: Table) -> None:
    table.type("une fote")
    table.do(table.live.file)
    yaml = table.opened.book.paths.yaml
    yaml.write_text(yaml.read_text("utf-8").replace("une fote", "une faute"), "utf-8")
    news = table.desk.look()
    table.live.file()
    table.live.hear(Done(None, news))
    table.run()
    assert table.texts() == table.on_disk() == ["une faute"]


# The scribe


class Ear:
    """What a scribe tells, waited for without sleeping for luck."""

    def __init__(self) -> None:
        self.heard: list[Done | Trouble] = []
        self.changed = threading.Condition()

    def __call__(self, told: Done | Trouble) -> None:
        with self.changed:
            self.heard.append(told)
            self.changed.notify_all()

    def wait(self, what: Callable[[Done | Trouble], bool]) -> Done | Trouble:
        with self.changed:
            assert self.changed.wait_for(lambda: any(map(what, self.heard)), 10), self.heard
            return next(filter(what, self.heard))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return begun(tmp_path / "sessions")


def test_the_scribe_keeps_trying_until_the_folder_is_back(opened: Opened, tmp_path: Path) -> None:
    ear = Ear()
    scribe = Scribe(opened.book, opened.clock, ear)
    live = Live(opened.session, opened.clock, scribe.send)
    folder = opened.book.paths.folder
    folder.rename(tmp_path / "away")
    first = live.note(live.read("une"), None)
    second = live.note(live.read("deux"), None)
    assert isinstance(ear.wait(lambda told: told.act == first), Trouble)
    (tmp_path / "away").rename(folder)
    ear.wait(lambda told: isinstance(told, Done) and told.act == second)
    scribe.close()
    kept = [told for told in ear.heard if isinstance(told, Done)]
    assert [told.act for told in kept] == [first, second]
    loaded = load(opened.book.paths).session
    assert loaded and [remark.text for remark in loaded.remarks.values()] == ["une", "deux"]


def test_files_taken_away_are_put_back_by_themselves(opened: Opened) -> None:
    heard: list[Done | Trouble] = []
    live: Live

    def tell(told: Done | Trouble) -> None:
        heard.append(told)
        live.face(told) if isinstance(told, Trouble) else live.hear(told)

    scribe = Scribe(opened.book, opened.clock, tell)
    live = Live(opened.session, opened.clock, scribe.send)
    opened.book.paths.yaml.unlink()
    opened.book.paths.journal.unlink()
    live.note(live.read("une"), None)
    deadline = time.monotonic() + 10
    while not live.session.remarks and time.monotonic() < deadline:
        time.sleep(0.01)
    scribe.close()
    assert any(isinstance(told, Trouble) and isinstance(told.error, JournalMissing) for told in heard)
    loaded = load(opened.book.paths).session
    assert loaded and [remark.text for remark in loaded.remarks.values()] == ["une"]


def test_what_another_process_notes_is_told_by_itself(opened: Opened) -> None:
    ear = Ear()
    scribe = Scribe(opened.book, opened.clock, ear)
    Hand.another(opened.book).remark("d'une autre table")
    told = ear.wait(lambda told: told.act is None)
    scribe.close()
    assert isinstance(told, Done) and isinstance(told.news.entries[0], e.RemarkKept)
    assert told.news.entries[0].text == "d'une autre table"


def test_closing_does_what_was_sent(opened: Opened) -> None:
    scribe = Scribe(opened.book, opened.clock, Ear())
    live = Live(opened.session, opened.clock, scribe.send)
    for number in range(50):
        live.note(live.read(f"parole {number}"), None)
    scribe.close()
    loaded = load(opened.book.paths).session
    assert loaded and len(loaded.remarks) == 50
