"""The fields filled in before a session begins: what they hold at first, and what was written in them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from facilitator.services.opening import Frame
from facilitator.storage.settings import Settings
from facilitator.texts import _, language

FIELDS = ("place", "organiser", "until", "keep_until")

_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?(?:\s*min)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")


class UnclearError(ValueError):
    """What is written in a field is not what it asks for; the message is a sentence for whoever wrote it."""


def label(field: str) -> str:
    """What a field asks for."""
    return {
        "place": _("Place"),
        "organiser": _("Organiser"),
        "until": _("The room must be free at"),
        "keep_until": _("Delete the session after"),
    }[field]


def hint(field: str) -> str:
    """How a field may be filled in."""
    return {
        "place": _("for example: Médiathèque"),
        "organiser": _("who organises this café"),
        "until": _("for example 16:15; may stay empty"),
        "keep_until": _("for example 31/12/2027; may stay empty"),
    }[field]


def defaults(settings: Settings, now: datetime) -> dict[str, str]:
    """What the fields hold at first: what was written last time, and what the settings make of today."""
    until = now + timedelta(minutes=settings.evening_minutes)
    kept = months_after(now.date(), settings.keep_months)
    return {
        "place": settings.place,
        "organiser": settings.organiser,
        "until": f"{until:%H:%M}",
        "keep_until": f"{kept:%d/%m/%Y}" if language() == "fr" else f"{kept:%Y-%m-%d}",
    }


def frame(values: dict[str, str], now: datetime) -> tuple[Frame | None, dict[str, str]]:
    """What the fields say, or a sentence for each that is unclear."""
    faults: dict[str, str] = {}
    until, keep_until = None, None
    try:
        until = hour_of(values["until"], now)
    except UnclearError as error:
        faults["until"] = str(error)
    try:
        keep_until = day_of(values["keep_until"], now.date())
    except UnclearError as error:
        faults["keep_until"] = str(error)
    if faults:
        return None, faults
    return Frame(values["place"].strip(), values["organiser"].strip(), until, keep_until), {}


def hour_of(text: str, now: datetime) -> datetime | None:
    """`16:15`, `16 h 15`, `16h`: the next time it is that hour; None for nothing. Raises UnclearError."""
    if not text.strip():
        return None
    found = _HOUR.fullmatch(text.strip().replace("\u00a0", " "))
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise UnclearError(_("Write an hour such as 16:15, or nothing."))
    until = now.replace(hour=hours, minute=minutes, second=0, microsecond=0)
    return until if until > now else until + timedelta(days=1)


def day_of(text: str, today: date) -> date | None:
    """`2027-11-22` or `22/11/2027`; None for nothing. Raises UnclearError."""
    if not text.strip():
        return None
    found = _DAY.fullmatch(text.strip())
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text.strip())
    except ValueError:
        raise UnclearError(_("Write a date such as 22/11/2027 or 2027-11-22, or nothing.")) from None
    if day < today:
        raise UnclearError(_("This date is past. Write a later one, or nothing."))
    return day


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))
