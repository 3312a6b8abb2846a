"""What is found in a made year is what a plain scan of its files finds, by the index and without it."""

from __future__ import annotations

from random import Random

import pytest

from facilitator.domain.query import parse
from facilitator.services.search import search
from facilitator.storage import scan
from facilitator.storage.folders import Home
from tests import made_year
from tests.conftest import SOAK
from tests.plain_search import Plain, condition, holds, read_all

SESSIONS, REMARKS = (made_year.SESSIONS, made_year.REMARKS) if SOAK else (40, 2_000)
QUERIES = 200
ALL = 10 * made_year.REMARKS


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("year"))
    made_year.write_year(home.sessions, SESSIONS, REMARKS)
    return home


@pytest.fixture(scope="module")
def plain(home: Home) -> list[Plain]:
    return read_all(home.sessions)


def found_by_index(home: Home, line: str) -> set[tuple[str, int]]:
    found = search(home, line, ALL)
    assert found.without_index is None and not found.faults and not found.more and not found.query.misread
    every = [(finding.session, finding.number) for finding in found.findings]
    assert len(set(every)) == len(every)
    return set(every)


def found_by_scan(home: Home, line: str) -> list[tuple[str, int]]:
    return [(hit.session, hit.number) for hit in scan.answer(home.sessions, parse(line), ALL).hits]


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_the_same_remarks_as_a_plain_scan(home: Home, plain: list[Plain], seed: int) -> None:
    assert len(plain) == REMARKS
    random = Random(seed)
    answered = 0
    for _ in range(QUERIES):
        conditions = [condition(random, plain) for _ in range(random.choice((1, 1, 1, 2, 2, 3)))]
        line = " ".join(one.typed for one in conditions)
        expected = {(one.session, one.number) for one in plain if holds(conditions, one)}
        assert found_by_index(home, line) == expected, line
        answered += bool(expected)
    assert answered > QUERIES / 2, "most of these queries find something"


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_without_an_index_the_answers_are_the_same_in_the_same_order(
    home: Home, plain: list[Plain], seed: int
) -> None:
    random = Random(seed)
    for _ in range(40 if SOAK else 12):
        line = " ".join(condition(random, plain).typed for _ in range(random.choice((1, 2))))
        found = search(home, line, ALL)
        assert found_by_scan(home, line) == [(one.session, one.number) for one in found.findings], line
