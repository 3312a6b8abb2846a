"""A screen on which letters go into a line, and a thread reads what the list under it is to show."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from textual.binding import BindingType
from textual.message import Message

from facilitator.tui.errands import Errands
from facilitator.tui.field_window import put_in
from facilitator.tui.keys import actions_by_key
from facilitator.tui.on_top import OnTop
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.typed_line import TypedLine

Answer = TypeVar("Answer")

_TELL_EVERY = 0.2  # seconds


class OverList(OnTop[Answer]):
    """The keys of the `line` move in the list, which a subclass names."""

    line: TypedLine

    @dataclass
    class Progress(Message):
        """So many sessions are read, of so many."""

        done: int
        number: int

    def __init__(self, errands: str) -> None:
        """`errands` is what the thread is called."""
        super().__init__()
        self.errands = Errands(errands)

    @property
    def rows(self) -> Listing:
        """The list."""
        raise NotImplementedError

    async def on_unmount(self) -> None:
        """Nobody waits any more for what is being read."""
        await asyncio.to_thread(self.errands.close)

    def telling(self) -> Callable[[int, int], None]:
        """For an errand: says how far it has come, not too often, and stops it where nobody waits any more."""
        last = 0.0

        def told(done: int, number: int) -> None:
            nonlocal last
            self.errands.check()
            if time.monotonic() - last > _TELL_EVERY:
                last = time.monotonic()
                self.post_message(self.Progress(done, number))

        return told

    def take(self, letters: str) -> None:
        """Letters that were struck before the line was there."""
        put_in(self.line, letters)

    # Moving

    def action_move(self, by: int) -> None:
        """The next row, or the one before."""
        self.rows.action_move(by)

    def action_page(self, by: int) -> None:
        """A page on, or back."""
        self.rows.action_page(by)

    def action_first(self) -> None:
        """The first row."""
        self.rows.action_first()

    def action_last(self) -> None:
        """The last row."""
        self.rows.action_last()


def line_over_list(keys: list[BindingType], id: str) -> TypedLine:
    """The line. Enter is for the list: what is typed stays."""
    return TypedLine(lambda: None, lambda _line, _struck: None, actions_by_key(keys), id=id)
