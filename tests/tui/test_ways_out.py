"""What the screens say of the moment: the keys of the last line, how to get out, what was found or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from facilitator import texts
from facilitator.storage.folders import Home
from facilitator.tui.messages import SessionChosen
from facilitator.tui.screens.begin import BeginScreen
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.key_bar import KeyBar
from tests.tui.stage import (
    evening,
    kept,
    live,
    make_home,
    note,
    paste,
    plain,
    program,
    shown,
    to_question,
    toasts,
    until,
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path)


def last_line(screen: LiveScreen) -> str:
    return plain(screen.app.screen.query_one(KeyBar).text())


async def test_the_last_line_offers_what_can_be_done_with_a_selected_remark(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole")
        assert last_line(screen).split()[0] == "Entrée"
        await pilot.press("up")
        await pilot.pause()
        assert "Échap revenir  F2 corriger  F8 retirer  F9 effacer" in last_line(screen)
        await pilot.press("f2")
        await pilot.pause()
        assert "Échap revenir  Entrée garder" in last_line(screen)


async def test_while_the_pen_is_down_the_last_line_offers_to_take_it_up_and_not_to_keep(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f10")
        await kept(screen)
        await until(lambda: last_line(screen).strip().startswith("F10 stylo"))
        assert "garder" not in last_line(screen)
        await pilot.press("f10")
        await kept(screen)
        await until(lambda: last_line(screen).strip().startswith("Entrée garder"))


@pytest.mark.parametrize("window", ["f12", "f4", "ctrl+u", "f7", "f6", "ctrl+k", "f1"])
async def test_leaving_from_a_window_says_what_comes_first(home: Home, window: str) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(window)
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        assert "quitter" not in last_line(screen)
        await pilot.press("ctrl+q")
        await until(lambda: toasts(screen))
        assert toasts(screen) == [
            "Répondez d’abord à cette fenêtre, ou fermez-la : Échap. Puis Ctrl+Q quitte le programme."
        ]
        assert screen.app.screen is not screen


async def test_nothing_moves_when_a_reading_goes_over_to_a_second_line(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        places = [widget.region for widget in (screen.question, screen.remarks, screen.line)]
        await paste(pilot, 'un facteur : "Les gens me demandent ce qui se passe ici chaque samedi matin')
        await pilot.pause()
        assert places == [widget.region for widget in (screen.question, screen.remarks, screen.line)]


async def test_the_figures_of_the_end_are_under_no_word_of_the_evening(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("ctrl+f")
        await until(lambda: toasts(screen))
        await pilot.press("f12")
        await until(lambda: screen.app.screen is not screen)
        await pilot.press("down", "enter")
        await until(lambda: isinstance(screen.app.screen, ClosingScreen))
        assert toasts(screen) == []


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Aucune action ne s’appelle ainsi."), ("en", "No action")]
)
async def test_the_palette_says_in_the_users_language_that_it_has_nothing(
    home: Home, language: str, said: str
) -> None:
    texts.use(language)
    async with evening(home) as (screen, pilot):
        await pilot.press("ctrl+p")
        await until(lambda: screen.app.screen is not screen)
        await pilot.press(*"zzqxzz")
        await until(lambda: said in plain(shown(screen.app)))
        await pilot.press("enter")
        await until(lambda: screen.app.screen is screen)


async def test_the_place_of_this_session_is_proposed_for_the_next_one(home: Home) -> None:
    async with program(home) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        app.screen.query_one("#place", Input).value = "Maison de quartier"
        await pilot.press("ctrl+s")
        screen = await live(app)
        await pilot.press("f12")
        await until(lambda: app.screen is not screen)
        await pilot.press("down", "enter")
        await until(lambda: isinstance(app.screen, ClosingScreen))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        assert app.screen.query_one("#place", Input).value == "Maison de quartier"


async def test_a_voice_declared_is_said_with_its_label_where_the_list_of_voices_is_not_seen(
    home: Home,
) -> None:
    async with evening(home) as (screen, pilot):
        for line in ("une retraitée :", "une retraitée :"):
            await note(screen, pilot, line)
        await until(lambda: toasts(screen) == ["Voix : une retraitée (2) (ret2)"])
        await pilot.press("ctrl+z")
        await until(lambda: toasts(screen) == ["La voix une retraitée (2) n’est plus connue."])


async def test_a_voice_declared_is_in_the_list_of_voices_of_a_wide_screen(home: Home) -> None:
    async with evening(home, (140, 40)) as (screen, pilot):
        await note(screen, pilot, "une retraitée :")
        await until(lambda: "ret   une retraitée" in plain(shown(screen.app)))
        assert not toasts(screen)


async def test_the_question_has_the_same_rows_after_the_session_is_taken_up(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.pause()
        before = plain(shown(screen.app)).splitlines()[:10]
        screen.update_question()
        await pilot.pause()
        assert plain(shown(screen.app)).splitlines()[:10] == before
        paths = screen.paths
        await screen.closed()
    async with program(home) as (app, pilot):
        app.post_message(SessionChosen(paths))
        again = await live(app)
        await pilot.pause()
        await pilot.pause()
        assert plain(shown(app)).splitlines()[2:10] == before[2:]
        await again.closed()
