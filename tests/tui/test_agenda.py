"""The agenda over the live screen: what it shows, and what is done to the questions from there."""

from __future__ import annotations

import pytest

from facilitator.domain.theme import Prompt
from facilitator.storage.folders import Home
from facilitator.storage.themes import LONGEST_TITLE
from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.ask import Ask
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.title import AskTitle
from tests.tui.stage import (
    Screens,
    evening,
    kept,
    note,
    on_disk,
    paste,
    plain,
    shown,
    texts_of,
    to_question,
    toasts,
    until,
)


async def open_agenda(screen: LiveScreen, pilot: Screens) -> AgendaScreen:
    """Ctrl+U, and the rows are there."""
    await pilot.press("ctrl+u")
    await until(lambda: isinstance(screen.app.screen, AgendaScreen))
    await pilot.pause()
    agenda = screen.app.screen
    assert isinstance(agenda, AgendaScreen)
    return agenda


async def write_title(screen: LiveScreen, pilot: Screens, title: str) -> None:
    """Put a title into the dialog that asks for it, and Enter."""
    await until(lambda: isinstance(screen.app.screen, AskTitle))
    await pilot.pause()
    dialog = screen.app.screen
    assert isinstance(dialog, AskTitle)
    dialog.field.value = title
    await pilot.press("enter")


def rows(agenda: AgendaScreen) -> list[str]:
    """The rows in view, with plain single spaces."""
    return [" ".join(plain(line).split()) for line in agenda.agenda.text().splitlines()]


def planned(screen: LiveScreen) -> list[str]:
    """The ids of the agenda on disk."""
    return [prompt.id for prompt in on_disk(screen).agenda]


async def test_each_question_says_done_doing_or_left_with_its_time_and_remarks(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant tout")
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole")
        await note(screen, pilot, "!! une autre")
        await to_question(screen, pilot, "deuxieme")
        agenda = await open_agenda(screen, pilot)
        before, first, second, third, marked = rows(agenda)
        assert "1 parole" in before
        assert first.startswith("✓ 1 Première question")
        assert "10 min" in first and first.endswith("2 paroles")
        assert second.startswith("▶ 2 Deuxième question") and "parole" not in second
        assert third.startswith("○ 3 Troisième question")
        assert marked.startswith("→") and marked.endswith("1 parole")
        words = {first.split(" · ")[0], second.split(" · ")[0], third.split(" · ")[0]}
        assert len({word.split("question")[1] for word in words}) == 3
        assert agenda.agenda.selected == 2


async def test_looking_at_another_question_leaves_the_room_and_the_line(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "dite à la première")
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "dite à la deuxième")
        await pilot.press(*"à moitié")
        await open_agenda(screen, pilot)
        await pilot.press("up", "enter")
        await until(lambda: screen.app.screen is screen)
        await pilot.pause()
        assert "dite à la première" in plain(screen.remarks.text())
        assert "dite à la deuxième" not in plain(screen.remarks.text())
        said = plain(shown(pilot.app))
        assert "Première question" in screen.looking.text() and "Échap" in screen.looking.text()
        assert "2/3" in said and screen.line.value == "à moitié"
        assert screen.live.heading == "deuxieme"
        await pilot.press("escape")
        await pilot.pause()
        assert "dite à la deuxième" in plain(screen.remarks.text())
        assert not screen.looking.display and screen.line.value == "à moitié"


async def test_what_is_typed_while_looking_goes_to_the_rooms_question_and_says_so(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "ancienne")
        await to_question(screen, pilot, "deuxieme")
        await open_agenda(screen, pilot)
        await pilot.press("up", "enter")
        await until(lambda: screen.app.screen is screen)
        await pilot.press(*"nouvelle")
        await pilot.pause()
        assert "→ Deuxième question" in plain(screen.preview.text())
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen), "deuxieme") == ["nouvelle"]
        await until(lambda: any("#2 → Deuxième question" in said for said in toasts(screen)))
        assert "nouvelle" not in screen.remarks.text()
        # The next key is about the line just entered, though another question is looked at.
        await pilot.press("f8")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere") == ["ancienne"]
        assert not texts_of(on_disk(screen), "deuxieme")


async def test_a_click_on_the_line_that_says_so_comes_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await open_agenda(screen, pilot)
        await pilot.press("down", "enter")
        await until(lambda: screen.looking.display)
        await pilot.pause()
        await pilot.click("#looking")
        await until(lambda: not screen.looking.display)
        assert screen.remarks.looked is None and screen.focused is screen.line


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_moving_the_room_ends_the_looking(home: Home, key: str) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "ancienne")
        await to_question(screen, pilot, "deuxieme")
        await open_agenda(screen, pilot)
        await pilot.press("up", "up", "enter")
        await until(lambda: screen.remarks.looked is not None)
        await pilot.press(key)
        await kept(screen)
        await pilot.pause()
        assert screen.remarks.looked is None and not screen.looking.display
        assert ("ancienne" in screen.remarks.text()) == (key == "pageup")


