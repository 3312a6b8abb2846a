"""The wall of a question's remarks, or how many there are while they are hidden."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.domain.room import RoomView, Said
from facilitator.texts import _
from facilitator.texts.words import count_remarks, quoted
from facilitator.tui.wall.page import Page
from facilitator.tui.wall.words import filled, heading

_WIDEST = 100
"""Remarks are short: their lines may be longer than those of a text that is read on and on."""
_LONGEST = 8
"""Rows that one remark may take of the wall that all share."""
_SIGN = "· "


def wall(view: RoomView, page: Page) -> list[Strip]:
    """The newest remarks that fit, the oldest of them first; of hidden ones, their number alone."""
    if view.hidden or not view.said:
        return filled(page, view.heading, count_remarks(view.count))
    top = heading(view.heading, page)
    top = top if len(top) <= page.height // 2 else []
    room = page.height - len(top)
    if rows := _large(view.said, page, room):
        return page.stacked(top, rows)
    shown = _newest(view.said, page, room)
    before = len(view.said) - len(shown)
    airy = not before and sum(map(len, shown)) + len(shown) <= room
    rows = [row for one in shown for row in (*one, *page.empty(1 if airy else 0))]
    if before and len(rows) < room:
        rows.insert(0, page.row((page.said(_("+ {count} before").format(count=before)), "faint")))
    return page.stacked(top, rows)


def _large(said: Sequence[Said], page: Page, room: int) -> list[Strip]:
    """All of them in large letters, while they are few."""
    if len(said) > room:
        return []
    return page.large("\n".join(f"{_SIGN}{_words(one)}" for one in said), "strong", room)


def _newest(said: Sequence[Said], page: Page, room: int) -> list[list[Strip]]:
    """The rows of each of the last remarks, of as many as so many rows hold."""
    width = min(page.inside, _WIDEST)
    drawn: list[list[Strip]] = []
    for count, one in enumerate(reversed(said), 1):
        # A row is kept for how many are not shown.
        free = room - (1 if count < len(said) else 0)
        rows = _drawn(one, page, width, _LONGEST if drawn else max(1, free))
        if drawn and len(rows) > free:
            break
        drawn.insert(0, rows)
        room -= len(rows)
    return drawn


def _drawn(said: Said, page: Page, width: int, rows: int) -> list[Strip]:
    """A remark with a sign before its first line, then its role."""
    sign = page.said(_SIGN) if width > len(_SIGN) else ""
    lines = page.cut_lines(_words(said), rows, width - len(sign))
    return [
        page.row(
            (sign if number == 0 else " " * len(sign), "accent"),
            (line, ""),
            (" " * _rest(line, sign, width), ""),
        )
        for number, line in enumerate(lines)
    ]


def _rest(line: str, sign: str, width: int) -> int:
    return max(0, width - len(sign) - cell_len(line))


def _words(said: Said) -> str:
    """What was said, then the role of who said it."""
    text = quoted(said.text) if said.exact else said.text
    return f"{text} — {said.speaker}" if said.speaker.strip() else text
