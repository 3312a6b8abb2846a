"""Several troubles at once: a hand in the file, a disk that refuses, a process killed, and others who go on noting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.services.acts import Act, Done, Trouble
from facilitator.services.clock import now
from facilitator.services.library import find_session
from facilitator.services.live import Live
from facilitator.services.opening import Opened, is_running, take_up
from facilitator.services.scribe import Scribe
from facilitator.storage import book as book_module
from facilitator.storage.book import Book, JournalMissing
from facilitator.storage.locks import is_held
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun

SECRET = "Yvonne a tout dit"
BREAKS = "\nx: [\n"


class Killed(BaseException):
    """The process ends here."""


def killed(*_: object) -> NoReturn:
    raise Killed


def disk_full(*_: object) -> NoReturn:
    raise OSError(28, "No space left on device")


def held_open(*_: object) -> NoReturn:
    raise PermissionError(13, "open in another program")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    opened = begun(tmp_path / "sessions")
    yield opened
    opened.release()


@pytest.fixture
def hand(opened: Opened) -> Hand:
    return Hand(opened.book, opened.session)


def on_disk(paths: SessionPaths) -> dict[int, str]:
    """The remarks as the files say them, which are without a fault."""
    loaded = load(paths)
    assert not loaded.faults and loaded.session
    return {number: remark.text for number, remark in loaded.session.remarks.items()}


def edit(paths: SessionPaths, old: str, new: str) -> None:
    """A person changes the file."""
    text = paths.yaml.read_text("utf-8")
    assert old in text
    paths.yaml.write_text(text.replace(old, new, 1), "utf-8")


def spoil(paths: SessionPaths) -> None:
    """A person leaves the file so that it cannot be read."""
    paths.yaml.write_text(paths.yaml.read_text("utf-8") + BREAKS, "utf-8")


def holding(paths: SessionPaths, words: str) -> list[str]:
    """The names of the files of the folder that hold these words."""
    files = (path for path in paths.folder.iterdir() if path.is_file())
    return [path.name for path in files if words.encode() in path.read_bytes()]


def older_copy(hand: Hand) -> str:
    """The file as it was with one remark, when five more have been filed since."""
    hand.remark("une")
    hand.file()
    old = hand.book.paths.yaml.read_text("utf-8")
    for number in range(2, 7):
        hand.remark(f"parole {number}")
    hand.file()
    return old


# Edits by hand, and filing


def test_filing_tried_again_after_an_edit_by_hand_holds_what_was_noted_between(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.remark("une fote")
    hand.file()
    edit(hand.book.paths, "une fote", "une faute")
    with monkeypatch.context() as patch:
        patch.setattr(book_module, "replace", disk_full)
        with pytest.raises(OSError):
            hand.file(known=False)
    assert Hand.another(hand.book).remark("deux") == 2
    hand.file(known=False)
    assert on_disk(hand.book.paths) == {1: "une faute", 2: "deux"}
    assert hand.texts() == ["une faute", "deux"]


def test_an_older_copy_saved_over_is_not_erased_from_by_who_knows_no_more(hand: Hand) -> None:
    paths = hand.book.paths
    paths.yaml.write_text(older_copy(hand).replace('"une"', '"une, relue"'), "utf-8")
    with pytest.raises(FaultsError) as caught:
        hand.erase(1)
    assert [fault.code for fault in caught.value.faults] == ["old-copy-saved"]
    news = hand.file()
    assert news.copy and "une, relue" in news.copy.read_text("utf-8")
    assert on_disk(paths) == {1: "une"} | {number: f"parole {number}" for number in range(2, 7)}


def test_an_erasure_over_an_older_copy_keeps_all_the_rest(hand: Hand) -> None:
    paths = hand.book.paths
    paths.yaml.write_text(older_copy(hand).replace('"une"', f'"{SECRET}"'), "utf-8")
    draft = e.Erase(at=now(), by="live", number=1)
    hand.hear(hand.book.erase(draft, hand.session.snapshot()))
    assert on_disk(paths) == {number: f"parole {number}" for number in range(2, 7)}
    assert hand.texts() == list(on_disk(paths).values())
    assert holding(paths, SECRET) == []


def test_filing_goes_on_when_a_file_that_could_not_be_read_is_taken_away(hand: Hand) -> None:
    hand.remark("une")
    spoil(hand.book.paths)
    assert hand.look().by_hand
    hand.book.paths.yaml.unlink()
    hand.look()
    hand.file()
    assert on_disk(hand.book.paths) == {1: "une"}
    assert "une" in hand.book.paths.yaml.read_text("utf-8")


def test_a_remark_added_by_hand_does_not_give_way_to_a_removed_one(hand: Hand) -> None:
    paths = hand.book.paths
    hand.remark("une")
    hand.remark("deux")
    hand.do(e.Remove, number=2)
    hand.file()
    text = paths.yaml.read_text("utf-8")
    first = text[text.index("- number: 1") : text.index("running:")]
    added = first.replace("number: 1", "number: 2").replace('"une"', '"à la main"')
    edit(paths, "running:\n", f"{added}running:\n")
    hand.look()
    hand.do(e.Restore, number=2)
    assert sorted(hand.texts()) == ["deux", "une", "à la main"]
    hand.file()
    assert sorted(on_disk(paths).values()) == ["deux", "une", "à la main"]


def test_a_file_cut_short_by_hand_ends_nothing_and_loses_nothing(hand: Hand, opened: Opened) -> None:
    paths = hand.book.paths
    for number in range(1, 5):
        hand.remark(f"parole {number}")
    hand.file()
    text = paths.yaml.read_text("utf-8")
    paths.yaml.write_text(text[: text.index("- number: 3")], "utf-8")
    assert isinstance(hand.look().by_hand, list)
    news = hand.file()
    assert news.copy and "parole 2" in news.copy.read_text("utf-8")
    opened.release()
    again = take_up(paths)
    assert list(again.session.remarks) == [1, 2, 3, 4]
    again.release()


def test_a_comment_written_by_hand_is_kept_beside(hand: Hand) -> None:
    hand.remark("une")
    hand.do(e.End)
    hand.file()
    edit(hand.book.paths, "remarks:\n", "# demander si on peut publier\nremarks:\n")
    Hand.another(hand.book).remark("après coup", prompt="q1")
    assert on_disk(hand.book.paths) == {1: "une", 2: "après coup"}
    assert holding(hand.book.paths, "# demander si on peut publier") == [f"{hand.book.paths.name}.by-hand-1"]


# Lines cut off, and places in the journal


def test_a_line_cut_off_after_others_filed_is_set_aside(hand: Hand) -> None:
    hand.remark("une")
    other = Hand.another(hand.book)
    other.remark("deux")
    other.file()
    with hand.book.paths.journal.open("ab") as file:
        file.write(b'{"do":"remark","seq":4,"te')
    news = hand.do(e.RemarkKept, kind="idea", text="trois")
    assert news.torn and news.torn.read_bytes() == b'{"do":"remark","seq":4,"te'
    assert on_disk(hand.book.paths) == {1: "une", 2: "deux", 3: "trois"}


def test_a_look_between_the_new_yaml_and_the_empty_journal_reads_on_rightly(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.remark("une")
    other, emptied = Hand.another(hand.book), book_module._empty

    def looked_at_before(path: Path) -> None:
        other.look()
        emptied(path)

    with monkeypatch.context() as patch:
        patch.setattr(book_module, "_empty", looked_at_before)
        hand.file()
    hand.remark("deux " * 80)
    other.look()
    assert other.texts() == ["une", "deux " * 80]
    assert other.remark("trois") == 3


def test_a_remark_after_an_end_that_was_cut_off_is_filed(hand: Hand) -> None:
    paths = hand.book.paths
    hand.remark("une")
    hand.do(e.End)
    before = paths.journal.read_bytes()
    hand.file()
    # A program killed before it took the journal away leaves both.
    paths.journal.write_bytes(before)
    note = Book(paths)
    note.open(without_remarks=True)
    note.append(e.RemarkKept(at=now(), by="note", kind="idea", text="après coup"))
    assert "après coup" in paths.yaml.read_text("utf-8")
    assert on_disk(paths) == {1: "une", 2: "après coup"}
    assert not paths.journal.exists()


# Files taken away


def test_files_are_put_back_once_however_often_it_is_asked(hand: Hand) -> None:
    hand.remark("une")
    hand.book.paths.journal.unlink()
    with pytest.raises(JournalMissing):
        hand.remark("deux")
    known, known_too = hand.session.snapshot(), hand.session.snapshot()
    hand.book.rebuild(known)
    assert hand.remark("deux") == 2
    hand.book.rebuild(known_too)
    assert on_disk(hand.book.paths) == {1: "une", 2: "deux"}


def test_an_edit_by_hand_is_kept_beside_when_the_journal_is_taken_away(hand: Hand) -> None:
    hand.remark("une fote")
    hand.file()
    hand.remark("deux")
    edit(hand.book.paths, "une fote", "une faute")
    hand.book.paths.journal.unlink()
    with pytest.raises(JournalMissing):
        hand.remark("trois")
    news = hand.book.rebuild(hand.session.snapshot())
    assert news.copy and "une faute" in news.copy.read_text("utf-8")
    assert sorted(on_disk(hand.book.paths)) == [1, 2]


# Erasing


def with_copy(hand: Hand) -> SessionPaths:
    """A session that holds the secret, and a copy of its file beside, which a person had spoiled."""
    hand.remark(SECRET)
    hand.remark("deux")
    hand.file()
    spoil(hand.book.paths)
    hand.look()
    hand.file()
    assert holding(hand.book.paths, SECRET) != [hand.book.paths.yaml.name]
    return hand.book.paths


def test_an_erasure_cut_off_in_another_program_is_finished_by_the_one_that_runs(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = with_copy(hand)
    with monkeypatch.context() as patch:
        patch.setattr("facilitator.storage.side_files.scrub", killed)
        with pytest.raises(Killed):
            Hand.another(hand.book, "erase").erase(1)
    hand.look()
    hand.file()
    assert hand.texts() == ["deux"]
    assert holding(paths, SECRET) == []


def test_an_erasure_tried_again_still_knows_the_words(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = with_copy(hand)
    with monkeypatch.context() as patch:
        patch.setattr("facilitator.storage.side_files.replace", held_open)
        with pytest.raises(PermissionError):
            hand.erase(1)
    hand.erase(1)
    assert holding(paths, SECRET) == []


def test_a_copy_left_unfinished_by_a_kill_is_erased_from_too(hand: Hand) -> None:
    paths = with_copy(hand)
    (paths.folder / f"{paths.name}.by-hand-2.tmp").write_bytes(paths.yaml.read_bytes())
    assert len(holding(paths, SECRET)) == 3
    hand.erase(1)
    assert holding(paths, SECRET) == []


def test_erasing_a_word_leaves_the_same_letters_in_other_words_of_a_copy(hand: Hand) -> None:
    paths = hand.book.paths
    hand.remark("on")
    hand.remark("Louise raconte son marathon")
    hand.file()
    old = paths.yaml.read_text("utf-8")
    hand.remark("trois")
    hand.file()
    paths.yaml.write_text(old.replace("son marathon", "son marathon de 2019"), "utf-8")
    hand.look()
    copy = hand.file().copy
    hand.erase(1)
    assert copy and 'text: "Louise raconte son marathon de 2019"' in copy.read_text("utf-8")
    assert holding(paths, 'text: "on"') == []


# The program that runs the session


class Evening:
    """A session led as the screens lead it, with the thread that writes."""

    def __init__(self, opened: Opened) -> None:
        self.paths = opened.book.paths
        self._told: list[Done | Trouble] = []
        self.troubles: list[Trouble] = []
        self.live = Live(opened.session, opened.clock, self._send)
        self.scribe = Scribe(opened.book, opened.clock, self._told.append)

    def _send(self, act: Act) -> None:
        self.scribe.send(act)

    def until(self, condition: Callable[[], Any], seconds: float = 20.0) -> None:
        """Take in what the thread tells until the condition holds."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"waited {seconds} s; not on disk: {self.live.waiting}"
            self.hear()
            time.sleep(0.01)

    def hear(self) -> None:
        """Take in what the thread has told."""
        while self._told:
            said = self._told.pop(0)
            if isinstance(said, Done):
                self.live.hear(said)
            else:
                self.troubles.append(said)
                self.live.face(said)

    def note(self, text: str) -> None:
        """Note a line under the first question."""
        self.live.note(self.live.read(text), "q1")

    def kept(self) -> None:
        """Wait until everything sent is on disk."""
        self.until(lambda: not self.live.waiting)


