"""Past sessions put in order on disk: undo and redo, edits by hand meanwhile, words erased, names everywhere."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Remark, Session
from facilitator.services.reviewing import Outcome, Refused, Review
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.evenings import Hand, begun
from tests.terminal.traces import traces

LINES = [
    "ma petit fille m'a montré les recetes. mon mari dort",
    "les gens lisent moins #tiktok",
    "ils lisent moins, les gens",
    "Marie Dupont rit",
]


def made(folder: Path, *texts: str) -> SessionPaths:
    """A session that has ended, with these remarks from 1 on."""
    opened = begun(folder)
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    for text in texts or LINES:
        hand.remark(text, speaker="une mamie", tags=("tiktok",) if "#" in text else ())
    hand.do(e.End)
    hand.file()
    opened.release()
    return opened.book.paths


def held(paths: SessionPaths) -> Session:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return loaded.session


def remark(paths: SessionPaths, number: int) -> Remark:
    return held(paths).remarks[number]


def texts(paths: SessionPaths) -> list[str]:
    return [one.text for one in held(paths).remarks.values()]


def said(paths: SessionPaths) -> str:
    """All that the file says but how many entries it holds."""
    return re.sub(r"\Aformat: 1\nfiled: \d+\n", "", paths.yaml.read_text("utf-8"))


def by_hand(paths: SessionPaths, old: str, new: str) -> None:
    """What a person does with an editor."""
    whole = paths.yaml.read_text("utf-8")
    assert old in whole
    paths.yaml.write_text(whole.replace(old, new), "utf-8")


Act = Callable[[Review, SessionPaths], Outcome]

ACTS: dict[str, Act] = {
    "file": lambda review, paths: review.file(paths, [1, 2, 3], "q2"),
    "file-first": lambda review, paths: review.file(paths, [2], None),
    "kind": lambda review, paths: review.kind(paths, [1, 4], "verbatim"),
    "speaker": lambda review, paths: review.speaker(paths, [2, 3], "un élève"),
    "nobody": lambda review, paths: review.speaker(paths, [4], None),
    "retag": lambda review, paths: review.retag(paths, [1, 3], ["recettes"], ["tiktok"]),
    "take-up": lambda review, paths: review.take_up(paths, [1, 2], True),
    "sensitive": lambda review, paths: review.sensitive(paths, [4], True),
    "mend": lambda review, paths: review.mend(paths, 1, "Ma petite-fille m'a montré les recettes […]"),
    "take-out": lambda review, paths: review.take_out(paths, 4, "Marie Dupont", "une libraire"),
    "split": lambda review, paths: review.split(paths, 1, held(paths).remarks[1].text.find("mon mari")),
    "same": lambda review, paths: review.same(paths, [3], 2),
    "apart": lambda review, paths: review.apart(paths, [3]),
    "reply": lambda review, paths: review.reply(paths, 4, 1),
    "rename-role": lambda review, paths: review.rename_role("une mamie", "une grand-mère", [paths]),
    "rename-tag": lambda review, paths: review.rename_tag("tiktok", "vidéos", [paths]),
}


def test_each_act_is_taken_back_and_done_again_without_limit(tmp_path: Path, seed: int) -> None:
    paths, review = made(tmp_path), Review(tmp_path)
    chance = random.Random(seed)
    states = [said(paths)]
    for name in [*ACTS, *chance.choices(list(ACTS), k=20)]:
        try:
            outcome = ACTS[name](review, paths)
        except Refused:
            continue
        assert bool(outcome) == (said(paths) != states[-1]), name
        if outcome:
            states.append(said(paths))
    assert len(states) > len(ACTS)
    for before in reversed(states[:-1]):
        assert review.undo()
        assert said(paths) == before
    assert review.undo() is None
    for after in states[1:]:
        assert review.redo()
        assert said(paths) == after
    assert review.redo() is None
    review.undo()
    review.take_up(paths, [3], not remark(paths, 3).take_up)
    assert review.redo() is None, "a new act leaves nothing to do again"


# Edits by hand meanwhile


def test_an_edit_by_hand_of_another_field_is_kept_by_the_act_and_by_its_undo(tmp_path: Path) -> None:
    paths, review = made(tmp_path), Review(tmp_path)
    review.open(paths)
    by_hand(paths, "les gens lisent moins #tiktok", "les gens lisent plus #tiktok")
    review.file(paths, [2], "q2")
    assert (remark(paths, 2).text, remark(paths, 2).prompt) == ("les gens lisent plus #tiktok", "q2")
    by_hand(paths, "plus #tiktok", "mieux #tiktok")
    outcome = review.undo()
    assert outcome and not outcome.passed_over
    assert (remark(paths, 2).text, remark(paths, 2).prompt) == ("les gens lisent mieux #tiktok", "q1")


def test_a_field_changed_by_another_hand_since_is_left_and_said(tmp_path: Path) -> None:
    paths, review = made(tmp_path), Review(tmp_path)
    review.speaker(paths, [1, 2], "un élève")
    Review(tmp_path).speaker(paths, [2], "un père")
    outcome = review.undo()
    assert outcome is not None and outcome.passed_over == [(paths, 2)]
    assert [remark(paths, number).speaker for number in (1, 2)] == ["une mamie", "un père"]


def test_comments_of_a_person_are_copied_beside_before_the_file_is_written_anew(tmp_path: Path) -> None:
    paths, review = made(tmp_path), Review(tmp_path)
    review.open(paths)
    by_hand(paths, "remarks:\n", "# à relire avec Karim\nremarks:\n")
    outcome = review.file(paths, [2], "q2")
    (copy,) = outcome.copies
    assert copy in paths.beside() and "# à relire avec Karim" in copy.read_text("utf-8")
    assert remark(paths, 2).prompt == "q2"


def test_a_split_is_taken_back_whole_or_not_at_all(tmp_path: Path) -> None:
    """Whichever half another hand has changed: no words are lost."""
    for number in (1, 5):
        folder = tmp_path / str(number)
        paths, review = made(folder), Review(folder)
        ACTS["split"](review, paths)
        old, new = ('recetes."', 'recettes."') if number == 1 else ('text: "mon mari dort', 'text: "il dort')
        by_hand(paths, old, new)
        before = texts(paths)
        outcome = review.undo()
        assert outcome is not None and outcome.passed_over
        assert texts(paths) == before and len(before) == 5


def test_a_split_done_again_takes_no_number_that_another_remark_has_now(tmp_path: Path) -> None:
    paths, review = made(tmp_path), Review(tmp_path)
    ACTS["split"](review, paths)
    review.undo()
    late = Hand.another(begun(tmp_path / "autre").book)
    late.book = type(late.book)(paths)
    late.session = late.book.open()
    assert late.remark("noté par un autre") == 5
    review.redo()
    assert remark(paths, 5).text == "noté par un autre"
    assert remark(paths, 6).text == "mon mari dort"
    review.undo()
    assert texts(paths) == [*LINES, "noté par un autre"]


# Erasing


@pytest.mark.parametrize("number", [1, 5])
def test_words_erased_come_back_by_no_undo_and_stand_in_no_file(own_machine: Path, number: int) -> None:
    """The two halves of a split hold each other's words, in the line as it was typed and in what takes it back."""
    folder = own_machine / "home" / "sessions"
    paths, review = made(folder), Review(folder)
    review.mend(paths, 1, "ma petite-fille m'a montré les recettes. mon mari dort")
    ACTS["split"](review, paths)
    review.retag(paths, [1, 5], ["x"])
    review.undo()
    review.erase(paths, number)
    words = ["recetes", "recettes"] if number == 1 else ["mari dort"]
    assert traces(own_machine, words) == []
    for again in (review.undo, review.redo):
        while again() is not None:
            assert traces(own_machine, words) == []
    assert traces(own_machine, words) == []
    assert not any(word in repr(vars(review)) for word in words)


