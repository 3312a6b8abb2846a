"""Text drawn line by line, wrapped as French asks, with no markup anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.tones import tones
from facilitator.tui.wrapping import Run, wrap_runs

_NARROW = 6
"""A lead of so few columns always stands beside its paragraph."""


@dataclass(frozen=True)
class Block:
    """A paragraph. `lead` stands before its first line; the other lines keep its width free.

    A lead that would take more than half of a line stands over the paragraph. `action` is what a click on it does.
    Of more lines than `most` where that is said, the first are drawn.
    """

    runs: Sequence[Run]
    lead: Sequence[Run] = ()
    action: str = ""
    most: int | None = None

    def lines(self, width: int) -> list[list[Run]]:
        """The block, wrapped."""
        margin = sum(cell_len(text) for text, _ in self.lead)
        if margin > max(_NARROW, width // 2):
            return [*wrap_runs(self.lead, width), *wrap_runs(self.runs, width)][: self.most]
        wrapped = wrap_runs(self.runs, width - margin)
        return [
            [*(self.lead if number == 0 else [(" " * margin, "")]), *line]
            for number, line in enumerate(wrapped[: self.most])
        ]


EMPTY = Block([("", "")])
"""An empty line."""

GAP = "\u00a0"
"""A space at which no line breaks."""


def strip_of(line: Sequence[Run], width: int, widget: Widget, chosen: bool = False) -> Strip:
    """A line as a widget draws it, over the widget's own colours."""
    styles = tones(widget.app.theme)
    base = widget.visual_style.rich_style
    if chosen:
        base += styles["chosen"]
    strip = Strip([Segment(text, base + styles[tone]) for text, tone in line])
    return strip.adjust_cell_length(width, base)


class Prose(Widget):
    """Some blocks, as high as they need to be unless the stylesheet says otherwise.

    `click` is the action of the screen that a click does, on a block that has none of its own.
    """

    def __init__(
        self, *blocks: Block, id: str | None = None, classes: str | None = None, click: str = ""
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._click = click
        self._blocks: tuple[Block, ...] = blocks
        self._wrapped: tuple[int, list[list[Run]]] = (-1, [])

    def show(self, *blocks: Block) -> None:
        """Have these blocks shown instead; costs nothing when they are the same."""
        if blocks != self._blocks:
            before = len(self._lines(self.size.width))
            self._blocks, self._wrapped = blocks, (-1, [])
            if len(self._lines(self.size.width)) == before:
                self.refresh()
            else:
                self.refresh(layout=True)
                # Once more: Textual keeps the height it measured between two demands that it takes for one.
                self.call_after_refresh(self.refresh, layout=True)

    def text(self) -> str:
        """What is shown, for whoever has to read it without looking."""
        return "\n".join("".join(text for text, _ in line) for line in self._lines(self.size.width or 80))

    def _lines(self, width: int) -> list[list[Run]]:
        if self._wrapped[0] != width:
            self._wrapped = (width, [line for block in self._blocks for line in block.lines(width)])
        return self._wrapped[1]

    async def on_click(self, event: events.Click) -> None:
        """Do what stands under the mouse."""
        offset = event.get_content_offset(self)
        action = self._action_at(offset.y) if offset is not None else self._click
        if action:
            event.stop()
            await self.app.run_action(action, self.screen)

    def _action_at(self, line: int) -> str:
        width = self.content_size.width
        for block in self._blocks:
            line -= len(block.lines(width))
            if line < 0:
                return block.action or self._click
        return self._click

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        return len(self._lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the room there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """One line of the wrapped blocks."""
        width = self.content_size.width
        lines = self._lines(width)
        return strip_of(lines[y] if y < len(lines) else [], width, self)
