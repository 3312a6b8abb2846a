"""Words that may say who somebody is, pointed out as they are typed and kept; and remarks marked as sensitive."""

from __future__ import annotations

from facilitator.storage.folders import Home
from facilitator.texts import _, flags
from facilitator.tui.screens.evening_card import EveningCard
from tests.tui.stage import evening, kept, note, on_disk, paste, plain, shown, to_question, until


async def test_a_name_is_pointed_out_as_it_is_typed_and_enter_keeps_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        top = screen.preview.region
        await pilot.press(*"Marie dit que oui")
        assert shown(pilot.app).count(flags.sentence("first-name", "Marie")) == 1
        assert screen.preview.region == top
        await pilot.press("enter")
        await kept(screen)
        assert on_disk(screen).remarks[1].text == "Marie dit que oui"
        assert "Marie dit que oui  → " + _("first name") in plain(screen.remarks.text())
        assert flags.sentence("first-name", "Marie") not in shown(pilot.app)


async def test_it_is_marked_until_it_is_typed_otherwise(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "Écrire à a.b@exemple.fr")
        mark = flags.mark("email")
        assert plain(mark) in plain(screen.remarks.text())
        await pilot.press("f2")
        screen.line.value = "Écrire à […]"
        await pilot.press("enter")
        await kept(screen)
        assert plain(mark) not in plain(screen.remarks.text())
        await pilot.press("ctrl+z")
        await kept(screen)
        assert plain(mark) in plain(screen.remarks.text())


async def test_a_known_voice_is_no_name(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une rose des sables :")
        await paste(pilot, "Rose : « oui » @rose")
        assert "→" not in screen.preview.text()
        screen.line.value = "Josiane : « oui »"
        await pilot.pause()
        assert flags.sentence("first-name", "Josiane") in screen.preview.text()


async def test_a_long_line_keeps_its_reading_beside_what_is_pointed_out(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await paste(pilot, "? " + "bien des mots pour le dire " * 6)
        reading = screen.preview.text()
        assert screen.preview.region.height == 2
        await paste(pilot, "Marie dit")
        await until(lambda: screen.preview.region.height == 3)
        said = screen.preview.text().splitlines()
        assert said[:2] == reading.splitlines()[:2] and said[2] == "→ " + flags.sentence(
            "first-name", "Marie"
        )


async def test_the_room_sees_nothing_of_it(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "06 39 98 12 34")
        await pilot.press("f5")
        await until(lambda: screen.mirrored)
        await pilot.press(*"Marie dit oui")
        room = plain(shown(pilot.app))
        assert "Marie dit oui" in room and "Marie »" not in room and plain(flags.mark("phone")) not in room


async def test_a_remark_is_marked_as_sensitive_from_the_card_and_taken_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "une")
        await note(screen, pilot, "deux")
        await pilot.press(*"moitié", "up", "up", "f4")
        await until(lambda: isinstance(pilot.app.screen, EveningCard))
        await pilot.press("v")
        await until(lambda: pilot.app.screen is screen)
        await kept(screen)
        assert [remark.sensitive for remark in on_disk(screen).remarks.values()] == [True, False]
        assert f"une  ({_('sensitive')})" in plain(screen.remarks.text()) and screen.line.value == "moitié"
        await pilot.press("ctrl+z")
        await kept(screen)
        assert not any(remark.sensitive for remark in on_disk(screen).remarks.values())
        assert _("sensitive") not in screen.remarks.text()
