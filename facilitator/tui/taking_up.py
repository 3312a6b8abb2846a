"""A session chosen in a list: led again when it was cut off, put in order once ended, read when it has a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.faults import FaultsError
from facilitator.services import library
from facilitator.services.opening import AlreadyEnded, AlreadyRunning, take_up
from facilitator.storage.paths import SessionPaths
from facilitator.texts import troubles
from facilitator.tui.messages import SessionOpened
from facilitator.tui.screens.reading import ReadingScreen
from facilitator.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


async def take_up_or_read(app: FacilitatorApp, paths: SessionPaths) -> None:
    """Open the screen that suits the session."""
    state = library.item(paths).state
    if state == "ended":
        await app.push_screen(ReviewScreen(app.review, paths))
        return
    if state == "faulty":
        await app.push_screen(ReadingScreen(paths))
        return
    try:
        app.post_message(SessionOpened(take_up(paths)))
    except AlreadyEnded:
        await app.push_screen(ReviewScreen(app.review, paths))
    except FaultsError:
        await app.push_screen(ReadingScreen(paths))
    except AlreadyRunning:
        app.notify(troubles.already_running(paths.name), markup=False, severity="warning", timeout=10)
    except OSError as error:
        app.notify(troubles.sentence(error), markup=False, severity="error", timeout=15)
