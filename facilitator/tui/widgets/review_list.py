"""The remarks of a past session, in groups under their headings; some of them may be marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from facilitator.domain.session import Remark, Session
from facilitator.domain.views import Group, Placed, Way, groups
from facilitator.texts import _, review
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.review_rows import Names, row

ANY = object()
"""Whichever group."""


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
        self._where: dict[int, list[int]] = {}
        self.names: Names | None = None
        self._number_width = 1
        # The remark that was selected, and the row selected instead where a view does not have it.
        self._missed: tuple[int | None, int | None] = (None, None)

    # What there is

    def show(self, session: Session, number: int | None = None) -> None:
        """The session as it is now; with a number, that remark selected.

        What was selected stays so unless it has left its group: then the next one there is, as in any list one goes
        through.
        """
        near, place = self._near(), self.selected or 0
        seen = number is None or self._is_seen(number)
        key = self.group().key if near else None
        self.session, self.names = session, Names(session)
        self._number_width = len(str(max(session.remarks, default=0)))
        self.marked = {one: None for one in self.marked if one in session.remarks}
        with self._same_height():
            self._gather()
            wanted = near if number is None else [number]
            rows = [self._row_of(one, key) for one in wanted] + [self._row_of(one) for one in wanted[:1]]
            self._settle(next((row for row in rows if row is not None), None), place)
        if not seen:
            self._amid()

    def turn(self, way: Way) -> None:
        """Look at them in another way. A remark that a view does not have is selected again in the next that does."""
        missed, instead = self._missed
        number = missed if missed and self.selected == instead else self.chosen()
        self.way = way
        with self._same_height():
            self._gather()
            row = self._row_of(number) if number else None
            self._settle(row, 0)
        self._from_the_top()
        self._missed = (number if row is None else None, self.selected)

    def _gather(self) -> None:
        self.groups = groups(self.session, self.way) if self.session else []
        self._rows, self._group_of, self._starts, self._where = [], [], [], {}
        for at, group in enumerate(self.groups):
            self._starts.append(len(self._rows))
            for place, placed in enumerate(group.remarks, len(self._rows) + 1):
                self._where.setdefault(placed.number, []).append(place)
            self._rows += [group, *group.remarks]
            self._group_of += [at] * (len(group.remarks) + 1)

    def _near(self) -> list[int]:
        """The selected remark, then those to be selected once it is gone: after it in its group, then before it."""
        if self.selected is None:
            return []
        at = self.place()[0] - 1
        numbers = [one.number for one in self.group().remarks]
        return numbers[at:] + numbers[:at][::-1]

    def _row_of(self, number: int, key: object = ANY) -> int | None:
        """Where a remark is, in the group of this key."""
        rows = self._where.get(number, [])
        return next((at for at in rows if key is ANY or self.groups[self._group_of[at]].key == key), None)

    def _settle(self, row: int | None, place: int) -> None:
        """Select this row, else the one nearest to a place."""
        if row is None:
            place = min(place, self.count())
            rows = (*range(place, self.count()), *range(place - 1, -1, -1))
            row = next((at for at in rows if self.selectable(at)), None)
        self.selected = None
        self.changed()
        self.select(row)

    @contextmanager
    def _same_height(self) -> Iterator[None]:
        """What is selected stays where it is on the screen, whatever comes before it."""
        lines = enumerate(self._places() if self._rows else [])
        height = next((y for y, (row, line) in lines if row == self.selected and not line), None)
        yield
        if height is not None and self.selected is not None:
            self._put_top(self._walk((self.selected, 0), -height))
            self._bring_in(self.selected)

    def _is_seen(self, number: int) -> bool:
        places = self._places() if self._rows else []
        return any((row, 0) in places for row in self._where.get(number, []))

    def _amid(self) -> None:
        """What is selected is seen with what was said before it, and with more of what was said after."""
        if self.selected is not None:
            self._put_top(self._walk((self.selected, 0), -(self.content_size.height // 3)))

    def _from_the_top(self) -> None:
        """Show the groups that come first, where what is selected is seen with them."""
        before, self._top = self._top, (0, 0)
        self._redraw()
        if (self.selected, 0) not in self._places():
            self._put_top(before)

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
