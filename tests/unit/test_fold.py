"""The state of a session is what its entries say, in order, whoever wrote them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import entries as e
from facilitator.domain.fold import NotBegun, apply, fold
from facilitator.domain.session import Session
from facilitator.domain.theme import Prompt, Theme
from facilitator.domain.undo import inverse

AT = datetime(2026, 11, 22, 14, 36, tzinfo=UTC)
THEME = Theme(
    title="Les écrans",
    prompts=tuple(
        Prompt(title=f"Question {n}", id=f"q{n}", follow_ups=("Où ?", "Quand ?"), minutes=5)
        for n in (1, 2, 3)
    ),
)


class Evening:
    """Entries made one after the other, with their numbers."""

    def __init__(self) -> None:
        self.session: Session = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
        self.seq = count(2)

    def do(self, entry_type: type, elapsed: float = 0.0, **fields: Any) -> e.AnyEntry:
        entry = entry_type(seq=next(self.seq), at=AT, by="live", elapsed=elapsed, **fields)
        apply(self.session, entry)
        return entry

    def remark(self, number: int, **fields: Any) -> e.AnyEntry:
        said = {"kind": "observation", "text": f"parole {number}", "prompt": "q1"} | fields
        return self.do(e.RemarkKept, number=number, **said)


def test_nothing_comes_before_the_beginning() -> None:
    with pytest.raises(NotBegun):
        fold(None, [e.End(seq=1, at=AT, by="live")])


def test_an_entry_counts_once() -> None:
    evening = Evening()
    entry = evening.remark(1)
    before = evening.session.snapshot()
    fold(evening.session, [entry, entry])
    assert evening.session == before


def test_time_goes_to_the_question_that_was_open() -> None:
    evening = Evening()
    evening.do(e.Open, elapsed=60, prompt="q1")
    evening.do(e.Open, elapsed=360, prompt="q2")
    evening.do(e.Pause, elapsed=400)
    evening.do(e.Resume, elapsed=1000)
    evening.do(e.Open, elapsed=1010, prompt="q1")
    evening.do(e.End, elapsed=1050)
    assert {id: asked.seconds for id, asked in evening.session.asked.items()} == {"q1": 340, "q2": 50}


def test_a_clock_that_stands_still_or_goes_back_adds_nothing() -> None:
    evening = Evening()
    evening.do(e.Open, elapsed=100, prompt="q1")
    evening.do(e.People, elapsed=50, count=12)
    evening.do(e.Open, elapsed=130, prompt="q2")
    assert evening.session.asked["q1"].seconds == 30


def test_questions_are_kept_in_the_order_they_were_asked() -> None:
    evening = Evening()
    for id in ("q2", "q1", "q2"):
        evening.do(e.Open, prompt=id)
    assert list(evening.session.asked) == ["q2", "q1"]
    assert evening.session.current == "q2"


def test_who_speaks_is_known_from_then_on_and_forgotten_at_the_end() -> None:
    evening = Evening()
    evening.remark(1, speaker="une danseuse")
    evening.do(e.VoiceDeclared, role="un cinéaste")
    assert [(v.role, v.label) for v in evening.session.voices()] == [
        ("une danseuse", "dan"),
        ("un cinéaste", "cin"),
    ]
    evening.do(e.End)
    assert evening.session.voices() == []
    assert evening.session.remarks[1].speaker == "une danseuse"


def test_two_edits_of_one_remark_keep_each_others_fields() -> None:
    evening = Evening()
    evening.remark(1)
    evening.do(e.Change, number=1, text="mieux dit")
    evening.do(e.Change, number=1, take_up=True)
    remark = evening.session.remarks[1]
    assert (remark.text, remark.take_up, remark.prompt) == ("mieux dit", True, "q1")


def test_a_change_can_empty_a_field() -> None:
    evening = Evening()
    evening.remark(1, speaker="une danseuse")
    evening.do(e.Change, number=1, speaker=None)
    assert evening.session.remarks[1].speaker is None


def test_a_restored_remark_stands_where_it_was() -> None:
    evening = Evening()
    for number in (1, 2, 3):
        evening.remark(number)
    evening.do(e.Remove, number=2)
    assert list(evening.session.remarks) == [1, 3]
    evening.do(e.Restore, number=2)
    assert list(evening.session.remarks) == [1, 2, 3]


def test_an_erased_remark_is_nowhere() -> None:
    evening = Evening()
    evening.remark(1, text="un secret")
    evening.do(e.Remove, number=1)
    evening.do(e.Erase, number=1)
    assert "secret" not in str(evening.session)
    evening.do(e.Restore, number=1)
    assert evening.session.remarks == {}


def test_a_remark_added_by_hand_makes_room() -> None:
    evening = Evening()
    evening.remark(1)
    by_hand = msgspec.structs.replace(evening.session.remarks[1], number=2, text="à la main")
    evening.session.remarks[2] = by_hand
    evening.remark(2, text="au clavier")
    assert {r.number: r.text for r in evening.session.remarks.values()} == {
        1: "parole 1",
        2: "au clavier",
        3: "à la main",
    }


def test_signals_add_up_and_are_taken_back() -> None:
    evening = Evening()
    evening.remark(1)
    for step in (1, 1, -1):
        evening.do(e.SignalGiven, number=1, signal="laughter", count=step)
    assert evening.session.remarks[1].signals == {"laughter": 1}
    evening.do(e.SignalGiven, number=1, signal="laughter", count=-1)
    assert evening.session.remarks[1].signals == {}


@pytest.mark.parametrize(
    ("change", "agenda"),
    [
        (
            {"what": "add", "id": "q9", "prompt": Prompt(title="Neuf", id="q9"), "after": "q1"},
            ["q1", "q9", "q2", "q3"],
        ),
        (
            {"what": "add", "id": "q9", "prompt": Prompt(title="Neuf", id="q9"), "after": None},
            ["q9", "q1", "q2", "q3"],
        ),
        (
            {"what": "add", "id": "q9", "prompt": Prompt(title="Neuf", id="q9"), "after": "zz"},
            ["q1", "q2", "q3", "q9"],
        ),
        ({"what": "move", "id": "q3", "after": None}, ["q3", "q1", "q2"]),
        ({"what": "move", "id": "q1", "after": "q3"}, ["q2", "q3", "q1"]),
        ({"what": "drop", "id": "q2"}, ["q1", "q3"]),
    ],
)
def test_the_agenda_changes(change: dict[str, Any], agenda: list[str]) -> None:
    evening = Evening()
    evening.do(e.PromptChange, **change)
    assert [prompt.id for prompt in evening.session.agenda] == agenda
    assert [prompt.id for prompt in THEME.prompts] == ["q1", "q2", "q3"]


def test_the_clocks_start_with_the_first_question() -> None:
    evening = Evening()
    later = AT + timedelta(minutes=12)
    for seq, prompt, at in ((2, "q1", later), (3, "q2", later + timedelta(minutes=10))):
        apply(evening.session, e.Open(seq=seq, at=at, by="live", prompt=prompt, elapsed=700.0))
    assert evening.session.started == later
    assert [asked.seconds for asked in evening.session.asked.values()] == [0.0, 0.0]


def test_a_voice_forgotten_is_not_known_any_more() -> None:
    evening = Evening()
    evening.do(e.VoiceDeclared, role="une danseuse")
    evening.do(e.VoiceDeclared, role="une mamie")
    evening.do(e.VoiceDeclared, role="une danseuse", forgotten=True)
    assert [voice.role for voice in evening.session.voices()] == ["une mamie"]


def test_moments_outlive_the_end_and_the_pen_does_not() -> None:
    evening = Evening()
    evening.do(e.MomentMarked, moment=AT, prompt="q1")
    evening.do(e.Pen, down=True)
    assert evening.session.running and evening.session.running.pen_down
    evening.do(e.End)
    assert [moment.prompt for moment in evening.session.moments.values()] == ["q1"]


def test_a_retitled_question_is_so_wherever_it_is_named() -> None:
    evening = Evening()
    evening.do(e.Open, prompt="q1")
    evening.do(e.PromptChange, what="retitle", id="q1", title="Autre titre")
    assert evening.session.asked["q1"].title == "Autre titre"
    assert evening.session.title_of("q1") == "Autre titre"


def test_what_speaks_of_things_gone_changes_nothing() -> None:
    evening = Evening()
    for kind, fields in (
        (e.Change, {"number": 7, "text": "x"}),
        (e.Remove, {"number": 7}),
        (e.Restore, {"number": 7}),
        (e.SignalGiven, {"number": 7, "signal": "agree"}),
        (e.PromptChange, {"what": "move", "id": "zz"}),
        (e.PromptChange, {"what": "drop", "id": "zz"}),
        (e.Minutes, {"prompt": "zz", "minutes": 3}),
    ):
        evening.do(kind, **fields)
    assert evening.session.remarks == {}
    assert evening.session.agenda == list(THEME.prompts)


_edits = st.one_of(
    st.builds(lambda n: (e.Remove, {"number": n}), st.integers(1, 4)),
    st.builds(lambda n: (e.Restore, {"number": n}), st.integers(1, 4)),
    st.builds(lambda n, t: (e.Change, {"number": n, "text": t}), st.integers(1, 4), st.text(max_size=5)),
    st.builds(lambda n, t: (e.Change, {"number": n, "take_up": t}), st.integers(1, 4), st.booleans()),
    st.builds(
        lambda p, u: (e.FollowUp, {"prompt": "q1", "position": p, "used": u}),
        st.integers(0, 1),
        st.booleans(),
    ),
    st.builds(lambda m: (e.Minutes, {"prompt": "q2", "minutes": m}), st.integers(1, 9)),
    st.builds(
        lambda i, a: (e.PromptChange, {"what": "move", "id": i, "after": a}),
        st.sampled_from(["q1", "q3"]),
        st.sampled_from([None, "q2"]),
    ),
    st.builds(lambda i: (e.PromptChange, {"what": "drop", "id": i}), st.sampled_from(["q1", "q2", "q3"])),
    st.builds(
        lambda t: (e.PromptChange, {"what": "retitle", "id": "q2", "title": t}),
        st.text(min_size=1, max_size=5),
    ),
    st.builds(
        lambda r, f: (e.VoiceDeclared, {"role": r, "forgotten": f}),
        st.sampled_from(["une danseuse", "une mamie"]),
        st.booleans(),
    ),
    st.builds(
        lambda m, k: (e.MomentMarked, {"moment": AT + timedelta(minutes=m), "prompt": "q1", "marked": k}),
        st.integers(0, 2),
        st.booleans(),
    ),
)


def _visible(session: Session) -> Any:
    used = {id: ticks for id, ticks in session.running.used.items() if ticks} if session.running else {}
    removed = sorted(session.running.removed if session.running else {})
    return session.remarks, session.agenda, used, removed, session.moments, set(session.voices())


@given(st.lists(_edits, max_size=8))
def test_undoing_every_edit_brings_back_the_beginning(edits: list[tuple[type, dict[str, Any]]]) -> None:
    evening = Evening()
    for number in (1, 2, 3, 4):
        evening.remark(number)
    start = _visible(evening.session.snapshot())
    undo = []
    for kind, fields in edits:
        before = evening.session.snapshot()
        entry = evening.do(kind, **fields)
        if _visible(before) != _visible(evening.session):
            undo.append(inverse(before, entry))
    for draft in reversed(undo):
        assert draft is not None
        apply(evening.session, msgspec.structs.replace(draft, seq=next(evening.seq)))
    assert _visible(evening.session) == start


def test_a_snapshot_is_not_reached_by_later_changes() -> None:
    evening = Evening()
    evening.remark(1, speaker="une danseuse")
    snapshot = evening.session.snapshot()
    evening.remark(2, speaker="un cinéaste")
    evening.do(e.FollowUp, prompt="q1", position=0)
    evening.do(e.PromptChange, what="drop", id="q3")
    evening.do(e.Remove, number=1)
    assert list(snapshot.remarks) == [1]
    assert len(snapshot.voices()) == 1
    assert len(snapshot.agenda) == 3
    assert snapshot.running is not None and not snapshot.running.removed and not snapshot.running.used
