"""What a terminal draws pictures with: block characters, each some pixels of a cell."""

from __future__ import annotations

import codecs
from enum import Enum

from PIL import Image

_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_HALVES = " ▀▄█"


class Grain(Enum):
    """How finely a cell is divided: pixels across (each cell has two down), and the block for each way to fill them.

    A block's place is the sum of its pixels: 1, 2, 4 and 8 from left to right, then down.
    """

    QUARTERS = (2, _QUARTERS)
    HALVES = (1, _HALVES)

    def __init__(self, across: int, blocks: str) -> None:
        self.across = across
        self.blocks = blocks

    @property
    def tallness(self) -> int:
        """How many times higher than wide a pixel is, in a cell that is twice as high as wide."""
        return self.across

    def rows(self, picture: Image.Image) -> tuple[str, ...]:
        """The rows of blocks that show a picture of zeros and ones, whole cells wide and high."""
        width, pixels = picture.width, picture.tobytes()
        ends = range(0, len(pixels), 2 * width)
        return tuple(self._row(pixels[at : at + width], pixels[at + width : at + 2 * width]) for at in ends)

    def _row(self, upper: bytes, lower: bytes) -> str:
        columns = [line[first :: self.across] for line in (upper, lower) for first in range(self.across)]
        # No byte can overflow into the next: the places add up to 15 at most.
        places = sum(int.from_bytes(column, "big") << number for number, column in enumerate(columns))
        return codecs.charmap_decode(places.to_bytes(len(columns[0]), "big"), "strict", self.blocks)[0]
