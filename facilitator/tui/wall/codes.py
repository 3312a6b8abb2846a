"""Codes on the wall, each with what a person types instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.domain.room import RoomView
from facilitator.texts import _
from facilitator.tui import codes
from facilitator.tui.codes import Code
from facilitator.tui.wall.page import Page
from facilitator.tui.wall.words import heading
from facilitator.tui.wrapping import wrap

_GAP = 2
_BESIDE = 20
"""The fewest columns in which something can be said beside a code."""
_BELOW = 3
"""The rows kept for what stands under a code."""
_PART = re.compile(r"[^/.?&=_-]*[/.?&=_-]|[^/.?&=_-]+")
_ENOUGH = 400
"""Columns of a window in which any code there is would fit."""


@dataclass(frozen=True)
class _Line:
    """Something to be typed, after what it is."""

    name: str
    text: str


def code(view: RoomView, page: Page) -> list[Strip]:
    """The code of an address, and the address."""
    return _drawn(view, page, view.heading, [_Line("", view.text)])


def wifi(view: RoomView, page: Page) -> list[Strip]:
    """The code that lets a phone join a network, the network and its password."""
    typed = [_Line(_("Network:"), view.heading)]
    if view.text:
        typed.append(_Line(_("Password:"), view.text))
    return _drawn(view, page, _("Wi-Fi"), typed)


def _drawn(view: RoomView, page: Page, title: str, typed: Sequence[_Line]) -> list[Strip]:
    beside, below = _fitted(view.code, page)
    if beside is None and below is None:
        return _without(page, title, typed, _why_none(view.code, page))
    if beside is None or (below is not None and _is_better_below(beside, below, page, typed)):
        return _with_words_below(below, page, title, typed) if below else []
    return _with_words_beside(beside, page, title, typed)


def _is_better_below(beside: Code, below: Code, page: Page, typed: Sequence[_Line]) -> bool:
    """Whether words go below a code: it is larger so, or else as large, and they need more than the room beside."""
    if below.multiple != beside.multiple:
        return below.multiple > beside.multiple
    room = page.width - beside.columns - _GAP
    return any(cell_len(page.said(one.text)) > room for one in typed)


def _fitted(payload: str, page: Page) -> tuple[Code | None, Code | None]:
    """The code as large as it can be with words beside it, and with words below it."""
    if not page.means.codes:
        return None, None
    return _both(payload, page.width, page.height, whole=not page.means.unicode)


def _both(payload: str, width: int, height: int, whole: bool = False) -> tuple[Code | None, Code | None]:
    beside = codes.fit(payload, width - _BESIDE - _GAP, height, whole)
    return beside, codes.fit(payload, width, height - _BELOW, whole)


def as_drawn(payload: str, width: int, height: int) -> Code | None:
    """The code that is drawn in a window of this size, with room left for words; None when none fits."""
    found = [one for one in _both(payload, width, height) if one]
    return max(found, key=lambda one: one.multiple, default=None)


def _with_words_beside(drawn: Code, page: Page, title: str, typed: Sequence[_Line]) -> list[Strip]:
    wide = page.width - drawn.columns - _GAP
    words = _words(page.narrowed(wide), title, typed, page.height)
    gap = page.segments((" " * _GAP, ""))
    blank = page.narrowed(wide).empty()[0]
    strips = drawn.strips()
    first = (len(strips) - len(words)) // 2
    sides = [words[at - first] if 0 <= at - first < len(words) else blank for at in range(len(strips))]
    rows = [page.centred([*strip, *gap, *side]) for strip, side in zip(strips, sides, strict=True)]
    return page.stacked((), rows)


def _with_words_below(drawn: Code, page: Page, title: str, typed: Sequence[_Line]) -> list[Strip]:
    room = page.height - drawn.rows
    words = _words(page, title if room > 2 * _BELOW else "", typed, room)
    return page.stacked((), [page.centred(strip) for strip in drawn.strips()], words)


def _words(page: Page, title: str, typed: Sequence[_Line], rows: int) -> list[Strip]:
    """A title and what is to be typed, as large as so many rows allow."""
    head = page.cut(title, "title", 2) if title.strip() else []
    room = (rows - len(head)) // max(1, len(typed))
    gap = 1 if room > _BELOW else 0
    drawn = [*head]
    for one in typed:
        drawn += [*page.empty(gap if drawn else 0), *_typed(one, page, room - gap)]
    return drawn[:rows]


def _typed(line: _Line, page: Page, rows: int) -> list[Strip]:
    """What is typed, exactly: no space of it is lost at the end of a line."""
    text = page.exactly(line.text).replace(" ", "\u00a0")
    name = page.said(line.name)
    if line.name and cell_len(f"{name} {text}") <= page.inside and rows <= _BELOW:
        return [page.row((f"{name} ", ""), (text, "strong"))]
    names = [page.row((name, ""))] if line.name and rows > 1 else []
    room = rows - len(names)
    return [*names, *(page.large(text, "strong", room) or _plain(text, page, room))]


def _plain(text: str, page: Page, rows: int) -> list[Strip]:
    """In ordinary letters, broken after the signs of an address rather than anywhere."""
    lines = [""]
    for part in _PART.findall(text):
        if cell_len(lines[-1] + part) > page.inside and lines[-1]:
            lines.append("")
        lines[-1] += part
    whole = [slice for line in lines for slice in wrap(line, page.inside)]
    return [page.row((line, "strong")) for line in whole[: max(0, rows)]]


def _without(page: Page, title: str, typed: Sequence[_Line], why: str) -> list[Strip]:
    """What is typed fills the page, and one sentence says why there is no code."""
    top, reason = heading(title, page), page.cut(why, "faint", 3, page.column)
    least = sum(2 if one.name else 1 for one in typed)
    head = top if page.height - len(reason) - len(top) >= least else []
    foot = reason if page.height - len(reason) >= least else []
    return page.stacked(head, _words(page, "", typed, page.height - len(head) - len(foot)), foot)


def _why_none(payload: str, page: Page) -> str:
    if not page.means.codes:
        return _("This terminal has no colours, so there is no code.")
    if codes.fit(payload, _ENOUGH, _ENOUGH) is None:
        return _("This text is too long for a code.")
    return _("This window is too small for a code.")
