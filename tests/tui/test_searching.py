"""The search by keys: found as one types, in context, opened in its session, and never before the room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.geometry import Offset

from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.messages import SearchWanted
from facilitator.tui.screens.evening_card import EveningCard
from facilitator.tui.screens.review import ReviewScreen
from facilitator.tui.screens.search import SearchScreen
from facilitator.tui.widgets.findings import Findings
from facilitator.tui.widgets.key_bar import KeyBar
from tests import made_year
from tests.tui.stage import Screens, evening, note, paste, plain, program, shown, until

HOSTILE = '[@click=app.quit]x[/] \x1b[31m "NEAR( OR * ^ - AND « qui: tag:"" ' + "é" * 300


@pytest.fixture
def year(home: Home) -> Home:
    """A home with eight evenings."""
    made_year.write_year(home.sessions, 8, 400)
    return home


async def search(app: FacilitatorApp, pilot: Screens, line: str) -> SearchScreen:
    """Search a line in the screen that is there, or is coming."""
    await until(lambda: isinstance(app.screen, SearchScreen) and app.screen.focused is not None)
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    await pilot.press("ctrl+u")
    await paste(pilot, line)
    await until(lambda: screen.answered == screen.line.value)
    await pilot.pause()
    return screen


async def test_what_is_found_is_marked_in_context_and_opens_in_its_session(year: Home) -> None:
    async with program(year) as (app, pilot):
        await pilot.press("s")
        screen = await search(app, pilot, "qui:libraire ecrans")
        chosen = screen.findings.chosen()
        assert chosen is not None and chosen.speaker == "une libraire" and "écrans" in chosen.text
        assert "écrans" in plain(shown(app)) and f"#{chosen.number}" in shown(app)
        runs = screen.findings.block(1).runs
        assert {text for text, tone in runs if tone == "found"} == {"écrans"}
        assert "".join(text for text, _tone in runs).endswith(
            chosen.text[-20:] + (" »" * (chosen.kind == "verbatim"))
        )
        await pilot.press("down", "enter")
        await until(lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("ctrl+f")
        await until(lambda: app.screen is screen)
        await pilot.press("escape", "ctrl+f")
        await until(lambda: isinstance(app.screen, SearchScreen) and app.screen is not screen)
        assert isinstance(app.screen, SearchScreen) and app.screen.line.value == "qui:libraire ecrans"


async def test_a_word_is_found_before_it_is_whole_and_more_is_found_at_the_end_of_the_list(
    year: Home,
) -> None:
    async with program(year) as (app, pilot):
        await pilot.press("ctrl+f")
        screen = await search(app, pilot, "phot")
        assert screen.findings.chosen() is not None and "photos" in plain(shown(app))
        screen = await search(app, pilot, "genre:observation")
        assert "au moins 50" in plain(screen.name_line.text())
        last = screen.findings.count()
        await pilot.press("ctrl+end")
        await until(lambda: screen.findings.count() > last and not screen.findings.at_end())
        assert "au moins" not in plain(screen.name_line.text())


ODD = {"zzz": "Rien", "« '": "rien à chercher", "genre:zut": "genre:zut", HOSTILE: ""}


async def test_a_line_that_finds_nothing_is_answered_or_explained(year: Home) -> None:
    async with program(year) as (app, pilot):
        await pilot.press("s")
        for line, said in ODD.items():
            screen = await search(app, pilot, line)
            assert said in " ".join(plain(shown(app)).split())
            await pilot.press("enter", "down", "pagedown", "ctrl+end")
        await pilot.resize_terminal(20, 5)
        await until(lambda: app.screen is screen)
        assert not re.search("[\x00-\x09\x0b-\x1f]", shown(app))


async def test_words_that_are_gone_meanwhile_are_not_found_on_the_way_back(year: Home) -> None:
    async with program(year) as (app, pilot):
        await pilot.press("s")
        screen = await search(app, pilot, "ecrans")
        chosen = screen.findings.chosen()
        assert chosen is not None
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ReviewScreen))
        file = SessionPaths(year.sessions, chosen.session).yaml
        file.write_text(file.read_text(encoding="utf-8").replace("écrans", "journaux"), encoding="utf-8")
        await pilot.press("escape")
        await until(lambda: app.screen is screen and screen.findings.chosen() is not None)
        await until(lambda: screen.findings.chosen() != chosen)


async def test_without_an_index_the_line_is_searched_when_it_is_entered(
    year: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "file"))
    async with program(year) as (app, pilot):
        await pilot.press("s")
        screen = await search(app, pilot, "photos")
        assert screen.findings.chosen() is not None and "! " in plain(screen.notes.text())
        await paste(pilot, " lettres")
        await until(lambda: "Entrée cherche" in plain(screen.notes.text()))
        await pilot.press("enter")
        await until(lambda: screen.answered == "photos lettres")


async def test_from_the_evening_past_sessions_are_searched_but_not_before_the_room(year: Home) -> None:
    async with evening(year) as (live, pilot):
        await note(live, pilot, "une parole de ce soir")
        await paste(pilot, "à moitié")
        await pilot.press("f4")
        await until(lambda: isinstance(live.app.screen, EveningCard))
        await pilot.press("c")
        app = live.app
        assert isinstance(app, FacilitatorApp)
        screen = await search(app, pilot, "parole soir")
        chosen = screen.findings.chosen()
        assert chosen is not None and chosen.session == live.paths.name
        await pilot.press("ctrl+q")
        await until(lambda: app._notifications)
        await pilot.press("escape")
        await until(lambda: app.screen is live)
        assert live.line.value == "à moitié"
        await pilot.press("f5")
        await until(lambda: live.mirrored)
        assert not [one for one in live.more_commands() if one[2] == "search_past"]
        live.action_search_past()
        live.post_message(SearchWanted())
        await pilot.pause()
        assert app.screen is live


async def test_a_click_on_the_selected_remark_opens_it_and_the_keys_can_be_clicked(year: Home) -> None:
    async with program(year) as (app, pilot):
        column = app.screen.query_one(KeyBar).text().index("chercher")
        await pilot.click(KeyBar, offset=Offset(column, 0))
        await search(app, pilot, "photos")
        await pilot.click(Findings, offset=Offset(10, 1))
        await until(lambda: isinstance(app.screen, ReviewScreen))
    assert len(all_sessions(year.sessions)) == 8
