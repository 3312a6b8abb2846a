"""Texts kept to be searched for phrases: each word is one character, so that a phrase is looked for as letters are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_BETWEEN, UNKNOWN = "\x00", "\x01"
_FIRST, _SURROGATES, _LAST = 0x100, range(0xD800, 0xE000), 0x10FFFF


class Spelling:
    """The character that stands for each word. There are a million: words beyond are never found."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = {}
        self._next = _FIRST

    def learn(self, words: Sequence[str]) -> str:
        """`words` as characters, those that are new among them."""
        for word in words:
            if word not in self._chars and self._next <= _LAST:
                self._chars[word] = chr(self._next)
                self._next = _SURROGATES.stop if self._next + 1 in _SURROGATES else self._next + 1
        return self.of(words)

    def of(self, words: Sequence[str]) -> str:
        """`words` as characters; one never learnt is in no text."""
        return "".join(self._chars.get(word, UNKNOWN) for word in words)

    def around(self, before: str, after: str) -> str:
        """The characters of all words that begin and end so."""
        least = len(before) + len(after)
        return "".join(
            char
            for word, char in self._chars.items()
            if len(word) >= least and word.startswith(before) and word.endswith(after)
        )


class Phrases:
    """Texts, each as `Spelling` writes it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._all = _BETWEEN + "".join(text + _BETWEEN for text in texts)
        self._starts = [found.end() for found in re.finditer(_BETWEEN, self._all)]

    def having(self, phrase: str | re.Pattern[str]) -> Iterator[int]:
        """The places among the texts of those that have `phrase`, each once."""
        at = 0
        while (found := place(phrase, self._all, at)) is not None:
            which = bisect_right(self._starts, found[0]) - 1
            yield which
            at = self._starts[which + 1]


def place(phrase: str | re.Pattern[str], text: str, at: int) -> tuple[int, int] | None:
    """Where `phrase` first begins and ends in `text` from `at` on."""
    if isinstance(phrase, str):
        start = text.find(phrase, at) if UNKNOWN not in phrase else -1
        return None if start < 0 else (start, start + len(phrase))
    found = phrase.search(text, at)
    return found.span() if found else None
