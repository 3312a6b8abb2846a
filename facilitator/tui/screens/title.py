"""Asking for the title of a question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.storage.themes import LONGEST_TITLE
from facilitator.texts import _, troubles
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput


class AskTitle(Window[str | None]):
    """Gives a title that a theme may have, None for Escape. What cannot be a title stays there to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("keep"), id="title.keep", tooltip=N_("Keep this title")),
        Binding("escape", "cancel", N_("go back"), id="title.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, asked: str, title: str) -> None:
        super().__init__()
        self._asked = asked
        self.field = WrappedInput(title, select_on_focus=False)
        self.refusal = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """What is asked over the field."""
        with Vertical(classes="dialog"):
            yield Prose(Block([(self._asked, "strong")]), classes="question")
            yield self.field
            yield self.refusal
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self._give(event.value.strip())

    async def action_choose(self) -> None:
        """As Enter in the field."""
        self._give(self.field.value.strip())

    def _give(self, title: str) -> None:
        if not title:
            self._refuse(_("A title needs a word at least."))
        elif len(title) > LONGEST_TITLE:
            self._refuse(troubles.title_too_long(LONGEST_TITLE))
        else:
            self.dismiss(title)

    def _refuse(self, said: str) -> None:
        self.refusal.show(Block([(said, "alert")], [("! ", "alert")]))

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this dialog is for."""
        return [_("The room sees this title. It can be changed again, and taken back.")]
