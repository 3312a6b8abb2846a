"""The two sides of the board as lists of remarks: what they have in common, and how a remark is drawn there."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from textual import events
from textual.message import Message

from facilitator.domain.session import Remark
from facilitator.domain.synthesis import Placed, Ref, Sessions, Synthesis, can_be_quoted, remark_of, undecided
from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.remark_list import marks_runs
from facilitator.tui.wording import sign_of
from facilitator.tui.wrapping import Run

_LONGEST = 240
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Key = Ref | int | str
"""A remark, the place of a situation, or a heading that is only read."""


class Order:
    """All that the sources of an article have, in reading order: looked up once, as long as they stay the same."""

    def __init__(self, refs: Sequence[Ref] = ()) -> None:
        self.refs = refs
        self.last = max((ref.number for ref in refs), default=1)


@dataclass
class Table:
    """What lies on the board: the synthesis, its sources with all they have, and what is marked."""

    synthesis: Synthesis
    sessions: Sessions
    order: Order = field(default_factory=Order)
    marked: Mapping[Ref, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unplaced = undecided(self.synthesis, self.order.refs)
        self.width = len(self.name(Ref(next(iter(self.sessions), "?"), self.order.last)))

    def name(self, ref: Ref) -> str:
        """A remark's number, after the letter of its session where there are several."""
        return f"{self.letter(ref.session)}#{ref.number}"

    def letter(self, session: str) -> str:
        """What stands for a session where there are several."""
        sources = self.synthesis.sources
        if len(sources) < 2 or session not in sources:
            return ""
        at = sources.index(session)
        return _LETTERS[at] if at < len(_LETTERS) else str(at + 1)

    def remark(self, ref: Ref) -> Remark | None:
        """The remark, where it still is."""
        return remark_of(self.sessions, ref)

    def is_changed(self, placed: Placed) -> bool:
        """Whether the words are not what they were when the remark was placed."""
        if placed.session not in self.sessions:
            return False
        remark = self.remark(placed)
        return remark is None or not can_be_quoted(remark) or remark.published != placed.words


def remark_block(table: Table, ref: Ref, placed: Placed | None = None) -> Block:
    """A remark on either side."""
    remark, name = table.remark(ref), table.name(ref)
    sign = "●" if ref in table.marked else "★" if placed and placed.star else " "
    lead: list[Run] = [(f"{sign} ", "mark"), (name.rjust(table.width) + " ", "faint")]
    if remark is None:
        lost = (
            _("this remark cannot be found")
            if ref.session in table.sessions
            else _("its session cannot be read")
        )
        said = [(words.shortened(visible(placed.words[:_LONGEST]), 80) + " ", "faint")] if placed else []
        return Block([*said, (f"≠ {lost}", "alert")], lead)
    lead.append((f"{sign_of(remark.kind)} ", "accent"))
    runs = list(said_runs(remark))
    if placed is not None and table.is_changed(placed):
        runs.append(("  ≠ " + _("changed"), "alert"))
    return Block(runs, lead)


def said_runs(remark: Remark, longest: int = _LONGEST) -> list[Run]:
    """Who says what, as it is published, as far as it tells which remark it is."""
    said = words.shortened(visible(remark.published[: 2 * longest]), longest)
    voice: list[Run] = [(visible(remark.speaker) + words.colon(), "strong")] if remark.speaker else []
    return [*voice, (words.quoted(said) if remark.kind == "verbatim" else said, ""), *marks_runs(remark)]


class BoardList(Listing):
    """Rows that are known by what they are: what is selected stays so when others come and go."""

    @dataclass
    class Pressed(Message):
        """The button of the mouse went down on a remark: it may be on its way elsewhere."""

        ref: Ref

    @dataclass
    class Released(Message):
        """The button of the mouse went up on a row of this list."""

        over: BoardList
        row: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys: list[Key] = []
        self.table = Table(Synthesis(""), {})

    def put(self, table: Table, keys: Sequence[Key], wanted: Key | None) -> None:
        """Have these rows. `wanted` is selected where it is here, else what stands where the selected one was."""
        place = self.selected or 0
        self.table, self.keys = table, list(keys)
        self.changed()
        row = self._row_of(wanted) if wanted is not None else None
        if row is None and self.selected is not None:
            row = self._near(place)
        if row != self.selected:
            self.select(row)
        elif row is not None:
            self._bring_in(row)

    def _row_of(self, key: Key) -> int | None:
        if isinstance(key, Ref):
            number, session = key.number, key.session
            same = (
                row
                for row, one in enumerate(self.keys)
                if isinstance(one, Ref) and one.number == number and one.session == session
            )
            return next(same, None)
        return self.keys.index(key) if key in self.keys else None

    def _near(self, place: int) -> int | None:
        """The row there, or the nearest one that can be selected: after it first."""
        rows = [*range(place, len(self.keys)), *range(min(place, len(self.keys)) - 1, -1, -1)]
        return next((row for row in rows if self.selectable(row)), None)

    def select_one(self) -> None:
        """Select something, where nothing is."""
        if self.selected is None:
            self.select(self._near(0))

    def key(self) -> Key | None:
        """What is selected."""
        there = self.selected is not None and self.selected < len(self.keys)
        return self.key_at(self.selected or 0) if there else None

    def key_at(self, row: int) -> Key:
        """What stands on a row."""
        key = self.keys[row]
        return key.ref if isinstance(key, Placed) else key

    def after(self, gone: Container[Ref]) -> Key | None:
        """What is to be selected once these have left: the next remark, else the one before, else their heading."""
        key, here = self.key(), self.selected
        if here is None or not isinstance(key, Ref) or key not in gone:
            return key
        rows = [*range(here, len(self.keys)), *range(here - 1, -1, -1)]
        stays = (one for row in rows if isinstance(one := self.key_at(row), Ref) and one not in gone)
        return next(stays, None) or self._heading_above(here)

    def _heading_above(self, row: int) -> Key | None:
        above = (key for key in reversed(self.keys[: row + 1]) if isinstance(key, int))
        return next(above, None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A remark is taken hold of."""
        row = self._row_under(event)
        if row is not None and isinstance(ref := self.key_at(row), Ref):
            self.post_message(self.Pressed(ref))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """It is let go here."""
        if (row := self._row_under(event)) is not None:
            self.post_message(self.Released(self, row))

    def _row_under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        places = self._places()
        return places[min(offset.y, len(places) - 1)][0] if offset is not None and places else None

    def count(self) -> int:
        """Headings and all."""
        return len(self.keys)

    def selectable(self, row: int) -> bool:
        """A heading is only read."""
        return not isinstance(self.keys[row], str)
