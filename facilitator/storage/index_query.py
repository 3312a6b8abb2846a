"""A query as the search index is asked it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from facilitator.domain.found import Phrase, phrases
from facilitator.domain.query import Query, Term, Where
from facilitator.storage.index_tables import first_row
from facilitator.storage.searched import AROUND, WEIGHTS, WITHIN

_weights = ", ".join(map(str, WEIGHTS))
_RANK = f"bm25(said, {_weights}, {_weights})"


def rows(database: sqlite3.Connection, query: Query, limit: int) -> list[int]:
    """The rows of the remarks that answer, the best first and, of equal ones, the newest."""
    within, around = _expression(query, WITHIN), _expression(query, AROUND)
    conditions, values = _conditions(query, around, "said.rowid" if within else "remark.id")
    if within:
        joined = " JOIN remark ON remark.id = said.rowid" if query.kinds or around else ""
        conditions, values = ["said MATCH ?", *conditions], [within, *values]
        asked = f"SELECT said.rowid FROM said{joined}"
        order = f"{_RANK}, said.rowid DESC"
    else:
        asked, order = "SELECT id FROM remark", "id DESC"
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    found = database.execute(f"{asked}{where} ORDER BY {order} LIMIT ?", (*values, limit))
    return [row for (row,) in found]


def _conditions(query: Query, around: str, row: str) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if query.since:
        conditions, values = [f"{row} >= ?"], [first_row(query.since)]
    if query.until:
        conditions, values = [*conditions, f"{row} < ?"], [*values, first_row(query.until)]
    if query.kinds:
        places = ", ".join("?" for _ in query.kinds)
        conditions, values = [*conditions, f"remark.kind IN ({places})"], [*values, *query.kinds]
    if around:
        conditions.append("remark.frame IN (SELECT rowid FROM frame WHERE frame MATCH ?)")
        values.append(around)
    return conditions, values


def _expression(query: Query, columns: Mapping[Where, tuple[str, ...]]) -> str:
    """The terms that look into these columns, in the language of FTS5. Words are letters and figures alone."""
    return " AND ".join(_term(term, columns[term.where]) for term in query.terms if term.where in columns)


def _term(term: Term, columns: Iterable[str]) -> str:
    ending = "" if term.exact else "_stems"
    where = " ".join(f"{name}{ending}" for name in columns)
    return f"{{{where}}} : ({' OR '.join(map(_phrase, phrases(term)))})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}'
