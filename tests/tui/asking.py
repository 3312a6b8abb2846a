"""Windows put over the home screen, and what they give."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.screen import Screen

from facilitator.storage.folders import Home
from tests.tui.stage import Screens, Size, paste, plain, program, shown, until


class Asked:
    """The program, with one window after the other over its home screen."""

    def __init__(self, pilot: Screens) -> None:
        self.pilot = pilot
        self._answers: list[Any] = []

    async def open(self, window: Screen[Any]) -> None:
        """Have a window there."""
        self._answers.clear()
        await self.pilot.app.push_screen(window, self._answers.append)
        await until(lambda: self.pilot.app.screen is window and (window.focused or not window.focus_chain))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Keys, one after the other; what begins with = is typed at once."""
        for key in keys:
            if key[0] == "=":
                await paste(self.pilot, key[1:])
            else:
                await self.pilot.press(key)
        await self.pilot.pause()

    def shown(self) -> str:
        """The screen, in plain spaces."""
        return plain(shown(self.pilot.app))  # type: ignore[arg-type]

    async def answer(self) -> Any:
        """What the window gave, once it is gone."""
        await until(lambda: self._answers, "an answer")
        await self.pilot.pause()
        (given,) = self._answers
        return given

    async def answer_to(self, window: Screen[Any], *keys: str) -> Any:
        """What a window gives after these keys."""
        await self.open(window)
        await self.press(*keys)
        return await self.answer()


@asynccontextmanager
async def asking(home: Home, size: Size = (80, 24)) -> AsyncIterator[Asked]:
    """The program, ready to ask."""
    async with program(home, size) as (_app, pilot):
        yield Asked(pilot)
