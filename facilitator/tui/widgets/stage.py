"""The wall: what the room sees, in a window of its own or in the animator's. Nothing else draws it."""

from __future__ import annotations

import os
import sys

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from facilitator.domain.room import NOTHING, RoomView
from facilitator.tui.tones import tones
from facilitator.tui.wall.drawing import draw
from facilitator.tui.wall.means import Letters, Means, found
from facilitator.tui.wall.page import Page

_Drawn = tuple[RoomView, int, int, str, Style]


class StageWall(Widget):
    """Shows a view of the room, in letters as large as there is room for; nothing until it is told one."""

    def __init__(self, letters: Letters | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.means: Means = found(os.environ, sys.platform, letters)
        self.view: RoomView = NOTHING
        self._rows: list[Strip] = []
        self._rows_of: _Drawn | None = None

    def show(self, view: RoomView) -> None:
        """Draw this from now on; costs nothing when it is there already."""
        if view != self.view:
            self.view = view
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of what was drawn for this size in this palette."""
        rows = self._drawn()
        return rows[y] if y < len(rows) else Strip.blank(self.size.width, self.visual_style.rich_style)

    def _drawn(self) -> list[Strip]:
        width, height = self.size
        base = self.visual_style.rich_style
        wanted = (self.view, width, height, self.app.theme, base)
        if wanted != self._rows_of:
            self._rows = draw(self.view, Page(width, height, base, tones(self.app.theme), self.means))
            self._rows_of = wanted
        return self._rows
