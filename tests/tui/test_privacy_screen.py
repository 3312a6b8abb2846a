"""What remains of people, on its screen: listed, then taken away after it was shown."""

from __future__ import annotations

from datetime import date

from facilitator.domain.entries import Change
from facilitator.services.reviewing import Review
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.tui.screens.agree import Agree
from facilitator.tui.screens.privacy import PrivacyScreen
from tests.evenings import Hand, begun
from tests.people import NAMES, named_session
from tests.terminal.traces import traces
from tests.tui.asking import Asked, asking
from tests.tui.stage import toasts, until


def said(on: Asked) -> str:
    return " ".join(toasts(on.pilot.app.screen))  # type: ignore[arg-type]


async def agree(on: Asked, key: str, *keys: str) -> None:
    """Ask for something, look at what it would do, answer."""
    await on.press(key)
    await until(lambda: isinstance(on.pilot.app.screen, Agree))
    await on.pilot.pause()
    await on.press(*keys)


async def test_a_session_is_made_anonymous_after_it_was_shown_what_changes(home: Home) -> None:
    paths, review = named_session(home.sessions), Review(home.sessions)
    review.take_out(paths, 2, "Gérard", "un voisin")
    async with asking(home, (120, 50)) as on:
        await on.open(PrivacyScreen(home, review))
        await until(lambda: "1 séance à regarder" in on.shown())
        assert "#1 nom complet : Marie Dupont" in on.shown()
        before = paths.yaml.read_bytes()
        await agree(on, "a")
        assert "Marie Dupont suit" in on.shown() and "[…] suit" in on.shown()
        await on.press("enter")
        assert paths.yaml.read_bytes() == before, "the answer that stands selected is no"
        await agree(on, "a", "down", "enter")
        await until(lambda: "anonyme" in said(on))
        await until(lambda: "Dupont" not in on.shown() and "#3 est sensible" in on.shown())
        assert traces(home.path, NAMES) == []
        assert review.undo() is None, "what was taken out does not come back"


async def test_a_session_is_deleted_after_its_files_were_shown_and_what_stays_is_named(home: Home) -> None:
    paths = named_session(home.sessions, keep_until=date(2020, 1, 1))
    export = paths.yaml.with_suffix(".odt")
    export.write_bytes(b"x")
    async with asking(home, (120, 50)) as on:
        await on.open(PrivacyScreen(home, Review(home.sessions), paths))
        await until(lambda: "était à supprimer après le 1er janvier 2020" in on.shown())
        await agree(on, "d")
        assert paths.yaml.name in on.shown() and export.name in on.shown()
        await on.press("escape")
        assert paths.yaml.exists()
        await agree(on, "d", "down", "enter")
        await until(lambda: not paths.yaml.exists())
        await until(lambda: "supprimée" in said(on))
        assert "#1" not in on.shown()
    assert export.exists()


async def test_what_cannot_be_done_is_said_and_nothing_changes(home: Home) -> None:
    opened = begun(home.sessions)
    Hand(opened.book, opened.session).remark("Marie Dupont rit")
    orphan = SessionPaths(home.sessions, "2020-01-01-1000-partie")
    orphan.aside("torn").write_text("Gérard", "utf-8")
    async with asking(home, (40, 10)) as on:
        await on.open(PrivacyScreen(home, Review(home.sessions)))
        await until(lambda: "2 séances à regarder" in on.shown())
        await on.press("a")
        await until(lambda: "n’est pas terminée" in said(on))
        await agree(on, "d", "down", "enter")
        await until(lambda: "autre fenêtre" in said(on))
        assert load(opened.book.paths).session is not None
        await on.press("down", "a", "enter")
        await agree(on, "d", "down", "enter")
        await until(lambda: not orphan.beside())
    opened.release()


async def test_what_changed_since_it_was_shown_is_not_done_unseen(home: Home) -> None:
    paths = named_session(home.sessions)
    async with asking(home) as on:
        await on.open(PrivacyScreen(home, Review(home.sessions)))
        await until(lambda: "1 séance" in on.shown())
        await agree(on, "a")
        review = Review(home.sessions)
        review.speaker(paths, [4], "Gérard")
        before = paths.yaml.read_bytes()
        await on.press("down", "enter")
        await until(lambda: "rien n’a été fait" in said(on))
        assert paths.yaml.read_bytes() == before
        assert isinstance(review.undo().changes[0].done[0], Change)  # type: ignore[union-attr]