@pytest.fixture
def evening(opened: Opened) -> Iterator[Evening]:
    evening = Evening(opened)
    yield evening
    evening.scribe.close()


def test_an_older_copy_saved_over_is_written_anew_before_others_number_from_it(evening: Evening) -> None:
    paths = evening.paths
    evening.note("une")
    evening.kept()
    evening.live.next()
    evening.until(lambda: "une" in paths.yaml.read_text("utf-8"))
    old = paths.yaml.read_bytes()
    evening.note("deux")
    evening.kept()
    evening.live.next()
    evening.until(lambda: "deux" in paths.yaml.read_text("utf-8"))
    paths.yaml.write_bytes(old)
    evening.until(lambda: "deux" in paths.yaml.read_text("utf-8"))
    book = Book(paths)
    assert Hand(book, book.open(), "note").remark("trois") == 3
    evening.until(lambda: len(evening.live.session.remarks) == 3)
    assert on_disk(paths) == {1: "une", 2: "deux", 3: "trois"}


def test_erasing_and_noting_go_on_while_the_file_cannot_be_read(evening: Evening) -> None:
    evening.note(SECRET)
    evening.kept()
    evening.live.open("q2")
    evening.until(lambda: holding(evening.paths, SECRET) == [evening.paths.yaml.name])
    spoil(evening.paths)
    evening.live.erase(1)
    evening.note("deux")
    evening.note("trois")
    evening.kept()
    assert on_disk(evening.paths) == {2: "deux", 3: "trois"}
    assert holding(evening.paths, SECRET) == []


