"""When the disk fails: nothing typed is lost, and it is said."""

from __future__ import annotations

from facilitator import texts
from facilitator.storage.folders import Home
from tests.tui.stage import evening, kept, note, on_disk, paste, plain, shown, texts_of, to_question, until


async def test_lines_wait_in_sight_while_the_folder_is_away_and_are_kept_when_it_is_back(home: Home) -> None:
    away = home.path / "ailleurs"
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "avant")
        home.sessions.rename(away)
        await paste(pilot, "pendant")
        await pilot.press("enter")
        await until(lambda: screen.evening.trouble is not None)
        await pilot.pause()
        assert screen.line.value == ""
        assert "pendant" in plain(screen.remarks.text())
        assert texts._("not kept yet") in screen.remarks.text()
        assert screen.trouble.display and "sessions" in "".join(screen.trouble.text().split())
        await paste(pilot, "encore une")
        await pilot.press("enter", "pagedown", *"sur la deuxième", "enter")
        await pilot.pause()
        assert "sur la deuxième" in plain(screen.remarks.text())
        away.rename(home.sessions)
        await kept(screen)
        await until(lambda: not screen.trouble.display)
        assert texts_of(on_disk(screen), "premiere") == ["avant", "pendant", "encore une"]
        assert texts_of(on_disk(screen), "deuxieme") == ["sur la deuxième"]
        assert texts._("not kept yet") not in screen.remarks.text()


async def test_a_signal_waits_for_the_remark_it_is_about(home: Home) -> None:
    away = home.path / "ailleurs"
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant")
        home.sessions.rename(away)
        for line in ("pendant", "(rires)", "après"):
            await paste(pilot, line)
            await pilot.press("enter")
        await until(lambda: screen.evening.trouble is not None)
        await pilot.pause()
        assert "après" in plain(screen.remarks.text())
        away.rename(home.sessions)
        await kept(screen)
        remarks = on_disk(screen).remarks
        assert [remark.text for remark in remarks.values()] == ["avant", "pendant", "après"]
        assert [bool(remark.signals) for remark in remarks.values()] == [False, True, False]


async def test_files_taken_away_are_put_back(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant")
        for path in (screen.paths.yaml, screen.paths.journal):
            path.unlink()
        await paste(pilot, "après")
        await pilot.press("enter")
        await kept(screen)
        assert texts_of(on_disk(screen)) == ["avant", "après"]


async def test_leaving_with_lines_not_kept_says_so_and_gives_them_back(home: Home) -> None:
    away = home.path / "ailleurs"
    async with evening(home) as (screen, pilot):
        await note(screen, pilot, "avant")
        home.sessions.rename(away)
        await paste(pilot, 'un boulanger : "perdu ?')
        await pilot.press("enter")
        await until(lambda: screen.evening.trouble is not None)
        await pilot.press("ctrl+q")
        await until(lambda: pilot.app.screen is not screen)
        await pilot.pause()
        assert "1" in shown(pilot.app)
        await pilot.press("down", "down", "enter")
        await until(lambda: pilot.app._exit)
        assert pilot.app.unkept == ['un boulanger : "perdu ?']  # type: ignore[attr-defined]
        away.rename(home.sessions)


async def test_a_change_made_by_hand_is_taken_in_and_said(home: Home) -> None:
    async with evening(home) as (screen, pilot):
        await to_question(screen, pilot, "premiere")
        await note(screen, pilot, "une faute de frape")
        await pilot.press("pagedown")
        await kept(screen)
        await until(lambda: b"frape" in screen.paths.yaml.read_bytes())
        mended = screen.paths.yaml.read_text(encoding="utf-8").replace("frape", "frappe")
        screen.paths.yaml.write_text(mended, encoding="utf-8")
        await until(lambda: "frappe" in screen.session.remarks[1].text)
        await until(lambda: pilot.app._notifications)
        await pilot.press("pageup")
        await until(lambda: "frappe" in screen.remarks.text())
