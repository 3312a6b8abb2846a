"""The agenda on the wall: what is done, what is asked now, what is left."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.domain.room import RoomView, Step
from facilitator.tui.wall.page import Page
from facilitator.tui.wall.words import heading

_SIGNS = {"done": "✓", "now": "▶", "left": "○"}
_ASCII = {"done": "x", "now": ">", "left": "-"}
_TONES = {"done": "faint", "now": "strong", "left": ""}
_LARGE = {"done": "✓", "now": "▶", "left": "–"}
"""Signs that can be drawn large."""
_GAP = "  "
_MARGIN = 3


def agenda(view: RoomView, page: Page) -> list[Strip]:
    """All the questions in large letters, or else in ordinary ones those around the one of now that fit."""
    top = heading(view.heading, page)
    top = top if page.height - len(top) > len(view.steps) else []
    room = page.height - len(top)
    listed = "\n".join(f"{_LARGE[one.state]} {one.title}" for one in view.steps)
    large = [page.centred(strip) for strip in page.block(listed, "strong", room, centred=False)]
    return page.stacked(top, large or _ordinary(view.steps, page, room))


def _ordinary(steps: Sequence[Step], page: Page, room: int) -> list[Strip]:
    shown = _around_now(steps, room)
    between = 1 if 2 * len(shown) <= room else 0
    wide = min(page.inside - _MARGIN, max((cell_len(page.said(one.title)) for one in shown), default=0))
    rows = [row for one in shown for row in (_row(one, page, max(1, wide)), *page.empty(between))]
    return rows[: len(rows) - between]


def _around_now(steps: Sequence[Step], most: int) -> Sequence[Step]:
    now = next((place for place, one in enumerate(steps) if one.state == "now"), 0)
    first = max(0, min(now - most // 2, len(steps) - most))
    return steps[first : first + most]


def _row(step: Step, page: Page, wide: int) -> Strip:
    tone = _TONES[step.state]
    sign = (_SIGNS if page.means.unicode else _ASCII)[step.state]
    title = " ".join(page.cut_lines(step.title, 1, wide))
    return page.row((sign + _GAP, tone), (title + " " * (wide - cell_len(title)), tone))
