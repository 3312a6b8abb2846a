"""The closing screen: the figures of the evening, and where its file is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator import texts
from facilitator.domain.session import Asked, Moment, Remark, Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.clock import now
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.home import HomeScreen
from tests.tui.stage import Size, evening, kept, note, plain, program, shown, to_question, until

TITLES = [
    "Des rendez-vous qui font du bien, chaque semaine, et que l’on attend avec plaisir toute l’année",
    "Des annonces",
    "Le fil continu des amitiés",
    "Des échanges entre générations",
    "Un fil d’actualité à soi",
    "Un journal de soi",
]


def session_of(titles: list[str] = TITLES) -> Session:
    """An evening that has ended: a minute more for each question, a remark more for each."""
    prompts = tuple(Prompt(title=title, id=f"q{at}") for at, title in enumerate(titles))
    begun = now()
    session = Session(title="Les écrans", theme=Theme(title="Les écrans", prompts=prompts), started=begun)
    session.place, session.organiser, session.people = "Médiathèque", "Les amis de la médiathèque", 14
    number = 0
    for at, prompt in enumerate(prompts):
        session.asked[prompt.id] = Asked(prompt.id, prompt.title, 60.0 * (at + 1) + 3000 * (at == 5))
        for _again in range(at + 1):
            number += 1
            kind = "verbatim" if at % 2 else "observation"
            session.remarks[number] = Remark(number, begun, kind, f"parole {number}", prompt.id)
    session.remarks[1] = replace(session.remarks[1], speaker="une libraire")
    session.remarks[2] = replace(session.remarks[2], speaker="un lycéen", take_up=True)
    session.remarks[3] = replace(session.remarks[3], speaker="une libraire", take_up=True)
    for minutes in (1, 2):
        hour = begun + timedelta(minutes=minutes)
        session.moments[hour] = Moment(hour, "q0")
    session.ended = begun + timedelta(hours=1)
    return session


async def drawn(home: Home, session: Session, size: Size, folder: Path) -> list[str]:
    paths = SessionPaths(folder, "2026-11-22-1436-quand-les-reseaux-sociaux-font-du-bien")
    async with program(home, size) as (app, pilot):
        await app.push_screen(ClosingScreen(session, paths))
        await pilot.pause()
        await pilot.pause()
        return plain(shown(app)).splitlines()


async def test_six_questions_fit_without_scrolling(home: Home, tmp_path: Path) -> None:
    texts.use("en")
    lines = await drawn(home, session_of(), (80, 24), tmp_path / "Documents" / "cafés" / "sessions")
    said = "\n".join(lines)
    assert "has ended" in lines[0]
    assert "14 people" in said and "21 remarks: 12 quotations, 9 observations" in said
    assert "2 voices heard" in said and "2 remarks to be taken up" in said
    assert "2 strong moments to catch up" in said
    rows = [line.split() for line in lines]
    for title, row in (("Des annonces", ["2", "min", "2"]), ("Un journal de soi", ["56", "min", "6"])):
        assert any(line[:3] == row and " ".join(line[3:]) == title for line in rows), title
    assert ["1", "h", "11", "21", "in", "all"] in rows
    assert "facilitator show" in said and "-font-du-bien.yaml" in said.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_a_long_title_is_cut_and_the_columns_stay_straight(
    home: Home, tmp_path: Path, language: str
) -> None:
    texts.use(language)
    lines = await drawn(home, session_of(), (80, 24), tmp_path)
    starts = {
        line.index(start) for line in lines for start in ("Des rendez-vous", "Des annonces") if start in line
    }
    assert len(starts) == 1
    (row,) = [line for line in lines if "Des rendez-vous" in line]
    assert "…" in row


async def test_a_wide_screen_shows_beside_it_what_is_to_be_taken_up(home: Home, tmp_path: Path) -> None:
    lines = await drawn(home, session_of(), (140, 40), tmp_path)
    beside = [line for line in lines if "parole 2" in line]
    assert beside and all(line.index("parole 2") >= 70 for line in beside)


async def test_on_a_narrow_screen_what_is_to_be_taken_up_is_below(home: Home, tmp_path: Path) -> None:
    paths = SessionPaths(tmp_path, "une-seance")
    async with program(home) as (app, pilot):
        await app.push_screen(ClosingScreen(session_of(), paths))
        await pilot.pause()
        await pilot.press("end")
        await pilot.press(*["down"] * 12)
        await until(lambda: "parole 3" in plain(shown(app)))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, HomeScreen))


async def test_an_evening_in_which_nothing_happened_has_its_screen_too(home: Home, tmp_path: Path) -> None:
    texts.use("en")
    session = session_of()
    for held in (session.asked, session.remarks, session.moments):
        held.clear()
    said = "\n".join(await drawn(home, session, (80, 24), tmp_path))
    assert "Nothing was noted" in said and "No question was opened" in said


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3), (200, 60)], ids=str)
async def test_any_size_does(home: Home, tmp_path: Path, size: Size) -> None:
    assert await drawn(home, session_of(["[/b] [red]x", "\x1b[31m"]), size, tmp_path)


async def test_the_end_of_an_evening_speaks_of_moments_and_offers_them(home: Home) -> None:
    texts.use("en")
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, 'une libraire : "oui')
        await pilot.press("ctrl+f")
        await until(lambda: screen.session.moments)
        await kept(screen)
        await pilot.press("f12")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        assert "1 strong moment to catch up with" in plain(shown(pilot.app))
        await pilot.press("down", "enter")
        await until(lambda: isinstance(pilot.app.screen, ClosingScreen))
        pilot.app.clear_notifications()
        await pilot.pause()
        assert "1 strong moment to catch up with (Ctrl+F)" in plain(shown(pilot.app))
        await pilot.press("ctrl+f")
        await until(lambda: type(pilot.app.screen).__name__ == "CatchingUpAfterwards")
        await until(lambda: pilot.app.screen.focused)
        await pilot.press(*"un souvenir", "enter", "escape")
        await until(lambda: isinstance(pilot.app.screen, ClosingScreen))
        await until(lambda: "to catch up with" not in plain(shown(pilot.app)))
        assert "2 remarks: 1 quotation, 1 observation" in plain(shown(pilot.app))
