"""What there is to catch up with, and what helps to remember it."""

from __future__ import annotations

from facilitator.domain.entries import RemarkKept
from facilitator.domain.recall import Occasion
from facilitator.domain.session import Remark, Session
from facilitator.texts import _, figures, words
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.widgets.remark_list import place_title, words_of
from facilitator.tui.wording import sign_of
from facilitator.tui.wrapping import Run


class Occasions(Listing, can_focus=False):
    """The moments by hour, then the questions, each part under its heading."""

    def __init__(self, session: Session, found: list[Occasion], id: str) -> None:
        super().__init__(id=id)
        self._session = session
        self._rows = _rows(found)
        self.selected = self._first()

    def _first(self) -> int | None:
        """The row to begin with: what waits to be caught up with, else anything."""
        waiting = [at for at, row in enumerate(self._rows) if isinstance(row, Occasion) and _waits(row)]
        rows = waiting or [at for at in range(self.count()) if self.selectable(at)]
        return rows[0] if rows else None

    def show(self, session: Session, found: list[Occasion]) -> None:
        """As it is now; what was selected stays so, or what stands in its place."""
        chosen, place = self.chosen(), self.selected or 0
        self._session, self._rows = session, _rows(found)
        rows = [at for at in range(self.count()) if self.selectable(at)]
        same = [at for at in rows if chosen is not None and _same(self._rows[at], chosen)]
        row = next(iter(same), None)
        if row is None:
            row = next((at for at in rows if at >= place), rows[-1] if rows else None)
        self.changed()
        self.select(row)

    def chosen(self) -> Occasion | None:
        """What is selected."""
        row = self._rows[self.selected] if self.selected is not None else None
        return row if isinstance(row, Occasion) else None

    def count(self) -> int:
        """Headings and all."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """A heading is only read."""
        return isinstance(self._rows[row], Occasion)

    def block(self, row: int) -> Block:
        """A heading; or the hour of a moment, its question, and whether it is caught up with."""
        held = self._rows[row]
        if isinstance(held, str):
            return Block([(held, "strong")])
        title = (place_title(self._session, held.moment.prompt), "")
        hour = f" ◆ {words.hour(held.moment.at):>7}  " if held.marked else " ·  "
        return Block([title, *_state(held)], [(hour, "accent")])


Row = str | Occasion


def _rows(found: list[Occasion]) -> list[Row]:
    marked: list[Row] = [one for one in found if one.marked]
    questions: list[Row] = [one for one in found if not one.marked]
    rows: list[Row] = [_("Strong moments"), *marked] if marked else []
    return [*rows, *([_("The questions"), *questions] if questions else [])]


def _waits(of: Occasion) -> bool:
    return of.marked and not of.recalled


def _same(row: Row, other: Occasion) -> bool:
    """A question may have another hour now: its first remark was taken out."""
    if not isinstance(row, Occasion) or row.marked != other.marked:
        return False
    return row.moment.at == other.moment.at if row.marked else row.moment.prompt == other.moment.prompt


def _state(of: Occasion) -> list[Run]:
    if _waits(of):
        return [("  " + _("to catch up with"), "mark")]
    if not of.recalled:
        return []
    return [("  ✓ " + figures.from_memory(len(of.recalled)), "good")]


class Noted(Pages, can_focus=False):
    """The remarks that help to remember an occasion, those kept from memory about it first."""

    def tell(self, of: Occasion | None, noted: list[Remark], on_their_way: list[RemarkKept]) -> None:
        """Those of this occasion."""
        self.show(_blocks(of, noted, on_their_way) if of else [])

    def begin(self) -> None:
        """Show the top."""
        self._put_top((0, 0))


def _blocks(of: Occasion, around: list[Remark], on_their_way: list[RemarkKept]) -> list[Block]:
    sent = [draft for draft in on_their_way if draft.at == of.moment.at]
    blocks: list[Block] = []
    if of.recalled or sent:
        blocks = [Block([(_("From memory"), "strong")])]
        blocks += [*map(_block, of.recalled), *map(_unkept, sent)]
    heading = _("Noted within two minutes") if of.marked else _("Noted under this question")
    if around:
        blocks += [Block([(heading, "strong")]), *map(_block, around)]
    return blocks or [Block([(_("Nothing was noted then."), "faint")])]


def _block(remark: Remark) -> Block:
    lead = [(f"{words.hour(remark.at):>7} ", "faint"), (f"{sign_of(remark.kind)} ", "accent")]
    return Block(words_of(remark.kind, remark.speaker, remark.text), lead)


def _unkept(draft: RemarkKept) -> Block:
    lead = [("      … ", "alert")]
    runs = words_of(draft.kind, draft.speaker, draft.text)
    return Block([*runs, ("  " + _("not kept yet"), "alert")], lead)
