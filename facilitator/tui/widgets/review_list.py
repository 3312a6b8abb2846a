"""The remarks of a past session, in groups under their headings; some of them may be marked."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.session import Remark, Session
from facilitator.domain.views import Group, Placed, Way, groups
from facilitator.texts import _, review
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.review_rows import Names, row


class ReviewList(Listing):
    """What is selected and what is marked are remarks: they stay so, whichever way one looks at them."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.session: Session | None = None
        self.way: Way = "question"
        self.marked: dict[int, None] = {}
        self.groups: list[Group] = []
        self._rows: list[Group | Placed] = []
        self._group_of: list[int] = []
        self._starts: list[int] = []
        self.names: Names | None = None
        self._number_width = 1
        # The remark that was selected, and the row selected instead where a view does not have it.
        self._missed: tuple[int | None, int | None] = (None, None)

    # What there is

    def show(self, session: Session, number: int | None = None) -> None:
        """The session as it is now; with a number, that remark selected."""
        self.session = session
        self.names = Names(session)
        self._number_width = len(str(max(session.remarks, default=0)))
        self.marked = {one: None for one in self.marked if one in session.remarks}
        self._gather(number)

    def turn(self, way: Way) -> None:
        """Look at them in another way."""
        self.way = way
        self._gather(None)

    def _gather(self, number: int | None) -> None:
        key = self.group().key if self.selected is not None else None
        missed, instead = self._missed
        kept = missed if missed is not None and self.selected == instead else self.chosen()
        chosen, place = number or kept, self.selected or 0
        self.groups = groups(self.session, self.way) if self.session else []
        self._rows, self._group_of, self._starts = [], [], []
        for at, group in enumerate(self.groups):
            self._starts.append(len(self._rows))
            self._rows += [group, *group.remarks]
            self._group_of += [at] * (len(group.remarks) + 1)
        self.selected = None
        self.changed()
        self.select(self._row_of(chosen, key, place))
        gone = chosen is None or not self.session or chosen not in self.session.remarks
        self._missed = (None if gone or self.chosen() == chosen else chosen, self.selected)

    def _row_of(self, number: int | None, key: object, place: int) -> int | None:
        """Where a remark is now, in the same group if it can be; where it is no more, what stands in its place."""
        here = [at for at, one in enumerate(self._rows) if isinstance(one, Placed) and one.number == number]
        same = [at for at in here if self.groups[self._group_of[at]].key == key]
        if here:
            return (same or here)[0]
        after = range(min(place, self.count()), self.count())
        before = range(min(place, self.count()) - 1, -1, -1)
        return next((at for at in (*after, *before) if self.selectable(at)), None)

    def chosen(self) -> int | None:
        """The number of the selected remark."""
        held = self._rows[self.selected] if self.selected is not None else None
        return held.number if isinstance(held, Placed) else None

    def group(self) -> Group:
        """The group of the selected remark."""
        return self.groups[self._group_of[self.selected or 0]]

    def remark(self) -> Remark | None:
        """The selected remark."""
        number = self.chosen()
        return self.session.remarks.get(number) if self.session and number is not None else None

    def place(self) -> tuple[int, int]:
        """Which remark of its group is selected, counted from 1, and of how many."""
        row = self.selected or 0
        return row - self._starts[self._group_of[row]], len(self.group().remarks)

    # Marks

    def meant(self) -> list[int]:
        """The remarks that an act is about: those marked, else the selected one."""
        number = self.chosen()
        return [*self.marked] or ([] if number is None else [number])

    def mark(self, numbers: Iterable[int], wanted: bool = True) -> None:
        """Mark remarks, or unmark them."""
        for number in numbers:
            if wanted:
                self.marked[number] = None
            else:
                self.marked.pop(number, None)
        self.changed()

    # How it looks

    def count(self) -> int:
        """Headings and all."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """A heading is only read."""
        return isinstance(self._rows[row], Placed)

    def select(self, row: int | None) -> None:
        """Select a row: it says more than the others."""
        for one in (self.selected, row):
            if one is not None:
                self._wraps.pop(one, None)
        super().select(row)

    def _bring_in(self, row: int) -> None:
        # The heading of a group comes into view with its first remark.
        if row and not self.selectable(row - 1):
            super()._bring_in(row - 1)
        super()._bring_in(row)

    def block(self, row_number: int) -> Block:
        """A heading, or a remark."""
        held = self._rows[row_number]
        if isinstance(held, Group):
            return self._heading(held, first=row_number == 0)
        assert self.session is not None and self.names is not None
        remark = self.session.remarks[held.number]
        marked, selected = held.number in self.marked, row_number == self.selected
        return row(remark, held, self.way, self.names, marked, selected, self._number_width)

    def _heading(self, group: Group, first: bool) -> Block:
        assert self.session is not None
        title = review.group(self.session, self.way, group)
        return Block(
            [("" if first else "\n", ""), (title, "strong"), (f"  {review.figures(group)}", "faint")]
        )

    def nothing(self) -> str:
        """What is said where no remark is."""
        return _("Nothing here is to be taken up.") if self.way == "take-up" else _("Nothing was noted here.")
