"""Evenings in which anything happens, kills and failing disks at every step: nothing acknowledged is lost."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Session
from facilitator.storage.book import Book
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.conftest import SOAK
from tests.evenings import Hand, begun

EVENINGS = 6000 if SOAK else 80
RACES = 300 if SOAK else 6
NOTES = 150
RACE_SECONDS = 30.0

BREAKS = "\nx: [\n"
FAILS = 0.25
MOST_STEPS = 8

# Where the disk is touched, and so where a kill or a full disk may come.
_DISK = (
    "facilitator.storage.book.write_all",
    "facilitator.storage.book.flush",
    "facilitator.storage.book.replace",
    "facilitator.storage.book._empty",
    "facilitator.storage.book.sync_folder",
    "facilitator.storage.sync._write_new",
    "facilitator.storage.sync._move",
    "facilitator.storage.side_files.scrub",
)
_ACTS = {
    "note_live": 6,
    "note_elsewhere": 8,
    "follow": 6,
    "file": 4,
    "edit_by_hand": 2,
    "tear": 1,
    "erase_live": 0.5,
    "erase_elsewhere": 1,
    "spoil_by_hand": 1,
    "take_up": 1,
}


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def failing(rng: random.Random) -> Iterator[None]:
    """The process is killed, or the disk full, at one of the next times the disk is touched."""
    left, error = rng.randint(1, MOST_STEPS), rng.choice((Killed(), OSError(28, "No space left on device")))

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise error
            return real(*args)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in _DISK:
            module, _, function = name.rpartition(".")
            patch.setattr(name, counted(getattr(import_module(module), function)))
        yield


def on_disk(paths: SessionPaths) -> dict[int, str]:
    """The remarks as the files say them, which are without a fault."""
    loaded = load(paths)
    assert not loaded.faults and loaded.session, loaded.faults
    return heard(loaded.session)


def heard(session: Session) -> dict[int, str]:
    """The remarks of a session by number."""
    return {number: remark.text for number, remark in session.remarks.items()}


class Evening:
    """One session with the program that runs it, two that note, one that follows, a hand in the file; and no luck."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.rng = rng
        self.opened = begun(folder)
        self.paths = self.opened.book.paths
        self.live = Hand(self.opened.book, self.opened.session)
        self.notes = [self.a_note(), self.a_note()]
        self.follower = Hand.another(self.live.book)
        self.acknowledged: dict[int, str] = {}
        self.perhaps_erased: set[int] = set()
        self.erased: list[str] = []
        self.words = 0
        self.story: list[str] = []

    # Who takes part

    def a_note(self) -> Hand | None:
        """A program that begins to note; none when a fault in the file keeps it out."""
        book = Book(self.paths)
        try:
            return Hand(book, book.open(without_remarks=self.rng.random() < 0.3), "note")
        except FaultsError:
            assert self.spoilt
            return None

    def take_up(self) -> None:
        """The program that runs the session died; the file is mended and the session taken up."""
        self.mend()
        book = Book(self.paths)
        session, _news = book.take_up()
        self.live = Hand(book, session)

    @property
    def spoilt(self) -> bool:
        """Whether a person left the file so that it cannot be read."""
        return self.paths.yaml.read_text("utf-8").endswith(BREAKS)

    def mend(self) -> None:
        """The person takes it back, if it was."""
        if self.spoilt:
            self.paths.yaml.write_text(self.paths.yaml.read_text("utf-8").removesuffix(BREAKS), "utf-8")

    # What may happen

    def note_live(self) -> None:
        """The program that runs the session notes."""
        self.note(self.live)

    def note_elsewhere(self) -> None:
        """Another program notes, perhaps without having looked."""
        place = self.rng.randrange(2)
        hand = self.notes[place] = self.notes[place] or self.a_note()
        if hand is None:
            return
        try:
            if self.rng.random() < 0.6:
                hand.look()
            self.note(hand)
        except Killed:
            self.notes[place] = None

    def note(self, hand: Hand) -> None:
        """Note words that no other remark has."""
        self.words += 1
        text = f"parole {self.words}." + "y" * self.rng.choice((0, 0, 300))
        self.acknowledged[hand.remark(text)] = text

    def follow(self) -> None:
        """Somebody looks at what is new."""
        self.follower.look()
        if self.rng.random() < 0.5:
            self.live.look()

    def file(self) -> None:
        """The journal is folded into the YAML."""
        self.live.file(known=self.rng.random() < 0.8)

    def edit_by_hand(self) -> None:
        """A person changes the place."""
        self.live.look()
        text, place = self.paths.yaml.read_text("utf-8"), 'place: "Là"\n'
        with_it = text.replace("language: fr\n", f"language: fr\n{place}", 1)
        self.paths.yaml.write_text(text.replace(place, "") if place in text else with_it, "utf-8")

    def spoil_by_hand(self) -> None:
        """A person leaves the file so that it cannot be read, and the session goes on."""
        self.live.look()
        self.mend()
        self.paths.yaml.write_text(self.paths.yaml.read_text("utf-8") + BREAKS, "utf-8")
        self.live.look()
        self.live.file()

    def tear(self) -> None:
        """Some program is killed in the middle of a line."""
        with self.paths.journal.open("ab") as file:
            file.write(b'{"do":"remark","se')

    def erase_live(self) -> None:
        """The program that runs the session erases a remark, and again when the disk refuses."""
        if (number := self.a_number()) is None:
            return
        try:
            self.erase(self.live, number)
        except OSError:
            self.erase(self.live, number)

    def erase_elsewhere(self) -> None:
        """Another program erases a remark."""
        if (number := self.a_number()) is not None:
            self.erase(Hand.another(self.live.book, "erase"), number)

    def a_number(self) -> int | None:
        """A remark to erase."""
        return self.rng.choice(list(self.acknowledged)) if self.acknowledged else None

    def erase(self, hand: Hand, number: int) -> None:
        """Erase a remark. When it fails, the remark may be there or not."""
        self.perhaps_erased.add(number)
        hand.erase(number)
        self.erased.append(self.acknowledged.pop(number))

    # The course of the evening

    def play(self) -> None:
        """Let things happen, see after each whether all is well, and end."""
        for _ in range(self.rng.randrange(8, 40)):
            (act,) = self.rng.choices(list(_ACTS), list(_ACTS.values()))
            self.story.append(act)
            self.happen(getattr(self, act))
            if not self.spoilt:
                self.check()
        self.finish()

    def happen(self, act: Callable[[], None]) -> None:
        """Do it, on a disk that may fail, in a process that may be killed."""
        try:
            if self.rng.random() < FAILS:
                with failing(self.rng):
                    act()
            else:
                act()
        except Killed:
            self.story.append("killed")
            if act != self.erase_elsewhere:
                self.take_up()
        except FaultsError:
            self.story.append("refused")
            assert self.spoilt, "refused, though nobody spoilt the file"
        except OSError:
            self.story.append("disk full")

    def check(self) -> None:
        """What was acknowledged is there, once; what was erased is nowhere."""
        there = on_disk(self.paths)
        for number, text in list(self.acknowledged.items()):
            if number in self.perhaps_erased and number not in there:
                del self.acknowledged[number]
            else:
                assert there.get(number) == text, f"lost: {number}"
        assert len(set(there.values())) == len(there)
        for path in filter(Path.is_file, self.paths.folder.iterdir()):
            data = path.read_bytes()
            assert not any(text.encode() in data for text in self.erased), f"erased words in {path.name}"

    def finish(self) -> None:
        """All see the same session, and it ends as one file."""
        self.mend()
        self.live.look()
        self.follower.look()
        there = on_disk(self.paths)
        assert heard(self.live.session) == there
        assert heard(self.follower.session) == there
        self.live.do(e.End, elapsed=999.0)
        self.live.file()
        assert not self.paths.journal.exists()
        assert on_disk(self.paths) == there


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_nothing_acknowledged_is_lost_and_nothing_erased_comes_back(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Processes die here, the power stays on: what was written is there without waiting for the drive.
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)
    for number in range(EVENINGS):
        evening = Evening(tmp_path / str(number), random.Random(f"{seed} {number}"))
        try:
            evening.play()
        except Exception as error:
            error.add_note(f"evening {number} of seed {seed}: {', '.join(evening.story)}")
            raise
        finally:
            evening.opened.release()
        shutil.rmtree(evening.paths.folder)


