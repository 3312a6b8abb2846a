"""The words that came up, counted in remarks, and where each was said first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.comparison import Row
from facilitator.domain.said_words import said_words
from facilitator.domain.session import Remark
from facilitator.domain.spellings import Spellings, sound

_EDITED = re.compile(r"\[[^\[\]]*\]")

At = tuple[datetime, str]
"""When a session began, by the clock of its room, and its name."""


class _First(NamedTuple):
    """Where a word was said first: in which session, of which group (None for one that is not compared)."""

    at: At
    place: int | None


class WordTally:
    """Takes the remarks of sessions in any order. A group is told by its place, that of no group is None."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, float]] = {}
        self._spellings = Spellings()
        self._first: dict[str, _First] = {}
        self._earliest: dict[int | None, At] = {}

    def take(self, remarks: Iterable[Remark], language: str, at: At, place: int) -> None:
        """Count the words of a session's remarks, each once a remark."""
        keys: set[str] = set()
        for remark in remarks:
            said = list(said_words(_said(remark), language))
            for word in said:
                self._spellings.add(word.key, word.spelling, word.telling)
            in_remark = {word.key for word in said}
            for key in in_remark:
                counts = self._counts.setdefault(key, {})
                counts[place] = counts.get(place, 0) + 1
            keys |= in_remark
        self._came(keys, at, place)

    def hear(self, remarks: Iterable[Remark], language: str, at: At) -> None:
        """Know of the words of a session that is not compared, so that they are not new in a later one."""
        said = (said_words(_said(remark), language) for remark in remarks)
        self._came({word.key for words in said for word in words}, at, None)

    def _came(self, keys: Iterable[str], at: At, place: int | None) -> None:
        self._earliest[place] = min(at, self._earliest.get(place, at))
        here = _First(at, place)
        for key in keys:
            known = self._first.get(key)
            if known is None or at < known.at:
                self._first[key] = here

    def rows(self) -> list[Row]:
        """The words, without order."""
        return [Row(name, self._together(keys)) for name, keys in self._names().items()]

    def new_rows(self) -> list[Row]:
        """Those that are new in a group, there."""
        began = sorted(self._earliest.items(), key=lambda one: one[1])[:2]
        rows = []
        for name, keys in self._names().items():
            first = min((self._first[key] for key in keys), key=lambda one: one.at)
            others = (at for place, at in began if place != first.place)
            if first.place is not None and next(others, first.at) < first.at:
                rows.append(Row(name, {first.place: self._together(keys)[first.place]}))
        return rows

    def _names(self) -> dict[str, list[str]]:
        """The keys of each word as people read it. French and English have keys of their own for the same letters."""
        keys: dict[str, list[str]] = {}
        for key in self._counts:
            keys.setdefault(sound(self._spellings.of(key)), []).append(key)
        return {self._spellings.of(same[0]): same for same in keys.values()}

    def _together(self, keys: Iterable[str]) -> dict[int, float]:
        counts: dict[int, float] = {}
        for key in keys:
            for place, number in self._counts[key].items():
                counts[place] = counts.get(place, 0) + number
        return counts


def _said(remark: Remark) -> str:
    """What was said, without its slips where they are mended: the words in [ ] there are an editor's."""
    return remark.text if remark.mended is None else _EDITED.sub(" ", remark.mended)
