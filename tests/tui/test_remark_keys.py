"""The keys about one remark or one line: what the room did, the kind, and the pen."""

from __future__ import annotations

import pytest

from facilitator.storage.folders import Home
from tests.tui.stage import evening, kept, note, on_disk, plain, texts_of, to_question, toasts, until


@pytest.mark.parametrize(
    ("key", "signal", "word"),
    [
        ("ctrl+a", "agree", "accord"),
        ("ctrl+x", "disagree", "désaccord"),
        ("ctrl+s", "laughter", "rires"),
    ],
)
async def test_a_key_counts_what_the_room_does_and_is_taken_back(
    home: Home, key: str, signal: str, word: str
) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une")
        await note(screen, pilot, "deux")
        await pilot.press(*"moitié", key, key, "up", "up", key)
        await kept(screen)
        remarks = on_disk(screen).remarks
        assert (remarks[1].signals, remarks[2].signals) == ({signal: 1}, {signal: 2})
        assert f"({word} × 2)" in plain(screen.remarks.text()) and screen.line.value == "moitié"
        await pilot.press("ctrl+z", "ctrl+z")
        await kept(screen)
        remarks = on_disk(screen).remarks
        assert (remarks[1].signals, remarks[2].signals) == ({}, {signal: 1})


async def test_a_signal_right_after_enter_is_about_that_line(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "a")
        await pilot.press("b", "enter", "ctrl+s")
        await kept(screen)
        remarks = on_disk(screen).remarks
        assert (remarks[1].signals, remarks[2].signals) == ({}, {"laughter": 1})


async def test_a_signal_without_a_remark_says_so(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("ctrl+a")
        await until(lambda: toasts(screen))
        assert not on_disk(screen).remarks


async def test_while_the_pen_is_down_nothing_is_noted_and_the_line_stays(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant")
        screen.live.pen(True)
        await pilot.press(*"un secret", "enter", "ctrl+a")
        await kept(screen)
        assert screen.line.value == "un secret"
        assert texts_of(on_disk(screen)) == ["avant"] and not on_disk(screen).remarks[1].signals
        assert any("F10" in said for said in toasts(screen))
        screen.live.pen(False)
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["avant", "un secret"]


async def test_a_line_half_typed_while_the_pen_is_down_is_not_kept_at_the_end(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant")
        screen.live.pen(True)
        await pilot.press(*"un secret", "f12")
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(lambda: on_disk(screen).ended)
        assert texts_of(on_disk(screen)) == ["avant"]


async def test_one_key_goes_through_the_kinds_of_the_line(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"on lit le soir")
        seen = []
        for _turn in range(5):
            await pilot.press("shift+tab")
            reading = screen.live.read(screen.line.value, screen.voice)
            assert reading.text == "on lit le soir"
            seen.append(reading.kind)
        assert seen == ["verbatim", "question", "idea", "comment", "observation"]
        await pilot.press("shift+tab", *" tard", "enter")
        await kept(screen)
        (remark,) = on_disk(screen).remarks.values()
        assert (remark.kind, remark.text) == ("verbatim", "on lit le soir tard")


async def test_the_cursor_stays_before_the_same_word_while_the_kind_turns(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"on lit soir", *["left"] * 4)
        for _turn in range(5):
            await pilot.press("shift+tab")
        await pilot.press(*"le ", "enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["on lit le soir"]


async def test_a_mark_alone_begins_a_line_where_the_room_is(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("shift+tab", *"mot", "enter")
        await kept(screen)
        (remark,) = on_disk(screen).remarks.values()
        assert (remark.kind, remark.text, remark.prompt) == ("verbatim", "mot", "premiere")


async def test_a_selected_remark_comes_into_the_line_to_turn_and_the_half_line_comes_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une mamie :")
        await note(screen, pilot, "mam : on lit")
        await pilot.press(*"moitié", "up", "shift+tab")
        assert screen.editing == 1
        await pilot.press("enter")
        await kept(screen)
        remark = on_disk(screen).remarks[1]
        assert (remark.kind, remark.text, remark.speaker) == ("verbatim", "on lit", "une mamie")
        assert screen.line.value == "moitié"
