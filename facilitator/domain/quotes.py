"""Quotation marks as hands type them: « », “ ”, „ “ and straight ones, mixed, often left open."""

from __future__ import annotations

import re

OPENING = '"«“„”'
ANY = OPENING + "»"

_MARK = re.compile(f"[{ANY}]")
_OPENS_AFTER = "([{«“„"
_ELISIONS = "'’"


def split(text: str) -> tuple[str, str] | None:
    """The words inside the quotation that begins `text`, and what follows its closing mark.

    None when `text` does not begin with an opening mark. A quotation left open goes on to the end.
    Any closing mark closes any opening one; quotations inside the quotation stay in its words.
    """
    if not text or text[0] not in OPENING:
        return None
    opened = [text[0]]
    for found in _MARK.finditer(text, 1):
        if _opens(text, found.start(), opened[-1]):
            opened.append(found[0])
            continue
        opened.pop()
        if not opened:
            return text[1 : found.start()], text[found.end() :]
    return text[1:], ""


def _opens(text: str, at: int, last: str) -> bool:
    """Whether the mark at `at`, inside a quotation whose last opened mark is `last`, opens another."""
    mark = text[at]
    if mark == "“":
        return last != "„"
    if mark != '"':
        return mark in "«„"
    before, after = text[at - 1], text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    if before in _ELISIONS:
        return after.isalnum()
    return before.isspace() or before in _OPENS_AFTER
