"""The home screen: themes, sessions to be taken up, past sessions, and beginning."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from facilitator.domain.theme import Theme
from facilitator.services.acts import Act, Desk, Done
from facilitator.services.clock import now
from facilitator.services.live import Live
from facilitator.services.opening import Frame, Opened, begin
from facilitator.storage import settings as settings_file
from facilitator.storage import themes
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Settings
from facilitator.tui.screens.begin import BeginScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.reading import ReadingScreen
from tests.tables import conflicted_copy
from tests.tui.stage import live, plain, program, shown, until


def theme_of(home: Home) -> Theme:
    return themes.load(home.prompts / "essai.yaml")


def session(home: Home, *lines: str, end: bool = True) -> Opened:
    """A session in the folder, ended unless said otherwise, and not held."""
    opened = begin(home.sessions, theme_of(home), Frame(place="Salle des fêtes"))
    desk = Desk(opened.book)
    acts: list[Act] = []
    evening = Live(opened.session, opened.clock, acts.append)
    for line in lines:
        evening.note(evening.read(line), None)
    if end:
        evening.end()
    while acts:
        act = acts.pop(0)
        evening.hear(Done(act, desk.do(act)))
    opened.release()
    return opened


async def test_a_faulty_theme_stays_in_the_list_and_says_why(home: Home) -> None:
    (home.prompts / "zut.yaml").write_text("title: Internet : ami ?\n", encoding="utf-8")
    async with program(home) as (app, pilot):
        await until(lambda: "zut.yaml" in shown(app) and "✗" in shown(app))
        await pilot.press("down")
        await pilot.pause()
        await until(lambda: "zut.yaml:1:" in "".join(shown(app).split()))
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, BeginScreen)


async def test_a_theme_mended_in_an_editor_can_be_begun_after_reading_again(home: Home) -> None:
    path = home.prompts / "essai.yaml"
    right = path.read_text(encoding="utf-8")
    path.write_text("title: [\n", encoding="utf-8")
    async with program(home) as (app, pilot):
        await until(lambda: "✗" in shown(app))
        path.write_text(right, encoding="utf-8")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "✗" not in shown(app) and "Essai des écrans" in plain(shown(app))


async def test_a_home_without_themes_or_sessions_says_so(home: Home) -> None:
    (home.prompts / "essai.yaml").unlink()
    home.sessions.rmdir()
    async with program(home) as (app, pilot):
        # A long path is broken where the line ends.
        await until(lambda: "prompts" in "".join(shown(app).split()))
        await pilot.press("enter", "down", "up", "end", "pagedown")
        await pilot.pause()
        assert app.screen.focused is not None


async def test_a_past_session_opens_to_be_put_in_order(home: Home) -> None:
    session(home, 'une mamie : "je lis', "(une note")
    async with program(home) as (app, pilot):
        await until(lambda: "Salle des fêtes" in plain(shown(app)))
        await pilot.press("end", "enter")
        await until(lambda: "je lis" in shown(app))
        said = plain(shown(app))
        assert "Essai des écrans" in said and "une mamie" in said
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen))


async def test_a_faulty_session_opens_to_be_read_and_is_not_written(home: Home) -> None:
    opened = session(home, "ce qui peut se lire")
    path = opened.book.paths.yaml
    faulty = path.read_text(encoding="utf-8").replace("kind: observation", "kind: observatoin")
    path.write_text(faulty, encoding="utf-8")
    async with program(home) as (app, pilot):
        await pilot.press("end", "enter")
        await until(lambda: isinstance(app.screen, ReadingScreen))
        await pilot.pause()
        said = plain(shown(app))
        assert "observatoin" in said and "Essai des écrans" in said
    assert path.read_text(encoding="utf-8") == faulty


async def test_a_session_running_in_another_window_is_not_taken(home: Home) -> None:
    opened = begin(home.sessions, theme_of(home), Frame())
    try:
        async with program(home) as (app, pilot):
            await pilot.press("home", "enter")
            await until(lambda: app._notifications)
            assert not isinstance(app.screen, LiveScreen)
    finally:
        opened.release()


async def test_a_conflicted_copy_is_marked_and_what_to_do_is_said(home: Home) -> None:
    paths = session(home, "une parole").book.paths
    conflicted_copy(paths)
    async with program(home, size=(160, 45)) as (app, pilot):
        await until(lambda: "≠" in shown(app))
        for _ in range(20):
            if "facilitator merge" in plain(shown(app)):
                break
            await pilot.press("down")
            await pilot.pause()
        assert paths.name in plain(shown(app)) and "facilitator merge" in plain(shown(app))


async def test_a_session_cut_off_stands_first_and_is_taken_up(home: Home) -> None:
    session(home, "une ancienne")
    session(home, "avant la coupure", end=False)
    async with program(home) as (app, pilot):
        await pilot.press("enter")
        screen = await live(app)
        await pilot.pause()
        await until(lambda: "avant la coupure" in plain(shown(app)))
        assert screen.session.running is not None


async def test_beginning_remembers_the_place_and_the_organiser(home: Home) -> None:
    async with program(home, settings=Settings()) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        await pilot.press(*"La gare", "enter", *"Nous", "enter")
        await pilot.press(*["backspace"] * 5, *"23 h 59", "enter", "enter")
        screen = await live(app)
        frame = screen.session
        assert (frame.place, frame.organiser) == ("La gare", "Nous")
        assert frame.running is not None and frame.running.until is not None
        assert (frame.running.until.hour, frame.running.until.minute) == (23, 59)
        keep = frame.notice.keep_until
        assert keep is not None and keep > date.today() + timedelta(days=360)
        assert "reste" in screen.top.text()
    saved, faults = settings_file.load(config_folder())
    assert not faults and (saved.place, saved.organiser) == ("La gare", "Nous")


async def test_an_unclear_field_is_said_beside_it_and_nothing_is_lost(home: Home) -> None:
    async with program(home) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        await pilot.press(*"Ici", "tab", "tab", *["backspace"] * 5, *"vers midi", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, BeginScreen)
        await until(lambda: "! " in shown(app) and "vers midi" in shown(app) and " Ici " in shown(app))
        assert app.focused is not None and app.focused.id == "until"
        assert not list(home.sessions.iterdir())


async def test_escape_goes_back_from_beginning(home: Home) -> None:
    async with program(home) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.press("escape")
        await until(lambda: not isinstance(app.screen, BeginScreen))
        assert not list(home.sessions.iterdir())


async def test_the_program_can_begin_in_a_session(home: Home) -> None:
    from facilitator.tui.app import FacilitatorApp

    opened = begin(home.sessions, theme_of(home), Frame(until=now() + timedelta(hours=1)))
    app = FacilitatorApp(home, Settings(), opened)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True):
        screen = await live(app)
        assert screen.session.title == "Essai des écrans"


async def test_a_session_past_its_date_says_so_and_what_to_do(home: Home) -> None:
    session(home, "une parole")
    path = next(home.sessions.glob("*.yaml"))
    kept = "notice: {keep-until: 2020-05-31}\nstarted:"
    path.write_text(path.read_text(encoding="utf-8").replace("started:", kept, 1), encoding="utf-8")
    async with program(home) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        said = " ".join(plain(shown(app)).split())
        assert " ! " in said and "2020" in said and "facilitator privacy" in said


async def test_a_session_kept_for_a_while_yet_says_nothing_of_it(home: Home) -> None:
    session(home, "une parole")
    async with program(home) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        said = " ".join(plain(shown(app)).split())
        assert "Essai des écrans" in said and " ! " not in said and "privacy" not in said


async def test_a_row_reads_its_file_only_when_it_is_drawn(home: Home, tmp_path: Path) -> None:
    done = session(home, "une parole").book.paths.yaml.read_bytes()
    for number in range(300):
        (home.sessions / f"2020-01-01-{number:04}-essai.yaml").write_bytes(done)
    async with program(home) as (app, pilot):
        shelf = app.screen.shelf  # type: ignore[attr-defined]
        assert shelf.count() > 300
        assert len(shelf._sessions) < 30
        await pilot.press("end")
        await pilot.pause()
        await until(lambda: "2026" in shown(app) or "202" in shown(app))
        assert len(shelf._sessions) < 60
