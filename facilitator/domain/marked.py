"""Quotations that say what was done to them: […] where words were left out, [ ] around words that were not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.domain.phrases import Spelling, place
from facilitator.domain.quoted_words import CUT, bare, is_word

_LEAST = 2  # words that must be real beside those in [ ]


class Pattern:
    """A quotation with […] or [ ] in it, as the phrases between these, in order.

    Between two of them stands anything for [ ], at least a word for […]. A word partly in [ ], "reconnu[e]", is part of
    a phrase: it stands for any word that has the letters outside.
    """

    def __init__(self, said: list[str], spelling: Spelling) -> None:
        phrases: list[tuple[int, list[str]]] = [(0, [])]
        for token in said:
            if token == CUT:
                phrases.append((1, []))
            elif token[0] == "[" and token[-1] == "]" and len(token) > 1:
                phrases.append((0, []))
            else:
                phrases[-1][1].append(token)
        kept = [(least, bare(words)) for least, words in phrases]
        self._phrases = [(least, _phrase(words, spelling)) for least, words in _merged(kept)]
        self.longest = max((phrase for _least, phrase in self._phrases), key=_length, default="")
        real = sum(is_word(token) and "[" not in token for token in said)
        marked = any("[" in token for token in said)
        self.is_telling = marked and real >= _LEAST and bool(self._phrases)
        self.is_changed = any("[" in token and token != CUT for token in said)

    def fits(self, text: str) -> bool:
        """Whether `text` has all the phrases in their order."""
        at = 0
        for least, phrase in self._phrases:
            found = place(phrase, text, at + least)
            if found is None:
                return False
            at = found[1]
        return True


def _merged(phrases: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The phrases that have words, each with the most that must be left out before it; nothing before the first."""
    least, first = 0, True
    for before, words in phrases:
        least = max(least, before)
        if words:
            yield 0 if first else least, words
            least, first = 0, False


def _phrase(words: list[str], spelling: Spelling) -> str | re.Pattern[str]:
    """`words` to be searched for; a pattern when one of them is partly in [ ]."""
    if not any("[" in word and len(word) > 1 for word in words):
        return spelling.of(words)
    return re.compile("".join(_one_word(word, spelling) for word in words))


def _one_word(word: str, spelling: Spelling) -> str:
    if "[" not in word or len(word) == 1:
        return re.escape(spelling.of([word]))
    before, _, rest = word.partition("[")
    chars = spelling.around(before, rest.rpartition("]")[2])
    return f"[{re.escape(chars)}]" if chars else "(?!)"


def _length(phrase: str | re.Pattern[str]) -> int:
    return len(phrase) if isinstance(phrase, str) else 0
