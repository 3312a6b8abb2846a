"""The time left to a question: quiet, and its state told by shapes, never by colour alone."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.domain.room import TimeLeft
from facilitator.texts import _
from facilitator.tui.wall.page import Page

_LARGE_FROM = 30
"""The rows of a window from which on the figures are large."""
_FEWEST, _MOST = 3, 5
_ROWS_A_ROW = 10
_SHARE = 3
_GAP = ("  ", "")

# What is left and what has gone by, of a bar that goes; of one with little left; of one that has run out.
_BLOCKS = {"going": ("▄", "▁"), "paused": ("┄", "┄"), "soon": ("█", "▁"), "over": ("▚", "▚")}
_CONSOLE = {"going": ("▄", "_"), "paused": ("·", "·"), "soon": ("█", "_"), "over": ("▒", "▒")}
_ASCII = {"going": ("=", "-"), "paused": (".", "."), "soon": ("#", "-"), "over": ("!", "!")}
_SIGNS = {"quarters": _BLOCKS, "halves": _CONSOLE, "none": _ASCII}
_TONES = {"going": "faint", "paused": "faint", "soon": "mark", "over": "alert"}


def words(left: TimeLeft) -> str:
    """The minutes, with a sign for a clock that stands still, and for one that has run out."""
    minutes = _("{minutes} min").format(minutes=left.minutes)
    if left.state == "paused":
        return f"‖\u00a0{minutes}"
    if left.state == "over":
        return f"!\u00a0+{minutes}" if left.minutes else f"!\u00a0{minutes}"
    return minutes


def rows(left: TimeLeft | None, page: Page) -> list[Strip]:
    """A bar and the minutes beside it, in as few rows as are read from afar; none when no time is kept."""
    if left is None:
        return []
    return _large(left, page) or [_small(left, page)]


def _small(left: TimeLeft, page: Page) -> Strip:
    said, tone = page.said(words(left)), _TONES[left.state]
    bar = _bar(left, page, cell_len(said))
    return page.row(*([(bar, tone), _GAP] if bar else []), (said, tone))


def _large(left: TimeLeft, page: Page) -> list[Strip]:
    """The minutes in large figures, the bar at half their height."""
    high = max(_FEWEST, min(_MOST, page.height // _ROWS_A_ROW))
    if page.height < _LARGE_FROM:
        return []
    tone = _TONES[left.state]
    figures = page.block(words(left), tone, high, page.inside // 2)
    bar = _bar(left, page, figures[0].cell_length if figures else 0)
    blank = " " * len(bar)
    bars = [bar if number == len(figures) // 2 else blank for number in range(len(figures))]
    rows = [
        page.centred([*page.segments((bar, tone), _GAP), *strip])
        for bar, strip in zip(bars, figures, strict=True)
    ]
    # The last row of many a picture on a wall is cut off.
    return [*rows, *page.empty()] if rows else []


def _bar(left: TimeLeft, page: Page, beside: int) -> str:
    """The bar, in what is left beside so many columns."""
    wide = min(page.inside - beside - len(_GAP[0]), page.width // _SHARE)
    if wide < 1:
        return ""
    full, empty = _SIGNS[page.means.letters][left.state]
    # A sign at the least, until time is over: it tells the state.
    filled = max(1, round(wide * (1 - left.share)))
    return full * filled + empty * (wide - filled)
