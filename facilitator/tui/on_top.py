"""Screens on which a key may be held down, or struck twice in haste."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen

Answer = TypeVar("Answer")
Other = TypeVar("Other")


class OnTop(Screen[Answer]):
    """It answers once, and opens one window at a time.

    Keys reach a screen for a moment after it went, or after another came over it: left to itself, Textual
    then takes away whatever screen is on top, and opens as many windows as there were keys.
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer and go; nothing when this screen is not on top, or not any more."""
        if self.app.screen is self:
            return super().dismiss(result)
        nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return nothing

    def open_over(self, window: Screen[Other], then: Callable[[Other | None], Any] | None = None) -> None:
        """Open a window over this screen, unless there is one."""
        if self.app.screen is self:
            self.app.push_screen(window, then)


# A stylesheet knows a class by the first of its bases alone: what says how it is drawn stands first.


class Dialog(ModalScreen[Answer], OnTop[Answer]):
    """A window over another screen."""


class Palette(CommandPalette, OnTop[None]):
    """Every action by its name."""
