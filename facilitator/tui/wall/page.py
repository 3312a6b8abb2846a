"""The page that a wall is drawn on: so many cells, in the tones of a palette, with what the terminal has.

All text reaches the wall through here, so that nothing in it can act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from facilitator.domain.visible import visible, visible_lines
from facilitator.tui.wall.ascii import ascii_of
from facilitator.tui.wall.means import Means
from facilitator.tui.wrapping import Run, next_row

COLUMN = 70
"""The widest column of ordinary text that an eye follows without losing its line."""

_LARGEST_EDGE = 4
_COLUMNS_AN_EDGE = 40


@dataclass(frozen=True)
class Page:
    """`base` is the style of the bare page, `styles` are those of the tones over it."""

    width: int
    height: int
    base: Style
    styles: Mapping[str, Style]
    means: Means

    @property
    def inside(self) -> int:
        """The columns between the edges that stay free."""
        return self.width - 2 * min(_LARGEST_EDGE, self.width // _COLUMNS_AN_EDGE)

    @property
    def column(self) -> int:
        """How wide ordinary text is set."""
        return min(self.inside, COLUMN)

    def less(self, rows: int) -> Page:
        """The page without so many of its rows."""
        return replace(self, height=max(0, self.height - rows))

    def narrowed(self, width: int) -> Page:
        """A page beside something."""
        return replace(self, width=max(1, width))

    def style(self, tone: str) -> Style:
        """How a tone is drawn."""
        return self.base + self.styles[tone]

    def said(self, text: str) -> str:
        """`text` as this page can show it: nothing in it acts, nothing is beyond the terminal."""
        shown = visible_lines(text)
        return shown if self.means.unicode else ascii_of(shown)

    def exactly(self, text: str) -> str:
        """`text` as it is, for what somebody has to type; still, nothing in it acts."""
        return visible_lines(text if self.means.unicode else _printable(text))

    # Rows

    def row(self, *runs: Run) -> Strip:
        """One row, with these runs in its middle."""
        return self.centred(self.segments(*runs))

    def segments(self, *runs: Run) -> list[Segment]:
        """Some text in the colours of the page."""
        return [Segment(visible(text), self.style(tone)) for text, tone in runs if text]

    def empty(self, rows: int = 1) -> list[Strip]:
        """Rows with nothing in them."""
        return [Strip.blank(self.width, self.base)] * max(0, rows)

    def centred(self, segments: Iterable[Segment]) -> Strip:
        """A row with these in its middle."""
        drawn = Strip(segments)
        left = Segment(" " * max(0, (self.width - drawn.cell_length) // 2), self.base)
        return Strip([left, *drawn]).adjust_cell_length(self.width, self.base)

    # Large letters

    def block(
        self, text: str, tone: str, rows: int, width: int | None = None, centred: bool = True
    ) -> list[Strip]:
        """The largest letters that so many rows and columns allow, and no room around them.

        Nothing where they would be too small to be read, or where a character cannot be drawn large.
        """
        if self.means.letters == "none" or rows < 1:
            return []
        # Their font and what draws it take a moment to load, and a wall of ordinary text never needs them.
        from facilitator.tui.letters import Grain, fit
        from facilitator.tui.letters.strips import strips

        wide = self.inside if width is None else width
        lettering = fit(self.said(text), wide, rows, Grain[self.means.letters.upper()], centred)
        return strips(lettering, self.style(tone)) if lettering else []

    def large(self, text: str, tone: str, rows: int, width: int | None = None) -> list[Strip]:
        """As `block`, each row in the middle of the page."""
        return [self.centred(strip) for strip in self.block(text, tone, rows, width)]

    # Ordinary text

    def whole(self, text: str, tone: str, rows: int, width: int | None = None) -> list[Strip] | None:
        """The text in ordinary letters, each line in the middle; None when so many rows are not enough."""
        lines = _lines(self.said(text), width or self.inside, rows)
        return None if lines is None else [self.row((line, tone)) for line in lines]

    def cut(self, text: str, tone: str, rows: int, width: int | None = None) -> list[Strip]:
        """As `whole`, by its beginning where there is not room for more."""
        return [self.row((line, tone)) for line in self.cut_lines(text, rows, width or self.inside)]

    def cut_lines(self, text: str, rows: int, width: int) -> list[str]:
        """The first lines of a text, the last of them with … where something is left out."""
        said = self.said(text)
        lines = list(islice(_wrapped(said, width), max(0, rows)))
        if lines and _lines(said, width, rows) is None:
            lines[-1] = _shortened(lines[-1], width, self.said("…"))
        return lines

    def prose(self, text: str, tone: str, rows: int) -> list[Strip]:
        """A text of some length as it is read best: in a column in the middle, its lines beginning together."""
        lines = self.cut_lines(text, rows, self.column)
        wide = max(map(cell_len, lines), default=0)
        return [self.row((line + " " * (wide - cell_len(line)), tone)) for line in lines]

    # The whole page

    def stacked(
        self, above: Sequence[Strip], middle: Sequence[Strip], below: Sequence[Strip] = ()
    ) -> list[Strip]:
        """A page with something at its top, at its foot, and in the middle of what is left."""
        room = self.height - len(above) - len(below)
        free = max(0, room - len(middle))
        rows = [*above, *self.empty(free // 2), *middle, *self.empty(free - free // 2), *below]
        return rows[: self.height]


def _printable(text: str) -> str:
    """`text` with ? for what acts: of the bytes of its picture, some would act on a terminal without Unicode."""
    return "".join(char if char.isprintable() or char == "\n" else "?" for char in text)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, made as they are asked for: a wall has few, however long the text."""
    for paragraph in text.strip().split("\n"):
        at, end = 0, len(paragraph)
        while at < end or at == 0:
            row = next_row(paragraph, at, end, max(1, width))
            yield paragraph[row.start : row.end]
            at = max(row.after, at + 1)


def _lines(text: str, width: int, rows: int) -> list[str] | None:
    lines = list(islice(_wrapped(text, width), max(0, rows) + 1))
    return lines if len(lines) <= rows else None


def _shortened(line: str, width: int, mark: str) -> str:
    """A line with the mark of a cut after it, as much of it as fits before that."""
    room = width - cell_len(mark)
    if room < 1:
        return mark[:width]
    row = next_row(line, 0, len(line), room)
    return line[: row.end] + mark
