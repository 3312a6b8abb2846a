"""Putting a past session in order by keys: what is seen, and what the file says after."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from facilitator.domain.session import Remark
from facilitator.domain.views import WAYS
from facilitator.storage import session_yaml
from facilitator.storage.folders import Home
from facilitator.storage.sync import replace
from facilitator.texts import _, flags, review
from facilitator.tui.screens import review_keys
from facilitator.tui.screens.flagged import FlaggedDialog
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.reading import ReadingScreen
from facilitator.tui.screens.review import ReviewScreen
from facilitator.tui.widgets.ways import Ways
from tests.evenings import Hand, begun
from tests.made_year import year
from tests.tui.past import done, held, put, reviewed, reviewing, said
from tests.tui.stage import Screens, paste, plain, program, shown, until

FOUR = ({"speaker": "une mamie", "kind": "verbatim"}, {"tags": ("tiktok",)}, {"speaker": "un lycéen"}, {})


async def asked(screen: ReviewScreen, pilot: Screens, *keys: str) -> None:
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
    await done(screen, pilot)


async def test_each_act_by_its_key_is_what_the_file_says_and_undo_goes_all_the_way_back(home: Home) -> None:
    paths = put(home, *FOUR)
    before = held(paths)
    async with reviewing(home, paths) as (screen, pilot):
        await asked(screen, pilot, "k", "+idée", "enter")
        assert held(paths)[1].kind == "idea"
        await asked(screen, pilot, "v", "+une libraire de nuit", "enter")
        assert held(paths)[1].speaker == "une libraire de nuit"
        await asked(screen, pilot, "t", "+école", "enter")
        assert held(paths)[1].tags == ("école",)
        await pilot.press("u", "h")
        await done(screen, pilot)
        assert (held(paths)[1].take_up, held(paths)[1].sensitive) == (True, True)
        await asked(screen, pilot, "m", "+ [d'hier] encore", "enter")
        assert held(paths)[1].mended == "parole 1 [d'hier encore]"
        assert held(paths)[1].text == "parole 1"
        listed = plain(screen.remarks.text())
        assert _("mended") in listed and "parole 1 [d'hier encore]" in listed and "« parole 1 »" in listed
        await asked(screen, pilot, "r", "+#3", "enter")
        assert held(paths)[1].reply_to == 3
        await asked(screen, pilot, "j", "+#4", "enter")
        assert held(paths)[1].same_as == 4
        await pilot.press("e")
        await done(screen, pilot)
        assert held(paths)[1].same_as is None
        await asked(screen, pilot, "s", "home", "enter")
        assert (held(paths)[1].text, held(paths)[5].text) == ("parole", "1")
        await asked(screen, pilot, "f", "down", "enter")
        assert held(paths)[1].prompt == "deux" and screen.remarks.chosen() == 4
        after = held(paths)
        await pilot.press("ctrl+z")
        for _act in range(10):
            screen.action_undo()
        await done(screen, pilot)
        assert held(paths) == before
        await pilot.press("ctrl+z")
        await done(screen, pilot)
        assert plain(_("Nothing to take back.")) in said(screen)
        await pilot.press("ctrl+y")
        for _act in range(10):
            screen.action_redo()
        await done(screen, pilot)
        assert held(paths) == after


async def test_an_act_is_about_all_that_are_marked_and_the_marks_stay(home: Home) -> None:
    paths = put(home, *FOUR, {"prompt": "deux"})
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("space", "down", "down", "shift+down")
        assert [*screen.remarks.marked] == [1, 3, 4]
        await pilot.press("u", "space")
        await done(screen, pilot)
        assert [n for n, remark in held(paths).items() if remark.take_up] == [1, 3, 4]
        assert [*screen.remarks.marked] == [1, 3] and "3 paroles" in said(screen)
        await pilot.press("a")
        assert sorted(screen.remarks.marked) == [1, 2, 3, 4]
        await asked(screen, pilot, "j", "up", "enter")
        assert [remark.same_as for remark in held(paths).values()] == [3, 3, None, 3, None]
        assert "= « une mamie" in plain(screen.remarks.text())
        await pilot.press("escape", "escape")
        await until(lambda: isinstance(screen.app.screen, HomeScreen))


async def test_keys_struck_faster_than_the_disk_are_about_what_was_selected_then(home: Home) -> None:
    paths = put(home, *FOUR)
    async with program(home) as (app, pilot):
        screen = await reviewed(app, paths)
        await pilot.press("u", "down", "u", "h", "down", "down", "u", "u", "escape")
        await until(lambda: isinstance(app.screen, HomeScreen))
        marked = {number: (remark.take_up, remark.sensitive) for number, remark in held(paths).items()}
        assert marked == {1: (True, False), 2: (True, True), 3: (False, False), 4: (False, False)}
        assert not screen.waiting


async def test_the_selected_remark_stays_so_whichever_way_one_looks(home: Home) -> None:
    paths = put(home, *FOUR, {"tags": ("tiktok", "école"), "speaker": "une mamie"})
    async with reviewing(home, paths, number=5) as (screen, pilot):
        seen = []
        for _turn in WAYS[1:-1]:
            await pilot.press("tab")
            await pilot.pause()
            assert screen.remarks.chosen() == 5
            seen.append(plain(screen.remarks.text()))
        assert "14 h 30 à 14 h 40  3 paroles" in seen[0] and "une mamie  2 paroles" in seen[1]
        assert "#tiktok  2 paroles" in seen[2] and "#école  1 parole" in seen[2]
        await pilot.press("right")
        await pilot.pause()
        assert plain(screen.remarks.nothing()) in plain(shown(screen.app))
        await pilot.press("left", "shift+tab")
        await pilot.pause()
        assert screen.remarks.way == "tag" and screen.remarks.chosen() == 5
        await pilot.click(Ways, offset=(4, 0))
        await until(lambda: screen.remarks.way == "question")
        assert plain("Première question  5 min · 5 paroles") in plain(screen.remarks.text())


async def test_a_remark_can_be_read_whole_beside_the_list_or_over_it(home: Home) -> None:
    long = "un mot après l'autre, " * 90
    paths = put(
        home, {"typed": "mam : parole 1", "reply_to": 2, "where": "à la maison"}, {"text": long + "FIN"}
    )
    async with reviewing(home, paths, 1, (160, 45)) as (screen, pilot):
        beside = plain(screen.detail.text())
        assert "mam : parole 1" in beside and "à la maison" in beside and "#2" in beside
        await pilot.press("up")
        await pilot.pause()
        assert "FIN" not in screen.remarks.text() and "FIN" in screen.detail.text()
        await pilot.press("enter")
        await until(lambda: screen.app.screen is not screen)
        await pilot.pause()
        assert "FIN" in shown(screen.app)


async def test_words_that_may_say_who_somebody_is_are_underlined_and_named(home: Home) -> None:
    paths = put(home, {"text": "Écrivez à jeanne.martin@exemple.fr demain"})
    async with reviewing(home, paths) as (screen, pilot):
        styles = {
            segment.text: segment.style
            for strip in screen.app.screen._compositor.render_strips()
            for segment in strip
        }
        assert styles["jeanne.martin@exemple.fr"].underline
        assert "→ " + plain(flags.mark("email")) in plain(shown(screen.app))
        await asked(screen, pilot, "w", "c", "enter")
        assert held(paths)[1].text == "Écrivez à […] demain"
        await pilot.press("w")
        assert screen.app.screen is screen


async def test_what_may_say_who_somebody_is_is_gone_through_from_the_selected_remark_on(home: Home) -> None:
    texts = ("Écrivez à a.b@exemple.fr", "rien", "Écrivez à c.d@exemple.fr", "Écrivez à e.f@exemple.fr")
    paths = put(home, *[{"text": text} for text in texts])
    async with reviewing(home, paths, number=2) as (screen, pilot):
        await asked(screen, pilot, "w", "c", "l", "c", "enter")
        assert [one.text for one in held(paths).values()] == [
            "Écrivez à […]",
            "rien",
            "Écrivez à […]",
            "Écrivez à e.f@exemple.fr",
        ]
        await pilot.press("space")
        await pilot.press("w")
        await until(lambda: plain(_("No words here look like a name or an address.")) in said(screen))
        assert screen.app.screen is screen, "of those marked only"


async def test_a_view_begins_with_its_first_group_where_the_selected_remark_is_seen_too(home: Home) -> None:
    paths = put(home, {}, {}, {"tags": ("tiktok",)}, *[{} for _number in range(40)])
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("tab", "tab", "tab")
        assert screen.remarks.way == "tag" and screen.remarks.chosen() == 1
        assert screen.remarks.text().splitlines()[0].strip().startswith("#tiktok")


async def test_a_remark_that_was_looked_for_is_seen_among_those_before_and_after_it(home: Home) -> None:
    paths = put(home, *[{} for _number in range(60)])
    async with reviewing(home, paths, number=30) as (screen, pilot):
        await pilot.pause()
        assert screen.remarks.chosen() == 30
        seen = screen.remarks.text()
        assert "parole 27" in seen and "parole 38" in seen


async def test_text_from_people_is_shown_inert(home: Home) -> None:
    hostile = "[@click=app.quit]x[/] [/oops] \x1b[31mrouge a\u202eb"
    paths = put(home, {"text": hostile, "speaker": "[/b]", "tags": ("[red]",)}, title="[bold]")
    async with reviewing(home, paths, size=(160, 45)) as (screen, pilot):
        for keys in (
            ("u",),
            ("enter",),
            ("escape",),
            ("tab",),
            ("tab",),
            ("f9",),
            ("escape",),
            ("n",),
            ("escape",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            drawn = shown(screen.app)
            assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in drawn.replace("\n", ""))
            assert "\u202e" not in drawn
        assert "[@click=app.quit]x[/]" in drawn


# Others at work


async def test_what_another_hand_writes_is_seen_and_kept(home: Home) -> None:
    paths = put(home, *FOUR)
    async with reviewing(home, paths, number=3) as (screen, pilot):
        by_hand = paths.yaml.read_text("utf-8").replace("parole 2", "parole deux, mendée à la main")
        paths.yaml.write_text(by_hand, encoding="utf-8")
        await until(lambda: "mendée à la main" in plain(shown(screen.app)))
        assert screen.remarks.chosen() == 3
        paths.yaml.write_text(by_hand.replace("parole 4", "parole quatre"), encoding="utf-8")
        await pilot.press("u")
        await done(screen, pilot)
        assert [remark.text for remark in held(paths).values()][3] == "parole quatre" and held(paths)[
            3
        ].take_up


async def test_a_session_deleted_meanwhile_is_said_and_no_act_brings_it_back(home: Home) -> None:
    paths = put(home, *FOUR)
    async with reviewing(home, paths) as (screen, pilot):
        whole = paths.yaml.read_bytes()
        paths.yaml.unlink()
        await pilot.press("u")
        await done(screen, pilot)
        assert not paths.yaml.exists() and paths.yaml.name in "".join(said(screen).split())
        await pilot.press("f5")
        await until(lambda: screen.trouble.display)
        paths.yaml.write_bytes(whole)
        await pilot.press("f5")
        await until(lambda: not screen.trouble.display)
        await pilot.press("u")
        await done(screen, pilot)
        assert held(paths)[1].take_up


async def test_a_file_broken_by_hand_is_said_with_its_line_and_not_written_over(home: Home) -> None:
    paths = put(home, *FOUR)
    whole = paths.yaml.read_text("utf-8")
    broken = whole.replace("kind: verbatim", "kind: verbtim")
    async with reviewing(home, paths) as (screen, pilot):
        paths.yaml.write_text(broken, "utf-8")
        await pilot.press("f5")
        await until(lambda: screen.trouble.display and "verbtim" in screen.trouble.text())
        await pilot.press("u")
        await done(screen, pilot)
        assert paths.yaml.read_text("utf-8") == broken
        paths.yaml.write_text(whole, "utf-8")
        await pilot.press("f5")
        await until(lambda: not screen.trouble.display)
        await pilot.press("u")
        await done(screen, pilot)
        assert held(paths)[1].take_up


async def test_a_session_that_turns_out_to_be_faulty_is_only_read(home: Home) -> None:
    paths = put(home, *FOUR)
    broken = paths.yaml.read_text("utf-8").replace("kind: verbatim", "kind: verbtim")
    paths.yaml.write_text(broken, encoding="utf-8")
    async with program(home) as (app, _pilot):
        app.push_screen(ReviewScreen(app.review, paths))
        await until(lambda: isinstance(app.screen, ReadingScreen))
        assert paths.yaml.read_text("utf-8") == broken


async def test_a_session_that_runs_can_be_put_in_order_too(home: Home) -> None:
    opened = begun(home.sessions)
    hand = Hand(opened.book, opened.session)
    hand.remark("une")
    async with reviewing(home, opened.book.paths) as (screen, pilot):
        await pilot.press("u")
        await done(screen, pilot)
        hand.look()
        assert hand.session.remarks[1].take_up
        hand.remark("deux")
        await until(lambda: "deux" in shown(screen.app))
    opened.release()


# For good, and everywhere


async def test_erasing_asks_and_leaves_the_words_nowhere(home: Home, tmp_path: Path) -> None:
    paths = put(home, {"text": "le secret de Jeanne"}, {})
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("u")
        await done(screen, pilot)
        await asked(screen, pilot, "f9", "enter")
        assert len(held(paths)) == 2
        await asked(screen, pilot, "f9", "down", "enter")
        assert [*held(paths)] == [2] and screen.remarks.chosen() == 2
        await pilot.press("ctrl+z", "ctrl+z")
        await done(screen, pilot)
        files = [one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()]
        assert not any(b"secret de Jeanne" in one for one in files)
        assert "secret" not in shown(screen.app)


async def test_a_voice_is_renamed_in_every_session_and_back(home: Home) -> None:
    paths = put(home, *FOUR)
    other = put(home, *FOUR, name="2026-11-29-1436-essai")
    async with reviewing(home, paths) as (screen, pilot):
        await asked(screen, pilot, "n", "ctrl+u", "+une grand-mère", "tab", "enter")
        assert {held(one)[1].speaker for one in (paths, other)} == {"une grand-mère"}
        assert "2 séances" in said(screen) or "2 sessions" in said(screen)
        await pilot.press("ctrl+z")
        await done(screen, pilot)
        assert {held(one)[1].speaker for one in (paths, other)} == {"une mamie"}


async def test_ten_thousand_remarks_cost_what_is_in_view(home: Home) -> None:
    (made,) = year(1, 10_000)
    paths = put(home)
    paths.yaml.write_text(session_yaml.dump(made), encoding="utf-8", newline="\n")
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("end", "pageup", "tab", "tab", "end")
        await pilot.pause()
        assert screen.remarks.count() > 10_000
        assert len(screen.remarks._wraps) < 200
        assert isinstance(screen.remarks.remark(), Remark)


@pytest.mark.parametrize("size", [(30, 10), (10, 3)], ids=str)
async def test_any_size_does(home: Home, size: tuple[int, int]) -> None:
    paths = put(home, *FOUR)
    async with reviewing(home, paths, size=size) as (screen, pilot):
        await pilot.press("tab", "u", "enter", "escape", "down")
        await done(screen, pilot)
        assert held(paths)[1].take_up


def test_the_screen_offers_all_it_has() -> None:
    assert ReviewScreen.BINDINGS == review_keys.BINDINGS
    assert all("{" not in line for line in review_keys.help_texts())


async def test_an_act_keeps_the_place_and_a_view_keeps_the_eye_where_it_is(home: Home) -> None:
    paths = put(home, *[{} for _number in range(40)], {"prompt": "deux"})
    async with reviewing(home, paths, number=20) as (screen, pilot):

        def height() -> int:
            return [row for row, _line in screen.remarks._places()].index(screen.remarks.selected or 0)

        await pilot.press("up", "up", "up", "down")
        await pilot.pause()
        before = height()
        await asked(screen, pilot, "f", "up", "enter")
        assert held(paths)[18].prompt is None and screen.remarks.chosen() == 19 and height() == before
        await pilot.press("tab")
        await pilot.pause()
        assert screen.remarks.chosen() == 19 and height() == before
        await pilot.press("ctrl+z")
        await done(screen, pilot)
        assert screen.remarks.chosen() == 18


async def test_the_remark_to_begin_with_is_in_view_and_stays_there_at_any_size(home: Home) -> None:
    paths = put(home, *({"text": f"parole {number} " + "un mot " * 30} for number in range(1, 61)))
    async with reviewing(home, paths, 60) as (screen, pilot):
        assert "#60 " in shown(screen.app)
        for size in ((120, 30), (60, 16), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "#60 " in shown(screen.app), size
        screen.remarks.scroll_lines(-60)
        await pilot.resize_terminal(80, 22)
        await pilot.pause()
        assert "#60 " not in shown(screen.app)


async def test_what_was_noted_twice_is_joined_from_here_and_seen_back_here(home: Home) -> None:
    twice = "Le samedi on raconte un livre sur Instagram et les gens viennent avec leur tisane"
    paths = put(home, {"text": twice}, {"text": twice + " chaude"}, {})
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("d")
        await until(lambda: "tisane" in shown(screen.app) and screen.app.screen is not screen)
        await pilot.pause()
        await until(lambda: getattr(screen.app.screen, "pair", None) is not None)
        await pilot.press("j", "escape")
        await until(lambda: screen.app.screen is screen and "= ·" in plain(screen.remarks.text()))
        assert [remark.same_as for remark in held(paths).values()].count(None) == 2


async def test_names_are_looked_for_in_all_that_is_kept_of_a_remark(home: Home) -> None:
    paths = put(
        home,
        {"where": "mail de a@b.fr", "origin": "elsewhere"},
        {"text": "oui " * 400 + "écrire à c@d.fr"},
        {"text": "elle dit oui", "typed": "Marie Dupont dit oui"},
    )
    async with reviewing(home, paths) as (screen, pilot):
        await pilot.press("w")
        await until(lambda: isinstance(screen.app.screen, FlaggedDialog))
        await pilot.press("c", "c", "c", "enter")
        await done(screen, pilot)
        now = held(paths)
        assert (now[1].where, now[2].text[-5:], now[3].typed) == ("mail de […]", "à […]", "[…] dit oui")


async def test_what_stops_an_act_on_several_halfway_is_said_with_what_was_done(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = put(home, *FOUR)
    tries: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        tries.append(path)
        if len(tries) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        replace(path, data)

    async with reviewing(home, paths) as (screen, pilot):
        monkeypatch.setattr("facilitator.storage.book.replace", full)
        await pilot.press("a", "f9", "down", "enter")
        await done(screen, pilot)
        assert len(held(paths)) == 3
        assert said(screen).startswith(review.erased(1)) and "plein" in said(screen)
        assert 1 not in (screen.session.remarks if screen.session else {1})
