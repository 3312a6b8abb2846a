"""The window that asks for what a code on the wall is to say."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.texts import _
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput


class AskCode(Window[str | None]):
    """Gives the text, None for Escape or for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "show", N_("show"), id="code.show", tooltip=N_("Show this text as a QR code")),
        Binding("escape", "cancel", N_("go back"), id="code.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.field = WrappedInput(placeholder=_("for example: example.org/cafe"))

    def compose(self) -> ComposeResult:
        """The question over a field."""
        with Vertical(classes="dialog"):
            yield Prose(Block([(_("What is the QR code to say?"), "strong")]), classes="question")
            yield self.field
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.dismiss(event.value.strip() or None)

    async def action_show(self) -> None:
        """As Enter in the field."""
        await self.field.action_submit()

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("An address is opened by the phone that reads the code. Any other words are shown on it."),
            _("The shorter the text, the larger the code, and the farther it can be read."),
        ]
