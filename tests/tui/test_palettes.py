"""Another palette at any moment: nothing on the screen is lost, and it is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from facilitator import texts
from facilitator.storage import settings as settings_file
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Palette, Settings
from facilitator.tui import palettes
from facilitator.tui.tones import PALETTES, palette_name, theme
from tests.tui.drawn import Colour, pieces
from tests.tui.stage import evening, live, note, program, to_question, toasts, until


def still(app: App[int]) -> str:
    """What is on the screen below its first two lines, where the clocks are."""
    return "".join(piece.text for piece in pieces(app) if piece.row > 1)


def paper(app: App[int]) -> Colour:
    return next(pieces(app)).paper


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_other_palettes_are_actions_in_the_users_language(home: Home, language: str) -> None:
    texts.use(language)
    async with program(home, settings=Settings(palette="light")) as (app, _pilot):
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert palette_name("dark") in offered and palette_name("contrast") in offered
        assert palette_name("light") not in offered


async def test_a_palette_is_found_by_its_name_and_nothing_is_lost(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole")
        await pilot.press("up", *"à moitié")
        await pilot.pause()
        before, worn = still(pilot.app), paper(pilot.app)
        await pilot.press("ctrl+p")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press(*palette_name("contrast"))
        await until(lambda: pilot.app.screen.query(".--visible"))
        await pilot.press("down", "enter")
        await until(lambda: pilot.app.theme == theme("contrast").name and pilot.app.screen is screen)
        await pilot.pause()
        assert still(pilot.app) == before and screen.line.value == "à moitié"
        assert screen.focused is screen.line and screen.remarks.chosen() == 1
        assert paper(pilot.app) != worn
    assert settings_file.load(config_folder())[0].palette == "contrast"


@pytest.mark.parametrize("palette", PALETTES)
async def test_the_program_begins_in_the_palette_of_the_settings(home: Home, palette: Palette) -> None:
    async with program(home, settings=Settings(palette=palette)) as (app, _pilot):
        assert app.theme == theme(palette).name
        assert app.current_theme.dark is (palette != "light")


async def test_what_the_settings_hold_besides_stays(home: Home) -> None:
    settings_file.save(config_folder(), Settings(organiser="Nous", keep_months=6))
    async with program(home, settings=Settings(organiser="Nous", keep_months=6)) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: type(app.screen).__name__ == "BeginScreen")
        await pilot.pause()
        palettes.change(app, "light")
        await pilot.press(*"La gare", "ctrl+s")
        await live(app)
    saved, _faults = settings_file.load(config_folder())
    assert saved == Settings(organiser="Nous", keep_months=6, place="La gare", palette="light")


async def test_settings_with_a_fault_are_left_alone_and_it_is_said(home: Home) -> None:
    path: Path = config_folder() / settings_file.NAME
    path.parent.mkdir(parents=True)
    path.write_text("palette: sepia\n", encoding="utf-8")
    async with evening(home) as (screen, pilot):
        palettes.change(pilot.app, "light")
        await pilot.pause()
        assert not pilot.app.current_theme.dark
        assert any(str(path.name) in said for said in toasts(screen))
    assert path.read_text(encoding="utf-8") == "palette: sepia\n"
