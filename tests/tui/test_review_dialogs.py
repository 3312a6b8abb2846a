"""The windows of review: choosing one of many, mending, tags, splitting, renaming."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Offset

from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.ordering import split
from facilitator.domain.session import Remark
from facilitator.storage.folders import Home
from facilitator.tui.screens.flagged import FlaggedDialog, Found
from facilitator.tui.screens.mend import MendDialog
from facilitator.tui.screens.pick import Choice, New, Pick
from facilitator.tui.screens.rename import RenameDialog
from facilitator.tui.screens.split import SplitDialog, likeliest, places
from facilitator.tui.screens.tags import TagsDialog
from tests.evenings import THEME
from tests.tui.asking import asking
from tests.tui.stage import paste

AT = datetime(2026, 11, 22, 14, 40, tzinfo=UTC)

VOICES = [
    Choice("une mamie de Lille", "une mamie de Lille", "3 paroles"),
    Choice("un élève", "un élève", "12 paroles"),
    Choice("une mamie", "une mamie", "1 parole"),
]


async def test_one_of_many_is_chosen_by_typing_by_the_arrows_and_by_the_mouse(home: Home) -> None:
    keys: list[tuple[list[str], Any]] = [
        (["down", "enter"], "une mamie"),
        (["=eleve", "enter"], "un élève"),
        (["=lille MAM", "enter"], "une mamie de Lille"),
        (["=zzz", "enter"], New("zzz")),
        (["=mamie", "up", "enter"], New("mamie")),
        (["=Une mamie", "up", "enter"], "une mamie"),
        (["=zzz", "escape"], None),
    ]
    async with asking(home) as on:
        for struck, given in keys:
            window = Pick("Quelle voix ?", VOICES, new=True, chosen="un élève")
            assert await on.answer_to(window, *struck) == given, struck
        await on.open(window := Pick("Quelle voix ?", VOICES))
        place = window.choices.content_region.offset + Offset(5, 2)
        await on.pilot.click(offset=place)
        await on.pilot.click(offset=place)
        assert await on.answer() == "une mamie"


async def test_where_nothing_new_is_wanted_what_is_not_there_cannot_be_chosen(home: Home) -> None:
    async with asking(home) as on:
        await on.open(window := Pick("Quelle question ?", VOICES))
        await on.press("=zzz", "enter", "down")
        assert "Rien" in on.shown() and on.pilot.app.screen is window
        await on.press("ctrl+u", "enter")
        assert await on.answer() == VOICES[0].value


async def test_long_choices_are_all_seen_whole_where_there_is_room(home: Home) -> None:
    choices = [Choice(n, f"{'une parole assez longue, ' * 5}fin {n}") for n in (1, 2)]
    async with asking(home, (80, 24)) as on:
        await on.open(Pick("Laquelle ?", choices, chosen=2))
        assert "fin 1" in on.shown() and "fin 2" in on.shown() and on.shown().count("une parole") == 10


async def test_ten_thousand_remarks_can_be_chosen_from_at_any_size(home: Home) -> None:
    choices = [Choice(n, f"[b]parole[/] numéro {n} \x1b[31m", f"#{n}") for n in range(1, 10_001)]
    async with asking(home, (20, 5)) as on:
        await on.open(Pick("Laquelle ?", choices))
        await on.press("=9999")
        await on.pilot.resize_terminal(80, 24)
        await on.press("pagedown", "enter")
        assert await on.answer() == 9999


# Mending


def remark(text: str, **fields: Any) -> Remark:
    return Remark(number=12, at=AT, kind="verbatim", text=text, **fields)


async def test_words_are_mended_and_what_will_be_published_is_shown_meanwhile(home: Home) -> None:
    async with asking(home) as on:
        said = remark("je regarde des recetes")
        await on.open(MendDialog(said))
        assert "Publié : je regarde des recetes (tel que noté)" in on.shown()
        await on.press("left", "left", "t", "end", "= vite")
        assert "Publié : je regarde des recettes [vite]" in on.shown()
        assert "tel quel : je regarde des recetes" in on.shown()
        await on.press("tab")
        assert "Publié : je regarde des recettes vite" in on.shown()
        await on.press("tab")
        assert "Publié : je regarde des [recettes vite]" in on.shown()
        await on.press("enter")
        assert await on.answer() == ("je regarde des recettes vite", "word")
        assert await on.answer_to(MendDialog(said), "ctrl+u", "enter") == ("", "auto")
        assert await on.answer_to(MendDialog(said), "=zzz", "escape") is None


async def test_what_was_said_to_be_a_slip_is_one_still(home: Home) -> None:
    async with asking(home) as on:
        slip = remark("bcp de monde", mended="beaucoup de monde")
        assert await on.answer_to(MendDialog(slip), "enter") == ("beaucoup de monde", "slip")
        word = remark("il vient", mended="[Karim] vient")
        assert await on.answer_to(MendDialog(word), "enter") == ("[Karim] vient", "auto")


async def test_several_pasted_lines_become_one(home: Home) -> None:
    async with asking(home) as on:
        await on.open(MendDialog(remark("un")))
        await paste(on.pilot, " deux\r\n trois\n")
        await on.press("enter")
        assert await on.answer() == ("un deux trois", "auto")


# Splitting


async def test_a_place_is_proposed_after_a_sentence_and_moved_word_by_word(home: Home) -> None:
    said = remark("Je ris. Mon mari dit que c'est du temps perdu", mended="Je ris. […]")
    at = said.text.index("Mon")
    async with asking(home) as on:
        await on.open(SplitDialog(said))
        assert "1 Je ris." in " ".join(on.shown().split()) and "2 Mon mari dit" in " ".join(
            on.shown().split()
        )
        await on.press("enter")
        assert await on.answer() == at
        assert await on.answer_to(SplitDialog(said), "right", "right", "left", "enter") == at + len("Mon ")
        assert await on.answer_to(SplitDialog(said), "home", "left", "enter") == len("Je ")
        assert await on.answer_to(SplitDialog(said), "end", "right", "enter") == said.text.index("perdu")
        assert await on.answer_to(SplitDialog(remark("oui…")), "enter", "left", "end", "escape") is None


@given(st.text("ab .…'«»\u00a0,", max_size=30))
def test_every_place_that_is_offered_can_be_split_at(text: str) -> None:
    session = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
    session.remarks = {12: remark(text)}
    for at in places(text):
        assert len(split(session, 12, at, {"at": AT, "by": "review"})) == 2
    assert (likeliest(text) is None) == (not places(text))


# Tags


async def test_tags_are_given_and_taken_by_typing_and_ticking(home: Home) -> None:
    keys: list[tuple[list[str], Any]] = [
        (["=famille", "enter"], (["famille"], [])),
        (["=tik", "tab", "enter"], ([], ["tiktok"])),
        (["=resx", "backspace", "= soc", "tab", "=#Télé", "tab", "enter"], (["Télé", "réseaux sociaux"], [])),
        (["=fam", "tab", "=fam", "tab", "=fam", "tab", "enter"], ([], [])),
        (["=TikTok", "enter"], ([], [])),
        (["=zzz", "escape"], None),
    ]
    async with asking(home) as on:
        for struck, given in keys:
            window = TagsDialog(["tiktok", "réseaux sociaux"], {"tiktok"}, {"famille"}, 3)
            assert await on.answer_to(window, *struck) == given, struck
        await on.open(window := TagsDialog(["tiktok"], set()))
        await on.pilot.click(offset=window.ticks.content_region.offset + Offset(3, 0))
        await on.press("enter")
        assert await on.answer() == (["tiktok"], [])


async def test_keys_struck_at_once_act_in_the_order_in_which_they_were_struck(home: Home) -> None:
    async with asking(home) as on:
        await on.open(TagsDialog(["tiktok", "réseaux sociaux"], {"tiktok"}))
        for key in [*"resx", "backspace", *"eau", "tab", *"tik", "tab", *"école", "enter"]:
            on.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        assert await on.answer() == (["école", "réseaux sociaux"], ["tiktok"])


# Renaming


async def test_a_voice_is_renamed_here_or_everywhere(home: Home) -> None:
    async with asking(home) as on:
        await on.open(RenameDialog("role", "Gérard", {"une mamie"}))
        assert "peut-être le nom de quelqu’un" in on.shown() and "séance seulement" in on.shown()
        await on.press("ctrl+u", "enter")
        assert "au moins un mot" in on.shown()
        await on.press("= une  mamie")
        assert "déjà" in on.shown()
        await on.press("tab", "enter")
        assert await on.answer() == ("une mamie", True)
        window = RenameDialog("role", "un père")
        assert await on.answer_to(window, "=" + "x" * 60, "enter", "ctrl+u", "=un père et fils", "enter") == (
            "un père et fils",
            False,
        )


async def test_a_tag_without_a_name_is_taken_away(home: Home) -> None:
    async with asking(home) as on:
        window = RenameDialog("tag", "tik")
        assert await on.answer_to(window, "tab", "ctrl+u", "enter") == ("", True)


# Words that may say who somebody is


async def test_flagged_words_are_decided_one_after_the_other_and_shown_before_anything_is_done(
    home: Home,
) -> None:
    found: list[Found] = [(1, "name", "Marie Dupont"), (1, "email", "m@x.fr"), (2, "first-name", "Gérard")]
    said = {1: remark("Marie Dupont, m@x.fr"), 2: remark("il rit", speaker="Gérard")}
    async with asking(home) as on:
        await on.open(FlaggedDialog(found, ["une mamie", "un élève"], said))
        assert "1 sur 3" in on.shown() and "#1 Marie Dupont, m@x.fr" in on.shown()
        await on.press("r", "=eleve", "enter", "c", "l", "left")
        assert "3 sur 3" in on.shown() and "#2 Gérard : il rit" in on.shown() and "reste" in on.shown()
        await on.press("r", "=un voisin", "enter")
        assert "#1 Marie Dupont → [un élève]" in on.shown() and "#2 Gérard → [un voisin]" in on.shown()
        await on.press("enter")
        assert await on.answer() == [
            (1, "Marie Dupont", "un élève"),
            (1, "m@x.fr", None),
            (2, "Gérard", "un voisin"),
        ]
        assert await on.answer_to(FlaggedDialog(found, [], said), "c", "right", "enter", "enter") == [
            (1, "Marie Dupont", None)
        ]
        assert await on.answer_to(FlaggedDialog(found, [], said), "enter", *"lll", "enter") == []
        assert await on.answer_to(FlaggedDialog(found, [], said), "c", "escape") is None


async def test_flagged_words_are_seen_in_the_part_of_a_remark_that_has_them(home: Home) -> None:
    noted = remark("une amie le dit", typed="Karima Martin le dit", where="mail de m@x.fr")
    found: list[Found] = [(1, "name", "Karima Martin"), (1, "email", "m@x.fr")]
    async with asking(home) as on:
        await on.open(FlaggedDialog(found, [], {1: noted}))
        assert "#1 Karima Martin le dit" in on.shown()
        await on.press("right")
        assert "#1 mail de m@x.fr" in on.shown()
