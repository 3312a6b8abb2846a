"""Text drawn line by line, wrapped as French asks, with no markup anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
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

    A lead that would take more than half of a line stands over the paragraph.
    """

    runs: Sequence[Run]
    lead: Sequence[Run] = ()

    def lines(self, width: int) -> list[list[Run]]:
        """The block, wrapped."""
        margin = sum(cell_len(text) for text, _ in self.lead)
        if margin > max(_NARROW, width // 2):
            return [*wrap_runs(self.lead, width), *wrap_runs(self.runs, width)]
        wrapped = wrap_runs(self.runs, width - margin)
        return [
            [*(self.lead if number == 0 else [(" " * margin, "")]), *line]
            for number, line in enumerate(wrapped)
        ]


def strip_of(line: Sequence[Run], width: int, widget: Widget, chosen: bool = False) -> Strip:
    """A line as a widget draws it, over the widget's own colours."""
    styles = tones(widget.app.theme)
    base = widget.visual_style.rich_style
    if chosen:
        base += styles["chosen"]
    strip = Strip([Segment(text, base + styles[tone]) for text, tone in line])
    return strip.adjust_cell_length(width, base)


class Prose(Widget):
    """Some blocks, as high as they need to be unless the stylesheet says otherwise."""

    def __init__(self, *blocks: Block, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
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
