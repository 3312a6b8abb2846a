"""Several sessions made one: nothing lost, nothing twice, references that lead to the same remarks."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.domain.alike import alike
from facilitator.domain.joining import Gone, Joined, join
from facilitator.domain.session import Asked, Moment, Notice, Remark, Session
from facilitator.domain.theme import Prompt, Theme

ZONE = timezone(timedelta(hours=1))
STARTED = datetime(2026, 11, 22, 14, 36, tzinfo=ZONE)


def at(seconds: float) -> datetime:
    return STARTED + timedelta(seconds=seconds)


def theme(*titles: str, **ids: str) -> Theme:
    """A theme whose questions are these; `ids` are titles by id."""
    prompts = [Prompt(title=title, id=title.lower()) for title in titles]
    return Theme(title="Les écrans", prompts=(*prompts, *(Prompt(title=t, id=i) for i, t in ids.items())))


def session(*remarks: Remark, **fields: Any) -> Session:
    said = {
        "title": "Les écrans",
        "theme": theme("Un", "Deux", "Trois"),
        "started": STARTED,
        "ended": at(5400),
    }
    return Session(remarks={remark.number: remark for remark in remarks}, **(said | fields))


def remark(number: int, text: str = "", seconds: float | None = None, **fields: Any) -> Remark:
    hour = at(number * 10 if seconds is None else seconds)
    return Remark(
        number=number, at=hour, text=text or f"parole {number}", **({"kind": "observation"} | fields)
    )


def asked(*ids: str, **seconds: float) -> dict[str, Asked]:
    return {id: Asked(id, id.capitalize(), seconds.get(id, 60)) for id in (*ids, *seconds)}


def texts(of: Joined) -> list[str]:
    return [remark.text for remark in of.session.remarks.values()]


def settled(of: Joined) -> dict[str, tuple[tuple[Any, ...], Any]]:
    return {one.what: (one.said, one.taken) for one in of.settled}


# Remarks


def test_remarks_stand_by_hour_and_are_numbered_anew() -> None:
    table_a = session(remark(1, "a", 10), remark(2, "c", 30))
    table_b = session(remark(1, "b", 20), remark(7, "d", 30))
    joined = join([table_a, table_b])
    assert texts(joined) == ["a", "b", "c", "d"] and [*joined.session.remarks] == [1, 2, 3, 4]
    assert joined.numbers == [{1: 1, 2: 3}, {1: 2, 7: 4}] and joined.united == 0


def test_references_follow() -> None:
    one = session(remark(1, "a", 10), remark(2, "b", 40, reply_to=1), remark(3, "c", 50, same_as=2))
    other = session(remark(1, "x", 5), remark(2, "y", 45, same_as=1))
    remarks = join([one, other]).session.remarks
    links = {
        r.text: tuple(remarks[n].text if n else None for n in (r.same_as, r.reply_to))
        for r in remarks.values()
    }
    assert links == {
        "x": (None, None),
        "a": (None, None),
        "b": (None, "a"),
        "y": ("x", None),
        "c": ("b", None),
    }


def test_a_reference_to_nothing_leads_to_nothing() -> None:
    joined = join([session(remark(1, reply_to=9)), session(remark(9, "y", 1))])
    assert [one.reply_to for one in joined.session.remarks.values()] == [None, None]


def test_what_was_said_twice_in_one_session_stays_twice() -> None:
    twice = session(remark(1, "oui", 10), remark(2, "oui", 10))
    assert texts(join([twice, twice.snapshot()])) == ["oui", "oui"]
    assert texts(join([twice, session(remark(5, "oui", 10))])) == ["oui", "oui"]


def test_one_changed_in_one_copy_stays_as_both_and_is_proposed() -> None:
    text = "Beaucoup suivent leur libraire sur Instagram"
    copy = session(remark(1, f"{text}, le samedi", 10, prompt="deux"))
    joined = join([session(remark(1, text, 10, prompt="un")), copy])
    assert texts(joined) == [text, f"{text}, le samedi"]
    assert [(pair.first, pair.second) for pair in alike(joined.session)] == [(1, 2)]


def test_what_one_copy_marks_as_sensitive_is_so() -> None:
    plain, marked = session(remark(1, "ma maladie")), session(remark(1, "ma maladie", sensitive=True))
    for pair in ([plain, marked], [marked, plain]):
        joined = join(pair)
        assert joined.united == 1 and joined.session.remarks[1].sensitive
    refiled = session(remark(1, "ma maladie", prompt="deux", sensitive=True))
    assert [one.sensitive for one in join([plain, refiled]).session.remarks.values()] == [True, True]


def test_what_was_taken_out_of_one_copy_is_said() -> None:
    whole = session(*map(remark, (1, 2, 3, 4)))
    without = session(remark(1), remark(3))
    assert join([whole, without]).gone == [Gone(2, 1)]
    assert join([without, whole]).gone == [Gone(2, 0)]
    later = session(remark(1), remark(3), started=at(60))
    assert join([whole, later]).gone == []


# Questions


def test_a_question_is_one_by_its_id_and_its_title() -> None:
    one = session(remark(1, prompt="un"), asked=asked(un=100, deux=50))
    other = session(remark(1, "b", prompt="deux"), asked=asked(un=80, deux=90))
    joined = join([one, other])
    assert [(one.id, one.seconds) for one in joined.session.asked.values()] == [("un", 100), ("deux", 90)]
    assert joined.session.theme == one.theme
    assert [one.prompt for one in joined.settled if one.what == "seconds"] == ["un", "deux"]


def test_a_question_retitled_at_one_table_is_still_the_same() -> None:
    one = session(asked={"un": Asked("un", "Un")})
    other = session(remark(1, prompt="un"), asked={"un": Asked("un", "Un, vraiment")})
    joined = join([one, other])
    assert [*joined.session.asked] == ["un"] and joined.session.title_of("un") == "Un"
    assert settled(joined)["question"] == (("Un", "Un, vraiment"), "Un")


def test_two_questions_of_one_id_are_told_apart() -> None:
    one = session(
        remark(1, "a", prompt="q"), theme=theme(q="Les jeunes"), asked={"q": Asked("q", "Les jeunes")}
    )
    other = session(
        remark(2, "b", prompt="q"), theme=theme(q="Le travail"), asked={"q": Asked("q", "Le travail")}
    )
    joined = join([one, other, other.snapshot()])
    remarks = joined.session.remarks
    assert {r.text: joined.session.title_of(r.prompt) for r in remarks.values()} == {
        "a": "Les jeunes",
        "b": "Le travail",
    }
    assert [prompt.id for prompt in joined.session.theme.prompts] == ["q", "q-2"] == [*joined.session.asked]


def test_one_title_under_two_ids_is_one_question() -> None:
    one = session(theme=theme(q="Les jeunes !"), asked={"q": Asked("q", "Les jeunes !")})
    other = session(
        remark(1, prompt="autre"),
        theme=theme(autre="les jeunes"),
        asked={"autre": Asked("autre", "les jeunes")},
    )
    joined = join([one, other])
    assert [*joined.session.asked] == ["q"] and joined.session.remarks[1].prompt == "q"


def test_two_questions_of_one_session_stay_two() -> None:
    one = session(theme=theme(q="Encore"))
    other = session(remark(1, prompt="a"), remark(2, prompt="b"), theme=theme(a="Encore", b="Encore"))
    prompts = [one.prompt for one in join([one, other]).session.remarks.values()]
    assert len(set(prompts)) == 2


def test_a_question_of_one_table_stands_where_it_was_asked() -> None:
    one = session(asked=asked("un", "deux", "trois"))
    other = session(asked=asked("avant", "un", "entre", "trois", "fin"))
    assert [*join([one, other]).session.asked] == ["avant", "un", "entre", "deux", "trois", "fin"]


def test_an_id_of_full_length_can_be_told_apart() -> None:
    long = "a" * 80
    one, other = session(theme=theme(**{long: "Un"})), session(theme=theme(**{long: "Deux"}))
    assert all(len(prompt.id) <= 80 for prompt in join([one, other]).session.theme.prompts)


# The frame


def test_what_stands_around_is_the_first_ones_and_the_difference_is_said() -> None:
    one = session(place="Table A", people=8, moments={at(9): Moment(at(9), "un")})
    other = session(
        place="Table B", people=9, started=at(-60), ended=at(6000), moments={at(3): Moment(at(3))}
    )
    joined = join([one, other])
    merged = joined.session
    assert (merged.place, merged.people, merged.started, merged.ended) == ("Table A", None, at(-60), at(6000))
    assert [*merged.moments] == [at(3), at(9)]
    assert settled(joined) == {"place": (("Table A", "Table B"), "Table A"), "people": ((8, 9), None)}
    assert join([one, other], people=17).session.people == 17
    assert join([one, one.snapshot()]).session.people == 8


def test_the_strictest_promise_is_kept() -> None:
    one = session(
        notice=Notice(read=at(60), keep_until=date(2027, 11, 22), responsible="Ana", contact="a@b.fr")
    )
    other = session(notice=Notice(read=at(30), keep_until=date(2027, 5, 1), responsible="Paul"))
    joined = join([one, other])
    assert joined.session.notice == Notice(read=at(30), keep_until=date(2027, 5, 1), contact="a@b.fr")
    assert settled(joined)["responsible"] == (("Ana", "Paul"), "")


def test_another_day_is_said() -> None:
    joined = join([session(), session(started=at(86_400), ended=at(90_000))])
    assert settled(joined)["day"][0] == (date(2026, 11, 22), date(2026, 11, 23))


def test_an_hour_written_without_its_zone_has_its_place() -> None:
    by_hand = Remark(number=1, at=datetime(2026, 11, 22, 14, 36, 15), kind="idea", text="b")
    bare = session(by_hand, started=STARTED.replace(tzinfo=None), ended=at(7000))
    joined = join([session(remark(1, "a", 10), remark(2, "c", 20)), bare])
    assert texts(joined) == ["a", "b", "c"]


# Whatever the sessions


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Remarks on two questions that all sessions have, and on a third, of one of two titles and of two ids."""
    third, called = (
        draw(st.sampled_from(["autre", "ailleurs"])),
        draw(st.sampled_from(["Autre", "Tout autre"])),
    )
    titles = {"un": "Un", "deux": "Deux", third: called}
    numbers = draw(st.lists(st.integers(1, 12), unique=True, max_size=8))
    links = st.sampled_from([None, *range(1, 13)])
    standing = {n for n in numbers if draw(st.booleans())}
    remarks = [
        remark(
            number,
            draw(st.sampled_from(["oui", "non", "peut-être bien"])),
            draw(st.integers(0, 3)),
            prompt=draw(st.sampled_from([None, *titles])),
            kind=draw(st.sampled_from(["observation", "verbatim"])),
            sensitive=draw(st.booleans()),
            signals=draw(st.sampled_from([{}, {"agree": 1}])),
            reply_to=draw(links),
            same_as=None if number in standing else draw(st.sampled_from([None, *sorted(standing)])),
        )
        for number in numbers
    ]
    return session(
        *remarks,
        theme=theme(**titles),
        asked={
            id: Asked(id, titles[id], draw(st.integers(1, 99))) for id in draw(st.permutations([*titles]))
        },
    )


