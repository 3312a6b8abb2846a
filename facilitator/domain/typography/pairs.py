"""Quotation marks of any shape, paired; those that have no other half stay as they are."""

from __future__ import annotations

import re

_MARK = re.compile(r'["«»“”]|\n[^\S\n]*\n')
_GERMAN = re.compile(r'„(?=\w)([^"«»„“”\n]++)["“”](?!\w)')
_STRAIGHT = '"'
_BEFORE_OPENING = "([{«“-–—*_"
_AFTER = ",;:!?)]}»”"
_APOSTROPHES = "'’"

Marks = tuple[str, str]


def paired(text: str, outer: Marks, inner: Marks, left_alone: str = "") -> str:
    """`text` with the `outer` marks around its quotations, and `inner` ones around those within.

    A paragraph ends all quotations. Marks that are `left_alone` are not seen. Inner marks that may be apostrophes
    are not put where a letter touches them.
    """
    text = _GERMAN.sub(r"“\1”", text)
    other = _halves(text, left_alone)
    shapes: dict[int, str] = {}
    depth = 0
    for at in sorted(other):
        if at < other[at]:
            shape = inner if depth else outer
            if not depth or not _may_be_apostrophes(text, at, other[at], inner):
                shapes[at], shapes[other[at]] = shape
            depth += 1
        else:
            depth -= 1
    return "".join(shapes.get(at, char) for at, char in enumerate(text)) if shapes else text


def _may_be_apostrophes(text: str, start: int, end: int, inner: Marks) -> bool:
    around = text[start - 1 : start] + text[end + 1 : end + 2]
    return inner[1] in _APOSTROPHES and any(char.isalnum() for char in around)


def _halves(text: str, left_alone: str) -> dict[int, int]:
    """For each mark that has another half, where that is."""
    other: dict[int, int] = {}
    opened: list[int] = []
    last_opened = -1
    for found in _MARK.finditer(text):
        at = found.start()
        if found[0] in left_alone:
            continue
        if found[0][0] == "\n":
            opened.clear()
        elif _opens(text, at, bool(opened), last_opened == at - 1):
            opened.append(at)
            last_opened = at
        elif opened:
            start = opened.pop()
            other[start], other[at] = at, start
    return other


def _opens(text: str, at: int, opened: bool, after_opening: bool) -> bool:
    mark = text[at]
    if mark != _STRAIGHT:
        return mark in "«“"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in _BEFORE_OPENING or after_opening
    free_after = not after or after.isspace() or after in (_AFTER if free_before else _AFTER + ".…")
    if free_before and free_after:
        return not opened
    if free_before or free_after:
        return free_before
    return before in _APOSTROPHES or not opened
