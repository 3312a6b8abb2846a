"""Putting the remarks of a session in order: what each act makes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain import ordering
from facilitator.domain.fold import apply
from facilitator.domain.ordering import Refused
from facilitator.domain.session import Remark, Session
from tests.evenings import THEME

AT = datetime(2026, 11, 22, 14, 40, tzinfo=UTC)
SAID: dict[str, Any] = {"at": AT, "by": "review"}


def session(*texts: str, **fields: Any) -> Session:
    """A session that has ended, with these remarks from 1 on."""
    held = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
    held.running, held.ended = None, AT
    made = [
        Remark(**{"number": n, "at": AT, "kind": "observation", "text": text} | fields)
        for n, text in enumerate(texts, 1)
    ]
    held.remarks = {remark.number: remark for remark in made}
    return held


def done(held: Session, entries: list[e.AnyEntry]) -> Session:
    """The session after these entries, numbered as the writer does."""
    for entry in entries:
        given: dict[str, Any] = {"seq": held.seq + 1}
        if isinstance(entry, e.RemarkKept) and not entry.number:
            given["number"] = max(held.remarks, default=0) + 1
        apply(held, replace(entry, **given))
    return held


def same_as(held: Session) -> dict[int, int]:
    return {one.number: one.same_as for one in held.remarks.values() if one.same_as}


def test_what_is_so_already_writes_nothing() -> None:
    held = session("un", "deux", kind="idea", speaker="une mamie", tags=("tiktok",), prompt="q1")
    assert ordering.file(held, [1, 2, 9], "q1", SAID) == []
    assert ordering.kind(held, [1], "idea", SAID) == []
    assert ordering.speaker(held, [1], " une  mamie ", SAID) == []
    assert ordering.retag(held, [1], ["tiktok"], ["facebook"], SAID) == []
    assert ordering.mend(held, 1, "un", "auto", SAID) == []
    assert ordering.same(held, [1], 1, SAID) == [] and ordering.same(held, [1], 9, SAID) == []
    assert ordering.reply(held, 1, 9, SAID) == []
    assert ordering.rename_role(held, "une mamie", "une mamie", SAID) == []
    assert ordering.split(held, 9, 1, SAID) == [] and ordering.take_out(held, 1, " ", None, SAID) == []


def test_one_change_a_remark_with_only_what_changes() -> None:
    held = session("un", "deux", "trois", tags=("a",))
    (change,) = ordering.retag(held, [2, 2, 8], ["b", "a"], ["c"], SAID)
    assert change == e.Change(number=2, tags=("a", "b"), **SAID)


def test_what_comes_from_memory_never_becomes_a_quotation_and_then_nothing_does() -> None:
    held = session("un", "deux")
    held.remarks[2] = replace(held.remarks[2], origin="memory")
    with pytest.raises(Refused) as refused:
        ordering.kind(held, [1, 2], "verbatim", SAID)
    assert (refused.value.code, refused.value.number) == ("never-exact", 2)


# The words


def test_the_words_never_change_when_they_are_mended() -> None:
    held = done(
        session("les recetes"), ordering.mend(session("les recetes"), 1, "les recettes", "auto", SAID)
    )
    assert (held.remarks[1].text, held.remarks[1].published) == ("les recetes", "les recettes")
    done(held, ordering.mend(held, 1, " ", "auto", SAID))
    assert held.remarks[1].mended is None


def test_words_that_name_somebody_go_from_all_of_a_remark() -> None:
    held = session(
        "Marie Dupont rit",
        typed="Marie Dupont : rit",
        mended="[Marie Dupont] rit fort",
        where="chez Marie Dupont",
        speaker="la sœur de Marie Dupont",
        tags=("dupont", "rires"),
    )
    done(held, ordering.take_out(held, 1, "Marie Dupont", "une  libraire", SAID))
    assert held.remarks[1] == replace(
        held.remarks[1],
        text="[une libraire] rit",
        typed="[une libraire] : rit",
        mended="[une libraire] rit fort",
        where="chez [une libraire]",
        speaker="la sœur de une libraire",
        tags=("rires",),
    )


@pytest.mark.parametrize(("role", "speaker"), [("un voisin", "un voisin"), (None, None)])
def test_a_name_for_a_voice_becomes_a_role_or_nobody(role: str | None, speaker: str | None) -> None:
    held = session("il rit", speaker="Gérard")
    done(held, ordering.take_out(held, 1, "Gérard", role, SAID))
    assert (held.remarks[1].text, held.remarks[1].speaker) == ("il rit", speaker)


def test_two_of_one_stand_one_after_the_other_with_what_belongs_to_each() -> None:
    both: dict[str, Any] = {"speaker": "une mamie", "tags": ("tiktok", "lit", "famille"), "take_up": True}
    held = session("je lis #tiktok. mon mari dort #lit", "après", **both)
    only: dict[str, Any] = {"signals": {"laughter": 1}, "mended": "Je lis #tiktok. […]", "reply_to": 2}
    held.remarks[1] = replace(held.remarks[1], **only)
    done(held, ordering.split(held, 1, held.remarks[1].text.index("mon"), SAID))
    first, second = held.remarks[1], held.remarks[3]
    assert [one.number for one in ordering.reading_order(held.remarks.values())] == [1, 2, 3]
    assert (first.text, second.text) == ("je lis #tiktok.", "mon mari dort #lit")
    assert (first.published, second.published) == ("Je lis #tiktok.", "[…]")
    assert (first.tags, second.tags) == (("tiktok", "famille"), ("lit", "famille"))
    assert (first.typed, second.typed) == ("je lis #tiktok. mon mari dort #lit", None)
    assert (first.signals, second.signals, first.reply_to, second.reply_to) == ({"laughter": 1}, {}, 2, None)
    assert first.at == second.at and second.speaker == "une mamie" and second.take_up


@pytest.mark.parametrize("at", [0, 3, 4, 99, -1])
def test_a_half_without_a_word_is_refused(at: int) -> None:
    with pytest.raises(Refused):
        ordering.split(session("oui …"), 1, at, SAID)


# One and another


def test_what_says_the_same_as_another_is_under_the_one_that_stands_for_all() -> None:
    held = done(session(*"abcde"), ordering.same(session(*"abcde"), [2, 3], 1, SAID))
    assert same_as(held) == {2: 1, 3: 1}
    done(held, ordering.same(held, [1], 4, SAID))
    assert same_as(held) == {1: 4, 2: 4, 3: 4}
    done(held, ordering.same(held, [5], 2, SAID))
    assert same_as(held) == {1: 4, 2: 4, 3: 4, 5: 4}
    done(held, ordering.same(held, [4], 2, SAID))
    assert same_as(held) == {1: 2, 3: 2, 4: 2, 5: 2}, "the one that is chosen stands for all from now on"
    done(held, ordering.apart(held, [3, 9], SAID))
    assert same_as(held) == {1: 2, 4: 2, 5: 2}


@given(st.lists(st.tuples(st.lists(st.integers(1, 6), max_size=4), st.integers(1, 7)), max_size=6))
def test_it_is_never_a_chain(acts: list[tuple[list[int], int]]) -> None:
    held = session(*"abcdef")
    # As a person may have written it by hand.
    held.remarks[1] = replace(held.remarks[1], same_as=2)
    held.remarks[2] = replace(held.remarks[2], same_as=1)
    for numbers, into in acts:
        before = held.snapshot()
        done(held, ordering.same(held, numbers, into, SAID))
        if into in held.remarks and set(numbers) - {into}:
            roots = {held.remarks[number].same_as or number for number in {*numbers, into}}
            assert len(roots) == 1 and held.remarks[roots.pop()].same_as is None, before.remarks


def test_no_remark_answers_itself_by_way_of_others() -> None:
    held = done(session(*"abc"), ordering.reply(session(*"abc"), 2, 1, SAID))
    done(held, ordering.reply(held, 3, 2, SAID))
    for number, to in ((1, 1), (1, 3), (2, 3)):
        with pytest.raises(Refused) as refused:
            ordering.reply(held, number, to, SAID)
        assert refused.value.number == number
    done(held, ordering.reply(held, 3, None, SAID))
    assert held.remarks[3].reply_to is None


# Everywhere


def test_a_voice_and_a_tag_are_renamed_wherever_they_stand() -> None:
    held = session("a", "b", speaker="un élève", tags=("rs", "tiktok"))
    held.remarks[2] = replace(held.remarks[2], speaker="une élève")
    done(held, ordering.rename_role(held, "un élève", "un  lycéen", SAID))
    assert [one.speaker for one in held.remarks.values()] == ["un lycéen", "une élève"]
    done(held, ordering.rename_tag(held, "rs", "tiktok", SAID))
    assert [one.tags for one in held.remarks.values()] == [("tiktok",), ("tiktok",)]
    done(held, ordering.rename_tag(held, "tiktok", None, SAID))
    assert [one.tags for one in held.remarks.values()] == [(), ()]


def test_a_voice_of_a_running_session_is_forgotten_under_its_old_name_only() -> None:
    held = apply(None, e.Begin(seq=1, at=AT, by="live", theme=THEME))
    apply(held, e.RemarkKept(seq=2, number=1, kind="idea", text="oui", speaker="un élève", at=AT, by="live"))
    assert ordering.rename_role(held, "un élève", "un élève", SAID) == []
    done(held, ordering.rename_role(held, "un élève", "un lycéen", SAID))
    assert [voice.role for voice in held.voices()] == ["un lycéen"]


@pytest.mark.timeout(20)
def test_a_long_chain_written_by_hand_is_made_one_step() -> None:
    held = session(*("oui" for _ in range(3_000)))
    held.remarks = {n: replace(one, same_as=n - 1 or None) for n, one in held.remarks.items()}
    done(held, ordering.same(held, [1], 3_000, SAID))
    assert set(same_as(held).values()) == {3_000} and len(same_as(held)) == 2_999


@pytest.mark.parametrize(
    ("mended", "role", "after"),
    [
        ("[Camille] et Hugo rient", "une voisine", "[une voisine] et Hugo rient"),
        ("[Camille et Hugo] rient, Camille surtout", None, "[… et Hugo] rient, […] surtout"),
        ("[Camille] et [Camille, sa mère]", "une voisine", "[une voisine] et [une voisine, sa mère]"),
    ],
)
def test_words_taken_out_of_brackets_leave_no_brackets_in_brackets(
    mended: str, role: str | None, after: str
) -> None:
    held = session("elles rient", mended=mended)
    assert done(held, ordering.take_out(held, 1, "Camille", role, SAID)).remarks[1].mended == after
