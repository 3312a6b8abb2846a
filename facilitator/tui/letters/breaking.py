"""Breaking a text into lines of about the same width, as few as can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.tui.wrapping import unparted


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of a text that say something, each as the parts between which a line may break."""
    lines = (" ".join(filter(None, re.split("[ \t]", line))) for line in text.splitlines())
    return [unparted(line) for line in lines if line.strip()]


def count(widths: Sequence[int], space: int, room: int) -> int:
    """How few lines of at most `room` these widths take, with `space` between two."""
    lines, left = 0, -1
    for width in widths:
        left -= width + space
        if left < 0:
            lines, left = lines + 1, room - width
    return lines


def balanced(widths: Sequence[int], space: int, room: int) -> list[int]:
    """Where each line ends: as few lines as can be, and of those the ones that leave the least room unevenly.

    No width is more than `room`.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(widths) + 1):
        best.append(min(_ways(best, widths, space, room, end)))
    ends, at = [], len(widths)
    while at:
        ends.append(at)
        at = best[at][2]
    return ends[::-1]


def _ways(
    best: Sequence[tuple[int, int, int]], widths: Sequence[int], space: int, room: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """For each last line that ends at `end`: how many lines, how uneven, where it begins."""
    left = room + space
    for start in range(end - 1, -1, -1):
        left -= widths[start] + space
        if left < 0:
            return
        lines, uneven, _ = best[start]
        yield lines + 1, uneven + left * left, start
