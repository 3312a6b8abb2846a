"""The least a second window can be: it looks at a file as often as the room's window does, and shows its last line."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.services.watching import LOOK_SECONDS


class Follower(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """As large as its text."""
        yield Static("nothing yet")

    def on_mount(self) -> None:
        """Look from now on."""
        self._seen = b""
        self.set_interval(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        found = Path(sys.argv[1]).read_bytes()
        if found != self._seen:
            self._seen = found
            self.query_one(Static).update(Content(found.decode().splitlines()[-1]))


if __name__ == "__main__":
    Follower().run()
