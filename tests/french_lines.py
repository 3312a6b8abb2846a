"""What is a fault of French line breaking, said without the code that breaks lines."""

from __future__ import annotations

import re

from rich.cells import cell_len

NEVER_FIRST = "?!:;»”"
NEVER_LAST = "«“"
_BLANK = " \u00a0\u202f"
# A word with the marks that stand before or after it, whatever the spaces between them.
_HELD = re.compile(
    rf"(?:[{NEVER_LAST}][{_BLANK}]*)*[^ ]+(?:(?<=[{NEVER_LAST}])[{_BLANK}]*[^ ]+|[{_BLANK}]+[{NEVER_FIRST}][^ ]*)*"
)


def faults(text: str, lines: list[str], width: int) -> list[str]:
    """What is wrong with `lines` as the lines of `text`, each at most `width` cells wide.

    A line may begin or end badly, or a word be cut, only where the word and its marks are together wider than a line.
    """
    wrong = [f"too wide: {line!r}" for line in lines if cell_len(line) > width]
    held = [(found.start(), found.end()) for found in _HELD.finditer(text)]
    at = 0
    for number, line in enumerate(lines):
        start = _next(text, at, line)
        if start is None:
            return [*wrong, f"not in the text: {line!r}"]
        if number and _is_bad(text, at, start, held, width):
            wrong.append(f"{lines[number - 1]!r} / {line!r}")
        at = start + len(line.strip(" "))
    return [*wrong, *([f"lost: {text[at:]!r}"] if text[at:].strip(" \n") else [])]


def _next(text: str, at: int, line: str) -> int | None:
    """Where a line begins in the text, when nothing but spaces is left out before it."""
    bare = line.strip(" ")
    if not bare:
        return at if at == 0 else (text.find("\n", at) + 1 or None)
    skipped = len(text[at:]) - len(text[at:].lstrip(" \n"))
    return at + skipped if text.startswith(bare, at + skipped) else None


def _is_bad(text: str, end: int, start: int, held: list[tuple[int, int]], width: int) -> bool:
    """Whether the break from `end` to `start` parts what is held together and would fit into one line."""
    return any(
        first < start and end < last and "\n" not in text[end:start] and cell_len(text[first:last]) <= width
        for first, last in held
        if first < end and start < last
    )
