"""What the room is shown from the live screen: each scene by its key and from the palette, and what is said of it."""

from __future__ import annotations

import inspect

import pytest

from facilitator.domain.stage import Stage
from facilitator.storage import settings, windows
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Wifi
from facilitator.texts import _
from facilitator.texts.wall import scene_name
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.showing import ACTIONS, Showing
from facilitator.tui.screens.wifi import WifiForm
from facilitator.tui.screens.window_acts import code_trouble
from tests.tui.rooms import SHOWN, full_home, private_evening
from tests.tui.stage import Screens, evening, kept, note, on_disk, plain, shown, to_question, toasts, until

# What each row of the window leads to, from the first question with its one remark.
SCENES = {
    "q": Stage("prompt"),
    "o": Stage("opening"),
    "d": Stage("notice"),
    "f": Stage("flashback"),
    "p": Stage("remark", 1),
    "m": Stage("wall"),
    "v": Stage("wall", hidden=False),
    "c": Stage("code"),
    "w": Stage("wifi"),
    "u": Stage("agenda"),
    "l": Stage("closing"),
    "b": Stage("prompt", blank=True),
    "h": Stage("prompt", timer=False),
    "i": Stage("test"),
}
NETWORK = Wifi("Médiathèque", "thé;vert", "WPA")


@pytest.fixture
def home(home: Home) -> Home:
    return full_home(home)


def said(text: str, **filled: object) -> str:
    return plain(_(text).format(**filled))


def stage_of(screen: LiveScreen) -> Stage:
    """What the room sees, as the files say."""
    running = on_disk(screen).running
    assert running is not None
    return running.stage


async def shows(screen: LiveScreen, stage: Stage) -> None:
    await kept(screen)
    assert stage_of(screen) == stage


async def opens(pilot: Screens, kind: type) -> None:
    await until(lambda: isinstance(pilot.app.screen, kind), kind.__name__)
    await pilot.pause()


async def test_each_scene_is_shown_by_its_letter(home: Home) -> None:
    settings.remember(config_folder(), wifi=NETWORK)
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        for letter, stage in SCENES.items():
            before = (
                Stage("wall", hidden=True)
                if letter == "v"
                else Stage("closing" if letter == "q" else "prompt")
            )
            screen.live._set(before)
            await kept(screen)
            await pilot.press("f7")
            await opens(pilot, Showing)
            await pilot.press(letter)
            await until(lambda: pilot.app.screen is screen)
            await shows(screen, stage)


async def test_each_scene_is_shown_from_the_palette(home: Home) -> None:
    settings.remember(config_folder(), wifi=NETWORK)
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        letters = {binding.action: binding for binding in Showing.BINDINGS}  # type: ignore[union-attr]
        for name in [name for name in ACTIONS if name not in ("text", "network")]:
            binding = letters[f"do('{name}')"]
            stage = SCENES[binding.key]  # type: ignore[union-attr]
            screen.live._set(
                Stage("wall", hidden=True)
                if name == "reveal"
                else Stage("closing" if name == "again" else "prompt")
            )
            await kept(screen)
            titled = [one for one in pilot.app.get_system_commands(screen) if one.title == _(binding.tooltip)]  # type: ignore[union-attr]
            assert len(titled) == 1, name
            done = titled[0].callback()
            assert inspect.isawaitable(done) and await done
            await shows(screen, stage)


