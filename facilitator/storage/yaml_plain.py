"""What a plain (unquoted) word of a YAML file stands for, and which words no two readers agree on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A plain word that people mean as text and that some YAML reader takes for something else.

    `taken` is what that reader makes of it: "flag" (yes or no), "number", "time" (minutes times
    sixty) or "sign" (a word YAML keeps for itself). It is never converted: to whatever expects a
    value of its own, it is of the wrong type.
    """

    word: str
    taken: str


def _flags() -> dict[str, Any]:
    words = [w for word in ("yes", "no", "on", "off") for w in (word, word.capitalize(), word.upper())]
    return {word: Ambiguous(word, "flag") for word in [*words, "y", "Y", "n", "N"]}


WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **_flags(),
    **{word: Ambiguous(word, "sign") for word in ("=", "<<")},
}

# Figures that YAML 1.1 and 1.2 read alike come first. The other groups are what either of them
# takes for a number: 012 and 0o17 (octal), 0x1F, 1_000, 1e3, .inf, and 14:30 (870).
_FIGURES = re.compile(
    r"""(?P<int>[-+]?(?:0|[1-9][0-9]{0,399}))
    | (?P<float>(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?)
    | (?P<time>[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*))
    | (?P<number>[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
        |(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?))""",
    re.VERBOSE,
)


def _figures(word: str) -> Any:
    found = _FIGURES.fullmatch(word)
    if not found:
        return word
    if found.lastgroup == "int":
        return int(word)
    if found.lastgroup == "float" and abs(number := float(word)) != float("inf"):
        return number
    return Ambiguous(word, "time" if found.lastgroup == "time" else "number")


class Plain(dict[str, Any]):
    """Plain words and what they stand for, worked out once each.

    Dates and moments stay text: the type that expects one makes it of the text.
    """

    def __init__(self) -> None:
        super().__init__(WORDS)

    def __missing__(self, word: str) -> Any:
        value = self[word] = _figures(word) if word[0] in "0123456789.-+" else word
        return value
