"""The animator's screen and the room's window, each in a terminal of its own, and what the room has to see."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rich.style import Style

from facilitator.domain.session import Session
from facilitator.domain.stage import Stage
from facilitator.services.room import view
from facilitator.storage import pulse, settings
from facilitator.storage.book import Book
from facilitator.storage.folders import config_folder
from facilitator.texts import _
from facilitator.tui.tones import tones
from facilitator.tui.wall.drawing import draw
from facilitator.tui.wall.means import Letters, found
from facilitator.tui.wall.page import Page
from tests.evenings import Hand
from tests.terminal.driver import Terminal
from tests.terminal.expected import only_session

Size = tuple[int, int]
Position = tuple[str | None, Stage]
"""The room's question, and what is shown."""

SMALL: Size = (80, 24)
LARGE: Size = (120, 34)

LETTERS = {
    "prompt": "q",
    "opening": "o",
    "notice": "d",
    "flashback": "f",
    "remark": "p",
    "wall": "m",
    "reveal": "v",
    "code": "c",
    "text": "t",
    "wifi": "w",
    "agenda": "u",
    "closing": "l",
    "blank": "b",
    "timer": "h",
    "test": "i",
}
"""What shows each thing in the window of all that the room can see."""


def said(message: str, **data: object) -> str:
    """A sentence of the program as `Terminal.text` has it: every space a plain one."""
    return " ".join(_(message).format(**data).split())


def take_up(home: Path) -> Terminal:
    """The live screen of the home's session, where that stopped."""
    live = Terminal("--home", str(home), "start", "--resume", "last")
    live.see("Ctrl+Q")
    return live


def show(live: Terminal, what: str) -> None:
    """Choose a thing in the window of all that the room can see."""
    # A key of that window in the last row, which stays where it is while the window over it finds its place.
    open_now = f"R {said('network')}"
    live.press("f7")
    live.see(open_now)
    live.type(LETTERS[what])
    live.see_no_more(open_now)


class OnDisk:
    """What was acknowledged in the home's one session, read by a program of its own."""

    def __init__(self, home: Path) -> None:
        self._hand = Hand.another(Book(only_session(home)))

    @property
    def session(self) -> Session:
        """The session by its files as they are now."""
        self._hand.look()
        return self._hand.session

    @property
    def stage(self) -> Stage:
        """What the room sees."""
        return self.position[1]

    @property
    def position(self) -> Position:
        """Where the room is."""
        running = self.session.running
        assert running is not None
        return running.current, running.stage

    def wall(self, size: Size, letters: Letters | None) -> list[str]:
        """The rows of a window of the room."""
        session = self.session
        known = session.running.elapsed if session.running else 0.0
        elapsed = pulse.since(self._hand.book.paths.pulse, known)
        wifi = settings.load(config_folder())[0].wifi
        means = found({**os.environ, "TERM": "xterm-256color"}, sys.platform, letters)
        page = Page(*size, Style(), tones("facilitator-contrast"), means)
        return [strip.text.rstrip() for strip in draw(view(session, elapsed, wifi), page)]


class Room(Terminal):
    """The room's window. `letters` says of what large letters are made; "none" leaves words that can be read here."""

    def __init__(self, home: Path, size: Size = SMALL, letters: Letters | None = None) -> None:
        self._size, self._letters = size, letters
        asked = ["--letters", letters] if letters else []
        # Tests that run beside each other are told a size of their own, which is not that of this window.
        env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        super().__init__("--home", str(home), "project", *asked, columns=size[0], rows=size[1], env=env)

    def see_wall(self, disk: OnDisk) -> None:
        """Wait until the window shows what it has to."""

        def shown() -> bool:
            return self.lines == disk.wall(self._size, self._letters)

        self.wait(shown, f"the wall at {disk.position}")

    def see_change(self, disk: OnDisk, before: Position) -> None:
        """Wait until the room is somewhere else than before, and the window shows it."""
        self.wait(lambda: disk.position != before, "a change on the disk")
        self.see_wall(disk)
