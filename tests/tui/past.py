"""A past session for tests of the screens, and the review of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

from facilitator.domain.session import Asked, Remark, Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.storage import session_yaml
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.review import ReviewScreen
from tests.tui.stage import Screens, Size, plain, program, until

BEGUN = datetime(2026, 11, 22, 14, 36, tzinfo=timezone(timedelta(hours=1)))
PROMPTS = (Prompt(id="une", title="Première question"), Prompt(id="deux", title="Deuxième question"))


def put(
    home: Home, *remarks: dict[str, Any], name: str = "2026-11-22-1436-essai", **fields: Any
) -> SessionPaths:
    """A session that has ended, with these remarks a minute apart, filed under the first question."""
    held = {
        number: Remark(
            **{
                "number": number,
                "at": BEGUN + timedelta(minutes=number),
                "kind": "observation",
                "prompt": "une",
                "text": f"parole {number}",
            }
            | one
        )
        for number, one in enumerate(remarks, 1)
    }
    frame: dict[str, Any] = {
        "title": "Essai",
        "theme": Theme(title="Essai", prompts=PROMPTS, tags=("tiktok",)),
        "started": BEGUN,
        "ended": BEGUN + timedelta(hours=2),
        "place": "Médiathèque",
        "people": 14,
        "asked": {prompt.id: Asked(prompt.id, prompt.title, 300.0) for prompt in PROMPTS},
        "seq": 100,
    }
    session = Session(**frame | fields, remarks=held)
    paths = SessionPaths(home.sessions, name)
    paths.yaml.write_text(session_yaml.dump(session), encoding="utf-8", newline="\n")
    return paths


@asynccontextmanager
async def reviewing(
    home: Home, paths: SessionPaths, number: int | None = None, size: Size = (80, 24)
) -> AsyncIterator[tuple[ReviewScreen, Screens]]:
    """The program with a session to be put in order."""
    async with program(home, size) as (app, pilot):
        yield await reviewed(app, paths, number), pilot


async def reviewed(app: FacilitatorApp, paths: SessionPaths, number: int | None = None) -> ReviewScreen:
    """The review of a session, once it is read."""
    screen = ReviewScreen(app.review, paths, number)
    app.push_screen(screen)
    await until(lambda: screen.session is not None and app.screen is screen)
    await app._animator.wait_for_idle()
    return screen


async def done(screen: ReviewScreen, pilot: Screens) -> None:
    """Wait until every act asked for is on disk and shown."""
    await pilot.pause()
    await until(lambda: not screen.waiting, "every act done")
    await pilot.pause()


def held(paths: SessionPaths) -> dict[int, Remark]:
    """The remarks as the file says."""
    session = load(paths).session
    assert session is not None
    return session.remarks


def said(screen: ReviewScreen) -> str:
    """What is being said over the screen."""
    return " ".join(plain(one.message) for one in screen.app._notifications)
