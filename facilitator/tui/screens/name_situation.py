"""Asking what a situation is called."""

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


class NameSituation(Window[str | None]):
    """Gives the name, which may be empty for now; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("keep"), id="situation.keep", tooltip=N_("Keep this name")),
        Binding("escape", "cancel", N_("go back"), id="situation.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, asked: str, title: str = "") -> None:
        super().__init__()
        self._asked = asked
        self.field = WrappedInput(title, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """What is asked over the field."""
        with Vertical(classes="dialog"):
            yield Prose(Block([(self._asked, "strong")]), classes="question")
            yield self.field
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def action_choose(self) -> None:
        """Give the name."""
        self.dismiss(self.field.value.strip())

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [_("It is the heading of this part of the article. It can be changed again, and taken back.")]
