"""Every screen of the program in a telling state. One function a scene: it does what a person would do to get there."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from textual.screen import Screen
from textual.widgets import Input

from facilitator import texts
from facilitator.domain import board as board_acts
from facilitator.domain import entries as e
from facilitator.domain.comparison import By
from facilitator.domain.room import RoomView
from facilitator.domain.stage import Stage as Position
from facilitator.services.opening import Opened, is_running
from facilitator.services.reviewing import Review
from facilitator.services.writing import Writing
from facilitator.services.writing import begin as begin_article
from facilitator.storage import windows
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, with_journal
from facilitator.storage.settings import Settings
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.messages import SessionChosen
from facilitator.tui.program import Window
from facilitator.tui.room_app import RoomApp
from facilitator.tui.screens.article import ArticleScreen
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.duplicates import DuplicatesScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.privacy import PrivacyScreen
from facilitator.tui.screens.reading import ReadingScreen
from facilitator.tui.screens.rename import RenameDialog
from facilitator.tui.screens.review import ReviewScreen
from facilitator.tui.screens.stats import StatsScreen
from facilitator.tui.widgets.stage import StageWall
from tests.evenings import Hand
from tests.made_year import write_year
from tests.tui import cafe
from tests.tui.stage import Screens, Size, live, note, paste, plain, shown, until

SIZES: tuple[Size, ...] = ((80, 24), (140, 40))
REVIEW_SIZES: tuple[Size, ...] = ((80, 24), (160, 45))

Start = Literal["home", "welcome", "middle", "wall"]


@dataclass(frozen=True)
class Stage:
    """The program as a scene finds it, and the words of its language."""

    app: Window
    pilot: Screens
    home: Home
    words: cafe.Words

    @property
    def view(self) -> RoomView:
        """What the room sees in its window."""
        return self.app.screen.query_one(StageWall).view

    async def lead(self, entry_type: type, **fields: Any) -> None:
        """What the animator does in another window."""
        (paths,) = (one for one in with_journal(self.home.sessions) if is_running(one))
        Hand.another(Book(paths), "live").do(entry_type, **fields)

    @property
    def live(self) -> LiveScreen:
        """The session being led."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, LiveScreen))

    async def do(self, action: str) -> None:
        """What a key of the screen does, whichever key that is."""
        await self.app.run_action(action, self.app.screen)
        await self.pilot.pause()

    async def ask(self, action: str) -> None:
        """An action that opens another screen: wait until it is there."""
        before = self.app.screen
        await self.do(action)
        await until(lambda: self.app.screen is not before, action)
        await self.pilot.pause()


_STATES: dict[Start, cafe.State] = {"welcome": "welcome", "middle": "middle", "wall": "middle"}

Play = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """A name for files, where the program is when it begins, and what to do. With `like` it is drawn as that other one
    is, in other words: only for the pictures."""

    name: str
    start: Start
    play: Play
    sizes: tuple[Size, ...] = SIZES
    like: str = ""


SCENES: dict[str, Scene] = {}


def scene(start: Start, sizes: tuple[Size, ...] = SIZES, like: str = "") -> Callable[[Play], Play]:
    """Adds a scene, named as its function."""

    def add(play: Play) -> Play:
        name = play.__name__.removesuffix("_").replace("_", "-")
        SCENES[name] = Scene(name, start, play, sizes, like)
        return play

    return add


@asynccontextmanager
async def playing(scene: Scene, made: Path, folder: Path, size: Size, language: str) -> AsyncIterator[Stage]:
    """The program in this scene, on a copy in `folder` of the home that `cafe.make` made."""
    texts.use(language)
    shutil.copytree(made, folder)
    home, words = Home(folder), cafe.WORDS[language]
    opened = None if scene.start == "home" else cafe.taken_up(home, _STATES[scene.start])
    app = _program(scene.start, home, opened)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        stage = Stage(app, pilot, home, words)
        if isinstance(app, FacilitatorApp) and opened is not None:
            await live(app)
        await scene.play(stage)
        await _still(app.screen, pilot)
        yield stage
        for screen in app.screen_stack:
            if isinstance(screen, LiveScreen):
                await screen.closed()
    if opened is not None:
        opened.release()


def _program(start: Start, home: Home, opened: Opened | None) -> Window:
    if start == "wall":
        return RoomApp(home, Settings())
    return FacilitatorApp(home, Settings(abbreviations={"bcp": "beaucoup"}), opened)