def test_a_session_that_was_deleted_or_made_anonymous_is_forgotten(tmp_path: Path) -> None:
    one, two, review = made(tmp_path), made(tmp_path), Review(tmp_path)
    review.file(one, [1], "q2")
    review.rename_role("une mamie", "Gérard")
    review.forget(one)
    assert review.undo()
    assert remark(one, 1).speaker == "Gérard" and remark(two, 1).speaker == "une mamie"
    assert review.undo() is None


# Everywhere


def test_a_name_is_changed_in_all_sessions_and_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    good, other, faulty = made(tmp_path), made(tmp_path), made(tmp_path)
    running = begun(tmp_path)
    live = Hand(running.book, running.session)
    live.remark("oui", speaker="une mamie")
    by_hand(faulty, "kind: observation", "kind: observatoin")
    untouched = faulty.yaml.read_bytes()
    by_hand(other, "une mamie", "un voisin")
    folder = SessionPaths(tmp_path, "2020-01-01-1000-un-dossier")
    folder.yaml.mkdir()
    seen: list[tuple[int, int]] = []
    review = Review(tmp_path)
    outcome = review.rename_role("une mamie", "une grand-mère", told=lambda done, of: seen.append((done, of)))
    assert [done for done, _of in seen] == [1, 2, 3, 4, 5]
    assert {change.paths for change in outcome.changes} == {good, running.book.paths}
    assert [paths for paths, why in outcome.left if isinstance(why, FaultsError)] == [faulty]
    assert [paths for paths, why in outcome.left if isinstance(why, OSError)] == [folder]
    assert faulty.yaml.read_bytes() == untouched
    assert {one.speaker for one in held(good).remarks.values()} == {"une grand-mère"}
    live.look()
    assert live.session.remarks[1].speaker == "une grand-mère"
    assert [voice.role for voice in live.session.voices()] == ["une grand-mère"]
    assert review.undo()
    live.look()
    assert {one.speaker for one in held(good).remarks.values()} == {"une mamie"}
    assert live.session.remarks[1].speaker == "une mamie"
    running.release()
