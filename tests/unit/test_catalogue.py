"""Past sessions in a table: what the line lets be seen, the order of each column, what is in conflict."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator import texts
from facilitator.domain.slugs import plain
from facilitator.services.catalogue import DESCENDING, Entry, catalogue, filtered, in_conflict, ordered
from facilitator.storage.folders import Home
from facilitator.storage.paths import all_sessions
from tests import made_year


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Twelve evenings, a conflicted copy of the third, and a file of somebody else's."""
    home = Home(tmp_path)
    made_year.write_year(home.sessions, 12, 100)
    third = all_sessions(home.sessions)[-3]
    shutil.copy(third.yaml, home.sessions / f"{third.name} (Copie en conflit de PC-Ana 2026-11-22).yaml")
    (home.sessions / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    return home


def seen(entries: list[Entry], line: str) -> set[str]:
    return {entry.paths.name for entry in filtered(entries, line)}


def test_each_word_of_the_line_is_looked_for_whatever_its_accents(home: Home) -> None:
    texts.use("fr")
    entries = catalogue(home)
    for entry in entries:
        row = entry.row
        for words in (row.title, plain(row.place).upper(), row.theme.replace("'", "’"), row.paths.name):
            assert row.paths.name in seen(entries, words)
    assert seen(entries, "janvier 2026-01-04") == {
        entry.paths.name for entry in entries if entry.row.started and entry.row.started.day == 4
    }
    assert seen(entries, "à corriger") == {"compose"}
    assert len(seen(entries, "copie")) == 1 and not seen(entries, "copie compose") and not seen(entries, "¤")
    assert seen(entries, "  ") == {entry.paths.name for entry in entries}


def test_each_column_orders_and_where_it_says_the_same_the_newest_comes_first(home: Home) -> None:
    entries = catalogue(home)
    newest = [entry.paths for entry in ordered(entries, "date", "date" in DESCENDING)]
    assert newest[:-1] == [entry.paths for entry in entries[:-1]] and newest[-1].name == "compose"
    for by in ("remarks", "time", "voices", "people"):
        told = {"time": "seconds"}.get(by, by)
        values = [getattr(entry.row, told) or 0 for entry in ordered(entries, by, True)]
        assert values == sorted(values, reverse=True) and len({*values}) > 2
    titles = [plain(entry.row.title) for entry in ordered(entries, "title", False)]
    assert titles == sorted(titles)
    by_title = ordered(entries, "title", False)
    for one, other in pairwise(by_title):
        if one.row.title == other.row.title:
            assert entries.index(one) < entries.index(other)
    assert ordered(entries, "state", False)[0].paths.name == "compose"
    assert ordered(entries, "state", False)[1].copy_of is not None


def test_a_copy_and_its_original_are_found_from_either(home: Home) -> None:
    entries = catalogue(home)
    (copy,) = (entry for entry in entries if entry.copy_of is not None)
    (original,) = (entry for entry in entries if entry.paths.name == copy.copy_of)
    assert in_conflict(entries, copy) == in_conflict(entries, original) == [original.paths, copy.paths]
    assert in_conflict(entries, entries[0]) == []
