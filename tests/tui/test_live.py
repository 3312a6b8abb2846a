"""The live screen: what is typed, what is kept, what is shown of it."""

from __future__ import annotations

import pytest

from facilitator import texts
from facilitator.domain import entries as e
from facilitator.services.clock import now
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.settings import Settings
from facilitator.tui.screens.notes import NotesLeaflet
from facilitator.tui.toasts import say
from tests.conftest import ROOT
from tests.evening import EVENING, THEME
from tests.tui.stage import (
    Size,
    evening,
    kept,
    live,
    note,
    on_disk,
    paste,
    plain,
    program,
    shown,
    texts_of,
    to_question,
    toasts,
    until,
)


async def test_a_line_is_kept_with_its_number_and_read_as_the_preview_said(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*'un boulanger : "oui bcp')
        await pilot.pause()
        said = plain(screen.preview.text())
        assert "citation" in said and "un boulanger" in said and "oui bcp" in said
        await pilot.press("enter")
        assert screen.line.value == ""
        await kept(screen)
        (remark,) = on_disk(screen).remarks.values()
        assert (remark.kind, remark.speaker, remark.text) == ("verbatim", "un boulanger", "oui bcp")
        assert "#1" in screen.remarks.text() and "un boulanger" in screen.remarks.text()


async def test_keys_in_one_burst_are_taken_in_their_order(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("a", "b", "backspace", "c", "enter", "d", "pagedown", "e", "enter", "f", "enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["ac", "de"]
        assert texts_of(on_disk(screen), "premiere") == ["f"]


async def test_a_half_typed_line_stays_and_belongs_to_the_question_of_its_first_key(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*"un début")
        await pilot.press("pagedown")
        assert screen.line.value == "un début"
        await pilot.press(*" et la fin")
        await pilot.pause()
        assert "→ Première question" in plain(screen.preview.text())
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere") == ["un début et la fin"]
        assert on_disk(screen).current == "deuxieme"
        assert screen.remarks.count() == 0


async def test_pages_move_the_room_there_and_back_and_stop_at_the_ends(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "pageup")
        await kept(screen)
        assert on_disk(screen).current == "deuxieme"
        assert "2/3" in shown(pilot.app) and "Deuxième question" in plain(shown(pilot.app))
        await pilot.press("pageup", "pageup")
        await kept(screen)
        assert on_disk(screen).current == "premiere"
        assert "Que faites-vous du temps gagné ?" in plain(shown(pilot.app))


async def test_an_edit_brings_the_line_back_as_typed_and_then_the_half_typed_one(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, 'une mamie : "je lui écris')
        await note(screen, pilot, "autre chose")
        await pilot.press(*"à moitié")
        await pilot.press("up", "up", "f2")
        assert screen.line.value == 'une mamie : "je lui écris'
        await pilot.press(*" souvent", "enter")
        await kept(screen)
        assert screen.line.value == "à moitié"
        remark = on_disk(screen).remarks[1]
        assert (remark.text, remark.speaker, remark.kind) == ("je lui écris souvent", "une mamie", "verbatim")
        assert "je lui écris souvent" in plain(screen.remarks.text())
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere")[2] == "à moitié"


async def test_escape_leaves_an_edit_without_changing_anything(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.press(*"début", "f2", *"xx", "escape")
        assert screen.line.value == "début"
        await pilot.press("escape", "escape")
        assert screen.line.value == "début"
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["une parole"]


async def test_an_edit_that_leaves_no_words_says_so_and_keeps_what_is_typed(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.press("f2", *["backspace"] * len("une parole"), "enter")
        assert screen.editing == 1
        await pilot.press(*"mieux", "enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["mieux"]


async def test_remove_undo_and_redo(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "première")
        await note(screen, pilot, "seconde")
        await pilot.press("ctrl+d")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["première"]
        assert "seconde" not in screen.remarks.text()
        await pilot.press("ctrl+z")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["première", "seconde"]
        assert "#2" in screen.remarks.text()
        await pilot.press("ctrl+y")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["première"]


async def test_a_remark_is_marked_to_be_taken_up_in_words(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.press("ctrl+t")
        await kept(screen)
        assert on_disk(screen).remarks[1].take_up
        assert "à reprendre" in plain(screen.remarks.text())


@pytest.mark.parametrize("keys", [("escape",), ("enter",)], ids=["escape", "the first answer"])
async def test_erasing_asks_and_the_harmless_answer_comes_first(home: Home, keys: tuple[str, ...]) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "à garder")
        await pilot.press("f9")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press(*keys)
        await until(lambda: pilot.app.screen is screen)
        assert texts_of(on_disk(screen)) == ["à garder"]


async def test_erased_words_are_in_no_file_and_not_in_undo(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "un secret regretté")
        await pilot.press("ctrl+l")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(lambda: not screen.session.remarks)
        files = [path for path in home.path.rglob("*") if path.is_file()]
        assert files and not any(b"secret" in path.read_bytes() for path in files)
        await pilot.press("ctrl+z")
        await kept(screen)
        assert not on_disk(screen).remarks
        assert "secret" not in shown(pilot.app)


async def test_what_is_taken_back_right_after_enter_is_what_was_entered_last(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(
            "a", "enter", "b", "enter", "ctrl+z", "c", "enter", "ctrl+d", "d", "enter", "ctrl+z"
        )
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["a"]


async def test_a_signal_goes_to_the_remark_entered_just_before_it_however_fast(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("a", "enter", *"(rires)", "enter", "b", "enter")
        await kept(screen)
        remarks = on_disk(screen).remarks
        assert remarks[1].signals == {"laughter": 1}
        assert not remarks[2].signals
        assert "(rires)" in screen.remarks.text()


async def test_a_voice_can_be_named_by_its_label_before_it_is_on_disk(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*'une libraire : "a', "enter", *"lib : b", "enter")
        await kept(screen)
        assert [remark.speaker for remark in on_disk(screen).remarks.values()] == ["une libraire"] * 2


async def test_tab_makes_a_voice_of_what_is_before_the_colon_and_unmakes_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"mon voisin : il rit")
        await pilot.press("tab")
        assert "mon voisin" in plain(screen.preview.text())
        await pilot.press("tab")
        assert "nouvelle voix" not in plain(screen.preview.text())
        await pilot.press("tab", "enter")
        await kept(screen)
        remark = on_disk(screen).remarks[1]
        assert (remark.speaker, remark.text) == ("mon voisin", "il rit")


async def test_tab_completes_a_known_voice_and_goes_through_several(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une danseuse :")
        await note(screen, pilot, "un danseur :")
        await pilot.press(*"dans", "tab")
        first = screen.line.value
        await pilot.press("tab")
        second = screen.line.value
        assert {first, second} == {"une danseuse : ", "un danseur : "}
        await pilot.press("tab")
        assert screen.line.value == "dans"


async def test_a_follow_up_is_marked_used(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        assert "• Et hier ?" in plain(shown(pilot.app))
        await pilot.press("f3")
        await kept(screen)
        await until(lambda: "✓ Et hier ?" in plain(shown(pilot.app)))


async def test_the_animators_notes_are_on_a_wide_screen_with_the_voices(home: Home) -> None:
    async with evening(home, (140, 40)) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une libraire :")
        await until(lambda: "une libraire" in screen.side.text())
        assert "Pour vous seulement." in plain(screen.side.text())
        assert "Et hier ?" in plain(screen.side.text())


async def test_a_hundred_thousand_characters_are_kept_exactly(home: Home) -> None:
    text = "a" + "é " * 50_000 + "fin"
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, text)
        assert texts_of(on_disk(screen)) == [text]
        assert "100004" in plain(screen.remarks.text())


async def test_the_clock_can_be_stopped_and_says_so(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("ctrl+o")
        await kept(screen)
        assert on_disk(screen).running.paused  # type: ignore[union-attr]
        await until(lambda: texts._("clock stopped") in screen.top.text())


async def test_what_others_note_appears_by_itself(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        book = Book(screen.paths)
        book.open()
        other = e.RemarkKept(at=now(), by="note", kind="observation", text="noté ailleurs", prompt="premiere")
        book.append(other)
        await until(lambda: "noté ailleurs" in plain(screen.remarks.text()))
        await note(screen, pilot, "noté ici")
        assert texts_of(on_disk(screen), "premiere") == ["noté ailleurs", "noté ici"]


async def test_a_question_is_not_fitted_into_a_screen_that_is_closing(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await screen.top.remove()
        screen.call_after_refresh(screen._fit_question)
        screen._room = -1
        await pilot.pause()


async def test_a_whole_evening(home: Home) -> None:
    shipped = (ROOT / "prompts" / f"{THEME}.yaml").read_text(encoding="utf-8")
    (home.prompts / "essai.yaml").write_text(shipped, encoding="utf-8")
    async with evening(home) as (screen, pilot):
        for prompt, line in EVENING:
            if prompt is not None and screen.live.heading != prompt:
                await to_question(screen, pilot, prompt)
            await paste(pilot, line)
            await pilot.press("enter")
        await kept(screen)
        session = on_disk(screen)
        assert len(session.remarks) == 35 == len(screen.session.remarks)
        assert session.remarks == screen.session.remarks
        assert list(session.asked) == [prompt.id for prompt in session.theme.prompts]
        await pilot.press("f12")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(lambda: type(pilot.app.screen).__name__ == "ClosingScreen")
        await pilot.pause()
        assert on_disk(screen).ended is not None
        assert not screen.paths.journal.exists()
        assert "35" in shown(pilot.app)


async def test_a_session_that_was_left_is_taken_up_at_its_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "avant la pause")
        await pilot.press("ctrl+q")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await until(lambda: pilot.app._exit)
    async with program(home) as (app, pilot):
        await until(lambda: "à reprendre" in plain(shown(app)))
        await pilot.press("enter")
        screen = await live(app)
        await pilot.pause()
        await until(lambda: "2/3" in shown(app) and "avant la pause" in plain(shown(app)))
        await note(screen, pilot, "après")
        assert texts_of(on_disk(screen), "deuxieme") == ["avant la pause", "après"]


async def test_leaving_can_be_refused(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"à moitié", "ctrl+q")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: pilot.app.screen is screen)
        assert screen.line.value == "à moitié"


async def test_walking_up_stays_there_while_remarks_come(home: Home) -> None:
    async with evening(home, (60, 16)) as (screen, pilot):
        for number in range(20):
            await note(screen, pilot, f"parole {number}")
        assert "parole 19" in plain(screen.remarks.text())
        await pilot.press(*["up"] * 20)
        before = screen.remarks.text()
        assert "parole 0" in plain(before)
        book = Book(screen.paths)
        book.open()
        book.append(e.RemarkKept(at=now(), by="note", kind="observation", text="de plus"))
        await until(lambda: len(screen.session.remarks) == 21)
        await pilot.pause()
        assert screen.remarks.text() == before
        await pilot.press(*"x", "enter")
        await kept(screen)
        assert "de plus" in plain(screen.remarks.text())


async def test_abbreviations_are_spelled_out_in_the_preview_and_kept_so(home: Home) -> None:
    async with evening(home, settings=Settings(abbreviations={"bcp": "beaucoup"})) as (screen, pilot):
        await pilot.press(*"bcp de monde")
        await pilot.pause()
        assert "beaucoup de monde" in plain(screen.preview.text())
        await pilot.press("enter")
        await kept(screen)
        (remark,) = on_disk(screen).remarks.values()
        assert (remark.text, remark.typed) == ("beaucoup de monde", "bcp de monde")


@pytest.mark.parametrize("key", ["f8", "f9", "ctrl+t", "f2"])
async def test_a_key_right_after_enter_is_about_the_line_just_entered(home: Home, key: str) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "a")
        await pilot.press("b", "enter", key)
        await kept(screen)
        if key == "f9":
            await pilot.pause()
            await pilot.press("down", "enter")
            await kept(screen)
        if key == "f2":
            await pilot.press("c", "enter")
            await kept(screen)
        remarks = on_disk(screen).remarks
        assert remarks[1].text == "a" and not remarks[1].take_up
        expected = {"f8": None, "f9": None, "ctrl+t": ("b", True), "f2": ("bc", False)}[key]
        assert (remarks[2].text, remarks[2].take_up) == expected if expected else 2 not in remarks


@pytest.mark.parametrize(
    "leave", [("f12", "down", "enter"), ("ctrl+q", "down", "enter"), ("ctrl+q", "down", "down", "enter")]
)
async def test_what_is_half_typed_is_kept_when_the_session_is_left(
    home: Home, leave: tuple[str, ...]
) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une")
        await pilot.press(*"moitié", leave[0])
        await until(lambda: screen.app.screen is not screen)
        await pilot.press(*leave[1:])
        await until(lambda: texts_of(on_disk(screen)) == ["une", "moitié"])


async def test_a_line_that_goes_to_another_question_is_acknowledged(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown", "pagedown", *"< avant", "enter")
        await kept(screen)
        await until(lambda: any("Première question" in said for said in toasts(screen)))


async def test_at_the_last_question_the_closing_one_is_told(home: Home) -> None:
    theme = home.prompts / "essai.yaml"
    theme.write_text(theme.read_text("utf-8") + 'closing: "Que gardez-vous ?"\n', "utf-8")
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await until(lambda: any("Que gardez-vous ?" in said for said in toasts(screen)))
        assert len(toasts(screen)) == 1


async def test_the_notes_are_one_key_away_on_a_narrow_screen(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown", *"half", "ctrl+k")
        await until(lambda: isinstance(screen.app.screen, NotesLeaflet))
        assert "Pour vous seulement." in screen.app.screen.held.text()  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(lambda: screen.app.screen is screen)
        assert screen.line.value == "half"


async def test_keys_struck_while_a_remark_is_fetched_go_into_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("a", "enter", "b", "enter", "f2", "backspace", "c", "d", "enter", "e", "enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["a", "cd", "e"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_however_much_is_said_the_line_being_typed_is_seen(home: Home, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await pilot.press(*"à moitié")
        screen.line.cursor_blink = False
        await pilot.pause()
        typed = shown(pilot.app).splitlines()[screen.line.region.y :]
        for number in range(6):
            screen.notify("Un avis, long à lire. " * 4, title=str(number), markup=False, timeout=600)
        await until(lambda: "Un avis" in shown(pilot.app) and len(screen.query("Toast")) == 6)
        await pilot.pause()
        assert shown(pilot.app).splitlines()[screen.line.region.y :] == typed


async def test_what_is_said_again_and_again_stands_where_it_was_said_first(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        rows = []
        for said in ("Avis un", "Avis deux", "Avis trois"):
            say(screen, said)
            await until(lambda said=said: said in shown(pilot.app))  # type: ignore[misc]
            rows += [row for row, line in enumerate(shown(pilot.app).splitlines()) if "Avis" in line]
        assert len(rows) == 3 and len({*rows}) == 1
