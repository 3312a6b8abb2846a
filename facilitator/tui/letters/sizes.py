"""The sizes that letters come in: small ones must meet the pixels of the terminal, or they blur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil, floor

from PIL import Image

from facilitator.tui.letters.font import ASCENDER, CAPITAL, EM, X_HEIGHT, master
from facilitator.tui.letters.grain import Grain
from facilitator.tui.letters.hinting import FINE, sharp

_SMALLEST = {Grain.QUARTERS: 4, Grain.HALVES: 5}
"""The lowest x-height that can still be read, in pixels."""
_LARGEST = 200
_STRETCHES = (1.08, 1.0, 0.92)
_NARROW = (0.84,)
_NARROWEST = (0.76, 0.7)
"""Small letters gain more from being a pixel higher than they lose by being narrower."""
_FLAT_ACCENTS = 4
"""The x-height up to which an accent has no room to be higher than a b or a d."""
_SHARP_FROM = 7
"""The x-height from which on every bar is more than a pixel thick, wherever it lies."""
_SPACE = 2
"""The least cells between two words."""
_FIGURES = "0123456789\u2007"
_INK = [0] * 128 + [255] * 128


@dataclass(frozen=True)
class Glyph:
    """A letter at one size. Its upper left corner is `left` of its origin and `up` over the baseline, in pixels."""

    picture: Image.Image
    left: int
    up: int


@dataclass(frozen=True)
class Size:
    """An x-height in whole pixels, so that all letters end where a pixel does, and how wide the letters are made."""

    grain: Grain
    x_height: int
    stretch: float = 1.0

    @property
    def down(self) -> float:
        """Pixels of the terminal for one of a master, downwards."""
        return self.x_height / X_HEIGHT / EM

    @property
    def across(self) -> float:
        """Pixels of the terminal for one of a master, from left to right."""
        return self.down * self.grain.tallness * self.stretch

    @property
    def small(self) -> bool:
        """Whether bars are so thin that they must be moved to where whole pixels are."""
        return self.x_height < _SHARP_FROM

    @property
    def _close(self) -> bool:
        """Whether letters stand so close to each other that rounding could let them touch."""
        return self.x_height * self.grain.across < 2 * _SHARP_FROM

    def advance(self, char: str) -> int:
        """How far the next letter stands, in pixels: the same wherever it stands, so that a clock does not tremble."""
        if char in _FIGURES:
            return self._figure
        letter = master(char)
        if letter.blank:
            even = round(letter.advance * self.across)
            return max(even, ceil(_SPACE * self.grain.across * letter.advance / master(" ").advance))
        after = round((letter.advance - letter.right) * self.across)
        return self.before(char) + self.ink(char) + (max(1, after) if self._close else after)

    @cached_property
    def _figure(self) -> int:
        """The room of every figure, and of the space that stands for one."""
        even = round(master("0").advance * self.across)
        widest = max(self.before(char) + self.ink(char) for char in _FIGURES if not master(char).blank)
        return max(even, widest + 1) if self._close else even

    def before(self, char: str) -> int:
        """How far after its origin the ink of a letter begins, in pixels."""
        before = master(char).left * self.across
        # Where a pixel is a whole cell, one between two letters is enough.
        return floor(before) if self.small and self.grain.across == 1 else round(before)

    def ink(self, char: str) -> int:
        """How wide the ink of a letter is, in pixels: whole ones, for stems to be sharp."""
        return max(self.grain.across, round((master(char).right - master(char).left) * self.across))

    def margins(self, words: Iterable[str]) -> tuple[int, int]:
        """How far ink may go beyond the ends of a line that begins and ends with any of these words."""
        ends = [(word[0], word[-1]) for word in words]
        left = max(-self.before(first) for first, _ in ends)
        right = max(self.before(last) + self.ink(last) - self.advance(last) for _, last in ends)
        return max(0, left), max(0, right)

    def up(self, char: str) -> int:
        """How high a letter stands over the line, in pixels. The accent of a small one is no higher than a b or a d."""
        own = _whole(master(char).up * self.down)
        return min(own, self.ascender) if self.x_height <= _FLAT_ACCENTS and char.islower() else own

    def under(self, char: str) -> int:
        """How far a letter reaches under the line, in pixels."""
        return _whole(master(char).down * self.down)

    @property
    def ascender(self) -> int:
        """How high a b or a d stands over the line, in pixels."""
        return _whole(ASCENDER * EM * self.down)


def sizes(grain: Grain, highest: int) -> Iterator[Size]:
    """All sizes, from the x-height that is at most `highest` downwards."""
    for x_height in range(min(highest, _LARGEST), _SMALLEST[grain] - 1, -1):
        smallest, small = x_height == _SMALLEST[grain], x_height < _SHARP_FROM
        for stretch in (*_STRETCHES, *(_NARROW if small else ()), *(_NARROWEST if smallest else ())):
            yield Size(grain, x_height, stretch)


@lru_cache(maxsize=1024)
def glyph(char: str, size: Size) -> Glyph | None:
    """A letter at a size; None for what has no ink."""
    if master(char).blank:
        return None
    shaded = _hinted(char, size) if size.small else _shaded(char, size, 1)
    return Glyph(shaded.picture.point(_INK), shaded.left, shaded.up)


def _hinted(char: str, size: Size) -> Glyph:
    """The letter, its bars moved to whole pixels."""
    shaded = _shaded(char, size, FINE)
    end = shaded.picture.height
    under = max(0, size.under(char))
    up = max(0, size.up(char)) or int(not under)
    own = min(up, _own_height(char, size) or up)
    levels = [(shaded.up - own * FINE, up - own)] if up > own else []
    levels += [(shaded.up if under else end, own), (end, under)]
    return Glyph(sharp(shaded.picture, levels), shaded.left, up)


def _own_height(char: str, size: Size) -> int:
    """The pixels from the line to where the letter ends and its accent begins, or the upper end of a b or a d."""
    if char.islower():
        return size.x_height
    return _whole(CAPITAL * EM * size.down) if char.isupper() else 0


def _shaded(char: str, size: Size, fine: int) -> Glyph:
    """The letter in shades of grey, `fine` times as high."""
    letter, down = master(char), size.down * fine
    up, under = ceil(max(0, letter.up) * down), ceil(max(0, letter.down) * down)
    box = letter.box(letter.left, up / down, letter.right, under / down)
    shades = letter.picture.resize((size.ink(char), up + under), Image.Resampling.HAMMING, box=box)
    return Glyph(shades, size.before(char), up)


def _whole(pixels: float) -> int:
    """To whole pixels, a half downwards: round letters are a little higher than flat ones."""
    return ceil(pixels - 0.5)
