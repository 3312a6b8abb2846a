"""The search index against damage: whatever happens to it or to the sessions, it answers as a new one would."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.query import parse
from facilitator.services.opening import take_up
from facilitator.storage import index, sayings, scan
from facilitator.storage.answers import Answer
from facilitator.storage.index_place import place_for
from tests import made_year
from tests.conftest import ROOT, SOAK, need
from tests.evenings import THEME, Hand, begun
from tests.faults.test_erase_kill import WORDS as SAID
from tests.faults.test_erase_kill import killed_erasing, regretted, regretted_session, took
from tests.terminal.traces import traces

EDITS = 200 if SOAK else 20
KILLS = 30 if SOAK else 2
LINES = (
    "amis",
    "les",
    "qui:mamie",
    '"et nos"',
    "par*",
    "question:rendez",
    "genre:idée",
    "depuis:2026-02",
    "zorglub",
)
ALL = 100_000
HOURS_AGO = time.time() - 10_000

SEARCHING = """
import sys
from pathlib import Path
from facilitator.domain.query import parse
from facilitator.storage import index
for hit in index.answer(Path(sys.argv[1]), parse(sys.argv[2]), 100_000).hits:
    print(hit.session, hit.number)
"""


def searching(sessions: Path, line: str) -> subprocess.Popen[str]:
    """Another process that searches."""
    command = [sys.executable, "-c", SEARCHING, str(sessions), line]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)


def fresh(sessions: Path, line: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What an index answers that has just been made."""
    with monkeypatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            patch.setenv(variable, str(elsewhere))
        assert not place_for(sessions).database.exists()
        return index.answer(sessions, parse(line), ALL)


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    """Twelve sessions that have ended, and whose files are not new: those are read at each search."""
    folder = tmp_path / "sessions"
    made_year.write_year(folder, 12, 240)
    for path in folder.iterdir():
        os.utime(path, (HOURS_AGO, HOURS_AGO))
    return folder


