"""How the room's window draws in a page: Textual's own way, and it ends when the page's server does."""

from __future__ import annotations

from contextlib import suppress

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class PageDriver(WebDriver):
    """Textual's driver for pages. That one stays for ever when the other end of its pipes has died."""

    def run_input_thread(self) -> None:
        """Read until nobody writes any more, then leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())

    def write(self, data: str) -> None:
        """Draw; for nobody, where nobody reads any more."""
        with suppress(OSError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server, if it is still there."""
        with suppress(OSError):
            super().write_meta(data)
