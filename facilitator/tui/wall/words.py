"""Words on the wall: what fills it in large letters, what stands above and below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from facilitator.domain.room import RoomView
from facilitator.texts import _
from facilitator.texts.words import quoted
from facilitator.tui.wall import time_left
from facilitator.tui.wall.page import Page

_AIRY = 12
"""The rows of a window from which on an empty one is no waste."""
_ABUNDANT = 40
"""Those from which on even a heading is in large letters."""
_HEADING_SHARE = 12
_ROLE_SHARE = 7
_HEADING_ROWS = 2
_UNDER_ROWS = 2


def question(view: RoomView, page: Page) -> list[Strip]:
    """The question, its title above, its time below."""
    return filled(page, view.heading, view.text, airy(time_left.rows(view.left, page), page, before=True))


def prose(view: RoomView, page: Page) -> list[Strip]:
    """A text of one or more sentences under its heading."""
    return filled(page, view.heading, view.text, column=True)


def remark(view: RoomView, page: Page) -> list[Strip]:
    """What somebody said, with the role of who said it."""
    said = view.said[0] if view.said else None
    if said is None:
        return page.stacked(heading(view.heading, page), [])
    text = quoted(said.text) if said.exact else said.text
    return filled(page, view.heading, text, beneath=under(said.speaker, page))


def welcome(view: RoomView, page: Page) -> list[Strip]:
    """Before anybody leads a session."""
    return filled(page, "", view.title or _("Café numérique"), beneath=under(view.place, page))


def over(view: RoomView, page: Page) -> list[Strip]:
    """After the end: thanks, and the question that people take home."""
    thanks = _("Thank you!")
    if not view.text.strip():
        return filled(page, view.title, thanks)
    return filled(page, view.title, view.text, beneath=under(thanks, page))


# The parts of a page


def heading(text: str, page: Page) -> list[Strip]:
    """What stands above, with the empty rows that a window of some height affords."""
    if not text.strip():
        return airy([], page, before=True)
    large = page.large(text, "title", page.height // _HEADING_SHARE) if page.height >= _ABUNDANT else []
    rows = large or page.cut(text, "title", _HEADING_ROWS)
    return airy(airy(rows, page, before=False), page, before=True)


def under(text: str, page: Page) -> list[Strip]:
    """What stands right below the text, in letters of a middle size or in bold ordinary ones."""
    if not text.strip():
        return []
    rows = page.large(text, "title", page.height // _ROLE_SHARE) or page.cut(text, "title", _UNDER_ROWS)
    return airy(rows, page, before=True)


def airy(rows: Sequence[Strip], page: Page, before: bool) -> list[Strip]:
    """The rows with an empty one before or after them, where the page is high enough."""
    gap = page.empty(1 if page.height >= _AIRY else 0)
    return [*gap, *rows] if before else [*rows, *gap]


def tight(rows: Sequence[Strip]) -> Sequence[Strip]:
    """The rows without those that are empty."""
    return [row for row in rows if row.text.strip()]


def filled(
    page: Page,
    above: str,
    text: str,
    below: Sequence[Strip] = (),
    beneath: Sequence[Strip] = (),
    column: bool = False,
) -> list[Strip]:
    """A page filled by `text` in the largest letters, or in ordinary ones where those are too small.

    `above` is its heading, `below` stands at the foot of the page, `beneath` right under the text: all give way before
    a word of the text is lost. `column`: ordinary text is set in one.
    """
    top = heading(above, page)
    ways = (
        (top, below, beneath),
        (tight(top), tight(below), tight(beneath)),
        ((), tight(below), tight(beneath)),
        ((), (), tight(beneath)),
        ((), (), ()),
    )
    # What is beside the text gives up its empty rows for large letters, and itself for a word.
    for head, foot, after in ways[:2]:
        room = page.height - len(head) - len(foot) - len(after)
        if middle := page.large(text, "strong", room):
            return page.stacked(head, [*middle, *after], foot)
    for head, foot, after in ways:
        room = page.height - len(head) - len(foot) - len(after)
        ordinary = _ordinary(page, text, room, column)
        if ordinary is not None:
            return page.stacked(head, [*ordinary, *after], foot)
    return page.stacked((), page.cut(text, "strong", page.height))


def _ordinary(page: Page, text: str, room: int, column: bool) -> list[Strip] | None:
    if not column:
        return page.whole(text, "strong", room, page.column) or page.whole(text, "strong", room)
    fits = page.whole(text, "strong", room, page.column) is not None
    return page.prose(text, "", room) if fits else None
