"""What holds on every screen: sizes, inert text, help, actions, both languages."""

from __future__ import annotations

import pytest

from facilitator import texts
from facilitator.storage.folders import Home
from facilitator.tui.screens.help import Help
from tests.tui.stage import evening, kept, note, on_disk, plain, program, shown, texts_of, to_question, until

HOSTILE = [
    "[@click=app.quit]x[/]",
    "[/oops]",
    "[bold]gras",
    "\x1b[31mrouge\x1b]0;titre\x07",
    "a\u202eb\u2066c",
    "\u0000\u0085\u2028",
    "#[] $who {name} %s",
    "🧑‍🧑‍🧒 é e\u0301",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
async def test_text_is_kept_exactly_and_shown_inert(home: Home, text: str) -> None:
    async with evening(home) as (screen, pilot):
        screen.line.put(text, None)
        await pilot.pause()
        await pilot.press("enter")
        await kept(screen)
        await pilot.pause()
        assert texts_of(on_disk(screen)) == [text.strip(" \t\r\n")]
        drawn = shown(pilot.app)
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in drawn.replace("\n", ""))
        assert not any(char in drawn for char in "\u202e\u2066\u2028")
        await pilot.press("up", "f2")
        assert screen.line.value == texts_of(on_disk(screen))[0]
        await pilot.press("escape", "f9")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press("escape")


async def test_a_hostile_theme_is_shown_inert(home: Home) -> None:
    theme = 'title: "[/b] [red]x"\nprompts:\n- {title: "[@click=app.quit]a[/]", question: "[/]", follow_ups: ["[x"]}\n'
    (home.prompts / "essai.yaml").write_text(theme, encoding="utf-8")
    async with evening(home) as (screen, pilot):
        await pilot.press("pagedown")
        await kept(screen)
        await pilot.pause()
        assert "[@click=app.quit]a[/]" in shown(pilot.app)


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (200, 60)], ids=str)
async def test_any_size_does(home: Home, size: tuple[int, int]) -> None:
    async with evening(home, size) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole un peu longue, pour voir comment elle se plie ; oui ?")
        await pilot.press("up", "f1")
        await until(lambda: isinstance(pilot.app.screen, Help))
        await pilot.press("escape")
        for other in ((80, 24), (140, 40), (10, 3), (40, 10)):
            await pilot.resize_terminal(*other)
            await pilot.pause()
        assert texts_of(on_disk(screen), "premiere") == [
            "une parole un peu longue, pour voir comment elle se plie ; oui ?"
        ]


async def test_at_forty_columns_the_line_and_the_last_remark_are_there(home: Home) -> None:
    async with evening(home, (40, 10)) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une parole")
        await pilot.press(*"je tape")
        await pilot.pause()
        said = plain(shown(pilot.app))
        assert "une parole" in said and "je tape" in said and "Première question" in said


@pytest.mark.parametrize("key", ["f1", "ctrl+g"])
@pytest.mark.parametrize("where", ["home", "live"])
async def test_help_opens_and_closes_again(home: Home, key: str, where: str) -> None:
    async with program(home) as (app, pilot):
        if where == "live":
            await pilot.press("enter")
            await until(lambda: type(app.screen).__name__ == "BeginScreen")
            await pilot.pause()
            await pilot.press("ctrl+s")
            await until(lambda: type(app.screen).__name__ == "LiveScreen" and app.screen.focused)
        before = app.screen
        await pilot.press(key)
        await until(lambda: isinstance(app.screen, Help))
        await pilot.pause()
        await until(lambda: len(shown(app).split()) > 40)
        await pilot.press(key)
        await until(lambda: app.screen is before)


@pytest.mark.parametrize(("language", "words"), [("fr", ("garder", "suivante")), ("en", ("keep", "next"))])
async def test_keys_and_actions_speak_the_language_of_the_moment(
    home: Home, language: str, words: tuple[str, str]
) -> None:
    texts.use(language)
    async with evening(home) as (screen, pilot):
        assert all(word in shown(pilot.app).splitlines()[-1] for word in words)
        commands = {command.title for command in pilot.app.get_system_commands(screen)}
        assert any(texts._("Say how many people are here") == title for title in commands)
        assert len(commands) == len({*commands}) >= 15


async def test_an_action_of_the_palette_is_done(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une parole")
        await pilot.press("ctrl+p")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        await pilot.press(*texts._("Mark the selected remark, or the last one, to be taken up")[:30])
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await until(lambda: screen.session.remarks[1].take_up)


async def test_each_binding_has_a_name_a_description_and_a_tooltip(home: Home) -> None:
    from facilitator.tui.app import FacilitatorApp
    from facilitator.tui.screens import ask, begin, closing, help, live, reading
    from facilitator.tui.screens import home as home_screen

    owners = [
        FacilitatorApp, ask.Ask, ask.AskNumber, begin.BeginScreen, closing.ClosingScreen, help.Help,
        home_screen.HomeScreen, live.LiveScreen, reading.ReadingScreen,
    ]  # fmt: skip
    bindings = [binding for owner in owners for binding in owner.BINDINGS]
    assert all(b.id and b.description and b.tooltip for b in bindings)  # type: ignore[union-attr]


async def test_ctrl_c_ends_nothing(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await pilot.press(*"à moitié", "ctrl+c")
        await pilot.pause()
        assert screen.line.value == "à moitié" and pilot.app.screen is screen


async def test_the_light_palette_is_light(home: Home) -> None:
    from facilitator.storage.settings import Settings

    async with program(home, settings=Settings(palette="light")) as (app, _pilot):
        assert not app.current_theme.dark
