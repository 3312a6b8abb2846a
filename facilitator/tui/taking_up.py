"""A session chosen at home: led again when it was cut off, read when it has ended or has a fault."""

from __future__ import annotations

from textual.app import App

from facilitator.domain.faults import FaultsError
from facilitator.services import library
from facilitator.services.opening import AlreadyEnded, AlreadyRunning, take_up
from facilitator.storage.paths import SessionPaths
from facilitator.texts import troubles
from facilitator.tui.messages import SessionOpened
from facilitator.tui.screens.reading import ReadingScreen


async def take_up_or_read(app: App[int], paths: SessionPaths) -> None:
    """Open the screen that suits the session."""
    if library.item(paths).state in ("ended", "faulty"):
        await app.push_screen(ReadingScreen(paths))
        return
    try:
        app.post_message(SessionOpened(take_up(paths)))
    except (FaultsError, AlreadyEnded):
        await app.push_screen(ReadingScreen(paths))
    except AlreadyRunning:
        app.notify(troubles.already_running(paths.name), markup=False, severity="warning", timeout=10)
    except OSError as error:
        app.notify(troubles.sentence(error), markup=False, severity="error", timeout=15)
