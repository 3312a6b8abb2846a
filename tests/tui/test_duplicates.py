"""The same thing noted twice, decided pair by pair."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.services.reviewing import Review
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.tui.screens.duplicates import DuplicatesScreen
from tests.evenings import Hand, begun
from tests.tui.asking import Asked, asking
from tests.tui.stage import Size, toasts, until

TWICE = [
    "ma petite-fille m'a montré les recettes sur son téléphone",
    "sa petite fille lui montre des recettes sur le téléphone",
    "une parole qui ne ressemble à aucune autre",
    "le groupe du quartier sert surtout à prêter des échelles",
    "le groupe du quartier sert à prêter des échelles, surtout",
]


def noted_twice(folder: Path) -> SessionPaths:
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    for text in TWICE:
        hand.remark(text)
    hand.do(e.End)
    hand.file()
    opened.release()
    return opened.book.paths


def on_disk(paths: SessionPaths) -> Session:
    session = load(paths).session
    assert session is not None
    return session


def joined(paths: SessionPaths) -> dict[int, int]:
    return {one.number: one.same_as for one in on_disk(paths).remarks.values() if one.same_as}


@asynccontextmanager
async def looking(home: Home, paths: SessionPaths, size: Size = (80, 24)) -> AsyncIterator[Asked]:
    async with asking(home, size) as on:
        await on.open(DuplicatesScreen(Review(home.sessions), paths))
        await until(lambda: "1 sur 2" in on.shown() or "Aucune" in on.shown())
        yield on


async def test_pairs_are_joined_or_left_and_joining_is_taken_back(home: Home) -> None:
    paths = noted_twice(home.sessions)
    async with looking(home, paths) as on:
        assert "#4" in on.shown() and "#5" in on.shown(), "those most alike come first"
        await on.press("j")
        await until(lambda: joined(paths) == {5: 4})
        await until(lambda: "2 sur 2" in on.shown() and "#1" in on.shown())
        await on.press("tab", "enter")
        await until(lambda: joined(paths) == {5: 4, 1: 2})
        assert "dernière paire" in on.shown()
        await on.press("ctrl+z")
        await until(lambda: joined(paths) == {5: 4})
        await until(lambda: "2 sur 2" in on.shown())
        await on.press("ctrl+y")
        await until(lambda: joined(paths) == {5: 4, 1: 2})
        await on.press("ctrl+z", "ctrl+z")
        await until(lambda: joined(paths) == {})
        await until(lambda: "1 sur 2" in on.shown())
        await on.press("l", "l", "l", "j")
        assert "dernière paire" in on.shown()
        await on.press("escape")
        assert await on.answer() is None
    assert joined(paths) == {}
    assert [remark.text for remark in on_disk(paths).remarks.values()] == TWICE


async def test_what_cannot_be_written_is_said_and_the_pair_stays(home: Home) -> None:
    paths = noted_twice(home.sessions)
    async with looking(home, paths, (160, 45)) as on:
        elsewhere = paths.yaml.rename(home.path / "ailleurs.yaml")
        await on.press("j")
        await until(lambda: toasts(on.pilot.app.screen))  # type: ignore[arg-type]
        assert "1 sur 2" in on.shown() and not paths.yaml.exists()
        elsewhere.rename(paths.yaml)
        await on.press("j")
        await until(lambda: joined(paths) == {5: 4})


async def test_a_comment_written_by_hand_is_kept_beside_and_a_broken_file_is_not_written_over(
    home: Home,
) -> None:
    paths = noted_twice(home.sessions)
    whole = paths.yaml.read_text("utf-8")
    async with looking(home, paths) as on:
        paths.yaml.write_text("title: [", "utf-8")
        await on.press("j")
        await until(lambda: any(paths.yaml.name in one for one in toasts(on.pilot.app.screen)))  # type: ignore[arg-type]
        assert paths.yaml.read_text("utf-8") == "title: [" and "1 sur 2" in on.shown()
        paths.yaml.write_text(whole + "# à revoir\n", "utf-8")
        await on.press("j")
        await until(lambda: any("by-hand-1" in one for one in toasts(on.pilot.app.screen)))  # type: ignore[arg-type]
        assert joined(paths) == {5: 4}
        assert [path.read_text("utf-8") for path in paths.beside()] == [whole + "# à revoir\n"]


async def test_where_nothing_is_alike_it_says_so(home: Home) -> None:
    opened = begun(home.sessions)
    hand = Hand(opened.book, opened.session)
    hand.remark("une seule parole")
    hand.do(e.End)
    hand.file()
    opened.release()
    async with looking(home, opened.book.paths, (20, 5)) as on:
        await on.press("j", "l", "tab", "ctrl+z", "b", "n")
        assert "Aucune" in on.shown()
