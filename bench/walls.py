"""`python -m bench.walls WAY FILE`: a window in which one question takes the place of another; how long each took.

The program's own are `wall`, its wall told another question, and `room`, the room's window given word from the thread
that follows the session. Their measures are a bare Textual program with one Static as large as the window, given
another text (`static`), and one that switches to a screen with such a Static (`switch`). Written to the file are the
seconds from each change to the last thing drawn for it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content
from textual.driver import Driver
from textual.screen import Screen
from textual.widgets import Static

from facilitator.domain.room import RoomView
from facilitator.storage import themes
from facilitator.storage.folders import Home, shipped
from facilitator.storage.settings import Settings
from facilitator.tui.room_app import RoomApp, Seen

ROUNDS = 4
"""In the first each question is drawn for the first time."""
_STILL = 0.06


def questions() -> list[RoomView]:
    """The questions of all the themes that are shipped."""
    found = [themes.load(path) for path in sorted(shipped().glob("*.yaml"))]
    return [
        RoomView("prompt", title=theme.title, heading=prompt.title, text=prompt.question)
        for theme in found
        for prompt in theme.prompts
    ]


class Timed(App[int]):
    """Shows the questions one after the other, each when all is still."""

    written = 0.0

    def get_driver_class(self) -> type[Driver]:
        """The usual one, which also keeps the moment at which something was last drawn."""
        app, usual = self, super().get_driver_class()

        class Noting(usual):  # type: ignore[misc, valid-type]
            def write(self, data: str) -> None:
                super().write(data)
                app.written = time.perf_counter()

        return Noting

    def on_ready(self) -> None:
        """The first frame is drawn."""
        self.run_worker(self._measure())

    async def _measure(self) -> None:
        times = []
        await self._stillness()
        for view in questions() * ROUNDS:
            start = time.perf_counter()
            await self.change(view)
            await self._stillness(start)
            times.append(self.written - start)
        Path(sys.argv[2]).write_text(json.dumps(times))
        self.exit(0)

    async def _stillness(self, start: float = 0.0) -> None:
        """Until something was drawn since, and nothing more for a while."""
        while self.written < start or time.perf_counter() - self.written < _STILL:
            await asyncio.sleep(_STILL / 4)

    async def change(self, view: RoomView) -> None:
        """Show this question."""
        raise NotImplementedError


class Room(Timed, RoomApp):
    """The room's window, in a home where no session runs."""

    def __init__(self) -> None:
        super().__init__(Home(Path.cwd()), Settings())

    async def change(self, view: RoomView) -> None:
        """What the thread that follows the session does."""
        self.post_message(Seen(view))


class Wall(Room):
    """The same, where the wall is told at once."""

    async def change(self, view: RoomView) -> None:
        """No message, no thread."""
        self.room.wall.show(view)


def filled(view: RoomView, width: int, height: int) -> Content:
    """The words of a question again and again, to the last cell."""
    words = f"{view.text} " * (width * height)
    return Content("\n".join(words[row * width : (row + 1) * width] for row in range(height)))


class Filled(Static):
    """As large as the window."""

    DEFAULT_CSS = "Filled { width: 1fr; height: 1fr; }"


class Bare(Timed):
    """One Static, given another text."""

    def compose(self) -> ComposeResult:
        """Nothing but the Static."""
        yield Filled()

    async def change(self, view: RoomView) -> None:
        """Another text, of the same size."""
        self.query_one(Filled).update(filled(view, *self.size))


class Filling(Screen[None]):
    """A screen with one Static."""

    def __init__(self, view: RoomView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Nothing but the Static."""
        yield Filled(filled(self._view, *self.app.size))


class Switching(Timed):
    """One screen after the other."""

    async def on_mount(self) -> None:
        """The first; the screen at the bottom cannot be switched."""
        await self.push_screen(Filling(questions()[0]))

    async def change(self, view: RoomView) -> None:
        """Another screen."""
        self.switch_screen(Filling(view))


WAYS = {"wall": Wall, "room": Room, "static": Bare, "switch": Switching}

if __name__ == "__main__":
    app = WAYS[sys.argv[1]]()
    app.run()
    sys.exit(app.return_code)
