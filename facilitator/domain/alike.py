"""Which remarks of a session may be the same thing noted twice: by two note-takers, or in two copies of one file.

Two are alike when they belong to the same question, were noted within minutes of each other, and share most of their
words, endings, accents and case aside; rare words weigh more, words of grammar little. Who said it may differ: each
note-taker has their own word for a voice. At the very same second the question may differ: one was filed elsewhere in
one copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from math import log
from typing import NamedTuple

from facilitator.domain.instants import instant, zone_of
from facilitator.domain.matching import is_english, stems, words
from facilitator.domain.session import Remark, Session
from facilitator.domain.stop_words import is_stop

NEAR = timedelta(minutes=5)
"""Two note-takers finish a line at different times, and their clocks differ."""

_SHARED = 0.6  # the share of two remarks' weight that must be in words of both
_FEW = 2  # with fewer words in common, those of grammar aside, only the same words said at once are alike
_AT_ONCE = timedelta(minutes=1)
_GRAMMAR = 0.2  # what a word of grammar weighs

# So many neighbours are looked at for each word of a remark, and so many are kept: ten thousand times "oui" in an
# evening stay affordable, and readable.
_LOOKS = 20
_BEST = 3


class Alike(NamedTuple):
    """Two remarks, in the order they were noted, and how much of them is the same: 1 is all words."""

    first: int
    second: int
    share: float


class _Heard(NamedTuple):
    """A remark as it is compared: its stems from the heaviest on, with what they weigh; `telling` are no grammar."""

    remark: Remark
    at: datetime
    weights: dict[str, float]
    weight: float
    telling: set[str]


def alike(session: Session) -> list[Alike]:
    """The pairs to look at, those most alike first. Those settled already (`same_as`) are left out."""
    found: list[Alike] = []
    neighbours = _Neighbours()
    for heard in _heard(session):
        pairs = [pair for other in neighbours.of(heard) if (pair := _pair(other, heard))]
        found += sorted(pairs, key=lambda pair: -pair.share)[:_BEST]
    return sorted(found, key=lambda pair: (-pair.share, pair.first, pair.second))


def _heard(session: Session) -> list[_Heard]:
    """The remarks in the order they were noted."""
    remarks = session.remarks.values()
    zone = zone_of([session.started, *(remark.at for remark in remarks)])
    said, grammar = _stems(remarks, session.language)
    count = Counter(stem for one in said.values() for stem in one)
    worth = {stem: log(1 + len(said) / n) * (_GRAMMAR if stem in grammar else 1) for stem, n in count.items()}
    heard = []
    for remark in remarks:
        heaviest_first = sorted(said[remark.number], key=lambda stem: (-worth[stem], stem))
        weights = {stem: worth[stem] for stem in heaviest_first}
        telling = said[remark.number] - grammar
        heard.append(_Heard(remark, instant(remark.at, zone), weights, sum(weights.values()), telling))
    return sorted(heard, key=lambda one: (one.at, one.remark.number))


def _stems(remarks: Iterable[Remark], language: str) -> tuple[dict[int, set[str]], set[str]]:
    """The stems of each remark as it is published, and those of words of grammar."""
    said: dict[int, set[str]] = {}
    grammar: set[str] = set()
    for remark in remarks:
        heard = words(remark.published)
        stemmed = stems(heard, language)
        said[remark.number] = set(stemmed)
        pairs = zip(heard, stemmed, strict=True)
        grammar |= {stem for word, stem in pairs if is_stop(word, is_english(language))}
    return said, grammar


class _Neighbours:
    """The remarks before one that may be alike, found by a rare word of both.

    Two that share enough have one of their rarest words in common: without these the rest weighs too little.
    """

    def __init__(self) -> None:
        self._by_word: defaultdict[tuple[str | None, str], list[_Heard]] = defaultdict(list)
        self._at: list[_Heard] = []

    def of(self, heard: _Heard) -> Iterable[_Heard]:
        """Those before this one, which is before the next."""
        if self._at and self._at[-1].at != heard.at:
            self._at.clear()
        listed = [self._by_word[heard.remark.prompt, stem] for stem in _rarest(heard)]
        found: dict[int, _Heard] = {}
        for before in (*listed, self._at):
            for one in islice(reversed(before), _LOOKS):
                if heard.at - one.at > NEAR:
                    break
                found[one.remark.number] = one
            before.append(heard)
        return found.values()


def _rarest(heard: _Heard) -> Iterator[str]:
    left = heard.weight
    for stem, weight in heard.weights.items():
        if left < heard.weight * _SHARED / (2 - _SHARED):
            return
        yield stem
        left -= weight


def _pair(before: _Heard, after: _Heard) -> Alike | None:
    one, other = before.remark, after.remark
    if _settled(one, other) or _two_phones(one, other):
        return None
    common = before.weights.keys() & after.weights.keys()
    if len(before.telling & after.telling) < _FEW and (
        after.at - before.at > _AT_ONCE or before.weights.keys() != after.weights.keys()
    ):
        return None
    total = before.weight + after.weight
    share = 2 * sum(before.weights[stem] for stem in common) / total if total else 0.0
    return Alike(one.number, other.number, min(1.0, share)) if share >= _SHARED else None


def _settled(one: Remark, other: Remark) -> bool:
    """Whether people have said already how the two belong together."""
    answers = one.number == other.reply_to or other.number == one.reply_to
    return answers or (one.same_as or one.number) == (other.same_as or other.number)


def _two_phones(one: Remark, other: Remark) -> bool:
    """Two posts from phones are two people's, unless a copy of the session has one of them changed."""
    return one.origin == other.origin == "phone" and one.at != other.at
