"""Small letters, made sharp: their bars are moved to where whole pixels are.

A bar that would lie half in one row of pixels and half in the next would be seen in neither. So a letter is cut into
as many bands as it has rows of pixels, not all equally high, where the bands come out most nearly full or empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PIL import Image

FINE = 4
"""How many places there are in a pixel at which a band may end."""

Band = tuple[int, int]
_STIFF = 0.35
"""What it costs a band to be twice as high as it should."""
_LOW, _HIGH = 0.5, 1.75


def sharp(shades: Image.Image, levels: Sequence[tuple[int, int]]) -> Image.Image:
    """A letter of `shades`, as wide as it will be and FINE times as high.

    `levels` are where its parts end, from the top (the accent, the letter, what is under the line), each in rows of
    `shades` and the rows of pixels that the part takes.
    """
    return _squeezed(shades, list(_bands(_lines(shades), levels)))


def _lines(shades: Image.Image) -> list[bytes]:
    data, width = shades.tobytes(), shades.width
    return [data[at : at + width] for at in range(0, len(data), width)]


def _squeezed(shades: Image.Image, bands: Sequence[Band]) -> Image.Image:
    """The mean of each band, one under the other."""
    picture = Image.new("L", (shades.width, len(bands)))
    for row, (start, end) in enumerate(bands):
        band = shades.resize((shades.width, 1), Image.Resampling.BOX, box=(0, start, shades.width, end))
        picture.paste(band, (0, row))
    return picture


def _bands(lines: Sequence[bytes], levels: Sequence[tuple[int, int]]) -> Iterator[Band]:
    start = 0
    for end, rows in levels:
        if rows:
            yield from ((start + first, start + last) for first, last in _cut(lines[start:end], rows))
            start = end


def _cut(lines: Sequence[bytes], rows: int) -> list[Band]:
    """The lines in so many bands that are as nearly full or empty as can be, and not too unequal."""
    sums, even = _sums(lines), len(lines) / rows
    heights = range(max(1, int(even * _LOW)), ceil(even * _HIGH) + 1)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(rows):
        ways: dict[int, tuple[float, int]] = {}
        for start, (worth, _before) in best[-1].items():
            for height in heights:
                end = start + height
                if end <= len(lines):
                    total = worth + _worth(sums[start], sums[end], height, even)
                    if end not in ways or total > ways[end][0]:
                        ways[end] = total, start
        best.append(ways)
    return _traced(best, len(lines))


def _traced(best: Sequence[dict[int, tuple[float, int]]], end: int) -> list[Band]:
    bands = []
    for ways in reversed(best[1:]):
        start = ways[end][1]
        bands.append((start, end))
        end = start
    return bands[::-1]


def _sums(lines: Sequence[bytes]) -> list[list[int]]:
    sums = [[0] * len(lines[0])]
    for line in lines:
        sums.append([total + value for total, value in zip(sums[-1], line, strict=True)])
    return sums


def _worth(above: Sequence[int], below: Sequence[int], height: int, even: float) -> float:
    """How nearly full or empty a band is, between 0 and 1, less what its height costs."""
    middle = 127.5 * height
    clear = sum(abs(last - first - middle) for first, last in zip(above, below, strict=True))
    return clear / middle / len(above) - _STIFF * (height / even - 1) ** 2
