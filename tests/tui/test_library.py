"""The library by keys and mouse: filtered as one types, ordered, sessions opened, marked, made one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.geometry import Offset

from facilitator.domain.slugs import plain as without_accents
from facilitator.services.opening import Frame, begin
from facilitator.storage import themes
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.duplicates import DuplicatesScreen
from facilitator.tui.screens.library import LibraryScreen
from facilitator.tui.screens.merging import MergedDialog, MergeDialog
from facilitator.tui.screens.privacy import PrivacyScreen
from facilitator.tui.screens.reading import ReadingScreen
from facilitator.tui.screens.review import ReviewScreen
from facilitator.tui.screens.stats import StatsScreen
from facilitator.tui.widgets.session_table import Headings
from tests import made_year
from tests.tui.stage import Screens, live, paste, plain, program, shown, until


@pytest.fixture
def year(home: Home) -> Home:
    """A home with eight evenings and a file that is none."""
    made_year.write_year(home.sessions, 8, 80)
    (home.sessions / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    return home


async def library(app: FacilitatorApp, pilot: Screens) -> LibraryScreen:
    """From home to the library, once its sessions are known."""
    await pilot.press("l")
    await until(lambda: isinstance(app.screen, LibraryScreen) and app.screen.entries is not None)
    await pilot.pause()
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


def titles(screen: LibraryScreen) -> list[str]:
    return [entry.row.title for entry in screen.listed]


async def test_typing_filters_and_escape_empties_the_line_before_it_goes_back(year: Home) -> None:
    async with program(year) as (app, pilot):
        home_screen = app.screen
        screen = await library(app, pilot)
        assert len(screen.listed) == 9
        wanted = screen.listed[3]
        await paste(pilot, f"{wanted.row.started:%Y-%m-%d}")
        await pilot.pause()
        assert screen.listed == [wanted] and screen.table.chosen() == wanted
        assert plain(wanted.row.title)[:8] in plain(shown(app))
        await pilot.press("escape")
        assert len(screen.listed) == 9 and screen.table.chosen() == wanted
        await paste(pilot, "zut zut")
        await pilot.pause()
        assert screen.table.chosen() is None
        for size in ((30, 8), (10, 3), (200, 60)):
            await pilot.resize_terminal(*size)
        await pilot.press("enter", "f6", "f8", "down", "escape", "escape")
        await until(lambda: app.screen is home_screen)


async def test_the_order_is_that_of_the_next_column_and_its_heading_says_so(year: Home) -> None:
    async with program(year, (120, 24)) as (app, pilot):
        screen = await library(app, pilot)
        await pilot.press("tab")
        await pilot.pause()
        rising = [without_accents(title) for title in titles(screen)]
        assert rising == sorted(rising) and "Titre ▲" in plain(screen.headings.text())
        await pilot.press("shift+tab")
        await pilot.pause()
        assert [without_accents(title) for title in titles(screen)] == sorted(rising, reverse=True)
        assert "Titre ▼" in plain(screen.headings.text())
        column = screen.headings.text().index("Voix")
        await pilot.click(Headings, offset=Offset(column, 0))
        await pilot.pause()
        voices = [entry.row.voices for entry in screen.listed]
        assert voices == sorted(voices, reverse=True) and "Voix ▼" in plain(screen.headings.text())


async def test_sessions_that_are_marked_are_made_one(year: Home) -> None:
    before = all_sessions(year.sessions)
    async with program(year) as (app, pilot):
        screen = await library(app, pilot)
        await pilot.press("f6")
        await until(lambda: app._notifications)
        first, second = screen.listed[0].paths, screen.listed[1].paths
        await pilot.press("ctrl+t", "insert", "f6")
        await until(lambda: isinstance(app.screen, MergeDialog))
        await pilot.pause()
        await pilot.press(*"a/b", "enter")
        await until(lambda: "a/b" in plain(shown(app)) and "! " in shown(app))
        await pilot.press("ctrl+u", *"deux", "tab", *"25", "enter")
        await until(lambda: isinstance(app.screen, MergedDialog))
        await pilot.pause()
        await pilot.press("escape")
        await until(lambda: app.screen is screen and len(screen.entries or ()) == 10)
        await pilot.pause()
        chosen = screen.table.chosen()
        assert chosen is not None and chosen.paths.name == "deux" and not screen.table.marked
    (made,) = (paths for paths in all_sessions(year.sessions) if paths not in before)
    session, sources = load(made).session, [load(paths).session for paths in (first, second)]
    assert session is not None and session.people == 25
    said = [remark.text for source in sources if source for remark in source.remarks.values()]
    assert sorted(remark.text for remark in session.remarks.values()) == sorted(said)


async def test_a_conflicted_copy_is_made_one_with_its_original(year: Home) -> None:
    original = all_sessions(year.sessions)[2]
    copy = SessionPaths(year.sessions, f"{original.name} (Copie en conflit de PC-Ana 2026-11-22)")
    text = original.yaml.read_text(encoding="utf-8")
    copy.yaml.write_text(text.replace("number: 1\n", "number: 1\n  take-up: true\n", 1), encoding="utf-8")
    async with program(year) as (app, pilot):
        screen = await library(app, pilot)
        await pilot.press(*"ana", "f6")
        await until(lambda: isinstance(app.screen, MergeDialog))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, MergedDialog))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, DuplicatesScreen))
        await pilot.pause()
        await pilot.press("escape")
        await until(lambda: app.screen is screen and len(screen.entries or ()) == 11)
        await pilot.pause()
        made = screen.table.wanted
    assert made is not None  # the line that filters still hides it
    merged, source = load(made).session, load(original).session
    assert merged is not None and source is not None and len(merged.remarks) == len(source.remarks) + 1


async def test_a_session_opens_as_it_does_at_home(year: Home) -> None:
    opened = begin(year.sessions, themes.load(year.prompts / "essai.yaml"), Frame())
    opened.release()
    async with program(year) as (app, pilot):
        screen = await library(app, pilot)
        for key, kind in (("f7", StatsScreen), ("f8", PrivacyScreen), ("enter", ReviewScreen)):
            await paste(pilot, all_sessions(year.sessions)[-2].name)
            await pilot.press(key)
            await until(lambda kind=kind: isinstance(app.screen, kind))
            await pilot.press("escape")
            await until(lambda: app.screen is screen)
            await pilot.press("escape")
        await paste(pilot, "compose")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("escape", "escape")
        await paste(pilot, "essai des ecrans")
        await pilot.press("enter")
        screen = await live(app)
        assert screen.session.title == "Essai des écrans"


async def test_what_has_changed_meanwhile_is_seen(year: Home) -> None:
    async with program(year) as (app, pilot):
        screen = await library(app, pilot)
        last = all_sessions(year.sessions)[0]
        text = last.yaml.read_text(encoding="utf-8")
        last.yaml.write_text(text.replace("title: ", 'title: "[@click=app.quit]\\e[31mx[/]" #', 1), "utf-8")
        (year.sessions / "compose.yaml").unlink()
        await pilot.press("f5")
        await until(lambda: len(screen.entries or ()) == 8)
        await pilot.pause()
        assert "[@click=app.quit]␛[31mx[/]" in shown(app)


async def test_a_folder_that_cannot_be_read_gets_a_sentence(year: Home) -> None:
    async with program(year) as (app, pilot):
        shutil.rmtree(year.sessions)
        Path(year.sessions).write_text("un fichier", encoding="utf-8")
        await pilot.press("l")
        await until(lambda: isinstance(app.screen, LibraryScreen) and app._notifications)
        await pilot.press("enter", "tab", "end", *"mot", "f6", "f7")
        await until(lambda: isinstance(app.screen, LibraryScreen))
