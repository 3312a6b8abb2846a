"""The board: whatever is done to it, every remark is in one place, and nothing the writer wrote is lost unasked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.domain import board
from facilitator.domain.session import Asked, Remark, Session
from facilitator.domain.synthesis import (
    Placed,
    Ref,
    changed,
    proposed,
    quotable,
    unplaced,
    without,
)
from facilitator.domain.theme import Previous, Theme

AT = datetime(2026, 11, 22, 14, 36, tzinfo=UTC)


def session(start: int, *kinds: str) -> Session:
    """Remarks from a number on, on two questions by turns."""
    remarks = {
        number: Remark(
            number=number,
            at=AT,
            kind=kind,  # type: ignore[arg-type]
            text=f"parole {number}",
            prompt=f"q{number % 2}",
            sensitive=number == 3,
            same_as=1 if number == 4 else None,
        )
        for number, kind in enumerate(kinds, start)
    }
    asked = {"q1": Asked("q1", "Un"), "q0": Asked("q0", "Deux")}
    return Session("Les écrans", Theme(title="Les écrans", prompts=()), AT, remarks=remarks, asked=asked)


SESSIONS = {
    "a": session(1, "verbatim", "observation", "verbatim", "verbatim", "comment", "idea"),
    "b": session(1, "verbatim", "question"),
}
REFS = [Ref("a", n) for n in (1, 2, 3, 6)] + [Ref("b", n) for n in (1, 2)]
FIRST = proposed(SESSIONS, "Un titre")

_refs = st.lists(st.sampled_from([*REFS, Ref("a", 5), Ref("a", 4), Ref("perdue", 1)]), max_size=4)
_one = st.sampled_from(REFS)
_at = st.integers(-1, 4)
_acts = st.one_of(
    st.builds(
        lambda refs, at, before: lambda s: board.place(s, SESSIONS, refs, at, before),
        _refs, _at, st.none() | _at,
    ),
    st.builds(lambda refs: lambda s: board.unplace(s, refs), _refs),
    st.builds(lambda refs: lambda s: board.set_aside(s, [r for r in refs if r in REFS]), _refs),
    st.builds(lambda ref, by: lambda s: board.move(s, ref, by), _one, st.integers(-3, 3)),
    st.builds(lambda ref, on: lambda s: board.star(s, ref, on), _one, st.booleans()),
    st.builds(lambda ref: lambda s: board.turn(s, ref, "dit {role} : {words}"), _one),
    st.builds(lambda ref: lambda s: board.accept(s, SESSIONS, ref), _one),
    st.builds(lambda at: lambda s: board.add_situation(s, "Nouvelle", at), st.none() | _at),
    st.builds(lambda at: lambda s: board.drop_situation(s, at), _at),
    st.builds(lambda at, by: lambda s: board.move_situation(s, at, by), _at, st.integers(-3, 3)),
    st.builds(lambda at, into: lambda s: board.merge_situations(s, at, into), _at, _at),
    st.builds(lambda at, ref: lambda s: board.split_situation(s, at, ref, "Reste"), _at, _one),
    st.builds(lambda at: lambda s: board.write(s, at, opening="Voici."), _at),
)  # fmt: skip


@given(st.lists(_acts, max_size=12))
def test_no_act_loses_or_doubles_a_remark(acts: list[object]) -> None:
    synthesis = FIRST
    for act in acts:
        synthesis = act(synthesis)  # type: ignore[operator]
        placed = [one.ref for one in synthesis.placed()]
        everywhere = [*placed, *synthesis.aside, *unplaced(synthesis, SESSIONS)]
        assert sorted(everywhere, key=REFS.index) == REFS
        assert all(one.words for one in synthesis.placed())


def test_a_first_board_is_made_of_the_questions() -> None:
    assert [(s.title, [(p.session, p.number) for p in s.remarks]) for s in FIRST.situations] == [
        ("Un", [("a", 1), ("b", 1)]),
        ("Deux", [("a", 2), ("a", 6), ("b", 2)]),
    ]
    assert unplaced(FIRST, SESSIONS) == [Ref("a", 3)], "what is sensitive waits to be decided on"
    assert quotable(FIRST, SESSIONS) == REFS


def test_a_first_board_recalls_the_cafe_before_and_asks_the_reader() -> None:
    theme = Theme(
        title="Les écrans",
        prompts=(),
        previous=Previous(title="Le temps des possibles", finding="on veut ralentir"),
        closing="Et vous ?",
    )
    before = session(1, "verbatim")
    before.theme = theme
    first = proposed({"a": before}, "Un titre")
    assert first.flashback == "«\u00a0Le temps des possibles\u00a0»\u00a0: on veut ralentir"
    assert (first.declared, first.closing) == (("Le temps des possibles",), "Et vous ?")


def test_merging_keeps_all_commentary_and_splitting_gives_it_back_its_end() -> None:
    both = board.write(board.write(FIRST, 0, opening="Un.", closing="Fin un."), 1, closing="Fin deux.")
    (merged,) = board.merge_situations(both, 1, 0).situations
    assert (merged.title, merged.opening, merged.closing) == ("Un", "Un.", "Fin un.\n\nFin deux.")
    assert [p.number for p in merged.remarks] == [1, 1, 2, 6, 2]
    again = board.split_situation(board.merge_situations(both, 1, 0), 0, Ref("a", 2), " Deux ")
    assert [(s.title, s.closing, len(s.remarks)) for s in again.situations] == [
        ("Un", "", 2),
        ("Deux", "Fin un.\n\nFin deux.", 3),
    ]


@pytest.mark.parametrize(
    ("refs", "at", "before", "order"),
    [
        ([("a", 6)], 1, 0, [6, 2, 2]),
        ([("a", 6)], 1, 2, [2, 6, 2]),
        ([("b", 2), ("a", 2)], 1, None, [6, 2, 2]),
        ([("a", 2)], 1, 1, [2, 6, 2]),
        ([("a", 3), ("a", 1)], 1, 1, [2, 3, 1, 6, 2]),
    ],
)
def test_remarks_go_where_they_are_sent(
    refs: list[tuple[str, int]], at: int, before: int | None, order: list[int]
) -> None:
    after = board.place(FIRST, SESSIONS, [Ref(*ref) for ref in refs], at, before)
    assert [placed.number for placed in after.situations[at].remarks] == order


def test_a_remark_keeps_its_star_and_its_turn_wherever_it_goes() -> None:
    marked = board.turn(board.star(FIRST, Ref("a", 1), True), Ref("a", 1), " dit-on ")
    moved = board.place(marked, SESSIONS, [Ref("a", 1)], 1, 0).situations[1].remarks[0]
    assert moved == Placed("a", 1, "parole 1", "dit-on", True)


def test_what_has_changed_is_shown_until_it_is_accepted() -> None:
    now = {"a": SESSIONS["a"].snapshot(), "b": SESSIONS["b"]}
    now["a"].remarks[1] = replace(now["a"].remarks[1], mended="parole une")
    del now["a"].remarks[2]
    seen = changed(FIRST, now)
    assert [(one.ref.number, one.before, one.now) for one in seen] == [
        (1, "parole 1", "parole une"),
        (2, "parole 2", None),
    ]
    after = board.accept(board.accept(FIRST, now, Ref("a", 1)), now, Ref("a", 2))
    assert changed(after, now) == [] and Ref("a", 2) not in [one.ref for one in after.placed()]
    assert changed(FIRST, {}) == [], "a session that cannot be read tells nothing"


def test_nothing_of_a_remark_is_left_and_all_the_rest_is() -> None:
    full = board.declare(
        board.allow(board.set_aside(FIRST, [Ref("a", 3)]), Ref("a", 3), True), "ironie", True
    )
    assert without(full, []) == full
    rid = without(full, [Ref("a", 3), Ref("b", 1)])
    assert rid.aside == rid.allowed == () and rid.declared == ("ironie",)
    assert [p.ref for p in rid.placed()] == [p.ref for p in FIRST.placed() if p.ref != Ref("b", 1)]


def test_decisions_can_be_taken_back() -> None:
    taken = board.declare(board.allow(FIRST, Ref("a", 3), True), "ironie", True)
    assert board.allow(board.declare(taken, "ironie", False), Ref("a", 3), False) == FIRST
    assert board.allow(taken, Ref("a", 3), True) == taken == board.declare(taken, "ironie", True)
