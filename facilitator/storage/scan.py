"""Searching without an index, where none can be kept: every session is read, with the answers the index would give."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from facilitator.domain import found
from facilitator.domain.faults import Fault
from facilitator.domain.found import Heard, Phrase
from facilitator.domain.query import Query, Where
from facilitator.storage import sayings
from facilitator.storage.answers import Answer, Hit
from facilitator.storage.paths import SessionPaths
from facilitator.storage.sayings import About, Saying
from facilitator.storage.searched import AROUND, FRAME, SAID, WEIGHTS, WITHIN, around, within

Columns = Mapping[str, Heard]


def answer(sessions: Path, query: Query, limit: int) -> Answer:
    """The best `limit` answers. Raises OSError where the folder cannot be listed."""
    scan = _Scan(query)
    faults: list[Fault] = []
    for name in sorted(sayings.stamps(sessions), key=os.fsencode):
        read = sayings.read(SessionPaths(sessions, name))
        faults += read.faults[:1]
        if read.about:
            scan.take(name, read.about, read.said)
    hits = scan.ordered()
    return Answer(hits[:limit], len(hits) > limit, faults)


class _Term(NamedTuple):
    """A term as it is looked for: its forms, and the columns in which they may be."""

    phrases: list[Phrase]
    columns: tuple[str, ...]


class _Found(NamedTuple):
    """A remark that answers: how often it holds each phrase, how many words it has, and its place in time."""

    counts: list[float]
    length: int
    time: tuple[object, ...]
    hit: Hit


class _Scan:
    """One search: what was found so far, and how common each phrase is in all remarks, found or not."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.within, self.around = _terms(query, WITHIN), _terms(query, AROUND)
        self.hits = [0] * sum(len(term.phrases) for term in self.within)
        self.rows = self.length = 0
        self.found: list[_Found] = []

    def take(self, name: str, about: About, said: Iterable[Saying]) -> None:
        """Look through a session."""
        titles = dict(about.questions)
        fitting = {prompt for prompt, title in about.questions if self._fits(about, prompt, title)}
        minute = about.started.replace(second=0, microsecond=0)
        for one in said:
            columns = _heard(SAID, within(one.speaker, one.tags, one.text, one.noted), about.language)
            length = 2 * sum(len(column.words) for column in columns.values())
            counts = [_count(phrase, term, columns) for term in self.within for phrase in term.phrases]
            self._count(length, counts)
            if one.prompt in fitting and self._answers(one, counts):
                hit = Hit(
                    name, about, one.number, one.prompt, titles[one.prompt], one.kind, one.speaker, one.text
                )
                self.found.append(_Found(counts, length, (minute, os.fsencode(name), one.number), hit))

    def _fits(self, about: About, prompt: str | None, title: str) -> bool:
        """Whether the session and the question are among those wanted."""
        if (self.query.since and about.started < self.query.since) or (
            self.query.until and about.started >= self.query.until
        ):
            return False
        columns = _heard(FRAME, around(about, prompt, title), about.language)
        return all(any(_count(phrase, term, columns) for phrase in term.phrases) for term in self.around)

    def _count(self, length: int, counts: Sequence[float]) -> None:
        self.rows, self.length = self.rows + 1, self.length + length
        self.hits = [hits + (count > 0) for hits, count in zip(self.hits, counts, strict=True)]

    def _answers(self, one: Saying, counts: list[float]) -> bool:
        if self.query.kinds and one.kind not in self.query.kinds:
            return False
        at = 0
        for term in self.within:
            if not any(counts[at : at + len(term.phrases)]):
                return False
            at += len(term.phrases)
        return True

    def ordered(self) -> list[Hit]:
        """What was found, the best first and, of equal ones, the newest."""
        idfs = [found.idf(self.rows, hits) for hits in self.hits]
        average = self.length / self.rows if self.rows else 0.0
        newest = sorted(self.found, key=lambda one: one.time, reverse=True)
        best = sorted(newest, key=lambda one: found.rank(idfs, one.counts, one.length, average))
        return [one.hit for one in best]


def _terms(query: Query, columns: Mapping[Where, tuple[str, ...]]) -> list[_Term]:
    return [_Term(found.phrases(t), columns[t.where]) for t in query.terms if t.where in columns]


def _heard(names: Iterable[str], texts: Iterable[list[str]], language: str) -> Columns:
    return {name: Heard.of(text, language) for name, text in zip(names, texts, strict=True)}


_WORTH = dict(zip((*SAID, *FRAME), (*WEIGHTS, *(1.0 for _ in FRAME)), strict=True))


def _count(phrase: Phrase, term: _Term, columns: Columns) -> float:
    """How often these columns hold the phrase, each time for what it is worth there."""
    return sum(_WORTH[name] * len(found.starts(phrase, columns[name])) for name in term.columns)
