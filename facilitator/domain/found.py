"""Where the words searched stand in a remark, and how well a remark answers, reckoned as SQLite's FTS5 does."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from msgspec import Struct

from facilitator.domain import matching
from facilitator.domain.query import Query, Term

Span = tuple[int, int]


class Heard(Struct):
    """A text as it is searched: its words, and their stems."""

    words: list[str]
    stems: list[str]

    @classmethod
    def of(cls, words: list[str], language: str) -> Heard:
        """Words already heard, in a session of this language."""
        return cls(words, matching.stems(words, language))


def marks(query: Query, text: str, language: str) -> list[Span]:
    """Where the words of `text` that were searched begin and end, in order, none within another."""
    placed = matching.placed_words(text)
    heard = Heard.of([word for word, _, _ in placed], language)
    spans = [
        (placed[at][1], placed[at + len(phrase.words) - 1][2])
        for term in query.terms
        if term.where == "said"
        for phrase in phrases(term)
        for at in starts(phrase, heard)
    ]
    return _joined(sorted(spans))


def _joined(spans: list[Span]) -> list[Span]:
    apart: list[Span] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


_BEFORE = 0.3  # the share of an excerpt that leads up to the first words found


def excerpt(text: str, marks: Sequence[Span], longest: int) -> tuple[str, list[Span]]:
    """At most `longest` characters of `text` around the first words found, … where it is cut, and the marks there."""
    if len(text) <= longest:
        return text, list(marks)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - int(longest * _BEFORE), len(text) - longest + 1))
    head = "…" if start else ""
    end = start + longest - len(head)
    tail = "…" if end < len(text) else ""
    end -= len(tail)
    move = len(head) - start
    inside = [(max(a, start) + move, min(b, end) + move) for a, b in marks if a < end and b > start]
    return head + text[start:end] + tail, inside


class Phrase(NamedTuple):
    """Words to be found side by side just as they are here; stems, unless it is `exact`."""

    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


def phrases(term: Term) -> list[Phrase]:
    """What a term is looked for as: its words, or their stems in each language."""
    if term.exact:
        return [Phrase(term.words, True, term.prefix)]
    return [Phrase(stems) for stems in zip(*map(matching.every_stem, term.words), strict=True)]


def starts(phrase: Phrase, heard: Heard) -> list[int]:
    """At which words of a text the phrase is found."""
    words = heard.words if phrase.exact else heard.stems
    if phrase.prefix:
        return _begun(phrase.words, words)
    first, length, wanted = phrase.words[0], len(phrase.words), list(phrase.words)
    return [at for at, word in enumerate(words) if word == first and words[at : at + length] == wanted]


def _begun(wanted: tuple[str, ...], words: list[str]) -> list[int]:
    *before, begun = wanted
    last = len(before)
    return [
        at
        for at in range(len(words) - last)
        if words[at + last].startswith(begun) and words[at : at + last] == before
    ]


_K1, _B, _LEAST_IDF = 1.2, 0.75, 1e-6


def idf(rows: int, hits: int) -> float:
    """What a phrase is worth that `hits` of so many rows hold."""
    worth = log((rows - hits + 0.5) / (hits + 0.5))
    return worth if worth > 0 else _LEAST_IDF


def rank(idfs: Sequence[float], counts: Sequence[float], length: int, average: float) -> float:
    """How well a row answers: less is better. `counts`: how often it holds each phrase, weighted by column."""
    score = 0.0
    for worth, count in zip(idfs, counts, strict=True):
        score += worth * ((count * (_K1 + 1.0)) / (count + _K1 * (1 - _B + _B * length / average)))
    return -1.0 * score
