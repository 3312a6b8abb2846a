"""The session's two files: several writers, filing, hand edits, cut-off lines, and what survives them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
import yaml

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.services.clock import now
from facilitator.services.opening import AlreadyEnded, AlreadyRunning, is_running, take_up
from facilitator.storage import session_yaml
from facilitator.storage.book import Book, JournalMissing
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from tests.evenings import THEME, Hand, begun
from tests.hostile import HOSTILE


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    opened = begun(tmp_path / "sessions", place="Médiathèque")
    hand = Hand(opened.book, opened.session)
    hand.opened = opened  # type: ignore[attr-defined]
    hand.do(e.Open, prompt="q1", elapsed=1.0)
    return hand


def on_disk(hand: Hand) -> list[str]:
    loaded = load(hand.book.paths)
    assert not loaded.faults and loaded.session
    return [remark.text for remark in loaded.session.remarks.values()]


def test_a_session_begins_with_both_files_whole(tmp_path: Path) -> None:
    paths = begun(tmp_path / "sessions", place="Médiathèque").book.paths
    document = yaml.safe_load(paths.yaml.read_text("utf-8"))
    assert document["title"] == THEME.title
    assert document["place"] == "Médiathèque"
    assert document["format"] == 1
    assert [prompt["id"] for prompt in document["theme"]["prompts"]] == ["q1", "q2", "q3"]
    assert paths.journal.read_bytes() == b""
    assert paths.name.endswith("-les-ecrans")


def test_two_sessions_of_the_same_minute_have_two_names(tmp_path: Path) -> None:
    first, second = begun(tmp_path), begun(tmp_path)
    assert first.book.paths.name != second.book.paths.name
    assert len(all_sessions(tmp_path)) == 2


def test_a_remark_is_one_line_of_the_journal_as_soon_as_append_returns(hand: Hand) -> None:
    hand.remark("Beaucoup suivent leur libraire")
    last = hand.book.paths.journal.read_bytes().splitlines()[-1]
    assert b'"do":"remark"' in last and b'"number":1' in last and b"leur libraire" in last


def test_filing_puts_all_in_the_yaml_and_empties_the_journal(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    hand.remark("deux")
    assert on_disk(hand) == ["une", "deux"]
    document = yaml.safe_load(hand.book.paths.yaml.read_text("utf-8"))
    assert [remark["text"] for remark in document["remarks"]] == ["une"]
    assert len(hand.book.paths.journal.read_bytes().splitlines()) == 1


def test_the_end_leaves_one_file_that_says_everything(hand: Hand) -> None:
    hand.remark("une", speaker="une libraire")
    hand.do(e.Open, prompt="q2", elapsed=120.0)
    hand.do(e.End, elapsed=300.4)
    hand.file()
    document = yaml.safe_load(hand.book.paths.yaml.read_text("utf-8"))
    assert "running" not in document and "ended" in document
    assert document["prompts"] == [
        {"id": "q1", "title": "Question 1", "seconds": 119},
        {"id": "q2", "title": "Question 2", "seconds": 180},
    ]
    assert not hand.book.paths.journal.exists()
    assert not hand.book.paths.beside()


def test_a_crash_between_the_new_yaml_and_the_empty_journal_does_no_harm(hand: Hand) -> None:
    hand.remark("une")
    before = hand.book.paths.journal.read_bytes()
    hand.file()
    hand.book.paths.journal.write_bytes(before)
    assert on_disk(hand) == ["une"]
    other = Hand.another(hand.book)
    assert other.remark("deux") == 2
    assert on_disk(hand) == ["une", "deux"]


def test_an_end_cut_off_before_filing_is_finished_when_opened(hand: Hand) -> None:
    hand.remark("une")
    hand.do(e.End, elapsed=10.0)
    hand.opened.release()  # type: ignore[attr-defined]
    with pytest.raises(AlreadyEnded):
        take_up(hand.book.paths)
    assert not hand.book.paths.journal.exists()
    assert "ended" in yaml.safe_load(hand.book.paths.yaml.read_text("utf-8"))


def test_several_writers_never_share_a_number_nor_lose_a_line(hand: Hand) -> None:
    others = [Hand.another(hand.book) for _ in range(4)]

    def write(other: Hand, name: int) -> None:
        for step in range(50):
            other.remark(f"{name}-{step}")

    threads = [threading.Thread(target=write, args=(other, name)) for name, other in enumerate(others)]
    for thread in threads:
        thread.start()
    for step in range(50):
        hand.remark(f"main-{step}")
        if step % 10 == 9:
            hand.file()
    for thread in threads:
        thread.join()
    hand.look()
    expected = {f"{name}-{step}" for name in [0, 1, 2, 3, "main"] for step in range(50)}
    assert sorted(hand.texts()) == sorted(expected)
    assert sorted(on_disk(hand)) == sorted(expected)
    assert list(hand.session.remarks) == list(range(1, 251))
    for other in others:
        other.look()
        assert other.session.remarks == hand.session.remarks


def test_a_follower_sees_what_was_filed_while_it_looked_away(hand: Hand) -> None:
    other = Hand.another(hand.book)
    for text in ("une", "deux"):
        hand.remark(text)
        hand.file()
    hand.remark("trois")
    other.look()
    assert other.texts() == ["une", "deux", "trois"]
    assert not other.look()


def test_a_follower_that_missed_nothing_is_not_given_the_session_anew(hand: Hand) -> None:
    other = Hand.another(hand.book)
    hand.remark("une")
    other.look()
    hand.file()
    assert other.look().session is None
    hand.remark("deux")
    assert other.look().session is None
    assert other.texts() == ["une", "deux"]


def test_opening_without_remarks_knows_all_else(hand: Hand) -> None:
    hand.do(e.VoiceDeclared, role="une libraire")
    hand.remark("running:\nremarks:\n- number: 9")
    hand.file()
    hand.remark("deux")
    light = Book(hand.book.paths).open(without_remarks=True)
    assert list(light.remarks) == [2]
    assert light.running == hand.session.running
    assert light.asked.keys() == hand.session.asked.keys()


def test_numbers_of_removed_remarks_are_not_given_again(hand: Hand) -> None:
    hand.remark("une")
    hand.do(e.Remove, number=1)
    hand.file()
    assert Hand.another(hand.book).remark("deux") == 2
    hand.look()
    hand.do(e.Restore, number=1)
    assert hand.texts() == ["une", "deux"]


def test_a_remark_noted_after_the_end_is_filed_at_once(hand: Hand) -> None:
    other = Hand.another(hand.book)
    hand.remark("une")
    hand.do(e.End, elapsed=10.0)
    hand.file()
    other.remark("après coup", prompt="q1")
    assert not hand.book.paths.journal.exists()
    document = yaml.safe_load(hand.book.paths.yaml.read_text("utf-8"))
    assert [(remark["number"], remark["text"]) for remark in document["remarks"]] == [
        (1, "une"),
        (2, "après coup"),
    ]
    assert Hand.another(hand.book).remark("encore") == 3


# Taking up


def test_a_session_cut_off_is_taken_up_where_it_stopped(hand: Hand) -> None:
    hand.do(e.Open, prompt="q2", elapsed=30.0)
    hand.do(e.FollowUp, prompt="q2", position=1, elapsed=40.0)
    hand.remark("une", speaker="une libraire")
    with pytest.raises(AlreadyRunning):
        take_up(hand.book.paths)
    hand.opened.release()  # type: ignore[attr-defined]
    assert not is_running(hand.book.paths)
    opened = take_up(hand.book.paths)
    assert opened.session == hand.session
    assert opened.session.current == "q2"
    assert 40.0 <= opened.clock.elapsed() < 50.0
    assert is_running(hand.book.paths)


@pytest.mark.parametrize("cut", [1, 20, -1])
def test_a_line_without_its_end_is_set_aside_and_said(hand: Hand, cut: int) -> None:
    hand.remark("une")
    journal = hand.book.paths.journal
    whole = journal.read_bytes()
    torn = whole.splitlines(keepends=True)[-1][:cut]
    with journal.open("ab") as file:
        file.write(torn)
    assert on_disk(hand) == ["une"]
    other = Book(hand.book.paths)
    other.open()
    news = other.append(e.RemarkKept(at=now(), by="note", kind="idea", text="deux"))
    assert news.torn and news.torn.read_bytes() == torn
    assert on_disk(hand) == ["une", "deux"]


def test_a_session_cut_off_before_its_first_yaml_is_taken_up_from_the_journal(
    hand: Hand, tmp_path: Path
) -> None:
    hand.remark("une")
    begin = e.Begin(seq=1, at=now(), by="live", theme=THEME)
    paths = SessionPaths(tmp_path / "sessions", "2026-01-01-1000-essai")
    from facilitator.storage import journal

    paths.journal.write_bytes(journal.encode(begin))
    opened = take_up(paths)
    assert opened.session.title == THEME.title
    assert yaml.safe_load(paths.yaml.read_text("utf-8"))["title"] == THEME.title


# Edits by hand


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_edit_by_hand_is_folded_in_with_what_was_noted_meanwhile(hand: Hand) -> None:
    hand.remark("une fote")
    hand.file()
    hand.remark("deux")
    edit(hand.book.paths.yaml, "une fote", "une faute")
    news = hand.look()
    assert news.by_hand is True
    assert hand.texts() == ["une faute", "deux"]
    hand.file()
    assert on_disk(hand) == ["une faute", "deux"]
    assert not hand.book.paths.beside()


def test_an_edit_by_hand_is_never_overwritten_by_filing(hand: Hand) -> None:
    hand.remark("une fote")
    hand.file()
    edit(hand.book.paths.yaml, "une fote", "une faute")
    hand.file()
    assert on_disk(hand) == ["une faute"]


def test_a_copy_saved_from_before_is_kept_beside_and_loses_nothing(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    old = hand.book.paths.yaml.read_text("utf-8")
    hand.remark("deux")
    hand.file()
    hand.book.paths.yaml.write_text(old.replace('"une"', '"une, à la main"'), "utf-8")
    assert hand.look().by_hand
    news = hand.file()
    assert news.copy and "une, à la main" in news.copy.read_text("utf-8")
    assert on_disk(hand) == ["une", "deux"]


def test_an_edit_that_breaks_the_file_is_kept_beside_while_the_session_runs(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    edit(hand.book.paths.yaml, "remarks:\n", "remarks: [\n")
    news = hand.look()
    assert isinstance(news.by_hand, list) and news.by_hand[0].line > 0
    assert hand.remark("deux") == 2
    news = hand.file()
    assert news.copy and "remarks: [" in news.copy.read_text("utf-8")
    assert on_disk(hand) == ["une", "deux"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: observation", "kind: rumeur"),
        ("remarks:\n", "remarks: [\n"),
        ("number: 1", "number: un"),
        ("format: 1", "format: 2"),
        ("title:", "titre:"),
    ],
)
def test_a_session_with_a_fault_is_never_rewritten(hand: Hand, old: str, new: str) -> None:
    hand.remark("une")
    hand.remark("deux")
    hand.file()
    hand.opened.release()  # type: ignore[attr-defined]
    paths = hand.book.paths
    edit(paths.yaml, old, new)
    faulty = paths.yaml.read_bytes()
    with pytest.raises(FaultsError) as caught:
        take_up(paths)
    assert caught.value.faults[0].line > 0
    with pytest.raises(FaultsError):
        Book(paths).open()
    with pytest.raises(FaultsError):
        Book(paths).erase(e.Erase(at=now(), by="erase", number=1))
    assert paths.yaml.read_bytes() == faulty
    assert not is_running(paths)


def test_nothing_is_touched_when_a_fault_meets_an_unfinished_line(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    hand.remark("deux")
    hand.opened.release()  # type: ignore[attr-defined]
    paths = hand.book.paths
    edit(paths.yaml, "format: 1", "format: 2")
    with paths.journal.open("ab") as file:
        file.write(b'{"do":"remark","number":3,"te')
    before = {path: path.read_bytes() for path in paths.folder.iterdir() if path.is_file()}
    with pytest.raises(FaultsError):
        take_up(paths)
    assert {path: path.read_bytes() for path in paths.folder.iterdir() if path.is_file()} == before


def test_words_that_yaml_would_cut_at_a_hash_are_a_fault_not_a_loss(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    edit(hand.book.paths.yaml, 'text: "une"', "text: une vidéo #tiktok")
    faults = load(hand.book.paths).faults
    assert [(fault.code, fault.data["key"]) for fault in faults] == [("cut", "text")]


def test_a_comment_beside_a_number_is_no_fault(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    edit(hand.book.paths.yaml, "kind: observation", "kind: observation # à revoir")
    assert load(hand.book.paths).faults == []


def test_what_can_be_read_of_a_faulty_session_is_read(hand: Hand) -> None:
    for text in ("une", "deux", "trois"):
        hand.remark(text)
    hand.file()
    text = hand.book.paths.yaml.read_text("utf-8")
    hand.book.paths.yaml.write_text(text.replace("kind: observation", "kind: rumeur", 1), "utf-8")
    loaded = load(hand.book.paths)
    assert [fault.code for fault in loaded.faults]
    assert loaded.session and [remark.text for remark in loaded.session.remarks.values()] == ["deux", "trois"]


def test_a_journal_with_a_damaged_line_is_not_written_to(hand: Hand) -> None:
    hand.remark("une")
    hand.remark("deux")
    journal = hand.book.paths.journal
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0], b"{oops\n", *lines[2:]]))
    damaged = journal.read_bytes()
    hand.opened.release()  # type: ignore[attr-defined]
    with pytest.raises(FaultsError) as caught:
        take_up(hand.book.paths)
    assert caught.value.faults[0].line == 2
    assert journal.read_bytes() == damaged
    assert load(hand.book.paths).session is not None


# When the disk fails


def test_a_folder_that_vanishes_and_comes_back_loses_nothing(hand: Hand, tmp_path: Path) -> None:
    hand.remark("une")
    folder = hand.book.paths.folder
    folder.rename(tmp_path / "gone")
    with pytest.raises(OSError):
        hand.remark("deux")
    assert not folder.exists()
    (tmp_path / "gone").rename(folder)
    assert hand.remark("deux") == 2
    assert on_disk(hand) == ["une", "deux"]


def test_files_taken_away_are_put_back_from_the_session_held(hand: Hand) -> None:
    hand.remark("une")
    hand.book.paths.yaml.unlink()
    hand.book.paths.journal.unlink()
    with pytest.raises(JournalMissing):
        hand.remark("deux")
    hand.book.rebuild(hand.session.snapshot())
    assert hand.remark("deux") == 2
    assert on_disk(hand) == ["une", "deux"]


def test_a_journal_taken_away_gives_no_number_twice(hand: Hand) -> None:
    hand.remark("une")
    hand.book.paths.journal.unlink()
    with pytest.raises(JournalMissing):
        hand.remark("deux")
    hand.book.rebuild(hand.session.snapshot())
    assert hand.remark("deux") == 2
    assert on_disk(hand) == ["une", "deux"]


def test_what_others_wrote_is_heard_though_the_write_that_met_it_failed(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Hand.another(hand.book)
    other.remark("d'une autre table")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("facilitator.storage.book.flush", no_space)
        with pytest.raises(OSError):
            hand.remark("la mienne")
    assert on_disk(hand) == ["d'une autre table"]
    assert hand.remark("la mienne") == 2
    assert hand.texts() == ["d'une autre table", "la mienne"]


def test_a_write_that_was_not_taken_back_is_not_written_twice(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(descriptor: int, *size: int) -> None:
        raise OSError(5, "Input/output error")

    draft = e.RemarkKept(at=now(), by="live", kind="idea", text="une seule fois")
    with monkeypatch.context() as patch:
        patch.setattr("facilitator.storage.book.flush", broken)
        patch.setattr(os, "ftruncate", broken)
        with pytest.raises(OSError):
            hand.book.append(draft)
    news = hand.hear(hand.book.append(draft))
    assert isinstance(news.own, e.RemarkKept) and news.own.number == 1
    assert on_disk(hand) == ["une seule fois"]
    assert hand.texts() == ["une seule fois"]


def test_the_file_as_it_was_survives_a_failed_filing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.remark("une")
    hand.file()
    hand.remark("deux")

    def no_space(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("facilitator.storage.book.replace", no_space)
        with pytest.raises(OSError):
            hand.file()
    assert on_disk(hand) == ["une", "deux"]
    hand.file()
    assert on_disk(hand) == ["une", "deux"]


# Erasing

SECRET = 'Ma voisine "Yvonne" a dit : l\'été,\nœuf – 😀'


def found(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold any of these words in any spelling this program writes."""
    spellings = {word.encode(form) for word in words.split() for form in ("utf-8",) if len(word) > 4}
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and any(s in path.read_bytes() for s in spellings)
    ]


