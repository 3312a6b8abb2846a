"""The live screen as the room's view: nothing private is ever drawn, noting goes on, coming back takes two keys."""

from __future__ import annotations

import errno

import pytest
from textual.binding import Binding

from facilitator.domain import entries as e
from facilitator.domain.room import RoomView
from facilitator.services.awake import Battery
from facilitator.services.clock import now
from facilitator.storage import draft, settings
from facilitator.storage.book import Book
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Wifi
from facilitator.texts import _
from facilitator.tui.keys import keys_of
from facilitator.tui.messages import SessionChosen
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.look import Look
from facilitator.tui.screens.showing import Showing
from facilitator.tui.screens.wifi import WifiForm
from facilitator.tui.widgets.live_line import MASK
from tests.tui.rooms import SHOWN, full_home, private_evening, private_words
from tests.tui.stage import (
    Screens,
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

SIZES: list[Size] = [(80, 24), (140, 40), (40, 10)]
KEYS = [key for binding in live_keys.BINDINGS if isinstance(binding, Binding) for key in keys_of(binding)]


@pytest.fixture
def home(home: Home) -> Home:
    return full_home(home)


def said(text: str, **filled: object) -> str:
    return plain(_(text).format(**filled))


def seen(pilot: Screens) -> str:
    return plain(shown(pilot.app))


async def project(screen: LiveScreen, pilot: Screens) -> None:
    """Turn the screen into the room's view, and see it drawn."""
    await pilot.press("f5")
    await until(lambda: screen.mirrored)
    await pilot.pause()


def wall_of(screen: LiveScreen) -> RoomView:
    """What the wall shows, be it in large letters."""
    assert screen.wall is not None
    return screen.wall.view


async def nothing_private(pilot: Screens) -> None:
    await pilot.pause()
    assert private_words(pilot) == []


# What is drawn


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_room_sees_the_wall_a_state_and_the_line(home: Home, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await private_evening(screen, pilot)
        await pilot.pause()
        assert private_words(pilot) or size == (40, 10), "there is something to hide"
        await pilot.press(*"je tape")
        await project(screen, pilot)
        await nothing_private(pilot)
        assert wall_of(screen).text == "Que faites-vous du temps gagné ?"
        shown_now = [widget for widget in screen.children if widget.display and widget.region.height]
        assert shown_now == [screen.wall, screen.state, screen.line]
        assert screen.state.region.height == 1
        assert "je tape" in seen(pilot) and "✓ #3" in seen(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_key_draws_anything_private(home: Home, size: Size) -> None:
    async with evening(home, size) as (screen, pilot):
        await private_evening(screen, pilot)
        await paste(pilot, "( PENSEE de qui note")
        await project(screen, pilot)
        for key in [
            *KEYS,
            "ctrl+c",
            "f1",
            "ctrl+g",
            "ctrl+q",
            "ctrl+p",
            "home",
            "end",
            "ctrl+left",
            "delete",
        ]:
            if key in ("enter", "f5"):
                continue
            await pilot.press(key)
            await nothing_private(pilot)
            assert screen.mirrored, key
            if pilot.app.screen is not screen:
                await pilot.press("escape")
                await until(lambda: pilot.app.screen is screen, key)
                await nothing_private(pilot)
        await pilot.press("enter")
        await kept(screen)
        await nothing_private(pilot)
        assert any("PENSEE" in remark.text for remark in on_disk(screen).remarks.values())


async def test_no_entry_of_the_palette_draws_anything_private(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        offered = [one.title for one in pilot.app.get_system_commands(screen)]
        refused = {"Show your notes, the follow-ups, the voices and their labels", "End the session"}
        refused |= {"Say how many people are here", "Change the selected remark, or the last one"}
        assert not {_(title) for title in refused} & {*offered}
        assert {_("Show the agenda"), _("Count that the room laughs"), _("Leave the program")} <= {*offered}
        for title in offered:
            found = [one for one in pilot.app.get_system_commands(screen) if one.title == title]
            # The one asks to come back; the other brings back the remark taken out, which may be shown then.
            asks, restores = (
                _("Turn this screen into what the room sees, and back"),
                _("Take back the last change"),
            )
            if not found or title in (asks, restores):
                continue
            done = found[0].callback()
            if done is not None:
                await done
            await pilot.pause()
            await nothing_private(pilot)
            while pilot.app.screen is not screen:
                await pilot.press("escape")
                await pilot.pause()
            assert screen.mirrored, title


async def test_the_whole_evening_is_projected_without_a_private_word(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        for letter in "odfpmvculbhiq":
            await pilot.press("f7")
            await until(lambda: isinstance(pilot.app.screen, Showing))
            await nothing_private(pilot)
            await pilot.press(letter)
            await until(lambda: pilot.app.screen is screen)
            await kept(screen)
            await nothing_private(pilot)
        for _turn in range(4):
            await pilot.press("pagedown")
            await kept(screen)
            await nothing_private(pilot)
        assert on_disk(screen).current == "troisieme"
        assert "Que gardez-vous" not in seen(pilot).splitlines()[-2]


async def test_what_is_refused_says_how_to_come_back(home: Home) -> None:
    async with evening(home, (120, 30)) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        told = said(
            "That would show the room your notes. To come back to them: {key}, then {enter}",
            key="F5",
            enter=_("Enter"),
        )
        for key in ("ctrl+k", "f2", "f8", "f9", "f12", "f4", "ctrl+u", "f3", "up", "f6"):
            screen._fall_silent()
            await pilot.press(key)
            await until(lambda: told in seen(pilot), key)
            assert pilot.app.screen is screen and screen.editing is None
        assert 1 in on_disk(screen).remarks


async def test_escape_alone_says_nothing(home: Home) -> None:
    """A clicker sends it when its owner leaves the slides."""
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        before = screen.state.text()
        await pilot.press("escape")
        await pilot.pause()
        assert screen.mirrored and screen.state.text() == before


# The line


@pytest.mark.parametrize("line", ["( PENSEE", "< ( PENSEE", "une mamie : (PENSEE"])
async def test_a_comment_is_masked_as_it_is_typed(home: Home, line: str) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await note(screen, pilot, "une mamie :")
        await project(screen, pilot)
        for letter in line:
            await pilot.press("space" if letter == " " else letter)
            await nothing_private(pilot)
        assert MASK * len("PENSEE") in seen(pilot)
        assert screen.line.value == line
        await pilot.press("enter")
        await kept(screen)
        await nothing_private(pilot)


async def test_a_comment_half_typed_before_is_masked_and_stays_so_as_another_kind(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await pilot.press(*"( PENSEE")
        await project(screen, pilot)
        await nothing_private(pilot)
        for _turn in range(5):
            await pilot.press("shift+tab")
            await nothing_private(pilot)
        await pilot.press("enter", *"pour tous")
        await pilot.pause()
        assert "pour tous" in seen(pilot)


@pytest.mark.parametrize("turns", [0, 1])
async def test_the_change_of_a_comment_is_masked_and_what_was_half_typed_is_not(
    home: Home, turns: int
) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "( COMMENTAIRE de qui note")
        await pilot.press(*"je tape", "f2", *["shift+tab"] * turns)
        assert screen.editing == 1 and (screen.live.read(screen.line.value).kind == "comment") == (not turns)
        await project(screen, pilot)
        await nothing_private(pilot)
        await pilot.press(*"x", "shift+tab")
        await nothing_private(pilot)
        await pilot.press("enter")
        await kept(screen)
        await pilot.pause()
        assert screen.editing is None and "je tape" in seen(pilot)


async def test_what_was_half_typed_is_masked_though_it_is_the_line_that_stood_there(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "( PENSEE")
        await pilot.press(*"( PENSEE", "f2")
        assert screen.editing == 1
        await project(screen, pilot)
        other = Book(screen.paths)
        other.open()
        other.append(e.Remove(at=now(), by="note", number=1))
        await until(lambda: screen.editing is None)
        await pilot.resize_terminal(90, 30)
        await nothing_private(pilot)


async def test_in_a_blind_round_nobody_reads_what_is_typed_until_it_is_revealed(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "deuxieme")
        await project(screen, pilot)
        await pilot.press(*"une PENSEE")
        await nothing_private(pilot)
        assert said("remarks hidden: so is your line") in seen(pilot)
        assert said("{key}: back to the notes", key="F5") in seen(pilot)
        await pilot.press("enter")
        await kept(screen)
        await pilot.press("f7", "v")
        await kept(screen)
        await pilot.press(*"une autre")
        await pilot.pause()
        assert "une autre" in seen(pilot)
        await pilot.press("f7", "q")
        await kept(screen)
        await pilot.press("enter", *"encore une")
        await pilot.pause()
        assert "encore une" in seen(pilot)


async def test_a_line_half_typed_when_the_blind_round_begins_is_masked_at_once(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await project(screen, pilot)
        await pilot.press(*"une PENSEE")
        await pilot.pause()
        assert "PENSEE" in seen(pilot)
        await pilot.press("pagedown")
        await kept(screen)
        await until(lambda: wall_of(screen).text == "Et demain ?")
        await nothing_private(pilot)
        assert screen.line.value == "une PENSEE"


async def test_a_comment_among_pasted_lines_masks_the_line_they_become(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await project(screen, pilot)
        await paste(pilot, "une\n( PENSEE\ndeux")
        await nothing_private(pilot)
        assert screen.line.value == "une ( PENSEE deux"


async def test_a_strong_moment_is_noted_and_not_told_to_the_room(home: Home) -> None:
    async with evening(home, (120, 30)) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await project(screen, pilot)
        await pilot.press("ctrl+f")
        await until(lambda: said("Noted.") in seen(pilot))
        assert "◆" not in seen(pilot)
        assert len(on_disk(screen).moments) == 1


async def test_the_network_can_be_named_before_the_room_without_the_one_of_another_place(home: Home) -> None:
    settings.remember(config_folder(), wifi=Wifi("Chez moi", "PENSEE", "WPA"))
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press("f7", "r")
        await until(lambda: isinstance(pilot.app.screen, WifiForm))
        await nothing_private(pilot)
        await pilot.press(*"Salle", "enter", *"thé", "enter", "enter")
        await until(lambda: wall_of(screen).heading == "Salle")


async def test_signals_of_the_room_are_no_secret(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press(*"(rires)")
        await pilot.pause()
        assert "(rires)" in seen(pilot)
        await pilot.press("enter")
        await kept(screen)
        assert on_disk(screen).remarks[1].signals == {} and on_disk(screen).remarks[2].signals == {
            "laughter": 1
        }


async def test_what_is_typed_while_projected_is_kept_and_counted(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press(*"une libraire :", "enter", *'lib : "le jeudi', "enter")
        await kept(screen)
        await until(lambda: "✓ #4" in seen(pilot))
        remark = on_disk(screen).remarks[4]
        assert (remark.text, remark.kind, remark.speaker) == ("le jeudi", "verbatim", "une libraire")


async def test_several_pasted_lines_become_one_and_open_no_window(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await project(screen, pilot)
        await paste(pilot, "une\ndeux\ntrois")
        assert screen.line.value == "une deux trois" and pilot.app.screen is screen


async def test_a_session_left_before_the_room_is_taken_up_before_the_room(home: Home) -> None:
    """The laptop still hangs on the wall: neither the notes nor what was half typed may come first."""
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press(*"( PENSEE")
        await until(lambda: (found := draft.read(screen.paths.draft)) and "PENSEE" in found.typed.line.text)
        screen.drafting.entered(screen.drafting.line("PENSEE qui attendait", "premiere"))
        paths = screen.paths
        await screen.closed()
    async with program(home) as (app, pilot):
        app.post_message(SessionChosen(paths))
        again = await live(app)
        assert again.mirrored
        await until(lambda: again.line.value == "( PENSEE")
        await nothing_private(pilot)
        await until(lambda: wall_of(again).text == "Que faites-vous du temps gagné ?")
        await pilot.press("f5", "enter")
        await until(lambda: isinstance(app.screen, Look))
        await pilot.pause()
        assert not again.mirrored and "PENSEE qui attendait" in seen(pilot)
        await pilot.press("escape")
        await until(lambda: app.screen is again)
        await again.closed()
    async with program(home) as (app, pilot):
        app.post_message(SessionChosen(paths))
        assert not (await live(app)).mirrored
        await screen.closed()


# Back


async def test_coming_back_takes_two_keys_and_everything_is_as_it_was(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await note(screen, pilot, "une autre")
        await pilot.press("up", "up", *"( PENSEE")
        await pilot.press("left", "left")
        line, at, chosen = screen.line.value, screen.line.cursor_position, screen.remarks.chosen()
        pilot.app.clear_notifications()
        await pilot.pause()
        before = seen(pilot)
        await project(screen, pilot)
        await pilot.press("f5")
        asked = said(
            "Back to the notes: the room would see them. {enter}: back, {escape}: stay",
            enter=_("Enter"),
            escape=_("Esc"),
        )
        await until(lambda: asked[:40] in seen(pilot))
        assert screen.mirrored
        await pilot.press("enter")
        await until(lambda: not screen.mirrored)
        await pilot.pause()
        await pilot.pause()
        assert (screen.line.value, screen.line.cursor_position, screen.remarks.chosen()) == (line, at, chosen)
        assert seen(pilot) == before
        assert len(on_disk(screen).remarks) == 3


@pytest.mark.parametrize("key", ["escape", "a", "pagedown", "tab", "backspace", "left"])
async def test_any_other_key_stays_and_a_letter_is_not_lost(home: Home, key: str) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await pilot.press(*"mot")
        await project(screen, pilot)
        await pilot.press("f5", key)
        await pilot.pause()
        assert screen.mirrored and said("{enter}: back", enter=_("Enter")) not in seen(pilot)
        assert screen.line.value == {"a": "mota", "backspace": "mo"}.get(key, "mot")
        await pilot.press("enter")
        await kept(screen)
        assert screen.mirrored and 4 in on_disk(screen).remarks


async def test_a_window_opened_after_the_question_is_no_answer_to_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press("f5", "f1")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press("enter")
        await until(lambda: pilot.app.screen is screen)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.mirrored


async def test_a_key_held_down_does_not_come_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await pilot.press(*["f5"] * 7)
        await nothing_private(pilot)
        assert screen.mirrored


# What comes by itself


async def test_nothing_is_said_over_the_wall_and_what_lasts_is_said_afterwards(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        screen.notify("PENSEE d’avant", markup=False, timeout=30)
        await pilot.pause()
        await project(screen, pilot)
        screen.notify("PENSEE longue", markup=False, timeout=15)
        pilot.app.notify("PENSEE courte", markup=False, timeout=2)
        await nothing_private(pilot)
        assert toasts(screen) == []
        await pilot.press("f1")
        await until(lambda: pilot.app.screen is not screen)
        await nothing_private(pilot)
        await pilot.press("escape")
        await until(lambda: pilot.app.screen is screen)
        await pilot.press("f5", "enter")
        await until(lambda: toasts(screen) == ["PENSEE longue"])


async def test_a_change_whose_remark_another_hand_takes_out_waits_in_private(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole")
        await pilot.press("f2", *" ECARTEE")
        await project(screen, pilot)
        other = Book(screen.paths)
        other.open()
        other.append(e.Remove(at=now(), by="note", number=1))
        await until(lambda: screen.editing is None)
        await nothing_private(pilot)
        assert pilot.app.screen is screen and screen.line.value == ""
        await pilot.press("f5", "enter")
        await until(lambda: isinstance(pilot.app.screen, Look))
        await pilot.pause()
        assert "ECARTEE" in seen(pilot)
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen), "premiere") == ["une parole ECARTEE"]


async def test_what_was_erased_while_it_waited_is_not_asked_about(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une PENSEE")
        await pilot.press("f2", *" une PENSEE")
        await project(screen, pilot)
        other = Book(screen.paths)
        other.open()
        other.append(e.Remove(at=now(), by="note", number=1))
        await until(lambda: screen.editing is None)
        other.append(e.Erase(at=now(), by="note", number=1))
        await until(lambda: not draft.read(screen.paths.draft))
        await pilot.press("f5", "enter")
        await until(lambda: not screen.mirrored)
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is screen and "PENSEE" not in seen(pilot)


async def test_the_end_waits_with_its_figures_until_the_room_does_not_look_on(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        await pilot.press("ctrl+q")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press("down", "enter")
        await until(lambda: said("The session has ended.") in seen(pilot))
        await nothing_private(pilot)
        assert wall_of(screen).shown == "over"
        await pilot.press(*"perdu", "enter", "pagedown", "f7")
        await pilot.pause()
        assert pilot.app.screen is screen and screen.line.value == ""
        await pilot.press("f5", "enter")
        await until(lambda: type(pilot.app.screen).__name__ == "ClosingScreen")


async def test_what_another_hand_notes_and_the_clicker_reach_the_wall(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await pilot.press("f7", "m")
        await kept(screen)
        await project(screen, pilot)
        other = Book(screen.paths)
        other.open()
        other.append(
            e.RemarkKept(at=now(), by="note", text="d’une autre main", kind="observation", prompt="premiere")
        )
        await until(lambda: [one.text for one in wall_of(screen).said] == [SHOWN, "d’une autre main"])
        await nothing_private(pilot)
        other.append(e.Click(at=now(), by="room", turn="next"))
        await until(lambda: wall_of(screen).text == "Et demain ?")
        await nothing_private(pilot)


async def test_a_disk_that_fails_is_told_in_a_few_words_and_no_number_is_shown(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening(home, (120, 30)) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        broken = True
        append = Book.append

        def full(book: Book, draft: e.AnyEntry) -> object:
            if broken:
                raise OSError(errno.ENOSPC, "No space left on device", str(screen.paths.journal))
            return append(book, draft)

        monkeypatch.setattr(Book, "append", full)
        await pilot.press(*"une", "enter", *"deux", "enter")
        await until(lambda: said("The disk fails; it is tried again.") in seen(pilot))
        await until(lambda: "○ " + said("{count} not on disk yet", count=2) in seen(pilot))
        assert "✓" not in seen(pilot) and str(screen.paths.folder) not in seen(pilot)
        broken = False
        await until(lambda: "✓ #5" in seen(pilot))
        assert said("The disk fails; it is tried again.") not in seen(pilot)


async def test_what_is_told_when_the_program_ends_before_the_room_is_no_comment(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(book: Book, _draft: e.AnyEntry) -> object:
        raise OSError(errno.ENOSPC, "No space left on device", str(book.paths.journal))

    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        await project(screen, pilot)
        monkeypatch.setattr(Book, "append", full)
        await pilot.press(*"une parole", "enter", *"( PENSEE", "enter")
        await until(lambda: screen.evening.trouble is not None)
        await pilot.press("ctrl+q")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.press("end", "enter")
        await until(lambda: not pilot.app.is_running)
        assert pilot.app.unkept == ["une parole", MASK * len("( PENSEE")]  # type: ignore[attr-defined]
        found = draft.read(screen.paths.draft)
        assert [line.text for line in found.entered] == ["une parole", "( PENSEE"], "it is asked about again"


# Power


async def test_a_low_battery_is_said_once_under_the_wall(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.services import awake

    monkeypatch.setattr(awake, "battery", lambda: Battery(12.0, False))
    async with evening(home, (120, 30)) as (screen, pilot):
        await private_evening(screen, pilot)
        screen.look_at_battery()
        await pilot.app.workers.wait_for_complete()
        assert not screen._battery_told, "nothing is projected"
        await project(screen, pilot)
        told = said(
            "The battery is low: {percent} %. Plug the machine in, or the projection stops.", percent=12
        )
        await until(lambda: told in seen(pilot))
        screen._fall_silent()
        screen.look_at_battery()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert told not in seen(pilot)


async def test_the_machine_is_asked_to_stay_awake_only_while_it_projects(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await private_evening(screen, pilot)
        assert screen._awake is None
        await project(screen, pilot)
        assert screen._awake is not None and screen._awake._hold is not None
        await pilot.press("f5", "enter")
        await until(lambda: not screen.mirrored)
        assert screen._awake is None
