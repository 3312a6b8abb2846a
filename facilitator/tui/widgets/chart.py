"""Bars, drawn again when the width changes."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from facilitator.texts.bars import Line
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.pages import Pages

_TONES = {"": "", "name": "", "head": "faint", "count": "strong", "bar": "accent"}

Drawing = Callable[[int], list[Line]]
"""What is drawn in so many columns."""


class Chart(Pages):
    """Some lines of text, and under them a drawing."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__([], id=id)
        self._above: list[Block] = []
        self._drawing: Drawing = lambda width: []

    def draw(self, above: list[Block], drawing: Drawing) -> None:
        """Have these instead, from their first line."""
        self._above, self._drawing = above, drawing
        self._fit()
        self.scroll_lines(-self.count())

    def on_resize(self, event: events.Resize) -> None:
        """Another width asks for another drawing."""
        self._fit()

    def _fit(self) -> None:
        lines = self._drawing(self.room)
        self.show([*self._above, *(Block([(text, _TONES[what]) for text, what in line]) for line in lines)])