def said(of: Session, one: Remark, depth: int = 1) -> tuple[Any, ...]:
    """A remark as people know it, whatever its number: its question by title, its references by what they say."""
    links = (of.remarks.get(one.same_as or 0), of.remarks.get(one.reply_to or 0))
    shown = tuple(said(of, link, 0) if link else None for link in links) if depth else ()
    return (one.at, one.text, one.kind, of.title_of(one.prompt), tuple(one.signals.items()), *shown)


def all_said(of: Session) -> Counter[tuple[Any, ...]]:
    return Counter(said(of, one) for one in of.remarks.values())


@given(st.lists(sessions(), min_size=2, max_size=4))
def test_every_remark_is_there_once_with_its_references(several: list[Session]) -> None:
    joined = join(several)
    wanted: Counter[tuple[Any, ...]] = Counter()
    for one in several:
        wanted |= all_said(one)
    assert all_said(joined.session) == wanted
    for one, numbers in zip(several, joined.numbers, strict=True):
        assert numbers.keys() == one.remarks.keys() and len(set(numbers.values())) == len(numbers)
        for number, there in one.remarks.items():
            here = joined.session.remarks[numbers[number]]
            assert said(joined.session, here) == said(one, there)
            assert here.sensitive >= there.sensitive
    assert {one.number for one in joined.session.remarks.values()} == {
        *range(1, len(joined.session.remarks) + 1)
    }
    assert all(
        not joined.session.remarks[one.same_as].same_as
        for one in joined.session.remarks.values()
        if one.same_as
    )


@given(sessions(), sessions())
def test_what_is_in_it_already_changes_nothing(one: Session, other: Session) -> None:
    joined = join([one, other]).session
    for again in (joined.snapshot(), one, other):
        assert join([joined, again]).session == joined


@given(st.lists(sessions(), min_size=2, max_size=3))
def test_the_sessions_joined_stay_as_they_are(several: list[Session]) -> None:
    before = [replace(one.snapshot()) for one in several]
    join(several)
    assert several == before


@given(sessions(), sessions(), sessions())
def test_three_are_joined_at_once_or_one_after_the_other(
    one: Session, other: Session, third: Session
) -> None:
    at_once, in_turn = join([one, other, third]).session, join([join([one, other]).session, third]).session
    assert all_said(at_once) == all_said(in_turn)
    assert {a.title: a.seconds for a in at_once.asked.values()} == {
        a.title: a.seconds for a in in_turn.asked.values()
    }


@pytest.mark.parametrize("place", ["", "x" * 3000, "a\u202eb", "\ud800"])
def test_any_text_around_it_can_differ(place: str) -> None:
    assert settled(join([session(place="Ici"), session(place=place)]))["place"] == (("Ici", place), "Ici")
