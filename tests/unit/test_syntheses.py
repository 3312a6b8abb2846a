"""The file of a synthesis: one whole document, edits by hand kept, two windows, undo that leads all the way back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain import board
from facilitator.domain.faults import FaultsError
from facilitator.domain.synthesis import Placed, Ref, Situation, Synthesis
from facilitator.services.reviewing import Review
from facilitator.services.writing import Writing, begin
from facilitator.storage import syntheses, synthesis_yaml
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import Draft, SynthesisPaths, all_syntheses
from tests.articles import article, now, numbers, ref, writing
from tests.conftest import SOAK, need
from tests.hostile import HOSTILE
from tests.tables import table

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(HOSTILE).filter(
    lambda text: not any("\ud800" <= char <= "\udfff" for char in text)
)
NAME = st.text("abc-", min_size=1, max_size=8)
REFS = st.builds(Ref, NAME, st.integers(1, 99))
PLACED = st.builds(Placed, NAME, st.integers(1, 99), TEXT, TEXT, st.booleans())
SITUATIONS = st.builds(Situation, TEXT, TEXT, st.lists(PLACED, max_size=3).map(tuple), TEXT)
SYNTHESES = st.builds(
    Synthesis,
    TEXT,
    st.sampled_from(["fr", "en", "de-AT"]),
    TEXT,
    TEXT,
    st.lists(NAME, max_size=3).map(tuple),
    st.lists(SITUATIONS, max_size=3).map(tuple),
    st.lists(REFS, max_size=3).map(tuple),
    st.lists(REFS, max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    TEXT,
    TEXT,
)


@pytest.fixture
def session(own_machine: Path) -> SessionPaths:
    return table(own_machine / "sessions", "une", "deux", "trois")


@given(SYNTHESES)
def test_a_file_says_all_of_a_synthesis(synthesis: Synthesis) -> None:
    assert synthesis_yaml.load(synthesis_yaml.dump(synthesis), Path("x.yaml")) == synthesis


def test_the_name_is_that_of_the_title_and_never_taken(session: SessionPaths) -> None:
    names = [article(session, title).name for title in ("Été & réseaux", "Été & réseaux", "…", "../..")]
    assert names[:3] == ["ete-reseaux", "ete-reseaux-2", "synthese"] and names[3].startswith("synthese")
    assert [paths.name for paths in all_syntheses(session.folder)] == sorted(names)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("titre: x\n", "unknown-key", 1),
        ("format: 2\ntitle: x\n", "choice", 1),
        ("format: 1\n", "missing-key", 1),
        ("format: 1\ntitle: x\nsituations:\n- title: no\n", "ambiguous", 4),
        ("format: 1\ntitle: x\nsituations:\n- remarks:\n  - {session: a, number: 0}\n", "range", 5),
        ("format: 1\ntitle: Nos #réseaux\n", "cut", 2),
        ("format: 1\ntitle: x\nallowed: [a]\n", "type", 3),
    ],
)
def test_what_is_wrong_has_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(FaultsError) as raised:
        synthesis_yaml.load(text, Path("x.yaml"))
    assert (code, line) in [(fault.code, fault.line) for fault in raised.value.faults]


def test_a_session_that_cannot_be_read_makes_no_article(session: SessionPaths) -> None:
    session.yaml.write_text("title: [", "utf-8")
    with pytest.raises(FaultsError):
        begin(session.folder, [session])
    with pytest.raises(FaultsError):
        begin(session.folder, [SessionPaths(session.folder, "perdue")])
    assert all_syntheses(session.folder) == []


# Edits by hand


def by_hand(paths: SynthesisPaths, old: str, new: str) -> None:
    paths.yaml.write_text(paths.yaml.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_an_edit_by_hand_is_kept_and_can_be_undone(session: SessionPaths) -> None:
    paths = article(session)
    opened = writing(paths, opening="Voici.")
    by_hand(paths, "Voici.", "Voilà.")
    opened.do(lambda s: board.write(s, 0, title="Un"))
    assert (now(paths).situations[0].title, now(paths).situations[0].opening) == ("Un", "Voilà.")
    opened.undo()
    assert now(paths).situations[0].opening == "Voilà."
    opened.undo()
    assert now(paths).situations[0].opening == "Voici."
    opened.redo()
    assert now(paths).situations[0].opening == "Voilà."


def test_comments_of_a_person_are_kept_beside_once(session: SessionPaths) -> None:
    paths = article(session)
    by_hand(paths, "title: ", "# revoir avec Ana\ntitle: ")
    opened = writing(paths, opening="Voici.")
    opened.do(lambda s: board.write(s, 0, opening="Voilà."))
    (copy,) = paths.copies()
    assert "# revoir avec Ana" in copy.read_text("utf-8") and "Voici" not in copy.read_text("utf-8")
    by_hand(paths, "title: ", "# encore\ntitle: ")
    opened.do(lambda s: board.write(s, 0, opening="Fin."))
    assert [path.suffix for path in paths.copies()] == [".by-hand-1", ".by-hand-2"]


def test_a_broken_file_is_never_written_over(session: SessionPaths) -> None:
    paths = article(session)
    opened = writing(paths, opening="Voici.")
    good = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(f"{good}\n: [", "utf-8")
    for attempt in (lambda: opened.do(lambda s: board.write(s, 0, title="Un")), opened.undo, opened.look):
        with pytest.raises(FaultsError):
            attempt()
        assert paths.yaml.read_text("utf-8") == f"{good}\n: ["
    paths.yaml.write_text(good, "utf-8")
    opened.do(lambda s: board.write(s, 0, title="Un"))
    assert now(paths).situations[0].title == "Un"


def test_a_deleted_file_does_not_come_back(session: SessionPaths) -> None:
    paths = article(session)
    opened = Writing(paths)
    paths.yaml.unlink()
    with pytest.raises((OSError, FaultsError)):
        opened.do(lambda s: board.write(s, 0, title="Un"))
    assert not paths.yaml.exists()


def test_what_cannot_be_written_is_not_done(session: SessionPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = article(session)
    opened = Writing(paths)
    before = opened.synthesis

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(syntheses, "replace", full)
        with pytest.raises(OSError, match="No space"):
            opened.do(lambda s: board.write(s, 0, title="Un"))
    assert opened.synthesis == before == now(paths) and not opened.undo()
    assert opened.do(lambda s: board.write(s, 0, title="Un")) and now(paths) == opened.synthesis


# Two windows


def test_two_windows_write_in_one_synthesis(session: SessionPaths) -> None:
    paths = article(session)
    one, two = Writing(paths), Writing(paths)
    one.do(lambda s: board.write(s, 0, title="Un"))
    two.do(lambda s: board.write(s, 0, opening="Deux."))
    one.do(lambda s: board.set_aside(s, [ref(session, 1)]))
    assert (now(paths).situations[0].title, now(paths).situations[0].opening) == ("Un", "Deux.")
    assert two.look() and two.synthesis == one.synthesis == now(paths)
    assert not two.look()


def test_two_programs_lose_nothing_of_each_other(session: SessionPaths) -> None:
    paths = article(session)
    program = (
        "import sys\nfrom pathlib import Path\nfrom facilitator.domain import board\n"
        "from facilitator.services.writing import Writing\n"
        "from facilitator.storage.syntheses import SynthesisPaths\n"
        "opened = Writing(SynthesisPaths(Path(sys.argv[1]), sys.argv[2]))\n"
        "for n in range(15):\n"
        "    opened.do(lambda s: board.add_situation(s, f'{sys.argv[3]} {n}'))\n"
    )
    command = [sys.executable, "-c", program, str(paths.sessions), paths.name]
    running = [subprocess.Popen([*command, who]) for who in ("a", "b")]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    titles = [situation.title for situation in now(paths).situations[1:]]
    assert sorted(titles) == sorted(f"{who} {n}" for who in ("a", "b") for n in range(15))


# Undo

ACTS = (
    lambda opened, one, at: opened.do(lambda s: board.set_aside(s, [one])),
    lambda opened, one, at: opened.do(lambda s: board.add_situation(s, f"S{at}")),
    lambda opened, one, at: opened.place([one], at),
    lambda opened, one, at: opened.do(lambda s: board.star(s, one, True)),
    lambda opened, one, at: opened.do(lambda s: board.drop_situation(s, at)),
)


@settings(max_examples=400 if SOAK else 20)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 3)), min_size=1, max_size=6))
def test_undo_leads_back_to_the_first_file_and_redo_to_the_last(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[Callable[..., bool], int]]
) -> None:
    session = table(tmp_path_factory.mktemp("undone"), "une", "deux", "trois")
    paths = article(session)
    opened, first = Writing(paths), paths.yaml.read_bytes()
    done = [act(opened, ref(session, number), number - 1) for act, number in acts]
    last = paths.yaml.read_bytes()
    assert [opened.undo() for _ in range(sum(done) + 1)] == [True] * sum(done) + [False]
    assert paths.yaml.read_bytes() == first
    assert [opened.redo() for _ in range(sum(done) + 1)] == [True] * sum(done) + [False]
    assert paths.yaml.read_bytes() == last


def test_what_becomes_of_a_source_is_seen(session: SessionPaths) -> None:
    paths = article(session)
    opened = Writing(paths)
    assert not opened.look() and opened.changed() == []
    Review(session.folder).mend(session, 2, "Deux.", "slip")
    assert opened.look() and [one.now for one in opened.changed()] == ["Deux."]
    assert opened.accept(ref(session, 2)) and opened.changed() == []
    kept = session.yaml.read_bytes()
    session.yaml.write_text("title: [", "utf-8")
    assert opened.look() and session.name in opened.faults()
    assert numbers(opened.synthesis) == [1, 2, 3], "nothing is taken out for a file that cannot be read now"
    session.yaml.write_bytes(kept)
    assert opened.look() and opened.faults() == {}


# Killed

KILLED = """
import os, sys
from pathlib import Path
left, folder = int(sys.argv[1]), sys.argv[2]

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if (writes or event in ("os.remove", "os.rename", "os.truncate")) and folder in os.fsdecode(arguments[0]):
        left -= 1
        if left == 0:
            os._exit(9)

