"""Which sessions are read to be compared, and what is said of those that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.comparison import Comparison, Measure
from facilitator.domain.query import parse
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.comparing import compare
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from tests.evenings import Hand, begun
from tests.hostile import HOSTILE
from tests.made_year import write_year
from tests.unit.test_search import make_hostile, make_hostile_links

THEME = Theme(title="Les écrans", prompts=(Prompt(title="Fil d'actualité", id="fil"),))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "sessions").mkdir()
    return Home(tmp_path)


def words(of: Comparison, measure: Measure = "word") -> dict[str | None, float]:
    return {row.name: row.total for row in of.rows[measure]}


def begin(home: Home, *texts: str) -> Hand:
    """A session that runs, with these remarks."""
    opened = begun(home.sessions, THEME, place="Médiathèque")
    hand = Hand(opened.book, opened.session)
    for text in texts:
        hand.remark(text)
    return hand


def test_sessions_that_run_that_were_left_and_that_have_ended_are_counted(home: Home) -> None:
    running = begin(home, "jardin")
    left = begun(home.sessions, THEME)
    Hand(left.book, left.session).remark("jardins")
    left.release()
    ended = begin(home, "le jardin")
    ended.do(e.End)
    ended.book.file()
    found = compare(home.sessions, by="session")
    assert found.faults == []
    assert words(found.comparison) == {"jardin": 3}
    assert sorted(group.remarks for group in found.comparison.groups) == [1, 1, 1]
    assert running.book.paths.name in {group.id for group in found.comparison.groups}


def test_what_is_removed_is_not_counted(home: Home) -> None:
    hand = begin(home, "jardin", "forêt")
    hand.do(e.Remove, number=2)
    found = compare(home.sessions).comparison
    assert found.groups[0].remarks == 1 and words(found) == {"jardin": 1}


def test_the_sessions_chosen_are_counted_and_the_others_make_words_old(home: Home) -> None:
    write_year(home.sessions, 2, 20)
    hand = begin(home, "zorglub et les tomates")
    found = compare(home.sessions, [hand.book.paths]).comparison
    assert [(group.sessions, group.remarks) for group in found.groups] == [(1, 1)]
    assert words(found) == {"zorglub": 1, "tomates": 1}
    assert "zorglub" in words(found, "new-word")
    again = compare(home.sessions, [hand.book.paths, hand.book.paths], by="session").comparison
    assert [group.sessions for group in again.groups] == [1]


def test_a_session_chosen_elsewhere_is_counted(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    other.sessions.mkdir(parents=True)
    hand = begin(other, "jardin")
    begin(home, "forêt")
    found = compare(home.sessions, [hand.book.paths]).comparison
    assert words(found) == {"jardin": 1}


def test_a_conflicted_copy_is_counted_only_where_it_is_chosen(home: Home) -> None:
    hand = begin(home, "le jardin")
    hand.do(e.End)
    hand.book.file()
    name = f"{hand.book.paths.name} (conflicted copy 2026-11-22 143000)"
    (home.sessions / f"{name}.yaml").write_bytes(hand.book.paths.yaml.read_bytes())
    found = compare(home.sessions)
    assert found.comparison.groups[0].sessions == 1 and found.copies == 1
    chosen = compare(home.sessions, [SessionPaths(home.sessions, name)], by="session")
    assert [group.id for group in chosen.comparison.groups] == [name] and chosen.copies == 0


def test_what_is_no_session_is_told_and_not_counted(home: Home) -> None:
    begin(home, "le jardin")
    faulty = make_hostile(home.sessions)
    if os.name == "posix":
        faulty |= make_hostile_links(home.sessions)
    found = compare(home.sessions)
    assert [group.sessions for group in found.comparison.groups] == [1]
    assert {fault.path.stem for fault in found.faults} == faulty


def test_faults_of_sessions_that_are_not_chosen_are_not_told(home: Home) -> None:
    hand = begin(home, "le jardin")
    (home.sessions / "liste.yaml").write_text("- 1\n", "utf-8")
    assert compare(home.sessions, [hand.book.paths]).faults == []


def test_a_session_half_of_which_is_wrong_is_not_counted(home: Home) -> None:
    hand = begin(home, "le jardin", "la forêt")
    hand.do(e.End)
    hand.book.file()
    path = hand.book.paths.yaml
    path.write_text(path.read_text("utf-8").replace("kind: observation", "kind: rumeur", 1), "utf-8")
    found = compare(home.sessions)
    assert found.comparison.groups == [] and len(found.faults) == 1


def test_whatever_people_say_is_counted(home: Home) -> None:
    hand = begin(home, *HOSTILE)
    for number, text in enumerate(HOSTILE, 1):
        hand.do(e.Change, number=number, speaker=text or "x", tags=(text,))
    found = compare(home.sessions, query=parse("lieu:médiathèque")).comparison
    assert sum(words(found, "role").values()) == len(HOSTILE)
    assert sum(words(found, "tag").values()) == len(HOSTILE)


def test_how_far_it_is_is_told_and_what_is_raised_there_ends_it(home: Home) -> None:
    write_year(home.sessions, 50, 50)
    told: list[tuple[int, int]] = []
    compare(home.sessions, told=lambda done, number: told.append((done, number)))
    assert told == [(20, 50), (40, 50), (50, 50)]

    class EnoughError(Exception):
        pass

    def stop(done: int, number: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        compare(home.sessions, told=stop)


def test_a_folder_that_is_not_there_has_no_session(tmp_path: Path) -> None:
    found = compare(tmp_path / "nowhere")
    assert found.comparison.groups == [] and not any(found.comparison.rows.values())