async def test_keys_work_on_the_remarks_looked_at(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une")
        await note(screen, pilot, "deux")
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "trois")
        await open_agenda(screen, pilot)
        await pilot.press("up", "enter")
        await until(lambda: screen.remarks.looked is not None)
        await pilot.press("ctrl+a", "up", "ctrl+t", "f2", *" fois", "enter")
        await kept(screen)
        first, second = on_disk(screen).remarks_of("premiere")
        assert (first.text, first.take_up) == ("une fois", True)
        assert second.signals == {"agree": 1}
        assert texts_of(on_disk(screen), "deuxieme") == ["trois"]


async def test_the_filter_shows_what_is_to_be_taken_up_with_its_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "!! avant")
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "sans marque")
        await note(screen, pilot, "!! pendant")
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "!! après")
        await open_agenda(screen, pilot)
        await pilot.press("end", "enter")
        await until(lambda: screen.remarks.looked is not None)
        said = plain(screen.remarks.text())
        assert all(text in said for text in ("avant", "pendant", "après", "Première question"))
        assert "sans marque" not in said
        # The one that loses its mark leaves; the selection goes to its neighbour.
        await pilot.press("up", "ctrl+t")
        await kept(screen)
        await until(lambda: "pendant" not in plain(screen.remarks.text()))
        assert screen.remarks.chosen() == 4
        await pilot.press("ctrl+t")
        await kept(screen)
        await until(lambda: screen.remarks.chosen() == 1)
        await note(screen, pilot, "!! encore")
        assert "encore" in screen.remarks.text()
        assert [number for number, r in on_disk(screen).remarks.items() if r.take_up] == [1, 5]


async def test_the_room_moves_to_the_selected_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*"moitié")
        await open_agenda(screen, pilot)
        await pilot.press("down", "down", "o")
        await until(lambda: screen.app.screen is screen)
        await kept(screen)
        assert on_disk(screen).current == "troisieme" and screen.line.value == "moitié"
        assert "3/3" in plain(shown(pilot.app))


async def test_a_question_is_added_after_the_selected_row_and_taken_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*"moitié")
        agenda = await open_agenda(screen, pilot)
        await pilot.press("a")
        await write_title(screen, pilot, "Sur le moment ?")
        await until(lambda: planned(screen) == ["premiere", "sur-le-moment", "deuxieme", "troisieme"])
        await until(lambda: agenda.agenda.selected == 2)
        assert "Sur le moment ?" in plain(agenda.agenda.text())
        await pilot.press("ctrl+z")
        await until(lambda: "Sur le moment" not in plain(agenda.agenda.text()))
        assert planned(screen) == ["premiere", "deuxieme", "troisieme"]
        await pilot.press("ctrl+y")
        await until(lambda: "Sur le moment" in plain(agenda.agenda.text()))
        await pilot.press("escape")
        assert screen.line.value == "moitié"


@pytest.mark.parametrize(("key", "place"), [("home", 0), ("end", 3)])
async def test_a_question_can_be_added_first_and_last(home: Home, key: str, place: int) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await open_agenda(screen, pilot)
        await pilot.press(key, "a")
        await write_title(screen, pilot, "Ailleurs")
        await until(lambda: len(planned(screen)) == 4)
        assert planned(screen)[place] == "ailleurs"


@pytest.mark.parametrize("title", ["", "   ", "x" * (LONGEST_TITLE + 1)], ids=["none", "blank", "too long"])
async def test_what_cannot_be_a_title_is_refused_in_words_and_stays_there(home: Home, title: str) -> None:
    async with evening(home) as (screen, pilot):
        await open_agenda(screen, pilot)
        await pilot.press("a")
        await write_title(screen, pilot, title)
        await pilot.pause()
        dialog = screen.app.screen
        assert isinstance(dialog, AskTitle)
        assert dialog.refusal.text() and dialog.field.value == title
        await pilot.press("escape")
        assert len(planned(screen)) == 3


