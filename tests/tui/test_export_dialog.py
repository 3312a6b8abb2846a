"""Making a file of an article from the screens."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from facilitator.domain import board
from facilitator.domain.synthesis import Ref
from facilitator.services import exporting
from facilitator.storage.folders import Home
from facilitator.tui.screens.ask import Ask
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.export import ExportDialog
from tests.tui.stage import Screens, plain, shown, until
from tests.tui.test_board import DANCER, at_board, done, written


async def asked(screen: Any, pilot: Screens) -> ExportDialog:
    """The window that asks for a name."""
    await pilot.press("f7")
    await until(lambda: isinstance(screen.app.screen, ExportDialog))
    await pilot.pause()
    dialog = screen.app.screen
    assert isinstance(dialog, ExportDialog)
    return dialog


async def test_an_article_is_put_in_a_file_with_the_last_key_struck(home: Home) -> None:
    async with at_board(home, DANCER) as (screen, pilot):
        article = await written(screen, pilot)
        await pilot.press("tab", "O", "u", "i")
        dialog = await asked(article, pilot)
        assert dialog.field.value == f"{screen.paths.name}.html"
        dialog.field.value = "soir.md"
        await pilot.press("enter")
        await until(lambda: article.app.screen is article)
        assert "\n\nOui\n\n" in (home.exports / "soir.md").read_text("utf-8")
        await until(lambda: any("soir.md" in one.message for one in screen.app._notifications))


async def test_a_file_that_is_there_is_replaced_only_by_a_decision(home: Home) -> None:
    home.exports.mkdir()
    mine = home.exports / "mine.md"
    mine.write_text("la mienne", "utf-8")
    async with at_board(home, DANCER) as (screen, pilot):
        dialog = await asked(screen, pilot)
        dialog.field.value = str(mine)
        for answer in (("enter",), ("down", "enter")):
            assert mine.read_text("utf-8") == "la mienne"
            await pilot.press("enter")
            await until(lambda: isinstance(screen.app.screen, Ask))
            await pilot.pause()
            await pilot.press(*answer)
            await until(lambda: not isinstance(screen.app.screen, Ask))
        await until(lambda: screen.app.screen is screen)
        assert "Je soigne" in mine.read_text("utf-8")


async def test_nothing_goes_out_before_what_must_be_is_decided(home: Home) -> None:
    async with at_board(home, DANCER, {"sensitive": True}) as (screen, pilot):
        await pilot.press("1")
        await done(screen, pilot)
        dialog = await asked(screen, pilot)
        await pilot.press("enter")
        await until(lambda: "F3" in plain(shown(screen.app)) and not dialog._busy)
        assert not home.exports.exists()
        await pilot.press("escape")
        await until(lambda: screen.app.screen is screen)
        ref = Ref(screen.synthesis.sources[0], 2)
        screen.do(lambda synthesis: board.allow(synthesis, ref, True))
        await done(screen, pilot)
        await asked(screen, pilot)
        await pilot.press("enter")
        await until(lambda: screen.app.screen is screen)
        assert (home.exports / f"{screen.paths.name}.html").exists()


@pytest.mark.parametrize("name", ["", "a.txt", "no/such/a.md", "a\ud800.md"], ids=ascii)
async def test_a_name_that_cannot_be_is_said_and_can_be_put_right(home: Home, name: str) -> None:
    async with at_board(home, DANCER) as (screen, pilot):
        dialog = await asked(screen, pilot)
        dialog.field.value = name
        await pilot.press("enter")
        await until(lambda: not dialog._busy and "!" in plain(shown(screen.app)))
        dialog.field.value = "a.json"
        await pilot.press("enter")
        await until(lambda: screen.app.screen is screen)
        assert [path.name for path in home.exports.iterdir()] == ["a.json"]


async def test_an_export_is_stopped_and_leaves_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    began, goes_on = threading.Event(), threading.Event()
    composed = exporting.compose

    def slow(*arguments: Any) -> Any:
        began.set()
        goes_on.wait(20)
        return composed(*arguments)

    monkeypatch.setattr(exporting, "compose", slow)
    async with at_board(home, DANCER) as (screen, pilot):
        await asked(screen, pilot)
        await pilot.press("enter")
        await until(began.is_set)
        await pilot.press("escape")
        goes_on.set()
        await until(lambda: isinstance(screen.app.screen, BoardScreen))
        assert not list(home.exports.iterdir())
