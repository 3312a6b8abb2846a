"""The table of sessions: each as its files say, with an index and without, and what cannot be read among them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.services.overview import Row, overview
from facilitator.storage import index
from facilitator.storage.folders import Home
from facilitator.storage.paths import all_sessions
from facilitator.storage.session_file import load
from tests import made_year
from tests.evenings import Hand, begun


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture(params=["with an index", "without"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """With an index; and without, since the folder where it would be kept is a file."""
    if request.param == "without":
        (tmp_path / "file").write_text("")
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            monkeypatch.setenv(variable, str(tmp_path / "file"))
    return str(request.param)


def rows_of(home: Home) -> list[Row]:
    return overview(home)


def test_nothing_yet(home: Home, way: str) -> None:
    assert rows_of(home) == []


def test_each_session_is_told_as_its_file_says(home: Home, way: str) -> None:
    made_year.write_year(home.sessions, 8, 200)
    rows = rows_of(home)
    assert [row.paths for row in rows] == all_sessions(home.sessions)
    for row in rows:
        session = load(row.paths).session
        assert session is not None
        assert (row.title, row.theme, row.place) == (session.title, session.theme.title, session.place)
        assert (row.started, row.ended, row.people) == (session.started, session.ended, session.people)
        assert row.state == "ended" and row.fault is None
        assert row.remarks == len(session.remarks) == 25
        assert row.voices == len({remark.speaker for remark in session.remarks.values()} - {None}) > 5
        assert row.seconds == sum(asked.seconds for asked in session.asked.values()) > 900
        assert row.take_up == sum(remark.take_up for remark in session.remarks.values())
    assert any(row.take_up for row in rows)


def test_an_evening_is_told_as_it_goes_on(home: Home, way: str) -> None:
    opened = begun(home.sessions, place="Médiathèque")
    hand = Hand(opened.book, opened.session)
    (row,) = rows_of(home)
    assert (row.state, row.remarks, row.voices, row.place) == ("running", 0, 0, "Médiathèque")
    hand.remark("un", speaker="une mamie")
    hand.remark("deux", speaker="une mamie", take_up=True)
    (row,) = rows_of(home)
    assert (row.remarks, row.voices, row.take_up, row.ended) == (2, 1, 1, None)
    opened.release()
    (row,) = rows_of(home)
    assert row.state == "left"
    hand.do(e.Remove, number=1)
    hand.do(e.End, elapsed=60.0)
    hand.file()
    (row,) = rows_of(home)
    assert (row.state, row.remarks) == ("ended", 1) and row.ended is not None


def test_what_cannot_be_read_has_a_row_and_a_reason(home: Home, way: str) -> None:
    made_year.write_year(home.sessions, 1, 20)
    (good,) = home.sessions.iterdir()
    text = good.read_text("utf-8")
    (home.sessions / "compose.yaml").write_text("services: {web: {image: x}}\n", "utf-8")
    (home.sessions / "2027-01-01-1000-pire.yaml").write_text(text.replace("number: 3", "number: x"), "utf-8")
    (home.sessions / "2027-01-02-1000-vide.journal").write_bytes(b"")
    worse, whole, other = rows_of(home)
    assert (worse.state, worse.title, worse.remarks) == ("faulty", whole.title, 19)
    assert worse.fault is not None and worse.fault.line and worse.fault.code
    assert whole.state == "ended"
    assert (other.state, other.title, other.started, other.remarks) == ("faulty", "compose", None, 0)
    assert other.fault is not None


def test_the_table_follows_the_files(home: Home) -> None:
    made_year.write_year(home.sessions, 3, 30)
    first, second, third = all_sessions(home.sessions)
    assert len(rows_of(home)) == 3
    text = first.yaml.read_text("utf-8").replace('title: "', 'title: "Le ', 1)
    first.yaml.write_text(text, "utf-8")
    second.yaml.unlink()
    third.yaml.rename(third.folder / "2028-01-01-1000-autre.yaml")
    renamed, retitled = rows_of(home)
    assert renamed.paths.name == "2028-01-01-1000-autre"
    assert retitled.title.startswith("Le ")


def test_a_second_look_reads_no_file(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    made_year.write_year(home.sessions, 3, 30)
    for path in home.sessions.iterdir():
        os.utime(path, (10**9, 10**9))
    before = rows_of(home)
    monkeypatch.setattr(index.sayings, "read", None)
    assert rows_of(home) == before


def test_it_is_said_how_far_the_reading_is(home: Home, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_year.write_year(home.sessions, 3, 30)
    monkeypatch.setattr(index, "_TURN", 0)
    told: list[tuple[int, int]] = []
    overview(home, lambda done, of: told.append((done, of)))
    assert told[:2] == [(1, 3), (2, 3)]