class Damage:
    """Everything that may happen to the sessions, or to the index."""

    def __init__(self, sessions: Path, rng: random.Random) -> None:
        self.sessions, self.rng = sessions, rng
        self.opened = begun(sessions, THEME)
        self.hand = Hand(self.opened.book, self.opened.session)

    def any(self) -> str:
        """Do one of them, and say which."""
        ways: list[Callable[[], None]] = [
            self.edit, self.edit, self.edit_at_once, self.retitle, self.rename, self.remove, self.copy, self.touch,
            self.break_file, self.foreign, self.journal_alone, self.note, self.note, self.change, self.take_out,
            self.erase, self.file, self.end, self.overwrite, self.overwrite, self.shorten, self.lose_seal,
            self.lose_all, self.kill, self.kill, self.two_at_once,
        ]  # fmt: skip
        way = self.rng.choice(ways)
        way()
        return way.__name__

    def _one(self) -> Path:
        return self.rng.choice(sorted(self.sessions.glob("2026-0*.yaml")))

    def _texts(self) -> str:
        return " ".join(self.rng.sample(("les", "amis", "partagent", "nos", "zorglub", "œuvres", "et"), 4))

    def edit(self) -> None:
        path = self._one()
        said = re.sub(r'text: ".*"', f'text: "{self._texts()}"', path.read_text("utf-8"), count=1)
        path.write_text(said, encoding="utf-8")

    def edit_at_once(self) -> None:
        """As many bytes, in the same file, in the instant after it was read."""
        path = self._one()
        index.answer(self.sessions, parse("amis"), 1)
        text = path.read_text("utf-8")
        path.write_text(
            text.replace("les ", "nos ") if "les " in text else text.replace("nos ", "les "), "utf-8"
        )
        index.answer(self.sessions, parse("amis"), 1)
        path.write_text(text, encoding="utf-8")

    def retitle(self) -> None:
        path = self._one()
        text = re.sub(r"^title: .*$", 'title: "Un autre titre"', path.read_text("utf-8"), count=1, flags=re.M)
        path.write_text(text, encoding="utf-8")

    def rename(self) -> None:
        path = self._one()
        path.rename(
            path.with_name(f"{path.stem[:15]}-{self.rng.choice('abcxyz')}{self.rng.randrange(99)}.yaml")
        )

    def remove(self) -> None:
        if len(list(self.sessions.glob("2026-0*.yaml"))) > 6:
            self._one().unlink()
        else:
            self.copy()

    def copy(self) -> None:
        path = self._one()
        shutil.copy2(path, path.with_name(f"{path.stem} (copie {self.rng.randrange(99)}).yaml"))

    def touch(self) -> None:
        os.utime(self._one(), (self.rng.randrange(10**9), self.rng.randrange(10**9)))

    def break_file(self) -> None:
        path = self._one()
        data = path.read_bytes()
        path.with_name(f"2026-99-{self.rng.randrange(9)}.yaml").write_bytes(
            data[: self.rng.randrange(len(data))]
        )

    def foreign(self) -> None:
        (self.sessions / f"compose-{self.rng.randrange(3)}.yaml").write_text(
            "services: {web: {image: x}}\n", "utf-8"
        )

    def journal_alone(self) -> None:
        (self.sessions / "2026-08-09-1000-seul.journal").write_bytes(b"\n" * self.rng.randrange(3))

    def note(self) -> None:
        self.hand.remark(self._texts(), speaker=self.rng.choice((None, "une mamie")))

    def _number(self) -> int:
        return self.rng.choice(list(self.hand.session.remarks) or [1])

    def change(self) -> None:
        self.hand.do(e.Change, number=self._number(), text=self._texts())

    def take_out(self) -> None:
        self.hand.do(self.rng.choice((e.Remove, e.Restore)), number=self._number())

    def erase(self) -> None:
        self.hand.erase(self._number())

    def file(self) -> None:
        self.hand.file()

    def end(self) -> None:
        self.hand.do(e.End)
        self.hand.file()
        self.opened.release()
        self.opened = begun(self.sessions, THEME)
        self.hand = Hand(self.opened.book, self.opened.session)

    def _database(self) -> Path:
        index.answer(self.sessions, parse("amis"), 1)
        return place_for(self.sessions).database

    def overwrite(self) -> None:
        path = self._database()
        at = self.rng.randrange(path.stat().st_size)
        with path.open("r+b") as file:
            file.seek(at)
            file.write(self.rng.randbytes(self.rng.choice((1, 8, 5000))))

    def shorten(self) -> None:
        path = self._database()
        os.truncate(path, self.rng.randrange(path.stat().st_size))

    def lose_seal(self) -> None:
        self._database()
        self.rng.choice(
            (Path.unlink, lambda seal: seal.write_text("1 abc"), lambda seal: seal.write_bytes(b""))
        )(place_for(self.sessions).seal)

    def lose_all(self) -> None:
        shutil.rmtree(place_for(self.sessions).folder, ignore_errors=True)

    def kill(self) -> None:
        """In the middle of a build, at any time from its start."""
        if self.rng.random() < 0.7:
            place_for(self.sessions).remove()
        with searching(self.sessions, "amis") as process:
            time.sleep(self.rng.uniform(0.05, 0.6))
            process.kill()

    def two_at_once(self) -> None:
        if self.rng.random() < 0.5:
            place_for(self.sessions).remove()
        with searching(self.sessions, "les") as one, searching(self.sessions, "les") as other:
            assert one.communicate()[0] == other.communicate()[0] != ""
            assert one.returncode == other.returncode == 0


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 240)
def test_whatever_happens_it_answers_as_a_new_one(
    sessions: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage = Damage(sessions, random.Random(seed))
    for edit in range(EDITS):
        done = damage.any()
        for line in damage.rng.sample(LINES, 3):
            answer = index.answer(sessions, parse(line), ALL)
            assert answer == fresh(sessions, line, tmp_path / f"new-{edit}-{line[:3]}", monkeypatch), (
                done,
                line,
            )
            assert answer == scan.answer(sessions, parse(line), ALL), (done, line)


# Each word in one remark only, and in nothing that ships with the program.
REGRETTED = "le zorglub de ma tante au clafoutis"
WORDS = ("zorglub", "clafout")


def found(sessions: Path, line: str) -> int:
    return len(index.answer(sessions, parse(line), ALL).hits)


def test_what_is_erased_leaves_the_cache_at_once(tmp_path: Path, own_machine: Path) -> None:
    """In all that was ever searched: the words as first noted, as changed, as removed."""
    folder = tmp_path / "sessions"
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    for number in range(200):
        hand.remark(f"parole {number} que la salle assume")
    number = hand.remark(REGRETTED, speaker="un ornithorynque", tags=("xylophane",))
    assert found(folder, "zorglub qui:ornithorynque tag:xylophane") == 1
    hand.do(e.Change, number=number, text=f"{REGRETTED} flambé")
    assert found(folder, "clafoutis flambé") == 1
    hand.remark("une autre parole")
    words = (*WORDS, "ornithor", "xyloph", "flamb")
    assert {trace.split(" in ")[0] for trace in traces(own_machine, words)} >= set(WORDS)
    hand.erase(number)
    assert traces(own_machine, words) == []
    assert found(folder, "zorglub") == 0 and found(folder, "assume") == 200
    assert traces(own_machine, words) == []


def test_what_was_removed_before_it_was_erased_leaves_too(tmp_path: Path, own_machine: Path) -> None:
    folder = tmp_path / "sessions"
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    number = hand.remark(REGRETTED)
    hand.remark("une autre parole")
    assert found(folder, "zorglub") == 1
    hand.do(e.Remove, number=number)
    assert found(folder, "zorglub") == 0, "what is removed is not found"
    hand.erase(number)
    assert traces(own_machine, WORDS) == []


def test_erased_after_the_end(tmp_path: Path, own_machine: Path) -> None:
    folder = tmp_path / "sessions"
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    number = hand.remark(REGRETTED)
    hand.do(e.End)
    hand.file()
    assert found(folder, "zorglub") == 1
    hand.erase(number)
    assert traces(own_machine, WORDS) == []
    assert found(folder, "zorglub") == 0


def test_an_index_that_cannot_be_mended_goes_whole_when_words_are_erased(
    tmp_path: Path, own_machine: Path
) -> None:
    folder = tmp_path / "sessions"
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    number = hand.remark(REGRETTED)
    assert found(folder, "zorglub") == 1
    database = place_for(folder).database
    with database.open("r+b") as file:
        file.write(b"no database")
    place_for(folder).set_seal(index._version())
    assert traces(own_machine, WORDS)
    hand.erase(number)
    assert traces(own_machine, WORDS) == []


def test_the_index_of_a_home_that_has_gone_goes_too(tmp_path: Path, own_machine: Path) -> None:
    """Its words could not be erased from there any more: a home that is moved is another home."""
    folder = tmp_path / "before" / "sessions"
    opened = begun(folder)
    Hand(opened.book, opened.session).remark(REGRETTED)
    opened.release()
    assert found(folder, "zorglub") == 1
    (tmp_path / "before").rename(tmp_path / "after")
    moved = tmp_path / "after" / "sessions"
    assert found(moved, "zorglub") == 1
    assert len({trace.split(" in ")[1] for trace in traces(own_machine, WORDS)}) == 1


def test_words_are_kept_for_this_person_alone(sessions: Path) -> None:
    need(os.name == "posix", "permissions of files")
    assert found(sessions, "les")
    assert place_for(sessions).database.stat().st_mode & 0o077 == 0
    assert place_for(sessions).folder.stat().st_mode & 0o077 == 0


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
def test_killed_in_mid_build(tmp_path: Path, seed: int) -> None:
    """No words stand beside the database, and the next search finds all there is."""
    rng, folder = random.Random(seed), tmp_path / "sessions"
    made_year.write_year(folder, 100, 4_000)
    everything = scan.answer(folder, parse("les"), ALL)
    begun_at = time.monotonic()
    place, in_the_middle = place_for(folder), 0
    assert index.answer(folder, parse("les"), ALL) == everything
    usual = time.monotonic() - begun_at
    for kill in range(KILLS):
        place.remove()
        with searching(folder, "les") as process:
            while not place.database.exists():
                assert process.poll() is None
                time.sleep(0.001)
            time.sleep(rng.uniform(0, usual) if kill else 0)
            in_the_middle += process.poll() is None
            process.kill()
        assert {path.name for path in place.folder.iterdir()} <= {"index.db", "seal", "folder", "lock"}
        assert index.answer(folder, parse("les"), ALL) == everything
    assert in_the_middle


def test_a_letter_changed_in_the_index_is_not_believed(sessions: Path) -> None:
    before = index.answer(sessions, parse("amis"), ALL)
    database = place_for(sessions).database
    data = database.read_bytes()
    assert b" amis" in data
    database.write_bytes(data.replace(b" amis", b" amas"))
    assert index.answer(sessions, parse("amis"), ALL) == before


def test_a_change_in_the_instant_after_a_reading_is_seen(
    sessions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a memory stick two seconds may have one hour: here all of a file's last hour has, and sizes are equal."""
    hour = 3600 * 10**9

    def coarse(entry: os.DirEntry[str], is_journal: bool) -> int:
        at = entry.stat()
        return hash((is_journal, at.st_mtime_ns // hour, at.st_size))

    monkeypatch.setattr(sayings, "_stamp", coarse)
    path = min(sessions.glob("*.yaml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace('text: "', 'text: "zorglub ', 1), "utf-8")
    assert (found(sessions, "zorglub"), found(sessions, "zorglab")) == (1, 0)
    path.write_text(text.replace('text: "', 'text: "zorglab ', 1), "utf-8")
    assert (found(sessions, "zorglub"), found(sessions, "zorglab")) == (0, 1)


def test_equal_answers_keep_their_order_whatever_came_first(sessions: Path) -> None:
    """Copies of one session began in one minute: the order of their names decides, not that of their coming."""
    path = min(sessions.glob("*.yaml"))
    for name in ("m", "t", "c", "p", "a"):
        shutil.copy(path, path.with_name(f"2026-01-02-0930-{name}.yaml"))
        assert index.answer(sessions, parse("les"), ALL) == scan.answer(sessions, parse("les"), ALL)


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
def test_erasing_is_killed_with_the_words_in_the_index(own_machine: Path, seed: int) -> None:
    """Once the session is taken up, what it says is erased is in no file; a search in between changes nothing."""
    rng = random.Random(seed)
    regretted_session(own_machine / "measured" / "sessions")
    usual = took(own_machine / "measured", "erase", "last", "1", "2", "3", "--yes")
    for kill in range(KILLS):
        home = own_machine / f"home-{kill}"
        paths = regretted_session(home / "sessions")
        assert found(paths.folder, "zorglub") and found(paths.folder, "ornithorynque")
        killed_erasing(home, [1, 2, 3], rng.uniform(0.45, 1.05) * usual)
        if rng.random() < 0.5:
            found(paths.folder, "zorglub")
        take_up(paths).release()
        left = regretted(paths)
        for number, words in zip((1, 2, 3), (SAID[:1], SAID[1:4], SAID[4:]), strict=True):
            if number not in left:
                assert traces(own_machine, words) == []
        if left:
            took(home, "erase", "last", *map(str, left), "--yes")
        assert traces(own_machine, SAID) == []
