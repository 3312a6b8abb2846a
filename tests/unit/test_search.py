"""Searching a home: what is looked into, in what order it comes, and what is said of files that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.query import parse
from facilitator.domain.theme import Prompt, Theme
from facilitator.services.search import Found, search
from facilitator.storage import folders, index_tables, scan
from facilitator.storage.folders import Home
from facilitator.storage.index_place import place_for
from tests import made_year
from tests.conftest import need
from tests.evenings import Hand, begun
from tests.hostile import HOSTILE

THEME = Theme(
    title="Les écrans du soir",
    prompts=(Prompt(title="Fil d'actualité", id="fil"), Prompt(title="Au réveil", id="reveil")),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def hand(home: Home) -> Hand:
    opened = begun(home.sessions, THEME, place="Médiathèque")
    return Hand(opened.book, opened.session)


def texts(found: Found) -> list[str]:
    assert found.without_index is None
    return [finding.text for finding in found.findings]


def test_a_running_session_is_found_with_all_that_tells_where(home: Home, hand: Hand) -> None:
    hand.do(e.Open, prompt="fil")
    hand.remark("À l'œil nu, on partage", speaker="une mamie", kind="verbatim")
    (finding,) = search(home, "œil partager qui:mamies").findings
    session = hand.session
    assert finding.session == hand.book.paths.name
    assert (finding.title, finding.started) == (session.title, session.started.replace(tzinfo=None))
    assert (finding.number, finding.prompt, finding.question) == (1, "fil", "Fil d'actualité")
    assert (finding.kind, finding.speaker) == ("verbatim", "une mamie")
    assert [finding.text[start:end] for start, end in finding.marks] == ["œil", "partage"]


def test_comments_are_found_and_what_was_removed_is_not(home: Home, hand: Hand) -> None:
    hand.remark("le jardin", kind="comment")
    removed = hand.remark("mon jardin")
    assert len(search(home, "jardins").findings) == 2
    hand.do(e.Remove, number=removed)
    assert texts(search(home, "jardins")) == ["le jardin"]
    hand.do(e.Restore, number=removed)
    assert len(search(home, "jardins").findings) == 2


def test_a_mended_remark_is_found_by_its_words_and_by_those_that_were_noted(home: Home, hand: Hand) -> None:
    hand.remark("on prtage bcp de photos", mended="on partage beaucoup de [recettes]")
    for line in ("partager", "prtage", "photos recettes", '"beaucoup de recettes"', '"bcp de photos"'):
        assert texts(search(home, line)) == ["on partage beaucoup de [recettes]"], line
        assert [hit.text for hit in scan.answer(home.sessions, parse(line), 9).hits] == texts(
            search(home, line)
        )
    assert (
        not search(home, '"recettes on"').findings
        and not scan.answer(home.sessions, parse('"recettes on"'), 9).hits
    )
    hand.do(e.Change, number=1, mended=None)
    assert (
        texts(search(home, "prtage")) == ["on prtage bcp de photos"] and not search(home, "partager").findings
    )


def test_each_filter_narrows(home: Home, hand: Hand) -> None:
    hand.do(e.Open, prompt="fil")
    hand.remark("un", tags=("vie privée",), kind="idea")
    hand.remark("deux", speaker="un lycéen", tags=("privée", "vie"))
    hand.do(e.Open, prompt="reveil")
    hand.remark("trois", speaker="une Lyonnaise")
    year = hand.session.started.year
    for line, expected in {
        "question:actualités": {"un", "deux"},
        'question:"fil d\'actualité"': {"un", "deux"},
        "question:reveil": {"trois"},
        "qui:lycéen": {"deux"},
        "qui:ly*": {"deux", "trois"},
        'tag:"vie privée"': {"un"},
        "genre:idée": {"un"},
        "thème:écran": {"un", "deux", "trois"},
        "thème:jardin": set(),
        "lieu:mediatheque": {"un", "deux", "trois"},
        "lieu:café": set(),
        f"depuis:{year}": {"un", "deux", "trois"},
        f"depuis:{year + 1}": set(),
        f"until:{year}": {"un", "deux", "trois"},
        f"until:{year - 1}": set(),
        "question:fil qui:lycéen deux": {"deux"},
    }.items():
        assert set(texts(search(home, line))) == expected, line


def test_the_best_come_first_and_the_newest_of_equals(home: Home, hand: Hand) -> None:
    hand.remark("une longue histoire de jardin, de pluie, de voisins et de tomates qui ne finit jamais")
    hand.remark("jardin")
    hand.remark("jardin")
    for number in range(20):
        hand.remark(f"autre chose {number}")
    assert [finding.number for finding in search(home, "jardin").findings] == [3, 2, 1]


def test_the_limit_holds_and_says_so(home: Home, hand: Hand) -> None:
    for number in range(7):
        hand.remark(f"jardin {number}")
    assert (len(search(home, "jardin", 5).findings), search(home, "jardin", 5).more) == (5, True)
    assert (len(search(home, "jardin", 7).findings), search(home, "jardin", 7).more) == (7, False)


def test_no_sessions_no_findings(home: Home) -> None:
    assert search(home, "jardin") == Found(search(home, "jardin").query, [])


@pytest.mark.parametrize("line", ["", " ", "´`¨^", "\u0301\u0302", '"', "*", "depuis:hier", "🤯"])
def test_what_cannot_be_searched_finds_nothing(home: Home, hand: Hand, line: str) -> None:
    hand.remark("´`¨^ 🤯")
    found = search(home, line)
    assert not found.query and not found.findings


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NEAR", ["NEAR les OR"]),
        ("OR near", ["NEAR les OR"]),
        ("NEAR(les or)", ["NEAR les OR"]),
        ("-les ^or", ["NEAR les OR"]),
        ('les "near', ["NEAR les OR"]),
        ("text:les", []),
        ("{text}:les", []),
        ("AND", []),
    ],
)
def test_operators_of_the_engine_are_words(home: Home, hand: Hand, line: str, expected: list[str]) -> None:
    hand.remark("NEAR les OR")
    assert texts(search(home, line)) == expected


def test_whatever_people_say_is_kept_found_and_searched(home: Home, hand: Hand) -> None:
    """The whole of it comes back, and no line makes the search fail, in all of 10,000 characters neither."""
    for text in HOSTILE:
        hand.remark(text)
    hand.remark("témoin", tags=tuple(HOSTILE[:20]), speaker=HOSTILE[0])
    assert texts(search(home, "témoin")) == ["témoin"]
    kept = {remark.text for remark in hand.book.open().remarks.values()}
    assert {finding.text for finding in search(home, "depuis:2000", 1000).findings} == kept
    for text in HOSTILE:
        for line in (text[:10_000], f'"{text[:10_000]}"', f"qui:{text[:10_000]} {text[:10_000]}*"):
            assert search(home, line).without_index is None


def make_hostile(sessions: Path) -> set[str]:
    """A folder with everything in it that is no session, and the names of what cannot be read."""
    (sessions / "compose.yaml").write_text("services: {web: {image: nginx}}\n", "utf-8")
    (sessions / "vide.yaml").write_bytes(b"")
    (sessions / "binaire.yaml").write_bytes(bytes(range(256)))
    (sessions / "liste.yaml").write_text("- 1\n- 2\n", "utf-8")
    (sessions / "imbriqué.yaml").write_text("[" * 100_000, "utf-8")
    (sessions / "après.yaml").write_text("format: 9\ntitle: demain\n", "utf-8")
    (sessions / "un dossier.yaml").mkdir()
    with (sessions / "énorme.yaml").open("wb") as file:
        file.truncate(200 * 2**20)
    (sessions / "énorme.journal").write_bytes(b"{}\n")
    (sessions / "abîmé.journal").write_bytes(b"pas du JSON\n")
    (sessions / "notes.txt").write_text("rien", "utf-8")
    return {"compose", "vide", "binaire", "liste", "imbriqué", "après", "un dossier", "énorme", "abîmé"}


def make_hostile_links(sessions: Path) -> set[str]:
    (sessions / "boucle.yaml").symlink_to("boucle.yaml")
    (sessions / "aller.yaml").symlink_to("retour.yaml")
    (sessions / "retour.yaml").symlink_to("aller.yaml")
    (sessions / "ailleurs.yaml").symlink_to("/nulle/part.yaml")
    os.mkfifo(sessions / "tube.yaml")
    os.mkfifo(sessions / "tuyau.journal")
    (sessions / "sans fin.journal").symlink_to("/dev/zero")
    return {"boucle", "aller", "retour", "ailleurs", "tube", "tuyau", "sans fin"}


def test_what_is_no_session_is_set_aside_with_a_reason(home: Home, hand: Hand) -> None:
    hand.remark("le jardin")
    faulty = make_hostile(home.sessions)
    for _ in range(2):
        found = search(home, "jardin")
        assert texts(found) == ["le jardin"]
        assert {fault.path.stem for fault in found.faults} == faulty
        assert all(fault.code for fault in found.faults)


def test_neither_loops_of_links_nor_pipes_hold_the_search(home: Home, hand: Hand) -> None:
    need(os.name == "posix", "links and pipes")
    hand.remark("le jardin")
    faulty = make_hostile_links(home.sessions)
    found = search(home, "jardin")
    assert texts(found) == ["le jardin"]
    assert {fault.path.stem for fault in found.faults} == faulty


def test_sessions_have_any_name(home: Home) -> None:
    made_year.write_year(home.sessions, 1, 10)
    (path,) = home.sessions.iterdir()
    names = ["l'« été » !", "a\nb", "\x1b[2J", "-rf", "'; DROP TABLE session; --", "日本 🤯", " ", "x.y.z"]
    if os.name == "posix":
        names.append(os.fsdecode(b"\xff\xfe"))
    for name in names:
        (home.sessions / f"{name}.yaml").write_bytes(path.read_bytes())
    path.unlink()
    found = search(home, "depuis:2000", 1000)
    assert {finding.session for finding in found.findings} == set(names)
    assert len(found.findings) == 10 * len(names)


def test_a_number_larger_than_any_engine_knows(home: Home) -> None:
    made_year.write_year(home.sessions, 1, 3)
    (path,) = home.sessions.iterdir()
    number = 10**30
    path.write_text(path.read_text("utf-8").replace("number: 2\n", f"number: {number}\n"), "utf-8")
    for _ in range(2):
        assert {finding.number for finding in search(home, "depuis:2000").findings} == {1, 3, number}


def test_a_faulty_session_is_found_as_far_as_it_can_be_read(home: Home) -> None:
    made_year.write_year(home.sessions, 1, 3)
    (path,) = home.sessions.iterdir()
    path.write_text(path.read_text("utf-8").replace("number: 2\n", "number: deux\n"), "utf-8")
    found = search(home, "depuis:2000")
    assert {finding.number for finding in found.findings} == {1, 3}
    assert [fault.path for fault in found.faults] == [path]


def test_where_no_index_can_be_kept_the_answers_are_the_same(home: Home, hand: Hand) -> None:
    hand.remark("le jardin")
    hand.remark("les jardins de ma sœur")
    with_index = search(home, "jardin")
    folder = folders.cache_folder()
    folder.rename(folder.with_name("elsewhere"))
    folder.write_bytes(b"in the way")
    without = search(home, "jardin")
    assert without.findings == with_index.findings
    assert isinstance(without.without_index and without.without_index.__cause__, OSError)
    hand.erase(1)
    assert [finding.number for finding in search(home, "jardin").findings] == [2]


def test_an_engine_without_full_text_search(home: Home, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """As SQLite says it where it was built without."""
    hand.remark("le jardin")
    schema = tuple(statement.replace("fts5", "fts_that_is_not_there") for statement in index_tables._SCHEMA)
    monkeypatch.setattr(index_tables, "_SCHEMA", schema)
    found = search(home, "jardin")
    assert [finding.number for finding in found.findings] == [1]
    assert found.without_index is not None
    assert not place_for(home.sessions).database.exists()


def test_two_homes_do_not_mix(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        opened = begun(tmp_path / name / "sessions", THEME)
        Hand(opened.book, opened.session).remark(f"jardin {name}")
    assert texts(search(Home(tmp_path / "un"), "jardin")) == ["jardin un"]
    assert texts(search(Home(tmp_path / "deux"), "jardin")) == ["jardin deux"]


def test_the_first_reading_of_many_sessions_tells_how_far_it_is(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_year.write_year(home.sessions, 10, 100)
    monkeypatch.setattr("facilitator.storage.index._TURN", 0.0)
    heard: list[tuple[int, int]] = []
    assert len(search(home, "depuis:2000", 1000, lambda *told: heard.append(told)).findings) == 100
    assert heard == sorted(heard) and len(heard) > 1
    assert {number for _, number in heard} == {10}


def test_without_a_look_at_the_files_the_index_answers_as_it_is(home: Home, hand: Hand) -> None:
    hand.remark("le jardin")
    assert len(search(home, "jardin", look=False).findings) == 1, "the first search has to look"
    hand.remark("un autre jardin")
    assert len(search(home, "jardin", look=False).findings) == 1
    assert len(search(home, "jardin").findings) == 2
    assert len(search(home, "jardin", look=False).findings) == 2
    hand.erase(1)
    assert [finding.number for finding in search(home, "autre jardin", look=False).findings] == []
    assert [finding.number for finding in search(home, "jardin").findings] == [2]
