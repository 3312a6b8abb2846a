"""The room's window follows the session that runs, and outlives the program that leads it."""

from __future__ import annotations

import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain.room import RoomView
from facilitator.domain.stage import Stage
from facilitator.services import room, watching
from facilitator.services.clock import now
from facilitator.services.opening import Opened, take_up
from facilitator.services.watching import Watching
from facilitator.storage import journal, pulse, settings, windows
from facilitator.storage.book import Book
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Settings, Wifi
from tests.evenings import THEME, Hand, begun

PATIENCE = 20.0


class Wall:
    """What the watching thread tells."""

    def __init__(self, folder: Path, wanted: SessionPaths | None = None) -> None:
        self.views: queue.SimpleQueue[RoomView] = queue.SimpleQueue()
        self.last: RoomView | None = None
        self.watching = Watching(folder / "sessions", folder / "config", wanted, self.views.put)
        self.watching.start()

    def until(self, true: Callable[[RoomView], bool]) -> RoomView:
        """The first view of which this is true; fails after a long while."""
        while self.last is None or not true(self.last):
            self.last = self.views.get(timeout=PATIENCE)
        return self.last


class Counted:
    """A function that really runs, and how often it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function, self._calls, self._changed = function, 0, threading.Condition()

    @property
    def count(self) -> int:
        return self._calls

    def __call__(self, *arguments: Any) -> Any:
        with self._changed:
            self._calls += 1
            self._changed.notify_all()
        return self._function(*arguments)

    def wait_for(self, count: int) -> None:
        """Wait until it was called so often; fails after a long while."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._calls >= count, PATIENCE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "sessions").mkdir()
    settings.save(tmp_path / "config", Settings(place="Médiathèque"))
    return tmp_path


@pytest.fixture
def walls() -> Iterator[list[Wall]]:
    """Those that are to be closed."""
    walls: list[Wall] = []
    yield walls
    for wall in walls:
        wall.watching.close()


def leader(opened: Opened) -> Hand:
    return Hand(opened.book, opened.session)


def test_started_first_it_waits_and_joins_the_session_that_runs_next(home: Path, walls: list[Wall]) -> None:
    walls.append(Wall(home))
    assert walls[0].until(lambda view: True) == RoomView("welcome", place="Médiathèque")
    hand = leader(begun(home / "sessions"))
    assert walls[0].until(lambda view: view.shown == "prompt").text == "Les écrans"
    hand.do(e.Open, prompt="q2")
    walls[0].until(lambda view: view.text == "Question 2")
    hand.do(e.StageSet, stage=Stage("agenda"))
    walls[0].until(lambda view: view.shown == "agenda")


def test_a_session_merely_left_is_not_joined_and_one_taken_up_is(home: Path, walls: list[Wall]) -> None:
    left = begun(home / "sessions", replace(THEME, title="Laissée"))
    left.release()
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "welcome")
    opened = begun(home / "sessions")
    assert walls[0].until(lambda view: view.shown != "welcome").title == "Les écrans"
    leader(opened).do(e.End)
    opened.release()
    walls[0].until(lambda view: view.shown == "over")
    leader(take_up(left.book.paths)).do(e.Open, prompt="q1")
    assert walls[0].until(lambda view: view.text == "Question 1").title == "Laissée"


def test_when_the_leader_dies_the_wall_stays_and_goes_on_with_the_next_one(
    home: Path, walls: list[Wall]
) -> None:
    opened = begun(home / "sessions")
    leader(opened).do(e.Open, prompt="q2")
    walls.append(Wall(home))
    walls[0].until(lambda view: view.text == "Question 2")
    opened.release()
    again = take_up(opened.book.paths)
    leader(again).do(e.StageSet, stage=Stage("agenda"))
    assert walls[0].until(lambda view: view.text != "Question 2").shown == "agenda"


def test_a_session_that_was_named_is_waited_for(home: Path, walls: list[Wall]) -> None:
    other = begun(home / "sessions", replace(THEME, title="Autre"))
    other.release()
    begun(home / "sessions")
    walls.append(Wall(home, other.book.paths))
    walls[0].until(lambda view: view.shown == "welcome")
    take_up(other.book.paths)
    assert walls[0].until(lambda view: view.shown != "welcome").title == "Autre"


def test_clicks_go_into_the_session_that_runs(home: Path, walls: list[Wall]) -> None:
    hand = leader(begun(home / "sessions"))
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "prompt")
    walls[0].watching.click("next")
    heard: list[e.AnyEntry] = []
    while not heard:
        heard = hand.look().entries
    assert isinstance(heard[0], e.Click) and (heard[0].turn, heard[0].by) == ("next", "room")


