"""A window with one field."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from textual.widgets import Input

from facilitator.tui.keys import actions_by_key
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.wrapped_input import WrappedInput

Answer = TypeVar("Answer")


class Window(Dialog[Answer], Generic[Answer]):
    """What is typed while it opens goes into its field."""

    field: Input

    def on_mount(self) -> None:
        """Its keys act in the order in which they are struck, among the letters."""
        if isinstance(self.field, WrappedInput):
            self.field.keys = actions_by_key(self.BINDINGS)

    def take(self, letters: str) -> None:
        """Letters that were struck before the field was there."""
        put_in(self.field, letters)


def put_in(field: Input, letters: str) -> None:
    """Have letters in a field where its cursor is, even before it is drawn; not those that it refuses."""
    at = field.cursor_position
    value = field.value[:at] + letters + field.value[at:]
    if field.restrict is None or re.fullmatch(field.restrict, value):
        field.value = value
        field.cursor_position = at + len(letters)
