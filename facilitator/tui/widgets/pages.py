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


class Excerpt(Pages, can_focus=False):
    """As high as what it says, where there is room for that. It does not shrink under somebody's eyes."""

    def __init__(self) -> None:
        super().__init__([])
        self._needed = (0, 0)

    def tell(self, blocks: list[Block], room: int) -> None:
        """Have these blocks, on at most so many lines."""
        width, before = self.room, self._needed
        needed = sum(len(block.lines(max(1, width))) for block in blocks)
        self._needed = (width, max(needed, before[1]) if before[0] == width else needed)
        self.styles.height = max(1, min(self._needed[1], room))
        self.show(blocks)
