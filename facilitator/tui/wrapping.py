"""Breaking text into lines as French asks: a line never begins with ? ! : ; » nor ends with «.

Lines break at plain spaces only: the no-break ones (U+00A0, U+202F) hold, and so does a plain space that stands
where French wants a no-break one. What is wider than a line is cut between two characters as people see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

Slice = tuple[int, int]
Run = tuple[str, str]
"""Some text, and its tone (a key of `tones.tones`; empty for the plain one)."""


class Row(NamedTuple):
    """A line of a text."""

    start: int
    end: int
    """Where its last word ends."""
    after: int
    """Where the next line begins, past the spaces at which the lines break."""
    seen: int
    """A change of the text from here on leaves this line as it is."""


_HELD_BEFORE = "?!:;»”›"
_HELD_AFTER = "«“‹"
# These too are kept with their neighbour, but give way before a word is cut.
_GENTLY_HELD_BEFORE = ")]},%‰€°"
_GENTLY_HELD_AFTER = "([{–—"
_SPACES = " \u00a0\u202f"
_BREAKING = re.compile(" +")
_NOTHING = "\n"
# 10 000, 16 h: what may not be parted from the figure before it; and the "16 h" that holds the figure after it.
_AFTER_FIGURE = re.compile(r"\d{3}(?!\d)|h(?!\w)")
_HOUR = re.compile(rf"\d[{_SPACES}]?h\Z")
# Nearly all of French, each character one cell wide and none that joins another.
_ONE_CELL = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e€]*")
_NEAR = 12
"""How far beyond a place the rules look, in characters."""
_JOINER = "\u200d"
_FLAGS = ("\U0001f1e6", "\U0001f1ff")
_MANY_FLAGS = 64


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text`, each at most `width` cells wide. Its own line feeds break too."""
    return [text[start:end] for start, end in slices(text, width)]


def slices(text: str, width: int) -> list[Slice]:
    """Where each line of `text` begins and ends in it. The spaces at which lines break are in none of them."""
    lines: list[Slice] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(text, start, start + len(paragraph), max(1, width))
        start += len(paragraph) + 1
    return lines


def wrap_runs(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """The lines of several runs that follow each other, as runs."""
    text = "".join(run[0] for run in runs)
    starts = [0, *accumulate(len(run[0]) for run in runs)]
    return [list(_within(runs, starts, start, end)) for start, end in slices(text, width)]


def _within(runs: Sequence[Run], starts: Sequence[int], start: int, end: int) -> Iterator[Run]:
    for (text, tone), at in zip(runs, starts, strict=False):
        if part := text[max(0, start - at) : max(0, end - at)]:
            yield part, tone


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[Slice]:
    at = start
    while at < end or at == start:
        row = next_row(text, at, end, width)
        yield row.start, row.end
        at = max(row.after, at + 1)


def unparted(text: str) -> list[str]:
    """The parts of a paragraph between which a line may break, however wide they are."""
    parts, start, end = [], 0, len(text)
    for spaces in _BREAKING.finditer(text):
        first, after = spaces.span()
        if not (_holds(text, start, first, after, end) or _holds_gently(text, start, first, after, end)):
            parts.append(text[start:first])
            start = after
    return [*parts, text[start:]]


def next_row(text: str, start: int, end: int, width: int) -> Row:
    """The line that begins at `start`, of a paragraph that goes on until `end`."""
    full = _reach(text, start, end, width)
    if full >= end:
        return Row(start, end, end, end + 1)
    found = (
        _last_break(text, start, full, end, gently=True)
        or _last_break(text, start, full, end, gently=False)
        or _cut(text, start, full, end)
    )
    return Row(start, *found, max(cluster_end(text, full, end), found[1]) + _NEAR)


def _reach(text: str, start: int, end: int, width: int) -> int:
    """How far a line may go that begins at `start`: one character at the least."""
    if _ONE_CELL.fullmatch(text, start, min(end, start + width + 1)):
        return min(end, start + width)
    at, room = start, width
    while at < end:
        after = cluster_end(text, at, end)
        room -= cell_len(text[at:after])
        if room < 0 and at > start:
            break
        at = after
    return at


def _last_break(text: str, start: int, full: int, end: int, gently: bool) -> Slice | None:
    """The last spaces, of those that begin before `full` or there, at which a line may break."""
    at = text.rfind(" ", start, full + 1)
    while at > start:
        first = start + len(text[start:at].rstrip(" "))
        if first == start:
            return None
        after = at + 1
        while after < end and text[after] == " ":
            after += 1
        held = _holds(text, start, first, after, end)
        if not held and not (gently and _holds_gently(text, start, first, after, end)):
            return first, after
        at = text.rfind(" ", start, first)
    return None


def _holds(text: str, start: int, first: int, after: int, end: int) -> bool:
    """Whether a line may not end at `first` with the next one beginning at `after`."""
    precedes, follows = _around(text, start, first, after, end)
    return follows in _HELD_BEFORE or precedes in _HELD_AFTER


def _holds_gently(text: str, start: int, first: int, after: int, end: int) -> bool:
    """Whether it had better not: at a parenthesis, a dash, in a number, an hour, before a unit."""
    precedes, follows = _around(text, start, first, after, end)
    if follows in _GENTLY_HELD_BEFORE or precedes in _GENTLY_HELD_AFTER:
        return True
    if precedes.isdecimal():
        return bool(_AFTER_FIGURE.match(text, after, end))
    return precedes == "h" and follows.isdecimal() and bool(_HOUR.search(text, start, first))


def _around(text: str, start: int, first: int, after: int, end: int) -> tuple[str, str]:
    """What is seen last in a line that ends at `first`, and first in one that begins at `after`."""
    precedes = text[max(start, first - _NEAR) : first].rstrip(_SPACES)[-1:]
    follows = text[after : min(end, after + _NEAR // 2)].lstrip(_SPACES)[:1]
    return precedes or _NOTHING, follows or _NOTHING


def _cut(text: str, start: int, full: int, end: int) -> Slice:
    """Where to cut what is wider than a line: as late as can be, at a place that is not bad if there is one."""
    cut = full
    while cut > start and (joins(text, cut) or _holds(text, start, cut, cut, end)):
        cut -= 1
    cut = cut if cut > start else full
    return cut, cut


# Characters as people see them


def joins(text: str, at: int) -> bool:
    """Whether the character at `at` is seen as one with what is before it: an accent, a part of an emoji, a flag."""
    if not 0 < at < len(text):
        return False
    if text[at] == _JOINER or text[at - 1] == _JOINER or not get_character_cell_size(text[at]):
        return True
    return _is_flag(text[at]) and _is_flag(text[at - 1]) and _flags_before(text, at) % 2 == 1


def cluster_end(text: str, at: int, end: int) -> int:
    """Where the character that begins at `at` ends."""
    after = min(at + 1, end)
    while after < end and joins(text, after):
        after += 1
    return after


def cluster_start(text: str, at: int) -> int:
    """Where the character begins of which `at` is a part."""
    while joins(text, at):
        at -= 1
    return at


def _is_flag(char: str) -> bool:
    return _FLAGS[0] <= char <= _FLAGS[1]


def _flags_before(text: str, at: int) -> int:
    first = at
    while first > max(0, at - _MANY_FLAGS) and _is_flag(text[first - 1]):
        first -= 1
    return at - first
