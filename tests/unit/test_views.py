"""The groups in which the remarks of a past session are looked at."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from facilitator.domain.session import Asked, Remark, Session
from facilitator.domain.theme import Theme
from facilitator.domain.views import WAYS, Group, Placed, groups
from facilitator.texts import review as said

BEGUN = datetime(2026, 11, 22, 14, 36, tzinfo=timezone(timedelta(hours=1)))


def session(*remarks: dict[str, Any]) -> Session:
    """Remarks two minutes apart, noted in the order of their numbers."""
    held = [
        Remark(
            **{"number": n, "at": BEGUN + timedelta(minutes=2 * n), "kind": "observation", "text": str(n)}
            | one
        )
        for n, one in enumerate(remarks, 1)
    ]
    asked = {"b": Asked("b", "B", 60.0), "a": Asked("a", "A", 5.0)}
    return Session(
        "Essai",
        Theme(title="Essai", prompts=()),
        BEGUN,
        asked=asked,
        remarks={one.number: one for one in held},
    )


def told(found: list[Group]) -> list[tuple[object, list[int]]]:
    return [(group.key, [one.number for one in group.remarks]) for group in found]


def test_by_question_as_they_were_asked_with_their_time_and_strangers_last() -> None:
    found = groups(session({"prompt": "a"}, {"prompt": "z"}, {}, {"prompt": "a"}), "question")
    assert told(found) == [(None, [3]), ("b", []), ("a", [1, 4]), ("z", [2])]
    assert [group.seconds for group in found] == [None, 60.0, 5.0, None]


def test_by_time_what_was_split_off_stands_after_what_it_was_part_of() -> None:
    made = session({}, {}, {"at": BEGUN + timedelta(minutes=2)})
    assert told(groups(made, "time")) == [
        (BEGUN.replace(minute=30), [1, 3]),
        (BEGUN.replace(minute=40), [2]),
    ]


def test_by_voice_and_by_tag_as_an_ear_sorts_and_one_of_two_tags_is_in_both() -> None:
    made = session({"speaker": "une mamie", "tags": ("b", "É")}, {"speaker": "Élève"}, {"tags": ("B",)})
    assert told(groups(made, "speaker")) == [("Élève", [2]), ("une mamie", [1]), (None, [3])]
    assert told(groups(made, "tag")) == [("B", [3]), ("b", [1]), ("É", [1]), (None, [2])]


def test_by_kind_and_what_is_to_be_taken_up() -> None:
    made = session({"kind": "idea", "take_up": True}, {"kind": "verbatim"}, {"prompt": "a", "take_up": True})
    assert told(groups(made, "kind")) == [("verbatim", [2]), ("observation", [3]), ("idea", [1])]
    assert told(groups(made, "take-up")) == [(None, [1]), ("a", [3])]


def test_what_says_the_same_and_what_answers_stand_under_the_other_where_it_is_in_the_group() -> None:
    made = session(
        {"prompt": "a"}, {"prompt": "a"}, {"prompt": "a", "reply_to": 1}, {"prompt": "a", "reply_to": 3},
        {"prompt": "a", "same_as": 1}, {"prompt": "b", "reply_to": 1},
    )  # fmt: skip
    b, a = groups(made, "question")
    assert b.remarks == [Placed(6)]
    assert a.remarks == [
        Placed(1), Placed(3, 1, "reply"), Placed(4, 2, "reply"), Placed(5, 1, "same"), Placed(2),
    ]  # fmt: skip


def test_a_circle_made_by_hand_loses_nothing() -> None:
    made = session({"reply_to": 2}, {"reply_to": 1}, {"same_as": 3}, {"reply_to": 9})
    for way in WAYS[:-1]:
        assert sorted(number for _key, numbers in told(groups(made, way)) for number in numbers) == [
            1,
            2,
            3,
            4,
        ]


def test_hours_that_no_calendar_has_around_them_are_in_order_and_have_a_name() -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    first, last = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)
    made = session({"at": last.replace(tzinfo=west)}, {"at": first}, {"at": first.replace(tzinfo=east)}, {})
    found = groups(made, "time")
    assert [one.number for group in found for one in group.remarks] == [3, 2, 4, 1]
    assert said.group(made, "time", found[-1]).endswith("0\u00a0h\u00a000")
