"""Sessions compared, for other programs: JSON, and one tidy table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from facilitator.domain.comparison import MEASURES, Comparison, Group, Measure
from facilitator.export.cells import cell
from facilitator.export.session_json import json_text

_COLUMNS = ("group", "measure", "name", "count")
_KEYS: dict[Measure, str] = {
    "question": "questions",
    "kind": "kinds",
    "origin": "origins",
    "tag": "tags",
    "role": "roles",
    "time": "time",
    "word": "words",
    "new-word": "new_words",
}


def comparison_json(of: Comparison, limit: int | None = None) -> str:
    """One object: the groups in order, each with its figures and what was counted in it, the most frequent first."""
    return json_text({"by": of.by, "groups": [_object(of, place, limit) for place in range(len(of.groups))]})


def _object(of: Comparison, place: int, limit: int | None) -> dict[str, Any]:
    group = of.groups[place]
    counted = {
        _KEYS[measure]: [
            {"name": name, "seconds" if measure == "time" else "count": number}
            for name, number in _counts(of, measure, place, limit)
        ]
        for measure in MEASURES
    }
    return {"group": group.id, **_figures(group), **counted}


def _figures(group: Group) -> dict[str, int]:
    return {"sessions": group.sessions, "remarks": group.remarks, "seconds": round(group.seconds)}


def _counts(
    of: Comparison, measure: Measure, place: int, limit: int | None
) -> Iterator[tuple[str | None, int]]:
    for row in islice(of.rows[measure], limit):
        if place in row.counts:
            yield row.name, round(row.counts[place])


def comparison_csv(of: Comparison, limit: int | None = None) -> str:
    """One row a count. What stands before the first question has no name; the time is in seconds."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for place, group in enumerate(of.groups):
        writer.writerows(_rows(of, place, group, limit))
    return table.getvalue()


def _rows(of: Comparison, place: int, group: Group, limit: int | None) -> Iterator[tuple[str, str, str, int]]:
    id = cell(group.id)
    for name, number in _figures(group).items():
        yield id, "total", name, number
    for measure in MEASURES:
        for said, number in _counts(of, measure, place, limit):
            yield id, measure, cell(said or ""), number
