"""Past sessions in columns, as many as there is room for, under headings that say the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.domain.visible import visible
from facilitator.services.catalogue import By, Entry
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, words
from facilitator.tui.widgets.blocks import GAP, Block, strip_of
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run, wrap

_LEAD = 2  # a mark, and a space
_BETWEEN = 2
_SIGNS = {"left": "↻", "running": "▶", "faulty": "✗"}


class Column(NamedTuple):
    """What a column says. `width` is in cells, or its share of what is left, where it `grows`; it is shown from a
    `least` width of the table on."""

    by: By
    heading: Callable[[], str]
    width: int
    says: Callable[[Entry], Run]
    least: int = 0
    grows: bool = False
    figures: bool = False


def _day(entry: Entry) -> Run:
    return f"{entry.row.started:%Y-%m-%d}" if entry.row.started else "", "faint"


def _people(entry: Entry) -> Run:
    return "" if entry.row.people is None else str(entry.row.people), ""


def _time(entry: Entry) -> Run:
    return words.duration(entry.row.seconds) if entry.row.seconds else "", ""


def _take_up(entry: Entry) -> Run:
    return str(entry.row.take_up or ""), "mark"


def state(entry: Entry) -> Run:
    """What is to be known before it is opened; nothing where all is well."""
    row = entry.row
    if row.state != "ended":
        said = f"{_SIGNS[row.state]} {words.state(row.state)}"
        return said, "alert" if row.state == "faulty" else "mark"
    if entry.copy_of is not None:
        return "≠ " + _("copy"), "alert"
    return ("! " + _("past its date"), "alert") if row.past_due(date.today()) else ("", "")


COLUMNS = (
    Column("date", lambda: _("Date"), 10, _day),
    Column("title", lambda: _("Title"), 5, lambda entry: (visible(entry.row.title), ""), grows=True),
    Column(
        "theme", lambda: _("Theme"), 3, lambda entry: (visible(entry.row.theme), "faint"), 190, grows=True
    ),
    Column("place", lambda: _("Place"), 3, lambda entry: (visible(entry.row.place), ""), 96, grows=True),
    Column("people", lambda: _("People"), 11, _people, 130, figures=True),
    Column("remarks", lambda: _("Remarks"), 9, lambda entry: (str(entry.row.remarks), ""), 50, figures=True),
    Column("time", lambda: _("Time"), 9, _time, 96, figures=True),
    Column("voices", lambda: _("Voices"), 8, lambda entry: (str(entry.row.voices), ""), 110, figures=True),
    Column("take-up", lambda: _("To take up"), 13, _take_up, 140, figures=True),
    Column("state", lambda: _("State"), 16, state, 60),
)

Placed = tuple[Column, int, int]
"""A column, where it begins and how wide it is."""


def placed(width: int) -> list[Placed]:
    """The columns there is room for in a table this wide."""
    shown = [column for column in COLUMNS if column.least <= width]
    fixed = sum(column.width for column in shown if not column.grows)
    room = max(1, width - _LEAD - fixed - _BETWEEN * (len(shown) - 1))
    shares = sum(column.width for column in shown if column.grows)
    found: list[Placed] = []
    start = _LEAD
    for column in shown:
        wide = max(1, room * column.width // shares) if column.grows else column.width
        found.append((column, start, wide))
        start += wide + _BETWEEN
    return found


def cell(text: str, width: int, figures: bool = False) -> str:
    """A text as wide as its column, cut where it is wider. No line breaks in it."""
    if cell_len(text) > width:
        text = wrap(words.shortened(text.replace(" ", GAP), width), width)[0]
    gap = " " * max(0, width - cell_len(text))
    return (gap + text if figures else text + gap).replace(" ", GAP)


@dataclass
class Order:
    """By which column, and whether from its largest on."""

    by: By
    descending: bool


class Headings(Widget):
    """The names of the columns, and the order; a click on one asks for its order."""

    @dataclass
    class Clicked(Message):
        """A heading was clicked."""

        by: By

    def __init__(self, order: Order, id: str) -> None:
        super().__init__(id=id)
        self._order = order

    def render_line(self, y: int) -> Strip:
        """The only line."""
        width = self.content_size.width
        return strip_of(list(self._runs(width)), width, self)

    def _runs(self, width: int) -> Iterator[Run]:
        yield " " * (_LEAD + 1), ""
        for column, _start, wide in placed(width - 1):
            ordered = column.by == self._order.by
            arrow = (" ▼" if self._order.descending else " ▲") if ordered else ""
            said = cell(
                words.shortened(column.heading(), max(1, wide - len(arrow))) + arrow, wide, column.figures
            )
            yield said, "strong" if ordered else "faint"
            yield " " * _BETWEEN, ""

    def text(self) -> str:
        """The line, for whoever has to read it without looking."""
        return self.render_line(0).text

    def on_click(self, event: events.Click) -> None:
        """The column under the mouse."""
        offset = event.get_content_offset(self)
        for column, start, wide in placed(self.content_size.width - 1):
            if offset is not None and start + 1 <= offset.x < start + 1 + wide + _BETWEEN:
                self.post_message(self.Clicked(column.by))


class SessionTable(Listing, can_focus=False):
    """A row a session. Those marked have a sign before them."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.marked: set[SessionPaths] = set()
        self._entries: Sequence[Entry] = ()
        self._said = ""
        self.wanted: SessionPaths | None = None

    def show(self, entries: Sequence[Entry], said: str = "") -> None:
        """Have these rows, or a sentence where there are none. The selected session stays so where it is among them,
        unless another is `wanted` and has come."""
        chosen = self.chosen()
        wanted = [paths.name for paths in (self.wanted, chosen.paths if chosen else None) if paths]
        self._entries, self._said = entries, said
        self.selected = None
        self.changed()
        places = {name: place for place, entry in enumerate(entries) if (name := entry.paths.name) in wanted}
        if self.wanted is not None and self.wanted.name in places:
            self.wanted = None
        if entries:
            self.select(next((places[one] for one in wanted if one in places), 0))
        else:
            self.post_message(self.Moved(None))

    def chosen(self) -> Entry | None:
        """The selected session."""
        return self._entries[self.selected] if self.selected is not None and self._entries else None

    def mark(self) -> None:
        """Mark the selected session, or do not any more, and go on to the next."""
        if (chosen := self.chosen()) is not None:
            self.marked ^= {chosen.paths}
            self.changed(self.selected)
            self.action_move(1)

    def unmark(self) -> None:
        """Mark none."""
        self.marked.clear()
        self.changed()

    def count(self) -> int:
        """A sentence is a row too."""
        return len(self._entries) or bool(self._said)

    def selectable(self, row: int) -> bool:
        """A sentence is only read."""
        return bool(self._entries)

    def block(self, row: int) -> Block:
        """A session, on one line."""
        if not self._entries:
            return Block([(self._said, "faint")], [("  ", "")])
        entry = self._entries[row]
        runs: list[Run] = []
        for column, _start, wide in placed(self.room):
            text, tone = column.says(entry)
            runs += [(cell(text, wide, column.figures), tone), (GAP * _BETWEEN, "")]
        mark = "● " if entry.paths in self.marked else "  "
        return Block(runs[:-1], [(mark, "mark")])
