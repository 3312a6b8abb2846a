"""The half-typed line: no key loses it, and the draft says it at every moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from textual.binding import Binding

from facilitator.services.found_again import not_kept
from facilitator.storage.book import Book
from facilitator.storage.draft import EMPTY, Line, Typed, read
from facilitator.storage.folders import Home
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.keys import keys_of
from facilitator.tui.screens.live import LiveScreen
from tests.evenings import Hand
from tests.tui.stage import (
    Screens,
    evening,
    kept,
    note,
    on_disk,
    paste,
    texts_of,
    to_question,
    until,
)

Test = TypeVar("Test", bound=Callable[..., Any])

HALF = "une moitié de phrase"

KEYS = sorted(
    key
    for binding in [*LiveScreen.BINDINGS, *FacilitatorApp.BINDINGS]
    if isinstance(binding, Binding)
    for key in keys_of(binding)
)


async def come_back(screen: LiveScreen, pilot: Screens) -> None:
    """Escape from whatever a key has opened."""
    for _ in range(5):
        await pilot.pause()
        if pilot.app.screen is screen:
            return
        await pilot.press("escape")
    assert pilot.app.screen is screen


def whole(screen: LiveScreen, count: int) -> list[str]:
    """Every text in which what was typed may stand: the draft, and the remarks after the first `count`."""
    draft, remarks = read(screen.paths.draft), on_disk(screen).remarks.values()
    lines = [draft.typed.line, draft.typed.behind, *draft.entered]
    return [*(line.text for line in lines), *(remark.text for remark in list(remarks)[count:])]


async def fresh(screen: LiveScreen, pilot: Screens) -> None:
    """Nothing opened, selected, changed or typed; the pen is up, and the last remark is a new one."""
    await come_back(screen, pilot)
    if screen.live.pen_down:
        await pilot.press("f10")
    while screen.check_action("escape", ()):
        await pilot.press("escape")
    screen.line.put("", None)
    screen.live.open("premiere")
    screen.update_question()
    await kept(screen)
    await note(screen, pilot, "une parole")


def a_quarter(test: Test) -> Test:
    """A session costs a second, a key does not: each takes a quarter of the keys."""
    return pytest.mark.parametrize("keys", [KEYS[start::4] for start in range(4)], ids=str)(test)


@a_quarter
async def test_no_key_loses_a_half_typed_line(home: Home, keys: list[str]) -> None:
    async with evening(home) as (screen, pilot):
        for key in keys:
            await fresh(screen, pilot)
            count = len(screen.session.remarks)
            await paste(pilot, HALF)
            screen.line.cursor_position = len("une moi")
            await pilot.press(key)
            await pilot.pause()
            await kept(screen)
            assert any(HALF in text for text in whole(screen, count)), f"{key}: not on disk"
            await come_back(screen, pilot)
            if screen.editing is not None:
                await pilot.press("escape")
            await kept(screen)
            assert HALF in screen.line.value or texts_of(on_disk(screen), "premiere")[-1] == HALF, key
            assert any(HALF in text for text in whole(screen, count)), f"{key}: not on disk any more"


@a_quarter
async def test_no_key_loses_a_change_half_made_nor_the_line_behind_it(home: Home, keys: list[str]) -> None:
    async with evening(home) as (screen, pilot):
        for key in keys:
            await fresh(screen, pilot)
            count = len(screen.session.remarks) - 1
            await paste(pilot, HALF)
            await pilot.press("f2")
            await paste(pilot, " changée")
            await pilot.press(key)
            await pilot.pause()
            await kept(screen)
            texts = whole(screen, count)
            assert any(HALF in text for text in texts), key
            assert key == "escape" or any("une parole changée" in text for text in texts), key


async def test_another_remark_comes_into_the_line_only_once_the_change_under_way_is_decided(
    home: Home,
) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await note(screen, pilot, "une autre")
        await pilot.press("f2", *" changée", "up", "up", "f2")
        assert screen.editing == 2 and screen.line.value == "une autre changée"
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["une parole", "une autre changée"]


async def test_the_draft_says_each_key_and_is_gone_when_all_is_kept(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        for at, key in enumerate("début", 1):
            await pilot.press(key)
            assert read(screen.paths.draft).typed == Typed(Line("début"[:at], "premiere"))
        await pilot.press("tab", "backspace")
        assert read(screen.paths.draft).typed.line.text == "débu"
        await pilot.press("enter")
        await kept(screen)
        await until(lambda: not screen.paths.draft.exists())
        await pilot.press("x", "backspace")
        await until(lambda: not screen.paths.draft.exists())


async def test_nothing_is_drafted_while_the_pen_is_down(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f10")
        await kept(screen)
        await pilot.press(*"entre nous")
        assert not screen.paths.draft.exists()
        await pilot.press("f10")
        await kept(screen)
        await until(lambda: read(screen.paths.draft).typed.line.text == "entre nous")


async def test_erasing_takes_the_words_out_of_the_line_and_the_draft(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "le vieux zorglub")
        await pilot.press(*"en attente")
        await pilot.press("f2", *" du quartier")
        assert read(screen.paths.draft).typed.editing == 1
        await pilot.press("f9")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press("down", "enter")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        await until(lambda: screen.line.value == "en attente")
        assert read(screen.paths.draft).typed == Typed(Line("en attente", None, after=1))
        assert b"zorglub" not in screen.paths.draft.read_bytes()


async def test_words_erased_by_another_program_leave_the_line_and_the_draft(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "le vieux zorglub")
        await paste(pilot, "comme le vieux zorglub disait")
        assert b"zorglub" in screen.paths.draft.read_bytes()
        Hand(book := Book(screen.paths), book.open(), "erase").erase(1)
        await until(lambda: not screen.session.remarks)
        assert screen.line.value == "comme  disait"
        assert b"zorglub" not in screen.paths.draft.read_bytes()


async def test_a_line_cleared_by_hand_leaves_no_draft(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await paste(pilot, "à oublier")
        assert read(screen.paths.draft) != EMPTY
        await pilot.press("ctrl+w", "ctrl+w", "ctrl+w")
        await until(lambda: not screen.line.value)
        await until(lambda: not screen.paths.draft.exists())


async def test_a_voice_declared_is_not_asked_about_as_a_line_that_was_lost(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        first = screen.drafting.line("une libraire :", None)
        await note(screen, pilot, "une libraire :")
        second = screen.drafting.line("une libraire :", None)
        assert not_kept([first], screen.live) == []
        assert not_kept([first, second], screen.live) == [second]
        assert not_kept([second], screen.live) == [second]
        await note(screen, pilot, "une libraire :")
        assert not_kept([first, second], screen.live) == []
        assert not_kept([first, first, first], screen.live) == [first]