def test_erased_words_are_nowhere_on_disk(hand: Hand, tmp_path: Path) -> None:
    paths = hand.book.paths
    hand.remark("avant")
    number = hand.remark(SECRET, typed=f'"{SECRET}')
    assert found(tmp_path, SECRET)
    hand.file()
    hand.do(e.Remove, number=number)
    hand.file()
    with paths.journal.open("ab") as file:
        file.write(b'{"seq":9,"do":"remark","text":"Ma voisine')
    hand.do(e.People, count=3)
    paths.aside("by-hand").write_bytes(paths.yaml.read_bytes())
    paths.aside("by-hand").write_text(f"- [pas du YAML: {SECRET!r} {SECRET}", "utf-8")
    (paths.folder / f"{paths.name}.yaml.tmp").write_bytes(paths.yaml.read_bytes())
    hand.erase(number)
    assert found(tmp_path, SECRET) == []
    assert hand.texts() == ["avant"]
    assert on_disk(hand) == ["avant"]
    assert hand.remark("après") == number + 1


def test_an_erasure_reaches_whoever_follows(hand: Hand) -> None:
    other = Hand.another(hand.book)
    number = hand.remark("un secret")
    other.look()
    hand.erase(number)
    other.look()
    assert "secret" not in str(other.session)


def test_a_remark_is_erased_from_an_ended_session(hand: Hand, tmp_path: Path) -> None:
    hand.remark("avant")
    number = hand.remark(SECRET)
    hand.do(e.End, elapsed=3.0)
    hand.file()
    Hand.another(hand.book, "erase").erase(number)
    assert found(tmp_path, SECRET) == []
    assert on_disk(hand) == ["avant"]


