"""Text longer than a screen, only to be read."""

from __future__ import annotations

from textual.actions import SkipAction

from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing


class Pages(Listing):
    """A list of blocks that is only read."""

    def __init__(self, blocks: list[Block], id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks = blocks

    def show(self, blocks: list[Block]) -> None:
        """Have these blocks instead, from the line where one was."""
        self._blocks = blocks
        self.changed()

    def count(self) -> int:
        """One row for each block."""
        return len(self._blocks)

    def block(self, row: int) -> Block:
        """The block itself."""
        return self._blocks[row]

    def action_move(self, by: int) -> None:
        """Move by a line: nothing is selected here."""
        self.scroll_lines(by)

    def action_choose(self) -> None:
        """Nor chosen: the key is the screen's."""
        raise SkipAction
