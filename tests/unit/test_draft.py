"""The draft: what is typed and not kept yet, whatever happens to the process or to the file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import entries as e
from facilitator.services.clock import now
from facilitator.storage import side_files
from facilitator.storage.book import Book
from facilitator.storage.draft import (
    EMPTY,
    NOTHING,
    Draft,
    DraftFile,
    Line,
    Typed,
    Unreadable,
    read,
    without,
)
from tests.conftest import SOAK
from tests.evenings import Hand, begun

KILLS = 100 if SOAK else 6

any_text = st.text(st.characters(), max_size=200)
lines = st.builds(
    Line,
    any_text,
    st.none() | st.text(max_size=5),
    st.sampled_from(["auto", "yes", "no"]),
    st.integers(0, 10**6),
    st.none() | st.integers(1, 10**6),
)
drafts = st.builds(
    Draft,
    st.builds(Typed, lines, st.none() | st.integers(1, 99), lines),
    st.lists(lines, max_size=4).map(tuple),
)


@pytest.fixture
def file(tmp_path: Path) -> DraftFile:
    """A draft in a folder that is not there yet."""
    return DraftFile(tmp_path / ".drafts" / "seance.json")


def typed(text: str, **more: int) -> Typed:
    return Typed(Line(text, "q1"), **more)


def test_there_is_nothing_where_there_is_no_file(file: DraftFile) -> None:
    assert read(file.path) == EMPTY and not EMPTY


@given(drafts)
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, draft: Draft) -> None:
    file = DraftFile(tmp_path_factory.mktemp("any") / "seance.json")
    file.note(draft.typed, draft.entered)
    assert read(file.path) == draft
    file.settling(draft)()
    assert read(file.path) == draft


@pytest.mark.parametrize("text", ["\ud800 seul", "nul \0 dedans", "é" * 100_000, "a\nb\r\u2028c", '\\"}'])
def test_hostile_text_comes_back_as_it_was(file: DraftFile, text: str) -> None:
    file.note(typed(text), [Line(text)])
    assert read(file.path) == Draft(typed(text), (Line(text),))


def test_the_last_line_counts_and_every_line_entered(file: DraftFile) -> None:
    file.note(typed("un"))
    file.note(NOTHING, [Line("un", "q1")])
    file.note(typed("de"))
    file.note(NOTHING, [Line("deux", "q1")])
    file.note(typed("t"))
    assert read(file.path) == Draft(typed("t"), (Line("un", "q1"), Line("deux", "q1")))


def test_what_a_kill_cut_off_at_any_byte_costs_one_key_at_the_most(file: DraftFile) -> None:
    file.note(typed("un dé"))
    before = file.path.read_bytes()
    file.note(typed("un déb"))
    whole = file.path.read_bytes()
    for end in range(len(before), len(whole)):
        file.path.write_bytes(whole[:end])
        assert read(file.path).typed == typed("un dé")
        file.note(typed("un début"))
        assert read(file.path).typed == typed("un début")


def test_settling_keeps_what_is_noted_meanwhile_and_forgets_what_was_typed_before(file: DraftFile) -> None:
    file.note(typed("repenti"))
    file.note(typed("gardé"), [Line("entrée")])
    settle = file.settling(Draft(typed("gardé"), (Line("entrée"),)))
    file.note(typed("gardé aussi"))
    settle()
    assert read(file.path) == Draft(typed("gardé aussi"), (Line("entrée"),))
    assert b"repenti" not in file.path.read_bytes()
    assert os.listdir(file.path.parent) == ["seance.json"]


def test_a_draft_put_away_does_not_come_back_by_a_settling_that_was_under_way(file: DraftFile) -> None:
    file.note(typed("secret"))
    settle = file.settling(Draft(typed("secret")))
    file.put(EMPTY)
    settle()
    assert os.listdir(file.path.parent) == []
    file.note(typed("secret"))
    settle = file.settling(Draft(typed("secret")))
    file.put(Draft(typed("autre")))
    settle()
    assert read(file.path) == Draft(typed("autre"))
    assert b"secret" not in file.path.read_bytes()


def test_no_key_is_lost_while_another_thread_settles(file: DraftFile) -> None:
    last = typed("")
    for count in range(60):
        file.note(last)
        thread = threading.Thread(target=file.settling(Draft(last)))
        thread.start()
        for key in range(20):
            last = typed(f"ligne {count} {key}")
            file.note(last)
            assert read(file.path).typed == last
        thread.join()
        assert read(file.path).typed == last


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\xff\xfe",
        b"[]",
        b"{}",
        b'"texte"',
        b'{"format": 9}',
        b'{"typed": {"line": {"text": 3}}}',
        b"[" * 100_000,
        b'{"typed": ',
    ],
)
def test_a_file_that_is_no_draft_is_told_apart_and_set_aside(session: Hand, data: bytes) -> None:
    paths = session.book.paths
    paths.draft.parent.mkdir()
    paths.draft.write_bytes(data)
    with pytest.raises(Unreadable):
        read(paths.draft)
    aside = side_files.keep_draft(paths)
    assert aside.read_bytes() == data and aside in paths.beside()
    assert read(paths.draft) == EMPTY


def test_a_disk_that_cannot_be_written_is_an_error_and_costs_nothing_that_was_there(file: DraftFile) -> None:
    file.note(typed("gardé"))
    file.path.with_name("seance.json.tmp").mkdir()
    settle = file.settling(Draft(typed("autre")))
    with pytest.raises(OSError):
        settle()
    assert read(file.path) == Draft(typed("gardé"))
    file.note(typed("gardé encore"))
    assert read(file.path) == Draft(typed("gardé encore"))


# Erasing


def test_what_was_being_made_of_an_erased_remark_goes_and_the_half_line_behind_comes_back() -> None:
    behind = Line("à moitié", "q2")
    draft = Draft(Typed(Line("tout autre chose", "q1"), 3, behind), (Line("redit", number=3), Line("reste")))
    assert without(draft, ["zorglub"], 3) == Draft(Typed(behind), (Line("reste"),))


def test_erased_words_leave_every_line_and_a_word_alone_only_the_line_that_says_it() -> None:
    draft = Draft(
        Typed(Line("avant le vieux zorglub après")), (Line("le vieux zorglub"), Line("oui"), Line("oui mais"))
    )
    left = without(draft, ["le vieux zorglub", "oui"])
    assert left == Draft(Typed(Line("avant  après")), (Line("oui mais"),))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Hand]:
    """A session led by this process."""
    opened = begun(tmp_path)
    yield Hand(opened.book, opened.session)
    opened.release()


def test_erasing_reaches_the_draft_and_the_states_it_went_through(session: Hand) -> None:
    paths = session.book.paths
    number = session.remark("le vieux zorglub")
    file = DraftFile(paths.draft)
    paths.draft.parent.mkdir()
    for text in ("le vieux zorglub", "le vieux zorglub x", "gardé"):
        file.note(typed(text), [Line(text)])
    (paths.draft.parent / f"{paths.draft.name}.tmp").write_text("zorglub")
    session.erase(number)
    assert read(paths.draft) == Draft(typed("gardé"), (Line(" x"), Line("gardé")))
    assert all(b"zorglub" not in path.read_bytes() for path in paths.folder.rglob("*") if path.is_file())


def test_a_draft_that_cannot_be_read_goes_whole_when_words_are_erased(session: Hand) -> None:
    paths = session.book.paths
    number = session.remark("le vieux zorglub")
    paths.draft.parent.mkdir()
    paths.draft.write_bytes(b"le vieux zorgl")
    session.erase(number)
    assert not paths.draft.exists()


def test_an_erasure_cut_off_reaches_the_draft_when_the_session_is_taken_up(session: Hand) -> None:
    paths = session.book.paths
    number = session.remark("le vieux zorglub")
    DraftFile(paths.draft).note(typed("le vieux zorglub"))
    # Killed after its first step: the entry is in the journal, and nothing else is done.
    session.book.append(e.Erase(at=now(), by="live", number=number))
    Book(paths).take_up()
    assert not read(paths.draft)


def test_the_draft_is_gone_when_the_session_has_ended(session: Hand) -> None:
    paths = session.book.paths
    DraftFile(paths.draft).note(typed("à moitié"))
    session.do(e.End)
    session.file()
    assert not paths.draft.exists()


# kill -9

_TYPIST = """
import sys
from pathlib import Path
from facilitator.storage.draft import Draft, DraftFile, Line, NOTHING, Typed

