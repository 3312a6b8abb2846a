"""The room's window on real sessions: what it shows, what its keys do, and who may die beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from facilitator.domain import entries as e
from facilitator.domain.room import RoomView
from facilitator.domain.stage import Stage
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.opening import Opened, take_up
from facilitator.storage import windows
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Settings
from facilitator.texts import _
from facilitator.tui.room_app import RoomApp
from facilitator.tui.screens.help import Help
from facilitator.tui.tones import theme
from tests.conftest import ROOT
from tests.evenings import Hand, begun
from tests.tui.stage import Size, plain, shown, until

PRIVATE = "Secret de l’animation"
THEME = Theme(
    title="Les écrans",
    prompts=tuple(
        Prompt(title=f"Question {n}", id=f"q{n}", notes=PRIVATE, follow_ups=(PRIVATE,), minutes=5)
        for n in (1, 2, 3)
    ),
)

LEADER = """
import sys, time
from pathlib import Path
from tests.evenings import Hand, begun
from facilitator.domain import entries as e
opened = begun(Path(sys.argv[1]))
Hand(opened.book, opened.session).do(e.Open, prompt="q2")
print(opened.book.paths.name, flush=True)
time.sleep(600)
"""


class Leader:
    """The animator's program, as far as the session knows."""

    def __init__(self, home: Home, title: str = THEME.title) -> None:
        self.opened: Opened = begun(home.sessions, replace(THEME, title=title))
        self.hand = Hand(self.opened.book, self.opened.session)

    @property
    def paths(self) -> SessionPaths:
        return self.opened.book.paths

    def clicks(self) -> list[str]:
        """What clickers asked since the last time."""
        return [entry.turn for entry in self.hand.look().entries if isinstance(entry, e.Click)]

    def leave(self) -> None:
        self.opened.release()


@asynccontextmanager
async def room(
    home: Home, size: Size = (80, 24), wanted: SessionPaths | None = None, wishes: Settings | None = None
) -> AsyncIterator[tuple[RoomApp, Pilot[int]]]:
    """The room's window, in words that can be read back."""
    app = RoomApp(home, wishes or Settings(), wanted, letters="none")
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(lambda: app.room.wall.view != RoomView("blank"), "a first view")
        yield app, pilot


async def sees(app: RoomApp, words: str) -> None:
    """Wait until these words are on the wall."""
    await until(lambda: words in plain(shown(app)), words)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.sessions.mkdir()
    return home


# What it follows


async def test_it_waits_with_a_welcome_and_joins_the_session_that_runs(home: Home) -> None:
    async with room(home) as (app, _pilot):
        await sees(app, _("Café numérique"))
        leader = Leader(home)
        await sees(app, THEME.title)
        leader.hand.do(e.Open, prompt="q2")
        await sees(app, "Question 2")
        leader.hand.do(e.StageSet, stage=Stage("agenda"))
        await sees(app, "▶  Question 2")
        leader.leave()


async def test_it_joins_the_next_session_and_never_one_that_was_left(home: Home) -> None:
    Leader(home, "Laissée").leave()
    async with room(home) as (app, _pilot):
        await sees(app, _("Café numérique"))
        first = Leader(home, "La première")
        await sees(app, "La première")
        first.hand.do(e.End)
        first.leave()
        await sees(app, plain(_("Thank you!")))
        second = Leader(home, "La seconde")
        await sees(app, "La seconde")
        second.leave()


async def test_the_session_asked_for_is_followed_and_no_other(home: Home) -> None:
    one, other = Leader(home, "Celle-ci"), Leader(home, "Une autre")
    async with room(home, wanted=one.paths) as (app, _pilot):
        await sees(app, "Celle-ci")
        one.leave()
        other.hand.do(e.Open, prompt="q3")
        again = take_up(one.paths)
        Hand(again.book, again.session).do(e.Open, prompt="q2")
        await sees(app, "Question 2")
        assert app.room.wall.view.title == "Celle-ci"
    again.release()
    other.leave()


async def test_a_killed_leader_leaves_the_wall_as_it_is(home: Home) -> None:
    command = [sys.executable, "-c", LEADER, str(home.sessions)]
    leader = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert leader.stdout and leader.stdout.readline()
        async with room(home) as (app, pilot):
            await sees(app, "Question 2")
            leader.kill()
            leader.wait()
            await pilot.press("pagedown")
            await pilot.resize_terminal(100, 30)
            await until(lambda: len(shown(app).splitlines()) == 30)
            assert "Question 2" in shown(app)
            taken_over = Leader(home, "Après")
            await sees(app, "Après")
            taken_over.leave()
    finally:
        leader.kill()
        leader.wait()


