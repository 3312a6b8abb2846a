"""The board by keys: what is seen, and what the file says after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from facilitator.domain.synthesis import Synthesis
from facilitator.services.writing import begin
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import all_syntheses, load
from facilitator.texts import _
from facilitator.tui.screens.article import ArticleScreen
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.library import LibraryScreen
from facilitator.tui.screens.pick import Pick
from facilitator.tui.screens.review import ReviewScreen
from facilitator.tui.widgets.situation_list import SituationList
from tests.tui.past import put
from tests.tui.stage import Screens, Size, paste, plain, program, shown, until

DANCER = {"speaker": "une danseuse", "kind": "verbatim", "text": "Je soigne l'écrit"}
SIX: tuple[dict[str, Any], ...] = (
    DANCER,
    {},
    {"prompt": "deux"},
    {"prompt": None, "text": "à placer"},
    {"prompt": None, "text": "à placer aussi"},
    {"prompt": None, "text": "de quoi s'agit-il"},
)


@asynccontextmanager
async def at_board(
    home: Home, *remarks: dict[str, Any], size: Size = (80, 24)
) -> AsyncIterator[tuple[BoardScreen, Screens]]:
    """The program on the first board of a session with these remarks."""
    paths = begin(home.sessions, [put(home, *(remarks or SIX))])
    async with program(home, size) as (app, pilot):
        screen = BoardScreen(paths)
        app.push_screen(screen)
        await opened(screen)
        yield screen, pilot


async def opened(screen: Any) -> None:
    """Wait until the files are read and shown."""
    await until(lambda: isinstance(screen, BoardScreen | ArticleScreen) and screen.is_open, "open")
    await until(lambda: screen.app.screen is screen)


async def done(screen: BoardScreen | ArticleScreen, pilot: Screens) -> Synthesis:
    """What the file says once every act asked for is in it."""
    await pilot.pause()
    await until(lambda: not screen.waiting and not getattr(screen, "unwritten", False), "every act done")
    await pilot.pause()
    return load(screen.paths)


def numbers(synthesis: Synthesis) -> list[list[int]]:
    """The remarks of each situation, then those set aside."""
    placed = [[one.number for one in situation.remarks] for situation in synthesis.situations]
    return [*placed, [ref.number for ref in synthesis.aside]]


async def answered(screen: BoardScreen, pilot: Screens, *keys: str) -> Synthesis:
    """Press keys, the first of which opens a window; what begins with + is pasted there."""
    await pilot.press(keys[0])
    await until(lambda: screen.app.screen is not screen, keys[0])
    await pilot.pause()
    for key in keys[1:]:
        if key.startswith("+"):
            await paste(pilot, key[1:])
        else:
            await pilot.press(key)
    await until(lambda: screen.app.screen is screen, f"{keys} answered")
    return await done(screen, pilot)


async def test_the_first_board_is_that_of_the_questions_and_says_what_waits(home: Home) -> None:
    async with at_board(home) as (screen, _pilot):
        assert numbers(load(screen.paths)) == [[1, 2], [3], []]
        await until(lambda: "1 Première question" in plain(shown(screen.app)))
        seen = plain(shown(screen.app))
        assert "3 paroles à placer" in seen or "3 remarks to place" in seen
        assert "à placer aussi" in seen


@pytest.mark.parametrize("keys", [("é", "&", "0"), ("2", "1", "à")], ids=str)
async def test_one_key_places_a_remark_and_the_next_one_follows(home: Home, keys: tuple[str, ...]) -> None:
    names = {"&": "ampersand"}
    async with at_board(home) as (screen, pilot):
        into_two, into_one, back = (names.get(key, key) for key in keys)
        # Faster than the disk: each key is about what was selected when it was struck.
        await pilot.press(into_two, into_one, "delete")
        assert numbers(await done(screen, pilot)) == [[1, 2, 5], [3, 4], [6]]
        assert not screen.heap.table.unplaced
        await pilot.press("up", back)
        assert numbers(await done(screen, pilot)) == [[1, 2, 5], [3, 4], []]
        assert [ref.number for ref in screen.heap.table.unplaced] == [6]


async def test_several_that_are_marked_are_placed_at_once(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        await pilot.press("space", "down", "space", "2")
        assert numbers(await done(screen, pilot)) == [[1, 2], [3, 4, 6], []]
        assert not screen.marked


async def test_letters_find_a_situation_in_three_keys_or_make_one(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        assert numbers(await answered(screen, pilot, "d", "e", "enter")) == [[1, 2], [3, 4], []]
        synthesis = await answered(screen, pilot, "n", "+ouveaux usages", "enter")
        assert synthesis.situations[2].title == "nouveaux usages" and numbers(synthesis)[2] == [5]
        await pilot.press("ctrl+z")
        assert len((await done(screen, pilot)).situations) == 2
        await pilot.press("l")
        await until(lambda: isinstance(screen.app.screen, Pick))
        await pilot.press("escape")
        assert numbers(await done(screen, pilot)) == [[1, 2], [3, 4], []]


async def test_remarks_and_situations_are_ordered_starred_split_merged_and_named(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        await pilot.press("right", "down", "ctrl+down", "asterisk")
        synthesis = await done(screen, pilot)
        assert numbers(synthesis)[0] == [2, 1] and synthesis.situations[0].remarks[1].star
        synthesis = await answered(screen, pilot, "f3", "+Soigner", "enter")
        assert numbers(synthesis) == [[2], [1], [3], []] and synthesis.situations[1].title == "Soigner"
        assert screen.situation() == 1, "what was selected stays so"
        await pilot.press("up", "shift+down", "shift+up", "shift+up")
        synthesis = await done(screen, pilot)
        assert synthesis.situations[0].title == "Soigner"
        synthesis = await answered(screen, pilot, "f2", "+ l'écrit", "enter")
        assert synthesis.situations[0].title == "Soigner l'écrit"
        synthesis = await answered(screen, pilot, "f6", "+deux", "enter")
        assert numbers(synthesis) == [[2], [3, 1], []]
        await pilot.press("f9")
        synthesis = await done(screen, pilot)
        assert numbers(synthesis) == [[2], []]
        first = load(screen.paths)
        for _act in range(12):
            screen.action_undo()
        assert numbers(await done(screen, pilot)) == [[1, 2], [3], []]
        for _act in range(12):
            screen.action_redo()
        assert await done(screen, pilot) == first


async def test_a_turn_of_phrase_is_chosen_or_written(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        await pilot.press("tab", "down")
        synthesis = await answered(screen, pilot, "enter", "down", "down", "enter")
        assert synthesis.situations[0].remarks[0].turn
        await pilot.press("enter")
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        dialog = screen.app.screen
        await pilot.press("f2")
        await until(lambda: screen.app.screen is not dialog)
        await pilot.pause()
        await pilot.press("ctrl+u")
        await paste(pilot, "Et {role} d'ajouter : {words}")
        await pilot.pause()
        assert "Et une danseuse d’ajouter" in plain(shown(screen.app))
        await pilot.press("enter")
        await until(lambda: screen.app.screen is screen)
        synthesis = await done(screen, pilot)
        assert synthesis.situations[0].remarks[0].turn == "Et {role} d'ajouter : {words}"


async def test_a_sensitive_remark_is_in_the_article_by_a_decision_only(home: Home) -> None:
    async with at_board(home, {"sensitive": True}, {}) as (screen, pilot):
        await pilot.press("1")
        assert not (await done(screen, pilot)).allowed
        await pilot.press("tab", "end")
        await pilot.press("enter")
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        await pilot.press("h")
        await until(lambda: screen.app.screen is screen)
        assert [ref.number for ref in (await done(screen, pilot)).allowed] == [1]


async def test_by_mouse_a_remark_is_dragged_to_its_place(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        await pilot.mouse_down(screen.heap, offset=(12, 1))
        await pilot.mouse_up(screen.situations.current, offset=(12, 3))
        assert numbers(await done(screen, pilot)) == [[1, 5, 2], [3], []]
        await pilot.mouse_down(screen.situations.current, offset=(12, 1))
        await pilot.mouse_up(screen.heap, offset=(12, 1))
        assert numbers(await done(screen, pilot)) == [[5, 2], [3], []]
        assert screen.app.screen is screen


async def test_a_wide_screen_has_situations_beside_each_other_and_the_arrows_go_through_them(
    home: Home,
) -> None:
    async with at_board(home, size=(160, 45)) as (screen, pilot):
        assert len(screen.situations.shown) == 2
        await pilot.press("right", "right", "down", "1")
        assert numbers(await done(screen, pilot)) == [[1, 2, 3], [], []]
        chosen = [one for one in screen.query(SituationList) if one.selected is not None]
        assert len(chosen) == 1
        await pilot.press("right")
        assert screen.focused is screen.heap


# Others at work


async def test_what_another_hand_writes_is_seen_and_undone_as_any_other_step(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        by_hand = screen.paths.yaml.read_text("utf-8").replace("Première question", "Titre à la main")
        screen.paths.yaml.write_text(by_hand, encoding="utf-8")
        await until(lambda: "Titre à la main" in plain(shown(screen.app)))
        await pilot.press("ctrl+z")
        assert (await done(screen, pilot)).situations[0].title == "Première question"
        source = SessionPaths(home.sessions, load(screen.paths).sources[0])
        source.yaml.write_text(
            source.yaml.read_text("utf-8").replace("parole 2", "parole deux"), encoding="utf-8"
        )
        await until(lambda: "≠" in shown(screen.app))
        await pilot.press("tab", "down", "down")
        await pilot.press("enter")
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        assert "« parole 2 »" in plain(shown(screen.app))
        await pilot.press("a")
        await until(lambda: screen.app.screen is screen)
        assert (await done(screen, pilot)).situations[0].remarks[1].words == "parole deux"


async def test_a_file_broken_by_hand_is_said_and_no_act_is_shown_as_done(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        whole = screen.paths.yaml.read_text("utf-8")
        screen.paths.yaml.write_text(whole.replace("format: 1", "format: x"), encoding="utf-8")
        await pilot.press("2")
        await pilot.pause()
        await until(lambda: not screen.waiting)
        await until(lambda: screen.trouble.display and screen.paths.yaml.name in plain(shown(screen.app)))
        assert [ref.number for ref in screen.heap.table.unplaced] == [4, 5, 6]
        screen.paths.yaml.write_text(whole, encoding="utf-8")
        await until(lambda: not screen.trouble.display)
        await pilot.press("up", "2")
        assert numbers(await done(screen, pilot)) == [[1, 2], [3, 4], []]


async def test_a_source_that_cannot_be_read_is_said_until_it_can(home: Home) -> None:
    async with at_board(home) as (screen, _pilot):
        source = SessionPaths(home.sessions, load(screen.paths).sources[0])
        whole = source.yaml.read_bytes()
        source.yaml.write_text("format: zut\n", encoding="utf-8")
        await until(lambda: screen.trouble.display and source.yaml.name in "".join(shown(screen.app).split()))
        source.yaml.write_bytes(whole)
        await until(lambda: not screen.trouble.display and "à placer aussi" in plain(shown(screen.app)))


async def test_text_from_people_is_shown_inert(home: Home) -> None:
    hostile = "[@click=app.quit]x[/] [/oops] \x1b[31mrouge a\u202eb"
    async with at_board(home, {"text": hostile, "speaker": "[/b]"}, size=(160, 45)) as (screen, pilot):
        screen.do(
            lambda s: type(s)(hostile, lead=f"<b>{hostile}</b>", sources=s.sources, situations=s.situations)
        )
        await done(screen, pilot)
        for keys in ((), ("tab", "down"), ("enter",), ("escape",), ("f4",), ("tab",)):
            await pilot.press(*keys)
            await pilot.pause(0.1)
            drawn = shown(screen.app)
            assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in drawn.replace("\n", ""))
            assert "\u202e" not in drawn
        assert "[@click=app.quit]x[/]" in drawn


# The article


async def written(screen: BoardScreen, pilot: Screens) -> ArticleScreen:
    """The screen of the texts."""
    await pilot.press("f4")
    await until(lambda: isinstance(screen.app.screen, ArticleScreen))
    article = screen.app.screen
    assert isinstance(article, ArticleScreen)
    await opened(article)
    await pilot.pause()
    return article


async def test_texts_are_written_one_after_the_other_and_the_article_follows(home: Home) -> None:
    async with at_board(home, size=(160, 45)) as (screen, pilot):
        article = await written(screen, pilot)
        await pilot.press("tab", *"Un *chat", "enter", "enter", *"oui* ?")
        await until(lambda: "oui* ?" in plain(article.view.text()))
        await until(lambda: load(screen.paths).lead == "Un *chat\n\noui* ?", "on disk without leaving")
        await pilot.press("tab", "tab", "tab")
        await paste(pilot, "> Avant, **vraiment**.")
        await pilot.press("escape")
        await until(lambda: screen.app.screen is screen)
        synthesis = await done(screen, pilot)
        assert synthesis.situations[0].opening == "> Avant, **vraiment**."
        assert screen.synthesis == synthesis and "¶" in shown(screen.app)
        await pilot.press("ctrl+z")
        assert (await done(screen, pilot)).situations[0].opening == ""
        await pilot.press("ctrl+z")
        assert (await done(screen, pilot)).lead == "", "a text is one step"


async def test_what_was_typed_last_is_kept_though_the_program_is_left(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        article = await written(screen, pilot)
        await paste(pilot, " dit autrement")
        await until(lambda: article.unwritten)
        await pilot.press("ctrl+q")
    await until(lambda: load(screen.paths).title == "Essai dit autrement")


async def test_what_is_typed_stays_while_it_cannot_be_written(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        article = await written(screen, pilot)
        await pilot.press("tab")
        folder = screen.paths.folder
        folder.rename(folder.with_name("ailleurs"))
        await paste(pilot, "Ce qui est tapé")
        await until(lambda: article.trouble.display)
        await pilot.press("escape", *" reste")
        await until(lambda: "Ce qui est tapé reste" in plain(shown(screen.app)))
        folder.with_name("ailleurs").rename(folder)
        assert (await done(article, pilot)).lead == "Ce qui est tapé reste"
        await until(lambda: not article.trouble.display)


async def test_a_text_stays_with_its_situation_where_another_hand_moves_it(home: Home) -> None:
    async with at_board(home) as (screen, pilot):
        article = await written(screen, pilot)
        await pilot.press("tab", "tab", "tab", "tab")
        synthesis = load(screen.paths)
        head, rest = screen.paths.yaml.read_text("utf-8").split("situations:\n")
        first, second = rest.split("- title: ")[1:]
        screen.paths.yaml.write_text(
            f"{head}situations:\n- title: {second}- title: {first}", encoding="utf-8"
        )
        await paste(pilot, "Avant la première")
        after = await done(article, pilot)
        assert [one.title for one in after.situations] == [
            one.title for one in reversed(synthesis.situations)
        ]
        assert [one.opening for one in after.situations] == ["", "Avant la première"]


# Where it begins


async def test_an_article_is_begun_from_home_from_the_review_and_from_several_sessions(home: Home) -> None:
    put(home, *SIX, name="2026-11-21-1436-avant")
    put(home, *SIX, name="2026-11-22-1436-essai")
    async with program(home) as (app, pilot):
        await pilot.press("a")
        await until(
            lambda: (
                plain(_("There is no article yet. Select a session first: the article is made of it."))
                in " ".join(plain(one.message) for one in app._notifications)
            )
        )
        await pilot.press("end", "a")
        await until(lambda: isinstance(app.screen, BoardScreen))
        await opened(app.screen)
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ReviewScreen) and app.screen.session)
        await pilot.press("f4")
        await until(lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, BoardScreen))
        await opened(app.screen)
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("l")
        await until(lambda: isinstance(app.screen, LibraryScreen) and len(app.screen.entries or ()) == 2)
        await pilot.press("insert", "insert", "f4")
        await until(lambda: isinstance(app.screen, BoardScreen))
        await opened(app.screen)
    assert [len(load(paths).sources) for paths in all_syntheses(home.sessions)] == [1, 2]


async def test_the_check_follows_what_is_typed_and_what_it_finds_is_decided_or_gone_to(home: Home) -> None:
    async with at_board(home, DANCER, {"sensitive": True}, size=(160, 45)) as (screen, pilot):
        await pilot.press("1")
        article = await written(screen, pilot)
        await pilot.press("tab")
        await paste(pilot, "Une ligne.\n« Je soigne l'écrit » et « Personne ne l'a dit »")
        found = lambda: {one.code for one in article.findings if one.must_be_decided}  # noqa: E731
        await until(lambda: found() == {"nowhere", "sensitive"})
        await pilot.press("tab", "tab", "f3")
        await until(lambda: article.app.screen is not article)
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: article.app.screen is article)
        await pilot.pause()
        assert article.text.name == "lead" and article.area.cursor_location[0] == 1
        for _each in range(2):
            await pilot.press("f3")
            await until(lambda: article.app.screen is not article)
            await pilot.pause()
            await pilot.press("d")
            await until(lambda: article.app.screen is article)
            await done(article, pilot)
        synthesis = await done(article, pilot)
        assert synthesis.declared == ("Personne ne l'a dit",)
        assert [ref.number for ref in synthesis.allowed] == [2]
        await until(lambda: not found())