def test_a_session_deleted_meanwhile_is_not_brought_back_by_putting_it_in_order(hand: Hand) -> None:
    hand.remark("avant")
    hand.do(e.End, elapsed=3.0)
    hand.file()
    book = Book(hand.book.paths)
    known = book.open()
    book.paths.yaml.unlink()
    change = e.Change(at=now(), by="review", number=1, take_up=True)
    with pytest.raises(FileNotFoundError):
        book.revise(lambda session: [change], known)
    assert not book.paths.yaml.exists()


@pytest.mark.parametrize("stop", ["side_files.scrub", "replace", "_empty"])
def test_an_erasure_cut_off_is_finished_when_the_session_is_taken_up(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    hand.remark("avant")
    number = hand.remark(SECRET)
    hand.file()
    hand.book.paths.aside("by-hand").write_bytes(hand.book.paths.yaml.read_bytes())

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(f"facilitator.storage.book.{stop}", killed)
        with pytest.raises(Killed):
            hand.erase(number)
    hand.opened.release()  # type: ignore[attr-defined]
    assert take_up(hand.book.paths).session.remarks.keys() == {1}
    assert found(tmp_path, SECRET) == []


# Text is data


def test_hostile_words_come_back_as_they_were(hand: Hand) -> None:
    for text in HOSTILE:
        hand.remark(text, speaker=text[:100] or None, tags=(text[:50],), typed=text)
    hand.file()
    for text in HOSTILE:
        hand.remark(text)
    expected = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in HOSTILE] * 2
    assert on_disk(hand) == expected
    hand.file(known=False)
    assert on_disk(hand) == expected
    assert [r["text"] for r in yaml.safe_load(hand.book.paths.yaml.read_text("utf-8"))["remarks"]] == expected


