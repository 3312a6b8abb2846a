"""What the tests of the screens share: a home with themes, the program on it, and waiting for what must come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from facilitator.domain.session import Session
from facilitator.storage.folders import Home
from facilitator.storage.session_file import load
from facilitator.storage.settings import Settings
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.live import LiveScreen

PATIENCE = 20.0

THEME = """\
title: "Essai des écrans"
opening: "Bienvenue à ce café."
tags: ["facebook"]
prompts:
- title: "Première question"
  id: premiere
  question: "Que faites-vous du temps gagné ?"
  follow_ups: ["Et hier ?", "Et demain ?"]
  notes: "Pour vous seulement."
  minutes: 10
- title: "Deuxième question"
  id: deuxieme
- title: "Troisième question"
  id: troisieme
"""

Size = tuple[int, int]
Screens = Pilot[int]


def make_home(folder: Path) -> Home:
    """A home with one theme."""
    home = Home(folder / "home")
    home.prompts.mkdir(parents=True)
    home.sessions.mkdir()
    (home.prompts / "essai.yaml").write_text(THEME, encoding="utf-8")
    return home


@asynccontextmanager
async def program(
    home: Home, size: Size = (80, 24), settings: Settings | None = None
) -> AsyncIterator[tuple[FacilitatorApp, Screens]]:
    """The program, with its home screen drawn."""
    app = FacilitatorApp(home, settings or Settings(place="Médiathèque"))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def evening(
    home: Home, size: Size = (80, 24), settings: Settings | None = None
) -> AsyncIterator[tuple[LiveScreen, Screens]]:
    """The program, leading a session on the first theme of the list. No question is open yet."""
    async with program(home, size, settings) as (app, pilot):
        await pilot.press("enter")
        await until(lambda: app.screen.id is None and type(app.screen).__name__ == "BeginScreen")
        await pilot.pause()
        await pilot.press("ctrl+s")
        yield await live(app), pilot


async def live(app: FacilitatorApp) -> LiveScreen:
    """The live screen, once it is there and its line takes the keys."""
    await until(lambda: isinstance(app.screen, LiveScreen) and app.screen.focused is not None)
    assert isinstance(app.screen, LiveScreen)
    return app.screen


async def until(condition: Callable[[], object], what: str = "") -> None:
    """Go on as soon as the condition holds; fail when it does not in a long time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain{': ' if what else ''}{what}"
        await asyncio.sleep(0.01)


async def paste(pilot: Screens, text: str) -> None:
    """Have a text come in as a terminal pastes it."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def note(screen: LiveScreen, pilot: Screens, line: str) -> None:
    """Write a line and Enter, and wait until all that was entered is kept."""
    await paste(pilot, line)
    await pilot.press("enter")
    await kept(screen)


async def kept(screen: LiveScreen) -> None:
    """Wait until everything is on disk."""
    await until(lambda: not screen.evening.waiting(), "everything kept")
    await asyncio.sleep(0)


async def to_question(screen: LiveScreen, pilot: Screens, prompt: str) -> None:
    """Page down to a question."""
    while screen.live.heading != prompt:
        await pilot.press("pagedown")
    await kept(screen)


def shown(app: FacilitatorApp) -> str:
    """All that is on the screen now."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def toasts(screen: LiveScreen) -> list[str]:
    """What is being said over the screen."""
    return [plain(said.message) for said in screen.app._notifications]


def plain(text: str) -> str:
    """`text` with plain spaces, for comparing words."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def on_disk(screen: LiveScreen) -> Session:
    """The session as its files say."""
    session = load(screen.paths).session
    assert session is not None
    return session


def texts_of(session: Session, prompt: str | None = None) -> list[str]:
    """The words of the remarks of a question."""
    return [remark.text for remark in session.remarks_of(prompt)]
