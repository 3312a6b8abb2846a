"""Keys that are held down, or struck twice in haste: a window answers once, and what opens one opens one."""

from __future__ import annotations

import pytest
from textual import events

from facilitator.storage.folders import Home
from facilitator.tui.screens.ask import AskNumber
from facilitator.tui.screens.begin import BeginScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.live import LiveScreen
from tests.tui.stage import Screens, evening, kept, note, on_disk, program, until

HELD = 6

# A key that opens a window from the live screen, and those that close it.
WINDOWS = [
    ("f12", "enter"),
    ("f12", "escape"),
    ("f4", "escape"),
    ("f4", "f4"),
    ("f7", "escape"),
    ("f7", "f7"),
    ("ctrl+k", "escape"),
    ("f6", "escape"),
    ("ctrl+u", "escape"),
    ("ctrl+u", "enter"),
    ("f9", "enter"),
    ("f9", "escape"),
    ("f1", "escape"),
    ("f1", "enter"),
    ("ctrl+p", "escape"),
    ("ctrl+q", "enter"),
]


async def burst(pilot: Screens, *keys: str) -> None:
    """Strike keys so fast that the program hears none of them before the last."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(("opens", "closes"), WINDOWS, ids=str)
async def test_a_key_held_down_in_a_window_closes_that_window_alone(
    home: Home, opens: str, closes: str
) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await note(screen, pilot, "une parole")
        await pilot.press(opens)
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await burst(pilot, *[closes] * HELD)
        await until(lambda: isinstance(pilot.app.screen, LiveScreen) or closes == opens)
        assert [type(one) for one in pilot.app.screen_stack][:2] == [HomeScreen, LiveScreen]
        assert on_disk(screen).ended is None and len(on_disk(screen).remarks) == 1


@pytest.mark.parametrize("key", ["f12", "f4", "f7", "f6", "ctrl+k", "ctrl+u", "f9", "ctrl+q", "ctrl+p"])
async def test_a_key_held_down_opens_one_window(home: Home, key: str) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await note(screen, pilot, "une parole")
        await burst(pilot, *[key] * HELD)
        assert len(pilot.app.screen_stack) <= 3


async def test_an_action_of_the_palette_taken_twice_is_done_once(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("ctrl+p")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause(0.5)
        await burst(pilot, "down", *["enter"] * HELD)
        await until(lambda: len(pilot.app.screen_stack) <= 3)
        assert pilot.app.screen_stack[1] is screen


async def test_a_title_given_twice_adds_one_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        before = len(screen.session.agenda)
        await pilot.press("ctrl+u", "a")
        await pilot.pause()
        await pilot.press(*"Encore")
        await burst(pilot, *["enter"] * HELD)
        await kept(screen)
        assert len(screen.session.agenda) == before + 1
        assert pilot.app.screen_stack[1] is screen


async def test_a_session_ends_once(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await kept(screen)
        await pilot.press("f12", "down")
        await burst(pilot, *["enter"] * HELD)
        await until(lambda: type(pilot.app.screen).__name__ == "ClosingScreen")
        assert [type(one).__name__ for one in pilot.app.screen_stack] == ["HomeScreen", "ClosingScreen"]


async def test_a_session_begins_once(home: Home) -> None:
    async with program(home) as (app, pilot):
        await burst(pilot, *["enter"] * HELD)
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await burst(pilot, *["ctrl+s"] * HELD)
        await until(lambda: isinstance(app.screen, LiveScreen))
        await pilot.pause()
        assert len(app.screen_stack) == 2
        assert len(list(home.sessions.glob("*.yaml"))) == 1


async def test_letters_struck_before_the_field_is_there_are_held_to_what_it_takes(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        screen.action_people()
        asked = pilot.app.screen
        assert isinstance(asked, AskNumber)
        for letter in "1é4":
            asked.take(letter)
        await pilot.pause()
        await pilot.press("enter")
        await kept(screen)
        assert on_disk(screen).people == 14


async def test_a_window_opened_while_the_end_is_on_its_way_goes_with_the_session(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await kept(screen)
        screen.live.end()
        await burst(pilot, "f4")
        await until(lambda: type(pilot.app.screen).__name__ == "ClosingScreen")
        assert [type(one).__name__ for one in pilot.app.screen_stack] == ["HomeScreen", "ClosingScreen"]
