"""A list that what is typed narrows down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from facilitator.domain.slugs import plain
from facilitator.domain.visible import visible
from facilitator.domain.voices import tidy
from facilitator.texts import _
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing

Row = int | str
"""The place of something that can be chosen, or what was typed and is to be a new one."""


class Narrowed(Listing, can_focus=False):
    """What has all the words typed, accents and case aside; what begins so stands first.

    Where something `new` may be chosen too, it is the last row, and is not offered once it is there already.
    """

    def __init__(self, found_by: Sequence[str], new: bool = False) -> None:
        """`found_by` is what each may be found by: its name first, then on a line of its own what else."""
        super().__init__()
        self._found_by = found_by
        self._heard: list[str] = []
        self._new = new
        self._typed = ""
        self.rows: list[Row] = list(range(len(found_by)))
        self.selected = 0 if self.rows else None

    @property
    def most(self) -> int:
        """How many rows there can be."""
        return max(1, len(self._found_by) + self._new)

    def lines(self, most: int) -> int:
        """How many lines all rows take, up to `most`."""
        spare = self._new
        listed = islice(self._from((0, 0)), max(1, most - spare))
        return max(1, sum(1 for _place in listed) + spare)

    def narrow(self, typed: str) -> None:
        """Show what `typed` leaves, the first of it selected; nothing happens while it is the same."""
        typed = tidy(typed)
        if typed != self._typed:
            self._typed = typed
            self.rows = list(self._left(plain(typed)))
            self.changed()
            self.select(0 if self.rows else None)
            self._put_top((0, 0))

    def put(self, found_by: Sequence[str]) -> None:
        """Have other rows to narrow down."""
        self._found_by, self._heard = found_by, []
        self.rows = list(self._left(plain(self._typed)))
        self.changed()

    def _left(self, wanted: str) -> Iterator[Row]:
        if not self._heard:
            self._heard = [plain(one) for one in self._found_by]
        parts = wanted.split()
        left = [at for at, heard in enumerate(self._heard) if all(part in heard for part in parts)]
        yield from sorted(left, key=lambda at: not self._heard[at].startswith(wanted))
        known = any(self._heard[at].partition("\n")[0] == wanted for at in left)
        if self._new and any(c.isalnum() for c in wanted) and not known:
            yield self._typed

    def chosen(self) -> Row | None:
        """What is selected."""
        return self.rows[self.selected] if self.selected is not None and self.rows else None

    def step(self, by: int) -> None:
        """To the row above or below; from the first to the last, where the new one is, and back."""
        if self.rows:
            self.select(((self.selected or 0) + by) % len(self.rows))

    # How it looks

    def one(self, at: int) -> Block:
        """What can be chosen, at a place of what it was made with."""
        raise NotImplementedError

    def count(self) -> int:
        """A row says so when there is nothing."""
        return max(1, len(self.rows))

    def selectable(self, row: int) -> bool:
        """Nothing cannot be chosen."""
        return row < len(self.rows)

    def block(self, row: int) -> Block:
        """One that is there, or the new one."""
        if row >= len(self.rows):
            return Block([(_("Nothing is called that."), "faint")], [(" ", "")])
        of = self.rows[row]
        if isinstance(of, int):
            return self.one(of)
        return Block([(_("Add: {text}").format(text=visible(of)), "accent")], [("+ ", "accent")])
