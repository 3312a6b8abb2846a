"""What the room sees, on a page of any size."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.domain.room import RoomView, Shown
from facilitator.texts import _
from facilitator.tui.wall import agenda, codes, remarks, trial, words
from facilitator.tui.wall.page import Page

_REVERSE = Style(reverse=True)


def draw(view: RoomView, page: Page) -> list[Strip]:
    """Exactly as many rows as the page has, each as wide as the page."""
    if page.width < 1 or page.height < 1:
        return []
    if view.shown == "blank":
        return page.empty(page.height)
    foot = _pen_down(page) if view.pen_down else []
    sheet = page.less(len(foot))
    drawn = [*_SCENES[view.shown](view, sheet), *page.empty(sheet.height)][: sheet.height]
    return [*drawn, *foot]


def _pen_down(page: Page) -> list[Strip]:
    """That nothing is noted now, so that everybody knows."""
    said = page.said(_("Pen down: nothing is noted"))
    lines = page.cut_lines(said if cell_len(said) <= page.width else _("Pen down"), 1, page.width)
    return [page.row((line.center(page.width), "alert")).apply_style(_REVERSE) for line in lines]


_SCENES: dict[Shown, Callable[[RoomView, Page], list[Strip]]] = {
    "prompt": words.question,
    "opening": words.prose,
    "notice": words.prose,
    "flashback": words.prose,
    "closing": words.prose,
    "remark": words.remark,
    "wall": remarks.wall,
    "code": codes.code,
    "wifi": codes.wifi,
    "agenda": agenda.agenda,
    "test": lambda _view, page: trial.trial(page),
    "welcome": words.welcome,
    "over": words.over,
}
