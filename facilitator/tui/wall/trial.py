"""The test picture: whether the window is where it should be, all of it in sight, and what can be read of it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.strip import Strip

from facilitator.texts import _
from facilitator.tui.wall.page import Page

# Corners and sides of the edge, from the upper left on: both sides, upper and lower, each corner.
_SIGNS = {"quarters": tuple("┏━┓┃┗┛"), "halves": tuple("╔═╗║╚╝"), "none": tuple("+-+|++")}
_LEAST = 3
_TITLE_SHARE = 3
_LADDER = (0, 3, 4, 5, 6, 8, 10, 14)
"""The rows of letters of each size; 0 for ordinary ones."""


def trial(page: Page) -> list[Strip]:
    """A line all around, what this is, how large the window is, and letters of several sizes."""
    if page.width < _LEAST or page.height < _LEAST:
        return page.stacked((), page.cut(_("Test"), "strong", page.height))
    inner = page.narrowed(page.width - 2).less(2)
    rows = list(_inside(inner, f"{page.width} × {page.height}"))
    rows += _ladder(inner, inner.height - len(rows))
    return _framed(inner.stacked((), rows), page)


def _inside(page: Page, size: str) -> Iterator[Strip]:
    title = _("Test picture")
    yield from page.large(title, "strong", page.height // _TITLE_SHARE) or page.cut(title, "strong", 2)
    yield page.row((page.said(size), "mark"))


def _ladder(page: Page, left: int) -> list[Strip]:
    """One sentence in letters of each size, the largest first; the small ones matter most where room is short."""
    sentence = _("Can you read this?")
    rows: list[Strip] = []
    for high in _LADDER:
        step = page.large(sentence, "", high) if high else page.cut(sentence, "", 1)
        if step and len(rows) + len(step) < left:
            rows = [*page.empty(), *step, *rows]
    return rows


def _framed(rows: list[Strip], page: Page) -> list[Strip]:
    upper_left, side, upper_right, upright, lower_left, lower_right = _SIGNS[page.means.letters]
    (wall,) = page.segments((upright, "mark"))
    across = side * (page.width - 2)
    return [
        page.row((upper_left + across + upper_right, "mark")),
        *(page.centred([wall, *row, wall]) for row in rows),
        page.row((lower_left + across + lower_right, "mark")),
    ]
