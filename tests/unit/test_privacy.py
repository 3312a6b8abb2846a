"""What remains of people in the sessions kept, deleting a session, making one anonymous."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain.anonymous import Part, Rewrite, changes, rewrites
from facilitator.domain.fold import apply, fold
from facilitator.domain.session import Remark, Session
from facilitator.services import privacy
from facilitator.services.clock import now
from facilitator.services.library import item
from facilitator.services.opening import AlreadyRunning
from facilitator.services.search import search
from facilitator.storage import session_yaml
from facilitator.storage.book import Book
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from facilitator.texts.privacy import change
from tests.conftest import need
from tests.evenings import THEME, Hand, begun
from tests.people import NAMES, WORDS, named_session
from tests.terminal.traces import traces
from tests.unit.test_flags import LINES

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 14, 36, tzinfo=UTC)


def session_of(paths: SessionPaths) -> Session:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return loaded.session


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


# What remains


def test_what_remains_is_told_by_session_and_number(tmp_path: Path) -> None:
    paths = named_session(tmp_path, keep_until=TODAY)
    found = privacy.remains(paths, TODAY)
    assert [(one.number, one.kind, one.words) for one in found.flagged] == [
        (1, "name", "Marie Dupont"),
        (1, "email", "karim.benali@exemple.fr"),
        (2, "first-name", "Gérard"),
        (3, "phone", "06 39 98 12 34"),
        (3, "name", "Marie Dupont"),
    ]
    assert found.sensitive == [3]
    assert {path.suffix for path in found.beside} == {".by-hand-1", ".torn-1", ".draft-1"}
    assert not found.past_due and found.item.keep_until == TODAY


def test_a_session_is_past_its_date_the_day_after(tmp_path: Path) -> None:
    opened = begun(tmp_path, keep_until=TODAY)
    paths = opened.book.paths
    assert not item(paths).past_due(TODAY + timedelta(days=1)), "nobody deletes a session that runs"
    opened.release()
    assert not item(paths).past_due(TODAY)
    assert item(paths).past_due(TODAY + timedelta(days=1))
    paths.yaml.write_text(paths.yaml.read_text("utf-8").replace("2026-11-22", "bientôt"), "utf-8")
    assert not item(paths).past_due(date(2100, 1, 1))


def test_only_sessions_with_something_to_look_at_are_listed(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    Hand(opened.book, opened.session).remark("une parole que la salle assume")
    opened.release()
    named = named_session(tmp_path)
    broken = SessionPaths(tmp_path, "2020-01-01-1000-faux")
    broken.yaml.write_text("title: [", "utf-8")
    found = privacy.everything(tmp_path, TODAY)
    assert [one.item.paths for one in found] == [named, broken]
    assert found[1].faults


# Deleting


@pytest.mark.parametrize("end", [True, False])
def test_a_deleted_session_is_nowhere(own_machine: Path, end: bool) -> None:
    sessions = own_machine / "home" / "sessions"
    kept = named_session(sessions)
    before = files(sessions)
    paths = named_session(sessions, end)
    assert {found.split(" in ")[0] for found in traces(own_machine, WORDS)} == set(WORDS)
    shown = privacy.deletion(paths)
    assert set(shown.files) == files(sessions) - before
    privacy.delete(shown)
    assert files(sessions) == before
    privacy.delete(privacy.deletion(kept))
    assert files(sessions) == set() and all_sessions(sessions) == []
    assert traces(own_machine, WORDS) == []


@pytest.mark.parametrize("how", ["deleted", "anonymous"])
def test_what_is_deleted_or_made_anonymous_leaves_the_search_index_at_once(
    own_machine: Path, how: str
) -> None:
    home = Home(own_machine / "home")
    paths = named_session(home.sessions)
    assert {one.number for one in search(home, "Dupont").findings} == {1, 3}
    assert traces(own_machine / "user", ["Dupont"]), "the words are in the index"
    if how == "deleted":
        privacy.delete(privacy.deletion(paths))
    else:
        privacy.anonymise(privacy.anonymity(paths))
    assert traces(own_machine, NAMES) == []
    assert search(home, "Dupont").findings == []


def test_a_running_session_is_not_deleted(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    before = files(tmp_path)
    with pytest.raises(AlreadyRunning):
        privacy.delete(privacy.deletion(opened.book.paths))
    assert files(tmp_path) == before
    opened.release()


def test_what_came_since_it_was_shown_is_not_deleted_unseen(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    shown = privacy.deletion(paths)
    paths.aside("by-hand").write_text("revu par quelqu'un", "utf-8")
    before = {path: path.read_bytes() for path in files(tmp_path)}
    with pytest.raises(privacy.Changed):
        privacy.delete(shown)
    assert {path: path.read_bytes() for path in files(tmp_path)} == before


def test_files_of_other_sessions_and_of_other_programs_stay(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    name = paths.name
    second = SessionPaths(tmp_path, f"{name}-2")
    second.yaml.write_bytes(paths.yaml.read_bytes())
    second.aside("torn").write_bytes(b"x")
    export, copy = tmp_path / f"{name}.odt", tmp_path / f"{name} (copie en conflit).yaml"
    for path in (export, copy):
        path.write_bytes(b"x")
    shown = privacy.deletion(paths)
    assert shown.stay == sorted([export, copy])
    privacy.delete(shown)
    assert files(tmp_path) == {second.yaml, tmp_path / f"{second.name}.torn-1", export, copy}


def test_what_a_person_left_behind_by_deleting_the_yaml_is_found_and_goes(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    assert privacy.orphans(tmp_path) == []
    paths.yaml.unlink()
    assert privacy.orphans(tmp_path) == [paths]
    privacy.delete(privacy.deletion(paths))
    assert privacy.orphans(tmp_path) == [] and files(tmp_path) == set()


def test_a_link_goes_with_what_it_points_to(tmp_path: Path) -> None:
    paths = named_session(tmp_path / "sessions")
    elsewhere = tmp_path / "ailleurs" / "vrai.yaml"
    elsewhere.parent.mkdir()
    paths.yaml.rename(elsewhere)
    try:
        os.symlink(elsewhere, paths.yaml)
    except OSError:
        need(False, "symbolic links")
    shown = privacy.deletion(paths)
    assert {elsewhere, paths.yaml} <= set(shown.files)
    privacy.delete(shown)
    assert files(tmp_path) == set()


def test_a_program_that_notes_in_a_deleted_session_makes_nothing_anew(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    late = Book(paths)
    late.open()
    privacy.delete(privacy.deletion(paths))
    with pytest.raises(Exception, match=paths.name):
        late.append(e.RemarkKept(at=now(), by="note", kind="idea", text="trop tard"))
    assert [path for path in files(tmp_path) if path.suffix != ".write"] == []


# Making anonymous


def test_an_anonymous_session_has_no_role_and_no_name(own_machine: Path) -> None:
    sessions = own_machine / "home" / "sessions"
    paths = named_session(sessions)
    before = session_of(paths)
    privacy.anonymise(privacy.anonymity(paths))
    after = session_of(paths)
    assert [(remark.speaker, remark.text) for remark in after.remarks.values()] == [
        ("une personne", "[…] suit […]"),
        ("une personne", "un ornithorynque sur son mur"),
        ("des personnes", "son numéro est le […]"),
        (None, "une parole que la salle assume"),
    ]
    assert after.remarks[3].where == "chez […]" and after.remarks[3].tags == ()
    assert after.remarks[3].sensitive and not any(remark.typed for remark in after.remarks.values())
    assert after.remarks[4] == before.remarks[4]
    assert (after.asked, after.people, after.ended) == (before.asked, before.people, before.ended)
    assert traces(own_machine, NAMES) == []
    assert files(sessions) == {paths.yaml, paths.write_lock, paths.live_lock}


def test_a_name_that_an_editor_wrote_or_that_was_typed_is_no_tag_either() -> None:
    held = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
    published = {"mended": "[Camille Martin] montre ses pas", "tags": ("camille", "danse")}
    typed = {"typed": "Hugo Lefort : on rit", "tags": ("lefort",)}
    for number, fields in enumerate((published, typed, {"speaker": "Gérard", "tags": ("gerard",)}), 1):
        held.remarks[number] = Remark(number, AT, "observation", "on rit", **fields)
    after = fold(
        held, [replace(one, seq=9 + one.number) for one in changes(rewrites(held), at=AT, by="privacy")]
    )
    assert after is not None and [one.tags for one in after.remarks.values()] == [("danse",), (), ()]
    assert after.remarks[1].published == "[…] montre ses pas"


def test_anonymous_once_is_anonymous(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    privacy.anonymise(privacy.anonymity(paths))
    written = paths.yaml.read_bytes()
    shown = privacy.anonymity(paths)
    assert not shown
    privacy.anonymise(shown)
    assert paths.yaml.read_bytes() == written


def test_an_edit_by_hand_made_after_it_was_shown_stops_what_it_changes(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    shown = privacy.anonymity(paths)
    by_hand = paths.yaml.read_text("utf-8").replace("suit karim", "ne suit plus karim")
    paths.yaml.write_text(by_hand, "utf-8")
    with pytest.raises(privacy.Changed):
        privacy.anonymise(shown)
    assert paths.yaml.read_text("utf-8") == by_hand and len(paths.beside()) == 3


def test_an_edit_by_hand_elsewhere_is_kept(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    shown = privacy.anonymity(paths)
    by_hand = paths.yaml.read_text("utf-8").replace("que la salle assume", "que toute la salle assume")
    paths.yaml.write_text(by_hand, "utf-8")
    privacy.anonymise(shown)
    assert session_of(paths).remarks[4].text == "une parole que toute la salle assume"
    assert traces(tmp_path, NAMES) == []


def test_comments_of_a_person_are_shown_as_going_and_go(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    text = paths.yaml.read_text("utf-8").replace("remarks:\n", "# c'est Gérard\nremarks:\n")
    paths.yaml.write_text(text, "utf-8")
    shown = privacy.anonymity(paths)
    assert shown.comments
    privacy.anonymise(shown)
    assert traces(tmp_path, NAMES) == []


def test_a_session_that_has_not_ended_is_not_made_anonymous(tmp_path: Path) -> None:
    paths = named_session(tmp_path, end=False)
    with pytest.raises(privacy.NotEnded):
        privacy.anonymity(paths)


def test_what_is_noted_afterwards_goes_on_from_the_anonymous_session(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    late = Book(paths)
    late.open()
    privacy.anonymise(privacy.anonymity(paths))
    late.append(e.RemarkKept(at=now(), by="note", kind="idea", text="et ensuite", origin="memory"))
    session = session_of(paths)
    assert session.remarks[5].text == "et ensuite" and session.remarks[1].speaker == "une personne"


REMARKS = st.builds(
    Remark,
    number=st.integers(1, 9),
    at=st.just(AT),
    kind=st.sampled_from(["verbatim", "idea"]),
    text=LINES,
    speaker=st.none() | st.sampled_from(["une mamie", "deux lycéens", "Marie", "M. Martin", "une mariée"]),
    where=st.none() | LINES,
    tags=st.lists(LINES, max_size=2).map(tuple),
    typed=st.none() | LINES,
)


@given(
    st.lists(REMARKS, max_size=4, unique_by=lambda remark: remark.number), st.sampled_from(["fr", "en", "xx"])
)
def test_every_session_can_be_made_anonymous_and_then_nothing_is_flagged(
    remarks: list[Remark], language: str
) -> None:
    session = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
    session.language, session.running = language, None
    session.remarks = {remark.number: remark for remark in remarks}
    drafts = changes(rewrites(session), at=AT, by="privacy")
    fold(session, [replace(draft, seq=seq) for seq, draft in enumerate(drafts, 2)])
    assert rewrites(session) == []
    assert list(privacy.flagged(session)) == []


def test_each_part_that_changes_has_a_name() -> None:
    """The words as published too, which a preview of what changes names."""
    for part in get_args(Part):
        assert change(Rewrite(1, part, "avant", None))[1:] == ["  - avant", "  + (rien)"]


# The mark of a sensitive remark


def test_the_mark_is_in_the_file_and_comes_back(tmp_path: Path) -> None:
    paths = named_session(tmp_path)
    text = paths.yaml.read_text("utf-8")
    assert text.count("  sensitive: true\n") == 1
    read, faults = session_yaml.load(text, paths.yaml)
    assert not faults and read is not None
    assert [remark.number for remark in read.remarks.values() if remark.sensitive] == [3]
    faulty, faults = session_yaml.load(text.replace("sensitive: true", "sensitive: oui"), paths.yaml)
    assert faulty is not None and [fault.code for fault in faults] == ["type"]


def test_a_link_that_leads_nowhere_or_in_a_circle_is_listed_and_goes(tmp_path: Path) -> None:
    name = "2026-01-01-1000-boucle"
    try:
        os.symlink(tmp_path / f"{name}.yaml", tmp_path / f"{name}.yaml")
        os.symlink(tmp_path / "nulle-part", tmp_path / f"{name}-2.yaml")
    except OSError:
        need(False, "symbolic links")
    for paths in all_sessions(tmp_path):
        assert privacy.remains(paths, TODAY).item.state == "faulty"
        privacy.delete(privacy.deletion(paths))
    assert list(tmp_path.glob("*.yaml")) == []