# Real processes


def noting(sessions: list[SessionPaths]) -> None:
    """A program that notes in one session after the other."""
    for paths in sessions:
        hand = Hand.another(Book(paths))
        for number in range(NOTES):
            hand.remark(f"parole {number}" + "z" * (number % 7) * 40)


def filing(sessions: list[SessionPaths]) -> None:
    """A program that files a session over and over until all is noted in it, then the next."""
    for paths in sessions:
        book = Book(paths)
        hand = Hand(book, book.open())
        while len(hand.session.remarks) < NOTES:
            hand.file(known=False)
            time.sleep(0.002)


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_a_program_that_follows_while_others_note_and_file_misses_nothing(tmp_path: Path) -> None:
    opened = [begun(tmp_path / str(number)) for number in range(RACES)]
    sessions = [one.book.paths for one in opened]
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=run, args=(sessions,)) for run in (noting, filing)]
    for program in programs:
        program.start()
    try:
        for paths in sessions:
            follower = Hand.another(Book(paths))
            deadline = time.monotonic() + RACE_SECONDS
            while len(follower.session.remarks) < NOTES:
                assert time.monotonic() < deadline, f"{NOTES - len(follower.session.remarks)} were not seen"
                follower.look()
            assert heard(follower.session) == on_disk(paths)
            assert list(follower.session.remarks) == list(range(1, NOTES + 1))
        for program in programs:
            program.join(RACE_SECONDS)
            assert program.exitcode == 0
    finally:
        for program in programs:
            program.kill()
        for one in opened:
            one.release()