async def test_the_window_says_what_is_on_the_wall_and_why_something_cannot_be(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await pilot.press("f7")
        await opens(pilot, Showing)
        drawn = plain(shown(pilot.app)).splitlines()
        row = {key: next(line for line in drawn if f" {key}  " in line) for key in "qpcb"}
        assert said("on the wall now") in row["q"] and said("on the wall now") not in row["b"]
        assert said("there is no remark here to show") in row["p"]
        assert said("this question has no link") in row["c"]
        await pilot.press("b")
        await until(lambda: stage_of(screen).blank)
        await pilot.press("f7")
        await opens(pilot, Showing)
        drawn = plain(shown(pilot.app)).splitlines()
        assert said("on the wall now") in next(line for line in drawn if " b  " in line)
        await pilot.press("f7")
        await until(lambda: pilot.app.screen is screen)


@pytest.mark.parametrize(
    ("letter", "why"), [("c", "this question has no link"), ("p", "there is no remark here to show")]
)
async def test_what_cannot_be_shown_is_said(home: Home, letter: str, why: str) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await pilot.press("f7", letter)
        told = said("Nothing changes on the wall: {why}.", why=_(why))
        await until(lambda: told in map(plain, toasts(screen)))
        assert stage_of(screen) == Stage()


async def test_the_selected_remark_is_shown_but_never_a_comment(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        for line in ("une", "deux", "( à moi"):
            await note(screen, pilot, line)
        await pilot.press("up", "up", "up", "f7", "p")
        await until(lambda: stage_of(screen) == Stage("remark", 1))
        await pilot.press("down", "down", "f7", "p")
        told = said("#{number} is a comment: those are never shown to the room.", number=3)
        await until(lambda: told in map(plain, toasts(screen)))
        await pilot.press("escape", "f7", "p")
        await until(lambda: stage_of(screen) == Stage("remark", 2))


async def test_the_selected_remark_is_not_shown_once_it_is_sensitive(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une")
        assert screen.live.sensitive(1)
        await kept(screen)
        await pilot.press("up", "f7", "p")
        told = said("#{number} is marked as sensitive: the room does not see it.", number=1)
        await until(lambda: told in map(plain, toasts(screen)))
        assert stage_of(screen) == Stage()


async def test_a_remark_entered_just_before_is_the_one_that_is_shown(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "avant")
        await pilot.press(*"après", "enter")
        screen.action_feature()
        await kept(screen)
        assert stage_of(screen) == Stage("remark", 2)


async def test_a_blind_question_hides_its_remarks_until_they_are_revealed(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "une parole")
        await pilot.press("f7", "m")
        await until(lambda: stage_of(screen) == Stage("wall"))
        hidden = said("wall: {what}", what=_("hidden remarks"))
        await until(lambda: hidden in plain(screen.top.text()))
        await pilot.press("f7", "v")
        await until(lambda: stage_of(screen) == Stage("wall", hidden=False))
        await until(lambda: hidden not in plain(screen.top.text()))
        for letter in "qm":
            await pilot.press("f7", letter)
            await kept(screen)
        assert stage_of(screen) == Stage("wall", hidden=False), "what was revealed stays so"
        await pilot.press("f7", "v")
        await until(lambda: stage_of(screen) == Stage("wall", hidden=True))


async def test_no_remark_of_a_blind_question_is_shown_alone_before_all_are_revealed(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await note(screen, pilot, "une parole")
        await pilot.press("f7")
        await opens(pilot, Showing)
        assert said("the remarks of this question are hidden") in plain(shown(pilot.app))
        await pilot.press("p")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        why = _("the remarks of this question are hidden")
        await until(
            lambda: said("Nothing changes on the wall: {why}.", why=why) in map(plain, toasts(screen))
        )
        assert stage_of(screen) == Stage()
        await pilot.press("f7", "v")
        await until(lambda: stage_of(screen) == Stage("wall", hidden=False))
        await pilot.press("f7", "p")
        await until(lambda: stage_of(screen) == Stage("remark", 1, hidden=False))


async def test_what_is_there_already_is_said(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f7", "q")
        await until(lambda: said("That is on the wall already.") in map(plain, toasts(screen)))


# Codes


async def test_a_text_typed_is_shown_as_a_code_and_said_to_be_no_address(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f7", "t")
        await until(lambda: type(pilot.app.screen).__name__ == "AskCode")
        await pilot.press(*"bon café", "enter")
        await until(lambda: stage_of(screen) == Stage("code", text="bon café"))
        told = said("The code holds this text as it is: it is no web address.")
        await until(lambda: told in map(plain, toasts(screen)))
        assert said("wall: {what}", what=scene_name("code")) in plain(screen.top.text())


async def test_nothing_typed_shows_nothing(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f7", "t")
        await until(lambda: type(pilot.app.screen).__name__ == "AskCode")
        await pilot.press("space", "enter")
        await until(lambda: pilot.app.screen is screen)
        assert stage_of(screen) == Stage()


async def test_a_code_too_large_for_the_rooms_window_is_said(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        windows.tell(screen.paths, 20, 6)
        await pilot.press("f7", "c")
        told = said("The code does not fit in the room’s window: the address stands there instead.")
        await until(lambda: told in map(plain, toasts(screen)))
        windows.forget(screen.paths)


async def test_a_code_that_the_last_row_cannot_read_is_said(home: Home) -> None:
    settings.remember(config_folder(), room_depth=40.0, wall_width=2.0)
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        windows.tell(screen.paths, 160, 45)
        await pilot.press("f7", "c")
        await until(lambda: any("40" in plain(one) and " cm " in plain(one) for one in toasts(screen)))
        windows.forget(screen.paths)


@pytest.mark.parametrize(
    ("depth", "wall", "told"), [(None, 2.0, False), (8.0, None, False), (2.0, 3.0, False), (30.0, 1.0, True)]
)
def test_how_far_a_code_is_read_is_told_only_where_it_is_known(
    depth: float | None, wall: float | None, told: bool
) -> None:
    assert bool(code_trouble("https://example.org", 160, 45, depth, wall)) == told


def test_the_width_and_the_reach_that_are_told_are_those_of_the_code() -> None:
    found = code_trouble("https://example.org", 140, 50, 30.0, 1.4)
    # 25 modules and the quiet zone in 100 half rows: three columns a module, 75 of 140 columns of one centimetre.
    assert found is not None and "75" in found and "7,5" in found and "30" in found
    assert code_trouble("https://example.org", 140, 50, 7.6, 1.4) is not None
    assert code_trouble("https://example.org", 140, 50, 7.4, 1.4) is None


def test_a_code_that_only_just_fits_a_window_leaves_no_room_for_its_address_and_is_smaller() -> None:
    # 33 modules, the quiet zone with them: alone three columns each, with words beside or below two.
    assert code_trouble("https://example.org", 100, 50, 6.0, 1.0) is not None
    assert code_trouble("https://example.org", 33, 17, None, None) is not None


# Wi-Fi


async def test_the_network_is_asked_for_once_and_remembered(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f7", "w")
        await opens(pilot, WifiForm)
        await pilot.press(*"Salle", "enter", *"thé;vert", "enter", "enter")
        await until(lambda: stage_of(screen) == Stage("wifi"))
        assert settings.load(config_folder())[0].wifi == Wifi("Salle", "thé;vert", "WPA")
        await pilot.press("f7", "q")
        await until(lambda: stage_of(screen) == Stage())
        await pilot.press("f7", "w")
        await until(lambda: stage_of(screen) == Stage("wifi"))
        assert pilot.app.screen is screen


async def test_another_network_is_named_from_the_one_that_is_known(home: Home) -> None:
    settings.remember(config_folder(), wifi=NETWORK)
    async with evening(home) as (screen, pilot):
        await pilot.press("f7", "r")
        await opens(pilot, WifiForm)
        form = pilot.app.screen
        assert isinstance(form, WifiForm) and form.password.value == NETWORK.password
        form.kinds.select(1)
        await pilot.press("ctrl+s")
        await until(lambda: stage_of(screen) == Stage("wifi"))
        assert settings.load(config_folder())[0].wifi == Wifi("Médiathèque", "", "open")


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        (["ctrl+s"], "Write the name of the network."),
        (["x", "ctrl+s"], "Write the password, or choose “Open”."),
    ],
)
async def test_a_network_that_is_not_whole_is_refused_with_the_reason(
    home: Home, keys: list[str], refused: str
) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f7", "w")
        await opens(pilot, WifiForm)
        await pilot.press(*keys)
        await until(lambda: said(refused) in plain(shown(pilot.app)))
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)
        assert settings.load(config_folder())[0].wifi is None and stage_of(screen) == Stage()


async def test_a_network_that_cannot_be_written_down_is_shown_all_the_same(home: Home) -> None:
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / settings.NAME).write_text("place: [", encoding="utf-8")
    async with evening(home) as (screen, pilot):
        await pilot.press("f7", "w")
        await opens(pilot, WifiForm)
        await pilot.press(*"Salle", "enter", *"motdepasse", "enter", "enter")
        await until(lambda: stage_of(screen) == Stage("wifi"))
        told = said("The network could not be remembered: only this window can show it. {reason}", reason="")
        assert any(told.strip() in plain(one) for one in toasts(screen))
        assert (folder / settings.NAME).read_text("utf-8") == "place: ["


# What the animator is told


async def test_the_top_says_what_the_room_sees_only_while_it_is_not_the_question(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.pause()
        before = plain(screen.top.text())
        rows = len(before.splitlines())
        for letter, what in {"c": "QR code", "b": "nothing"}.items():
            await pilot.press("f7", letter)
            await until(lambda what=what: said("wall: {what}", what=_(what)) in plain(screen.top.text()))
            assert len(screen.top.text().splitlines()) == rows
        await pilot.press("pagedown")
        await until(lambda: said("wall: {what}", what="") not in plain(screen.top.text()))


async def test_a_remark_taken_out_is_on_the_wall_no_more_and_the_top_says_nothing(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, SHOWN)
        await pilot.press("f7", "p")
        await until(lambda: said("remark #{number}", number=1) in plain(screen.top.text()))
        await pilot.press("f8")
        await kept(screen)
        await until(lambda: said("remark #{number}", number=1) not in plain(screen.top.text()))


async def test_a_clicker_in_the_rooms_window_moves_the_room(home: Home) -> None:
    from facilitator.domain import entries as e
    from facilitator.services.clock import now
    from facilitator.storage.book import Book

    async with evening(home) as (screen, _pilot):
        book = Book(screen.paths)
        book.open()
        book.append(e.Click(at=now(), by="room", turn="next"))
        await until(lambda: on_disk(screen).current == "premiere")
        book.append(e.Click(at=now(), by="room", turn="blank"))
        await until(lambda: stage_of(screen).blank)
        await until(lambda: said("wall: {what}", what=_("nothing")) in plain(screen.top.text()))


# The room's window


async def test_without_a_terminal_to_open_the_command_to_type_is_shown(home: Home) -> None:
    async with evening(home, (160, 40)) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f6")
        await until(lambda: stage_of(screen) == Stage("test"))
        await until(lambda: "project" in shown(pilot.app) and "--home" in shown(pilot.app))
        await pilot.press("enter")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert stage_of(screen) == Stage()


async def test_the_window_that_follows_is_said_with_its_size_and_no_other_is_opened(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        windows.tell(screen.paths, 160, 45)
        await pilot.press("f6")
        told = said("A window of {columns}×{rows} follows this session.", columns=160, rows=45)
        await until(lambda: told in plain(shown(pilot.app)))
        assert said("Open one more window") in plain(shown(pilot.app))
        assert "--home" not in shown(pilot.app)
        windows.forget(screen.paths)
        await until(lambda: told not in plain(shown(pilot.app)))


@pytest.mark.parametrize("before", ["q", "o", "p", "m", "b"])
async def test_after_the_test_picture_the_room_sees_what_it_saw_before(home: Home, before: str) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        screen.live._set(SCENES[before])
        await kept(screen)
        await pilot.press("f6")
        await until(lambda: stage_of(screen) == Stage("test"))
        await until(lambda: said("Yes: this one, and the test picture") in plain(shown(pilot.app)))
        await pilot.press("enter")
        await until(lambda: pilot.app.screen is screen)
        await shows(screen, SCENES[before])


async def test_the_same_picture_twice_is_explained_and_the_other_way_offered(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f6")
        await until(lambda: said("No: the same one twice") in plain(shown(pilot.app)))
        await pilot.press("down", "enter")
        await until(lambda: said("I have changed it: look again") in plain(shown(pilot.app)))
        await pilot.press("down", "enter")
        await until(lambda: screen.mirrored)
        await shows(screen, Stage())


@pytest.mark.parametrize("key", ["escape", "f6"])
async def test_going_back_from_the_test_picture_changes_nothing_on_the_wall(home: Home, key: str) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await pilot.press("f7", "u")
        await until(lambda: stage_of(screen) == Stage("agenda"))
        await pilot.press("f6")
        await until(lambda: stage_of(screen) == Stage("test"))
        await until(lambda: said("No: the same one twice") in plain(shown(pilot.app)))
        await pilot.press(key)
        await until(lambda: pilot.app.screen is screen)
        await shows(screen, Stage("agenda"))


async def test_the_test_picture_can_be_left_on_the_wall(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("f6")
        await until(lambda: said("No: the same one twice") in plain(shown(pilot.app)))
        await pilot.press("end", "enter")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert stage_of(screen) == Stage("test")
        assert said("wall: {what}", what=scene_name("test")) in plain(screen.top.text())
