"""A text set at a size: what room it takes, and its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from PIL import Image

from facilitator.tui.letters.breaking import balanced, count
from facilitator.tui.letters.sizes import Size, glyph

Paragraphs = Sequence[Sequence[str]]
"""The parts of each paragraph between which a line may break."""

GAP = 0.25
"""The room between two lines, as a part of the x-height."""


class Setting:
    """The paragraphs in letters of one size. All measures are in pixels."""

    def __init__(self, paragraphs: Paragraphs, size: Size) -> None:
        self._paragraphs = paragraphs
        self._size = size
        self._parts = [part for parts in paragraphs for part in parts]
        self._chars = set("".join(self._parts))
        self._advances = {char: size.advance(char) for char in (*self._chars, " ")}

    def fits(self, width: int, height: int) -> bool:
        """Whether the text, broken into lines, takes no more than this."""
        most, room = self._most_lines(height), width - sum(self._margins)
        if not most or max(map(self._width, self._parts)) > room:
            return False
        return sum(self._count(parts, room) for parts in self._paragraphs) <= most

    def lines(self, width: int) -> list[str]:
        """The lines of a text that fits, of about the same width."""
        room = width - sum(self._margins)
        return [line for parts in self._paragraphs for line in self._lines(parts, room)]

    def picture(self, lines: Sequence[str], centred: bool = True) -> Image.Image:
        """The lines, each in the middle or all from one edge, in zeros and ones, on whole cells."""
        widths = [self._width(line) for line in lines]
        width, height = sum(self._margins) + max(widths), self._high + (len(lines) - 1) * self._pitch
        across = self._size.grain.across
        picture = Image.new("L", (-(-width // across) * across, height + height % 2))
        for number, line in enumerate(lines):
            left = self._margins[0] + ((max(widths) - widths[number]) // 2 if centred else 0)
            self._draw(picture, line, left, self._up + number * self._pitch)
        return picture

    def _draw(self, picture: Image.Image, line: str, left: int, baseline: int) -> None:
        for char in line:
            letter = glyph(char, self._size)
            if letter:
                picture.paste(1, (left + letter.left, baseline - letter.up), letter.picture)
            left += self._advances[char]

    def _width(self, text: str) -> int:
        return sum(map(self._advances.__getitem__, text))

    def _count(self, parts: Sequence[str], room: int) -> int:
        return count([self._width(part) for part in parts], self._advances[" "], room)

    def _lines(self, parts: Sequence[str], room: int) -> list[str]:
        ends = balanced([self._width(part) for part in parts], self._advances[" "], room)
        return [" ".join(parts[start:end]) for start, end in pairwise([0, *ends])]

    def _most_lines(self, height: int) -> int:
        return 1 + (height - self._high) // self._pitch if height >= self._high else 0

    @cached_property
    def _margins(self) -> tuple[int, int]:
        return self._size.margins(self._parts)

    @cached_property
    def _up(self) -> int:
        """How high lines stand: the same for all without an accented capital, so that a clock does not tremble."""
        return max([self._size.ascender, *map(self._size.up, self._chars)])

    @cached_property
    def _high(self) -> int:
        """How high a line is."""
        return self._up + max([0, *map(self._size.under, self._chars)])

    @cached_property
    def _pitch(self) -> int:
        """From one line to the next."""
        return self._high + max(1, round(GAP * self._size.x_height))
