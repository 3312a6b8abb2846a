"""Several lines at once: looked at before anything is made of them."""

from __future__ import annotations

from facilitator.domain.session import Session
from facilitator.services.opening import take_up
from facilitator.storage.draft import EMPTY, NOTHING, DraftFile, Line, Typed, read
from facilitator.storage.folders import Home
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.messages import SessionOpened
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.look import Look
from tests.evenings import Hand, begun
from tests.tui.stage import (
    Screens,
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

THREE = 'une libraire :\r\nlib : "On vient avec sa tisane\n\n  \n? Et demain'


async def look(pilot: Screens, text: str) -> Look:
    """Paste a text, and be in front of its lines."""
    await paste(pilot, text)
    await until(lambda: isinstance(pilot.app.screen, Look))
    await pilot.pause()
    assert isinstance(pilot.app.screen, Look)
    return pilot.app.screen


async def test_pasted_lines_are_shown_as_they_are_kept_then(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press(*"à moitié")
        await look(pilot, THREE)
        said = plain(shown(pilot.app))
        assert "3 lignes" in said or "3 lines" in said
        assert "une libraire : « On vient avec sa tisane »" in said
        await pilot.press("enter")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        remarks = on_disk(screen).remarks_of("premiere")
        assert [(said.kind, said.speaker, said.text) for said in remarks] == [
            ("verbatim", "une libraire", "On vient avec sa tisane"),
            ("question", None, "Et demain"),
        ]
        assert screen.line.value == "à moitié"


async def test_pasted_lines_belong_to_the_question_that_was_open_then(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await paste(pilot, "un\ndeux")
        await until(lambda: isinstance(pilot.app.screen, Look))
        screen.live.open("deuxieme")
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere") == ["un", "deux"]


async def test_escape_keeps_nothing_of_them_and_leaves_the_line(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"à moitié")
        await look(pilot, THREE)
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert screen.line.value == "à moitié" and not on_disk(screen).remarks


async def test_they_can_be_made_one_line_at_the_cursor(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"avant après", *["left"] * 5)
        await look(pilot, "un\ndeux")
        await pilot.press("down", "enter")
        await until(lambda: pilot.app.screen is screen)
        assert screen.line.value == "avant un deuxaprès"
        assert not on_disk(screen).remarks


async def test_a_megabyte_of_lines_is_counted_and_only_what_is_seen_is_read(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        dialog = await look(pilot, "\n".join(f"ligne {n} {'x' * 40}" for n in range(20_000)))
        assert "20000" in plain(shown(pilot.app)).replace(" ", "")
        assert len(dialog.lines.readings) < 100
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)


async def test_many_lines_are_kept_in_order_though_few_are_under_way_at_once(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await look(pilot, "\n".join(f"ligne {n}" for n in range(400)))
        with held(screen.paths.write_lock):
            await pilot.press("enter")
            await until(lambda: screen.evening.waiting() == 400)
            assert len(screen.live.waiting) < 100
            assert [line.text for line in read(screen.paths.draft).entered][-1] == "ligne 399"
        await until(lambda: pilot.app.screen is screen)
        await pilot.press(*"après", "enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == [*(f"ligne {n}" for n in range(400)), "après"]
        await until(lambda: read(screen.paths.draft) == EMPTY)


async def test_while_the_pen_is_down_pasted_lines_are_refused_with_a_sentence(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        screen.live.pen(True)
        await kept(screen)
        await paste(pilot, THREE)
        assert pilot.app.screen is screen and toasts(screen)
        assert screen.line.value == ""


# Lines found again


def left(home: Home, typed: Typed = NOTHING, entered: list[Line] | None = None) -> SessionPaths:
    """A session that was cut off on its first remark, with this draft."""
    opened = begun(home.sessions)
    Hand(opened.book, opened.session).remark("déjà là")
    DraftFile(opened.book.paths.draft).note(typed, entered or [])
    opened.release()
    return opened.book.paths


async def taken_up(app: FacilitatorApp, paths: SessionPaths) -> LiveScreen:
    """The live screen of a session that was cut off."""
    app.post_message(SessionOpened(take_up(paths)))
    await until(lambda: any(isinstance(screen, LiveScreen) for screen in app.screen_stack))
    await until(lambda: isinstance(app.screen, Look | LiveScreen))
    (screen,) = (screen for screen in app.screen_stack if isinstance(screen, LiveScreen))
    return screen


def remarks(session: Session) -> list[str]:
    return [remark.text for remark in session.remarks.values()]


async def test_only_what_did_not_reach_the_session_is_asked_about(home: Home) -> None:
    entered = [
        Line("déjà là", after=0),
        Line("déjà là", after=1),
        Line("une libraire :", after=1),
        Line("pas mieux dit", after=1, number=1),
        Line("(rires)", after=1),
    ]
    paths = left(home, NOTHING, entered)
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await until(lambda: isinstance(app.screen, Look))
        assert isinstance(app.screen, Look) and app.screen.lines.count() == 4
        await pilot.press("enter")
        await until(lambda: app.screen is screen)
        await kept(screen)
        session = on_disk(screen)
        assert remarks(session) == ["pas mieux dit", "déjà là"]
        assert session.remarks[2].signals == {"laughter": 1}
        assert [voice.role for voice in session.voices()] == ["une libraire"]


async def test_deciding_later_keeps_them_in_the_draft_and_leaving_keeps_them(home: Home) -> None:
    paths = left(home, NOTHING, [Line("perdue", "q1", after=1)])
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await until(lambda: isinstance(app.screen, Look))
        await pilot.press("escape")
        await until(lambda: app.screen is screen)
        await note(screen, pilot, "autre chose")
        assert [line.text for line in read(paths.draft).entered if line.text == "perdue"]
        screen.keep_typed()
        await kept(screen)
        assert remarks(on_disk(screen)) == ["déjà là", "autre chose", "perdue"]


async def test_they_can_be_left_out_for_good(home: Home) -> None:
    paths = left(home, NOTHING, [Line("perdue", after=1)])
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await until(lambda: isinstance(app.screen, Look))
        await pilot.press("down", "down", "enter")
        await until(lambda: app.screen is screen)
        assert not paths.draft.exists()
        assert remarks(on_disk(screen)) == ["déjà là"]


async def test_a_change_of_a_remark_that_has_gone_is_not_lost(home: Home) -> None:
    paths = left(home, Typed(Line("un changement"), 7, Line("à moitié")))
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await until(lambda: isinstance(app.screen, Look) and "un changement" in shown(app))
        await pilot.press("enter")
        await until(lambda: app.screen is screen)
        await kept(screen)
        assert screen.line.value == "à moitié" and screen.editing is None
        assert remarks(on_disk(screen)) == ["déjà là", "un changement"]


async def test_a_draft_that_cannot_be_read_is_no_trouble(home: Home) -> None:
    paths = left(home)
    paths.draft.write_bytes(b"\xff{")
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await live(app)
        await until(lambda: any("draft-1" in said for said in toasts(screen)))
        await pilot.press(*"on tape")
        assert read(paths.draft).typed.line.text == "on tape"


async def test_a_draft_that_cannot_be_written_is_said_once_and_typing_goes_on(home: Home) -> None:
    paths = left(home)
    paths.draft.unlink()
    paths.draft.mkdir()
    async with program(home) as (app, pilot):
        screen = await taken_up(app, paths)
        await live(app)
        await pilot.press(*"on tape", "enter")
        await kept(screen)
        assert remarks(on_disk(screen)) == ["déjà là", "on tape"]
        await until(lambda: len(toasts(screen)) == 1)


async def test_what_was_typed_and_taken_back_before_a_kill_leaves_the_folder(home: Home) -> None:
    paths = left(home, Typed(Line("à oublier")))
    DraftFile(paths.draft).note(NOTHING)
    async with program(home) as (app, _pilot):
        await taken_up(app, paths)
        await live(app)
        await until(lambda: not paths.draft.exists())