async def test_a_question_is_retitled_also_where_the_room_is(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        agenda = await open_agenda(screen, pilot)
        await pilot.press("f2")
        await until(lambda: isinstance(screen.app.screen, AskTitle))
        assert screen.app.screen.field.value == "Première question"  # type: ignore[attr-defined]
        await write_title(screen, pilot, "[/b] Autrement ?")
        await until(lambda: "[/b] Autrement ?" in plain(agenda.agenda.text()))
        await pilot.press("escape")
        await pilot.pause()
        assert on_disk(screen).asked["premiere"].title == "[/b] Autrement ?"
        assert "[/b] Autrement ?" in plain(shown(pilot.app))


async def test_moves_in_a_row_are_as_many_moves_and_the_selection_goes_along(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        agenda = await open_agenda(screen, pilot)
        await pilot.press("end", "up", "u", "shift+up")
        await until(lambda: planned(screen) == ["troisieme", "premiere", "deuxieme"])
        await until(lambda: agenda.agenda.selected == 1)
        await pilot.press("j", "shift+down", "j")
        await until(lambda: planned(screen) == ["premiere", "deuxieme", "troisieme"])
        await kept(screen)
        assert agenda.agenda.selected == 3


async def test_a_question_not_asked_yet_is_dropped_and_brought_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        agenda = await open_agenda(screen, pilot)
        await pilot.press("down", "down", "d")
        await until(lambda: planned(screen) == ["premiere", "troisieme"])
        await until(lambda: "Deuxième" not in plain(agenda.agenda.text()))
        assert any("Deuxième question" in said for said in toasts(screen))
        await pilot.press("ctrl+z")
        await until(lambda: planned(screen) == ["premiere", "deuxieme", "troisieme"])


async def test_dropping_a_question_that_was_asked_is_asked_about_and_keeps_its_remarks(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "restera")
        await to_question(screen, pilot, "deuxieme")
        agenda = await open_agenda(screen, pilot)
        await pilot.press("up", "d")
        await until(lambda: isinstance(screen.app.screen, Ask))
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: screen.app.screen is agenda)
        assert len(planned(screen)) == 3
        await pilot.press("f8")
        await until(lambda: isinstance(screen.app.screen, Ask))
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(lambda: planned(screen) == ["deuxieme", "troisieme"])
        await until(lambda: "✗" in agenda.agenda.text())
        assert "Première question" in plain(agenda.agenda.text())
        assert texts_of(on_disk(screen), "premiere") == ["restera"]
        # Its remarks can still be looked at, but the room cannot move there.
        await pilot.press("end", "up", "o")
        await pilot.pause()
        assert screen.app.screen is agenda
        await pilot.press("enter")
        await until(lambda: screen.app.screen is screen)
        assert "restera" in screen.remarks.text()


async def test_the_question_the_room_is_on_is_not_dropped(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        agenda = await open_agenda(screen, pilot)
        await pilot.press("d")
        await until(lambda: toasts(screen))
        assert screen.app.screen is agenda and len(planned(screen)) == 3


async def test_the_selected_remark_is_filed_under_a_row(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une")
        await note(screen, pilot, "deux")
        await pilot.press("up", "up")
        await open_agenda(screen, pilot)
        await pilot.press("end", "f")
        assert isinstance(screen.app.screen, AgendaScreen)
        await pilot.press("up", "f")
        await until(lambda: screen.app.screen is screen)
        await kept(screen)
        assert texts_of(on_disk(screen), "troisieme") == ["une"]
        assert texts_of(on_disk(screen), "premiere") == ["deux"]
        await until(lambda: any("#1 → Troisième question" in said for said in toasts(screen)))
        await pilot.press("ctrl+z")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere") == ["une", "deux"]


async def test_sixty_questions_scroll(home: Home) -> None:
    prompts = "".join(f'- title: "Question numéro {n}"\n' for n in range(1, 61))
    (home.prompts / "essai.yaml").write_text(f'title: "Soixante"\nprompts:\n{prompts}', encoding="utf-8")
    async with evening(home) as (screen, pilot):
        agenda = await open_agenda(screen, pilot)
        await pilot.press("end")
        await pilot.pause()
        said = plain(agenda.agenda.text())
        assert "Question numéro 60" in said and "Question numéro 1 " not in said
        await pilot.press("up", "o")
        await until(lambda: screen.app.screen is screen)
        await kept(screen)
        assert on_disk(screen).current == on_disk(screen).agenda[-1].id
        await open_agenda(screen, pilot)
        assert "Question numéro 60" in plain(shown(pilot.app))


@pytest.mark.parametrize("size", [(40, 10), (20, 6), (200, 50)], ids=str)
async def test_the_agenda_is_usable_at_any_size(home: Home, size: tuple[int, int]) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        agenda = await open_agenda(screen, pilot)
        assert "Première" in plain(agenda.agenda.text())
        await pilot.press("down", "enter")
        await until(lambda: screen.app.screen is screen)
        await pilot.pause()
        assert "Deuxième" in plain(shown(pilot.app)) or size[0] == 20


async def test_a_pasted_title_goes_into_the_field_whole(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await open_agenda(screen, pilot)
        await pilot.press("a")
        await until(lambda: isinstance(screen.app.screen, AskTitle))
        await pilot.pause()
        await paste(pilot, "Une question « collée » ?")
        await pilot.press("enter")
        await until(lambda: len(planned(screen)) == 4)
        assert Prompt("Une question « collée » ?", "une-question-collee") in on_disk(screen).agenda
