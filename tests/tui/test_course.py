"""The course of an evening: its state in words at every size, the time that runs out, the card, the notice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator import texts
from facilitator.domain import entries as e
from facilitator.domain.session import Asked, Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.services import clock
from facilitator.services.agenda import Time
from facilitator.services.clock import EveningClock, now
from facilitator.services.live import Live
from facilitator.services.opening import answers, take_up
from facilitator.storage import session_yaml
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Settings
from facilitator.texts import _, notice, words
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.course import cue
from facilitator.tui.screens.ask import AskNumber
from facilitator.tui.screens.evening_card import ROWS, EveningCard
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.notes import NotesLeaflet
from facilitator.tui.screens.notice import NoticeScreen
from facilitator.tui.widgets.top_line import top_blocks
from tests.evenings import begun
from tests.tui.stage import (
    Screens,
    Size,
    evening,
    kept,
    live,
    note,
    on_disk,
    plain,
    shown,
    to_question,
    toasts,
    until,
)

SIZES = [(40, 10), (80, 24), (140, 40)]
ONE = Theme(
    title="Un soir",
    prompts=(
        Prompt(title="Première question", id="premiere", question="Que faites-vous ?", minutes=10),
        Prompt(title="Deuxième question", id="deuxieme"),
    ),
)


@pytest.fixture(params=texts.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> str:
    """Each language in its turn."""
    texts.use(request.param)
    return str(request.param)


def said(message: str, **values: object) -> str:
    """A sentence of the program in the language of the moment, with plain spaces."""
    return plain(_(message).format(**values))


def seen(pilot: Screens) -> str:
    """All that is on the screen, with plain spaces."""
    assert isinstance(pilot.app, FacilitatorApp)
    return plain(shown(pilot.app))


async def goes_to(pilot: Screens, screen: type) -> None:
    """Wait until a screen of this kind is on top and drawn."""
    await until(lambda: isinstance(pilot.app.screen, screen), screen.__name__)
    await pilot.pause()


@asynccontextmanager
async def taken_up(
    home: Home, size: Size, seconds: float, theme: Theme = ONE, **frame: object
) -> AsyncIterator[tuple[LiveScreen, Screens]]:
    """A session on its first question, which this many seconds were spent on, led by the program."""
    first = begun(home.sessions, theme, **frame)
    first.book.append(e.Open(at=now(), by="live", prompt=theme.prompts[0].id))
    first.release()
    opened = replace(take_up(first.book.paths), clock=EveningClock(seconds))
    app = FacilitatorApp(home, Settings(), opened=opened)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await live(app)
        await pilot.pause()
        yield screen, pilot


# Time by question


@pytest.mark.parametrize(
    ("spent", "text", "tone"),
    [
        (0, "▱▱▱▱▱ 10 min left", "faint"),
        (1, "▱▱▱▱▱ 10 min left", "faint"),
        (300, "▰▰▱▱▱ 5 min left", "faint"),
        (479, "▰▰▰▱▱ 3 min left", "faint"),
        (480, "▰▰▰▰▱ 2 min left", "mark"),
        (540, "▰▰▰▰▱ last minute", "mark"),
        (599, "▰▰▰▰▱ last minute", "mark"),
        (600, "▰▰▰▰▰! time is up", "alert"),
        (659, "▰▰▰▰▰! time is up", "alert"),
        (660, "▰▰▰▰▰! over by 1 min", "alert"),
        (4500, "▰▰▰▰▰! over by 1 h 05", "alert"),
    ],
)
def test_the_cue_of_a_question_of_ten_minutes(spent: float, text: str, tone: str) -> None:
    texts.use("en")
    found = cue(Time(spent, 600 - spent), paused=False)
    assert (found.text(), found.tone) == (text, tone)


def test_whenever_the_colour_of_the_cue_changes_so_do_its_words_or_its_shape(spoken: str) -> None:
    cues = [cue(Time(float(spent), 600.0 - spent), False) for spent in range(1200)]
    for before, after in pairwise(cues):
        assert before.tone == after.tone or before.text() != after.text()
    assert len({one.text() for one in cues[:600]}) <= 14, "nothing runs by the second"


def test_a_question_without_a_length_says_what_was_spent() -> None:
    texts.use("en")
    assert cue(Time(20, None), False).text() == "just begun"
    assert cue(Time(185, None), False).text() == "3 min"
    assert cue(Time(185, 100), True).text() == "‖ clock stopped, 3 min"
    assert cue(Time(20, 100), True).text() == "‖ clock stopped"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("spent", [300.0, 490.0, 560.0, 605.0, 700.0])
async def test_the_time_of_the_question_is_on_the_screen_at_every_size(
    home: Home, spoken: str, size: Size, spent: float
) -> None:
    async with taken_up(home, size, spent) as (_screen, pilot):
        expected = cue(Time(spent, 600 - spent), False)
        assert plain(expected.said) in seen(pilot)
        assert expected.shape in seen(pilot) or size == (40, 10)


async def test_a_minute_more_or_less_is_said_and_kept_however_fast(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("shift+up", "shift+up", "ctrl+up", "shift+down")
        await kept(screen)
        assert on_disk(screen).agenda[0].minutes == 12
        await until(lambda: said("{time} for this question", time="12 min") in map(plain, toasts(screen)))
        await pilot.press(*["ctrl+down"] * 13)
        await kept(screen)
        assert on_disk(screen).agenda[0].minutes == 1
        await until(lambda: said("A question has a minute at the least.") in map(plain, toasts(screen)))


async def test_before_the_first_question_no_clock_is_touched(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("ctrl+o", "ctrl+up")
        await kept(screen)
        running = on_disk(screen).running
        assert running is not None and not running.paused
        assert said("No clock goes yet: it starts with the first question.") in map(plain, toasts(screen))


# What is left until the room must be free


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (None, "1 question to come"),
        (32, "32 min left, 1 question to come"),
        (1, "1 min left, 1 question to come"),
        (-5, "over by 5 min, 1 question to come"),
    ],
)
def test_what_is_left_until_the_room_must_be_free(tmp_path: Path, minutes: int | None, expected: str) -> None:
    texts.use("en")
    free = now() + timedelta(minutes=minutes) if minutes is not None else None
    opened = begun(tmp_path, ONE, until=free)
    led = Live(opened.session, opened.clock, lambda act: None)
    led.next()
    assert expected in text_of(led)
    opened.session.asked["premiere"] = Asked("premiere", "Première question")
    led.next()
    assert expected.replace("1 question to come", "no other question") in text_of(led)


def text_of(of: Live, width: int = 100) -> str:
    """The rows at the top of the screen."""
    lines = [line for block in top_blocks(of, width) for line in block.lines(width)]
    return "\n".join("".join(text for text, _tone in line) for line in lines)


def test_a_wall_clock_set_back_an_hour_leaves_what_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = begun(tmp_path, ONE, until=now() + timedelta(minutes=32))
    led = Live(opened.session, opened.clock, lambda act: None)
    before = led.left()
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() - timedelta(hours=1))
    after = led.left()
    assert before is not None and after is not None
    assert timedelta(0) <= before - after < timedelta(minutes=5)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_left_is_always_there(home: Home, spoken: str, size: Size) -> None:
    async with taken_up(home, size, 5.0, until=now() + timedelta(minutes=32, seconds=30)) as (_s, pilot):
        left = texts.ngettext(
            "{left}, {number} question to come", "{left}, {number} questions to come", 1
        ).format(left=_("{time} left").format(time="33 min"), number=1)
        assert plain(left) in seen(pilot)
        await pilot.press("f10")
        await pilot.pause()
        assert plain(left) in seen(pilot)


# The state, in words


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_welcome_says_that_no_clock_goes_and_what_begins(
    home: Home, spoken: str, size: Size
) -> None:
    async with evening(home, size) as (screen, pilot):
        await pilot.pause()
        assert said("welcome") in seen(pilot)
        assert not screen.session.asked
        begins = said("{key} opens the first question: the clocks start then.", key=_("PgDn"))
        assert begins in seen(pilot) or size == (40, 10)
        await pilot.press("pagedown")
        await kept(screen)
        await pilot.pause()
        assert said("welcome") not in seen(pilot) and list(on_disk(screen).asked) == ["premiere"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_stopped_clock_is_said(home: Home, spoken: str, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        assert said("clock stopped") not in seen(pilot)
        await pilot.press("ctrl+o")
        await until(lambda: said("clock stopped") in seen(pilot))
        await pilot.press("ctrl+o")
        await until(lambda: said("clock stopped") not in seen(pilot))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pen_put_down_is_a_band_with_words_and_the_key(home: Home, spoken: str, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        ground = screen.top.background_colors[1]
        await pilot.press("f10")
        await until(lambda: on_disk(screen).running.pen_down)  # type: ignore[union-attr]
        await pilot.pause()
        rows = seen(pilot).splitlines()
        first = next(number for number, row in enumerate(rows) if said("PEN DOWN") in row)
        assert first <= 1 and any("F10" in row for row in rows[: first + 2])
        assert rows[0].strip().startswith("━") or size == (40, 10)
        assert screen.top.background_colors[1] != ground
        await pilot.press("ctrl+b")
        await until(lambda: said("PEN DOWN") not in seen(pilot))
        assert screen.top.background_colors[1] == ground


async def test_the_number_of_people_is_quietly_missing_until_it_is_known(home: Home, spoken: str) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        missing = said("how many people? {key}", key="F4")
        assert missing in seen(pilot) and type(pilot.app.screen) is LiveScreen
        await pilot.press("f4", "p")
        await goes_to(pilot, AskNumber)
        await pilot.press("1", "4", "enter")
        await kept(screen)
        await pilot.pause()
        assert missing not in seen(pilot) and plain(words.count_people(14)) in seen(pilot)
        assert on_disk(screen).people == 14


@pytest.mark.parametrize("state", ["welcome", "begun", "paused", "pen"])
async def test_at_forty_by_ten_the_question_the_line_and_its_preview_are_there(
    home: Home, spoken: str, state: str
) -> None:
    async with evening(home, (40, 10)) as (screen, pilot):
        if state != "welcome":
            await to_question(screen, pilot, "premiere")
        await pilot.press(*"? je tape")
        keys = {"paused": ["ctrl+o"], "pen": ["f10"]}.get(state, [])
        await pilot.press(*keys)
        await kept(screen)
        await pilot.pause()
        assert "je tape" in seen(pilot) and said("question") in seen(pilot)
        title = "Essai des" if state == "welcome" else "Première"
        assert title in seen(pilot)
        state_said = {"welcome": "welcome", "paused": "clock stopped", "pen": "PEN DOWN"}.get(state)
        assert state_said is None or said(state_said) in seen(pilot)


def test_where_there_is_no_room_what_says_that_all_is_well_goes_first(tmp_path: Path) -> None:
    texts.use("en")
    opened = begun(tmp_path, ONE, until=now() + timedelta(minutes=32))
    opened.session.people = 14
    led = Live(opened.session, opened.clock, lambda act: None)
    tops = {width: text_of(led, width) for width in (100, 60, 40, 20)}
    assert "14 people" in tops[100] and "14 people" not in tops[60]
    for width, top in tops.items():
        assert "32 min left" in top and ("notice not read" in top or width == 20)
        assert max(map(len, top.splitlines())) <= width
    assert tops[60].count("\n") == 1 and tops[40].count("\n") == 2


@pytest.mark.parametrize("width", range(1, 60, 3))
def test_a_title_of_any_length_leaves_the_top_its_height(tmp_path: Path, width: int) -> None:
    theme = Theme(title="Un soir", prompts=(Prompt(title="Très long « titre » ? " * 40, id="a", minutes=5),))
    opened = begun(tmp_path, theme, until=now() + timedelta(minutes=32))
    led = Live(opened.session, opened.clock, lambda act: None)
    led.next()
    assert text_of(led, width).count("\n") < 4


# The card


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_card_says_how_each_thing_stands(home: Home, spoken: str, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f4")
        await goes_to(pilot, EveningCard)
        card = pilot.app.screen
        assert isinstance(card, EveningCard)
        drawn = seen(pilot)
        assert said("not said yet") in drawn and said("not yet") in drawn and said("it goes") in drawn
        lines = [card.acts.block(row).lines(card.acts.room) for row in range(len(ROWS))]
        assert all(len(line) == 1 for line in lines), "one row an act"
        await pilot.press(*["down"] * (len(ROWS) - 1))
        await pilot.pause()
        assert plain(card.acts.block(len(ROWS) - 1).runs[0][0])[:12] in seen(pilot)
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)


@pytest.mark.parametrize("close", ["escape", "f4", "ctrl+n"])
async def test_the_card_closes_on_what_opened_it_and_the_line_is_as_it_was(home: Home, close: str) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"à moitié", "ctrl+n")
        await goes_to(pilot, EveningCard)
        await pilot.press("x", close)
        await until(lambda: pilot.app.screen is screen)
        assert screen.line.value == "à moitié"


async def test_a_letter_of_the_card_does_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f4", "s")
        await until(lambda: on_disk(screen).running.pen_down)  # type: ignore[union-attr]
        assert pilot.app.screen is screen
        await pilot.press("f4", "h")
        await until(lambda: on_disk(screen).running.paused)  # type: ignore[union-attr]
        await pilot.press("f4")
        await goes_to(pilot, EveningCard)
        assert said("PEN DOWN") in seen(pilot) and said("clock stopped") in seen(pilot)
        await pilot.press("+", "+", "-", "right")
        await until(lambda: on_disk(screen).agenda[0].minutes == 12)
        assert isinstance(pilot.app.screen, EveningCard)
        await until(lambda: "12 min" in seen(pilot))
        await pilot.press("f")
        await until(lambda: said("End the session?") in seen(pilot))


async def test_the_arrows_and_enter_do_it_too(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f4")
        await goes_to(pilot, EveningCard)
        await pilot.press("down", "down", "enter")
        await until(lambda: on_disk(screen).running.paused)  # type: ignore[union-attr]


# The notice


def a_session(tmp_path: Path, **frame: object) -> Session:
    """A session that has just begun."""
    return begun(tmp_path, ONE, **frame).session


def test_the_notice_says_who_what_why_until_when_and_how_to_object(tmp_path: Path) -> None:
    texts.use("en")
    session = a_session(tmp_path, organiser="La [b]médiathèque", keep_until=date(2027, 11, 22))
    told = " ".join(sentence for part in notice.paragraphs(session) for sentence in part)
    for part in (
        "La [b]médiathèque",
        "22 November 2027",
        "article",
        "Nobody is named",
        "erased",
        "word for word",
    ):
        assert part in told


def test_the_notice_answers_what_the_settings_answer(tmp_path: Path) -> None:
    texts.use("en")
    settings = Settings(
        responsible="La [b]médiathèque",
        purpose="une exposition.",
        legal_basis="votre accord",
        contact="a@b.fr",
    )
    session = a_session(tmp_path, answers=answers(settings))
    told = " ".join(sentence for part in notice.paragraphs(session) for sentence in part)
    for part in ("La [b]médiathèque answers", "for: une exposition.", "votre accord.", "here: a@b.fr"):
        assert part in told
    assert "article" not in told
    read, faults = session_yaml.load(session_yaml.dump(session), tmp_path)
    assert not faults and read is not None and read.notice == session.notice


def test_a_notice_without_organiser_or_date_says_so_instead_of_inventing_them(tmp_path: Path) -> None:
    texts.use("en")
    told = " ".join(sentence for part in notice.paragraphs(a_session(tmp_path)) for sentence in part)
    assert "No day is set" in told and "who leads this café" in told


def test_no_sentence_of_the_notice_has_more_than_twelve_words(tmp_path: Path, spoken: str) -> None:
    given = a_session(tmp_path / "a", organiser="La médiathèque", keep_until=date(2027, 11, 22))
    bare = a_session(tmp_path / "b")
    settings = Settings(
        responsible="La ville", purpose="un livre", legal_basis="votre accord", contact="a@b.fr"
    )
    answered = a_session(tmp_path / "c", answers=answers(settings))
    for session in (given, bare, answered):
        sentences = [sentence for part in notice.paragraphs(session) for sentence in part]
        for sentence in sentences:
            assert len(plain(sentence).split()) <= 12, sentence


@pytest.mark.parametrize("keys", [("enter",), ("escape",), ("pagedown", "enter")], ids=str)
async def test_the_notice_is_not_read_unless_somebody_says_so(home: Home, keys: tuple[str, ...]) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f4", "l")
        await goes_to(pilot, NoticeScreen)
        assert said("Nobody is named.") in seen(pilot)
        await pilot.press(*keys)
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert on_disk(screen).notice.read is None and said("notice not read") in seen(pilot)


async def test_the_notice_once_read_has_its_hour_and_people_are_asked_for_once(
    home: Home, spoken: str
) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"je tape", "f4", "l")
        await goes_to(pilot, NoticeScreen)
        await pilot.press("down", "enter")
        await goes_to(pilot, AskNumber)
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        read = on_disk(screen).notice.read
        assert read is not None and now() - read < timedelta(minutes=5)
        await until(lambda: said("notice not read") not in seen(pilot))
        assert screen.line.value == "je tape"
        await pilot.press("f4")
        await goes_to(pilot, EveningCard)
        hour = words.hour(read)
        assert said("read at {hour}", hour=hour) in seen(pilot)


async def test_people_are_not_asked_for_when_they_are_known(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        screen.live.people(14)
        await kept(screen)
        await pilot.press("f4", "l")
        await goes_to(pilot, NoticeScreen)
        await pilot.press("down", "enter")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        await pilot.pause()
        assert on_disk(screen).notice.read is not None and pilot.app.screen is screen


async def test_a_notice_longer_than_the_screen_can_be_read_to_its_end(home: Home) -> None:
    async with evening(home, (40, 10)) as (screen, pilot):
        await pilot.press("f4", "l")
        await goes_to(pilot, NoticeScreen)
        assert said("It has been read") in seen(pilot)
        last = plain(notice.paragraphs(screen.session)[-1][-1]).split()[-1]
        for _page in range(12):
            await pilot.press("pagedown")
        await pilot.pause()
        assert last in seen(pilot)


# Beside the question


def used(screen: LiveScreen) -> list[int]:
    """The follow-ups of the first question that are ticked on disk."""
    running = on_disk(screen).running
    assert running is not None
    return running.used.get("premiere", [])


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        (("2",), [1]),
        (("é",), [1]),
        (("&", "é"), [0, 1]),
        (("é", "2"), []),
        (("down", "enter"), [1]),
        (("enter", "space"), []),
        (("9", "ç", "x"), []),
    ],
    ids=str,
)
async def test_any_follow_up_is_ticked_and_unticked_in_the_notes(
    home: Home, keys: tuple[str, ...], ticked: list[int]
) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("ctrl+k")
        await goes_to(pilot, NotesLeaflet)
        await pilot.press(*keys)
        await kept(screen)
        assert used(screen) == ticked
        signs = {f"{at + 1} {'✓' if at in ticked else '•'}" for at in (0, 1)}
        await until(lambda: all(sign in seen(pilot) for sign in signs))
        await pilot.press("ctrl+k")
        await until(lambda: pilot.app.screen is screen)


async def test_the_key_of_follow_ups_ticks_the_next_one_however_fast(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f3", "f3")
        await kept(screen)
        assert used(screen) == [0, 1]


async def test_the_notes_say_what_is_done_doing_and_left(home: Home, spoken: str) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "une libraire :")
        await pilot.press("ctrl+k")
        await goes_to(pilot, NotesLeaflet)
        rows = [row.strip(" │▌") for row in seen(pilot).splitlines()]
        assert any(row.startswith("✓ Première question") and said("done") in row for row in rows)
        assert any(row.startswith("▶ Deuxième question") and said("now") in row for row in rows)
        assert any(row.startswith("○ Troisième question") for row in rows)
        assert any(row.startswith("lib") and "une libraire" in row for row in rows)


def big(home: Home) -> SessionPaths:
    """A session with sixty questions on its thirtieth, long notes and three hundred voices."""
    prompts = tuple(
        Prompt(title=f"Question {n}", id=f"q{n}", follow_ups=("Où ?",), notes="Une note. " * 300)
        for n in range(60)
    )
    opened = begun(home.sessions, Theme(title="Grand soir", prompts=prompts))
    for number in range(300):
        opened.book.append(e.VoiceDeclared(at=now(), by="live", role=f"une voix {number}"))
    opened.book.append(e.Open(at=now(), by="live", prompt="q30"))
    opened.release()
    return opened.book.paths


async def test_three_hundred_voices_and_sixty_questions_push_nothing_away(home: Home) -> None:
    app = FacilitatorApp(home, Settings(), opened=take_up(big(home)))
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        screen = await live(app)
        await pilot.pause()
        side = plain(screen.side.text())
        assert len(side.splitlines()) <= screen.side.content_size.height
        for part in ("Où ?", "Une note.", "▶ Question 30", "une voix 0"):
            assert part in side
        await pilot.press("ctrl+k")
        await goes_to(pilot, NotesLeaflet)
        await pilot.press("end")
        for _page in range(40):
            await pilot.press("pagedown")
        await pilot.pause()
        assert "une voix 299" in seen(pilot)


async def test_what_another_hand_does_shows_while_the_card_is_open(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f4")
        await goes_to(pilot, EveningCard)
        other = Book(screen.paths)
        other.open()
        other.append(e.People(at=now(), by="note", count=23))
        await until(lambda: "23" in seen(pilot))
