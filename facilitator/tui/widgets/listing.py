"""A list of any length of which only what is seen costs anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, strip_of
from facilitator.tui.wrapping import Run

_WHEEL_LINES = 3
_KEPT_WRAPS = 600

Place = tuple[int, int]
"""A row, and one of its lines."""

_SIGNS = {True: ("▌", "accent"), False: (" ", "")}


class Listing(Widget, can_focus=True):
    """Rows asked for by number, wrapped when they come into view. It has no idea of its whole height.

    The first column is the list's: a bar stands there before the selected row, for eyes that see no colour.
    While `follows`, the last row stays in view at the bottom.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, id="list.up", tooltip=N_("The row above")),
        Binding("down", "move(1)", N_("down"), show=False, id="list.down", tooltip=N_("The row below")),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            id="list.page-up",
            tooltip=N_("A page up"),
        ),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("page down"),
            show=False,
            id="list.page-down",
            tooltip=N_("A page down"),
        ),
        Binding(
            "home,shift+home", "first", N_("first"), show=False, id="list.first", tooltip=N_("The first row")
        ),
        Binding("end,shift+end", "last", N_("last"), show=False, id="list.last", tooltip=N_("The last row")),
        Binding("enter", "choose", N_("choose"), show=False, id="list.choose", tooltip=N_("This row")),
    ]

    @dataclass
    class Moved(Message):
        """Another row is selected; `row` is None when none is."""

        row: int | None

    @dataclass
    class Chosen(Message):
        """Enter or a click on a row."""

        row: int

    def __init__(self, follows: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.selected: int | None = None
        self._follows = follows
        self._bottom = follows
        self._top: Place = (0, 0)
        self._held = True
        self._wraps: dict[int, list[list[Run]]] = {}
        self._seen: list[Place] | None = None
        self._seen_size = (0, 0)

    # What a subclass says

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def block(self, row: int) -> Block:
        """What a row says."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Whether a row can be selected, or only read."""
        return True

    # What its owner tells it

    def changed(self, row: int | None = None) -> None:
        """Have a row drawn anew, or all of them."""
        if row is None:
            self._wraps.clear()
        else:
            self._wraps.pop(row, None)
        self._redraw()

    def select(self, row: int | None) -> None:
        """Select a row and bring it into view; None selects nothing and goes back to following."""
        if row is None and self._follows:
            self._bottom = True
        before, self.selected = self.selected, row
        self._held = True
        if row is not None:
            self._bring_in(row)
        self._redraw()
        if row != before:
            self.post_message(self.Moved(row))

    def follow(self) -> None:
        """Show the end, and stay there."""
        self._bottom = True
        self._redraw()

    # Moving

    def action_move(self, by: int) -> None:
        """Select the next row, or the one before; past the end of a list that follows, none."""
        if not self.count():
            return
        start = self.selected if self.selected is not None else (self.count() if by < 0 else -1)
        if self.selected is None and self._follows and by > 0:
            return
        row = start + by
        while 0 <= row < self.count() and not self.selectable(row):
            row += by
        if 0 <= row < self.count():
            self.select(row)
        elif by > 0 and self._follows:
            self.select(None)
        elif by < 0:
            self._put_top((0, 0))

    def action_page(self, by: int) -> None:
        """Move by what is seen at once."""
        self.scroll_lines(by * max(1, self.content_size.height - 1))
        rows = [row for row, _ in self._places()]
        near = [row for row in (rows if by < 0 else reversed(rows)) if self.selectable(row)]
        if near and self.selected is not None:
            self.select(near[0])

    def action_first(self) -> None:
        """Select the first row."""
        self._put_top((0, 0))
        self._select_near(range(self.count()))

    def action_last(self) -> None:
        """Select the last row."""
        self._select_near(range(self.count() - 1, -1, -1))

    def _select_near(self, rows: range) -> None:
        row = next((row for row in rows if self.selectable(row)), None)
        if row is not None:
            self.select(row)

    def action_choose(self) -> None:
        """Say that the selected row is chosen."""
        if self.selected is not None:
            self.post_message(self.Chosen(self.selected))

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; a click on the selected one chooses it."""
        offset = event.get_content_offset(self)
        places = self._places()
        if offset is None or offset.y >= len(places):
            return
        row = places[offset.y][0]
        if row == self.selected:
            self.action_choose()
        elif self.selectable(row):
            self.select(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.scroll_lines(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self.scroll_lines(-_WHEEL_LINES)

    # What is in view

    def on_resize(self, event: events.Resize) -> None:
        """What was selected is in view at any size, unless one has scrolled away from it."""
        if self._held and self.selected is not None:
            self._bring_in(self.selected)

    @property
    def room(self) -> int:
        """How many columns a row has."""
        return self.content_size.width - 1

    def scroll_lines(self, by: int) -> None:
        """Move what is in view by some lines."""
        places = self._places()
        if not places:
            return
        top = self._walk(places[0], by)
        bottom = self._top_when_last_is(self._last_place())
        self._bottom = self._follows and top >= bottom
        self._top = min(top, max(bottom, (0, 0)))
        self._held = False
        self._redraw()

    def _redraw(self) -> None:
        self._seen = None
        self.refresh()

    def _put_top(self, place: Place) -> None:
        self._top, self._bottom = place, False
        self._redraw()

    def _bring_in(self, row: int) -> None:
        places = self._places()
        shown = [line for seen, line in places if seen == row]
        if not self.content_size.height or len(shown) == len(self._lines(row)):
            return
        if not places or row <= places[0][0]:
            self._put_top((row, 0))
        else:
            last = (row, min(len(self._lines(row)), self.content_size.height or 1) - 1)
            self._put_top(self._top_when_last_is(last))

    def _places(self) -> list[Place]:
        """The rows and lines in view, from the top."""
        size = (self.content_size.width, self.content_size.height)
        if self._seen is None or self._seen_size != size:
            if self._seen_size[0] != size[0]:
                self._wraps.clear()
            self._seen_size = size
            self._seen = self._look(size[1])
        return self._seen

    def _look(self, height: int) -> list[Place]:
        if not self.count() or not height:
            return []
        places = [] if self._bottom else list(islice(self._from(self._clamped(self._top)), height))
        if len(places) < height:
            # Only now is the end of the list worth looking for: its rows may never have been read.
            places = list(islice(self._from(self._top_when_last_is(self._last_place())), height))
        self._top = places[0]
        return places

    def _clamped(self, place: Place) -> Place:
        if place[0] >= self.count():
            return self._last_place()
        return place[0], min(place[1], len(self._lines(place[0])) - 1)

    def _last_place(self) -> Place:
        row = self.count() - 1
        return row, len(self._lines(row)) - 1

    def _top_when_last_is(self, place: Place) -> Place:
        return self._walk(place, 1 - max(1, self.content_size.height))

    def _walk(self, place: Place, by: int) -> Place:
        row, line = place
        line += by
        while line < 0 and row > 0:
            row -= 1
            line += len(self._lines(row))
        while row < self.count() - 1 and line >= len(self._lines(row)):
            line -= len(self._lines(row))
            row += 1
        return row, min(max(line, 0), len(self._lines(row)) - 1)

    def _from(self, place: Place) -> Iterator[Place]:
        row, first = place
        while row < self.count():
            for line in range(first, len(self._lines(row))):
                yield row, line
            row, first = row + 1, 0

    def _lines(self, row: int) -> list[list[Run]]:
        lines = self._wraps.get(row)
        if lines is None:
            if len(self._wraps) > _KEPT_WRAPS:
                self._wraps.clear()
            lines = self._wraps[row] = self.block(row).lines(self.room) or [[]]
        return lines

    def render_line(self, y: int) -> Strip:
        """One line in view."""
        places = self._places()
        width = self.content_size.width
        if y >= len(places):
            return strip_of([], width, self)
        row, line = places[y]
        chosen = row == self.selected
        return strip_of([_SIGNS[chosen], *self._lines(row)[line]], width, self, chosen)

    def text(self) -> str:
        """What is in view."""
        return "\n".join("".join(text for text, _ in self._lines(row)[line]) for row, line in self._places())
