"""Breaking text into lines as French asks: a line never begins with ? ! : ; » nor ends with «.

Lines break at plain spaces only: the no-break ones (U+00A0, U+202F) hold, and so does a plain space that stands
where French wants a no-break one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len

Slice = tuple[int, int]
Run = tuple[str, str]
"""Some text, and its tone (a key of `tones.tones`; empty for the plain one)."""

_BREAK = re.compile(r"(?<![« ]) +(?![ ?!:;»])")
_CLOSING = "?!:;»"
_SPACES = " \u00a0\u202f"


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


def _paragraph(text: str, start: int, end: int, width: int) -> list[Slice]:
    lines: list[Slice] = []
    line_start = line_end = start
    room = width
    for piece_start, piece_end in _pieces(text, start, end):
        wide = cell_len(text[line_end:piece_end])
        if wide <= room:
            room -= wide
        else:
            if line_end > line_start:
                lines.append((line_start, line_end))
            lines += (hard := _hard(text, piece_start, piece_end, width))[:-1]
            line_start = hard[-1][0]
            room = width - cell_len(text[line_start:piece_end])
        line_end = piece_end
    return [*lines, (line_start, line_end)]


def _pieces(text: str, start: int, end: int) -> Iterator[Slice]:
    """The parts of `text` that hold together."""
    at = start
    for found in _BREAK.finditer(text, start, end):
        if found.start() > start:
            yield at, found.start()
            at = found.end()
    yield at, end


def _hard(text: str, start: int, end: int, width: int) -> list[Slice]:
    """A part that is wider than a line, cut where it must be."""
    lines = []
    while (cut := _cut(text, start, end, width)) < end:
        lines.append((start, cut))
        start = cut
    return [*lines, (start, end)]


def _cut(text: str, start: int, end: int, width: int) -> int:
    room, cut = width, start
    # No character is wider than two cells, so this many of them surely fill the line.
    for char in text[start : min(end, start + 4 * width)]:
        room -= cell_len(char)
        if room < 0:
            break
        cut += 1
    if cut >= end:
        return end
    cut = max(cut, start + 1)
    better = cut
    while better > start + 1 and _is_bad(text, start, better, end):
        better -= 1
    return better if not _is_bad(text, start, better, end) else cut


def _is_bad(text: str, start: int, cut: int, end: int) -> bool:
    """Whether a line may not end before `cut`: what follows would begin the next, or « would end this one."""
    after = text[cut : min(end, cut + 8)].lstrip(_SPACES)[:1]
    return (after != "" and after in _CLOSING) or text[start:cut].rstrip(_SPACES)[-1:] == "«"
