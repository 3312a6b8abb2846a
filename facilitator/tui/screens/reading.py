"""A session to be read. Nothing here writes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.texts import _, troubles
from facilitator.tui.keys import N_
from facilitator.tui.on_top import OnTop
from facilitator.tui.session_pages import fault_blocks, session_blocks
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages


class ReadingScreen(OnTop[None]):
    """Its faults first, where it has any; then all that can be read."""

    AUTO_FOCUS = "Pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("go back"), id="reading.back", tooltip=N_("Back to the list")),
        Binding("q", "app.quit", N_("quit"), show=False, id="reading.quit", tooltip=N_("Leave the program")),
    ]

    def __init__(self, paths: SessionPaths) -> None:
        super().__init__()
        self.pages = Pages(_blocks(paths), id="pages")

    def compose(self) -> ComposeResult:
        """The session over the keys."""
        yield self.pages
        yield KeyBar()

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _("This session is shown as its file says. Nothing is written to it from here."),
            _("The arrows and the page keys move through it."),
        ]


def _blocks(paths: SessionPaths) -> list[Block]:
    try:
        loaded = load(paths)
    except OSError as error:
        return [Block([(troubles.sentence(error), "alert")])]
    said = fault_blocks(loaded.faults, loaded.session is not None)
    return said + (session_blocks(loaded.session) if loaded.session else [])