async def test_nothing_private_reaches_the_wall(home: Home) -> None:
    leader = Leader(home)
    leader.hand.do(e.Open, prompt="q1")
    hidden = leader.hand.remark(PRIVATE)
    leader.hand.do(e.Remove, number=hidden)
    leader.hand.remark(PRIVATE, kind="comment")
    shown_one = leader.hand.remark("Une parole")
    async with room(home) as (app, pilot):
        for stage in (
            Stage("wall"),
            Stage("remark", shown_one),
            Stage("remark", hidden),
            Stage("agenda"),
            Stage("notice"),
            Stage(),
        ):
            before = app.room.wall.view
            leader.hand.do(e.StageSet, stage=stage)
            await until(lambda before=before: app.room.wall.view != before, str(stage))
            await pilot.pause()
            assert PRIVATE not in shown(app)
            assert PRIVATE not in str(app.room.wall.view)
    leader.leave()


# Keys


async def test_a_clicker_asks_and_the_animator_moves(home: Home) -> None:
    leader = Leader(home)
    keys = ["pagedown", "pageup", "b", "full_stop", "colon", "shift+pagedown", "shift+pageup"]
    async with room(home) as (app, pilot):
        await sees(app, THEME.title)
        await pilot.press(*keys)
        asked: list[str] = []
        await until(lambda: asked.extend(leader.clicks()) or len(asked) == len(keys), "clicks")
        assert asked == ["next", "back", "blank", "blank", "blank", "next", "back"]
        assert leader.hand.session.current is None
    leader.leave()


async def test_other_keys_of_a_clicker_do_nothing(home: Home) -> None:
    leader = Leader(home)
    async with room(home) as (app, pilot):
        await sees(app, THEME.title)
        before = shown(app)
        await pilot.press("escape", "f5", "enter", "ctrl+p", "space", "down")
        await pilot.press("b")
        asked: list[str] = []
        await until(lambda: asked.extend(leader.clicks()) or asked, "the click")
        assert asked == ["blank"]
        assert app.is_running and app.screen is app.room and shown(app) == before
    leader.leave()


async def test_ctrl_c_says_how_to_leave_and_ctrl_q_leaves(home: Home) -> None:
    async with room(home) as (app, pilot):
        await pilot.press("ctrl+c")
        await until(lambda: app._notifications)
        (said,) = app._notifications
        assert "Ctrl+Q" in said.message and app.is_running
        await pilot.press("ctrl+q")
        await until(lambda: app._exit)
        assert app.return_code == 0


@pytest.mark.parametrize("key", ["f1", "ctrl+g"])
async def test_help_explains_the_window(home: Home, key: str) -> None:
    async with room(home) as (app, pilot):
        await pilot.press(key)
        await until(lambda: isinstance(app.screen, Help))
        await sees(app, _("Ask for the next question"))
        await pilot.press(key)
        await until(lambda: app.screen is app.room)


async def test_a_key_of_ones_own_acts_here_too(home: Home) -> None:
    leader = Leader(home)
    async with room(home, wishes=Settings(keys={"room.next": "n", "room.blank": "b"})) as (app, pilot):
        await sees(app, THEME.title)
        await pilot.press("pagedown", "n")
        asked: list[str] = []
        await until(lambda: asked.extend(leader.clicks()) or asked, "the click")
        assert asked == ["next"]
    leader.leave()


# The window itself


async def test_the_animator_is_told_how_large_the_window_is(home: Home) -> None:
    leader = Leader(home)
    async with room(home, (100, 30)) as (app, pilot):
        await until(lambda: [(one.columns, one.rows) for one in windows.there(leader.paths)] == [(100, 30)])
        await pilot.resize_terminal(160, 45)
        await until(lambda: [(one.columns, one.rows) for one in windows.there(leader.paths)] == [(160, 45)])
        assert app.is_running
    assert windows.there(leader.paths) == []
    leader.leave()


async def test_nothing_but_the_wall_is_on_the_screen(home: Home) -> None:
    async with room(home, (33, 9)) as (app, _pilot):
        assert app.room.wall.region.size == (33, 9)
        assert [*app.screen.query("*")] == [app.room.wall]
        assert app.theme == theme("contrast").name


async def test_a_fault_of_the_program_is_kept_for_who_runs_it(home: Home) -> None:
    app = RoomApp(home, Settings())
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    assert isinstance(app.failure, ZeroDivisionError)
    assert not app.watching._thread.is_alive()
