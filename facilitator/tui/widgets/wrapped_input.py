"""A field for one line of text, as many rows high as the line needs."""

from __future__ import annotations

import re
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from facilitator.domain.visible import same_length
from facilitator.tui.keys import actions_by_key
from facilitator.tui.rows import Rows
from facilitator.tui.wrapping import Row

_MOST = 5
_SHARE = 4
_USUAL_WIDTH = 80
_OWN_KEYS = actions_by_key(Input.BINDINGS)
_LINE_FEEDS = re.compile(r"\s*[\r\n]\s*")


class WrappedInput(Input):
    """An `Input` that breaks its text as everything else is broken, and never cuts a character in two.

    `keys` are those of the screen, with their actions, that are to act among the letters in the order in which they
    are struck.

    It is as high as its rows, up to five and to a fourth of the screen; then it scrolls inside. The last column is
    the cursor's, so that it is seen after a full row. Suggestions and highlighters are not drawn.
    """

    DEFAULT_CSS = """
    WrappedInput {
        min-height: 1;
        max-height: 25vh;
    }
    """

    def __init__(
        self,
        value: str | None = None,
        *,
        placeholder: str = "",
        restrict: str | None = None,
        select_on_focus: bool = True,
        id: str | None = None,
    ) -> None:
        self.keys: dict[str, str] = {}
        self._rows = Rows()
        self._drawn: str | None = None
        self._top = 0
        super().__init__(
            value, placeholder, restrict=restrict, select_on_focus=select_on_focus, id=id, compact=True
        )
        # What Input makes of `content_width`: as it never changes, a key never lays the screen out for it.
        self.set_reactive(WrappedInput.virtual_size, Size(0, 1))

    # Rows

    @property
    def rows(self) -> Rows:
        """The rows of what is in it now; those of the placeholder while nothing is."""
        drawn, width = self.value or self.placeholder, max(1, (self.content_size.width or _USUAL_WIDTH) - 1)
        if drawn is not self._drawn or width != self._rows.width:
            self._drawn = drawn
            self._rows.set(self.shown(drawn), width)
        return self._rows

    def shown(self, text: str) -> str:
        """What is drawn for a text, character by character."""
        return same_length(text)

    def redraw(self) -> None:
        """Draw the text anew: something else is shown for it now."""
        self._drawn = None
        self._fit()
        self.refresh()

    @property
    def place(self) -> tuple[int, int]:
        """The row and the cell of the cursor."""
        return self.rows.place(self._cursor)

    @property
    def _cursor(self) -> int:
        return min(self.cursor_position, len(self.value))

    def on_resize(self, event: events.Resize) -> None:
        """Other rows, perhaps."""
        self._fit()

    def _fit(self) -> None:
        """Have the height of the rows, and the cursor in view. Only another number of rows lays the screen out."""
        if not self.content_size.width:
            return
        needed, row = self.rows.count(_MOST), self.place[0]
        self.styles.height = needed + self.gutter.height
        height = min(needed, max(1, self.app.size.height // _SHARE))
        top = max(min(self._top, row), row - height + 1)
        # No empty rows at the end while there are some above.
        while top > 0 and self.rows.row(top + height - 1) is None:
            top -= 1
        if top != self._top:
            self._top = top
            self.refresh()

    # What Input asks

    @property
    def content_width(self) -> int:
        """Nothing: no text makes the field wider, or scroll sideways."""
        return 0

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the room there is."""
        return container.width

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal shows what an input method writes."""
        row, cell = self.place
        return self.content_region.offset + Offset(cell, row - self._top)

    def _watch_value(self, value: str) -> None:
        self._fit()
        super()._watch_value(value)

    def _watch_selection(self, selection: Selection) -> None:
        self.app.clear_selection()
        self._fit()
        self.app.cursor_position = self.cursor_screen_offset

    def validate_selection(self, selection: Selection) -> Selection:
        """Never within a character: on in the direction it was moving."""
        start, end = super().validate_selection(selection)
        if not self.value:
            return Selection(start, end)
        rows, before = self.rows, self.selection
        return Selection(rows.snap(start, start >= before.start), rows.snap(end, end >= before.end))

    # Keys and mouse

    async def on_key(self, event: events.Key) -> None:
        """A key that is not printed: one that it was given, or one of those that edit the line.

        The usual way for such a key is to climb to the app and come back as an action, while the letters typed after
        it are already here.
        """
        if event.is_printable:
            return
        if event.key in self.keys:
            await self.act(self.keys[event.key], self.screen)
        elif event.key in _OWN_KEYS:
            await self.app.run_action(_OWN_KEYS[event.key], self)
        else:
            return
        event.stop()
        event.prevent_default()

    async def act(self, action: str, screen: Screen[object]) -> None:
        """Do what a key of the screen does."""
        await self.app.run_action(action, screen)

    def action_delete_left(self) -> None:
        """Delete the character before the cursor, with its accents."""
        if self.selection.is_empty and self.value:
            self.delete(self.rows.before(self._cursor), self._cursor)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete the character at the cursor, with its accents."""
        if self.selection.is_empty and self.value:
            self.delete(self._cursor, self.rows.after(self._cursor))
        else:
            self.delete_selection()

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one: none of them is dropped unseen."""
        event.stop()
        event.prevent_default()
        if text := _LINE_FEEDS.sub(" ", event.text.strip("\r\n")):
            self.replace(text, *self.selection)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor under the mouse."""
        event.prevent_default()
        self._pause_blink(visible=True)
        self.selection = Selection.cursor(self._position_at(event))
        self._selecting = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed."""
        event.prevent_default()
        if self._selecting:
            self.selection = Selection(self.selection.start, self._position_at(event))

    def _position_at(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset_capture(self)
        return self.rows.position(self._top + offset.y, max(0, offset.x)) if self.value else 0

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row, with what is selected in it and the cursor."""
        row = self.rows.row(self._top + y)
        segments: list[Segment] = []
        if row is not None:
            at_cursor = self.has_focus and self._cursor_visible and self.place[0] == self._top + y
            segments = self._segments(row, self._cursor if at_cursor else None)
        return Strip(segments).adjust_cell_length(self.content_size.width).apply_style(self.rich_style)

    def _segments(self, row: Row, cursor: int | None) -> list[Segment]:
        text, look = self.rows.text, self.get_component_rich_style
        plain = Style() if self.value else look("input--placeholder")
        chosen = range(*sorted(self.selection)) if self.has_focus and self.value else range(0)
        cuts = {row.start, row.end, chosen.start, chosen.stop}
        if cursor is not None:
            cuts |= {cursor, self.rows.after(cursor)}
        segments = []
        for start, end in pairwise(sorted(cut for cut in cuts if row.start <= cut <= row.end)):
            style = plain + look("input--selection") if start in chosen else plain
            style = style + look("input--cursor") if start == cursor else style
            segments.append(Segment(text[start:end], style))
        if cursor is not None and cursor >= row.end:
            gap = self.place[1] - sum(segment.cell_length for segment in segments)
            segments += [Segment(" " * gap), Segment(" ", look("input--cursor"))]
        return segments