async def _still(screen: Screen[object], pilot: Screens) -> None:
    """A cursor that does not blink, and everything drawn."""
    for field in screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


# The scenes


@scene("home")
async def home(on: Stage) -> None:
    await on.pilot.press("down")


@scene("home")
async def home_faulty_theme(on: Stage) -> None:
    await on.pilot.press("end", "up")


@scene("home")
async def begin(on: Stage) -> None:
    await on.pilot.press("down", "down")
    await on.ask("open")
    await on.pilot.press("tab", "tab", *["backspace"] * 5, *"midi")
    await on.do("begin")


@scene("home")
async def begin_empty(on: Stage) -> None:
    await on.pilot.press("down", "down")
    await on.ask("open")


async def _reviewing(on: Stage) -> ReviewScreen:
    """The past session, put in order a little: something mended, said twice, answered, marked, named."""
    paths = cafe.ended(on.home)
    review = Review(on.home.sessions)
    review.mend(paths, 3, review.open(paths).remarks[3].text + on.words.added, "word")
    review.same(paths, [5], 4)
    review.reply(paths, 7, 6)
    review.take_up(paths, [6], True)
    review.sensitive(paths, [8], True)
    on.app.post_message(SessionChosen(paths))
    await until(lambda: isinstance(on.app.screen, ReviewScreen) and on.app.screen.session)
    await on.pilot.pause()
    assert isinstance(on.app.screen, ReviewScreen)
    return on.app.screen


