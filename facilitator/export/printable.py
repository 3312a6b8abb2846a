"""Text from people as any document can hold it."""

from __future__ import annotations

import re

from facilitator.domain.visible import visible

# Ends of line of every kind, and tabs, are spaces in a paragraph.
_SPACES = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
# Those that are no character, at the end of each plane and in the first: XML has no way to write them.
_NO_CHARACTER = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17))
    + "]"
)


def printable(text: str) -> str:
    """`text` on one line, with nothing in it that acts, hides or turns the text round."""
    return _NO_CHARACTER.sub("\ufffd", visible(_SPACES.sub(" ", text)))


def printable_lines(text: str) -> str:
    """As `printable`, for text whose lines are to stay."""
    return "\n".join(printable(line.expandtabs(4)) for line in text.splitlines())
