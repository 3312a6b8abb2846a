"""A window with one field."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

Answer = TypeVar("Answer")


class Window(ModalScreen[Answer], Generic[Answer]):
    """What is typed while it opens goes into its field."""

    field: Input

    def take(self, letters: str) -> None:
        """Letters that were struck before the field was there."""
        put_in(self.field, letters)


def put_in(field: Input, letters: str) -> None:
    """Have letters in a field where its cursor is, even before it is drawn."""
    at = field.cursor_position
    field.value = field.value[:at] + letters + field.value[at:]
    field.cursor_position = at + len(letters)
