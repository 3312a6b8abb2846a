"""Every key of every screen: named, explained in both languages, within reach, and a person's own where wanted."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.binding import Binding
from textual.dom import DOMNode

from facilitator import texts
from facilitator.storage import settings as settings_file
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Settings
from facilitator.texts import _
from facilitator.tui import keymap
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.keys import bindings_of, keys_of, use
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.begin import BeginScreen
from facilitator.tui.screens.help import Help
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.key_bar import KeyBar
from tests.conftest import ROOT
from tests.line.driver import facilitator
from tests.tui.stage import evening, live, note, plain, program, toasts, until
from tests.tui.terminals import ALTGR, ALTGR_NAMES, KEPT

FRENCH = texts.LOCALE / "fr" / "LC_MESSAGES" / "facilitator.po"
OWNERS = pytest.mark.parametrize("owner", keymap.owners(), ids=lambda owner: owner.kind.__name__)


@pytest.fixture(autouse=True)
def keys_as_they_come() -> Iterator[None]:
    """No test leaves its keys to the next."""
    yield
    use({})


@pytest.fixture(scope="module")
def french_of() -> dict[str, str]:
    with FRENCH.open("rb") as file:
        catalogue = read_po(file, locale="fr")
    return {str(message.id): str(message.string) for message in catalogue if isinstance(message.id, str)}


def single_keys(binding: Binding) -> list[str]:
    return [key.strip() for key in binding.key.split(",")]


# What there is


def test_no_binding_is_overlooked() -> None:
    """Against the source itself: a class body that has keys is among those found."""
    written = set()
    for path in (ROOT / "facilitator" / "tui").rglob("*.py"):
        found = ""
        for line in path.read_text("utf-8").splitlines():
            if named := re.match(r"class (\w+)", line):
                found = named[1]
            elif re.match(r"    BINDINGS\b.*=", line):
                written.add(found)
    assert written == {owner.kind.__name__ for owner in keymap.owners()} >= {"FacilitatorApp", "LiveScreen"}


@OWNERS
def test_each_binding_has_an_id_of_its_own_and_says_what_it_does(owner: keymap.Owner) -> None:
    kind: type[DOMNode] = owner.kind
    assert len(owner.bindings) == len(kind.BINDINGS), "a binding that is a mere tuple says nothing"
    ids = [binding.id for binding in owner.bindings]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*", id or "") for id in ids)
    assert all(binding.description and binding.tooltip for binding in owner.bindings)


def test_an_id_says_the_same_wherever_it_is() -> None:
    said: dict[str | None, Binding] = {}
    for owner in keymap.owners():
        for binding in owner.bindings:
            assert said.setdefault(binding.id, binding) == binding


@OWNERS
def test_each_binding_is_explained_in_both_languages(owner: keymap.Owner, french_of: dict[str, str]) -> None:
    said = {text for binding in owner.bindings for text in (binding.description, binding.tooltip)}
    assert [text for text in said if not french_of.get(text)] == []


def test_what_has_no_key_is_explained_in_both_languages(french_of: dict[str, str]) -> None:
    assert all(french_of.get(tooltip) and french_of.get(name) for tooltip, name, _action in live_keys.MORE)


def test_no_key_does_two_things_on_one_screen() -> None:
    for owner in keymap.owners():
        keys = [key for binding in owner.bindings for key in single_keys(binding)]
        assert len({*keys}) == len(keys), owner.kind


# Within reach


@OWNERS
def test_no_key_needs_altgr(owner: keymap.Owner) -> None:
    keys = [key for binding in owner.bindings for key in single_keys(binding)]
    assert [key for key in keys if key.rpartition("+")[2] in ALTGR_NAMES | ALTGR] == []


@OWNERS
def test_every_terminal_lets_one_of_the_keys_through(owner: keymap.Owner) -> None:
    kept = [
        f"{terminal} keeps {binding.key} for itself: {binding.id}"
        for terminal, taken in KEPT.items()
        for binding in owner.bindings
        if {*single_keys(binding)} <= {*taken}
    ]
    assert kept == []


def test_every_key_is_one_that_a_person_could_write() -> None:
    assert all(
        keymap.key_named(key) == key
        for owner in keymap.owners()
        for binding in owner.bindings
        for key in single_keys(binding)
    )


# The palette of actions


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_the_palette_has_every_action_in_the_language_of_the_moment(home: Home, language: str) -> None:
    texts.use(language)
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.press("up")
        titles = [command.title for command in pilot.app.get_system_commands(screen)]
        expected = {
            _(binding.tooltip) for binding in bindings_of(pilot.app.screen) if binding.id != "app.actions"
        }
        assert expected | {_(tooltip) for tooltip, _name, _action in live_keys.MORE} <= {*titles}
        assert len(expected) == len(live_keys.BINDINGS) + len(FacilitatorApp.BINDINGS) - 1
        assert len({*titles}) == len(titles)


async def test_every_entry_of_the_palette_runs(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await note(screen, pilot, "une parole")
        for command in list(pilot.app.get_system_commands(screen)):
            done = command.callback()
            assert (await done if inspect.isawaitable(done) else done) is not False, command.title
            await pilot.pause()
            while pilot.app.screen is not screen:
                await pilot.press("escape")
                await pilot.pause()
            if screen.mirrored:
                await pilot.press("f5", "enter")


async def test_every_entry_of_the_palette_runs_before_a_session(home: Home) -> None:
    async with program(home) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        screen = app.screen
        ran = {}
        for command in app.get_system_commands(screen):
            if command.title not in (_("Leave the program"), _("Begin the session")):
                done = command.callback()
                ran[command.title] = await done if inspect.isawaitable(done) else done
                await pilot.pause()
                if isinstance(app.screen, Help):
                    await pilot.press("escape")
        assert len(ran) > 3 and False not in ran.values()


async def test_an_app_key_in_the_last_line_can_be_clicked(home: Home) -> None:
    async with program(home) as (app, pilot):
        bar = app.screen.query_one(KeyBar)
        column = bar.text().index(_("help"))
        await pilot.click(KeyBar, offset=(column, 0))
        await until(lambda: isinstance(app.screen, Help))


# The user's own


def own_keys(**keys: str) -> Settings:
    return Settings(keys={id.replace("__", ".").replace("_", "-"): words for id, words in keys.items()})


async def test_a_key_of_ones_own_acts_and_the_old_one_does_not(home: Home) -> None:
    async with evening(home, settings=own_keys(live__next="f14", live__edit="ctrl+w, F11")) as (
        screen,
        pilot,
    ):
        await pilot.press("pagedown")
        assert screen.live.heading is None
        await pilot.press("f14")
        assert screen.live.heading == "premiere"
        await note(screen, pilot, "une parole")
        await pilot.press("f2")
        assert screen.editing is None
        await pilot.press("f11")
        assert screen.editing == 1
        await pilot.press("escape", "ctrl+w")
        assert screen.editing == 1


async def test_a_key_of_ones_own_acts_outside_the_line_too(home: Home) -> None:
    async with program(home, settings=own_keys(app__help="f14,ctrl+w", home__read_again="")) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        assert not isinstance(app.screen, Help)
        await pilot.press("ctrl+w")
        await until(lambda: isinstance(app.screen, Help))


async def test_two_keys_can_change_places(home: Home) -> None:
    wanted = own_keys(
        live__up="down", live__down="up", begin__begin="f2", list__first="end", list__last="home"
    )
    async with program(home, settings=wanted) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BeginScreen))
        await pilot.pause()
        await pilot.press("f2")
        screen = await live(app)
        await note(screen, pilot, "une parole")
        await pilot.press("down")
        assert screen.remarks.chosen() == 1
        await pilot.press("up")
        assert screen.remarks.chosen() is None
        assert not toasts(screen)


async def test_a_key_of_ones_own_is_shown_wherever_a_key_is(home: Home) -> None:
    wanted = own_keys(live__next="f14", live__remove="ctrl+w", app__help="ctrl+f12", app__quit="f11")
    async with evening(home, (120, 30), wanted) as (screen, pilot):
        bar = plain(screen.query_one(KeyBar).text())
        assert f"F14 {_('next')}" in bar and f"F11 {_('quit')}" in bar and "Ctrl+Q" not in bar
        help = plain("\n".join(screen.help_texts()))
        assert "F14" in help and "Ctrl+W" in help and "F8" not in help
        await note(screen, pilot, "une parole")
        await pilot.press("f2", *["backspace"] * 20, "enter")
        await until(lambda: any("Ctrl+W" in said for said in toasts(screen)))
        await pilot.press("ctrl+f12")
        await until(lambda: isinstance(pilot.app.screen, Help))
        await pilot.pause()
        assert "F14" in pilot.app.screen.pages.text()  # type: ignore[attr-defined]


async def test_an_action_without_a_key_is_named_instead(home: Home) -> None:
    async with evening(home, settings=own_keys(live__end="")) as (screen, pilot):
        await pilot.press("f12")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert live_keys.key("end") == _("“{action}”").format(action=_("end"))
        assert _("End the session") in {command.title for command in pilot.app.get_system_commands(screen)}
        assert f" {_('end')} " not in screen.query_one(KeyBar).text()


def test_keys_are_understood_as_they_are_written_on_keyboards() -> None:
    said = {
        "F2": "f2", " Ctrl + E ": "ctrl+e", "Maj+Tab": "shift+tab", "Entrée": "enter", "esc": "escape",
        "PgDn": "pagedown", "↑": "up", "shift+ctrl+Up": "ctrl+shift+up", "ctrl+i": "tab", "shift+a": "A",
        "?": "question_mark", "-": "minus", "é": "é", "Q": "Q", "alt+E": "alt+e", "ctrl+[": "escape",
        "f25": None, "ctrl+": None, "ctlr+e": None, "super+e": None, "home page": None, "": None,
    }  # fmt: skip
    assert {word: keymap.key_named(word) for word in said} == said


@pytest.mark.parametrize(
    ("wanted", "faults"),
    [
        ({"live.edti": "f14"}, [("live.edti", "no-action")]),
        ({"live.edit": "f14,ctlr+e"}, [("live.edit", "no-key-called")]),
        ({"live.edit": "e"}, [("live.edit", "key-is-typed")]),
        ({"app.help": "?"}, [("app.help", "key-is-typed")]),
        ({"live.edit": "f8"}, [("live.edit", "key-taken")]),
        ({"live.edit": "f1"}, [("live.edit", "key-taken")]),
        ({"app.help": "f8"}, [("app.help", "key-taken")]),
        ({"home.open": "end"}, [("home.open", "key-taken")]),
        ({"live.edit": "f14", "live.undo": "f14"}, [("live.undo", "key-taken")]),
        ({"live.edit": "f8", "live.remove": "f2"}, []),
        (
            {"live.edit": "f8", "live.remove": "f1"},
            [("live.remove", "key-taken"), ("live.edit", "key-taken")],
        ),
        ({"live.edit": "f2", "home.quit": "x"}, []),
        ({"list.choose": "enter,ctrl+w", "home.quit": "?,minus,é"}, []),
        ({"begin.back": "?"}, [("begin.back", "key-is-typed")]),
        ({"live.undo": ""}, []),
        ({"live.enter": ""}, [("live.enter", "key-needed")]),
        ({"app.quit": " , "}, [("app.quit", "key-needed")]),
    ],
    ids=str,
)
def test_what_cannot_be_had_is_a_fault_and_the_rest_is_had(
    wanted: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    own, wrong = keymap.settle({**wanted, "begin.begin": "f9"})
    assert [(one.id, one.code) for one in wrong] == faults
    assert {*own} == {*wanted, "begin.begin"} - {id for id, _code in faults}


def test_keys_as_they_come_are_no_fault() -> None:
    as_they_come = {id: binding.key for id, binding in keymap.bindings().items()}
    assert keymap.settle(as_they_come) == (as_they_come, [])


def write_settings(content: str) -> Path:
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / settings_file.NAME).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_a_fault_is_said_with_its_line_and_the_usual_key_is_used(home: Home, language: str) -> None:
    texts.use(language)
    folder = write_settings('place: "Ici"\nkeys:\n  live.next: "f14"\n  live.edit: "f8"\n  live.edti: "f9"\n')
    wanted = settings_file.load(folder)[0]
    own, faults = keymap.of(wanted.keys, folder)
    assert [(fault.path.name, fault.line, fault.column) for fault in faults] == [
        ("settings.yaml", 4, 3),
        ("settings.yaml", 5, 3),
    ]
    assert own == {"live.next": "f14"}
    async with program(home, settings=wanted) as (app, _pilot):
        said = [plain(toast.message) for toast in app._notifications]
        assert any("settings.yaml:4:3: " in one and "live.remove" in one for one in said)
        assert any("settings.yaml:5:3: " in one and "live.edit" in one for one in said)
        assert keys_of(keymap.bindings()["live.edit"]) == ["f2", "ctrl+e"]


def test_the_command_lists_every_action_with_its_keys(home: Home) -> None:
    write_settings('keys:\n  live.next: "F14"\n')
    ran = facilitator(home.path, "keys", "--json")
    listed = {row["id"]: row for row in json.loads(ran.stdout)}
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {*listed} == {*keymap.bindings()}
    assert listed["live.next"] == {
        "screen": "live",
        "id": "live.next",
        "keys": ["f14"],
        "name": "suivante",
        "description": "Passer la salle à la question suivante\u202f; la ligne reste",
    }


def test_the_command_says_what_is_wrong_with_its_line(home: Home) -> None:
    write_settings("keys:\n  live.next: f14\n  live.edit: f8\n")
    ran = facilitator(home.path, "--language", "en", "keys")
    assert ran.returncode == 1
    assert "settings.yaml:3:3: " in ran.stderr and len(ran.stderr.splitlines()) == 1
    rows = [line.split(maxsplit=2) for line in ran.stdout.splitlines()]
    assert ["live.edit", "f2,ctrl+e", "Change the selected remark, or the last one"] in rows


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_the_live_screen_is_explained_in_about_ten_lines(home: Home, language: str) -> None:
    texts.use(language)
    async with evening(home) as (_screen, pilot):
        await pilot.press("f1")
        await until(lambda: isinstance(pilot.app.screen, Help))
        await pilot.pause()
        drawn = pilot.app.screen.pages.text().splitlines()  # type: ignore[attr-defined]
        assert 9 <= drawn.index(_("The keys")) <= 13


def test_the_live_screen_offers_all_it_has() -> None:
    assert LiveScreen.BINDINGS == live_keys.BINDINGS
