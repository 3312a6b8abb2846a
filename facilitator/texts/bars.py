"""Figures as bars of text, for the terminal and for the screens."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Piece = tuple[str, str]
"""Some text, and what it is: a "name", a "head" over bars, a "bar", a "count", or empty for the room between."""

Line = list[Piece]


class Ink(NamedTuple):
    """What bars are drawn with: one cell of them, and the end of a name that is cut."""

    bar: str
    cut: str


# Half as high as a line, so that no bar touches the next one.
BLOCKS = Ink("▄", "…")
ASCII = Ink("#", "~")


class Row(NamedTuple):
    """A name, its counts by the place of a group, and how each is said."""

    name: str
    counts: Mapping[int, float]
    said: Mapping[int, str]


_NARROWEST = 24
_NAME_SHARE = 0.4  # of a line, at most
_GAP = "  "
_LEAST_BAR = 4


def drawn(rows: Sequence[Row], titles: Sequence[str], width: int, ink: Ink = BLOCKS) -> list[Line]:
    """The rows in lines of `width` cells at most: a column a group where there is room, else a line a group.

    Nothing in the names and the titles may act: they are to be made visible before.
    """
    return _Bars(rows, titles, max(_NARROWEST, width), ink).lines() if rows else []


class _Bars:
    """One drawing: its measures, in cells, are taken once."""

    def __init__(self, rows: Sequence[Row], titles: Sequence[str], width: int, ink: Ink) -> None:
        self._rows, self._titles, self._width, self._ink = rows, titles, width, ink
        share = int(width * _NAME_SHARE)
        self._names = min(share, max(cells(row.name) for row in rows))
        self._heads = min(share, max(map(cells, titles)))
        self._figures = max((cells(said) for row in rows for said in row.said.values()), default=1)
        self._most = max((count for row in rows for count in row.counts.values()), default=0)
        self._column = (width - self._names) // len(titles) - len(_GAP)

    def lines(self) -> list[Line]:
        if len(self._titles) == 1:
            return [self._across(row) for row in self._rows]
        if self._is_room():
            return [self._head(), *map(self._across, self._rows)]
        return [line for row in self._rows for line in self._under(row)]

    def _is_room(self) -> bool:
        """Whether each group has a column in which a bar says something, and titles that can be told apart."""
        shown = {cut(title, self._column, self._ink) for title in self._titles}
        return self._column > self._figures + _LEAST_BAR and len(shown) == len(self._titles)

    def _head(self) -> Line:
        heads = [(fitted(title, self._column, self._ink), "head") for title in self._titles]
        return [(" " * self._names, ""), *(piece for head in heads for piece in ((_GAP, ""), head))]

    def _across(self, row: Row) -> Line:
        """A row, with a bar for each group beside each other."""
        line: Line = [(fitted(row.name, self._names, self._ink), "name")]
        for place in range(len(self._titles)):
            line += [(_GAP, ""), *self._bar(row, place, self._column)]
        return line

    def _under(self, row: Row) -> list[Line]:
        """The name of a row, and under it a line for each group that has some."""
        lines: list[Line] = [[(cut(row.name, self._width, self._ink), "name")]]
        room = self._width - self._heads - 2 * len(_GAP)
        for place, title in enumerate(self._titles):
            if place in row.counts:
                head = (fitted(title, self._heads, self._ink), "head")
                lines.append([(_GAP, ""), head, (_GAP, ""), *self._bar(row, place, room)])
        return lines

    def _bar(self, row: Row, place: int, room: int) -> Line:
        """A count, and a bar that would fill the rest of the room for the largest one."""
        longest = max(1, room - self._figures - 1)
        count = row.counts.get(place, 0)
        length = max(round(longest * count / self._most), 1) if count else 0
        said = row.said.get(place, "0")
        figures = " " * (self._figures - cells(said)) + said + " "
        bar = (self._ink.bar * length, "bar")
        return [(figures, "count" if count else "head"), bar, (" " * (longest - length), "")]


# Text in cells


def cells(text: str) -> int:
    """How many cells a terminal takes for `text`, or a few more where it draws several characters as one."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int, ink: Ink) -> str:
    """`text` in at most so many cells."""
    if cells(text) <= width:
        return text
    kept, room = "", width - len(ink.cut)
    for char in text:
        room -= _cells_of(char)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + ink.cut


def fitted(text: str, width: int, ink: Ink) -> str:
    """`text` in exactly so many cells."""
    text = cut(text, width, ink)
    return text + " " * (width - cells(text))