def test_it_says_that_it_is_there_and_how_large(home: Path, walls: list[Wall]) -> None:
    opened = begun(home / "sessions")
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "prompt")
    walls[0].watching.resize(160, 45)
    while not (found := windows.there(opened.book.paths)):
        pass
    assert (found[0].columns, found[0].rows) == (160, 45)
    walls.pop().watching.close()
    assert windows.there(opened.book.paths) == []


def test_a_network_named_during_the_evening_is_shown(home: Path, walls: list[Wall]) -> None:
    hand = leader(begun(home / "sessions"))
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "prompt")
    settings.remember(home / "config", wifi=Wifi(network="Salle"))
    hand.do(e.StageSet, stage=Stage("wifi"))
    assert walls[0].until(lambda view: view.shown == "wifi").heading == "Salle"


def test_files_that_go_away_leave_the_wall_as_it_was(home: Path, walls: list[Wall]) -> None:
    opened = begun(home / "sessions")
    hand = leader(opened)
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "prompt")
    text = opened.book.paths.yaml.read_text("utf-8")
    opened.book.paths.yaml.unlink()
    opened.book.paths.yaml.write_text(text, "utf-8")
    hand.do(e.StageSet, stage=Stage("agenda"))
    walls[0].until(lambda view: view.shown == "agenda")


def test_it_says_again_that_it_is_there_when_that_was_taken_away(home: Path, walls: list[Wall]) -> None:
    opened = begun(home / "sessions")
    walls.append(Wall(home))
    walls[0].watching.resize(160, 45)
    while not windows.there(opened.book.paths):
        pass
    shutil.rmtree(opened.book.paths.live_lock.parent)
    take_up(opened.book.paths)
    deadline = time.monotonic() + PATIENCE
    while not windows.there(opened.book.paths):
        assert time.monotonic() < deadline


def test_a_window_closes_while_its_click_waits_for_another_writer(home: Path, walls: list[Wall]) -> None:
    opened = begun(home / "sessions")
    wall = Wall(home)
    wall.until(lambda view: view.shown == "prompt")
    with held(opened.book.paths.write_lock):
        wall.watching.click("next")
        closing = threading.Thread(target=wall.watching.close, daemon=True)
        closing.start()
        closing.join(PATIENCE)
        assert not closing.is_alive()


def test_the_wall_is_made_anew_when_a_minute_has_gone_by_and_not_before(
    home: Path, walls: list[Wall], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = begun(home / "sessions")
    leader(opened).do(e.Open, prompt="q1")
    walls.append(Wall(home))
    walls[0].until(lambda view: view.left is not None and view.left.minutes == 5)
    looks, views = Counted(pulse.since), Counted(room.view)
    monkeypatch.setattr(pulse, "since", looks)
    monkeypatch.setattr(room, "view", views)
    looks.wait_for(3)
    assert views.count == 0
    pulse.beat(opened.book.paths.pulse, 61.0)
    walls[0].until(lambda view: view.left is not None and view.left.minutes == 4)


def test_many_changes_at_once_cost_one_look_at_the_settings(
    home: Path, walls: list[Wall], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = begun(home / "sessions")
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "prompt")
    looks = Counted(settings.load)
    monkeypatch.setattr(settings, "load", looks)
    lines, other = b"", leader(opened)
    for number in range(1, 501):
        stage = Stage("agenda" if number % 2 == 0 else "closing")
        lines += journal.encode(e.StageSet(seq=other.session.seq + number, at=now(), by="live", stage=stage))
    with opened.book.paths.journal.open("ab") as file:
        file.write(lines)
    walls[0].until(lambda view: view.shown == "agenda")
    assert 1 <= looks.count < 10


def test_files_at_fault_are_not_read_again_and_again(
    home: Path, walls: list[Wall], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = begun(home / "sessions")
    text = opened.book.paths.yaml.read_text("utf-8")
    opened.book.paths.yaml.write_text("[", "utf-8")
    tries = Counted(Book.open)
    monkeypatch.setattr(Book, "open", lambda book: tries(book))
    walls.append(Wall(home))
    walls[0].until(lambda view: view.shown == "welcome")
    tries.wait_for(1)
    looks = Counted(watching.running_session)
    monkeypatch.setattr(watching, "running_session", looks)
    looks.wait_for(3)
    assert tries.count == 1
    opened.book.paths.yaml.write_text(text, "utf-8")
    walls[0].until(lambda view: view.shown == "prompt")


def test_a_fault_of_the_program_is_told_rather_than_a_wall_that_stands_still(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(home / "sessions")
    fault = RuntimeError("a fault")

    def fails(*_: object) -> RoomView:
        raise fault

    monkeypatch.setattr("facilitator.services.room.view", fails)
    told: queue.SimpleQueue[object] = queue.SimpleQueue()
    watching = Watching(home / "sessions", home / "config", None, told.put)
    watching.start()
    assert told.get(timeout=PATIENCE) is fault
    watching.close()
