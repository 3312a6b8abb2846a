"""The figures of a made year, against a plain count of its files with other means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from facilitator.domain.comparison import By, Comparison, Measure
from facilitator.domain.query import parse
from facilitator.services.comparing import compare
from tests.made_year import write_year

SESSIONS, REMARKS = 150, 3_000

# Words of the made year of which no other word there has the stem, with what they are written as in it.
WORDS = {
    "tomates": r"\btomates?\b",
    "cahiers": r"\bcahiers?\b",
    "œuvres": r"\bœuvres?\b",
    "chorale": r"\bchorale\b",
    "rendez-vous": r"\brendez-vous\b",
    "pendule": r"\bpendule\b",
    "écrans": r"\bécrans?\b",
    "télévision": r"\btélévision\b",
    "Montréal": r"\bMontréal\b",
}

Tree = dict[str, Any]
Counts = dict[tuple[str, str | None], float]
"""By group and name."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year") / "sessions"
    write_year(folder, SESSIONS, REMARKS)
    return folder


@pytest.fixture(scope="module")
def trees(folder: Path) -> list[Tree]:
    """The sessions as another reader of YAML reads them, oldest first."""
    trees = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
    assert sum(len(tree["remarks"]) for tree in trees) == REMARKS
    return trees


def started(tree: Tree) -> datetime:
    at = tree["started"]
    return at if isinstance(at, datetime) else datetime.fromisoformat(at)


def month(tree: Tree) -> str:
    return started(tree).strftime("%Y-%m")


def theme(tree: Tree) -> str:
    return str(tree["theme"]["title"])


GROUPS = {"all": lambda tree: "", "month": month, "theme": theme}


def counted(of: Comparison, measure: Measure) -> Counts:
    return {
        (of.groups[place].id, row.name): number
        for row in of.rows[measure]
        for place, number in row.counts.items()
    }


@pytest.mark.parametrize("by", GROUPS)
def test_remarks_are_counted_as_they_are_in_the_files(folder: Path, trees: list[Tree], by: By) -> None:
    found = compare(folder, by=by).comparison
    expected: dict[Measure, Counter[tuple[str, str | None]]] = {
        one: Counter() for one in ("question", "kind", "origin", "tag", "role", "time")
    }
    for tree in trees:
        group = GROUPS[by](tree)
        titles = {prompt["id"]: prompt["title"] for prompt in tree["prompts"]}
        for prompt in tree["prompts"]:
            expected["time"][group, prompt["title"]] += prompt["seconds"]
        for remark in tree["remarks"]:
            expected["question"][group, titles.get(remark.get("prompt"))] += 1
            expected["kind"][group, remark["kind"]] += 1
            expected["origin"][group, remark.get("origin", "room")] += 1
            expected["tag"].update((group, tag) for tag in remark.get("tags", ()))
            if "speaker" in remark:
                expected["role"][group, remark["speaker"].replace(" (2)", "")] += 1
    for measure, counts in expected.items():
        assert counted(found, measure) == dict(counts), measure
    assert sum(group.remarks for group in found.groups) == REMARKS
    assert sum(group.sessions for group in found.groups) == SESSIONS


def said(tree: Tree) -> list[str]:
    """The texts of which words come up, in one way of writing accents."""
    return [
        unicodedata.normalize("NFC", remark["text"])
        for remark in tree["remarks"]
        if remark["kind"] != "comment"
    ]


def test_words_come_up_in_as_many_remarks_as_have_them(folder: Path, trees: list[Tree]) -> None:
    found = counted(compare(folder, by="month").comparison, "word")
    for word, pattern in WORDS.items():
        expected: Counter[str] = Counter()
        for tree in trees:
            expected[month(tree)] += sum(1 for text in said(tree) if re.search(pattern, text, re.IGNORECASE))
        told = {group: number for (group, name), number in found.items() if name == word}
        assert told == {group: number for group, number in expected.items() if number}, word


def test_new_words_are_those_of_the_first_session_that_has_them(folder: Path, trees: list[Tree]) -> None:
    """One remark a session, so that some words come late."""
    few = folder.parent / "few"
    write_year(few, 40, 40)
    late = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(few.glob("*.yaml"))]
    names = [path.stem for path in sorted(few.glob("*.yaml"))]
    found = compare(few, by="session").comparison
    new = {str(name): group for group, name in counted(found, "new-word")}
    expected = {}
    for word, pattern in WORDS.items():
        hits = [
            name
            for name, tree in zip(names, late, strict=True)
            if any(re.search(pattern, t) for t in said(tree))
        ]
        if hits and hits[0] != names[0]:
            expected[word] = hits[0]
    assert len(expected) > 3
    assert {word: new[word] for word in expected if word in new} == expected


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("since:2026-02 until:2026-03-15", lambda tree: "2026-02" <= str(started(tree))[:10] <= "2026-03-15"),
        ("place:ruche", lambda tree: "Ruche" in tree["place"]),
        ("theme:réseaux theme:social", lambda tree: "réseaux sociaux" in tree["title"]),
        ("theme:network", lambda tree: "networks" in tree["title"]),
        ("place:orléans since:2026-04", lambda tree: "Orléans" in tree["place"] and month(tree) >= "2026-04"),
    ],
)
def test_only_sessions_that_fit_are_counted(folder: Path, trees: list[Tree], line: str, wanted: Any) -> None:
    found = compare(folder, query=parse(line)).comparison
    chosen = [tree for tree in trees if wanted(tree)]
    assert 0 < len(chosen) < SESSIONS
    assert [group.sessions for group in found.groups] == [len(chosen)]
    assert [group.remarks for group in found.groups] == [sum(len(tree["remarks"]) for tree in chosen)]