@scene("home", REVIEW_SIZES)
async def review(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("down", "down")


@scene("home", REVIEW_SIZES)
async def review_by_voice(on: Stage) -> None:
    screen = await _reviewing(on)
    await on.pilot.press("tab", "tab", "down", "space", "down", "space")
    await on.do("take_up")
    await until(lambda: not screen.waiting and on.app._notifications)


@scene("home", REVIEW_SIZES)
async def review_whole(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("down", "down")
    await on.pilot.press("enter")
    await on.pilot.pause()


async def _view(on: Stage, *keys: str) -> None:
    """The review in another view."""
    await _reviewing(on)
    await on.pilot.press(*keys, "down")


@scene("home", REVIEW_SIZES, like="review")
async def review_by_hour(on: Stage) -> None:
    await _view(on, "tab")


@scene("home", REVIEW_SIZES, like="review")
async def review_by_tag(on: Stage) -> None:
    await _view(on, *["tab"] * 3)


@scene("home", REVIEW_SIZES, like="review")
async def review_by_kind(on: Stage) -> None:
    await _view(on, *["tab"] * 4)


@scene("home", REVIEW_SIZES, like="review")
async def review_to_take_up(on: Stage) -> None:
    await _view(on, *["tab"] * 5)


@scene("home", REVIEW_SIZES, like="filing")
async def answering(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("down", "down")
    await on.ask("reply")


@scene("home", REVIEW_SIZES, like="filing")
async def whose_words(on: Stage) -> None:
    await _reviewing(on)
    await on.ask("voice")
    await paste(on.pilot, {"fr": "boul", "en": "book"}[texts.language()])


@scene("home", REVIEW_SIZES, like="mending")
async def renaming(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("down", "down")
    await on.ask("rename")
    if not isinstance(on.app.screen, RenameDialog):
        await on.ask("choose")
    await on.pilot.press("tab", "ctrl+u", *"Gérard")


@scene("home", REVIEW_SIZES, like="erase")
async def erasing_past(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("space", "down", "space")
    await on.ask("erase")


@scene("home", REVIEW_SIZES)
async def mending(on: Stage) -> None:
    await _reviewing(on)
    await on.ask("mend")
    await paste(on.pilot, on.words.added)


@scene("home", REVIEW_SIZES)
async def tags(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("space", "down", "space")
    await on.ask("tags")
    await on.pilot.press(*"tele", "tab", "down", "tab")


@scene("home", REVIEW_SIZES)
async def splitting(on: Stage) -> None:
    await _reviewing(on)
    await on.pilot.press("down", "down")
    await on.ask("split")


@scene("home", REVIEW_SIZES)
async def filing(on: Stage) -> None:
    await _reviewing(on)
    await on.ask("file")


def _noted_late(on: Stage) -> SessionPaths:
    """The past session with words that name somebody, and one thing that was noted twice."""
    paths = cafe.ended(on.home)
    late = Hand.another(Book(paths))
    late.remark(f"Marie Dupont, 06 39 98 12 34 : {on.words.entered}", speaker="Gérard")
    late.remark(
        late.session.remarks[7].text + on.words.added,
        speaker="un voisin",
        prompt=late.session.remarks[7].prompt,
    )
    return paths


@scene("home", REVIEW_SIZES)
async def flagged_words(on: Stage) -> None:
    _noted_late(on)
    await _reviewing(on)
    await on.do("mark_group")
    await on.pilot.press("end", "a")
    await on.ask("flagged")


@scene("home", REVIEW_SIZES)
async def noted_twice(on: Stage) -> None:
    screen = DuplicatesScreen(Review(on.home.sessions), _noted_late(on))
    on.app.push_screen(screen)
    await until(lambda: screen.pair)


@scene("home", REVIEW_SIZES)
async def privacy(on: Stage) -> None:
    screen = PrivacyScreen(on.home, Review(on.home.sessions), _noted_late(on))
    on.app.push_screen(screen)
    await until(lambda: screen.remains.count())


@scene("home", REVIEW_SIZES)
async def privacy_agreeing(on: Stage) -> None:
    await privacy(on)
    await on.ask("anonymise")


async def _board(on: Stage) -> BoardScreen:
    """The article of the past session: some remarks taken out of its situations, one of them not wanted."""
    paths = begin_article(on.home.sessions, [cafe.ended(on.home)])
    writing = Writing(paths)
    refs = [placed.ref for placed in writing.synthesis.placed()]
    writing.do(lambda synthesis: board_acts.unplace(synthesis, refs[1::3]))
    writing.do(lambda synthesis: board_acts.set_aside(synthesis, refs[1:2]))
    writing.do(lambda synthesis: board_acts.star(synthesis, refs[0], True))
    screen = BoardScreen(paths)
    on.app.push_screen(screen)
    await until(lambda: screen.is_open)
    await on.pilot.pause()
    return screen


@scene("home", REVIEW_SIZES)
async def board(on: Stage) -> None:
    screen = await _board(on)
    await on.pilot.press("down", "2")
    await until(lambda: not screen.waiting)


@scene("home", REVIEW_SIZES)
async def board_ordering(on: Stage) -> None:
    screen = await _board(on)
    await on.pilot.press("tab", "down", "space", "down", "ctrl+down")
    await until(lambda: not screen.waiting)


@scene("home", REVIEW_SIZES, like="filing")
async def which_situation(on: Stage) -> None:
    screen = await _board(on)
    await on.pilot.press("o")
    await until(lambda: on.app.screen is not screen)


@scene("home", REVIEW_SIZES)
async def introducing(on: Stage) -> None:
    await _board(on)
    await on.pilot.press("tab", "down")
    await on.ask("open")
    await on.pilot.press("down", "down")


@scene("home", REVIEW_SIZES, like="mending")
async def own_turn(on: Stage) -> None:
    await introducing(on)
    await on.ask("own")


@scene("home", REVIEW_SIZES)
async def article(on: Stage) -> None:
    await _board(on)
    await on.ask("article")
    await on.pilot.press("tab")
    await paste(on.pilot, f"{on.words.entered} **{on.words.added.strip()}**.\n\n> {on.words.entered}")
    screen = on.app.screen
    assert isinstance(screen, ArticleScreen)
    await until(lambda: not screen.waiting and not screen.unwritten)


@scene("home", REVIEW_SIZES)
async def article_checked(on: Stage) -> None:
    await article(on)
    await paste(on.pilot, f" «\u00a0{on.words.added}\u00a0»")
    screen = on.app.screen
    assert isinstance(screen, ArticleScreen)
    await until(lambda: any(one.code == "nowhere" for one in screen.findings) and not screen.unwritten)
    await until(lambda: not screen.waiting)
    await on.ask("check")


@scene("home", REVIEW_SIZES, like="filing")
async def which_article(on: Stage) -> None:
    begin_article(on.home.sessions, [cafe.ended(on.home)])
    await on.pilot.press("end")
    await on.ask("article")


@scene("home")
async def reading(on: Stage) -> None:
    paths = cafe.ended(on.home)
    faulty = paths.yaml.read_text("utf-8").replace("kind: verbatim", "kind: verbtim", 1)
    paths.yaml.write_text(faulty, encoding="utf-8")
    on.app.push_screen(ReadingScreen(paths))
    await until(lambda: isinstance(on.app.screen, ReadingScreen))


async def compared(on: Stage, way: By) -> None:
    """A year of cafés besides, all of them put together in this way."""
    write_year(on.home.sessions, 60, 1_500)
    screen = StatsScreen(on.home)
    on.app.push_screen(screen)
    await until(lambda: screen.is_mounted)
    while screen.by != way:
        await on.do("regroup")
    await until(lambda: screen._read)


@scene("home", REVIEW_SIZES)
async def stats(on: Stage) -> None:
    await compared(on, "all")


@scene("home", REVIEW_SIZES)
async def stats_months(on: Stage) -> None:
    await compared(on, "month")
    await on.do("turn(1)")


@scene("home", REVIEW_SIZES)
async def stats_sessions(on: Stage) -> None:
    await compared(on, "session")
    await on.do("turn(-1)")


@scene("home", REVIEW_SIZES)
async def stats_words(on: Stage) -> None:
    await compared(on, "theme")
    await on.do("turn(-2)")


async def a_year(on: Stage) -> None:
    """Sixty cafés besides, one of them changed in two places, and a file that is none."""
    write_year(on.home.sessions, 60, 1_500)
    third = sorted(on.home.sessions.glob("2026-02-*.yaml"))[-3]
    shutil.copy(third, third.with_stem(f"{third.stem} (Copie en conflit de PC-Ana 2026-11-22)"))
    (on.home.sessions / "compose.yaml").write_text("services: {}\n", encoding="utf-8")


async def in_library(on: Stage) -> None:
    await a_year(on)
    await on.ask("library")
    await until(lambda: len(getattr(on.app.screen, "entries", None) or ()) > 60)


@scene("home", REVIEW_SIZES)
async def library(on: Stage) -> None:
    await in_library(on)
    await on.pilot.press("down", "down", "ctrl+t", "ctrl+t")


@scene("home", REVIEW_SIZES, like="library")
async def library_filtered(on: Stage) -> None:
    await in_library(on)
    await paste(on.pilot, "copie")


@scene("home", REVIEW_SIZES)
async def merge(on: Stage) -> None:
    await in_library(on)
    await paste(on.pilot, "ana")
    await on.ask("merge")


@scene("home", REVIEW_SIZES)
async def merged(on: Stage) -> None:
    await in_library(on)
    await paste(on.pilot, "2026-02-1")
    await on.pilot.press("ctrl+t", "ctrl+t")
    await on.ask("merge")
    await on.ask("merge")


@scene("home", REVIEW_SIZES)
async def search(on: Stage) -> None:
    await a_year(on)
    await on.ask("search")
    await paste(on.pilot, {"fr": "qui:mamie photos", "en": "who:mamie photos"}[texts.language()])
    await until(lambda: getattr(on.app.screen, "answered", "").endswith("photos"))
    await on.pilot.press("down")


@scene("middle", REVIEW_SIZES, like="search")
async def search_odd(on: Stage) -> None:
    await a_year(on)
    await on.ask("search_past")
    await paste(on.pilot, "kind:zut « zzz")
    await until(lambda: getattr(on.app.screen, "answered", "").endswith("zzz"))


@scene("middle", REVIEW_SIZES, like="question")
async def flagged_line(on: Stage) -> None:
    await paste(on.pilot, "Marie Dupont, 06 39 98 12 34 : " + on.words.entered)


@scene("welcome")
async def welcome(on: Stage) -> None:
    """Nothing is asked yet."""


@scene("middle")
async def question(on: Stage) -> None:
    await paste(on.pilot, on.words.half)


@scene("middle")
async def selected(on: Stage) -> None:
    await on.pilot.press("up", "up")


@scene("middle")
async def editing(on: Stage) -> None:
    await on.pilot.press("up", "up", "up")
    await on.do("edit")
    await on.pilot.press("shift+home")


@scene("middle")
async def trouble(on: Stage) -> None:
    on.home.sessions.rename(on.home.path / "elsewhere")
    await paste(on.pilot, on.words.entered)
    await on.pilot.press("enter")
    await until(lambda: on.live.evening.trouble is not None)


@scene("middle")
async def toast(on: Stage) -> None:
    await note(on.live, on.pilot, on.words.entered)
    await on.do("remove")
    await until(lambda: on.app._notifications)


@scene("middle")
async def notes(on: Stage) -> None:
    await on.ask("aside")


@scene("middle")
async def help_(on: Stage) -> None:
    await on.ask("app.help")


@scene("middle")
async def people(on: Stage) -> None:
    await on.ask("people")


@scene("middle")
async def end(on: Stage) -> None:
    await on.ask("end")


@scene("middle")
async def leave(on: Stage) -> None:
    await paste(on.pilot, on.words.half)
    await on.ask("app.quit")
    await on.pilot.press("down")


@scene("middle")
async def erase(on: Stage) -> None:
    await on.pilot.press("up")
    await on.ask("erase")


@scene("middle")
async def actions(on: Stage) -> None:
    await on.ask("app.command_palette")
    await on.pilot.press(*texts._("Take back the last change")[:5])
    await until(lambda: on.app.screen.query(".--visible"))
    await on.pilot.press("down")


@scene("middle")
async def closing(on: Stage) -> None:
    await on.ask("end")
    await on.pilot.press("down", "enter")
    await until(lambda: type(on.app.screen).__name__ == "ClosingScreen")


@scene("middle")
async def evening(on: Stage) -> None:
    await on.ask("evening")


@scene("middle")
async def notice(on: Stage) -> None:
    await on.ask("notice")


@scene("middle")
async def questions(on: Stage) -> None:
    await on.ask("questions")


@scene("middle")
async def question_added(on: Stage) -> None:
    await on.ask("questions")
    await on.ask("add")
    await paste(on.pilot, "?")


@scene("middle")
async def question_dropped(on: Stage) -> None:
    await on.ask("questions")
    await on.pilot.press("up")
    await on.ask("drop")


@scene("middle")
async def other_question(on: Stage) -> None:
    await on.ask("questions")
    await on.pilot.press("up")
    await on.do("look")
    await until(lambda: isinstance(on.app.screen, LiveScreen))


@scene("middle")
async def pen_down(on: Stage) -> None:
    await on.do("pen")
    await until(lambda: on.live.live.pen_down and not on.live.evening.waiting())
    await paste(on.pilot, on.words.half)
    await on.pilot.press("enter")
    await until(lambda: on.app._notifications)


@scene("middle")
async def paused(on: Stage) -> None:
    await on.do("pause")
    await until(lambda: not on.live.evening.waiting())


@scene("middle")
async def pasted_lines(on: Stage) -> None:
    await paste(on.pilot, "\n".join([on.words.half, on.words.entered, "? " + on.words.entered]))
    await until(lambda: not isinstance(on.app.screen, LiveScreen))


@scene("middle")
async def catching_up(on: Stage) -> None:
    await on.do("moment")
    await until(lambda: not on.live.evening.waiting())
    on.app.clear_notifications()
    await on.ask("catch_up")
    await paste(on.pilot, on.words.entered)


@scene("middle")
async def showing(on: Stage) -> None:
    await on.do("blank")
    await until(lambda: not on.live.evening.waiting())
    await on.ask("showing")


@scene("middle")
async def projected(on: Stage) -> None:
    await on.do("room")
    await until(lambda: on.live.mirrored)


# What the room sees


@scene("wall")
async def wall_question(on: Stage) -> None:
    await until(lambda: on.view.shown == "prompt")


@scene("wall")
async def wall_remark(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("remark", 8))
    await until(lambda: on.view.shown == "remark")


@scene("wall")
async def wall_remarks(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("wall"))
    await until(lambda: on.view.shown == "wall")


@scene("wall")
async def wall_hidden(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("wall", hidden=True))
    await until(lambda: on.view.hidden)


@scene("wall")
async def wall_notice(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("notice"))
    await until(lambda: on.view.shown == "notice")


@scene("wall")
async def wall_code(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("code", text="https://www.mediatheque.fr/cafe"))
    await until(lambda: on.view.shown == "code")


@scene("wall")
async def wall_agenda_pen_down(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("agenda"))
    await on.lead(e.Pen, down=True)
    await until(lambda: on.view.shown == "agenda" and on.view.pen_down)


@scene("wall")
async def wall_test(on: Stage) -> None:
    await on.lead(e.StageSet, stage=Position("test"))
    await until(lambda: on.view.shown == "test")


@scene("middle")
async def two_screens(on: Stage) -> None:
    windows.tell(on.live.paths, 160, 45)
    await on.ask("window")
    await until(lambda: "160" in plain(shown(on.app)))
