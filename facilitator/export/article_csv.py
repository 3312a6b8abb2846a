"""The remarks of an article as a table that a spreadsheet may open: no cell of it is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from facilitator.domain.article import Article
from facilitator.domain.synthesis import Sessions
from facilitator.export.cells import cell
from facilitator.export.rows import rows

_COLUMNS = (
    "number",
    "situation",
    "title",
    "kind",
    "role",
    "origin",
    "where",
    "words",
    "sentence",
    "session",
    "remark",
)
# Without it some spreadsheets take accents for two other letters each.
_MARK = "\ufeff"


def article_csv(article: Article, sessions: Sessions) -> str:
    """One row a remark, in the order of the article, under a row of names."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(article, sessions))
    return _MARK + table.getvalue()


def _cells(article: Article, sessions: Sessions) -> Iterator[tuple[str | int, ...]]:
    for row in rows(article, sessions):
        texts = (
            article.parts[row.situation - 1].title,
            row.kind,
            row.role or "",
            row.origin,
            row.where or "",
            row.words,
            row.said.text,
            row.said.ref.session,
        )
        yield row.said.index, row.situation, *map(cell, texts), row.said.ref.number
