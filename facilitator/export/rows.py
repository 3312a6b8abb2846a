"""The remarks of an article one by one, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from facilitator.domain.article import Article, Said
from facilitator.domain.session import Kind, Origin, Remark
from facilitator.domain.synthesis import Sessions, remark_of
from facilitator.domain.typography import published


class Row(NamedTuple):
    """A remark: its place in the article, where it comes from, and its words as published."""

    situation: int
    said: Said
    kind: Kind
    role: str | None
    origin: Origin
    where: str | None
    words: str


def rows(article: Article, sessions: Sessions) -> Iterator[Row]:
    """In the order of the article; situations are counted from 1."""
    for situation, part in enumerate(article.parts, 1):
        for said in part.said:
            remark = remark_of(sessions, said.ref)
            if remark is not None:
                yield _row(situation, said, remark, article.language)


def _row(situation: int, said: Said, remark: Remark, language: str) -> Row:
    words = published(remark.published, language)
    return Row(situation, said, remark.kind, remark.speaker, remark.origin, remark.where, words)