file, count, entered = DraftFile(Path(sys.argv[1])), 0, []
big = "é" * 20_000
while True:
    count += 1
    typed = Typed(Line(f"{count} " + big * (count % 3 == 0)))
    if count % 7:
        file.note(typed)
    else:
        entered.append(Line(f"entrée {count}"))
        file.note(typed, entered[-1:])
    print(count, flush=True)
    if count % 11 == 0:
        file.settling(Draft(typed, tuple(entered)))()
"""


@pytest.mark.soak
def test_a_draft_is_readable_and_up_to_date_after_a_kill_at_any_instant(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for kill in range(KILLS):
        path = tmp_path / str(kill) / "seance.json"
        path.parent.mkdir()
        with subprocess.Popen([sys.executable, "-c", _TYPIST, str(path)], stdout=subprocess.PIPE) as typist:
            assert typist.stdout
            noted = [int(typist.stdout.readline()) for _ in range(rng.randrange(1, 120))]
            os.kill(typist.pid, signal.SIGKILL)
            noted += [int(line) for line in typist.stdout.read().split(b"\n")[:-1]]
        draft = read(path)
        last = int(draft.typed.line.text.split()[0])
        # One more may have been written and not said.
        assert last - noted[-1] in (0, 1)
        assert draft.entered == tuple(Line(f"entrée {count}") for count in range(7, last + 1, 7))


def test_a_draft_that_cannot_be_reached_does_not_stand_in_the_way_of_the_end(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    (tmp_path / ".drafts").write_text("a file where a folder should be")
    hand = Hand(opened.book, opened.session)
    hand.remark("une parole")
    hand.erase(hand.remark("ne gardez pas ça"))
    hand.do(e.End)
    hand.file()
    assert not opened.book.paths.journal.exists()
    assert 'text: "une parole"' in opened.book.paths.yaml.read_text("utf-8")