# Reading while others write


def test_a_reader_never_sees_less_than_was_acknowledged(hand: Hand) -> None:
    kept: list[int] = []
    done = threading.Event()

    def write() -> None:
        for step in range(120):
            kept.append(hand.remark(f"parole {step}"))
            if step % 7 == 6:
                hand.file()
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    reads = 0
    while not done.is_set():
        promised = len(kept)
        loaded = load(hand.book.paths)
        assert not loaded.faults and loaded.session
        assert len(loaded.session.remarks) >= promised
        reads += 1
    thread.join()
    assert reads > 5


def test_the_sum_tells_a_hand_from_the_program(hand: Hand) -> None:
    hand.remark("une")
    hand.file()
    text = hand.book.paths.yaml.read_text("utf-8")
    assert session_yaml.filed_by_program(text) == hand.session.seq
    assert session_yaml.filed_by_program(text.replace("une", "deux")) is None
    assert session_yaml.filed_by_program(text + "# note\n") is None


def test_writers_wait_for_each_other(hand: Hand) -> None:
    order: list[str] = []

    def write() -> None:
        hand.remark("deux")
        order.append("written")

    with held(hand.book.paths.write_lock):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join(timeout=0.05)
        order.append("released")
    thread.join()
    assert order == ["released", "written"]
