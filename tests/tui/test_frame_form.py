"""The fields before a session: hours and dates as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facilitator.storage.settings import Settings
from facilitator.tui.frame_form import UnclearError, day_of, defaults, frame, hour_of, months_after

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["16:15", "16h15", "16 h 15", "16H15", " 16 : 15 ", "16\u00a0h\u00a015"])
def test_an_hour_can_be_written_in_these_ways(text: str) -> None:
    assert hour_of(text, NOW) == NOW.replace(hour=16, minute=15)


def test_an_hour_alone_is_on_the_hour_and_one_that_is_past_is_tomorrows() -> None:
    assert hour_of("17", NOW) == hour_of("17 h", NOW) == NOW.replace(hour=17, minute=0)
    assert hour_of("0:30", NOW) == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert hour_of("  ", NOW) is None


@pytest.mark.parametrize("text", ["midi", "25:00", "16:60", "-3", "16:15:30", "1615"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        hour_of(text, NOW)


@pytest.mark.parametrize("text", ["2027-11-22", "22/11/2027", "22.11.2027", " 22-11-2027 "])
def test_a_date_can_be_written_in_these_ways(text: str) -> None:
    assert day_of(text, NOW.date()) == date(2027, 11, 22)


@pytest.mark.parametrize("text", ["demain", "31/02/2027", "2020-01-01", "22/11/27"])
def test_what_is_no_date_to_come_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        day_of(text, NOW.date())


def test_months_end_where_the_month_does() -> None:
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2026, 11, 22), 14) == date(2028, 1, 22)


def test_the_defaults_say_what_they_are_made_of() -> None:
    made, faults = frame(defaults(Settings(place="Ici", keep_months=1), NOW), NOW)
    assert not faults and made is not None
    assert (made.place, made.until, made.keep_until) == (
        "Ici",
        NOW.replace(hour=16, minute=0),
        date(2026, 12, 22),
    )


def test_every_unclear_field_is_said() -> None:
    values = {"place": "", "organiser": "", "until": "x", "keep_until": "y"}
    made, faults = frame(values, NOW)
    assert made is None and set(faults) == {"until", "keep_until"}
