"""An article for other programs: JSON."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from facilitator.domain.article import Article
from facilitator.domain.synthesis import Sessions
from facilitator.export.rows import Row, rows
from facilitator.export.session_json import json_text


def article_json(article: Article, sessions: Sessions) -> str:
    """The article as one JSON object; what is not known is null. What the writer wrote is Markdown."""
    said: dict[int, list[dict[str, Any]]] = {}
    for row in rows(article, sessions):
        said.setdefault(row.situation, []).append(_remark(row))
    figures = to_builtins(article.figures)
    return json_text(
        {
            "title": article.title,
            "language": article.language,
            "lead": article.lead,
            "flashback": article.flashback,
            "situations": [
                {
                    "title": part.title,
                    "opening": part.opening,
                    "remarks": said.get(number, []),
                    "closing": part.closing,
                }
                for number, part in enumerate(article.parts, 1)
            ],
            "closing": article.closing,
            "link": article.link or None,
            "figures": figures | {"seconds": round(article.figures.seconds)},
            "notice": to_builtins(article.notice),
        }
    )


def _remark(row: Row) -> dict[str, Any]:
    return {
        "number": row.said.index,
        "session": row.said.ref.session,
        "remark": row.said.ref.number,
        "kind": row.kind,
        "role": row.role,
        "origin": row.origin,
        "where": row.where,
        "words": row.words,
        "sentence": row.said.text,
        "quoted": row.said.quoted,
    }
