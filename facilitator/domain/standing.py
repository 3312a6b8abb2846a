"""Where words stand in a text whatever marks, capitals and line ends are between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*+")
# What a file may write for one character, in double quotes.
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[nrtNLP_ \\\"/])")
_JOINED = "\x00"


class Standing:
    """A text whose words are known with their places. Takes time in proportion to its length."""

    def __init__(self, text: str, escapes: bool = False) -> None:
        if escapes:
            text = _ESCAPE.sub(lambda found: " " * len(found[0]), text)
        self._spans = [found.span() for found in _WORD.finditer(text)]
        words = [_heard(text[start:end]) for start, end in self._spans]
        self._all = _JOINED.join(["", *words, ""])
        self._at: dict[int, int] = {}
        at = 0
        for place, word in enumerate(words):
            self._at[at] = place
            at += len(word) + 1

    def places(self, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """From where to where words (see `words_of`) stand, from the first to the last, marks around them aside."""
        phrase = _JOINED.join(["", *wanted, ""])
        at = self._all.find(phrase) if wanted else -1
        while at >= 0:
            first = self._at[at]
            yield self._spans[first][0], self._spans[first + len(wanted) - 1][1]
            at = self._all.find(phrase, at + len(phrase) - 1)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [_heard(found[0]) for found in _WORD.finditer(text)]


def _heard(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("œ", "oe").replace("æ", "ae")


def replaced(text: str, changes: list[tuple[int, int, str]]) -> str:
    """`text` with something else in these places; of two that overlap, the first one and the longer."""
    kept, at = [], 0
    for start, end, instead in sorted(changes, key=lambda one: (one[0], -one[1])):
        if start >= at:
            kept += [text[at:start], instead]
            at = end
    return "".join([*kept, text[at:]])
