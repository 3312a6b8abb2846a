"""QR codes drawn in the cells of a terminal: dark on light, in every palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

QUIET = 4
"""The white around a code, in modules: what the standard asks for (ISO/IEC 18004)."""

_REACH = 10
"""From so many times its width a code is read: the usual rule for signs (delivr.com/faq/1539, "close to 10:1")."""
# The first is taken where both give modules of the same size.
_LEVELS = ("M", "L")
_DARK, _LIGHT = "#000000", "#ffffff"
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

# By whether the upper and the lower half of a cell are dark. Whole cells are background: many fonts leave gaps
# around their block characters, so these stand only where the halves differ.
_CELLS = {
    (0, 0): (" ", Style(color=_DARK, bgcolor=_LIGHT)),
    (1, 1): (" ", Style(color=_LIGHT, bgcolor=_DARK)),
    (1, 0): ("▀", Style(color=_DARK, bgcolor=_LIGHT)),
    (0, 1): ("▀", Style(color=_LIGHT, bgcolor=_DARK)),
}

Matrix = tuple[bytes, ...]
"""The modules of a code with its quiet zone, row by row: 1 is dark."""


@dataclass(frozen=True)
class Code:
    """A code at a size."""

    matrix: Matrix
    multiple: int
    """How many columns and half rows a module takes."""

    @property
    def modules(self) -> int:
        """The modules on a side, those of the quiet zone with them."""
        return len(self.matrix)

    @property
    def columns(self) -> int:
        """How wide it is drawn."""
        return self.modules * self.multiple

    @property
    def rows(self) -> int:
        """How high it is drawn."""
        return (self.columns + 1) // 2

    def strips(self, width: int | None = None) -> list[Strip]:
        """Its rows, in the middle of `width` columns, with white beside it."""
        wide = max(self.columns, width or 0)
        left = (wide - self.columns) // 2
        return [Strip(_segments(halves, self.multiple, left, wide), wide) for halves in self._halves()]

    def _halves(self) -> Iterator[tuple[bytes, bytes]]:
        """The modules of the upper and of the lower half of each row; a half row too many is white."""
        drawn = [row for row in self.matrix for _ in range(self.multiple)]
        drawn += [bytes(self.modules)] * (self.columns % 2)
        return zip(drawn[::2], drawn[1::2], strict=True)


def _segments(halves: tuple[bytes, bytes], multiple: int, left: int, wide: int) -> list[Segment]:
    blank, white = _CELLS[0, 0]
    right = wide - left - len(halves[0]) * multiple
    cells = groupby(zip(*halves, strict=True))
    drawn = [(_CELLS[pair], len(list(same)) * multiple) for pair, same in cells]
    edges = Segment(blank * left, white), Segment(blank * right, white)
    inside = [Segment(char * count, style) for (char, style), count in drawn]
    return [segment for segment in (edges[0], *inside, edges[1]) if segment.text]


def fit(payload: str, columns: int, rows: int, whole: bool = False) -> Code | None:
    """A code that says `payload`, as large as so many columns and rows allow.

    The size of a module counts most, from the back row. Of two codes with modules of one size the one that can lose
    15 % (level M) is better than the one that can lose 7 % (L), and each has the highest level that its size allows.
    `whole`: each module takes whole cells, so that spaces are enough to draw it. None when there is nothing to say, or
    when it is too long for a code or for the room.
    """
    if not payload:
        return None
    matrices = [matrix for error in _LEVELS if (matrix := _matrix(payload, error))]
    step = 2 if whole else 1
    codes = [Code(matrix, min(columns, 2 * rows) // len(matrix) // step * step) for matrix in matrices]
    best = max(codes, key=lambda code: code.multiple, default=None)
    return best if best and best.multiple > 0 else None


@lru_cache(maxsize=16)
def _matrix(payload: str, error: str) -> Matrix | None:
    """The smallest code with at least this level of error correction; None when there is none so large.

    What goes beyond ASCII is marked as UTF-8 (an ECI of 26): readers that have to guess take é for Japanese.
    """
    import segno

    text = payload.translate(_SURROGATES)
    plain = text.isascii()
    encoding, mode = (None, None) if plain else ("utf-8", "byte")
    try:
        code = segno.make_qr(text, error=error, mode=mode, encoding=encoding, eci=not plain, boost_error=True)
    except segno.DataOverflowError:
        return None
    return tuple(map(bytes, code.matrix_iter(border=QUIET)))


def printed(code: Code, columns: int, wall: float) -> float:
    """How many metres wide a code is, without its quiet zone, where `columns` are `wall` metres wide together."""
    return (code.modules - 2 * QUIET) * code.multiple * wall / max(1, columns)


def reach(code: Code, columns: int, wall: float) -> float:
    """From how many metres phones read a code, where `columns` are `wall` metres wide together."""
    return printed(code, columns, wall) * _REACH
