"""What has a place on the live screen can be clicked; the line keeps the keys."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widget import Widget

from facilitator.storage.folders import Home
from facilitator.tui.screens.live import LiveScreen
from tests.tui.stage import Screens, evening, kept, note, plain, to_question, until

WIDE = (140, 40)


async def click(pilot: Screens, widget: Widget, words: str) -> None:
    """Click on the line of a widget that shows these words."""
    left, top = widget.content_region.offset
    row, line = next(
        (row, text)
        for row in range(widget.content_size.height)
        if words in (text := plain(widget.render_line(row).text))
    )
    await pilot.click(offset=Offset(left + line.index(words), top + row))
    await pilot.pause()


def used(screen: LiveScreen) -> dict[str, list[int]]:
    """The follow-ups that were ticked."""
    assert screen.session.running
    return {id: ticks for id, ticks in screen.session.running.used.items() if ticks}


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_a_follow_up_is_ticked_and_unticked(home: Home, size: tuple[int, int]) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        place = screen.side if size == WIDE else screen.question
        for ticks in ({"premiere": [1]}, {}):
            await click(pilot, place, "Et demain ?")
            await kept(screen)
            assert used(screen) == ticks
        assert screen.focused is screen.line


async def test_a_voice_begins_the_line(home: Home) -> None:
    async with evening(home, WIDE) as (screen, pilot):
        await pilot.press(*"une mamie :", "enter", *"elle rit")
        await kept(screen)
        await click(pilot, screen.side, "une mamie")
        assert screen.line.value == "mam : elle rit"
        await pilot.press(*" fort", "enter")
        await kept(screen)
        (remark,) = screen.session.remarks.values()
        assert (remark.speaker, remark.text) == ("une mamie", "elle rit fort")


async def test_the_top_opens_the_evening_and_the_band_takes_the_pen_up(home: Home) -> None:
    async with evening(home, WIDE) as (screen, pilot):
        await click(pilot, screen.top, "accueil")
        await until(lambda: type(screen.app.screen).__name__ == "EveningCard")
        await pilot.press("escape")
        await until(lambda: screen.app.screen is screen)
        await pilot.press("f10")
        await kept(screen)
        await pilot.pause()
        await click(pilot, screen.top, "STYLO POSÉ")
        await kept(screen)
        assert not screen.live.pen_down


async def test_a_question_at_the_side_opens_the_agenda(home: Home) -> None:
    async with evening(home, WIDE) as (screen, pilot):
        await click(pilot, screen.side, "Deuxième question")
        await until(lambda: type(screen.app.screen).__name__ == "AgendaScreen")


async def test_the_preview_turns_the_kind(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"une parole")
        await click(pilot, screen.preview, "observation")
        assert screen.live.read(screen.line.value).kind == "verbatim"


async def test_a_remark_is_selected(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.pause()
        await click(pilot, screen.remarks, "une parole")
        assert screen.remarks.chosen() == 1
