"""What is really drawn: the cells of the screen, with their colours as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.app import App

_BLANK = {"", " ", "\u00a0", "\u202f"}
# How far towards the background terminals take faint text: VTE, xterm and Windows Terminal go half the way or less.
_DIM = 0.5

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Piece:
    """Some text drawn in one style. The colours are those seen; `column` counts cells."""

    text: str
    row: int
    column: int
    ink: Colour
    paper: Colour
    style: Style

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen but the background."""
        return all(char in _BLANK for char in self.text)


class NoColour(Exception):
    """Something is drawn in the terminal's own colour, which nobody can vouch for."""


def pieces(app: App[int]) -> Iterator[Piece]:
    """All that is on the screen now, from the left to the right, from the top to the bottom."""
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            if segment.text:
                ink, paper = _colours(segment.style or Style(), segment.text)
                yield Piece(segment.text, row, column, ink, paper, segment.style or Style())
                column += segment.cell_length


def _colours(style: Style, text: str) -> tuple[Colour, Colour]:
    if style.bgcolor is None or style.bgcolor.triplet is None:
        raise NoColour(text)
    paper = _rgb(style.bgcolor.triplet)
    ink = _rgb(style.color.triplet) if style.color and style.color.triplet else None
    if ink is None:
        if text.strip():
            raise NoColour(text)
        ink = paper
    if style.reverse:
        ink, paper = paper, ink
    if style.dim:
        red, green, blue = (round(a + (b - a) * _DIM) for a, b in zip(ink, paper, strict=True))
        ink = (red, green, blue)
    return ink, paper


def _rgb(triplet: ColorTriplet) -> Colour:
    return triplet.red, triplet.green, triplet.blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
