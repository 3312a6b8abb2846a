"""What rules are made of: a pattern, and what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

FINE, FIXED = "\u202f", "\u00a0"
"""The two no-break spaces: narrow and full."""

SPACE = "[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""Any space within a line, as a pattern."""

LETTER = r"[^\W\d_]"
"""As a pattern."""

ELISION = r"\b(?i:([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd))"
"""What may stand before an apostrophe that belongs to the next word, as a pattern with one group."""

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_SPACES = re.compile(rf"^{SPACE}+|{SPACE}+", re.MULTILINE)


def rule(pattern: str, replacement: str | Callable[[re.Match[str]], str], flags: int = 0) -> Rule:
    """What matches `pattern` becomes `replacement`. Patterns are such that time is linear."""
    return re.compile(pattern, flags), replacement


def applied(rules: Iterable[Rule], text: str) -> str:
    """`text` after each rule in turn."""
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


def single_spaces(text: str) -> str:
    """`text` with one space between words, no-break where it was; those that begin a line stay as they are."""
    return _SPACES.sub(_single, text)


def _single(found: re.Match[str]) -> str:
    begins_line = not found.start() or found.string[found.start() - 1] == "\n"
    if begins_line:
        return found[0]
    return found[0][0] if set(found[0]) <= {FIXED, FINE} else " "