from facilitator.domain import board
from facilitator.services.writing import Writing
from facilitator.storage.syntheses import SynthesisPaths
opened = Writing(SynthesisPaths(Path(folder), sys.argv[3]))
sys.addaudithook(count)
opened.do(lambda s: board.write(s, 0, opening="Voici."))
"""


def test_a_write_that_is_killed_leaves_the_old_file_or_the_new_one(
    session: SessionPaths, own_machine: Path
) -> None:
    need(sys.platform != "win32", "POSIX kills")
    made = article(session)
    by_hand(made, "title: ", "# à relire\ntitle: ")
    before, stopped = now(made), 0
    while True:
        folder = own_machine / f"killed-{stopped}"
        shutil.copytree(session.folder, folder)
        paths = SynthesisPaths(folder, made.name)
        command = [sys.executable, "-c", KILLED, str(stopped + 1), str(folder), made.name]
        status = subprocess.run(command, check=False, timeout=60).returncode
        after = now(paths)
        assert after == before or after.situations[0].opening == "Voici."
        everything = "".join(path.read_text("utf-8") for path in [paths.yaml, *paths.copies()])
        assert "# à relire" in everything
        if status == 0:
            break
        assert status == 9
        stopped += 1
        assert writing(paths, opening="Voilà.").synthesis == now(paths)
        assert Draft(paths).open().situations[0].opening == "Voilà."
    assert stopped >= 3
