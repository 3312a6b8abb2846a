"""Strong moments, and catching up with them from memory: during the evening, and after its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from facilitator import texts
from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Remark, Session
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.texts import words
from facilitator.tui.screens.ask import Ask
from facilitator.tui.screens.catching_up import CatchingUp, CatchingUpAfterwards
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.live import LiveScreen
from tests.tui.stage import (
    Screens,
    Size,
    evening,
    kept,
    note,
    on_disk,
    paste,
    plain,
    shown,
    to_question,
    toasts,
    until,
)

WHERE = ["led", "ended"]


@pytest.fixture(autouse=True)
def english() -> None:
    texts.use("en")


async def mark(screen: LiveScreen, pilot: Screens) -> None:
    """Mark a moment, and wait until it is kept."""
    number = len(screen.session.moments)
    await pilot.press("ctrl+f")
    await until(lambda: len(screen.session.moments) == number + 1, "a moment")
    await kept(screen)


async def catch_up(screen: LiveScreen, pilot: Screens) -> CatchingUp:
    """Open the screen from the live one."""
    await pilot.app.run_action("catch_up", screen)
    await until(lambda: isinstance(pilot.app.screen, CatchingUp) and pilot.app.screen.focused)
    await pilot.pause()
    assert isinstance(pilot.app.screen, CatchingUp)
    return pilot.app.screen


async def end(screen: LiveScreen, pilot: Screens) -> ClosingScreen:
    """End the session."""
    await pilot.press("f12")
    await until(lambda: isinstance(pilot.app.screen, Ask))
    await pilot.pause()
    await pilot.press("down", "enter")
    await until(lambda: isinstance(pilot.app.screen, ClosingScreen), "the closing screen")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ClosingScreen)
    return pilot.app.screen


def filed(paths: SessionPaths) -> Session:
    session = load(paths).session
    assert session is not None
    return session


def memories(paths: SessionPaths) -> list[Remark]:
    return [remark for remark in filed(paths).remarks.values() if remark.origin == "memory"]


@asynccontextmanager
async def open_at(
    home: Home, where: str, size: Size = (80, 24)
) -> AsyncIterator[tuple[CatchingUp, Screens, SessionPaths]]:
    """Catching up with one moment of the first question, while the session is led or after its end."""
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, 'une libraire : "ça sert tous les jours')
        await mark(screen, pilot)
        await to_question(screen, pilot, "deuxieme")
        if where == "ended":
            await end(screen, pilot)
            await pilot.press("ctrl+f")
            await until(lambda: isinstance(pilot.app.screen, CatchingUpAfterwards))
            await until(lambda: pilot.app.screen.focused)
            await pilot.pause()
            assert isinstance(pilot.app.screen, CatchingUp)
            yield pilot.app.screen, pilot, screen.paths
        else:
            yield await catch_up(screen, pilot), pilot, screen.paths


async def test_one_key_marks_the_moment_and_says_its_hour_and_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*"à moitié")
        await mark(screen, pilot)
        (moment,) = on_disk(screen).moments.values()
        assert moment.prompt == "premiere"
        assert screen.line.value == "à moitié"
        hour = words.hour(moment.at)
        await until(lambda: any(hour in said and "Première question" in said for said in toasts(screen)))
        await pilot.press("ctrl+z")
        await until(lambda: not screen.session.moments)
        assert not on_disk(screen).moments


async def test_no_moment_is_marked_while_the_pen_is_down(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        screen.live.pen(True)
        await kept(screen)
        await pilot.press("ctrl+f")
        await until(lambda: any("pen is down" in said for said in toasts(screen)))
        await kept(screen)
        assert not on_disk(screen).moments


@pytest.mark.parametrize("where", WHERE)
async def test_a_line_is_kept_from_memory_at_the_hour_of_its_moment(home: Home, where: str) -> None:
    async with open_at(home, where) as (screen, pilot, paths):
        drawn = plain(shown(pilot.app))
        assert "Première question  to catch up with" in drawn
        assert "ça sert tous les jours" in drawn
        await pilot.press(*'lib : "on riait')
        await pilot.pause()
        preview = plain(screen.preview.text())
        assert "observation" in preview and "never exact words" in preview and "une libraire" in preview
        await pilot.press("enter")
        await until(lambda: memories(paths), "the remark")
        (remark,) = memories(paths)
        (moment,) = filed(paths).moments.values()
        assert (remark.kind, remark.speaker, remark.text) == ("observation", "une libraire", '"on riait')
        assert (remark.at, remark.prompt) == (moment.at, "premiere")
        await until(lambda: "✓ 1 from memory" in plain(shown(pilot.app)))
        assert '"on riait' in plain(screen.noted.text())
        assert screen.line.value == ""


@pytest.mark.parametrize("where", WHERE)
async def test_keys_in_one_burst_are_taken_in_their_order(home: Home, where: str) -> None:
    async with open_at(home, where) as (_screen, pilot, paths):
        await pilot.press("a", "enter", "b", "enter", "down", "c", "enter")
        await until(lambda: len(memories(paths)) == 3)
        moment = next(iter(filed(paths).moments))
        assert [(remark.text, remark.at == moment) for remark in memories(paths)] == [
            ("a", True),
            ("b", True),
            ("c", False),
        ]


@pytest.mark.parametrize("where", WHERE)
async def test_without_a_moment_the_questions_are_there(home: Home, where: str) -> None:
    async with open_at(home, where) as (screen, pilot, paths):
        await pilot.press("f8")
        await until(lambda: not filed(paths).moments)
        await until(lambda: "Strong moments" not in shown(pilot.app))
        await pilot.press("down", *"deux", "enter")
        await until(lambda: memories(paths))
        assert memories(paths)[0].prompt == "deuxieme"
        chosen = screen.occasions.chosen()
        assert chosen is not None and chosen.moment.prompt == "deuxieme"


@pytest.mark.parametrize("where", WHERE)
async def test_what_is_done_here_can_be_taken_back_and_nothing_else(home: Home, where: str) -> None:
    async with open_at(home, where) as (screen, pilot, paths):
        await pilot.press(*"un souvenir", "enter", "f8")
        await until(lambda: not filed(paths).moments)
        assert memories(paths)
        await pilot.press("ctrl+z")
        await until(lambda: filed(paths).moments)
        await pilot.press("ctrl+z")
        await until(lambda: not memories(paths))
        await pilot.press("ctrl+z")
        await until(lambda: any("Nothing to take back" in said for said in said_over(screen)))
        await pilot.press("ctrl+y")
        await until(lambda: memories(paths))
        session = filed(paths)
        assert len(session.moments) == 1 and not not_caught_up(session)
        assert any(remark.origin == "room" for remark in session.remarks.values())


def said_over(screen: CatchingUp) -> list[str]:
    return [plain(said.message) for said in screen.app._notifications]


@pytest.mark.parametrize("where", WHERE)
async def test_only_remarks_are_kept_and_what_is_typed_stays(home: Home, where: str) -> None:
    async with open_at(home, where) as (screen, pilot, paths):
        await paste(pilot, "(laughter)")
        await pilot.press("enter")
        await pilot.pause()
        assert screen.line.value == "(laughter)"
        assert "Only remarks" in plain(screen.preview.text())
        assert not memories(paths)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    ("answer", "texts_kept", "left"),
    [((), [], False), (("down",), ["à moitié"], True), (("down", "down"), [], True)],
    ids=["stay", "keep", "leave"],
)
async def test_leaving_asks_about_what_is_half_typed(
    home: Home, where: str, answer: tuple[str, ...], texts_kept: list[str], left: bool
) -> None:
    async with open_at(home, where) as (screen, pilot, paths):
        await pilot.press(*"à moitié", "escape")
        await until(lambda: isinstance(pilot.app.screen, Ask))
        await pilot.pause()
        await pilot.press(*answer, "enter")
        if left:
            await until(lambda: not isinstance(pilot.app.screen, Ask | CatchingUp))
        else:
            await until(lambda: pilot.app.screen is screen)
            assert screen.line.value == "à moitié"
        await until(lambda: [remark.text for remark in memories(paths)] == texts_kept)


async def test_every_key_of_the_screen_leaves_the_half_typed_line(home: Home) -> None:
    async with open_at(home, "ended") as (screen, pilot, _paths):
        for binding in CatchingUp.BINDINGS:
            for key in binding.key.split(","):  # type: ignore[union-attr]
                if key in ("enter", "escape"):
                    continue
                screen.line.put("à moitié", None)
                await pilot.press(key)
                await pilot.pause()
                assert screen.line.value == "à moitié", key
        await pilot.press("tab", "f1")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press("f1")
        await until(lambda: pilot.app.screen is screen)
        assert screen.line.value == "à moitié" and screen.focused is screen.line


async def test_quitting_the_program_after_the_end_asks_about_what_is_half_typed(home: Home) -> None:
    async with open_at(home, "ended") as (_screen, pilot, paths):
        await pilot.press(*"à moitié", "ctrl+q")
        await until(lambda: isinstance(pilot.app.screen, Ask))
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(lambda: pilot.app._exit)
        assert [remark.text for remark in memories(paths)] == ["à moitié"]


async def test_while_the_pen_is_down_the_line_stays_and_a_sentence_says_why(home: Home) -> None:
    async with open_at(home, "led") as (screen, pilot, paths):
        live = next(one for one in pilot.app.screen_stack if isinstance(one, LiveScreen))
        live.live.pen(True)
        await kept(live)
        await pilot.press(*"rien", "enter")
        await until(lambda: any("pen is down" in said for said in said_over(screen)))
        assert screen.line.value == "rien"
        assert not memories(paths)


async def test_a_file_that_cannot_be_written_leaves_the_line_and_says_so(home: Home) -> None:
    async with open_at(home, "ended") as (screen, pilot, paths):
        aside = paths.yaml.rename(paths.folder / "ailleurs")
        await pilot.press(*"un souvenir", "enter")
        await until(lambda: said_over(screen))
        await until(lambda: screen.line.value == "un souvenir")
        aside.rename(paths.yaml)
        await pilot.press("enter")
        await until(lambda: memories(paths))
        assert screen.line.value == ""


async def test_the_half_typed_line_of_the_evening_is_there_on_the_way_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await mark(screen, pilot)
        await pilot.press(*"en cours")
        await catch_up(screen, pilot)
        await pilot.press(*"de mémoire", "enter", "escape")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert screen.line.value == "en cours"
        assert [remark.text for remark in memories(screen.paths)] == ["de mémoire"]


async def test_before_anything_was_said_there_is_nothing_to_come_back_to(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        catching_up = await catch_up(screen, pilot)
        await pilot.press(*"un mot", "enter")
        await pilot.pause()
        assert catching_up.line.value == "un mot"
        assert "nothing to come back to" in plain(catching_up.preview.text())


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 10), (20, 5)], ids=str)
async def test_any_size_does(home: Home, size: Size) -> None:
    async with open_at(home, "led", size) as (screen, pilot, paths):
        await pilot.press(*"[/b] un mot", "enter")
        await until(lambda: memories(paths))
        for other in ((10, 3), (140, 40), (80, 24)):
            await pilot.resize_terminal(*other)
            await pilot.pause()
        assert "[/b] un mot" in plain(screen.noted.text())
