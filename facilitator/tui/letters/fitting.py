"""Finding the largest letters in which a text fits, and drawing it in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from facilitator.tui.letters.breaking import paragraphs
from facilitator.tui.letters.font import drawable, master
from facilitator.tui.letters.grain import Grain
from facilitator.tui.letters.setting import GAP, Paragraphs, Setting
from facilitator.tui.letters.sizes import Size, sizes

_MOST = 2000
"""A text longer than this is not for the wall, whatever the window."""
_ROUNDED = 2
"""By how many pixels, at the most, a letter may be narrower than its designer drew it."""


@dataclass(frozen=True)
class Lettering:
    """A text drawn large: its lines, and rows of blocks, each exactly `width` cells wide.

    `x_height` is how high an x is, in half rows.
    """

    lines: tuple[str, ...]
    rows: tuple[str, ...]
    x_height: int

    @property
    def width(self) -> int:
        """The cells that it takes in a row."""
        return len(self.rows[0])

    @property
    def height(self) -> int:
        """The rows that it takes."""
        return len(self.rows)


def missing(text: str) -> str:
    """The characters of `text` that cannot be drawn large, each once: emoji, and scripts that the font lacks."""
    chars = dict.fromkeys("".join(unicodedata.normalize("NFC", text).splitlines()).replace("\t", " "))
    return "".join(char for char in chars if not drawable(char))


@lru_cache(maxsize=32)
def fit(
    text: str, width: int, height: int, grain: Grain = Grain.QUARTERS, centred: bool = True
) -> Lettering | None:
    """`text` in the largest letters for which `width` cells and `height` rows are enough.

    Its lines stand in the middle of each other, or else all begin at one edge.

    None where they would be too small to be read, or where the font lacks a character: ordinary text is better then.
    """
    if len(text) > _MOST or width < 1 or height < 1 or missing(text):
        return None
    said = paragraphs(unicodedata.normalize("NFC", text))
    across, down = width * grain.across, height * 2
    for size in _promising(said, across, down, grain) if said else ():
        setting = Setting(said, size)
        if setting.fits(across, down):
            lines = setting.lines(across)
            return Lettering(tuple(lines), grain.rows(setting.picture(lines, centred)), size.x_height)
    return None


def _promising(said: Paragraphs, width: int, height: int, grain: Grain) -> Iterator[Size]:
    """The sizes at which the words might find room, from the largest: their area and the widest of them say so."""
    parts = [part for paragraph in said for part in paragraph]
    widths = [sum(master(char).advance for char in part) for part in parts]
    letters, longest = sum(map(len, parts)), max(map(len, parts))
    for size in sizes(grain, height):
        lines = 1 + (height - size.ascender) // (size.ascender + int(GAP * size.x_height))
        widest, whole = max(widths) * size.across, sum(widths) * size.across
        if widest <= width + _ROUNDED * longest and whole <= lines * width + _ROUNDED * letters:
            yield size
