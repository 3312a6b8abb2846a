"""The letters as the type designer drew them: large masters, from which every size is taken."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

EM = 256
"""The size of the masters, in their pixels."""
X_HEIGHT = 0.496
"""How high a flat small letter is, as a part of the size."""
CAPITAL = 0.652
"""How high a flat capital is."""
ASCENDER = 0.722
"""How high the tallest letters without an accent are."""

_FACE = "SourceSansPro-Bold.ttf"
_SKETCH = 32
_UNKNOWN = "\uffff"
_BASELINE = EM * 3 // 2
_MARGIN = EM // 2
# Characters that the font lacks or draws at a width of its own, and whose look all the same is known.
_SPACES = {"\u2009": 0.125, "\u200a": 0.0625, "\u205f": 0.22, "\u3000": 1.0}
_SAME = {"\u2011": "-", "\u02bc": "’"}


@dataclass(frozen=True)
class Master:
    """A letter, drawn large. `left`, `right`, `up` and `down` bound its ink, from its origin on the baseline."""

    picture: Image.Image
    advance: float
    left: int
    right: int
    up: int
    down: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing to draw."""
        return self.right <= self.left

    def box(self, left: float, up: float, right: float, down: float) -> tuple[float, float, float, float]:
        """The place in the picture of what lies between these, from the origin."""
        return _MARGIN + left, _BASELINE - up, _MARGIN + right, _BASELINE + down


@lru_cache(maxsize=4096)
def drawable(char: str) -> bool:
    """Whether the font has this character."""
    if unicodedata.combining(char) or "\ud800" <= char <= "\udfff":
        return False
    return char in _SPACES or _sketch(_SAME.get(char, char)) != _sketch(_UNKNOWN)


def _sketch(char: str) -> tuple[float, bytes]:
    """What a character looks like when it is drawn small, which costs little."""
    face = _face(_SKETCH)
    return face.getlength(char), bytes(face.getmask(char))


@lru_cache(maxsize=512)
def master(char: str) -> Master:
    """The master of a character; of one that the font lacks, its box with a cross."""
    if char in _SPACES:
        return Master(Image.new("L", (1, 1)), _SPACES[char] * EM, 0, 0, 0, 0)
    char = _SAME.get(char, char)
    advance = _face(EM).getlength(char)
    picture = Image.new("L", (int(advance) + 2 * _MARGIN, _BASELINE + EM))
    ImageDraw.Draw(picture).text((_MARGIN, _BASELINE), char, fill=255, font=_face(EM), anchor="ls")
    left, top, right, bottom = picture.getbbox() or (_MARGIN, _BASELINE, _MARGIN, _BASELINE)
    return Master(picture, advance, left - _MARGIN, right - _MARGIN, _BASELINE - top, bottom - _BASELINE)


@cache
def _face(size: int) -> ImageFont.FreeTypeFont:
    # Read here, since FreeType cannot open every path of every system.
    data = BytesIO((files("font_source_sans_pro") / "files" / _FACE).read_bytes())
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)
