"""A line of names, one of which is shown below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.widgets.blocks import strip_of
from facilitator.tui.wrapping import Run

_SIGNS = {True: ("▌", "accent"), False: (" ", "")}


class Tabs(Widget):
    """A bar stands before the chosen one, for eyes that see no colour. Where there is no room for all of them, those
    before the chosen one go first."""

    @dataclass
    class Clicked(Message):
        """The mouse is on another name; `place` counts from 0."""

        place: int

    def __init__(self, names: Sequence[str], id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = names
        self._chosen = 0

    def choose(self, place: int) -> None:
        """Show which name is chosen."""
        self._chosen = place
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The only line."""
        first = self._first()
        runs: list[Run] = []
        for place, name in enumerate(self._names[first:], first):
            chosen = place == self._chosen
            runs += [_SIGNS[chosen], (name, "strong" if chosen else "faint"), (" ", "")]
        return strip_of(runs, self.content_size.width, self)

    def _first(self) -> int:
        """The first name in view."""
        ends = self._ends(0)
        over = ends[self._chosen] - self.content_size.width
        return next((place for place, end in enumerate([0, *ends]) if end >= over), 0)

    def _ends(self, first: int) -> list[int]:
        """The columns at which the names from the first on end."""
        return list(accumulate(cell_len(f" {name} ") for name in self._names[first:]))

    def on_click(self, event: events.Click) -> None:
        """The name under the mouse."""
        offset = event.get_content_offset(self)
        first = self._first()
        for place, end in enumerate(self._ends(first), first):
            if offset is not None and offset.x < end:
                self.post_message(self.Clicked(place))
                return
