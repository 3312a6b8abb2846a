"""What is counted, and how."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from facilitator.domain.comparison import Comparison, Measure
from facilitator.domain.session import Asked, Remark, Session
from facilitator.domain.tally import Tally
from facilitator.domain.theme import Prompt, Theme

PARIS = timezone(timedelta(hours=1))


def session(
    day: str, *remarks: dict[str, Any], theme: str = "Écrans", language: str = "fr", **more: Any
) -> Session:
    """A session of that day; a remark is what differs from an observation in the room under the first question."""
    started = datetime.fromisoformat(f"{day}T14:30").replace(tzinfo=PARIS)
    fields: dict[str, Any] = {"kind": "observation", "prompt": "une"}
    said = [Remark(number=n, at=started, **(fields | one)) for n, one in enumerate(remarks, 1)]
    return Session(
        title=more.pop("title", theme),
        theme=Theme(title=theme, prompts=(Prompt(title="Première", id="une"),), language=language),
        started=started,
        language=language,
        asked={"une": Asked("une", "Première", 90.0)},
        remarks={remark.number: remark for remark in said},
        **more,
    )


def compared(*sessions: Session, by: Any = "all", others: tuple[Session, ...] = ()) -> Comparison:
    tally = Tally(by)
    for other in others:
        tally.hear(other, f"other-{other.started}")
    for place, one in enumerate(sessions):
        tally.take(one, f"session-{place}")
    return tally.comparison()


def counts(of: Comparison, measure: Measure) -> dict[str | None, dict[int, float]]:
    return {row.name: row.counts for row in of.rows[measure]}


def totals(of: Comparison, measure: Measure) -> dict[str | None, float]:
    return {row.name: row.total for row in of.rows[measure]}


def test_everything_is_counted_by_what_it_is() -> None:
    found = compared(
        session(
            "2026-01-10",
            {"text": "un chat", "kind": "verbatim", "speaker": "une mamie", "tags": ("tiktok", "vie privée")},
            {"text": "deux chats", "origin": "phone", "prompt": None, "tags": ("TikTok",)},
            {"text": "? chien", "kind": "question", "speaker": "une mamie (2)", "prompt": "perdue"},
        )
    )
    (group,) = found.groups
    assert (group.sessions, group.remarks, group.seconds) == (1, 3, 90.0)
    assert totals(found, "question") == {None: 1, "Première": 1, "perdue": 1}
    assert totals(found, "kind") == {"verbatim": 1, "observation": 1, "question": 1}
    assert totals(found, "origin") == {"room": 2, "phone": 1}
    assert totals(found, "tag") == {"TikTok": 2, "vie privée": 1}
    assert totals(found, "role") == {"une mamie": 2}
    assert totals(found, "time") == {"Première": 90.0}
    assert totals(found, "word") == {"chat": 2, "chien": 1}


def test_a_word_counts_once_a_remark_and_is_written_as_most_often() -> None:
    found = compared(
        session(
            "2026-01-10",
            {"text": "écrans, écrans, Écran"},
            {"text": "Les ecrans et TikTok"},
            {"text": "Demain"},
        )
    )
    assert totals(found, "word") == {"écrans": 2, "Demain": 1, "TikTok": 1}


def test_rows_come_the_most_frequent_first_but_kinds_and_origins_in_their_order() -> None:
    found = compared(
        session(
            "2026-01-10",
            {"text": "b", "kind": "idea", "tags": ("zut", "ah"), "origin": "elsewhere"},
            {"text": "b", "kind": "idea", "tags": ("zut", "étoile")},
            {"text": "b", "kind": "verbatim"},
        )
    )
    assert [row.name for row in found.rows["kind"]] == ["verbatim", "idea"]
    assert [row.name for row in found.rows["origin"]] == ["room", "elsewhere"]
    assert [row.name for row in found.rows["tag"]] == ["zut", "ah", "étoile"]


def test_words_of_comments_and_of_sensitive_remarks_do_not_come_up() -> None:
    found = compared(
        session(
            "2026-01-10",
            {"text": "secret", "kind": "comment"},
            {"text": "maladie", "sensitive": True, "tags": ("santé",)},
            {"text": "jardin"},
        )
    )
    assert found.groups[0].remarks == 3
    assert totals(found, "kind") == {"observation": 2, "comment": 1}
    assert totals(found, "tag") == {"santé": 1}
    assert totals(found, "word") == {"jardin": 1}


def test_a_remark_that_says_the_same_as_another_is_counted_with_it() -> None:
    twice = {"text": "jardin", "same_as": 1, "speaker": "une mamie"}
    found = compared(session("2026-01-10", {"text": "jardin"}, twice, twice))
    assert found.groups[0].remarks == 1
    assert totals(found, "word") == {"jardin": 1}
    assert totals(found, "role") == {}


def test_a_remark_whose_other_is_gone_or_is_itself_is_counted() -> None:
    found = compared(
        session(
            "2026-01-10",
            {"text": "a", "same_as": 9},
            {"text": "b", "same_as": 2},
            {"text": "c", "same_as": 4},
            {"text": "d", "same_as": 3},
        )
    )
    assert found.groups[0].remarks == 4


def test_mended_words_come_up_and_those_of_an_editor_do_not() -> None:
    found = compared(
        session("2026-01-10", {"text": "le jradin de Paul", "mended": "le jardin de [son voisin] […]"})
    )
    assert totals(found, "word") == {"jardin": 1}


def test_questions_of_one_title_are_one_whatever_its_accents() -> None:
    one, other = session("2026-01-10", {"text": "a"}), session("2026-01-11", {"text": "b"})
    other.asked["une"] = Asked("une", "PREMIERE", 30.0)
    third = session("2026-01-12", {"text": "c"})
    found = compared(one, other, third)
    assert totals(found, "question") == {"Première": 3}
    assert totals(found, "time") == {"Première": 210.0}


# Groups


def test_groups_stand_by_time_and_themes_by_title() -> None:
    year = [
        session("2026-03-01", {"text": "a"}, theme="Œuvres"),
        session("2026-01-10", {"text": "b"}, theme="écrans", place="Ici"),
        session("2026-01-30", {"text": "c"}, theme="Écrans", place="Là"),
        session("2026-02-30".replace("30", "20"), {"text": "d"}, theme="Écrans"),
    ]
    assert [group.id for group in compared(*year, by="month").groups] == ["2026-01", "2026-02", "2026-03"]
    assert [group.id for group in compared(*year, by="theme").groups] == ["Écrans", "Œuvres"]
    by_session = compared(*year, by="session")
    assert [group.id for group in by_session.groups] == ["session-1", "session-2", "session-3", "session-0"]
    assert [group.place for group in by_session.groups] == ["Ici", "Là", "", ""]
    assert counts(by_session, "question") == {"Première": {0: 1, 1: 1, 2: 1, 3: 1}}
    assert [group.sessions for group in compared(*year, by="month").groups] == [2, 1, 1]


def test_the_month_is_that_of_the_clock_in_the_room() -> None:
    late = session("2026-01-31", {"text": "a"})
    late.started = datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert [group.id for group in compared(late, by="month").groups] == ["2026-01"]


# New words


JANUARY = session("2026-01-10", {"text": "chat chien"})
FEBRUARY = session("2026-02-10", {"text": "chats lapin"}, {"text": "lapins"}, theme="Jardin")
MARCH = session("2026-03-10", {"text": "lapin tortue chien"})


def test_a_word_is_new_where_no_earlier_session_of_another_group_has_it() -> None:
    for order in ((JANUARY, FEBRUARY, MARCH), (MARCH, FEBRUARY, JANUARY)):
        found = compared(*order, by="month")
        assert counts(found, "new-word") == {"lapin": {1: 2}, "tortue": {2: 1}}


def test_nothing_is_new_where_nothing_came_before() -> None:
    assert counts(compared(JANUARY, FEBRUARY, MARCH), "new-word") == {}


def test_a_group_goes_on_after_another_one_has_begun() -> None:
    assert counts(compared(JANUARY, FEBRUARY, MARCH, by="theme"), "new-word") == {
        "lapin": {1: 2},
        "tortue": {0: 1},
    }


def test_sessions_that_are_not_compared_make_words_old_only_when_they_are_earlier() -> None:
    assert counts(compared(MARCH, others=(JANUARY, FEBRUARY)), "new-word") == {"tortue": {0: 1}}
    assert counts(compared(FEBRUARY, others=(JANUARY, MARCH)), "new-word") == {"lapin": {0: 2}}
    assert counts(compared(JANUARY, others=(MARCH,)), "new-word") == {}


def test_one_word_in_two_languages_is_one_row() -> None:
    english = session("2026-02-01", {"text": "old photos"}, {"text": "photos"}, language="en")
    french = session("2026-01-01", {"text": "vieille photo"}, {"text": "photos"}, {"text": "photos"})
    found = compared(french, english, by="month")
    assert counts(found, "word")["photos"] == {0: 3, 1: 2}
    assert counts(found, "new-word") == {"old": {1: 1}}