def test_remarks_do_not_wait_for_filing_that_is_refused(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(book_module, "replace", held_open)
        evening.live.next()
        evening.until(lambda: evening.troubles)
        evening.note("une")
        evening.note("deux")
        evening.kept()
        assert on_disk(evening.paths) == {1: "une", 2: "deux"}
        assert "une" not in evening.paths.yaml.read_text("utf-8")
    evening.scribe.close()
    assert "deux" in evening.paths.yaml.read_text("utf-8")


# Beginning, and finding


def test_a_session_that_could_not_begin_is_held_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "replace", disk_full)
    with pytest.raises(OSError):
        begun(tmp_path / "sessions")
    (lock,) = (tmp_path / "sessions" / ".locks").glob("*.live")
    assert not is_held(lock)


def test_a_copy_with_a_name_of_its_own_is_never_the_last_session(hand: Hand) -> None:
    paths = hand.book.paths
    (paths.folder / "soirée d'octobre.yaml").write_bytes(paths.yaml.read_bytes())
    assert find_session(paths.folder, "last") == paths
    assert is_running(paths)


def test_the_unfinished_file_of_a_copy_being_scrubbed_is_no_trouble(hand: Hand) -> None:
    number = hand.remark("un secret bien gardé")
    hand.file()
    paths = hand.book.paths
    for name in ("by-hand-1", "by-hand-1.tmp"):
        (paths.folder / f"{paths.name}.{name}").write_bytes(paths.yaml.read_bytes())
    hand.erase(number)
    assert holding(paths, "secret") == []
