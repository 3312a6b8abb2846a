"""The line that names the views, the one of the moment among them."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.domain.views import WAYS, Way
from facilitator.texts import review
from facilitator.tui.widgets.blocks import strip_of
from facilitator.tui.wrapping import Run


class Ways(Widget):
    """The view of the moment stands in ‹ ›. Where there is no room for all, only it is named."""

    class Chosen(Message):
        """A click on the name of a view."""

        def __init__(self, way: Way) -> None:
            super().__init__()
            self.way = way

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.way: Way = "question"

    def show(self, way: Way) -> None:
        """Have this one be that of the moment."""
        self.way = way
        self.refresh()

    def _names(self) -> list[tuple[Way, str]]:
        named = [(way, f"‹{review.way(way)}›" if way == self.way else f" {review.way(way)} ") for way in WAYS]
        if sum(cell_len(name) for _way, name in named) + len(named) - 1 > self.content_size.width:
            named = [one for one in named if one[0] == self.way]
        return named

    def render_line(self, y: int) -> Strip:
        """The only line."""
        runs: list[Run] = []
        for way, name in self._names():
            runs += [(name, "strong" if way == self.way else "faint"), (" ", "")]
        return strip_of(runs, self.content_size.width, self)

    def on_click(self, event: events.Click) -> None:
        """The name under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        for way, name in self._names():
            if start <= offset.x < start + cell_len(name):
                self.post_message(self.Chosen(way))
            start += cell_len(name) + 1
