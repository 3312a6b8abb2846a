"""What every window of the program has, whichever screens it shows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual import constants
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver

from facilitator.domain.faults import Fault
from facilitator.storage.folders import config_folder
from facilitator.storage.settings import Palette
from facilitator.texts import _
from facilitator.tui import keys
from facilitator.tui.french_wrapping import wrap_as_french_asks
from facilitator.tui.keys import N_, called
from facilitator.tui.tones import PALETTES, theme

# Textual takes an empty list of keys for no wish at all: a key that no terminal sends says "none".
_NO_KEY = "none"

HELP = Binding(
    "f1,ctrl+g",
    "app.help",
    N_("help"),
    priority=True,
    id="app.help",
    tooltip=N_("Explain this screen"),
)
QUIT = Binding(
    "ctrl+q", "app.quit", N_("quit"), priority=True, id="app.quit", tooltip=N_("Leave the program")
)


class Window(App[int]):
    """Its keys are the user's own, its palettes ours; a fault of the program is raised by whoever runs it."""

    # Named in full: Textual would look beside the module of whatever class is derived from this one.
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("style.tcss")
    TITLE = "facilitator"

    def __init__(self, palette: Palette, wanted: dict[str, str]) -> None:
        super().__init__()
        wrap_as_french_asks()
        self.failure: Exception | None = None
        for one in PALETTES:
            self.register_theme(theme(one))
        self.theme = theme(palette).name
        self.key_faults = self._take_keys(wanted)

    def get_driver_class(self) -> type[Driver]:
        """Our own for terminals; that of the system, or of a page, elsewhere."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from facilitator.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    def _take_keys(self, wanted: dict[str, str]) -> list[Fault]:
        own: dict[str, str] = {}
        faults: list[Fault] = []
        if wanted:
            from facilitator.tui import keymap

            own, faults = keymap.of(wanted, config_folder())
        keys.use(own)
        self.set_keymap({id: named or _NO_KEY for id, named in own.items()})
        return faults

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback in the middle of somebody's evening.
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.bell()
        self._close_messages_no_wait()

    async def action_help(self) -> None:
        """Explain the screen; once more, and the explanation goes away."""
        from facilitator.tui.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.action_close()
            return
        texts = getattr(self.screen, "help_texts", None)
        if texts is not None:
            await self.push_screen(Help(self.screen, texts()))

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing here: say what does."""
        said = _("To leave the program: {key}").format(key=called("app.quit", [QUIT]))
        self.notify(said, markup=False, timeout=4)
