"""Merging sessions on disk: a new file, never over another, and sources that stay as they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.services import merging
from facilitator.services.opening import AlreadyRunning, take_up
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from tests.evenings import Hand
from tests.tables import TABLE_A, TABLE_B, conflicted_copy, table, two_tables


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def everything(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.sessions.iterdir() if path.is_file()}


def texts(paths: SessionPaths) -> list[str]:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return [remark.text for remark in loaded.session.remarks.values()]


def test_the_new_session_is_beside_the_others_which_stay(home: Home) -> None:
    sources = two_tables(home.sessions)
    before = everything(home)
    merged = merging.merge(home, sources)
    assert merged.paths in all_sessions(home.sessions) and merged.paths not in sources
    assert sorted(texts(merged.paths)) == sorted([*TABLE_A, *TABLE_B])
    assert load(merged.paths).session == merged.session
    assert {path: data for path, data in everything(home).items() if path in before} == before
    said = [{merged.session.remarks[n].text for n in pair[:2]} for pair in merged.alike]
    assert said == [{TABLE_A[0], TABLE_B[0]}]


def test_the_new_session_is_one_like_any_other(home: Home) -> None:
    merged = merging.merge(home, two_tables(home.sessions))
    book = Book(merged.paths)
    hand = Hand(book, book.open(), by="note")
    assert hand.remark("noté après coup") == 5
    hand.erase(1)
    assert len(texts(merged.paths)) == 4


def test_a_name_that_is_taken_is_never_written_over(home: Home) -> None:
    sources = two_tables(home.sessions)
    before = everything(home)
    for taken in (sources[0], SessionPaths(home.sessions, "notes")):
        taken.journal.write_bytes(b"") if taken.name == "notes" else None
        with pytest.raises(FileExistsError):
            merging.merge(home, sources, taken)
    link = SessionPaths(home.sessions, "lien")
    link.yaml.symlink_to(home.path / "nulle-part.yaml")
    with pytest.raises(FileExistsError):
        merging.merge(home, sources, link)
    assert {path: data for path, data in everything(home).items() if path in before} == before
    names = [merging.merge(home, sources).paths.name for _ in range(3)]
    assert len(set(names)) == 3


def test_what_has_not_ended_or_is_faulty_is_refused_and_nothing_is_written(home: Home) -> None:
    whole = table(home.sessions, "une parole")
    left = table(home.sessions, "coupée", end=False)
    faulty = conflicted_copy(whole)
    faulty.yaml.write_text(whole.yaml.read_text("utf-8").replace("kind: observation", "kind: rien"), "utf-8")
    gone = SessionPaths(home.sessions, "partie")
    before = everything(home)
    for other, error in (
        (left, merging.NotEnded),
        (faulty, FaultsError),
        (gone, FileNotFoundError),
        (whole, merging.Twice),
        (SessionPaths(home.sessions / ".." / "sessions", whole.name), merging.Twice),
    ):
        with pytest.raises(error):
            merging.merge(home, [whole, other])
    with pytest.raises(merging.TooFew):
        merging.merge(home, [whole])
    opened = take_up(left)
    with pytest.raises(AlreadyRunning):
        merging.merge(home, [whole, left])
    opened.release()
    left.journal.touch()
    assert everything(home).keys() == before.keys()


def test_a_session_linked_to_another_is_the_same_one(home: Home) -> None:
    whole = table(home.sessions, "une parole")
    link = SessionPaths(home.sessions, "lien")
    link.yaml.symlink_to(whole.yaml)
    with pytest.raises(merging.Twice):
        merging.merge(home, [whole, link])


def test_a_copy_adds_what_was_noted_there_alone(home: Home) -> None:
    first = table(home.sessions, "commune", "commune aussi")
    copy = conflicted_copy(first)
    for paths, text in ((first, "ici"), (copy, "là")):
        book = Book(paths)
        Hand(book, book.open(), by="note").remark(text)
    book = Book(first)
    Hand(book, book.open(), by="erase").erase(2)
    merged = merging.merge(home, [first, copy])
    assert sorted(texts(merged.paths)) == ["commune", "commune aussi", "ici", "là"]
    assert merged.joined.united == 1
    (gone,) = merged.joined.gone
    assert (merged.session.remarks[gone.number].text, gone.source) == ("commune aussi", 0)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".caché", "../autre", "a/b", "a\\b", "a:b", "con", "LPT1.txt", "fin ", "fin.", "last", "-o",
     "a\nb", "\x1b[31m", "a?", "x" * 121, "a\ud800"],
)  # fmt: skip
def test_a_name_that_some_system_refuses_is_refused_on_all(home: Home, name: str) -> None:
    with pytest.raises(merging.NameRefused):
        merging.named(home, name)


def test_a_name_is_one_of_the_home_and_a_path_a_file(home: Home, tmp_path: Path) -> None:
    assert merging.named(home, "café réuni") == SessionPaths(home.sessions, "café réuni")
    assert merging.named(home, "réuni.yaml") == SessionPaths(home.sessions, "réuni")
    elsewhere = tmp_path / "ailleurs" / "x.yaml"
    assert merging.named(home, str(elsewhere)).yaml == elsewhere


def test_conflicts_are_sessions_that_began_at_the_same_time(home: Home) -> None:
    first = table(home.sessions, "une parole")
    copies = [conflicted_copy(first), conflicted_copy(first, ".sync-conflict-20261122-143000-ABCDEFG")]
    other = conflicted_copy(first, " (1)")
    other.yaml.write_text(first.yaml.read_text("utf-8").replace("started: 2", "started: 1"), "utf-8")
    conflicted_copy(first, " 2").yaml.write_text("liste de courses", "utf-8")
    ((name, files),) = merging.conflicts(home)
    assert name == first.name and files[0] == first
    assert sorted(files[1:], key=lambda paths: paths.name) == sorted(copies, key=lambda paths: paths.name)
    os.remove(first.yaml)
    ((name, files),) = merging.conflicts(home)
    assert name == first.name and set(files) == set(copies)


def test_a_copy_of_what_still_runs_is_not_merged(home: Home) -> None:
    running = table(home.sessions, "une parole", end=False)
    book = Book(running)
    Hand(book, book.open()).file()
    with pytest.raises(merging.NotEnded):
        merging.merge(home, [running, conflicted_copy(running)])
    hand = Hand(book, book.open())
    hand.do(e.End)
    hand.file()
    assert load(running).session is not None
