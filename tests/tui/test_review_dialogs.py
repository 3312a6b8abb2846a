"""The windows of review: choosing one of many, mending, tags, splitting, renaming."""

from __future__ import annotations

from typing import Any

from textual.geometry import Offset

from facilitator.storage.folders import Home
from facilitator.tui.screens.pick import Choice, New, Pick
from tests.tui.asking import asking

VOICES = [
    Choice("une mamie de Lille", "une mamie de Lille", "3 paroles"),
    Choice("un élève", "un élève", "12 paroles"),
    Choice("une mamie", "une mamie", "1 parole"),
]


async def test_one_of_many_is_chosen_by_typing_by_the_arrows_and_by_the_mouse(home: Home) -> None:
    keys: list[tuple[list[str], Any]] = [
        (["enter"], "un élève"),
        (["down", "enter"], "une mamie"),
        ([*"eleve", "enter"], "un élève"),
        ([*"lille MAM", "enter"], "une mamie de Lille"),
        ([*"zzz", "enter"], New("zzz")),
        ([*"mamie", "up", "enter"], New("mamie")),
        ([*"Une mamie", "up", "enter"], "une mamie"),
        ([*"zzz", "escape"], None),
    ]
    async with asking(home) as on:
        for struck, given in keys:
            window = Pick("Quelle voix ?", VOICES, new=True, chosen="un élève")
            assert await on.answer_to(window, *struck) == given, struck
        await on.open(window := Pick("Quelle voix ?", VOICES))
        place = window.choices.content_region.offset + Offset(5, 2)
        await on.pilot.click(offset=place)
        await on.pilot.click(offset=place)
        assert await on.answer() == "une mamie"


async def test_where_nothing_new_is_wanted_what_is_not_there_cannot_be_chosen(home: Home) -> None:
    async with asking(home) as on:
        await on.open(window := Pick("Quelle question ?", VOICES))
        await on.press(*"zzz", "enter", "down")
        assert "Rien" in on.shown() and on.pilot.app.screen is window
        await on.press(*["backspace"] * 3, "enter")
        assert await on.answer() == VOICES[0].value


async def test_ten_thousand_remarks_can_be_chosen_from_at_any_size(home: Home) -> None:
    choices = [Choice(n, f"[b]parole[/] numéro {n} \x1b[31m", f"#{n}") for n in range(1, 10_001)]
    async with asking(home, (20, 5)) as on:
        await on.open(Pick("Laquelle ?", choices))
        await on.press(*"9999")
        await on.pilot.resize_terminal(80, 24)
        await on.press("pagedown", "enter")
        assert await on.answer() == 9999
