"""What is found in a made year is what a plain scan of its files finds, by the index and without it."""

from __future__ import annotations

from random import Random

import pytest

from facilitator.domain.query import parse
from facilitator.services.search import search
from facilitator.storage import index, scan
from facilitator.storage.folders import Home
from tests import made_year
from tests.conftest import SOAK
from tests.plain_search import Year, condition, holds

SESSIONS, REMARKS = (made_year.SESSIONS, made_year.REMARKS) if SOAK else (40, 2_000)
QUERIES = 200
# Without an index every session is read again for every query.
FEWER_SESSIONS, FEWER_REMARKS, FEWER_QUERIES = (200, 20_000, 40) if SOAK else (20, 1_000, 6)
ALL = 10 * made_year.REMARKS


def made(factory: pytest.TempPathFactory, sessions: int, remarks: int) -> Home:
    home = Home(factory.mktemp("year"))
    made_year.write_year(home.sessions, sessions, remarks)
    return home


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
def test_the_same_remarks_as_a_plain_scan(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    home = made(tmp_path_factory, SESSIONS, REMARKS)
    year, random, answered = Year(home.sessions), Random(seed), 0
    assert len(year.remarks) == REMARKS
    for _ in range(QUERIES):
        conditions = [condition(random, year) for _ in range(random.choice((1, 1, 1, 2, 2, 3)))]
        line = " ".join(one.typed for one in conditions)
        expected = {(one.session, one.number) for one in year.remarks if holds(conditions, one)}
        query = parse(line)
        answer = index.answer(home.sessions, query, ALL)
        found = [(hit.session, hit.number) for hit in answer.hits]
        assert not query.misread and not answer.faults and not answer.more
        assert len(found) == len(expected) and set(found) == expected, line
        answered += bool(expected)
    assert answered > QUERIES / 2, "most of these queries find something"


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
def test_without_an_index_the_answers_are_the_same_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    home = made(tmp_path_factory, FEWER_SESSIONS, FEWER_REMARKS)
    year, random = Year(home.sessions), Random(seed)
    for _ in range(FEWER_QUERIES):
        line = " ".join(condition(random, year).typed for _ in range(random.choice((1, 2))))
        found = search(home, line, ALL)
        assert found.without_index is None
        by_scan = scan.answer(home.sessions, parse(line), ALL).hits
        assert [(hit.session, hit.number) for hit in by_scan] == [
            (one.session, one.number) for one in found.findings
        ], line
