"""Of many texts the one nearest to some words, and where these depart from it: what is wrong with a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from facilitator.domain.phrases import Spelling
from facilitator.domain.quoted_words import is_word

# Words looked at, and texts for each: enough to find a neighbour, never the whole café.
_RAREST, _LOOKS = 8, 50
_SHARE = 0.4  # of the weight of the words, that must be in a text for it to be near
_SHOWN = 4  # words


class Departure(NamedTuple):
    """The words of a quotation from where it departs, and what the remark has there; either may be empty."""

    quoted: str
    said: str


class Near(NamedTuple):
    """Which text is the nearest."""

    which: int
    departure: Departure


class Nearest:
    """The texts, in which each word is known by where it stands."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._texts = texts
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for which, text in enumerate(texts):
            for word in dict.fromkeys(text):
                self._having[word.casefold()].append(which)
        self._spelling = Spelling()
        self._spelled: dict[int, str] = {}

    def to(self, words: Sequence[str]) -> Near | None:
        """The text that shares most with `words`, rare ones first; None when none shares enough."""
        worth = {word: self._worth(word) for word in dict.fromkeys(w.casefold() for w in words if is_word(w))}
        shared: defaultdict[int, float] = defaultdict(float)
        known = sorted((word for word in worth if word in self._having), key=lambda word: -worth[word])
        for word in known[:_RAREST]:
            for which in self._having[word][:_LOOKS]:
                shared[which] += worth[word]
        looked_at = sum(sorted(worth.values(), reverse=True)[:_RAREST])
        which, share = max(shared.items(), key=lambda one: (one[1], -one[0]), default=(0, 0.0))
        return Near(which, self._departure(which, words)) if share and share >= _SHARE * looked_at else None

    def _worth(self, word: str) -> float:
        return log(1 + (1 + len(self._texts)) / (1 + len(self._having.get(word, ()))))

    def _departure(self, which: int, words: Sequence[str]) -> Departure:
        text = self._texts[which]
        if which not in self._spelled:
            self._spelled[which] = self._spelling.learn(text)
        spelled, quoted = self._spelled[which], self._spelling.of(words)
        at, place = _agreeing(quoted, spelled)
        if at:
            return _shown(words, at, text, place + at)
        # The first word departs: the remark is taken up where the next ones stand in it.
        _, place = _agreeing(quoted[1:], spelled)
        return _shown(words, 0, text, max(0, place - 1))


def _agreeing(quoted: str, text: str) -> tuple[int, int]:
    """How many words from the first on are in `text` as they stand, and where."""
    long = bisect_right(range(1, len(quoted) + 1), False, key=lambda length: quoted[:length] not in text)
    return long, text.find(quoted[:long])


def _shown(words: Sequence[str], at: int, text: Sequence[str], place: int) -> Departure:
    return Departure(_joined(words[at : at + _SHOWN]), _joined(text[place : place + _SHOWN]))


def _joined(words: Sequence[str]) -> str:
    """Words and marks with a space between words."""
    line = ""
    for word in words:
        line += word if not line or line[-1] == "'" or not is_word(word) else f" {word}"
    return line
