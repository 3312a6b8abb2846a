"""A screen as a picture that refers to nothing outside itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from rich.cells import cell_len

from tests.tui.drawn import Colour, Piece
from tests.tui.stage import Size

_WIDE, _HIGH, _EDGE = 9, 20, 12
# Where letters stand in their row.
_BASE = 15
# By the quarters that are full: 1 is the upper left one, 2 the upper right, 4 the lower left, 8 the lower right.
_QUARTERS = "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_FONTS = "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace"


def picture(drawn: Iterable[Piece], size: Size, ground: str, title: str) -> str:
    """The pieces of a screen as an SVG document, on a page in the colour of the palette's background."""
    pieces = list(drawn)
    width, height = size[0] * _WIDE + 2 * _EDGE, size[1] * _HIGH + 2 * _EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-family="{_FONTS}" font-size="15" xml:space="preserve" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="6" fill="{ground}"/>',
        f'<g transform="translate({_EDGE} {_EDGE})">',
        *_papers(pieces, ground),
        *(drawn for piece in pieces if not piece.blank for drawn in _inks(piece)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _papers(pieces: list[Piece], ground: str) -> Iterator[str]:
    """The backgrounds, neighbours of one colour together."""
    for (row, paper), together in groupby(pieces, lambda piece: (piece.row, _hex(piece.paper))):
        if paper != ground:
            group = list(together)
            cells = sum(cell_len(piece.text) for piece in group)
            at = f'x="{group[0].column * _WIDE}" y="{row * _HIGH}"'
            yield f'<rect {at} width="{cells * _WIDE}" height="{_HIGH}" fill="{paper}"/>'


def _inks(piece: Piece) -> Iterator[str]:
    """What is drawn of a piece: its words as text, its blocks as shapes, which leave no gap in any font."""
    column = piece.column
    for blocks, chars in groupby(piece.text, _QUARTERS.__contains__):
        part = replace(piece, text="".join(chars), column=column)
        column += cell_len(part.text)
        if blocks:
            yield _shapes(part)
        elif not part.blank:
            yield _words(part)


def _shapes(piece: Piece) -> str:
    """The quarters of cells that are full, those beside each other as one."""
    high = _HIGH // 2
    corners = []
    for half in (0, 1):
        quarters = [quarter for char in piece.text for quarter in _halves(char)[half]]
        for full, run in groupby(enumerate(quarters), lambda pair: pair[1]):
            if full:
                places = [place for place, _ in run]
                left, wide = piece.column * _WIDE + places[0] * _WIDE / 2, len(places) * _WIDE / 2
                top = piece.row * _HIGH + half * high
                corners.append(f"M{left:g} {top}h{wide:g}v{high}h-{wide:g}z")
    return f'<path shape-rendering="crispEdges" fill="{_hex(piece.ink)}" d="{"".join(corners)}"/>'


def _halves(char: str) -> tuple[tuple[bool, bool], tuple[bool, bool]]:
    """The upper and the lower two quarters of a block."""
    bits = _QUARTERS.index(char) + 1
    return (bool(bits & 1), bool(bits & 2)), (bool(bits & 4), bool(bits & 8))


def _words(piece: Piece) -> str:
    """Some text, stretched to its cells whatever the font is."""
    text = piece.text.rstrip()
    bare = text.lstrip()
    column = piece.column + cell_len(text) - cell_len(bare)
    weight = ' font-weight="bold"' if piece.style.bold else ""
    line = ' text-decoration="underline"' if piece.style.underline else ""
    return (
        f'<text x="{column * _WIDE}" y="{piece.row * _HIGH + _BASE}" textLength="{cell_len(bare) * _WIDE}"'
        f' lengthAdjust="spacingAndGlyphs" fill="{_hex(piece.ink)}"{weight}{line}>{escape(bare)}</text>'
    )


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
