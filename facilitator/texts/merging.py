"""What is said of sessions that become one, and of conflicted copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from facilitator.domain.joining import Settled, What
from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext, words

_SAID: dict[What, Callable[[], str]] = {
    "title": lambda: _("Title: {said}. The first is kept."),
    "theme": lambda: _("Theme: {said}. The first is kept, with the questions it lacked."),
    "day": lambda: _("These sessions were not on the same day: {said}."),
    "language": lambda: _("Language: {said}. The first is kept."),
    "place": lambda: _("Place: {said}. The first is kept."),
    "organiser": lambda: _("Organiser: {said}. The first is kept."),
    "read": lambda: _("Notice read: {said}. The earliest is kept."),
    "keep-until": lambda: _("To be deleted after: {said}. The earliest day is kept."),
    "question": lambda: _("Question: {said}. The first is kept."),
}
_ANSWERS: dict[What, Callable[[], str]] = {
    "responsible": lambda: _("Who answers for the notes"),
    "purpose": lambda: _("What the notes are for"),
    "legal-basis": lambda: _("What allows the notes"),
    "contact": lambda: _("Whom to write to"),
}


def settled(differences: Sequence[Settled]) -> list[str]:
    """Where the sessions differed, and what is in the new one."""
    said = [_settled(one) for one in differences if one.what != "seconds"]
    times = sum(one.what == "seconds" for one in differences)
    return [*said, _times(times)] if times else said


def _settled(one: Settled) -> str:
    values = ", ".join(map(_value, one.said))
    if one.what in _SAID:
        return _SAID[one.what]().format(said=values)
    if one.what == "people":
        return _people(one, values)
    what = _ANSWERS[one.what]()
    if one.taken:
        return _("{what}: {said}. The only answer is kept.").format(what=what, said=values)
    return _("{what}: {said}. None is kept: write the right one in the file.").format(what=what, said=values)


def _people(one: Settled, values: str) -> str:
    if one.taken is None:
        return _("People: {said}. How many there were is left open: --people N says it.").format(said=values)
    return _("People: {said}. {count} were there, as you say.").format(said=values, count=one.taken)


def _times(number: int) -> str:
    return ngettext(
        "The time of {number} question differs: the longest is kept.",
        "The times of {number} questions differ: the longest are kept.",
        number,
    ).format(number=number)


def _value(of: Any) -> str:
    if of is None or of == "":
        return _("(nothing)")
    if isinstance(of, datetime):
        return words.moment(of)
    if isinstance(of, date):
        return words.day(of)
    return words.quoted(visible(of)) if isinstance(of, str) else str(of)


def made(number: int, name: str, remarks: int) -> str:
    """So many sessions are one now."""
    return _("{number} sessions are one now: {session} ({remarks}).").format(
        number=number, session=visible(name), remarks=words.count_remarks(remarks)
    )


def united(number: int) -> str:
    """Remarks that were in several files."""
    return ngettext(
        "{number} remark was the same in several files: it is there once.",
        "{number} remarks were the same in several files: they are there once.",
        number,
    ).format(number=number)


def gone(number: int, source: str, session: str) -> str:
    """A remark that was taken out of one copy, and comes from another."""
    return _(
        "#{number} is no more in {source}, and comes from another copy. If it was to be forgotten: {command}"
    ).format(number=number, source=visible(source), command=f"facilitator erase {session} {number}")


def perhaps(number: int) -> str:
    """Pairs follow that may be the same thing noted twice."""
    return ngettext(
        "{number} pair may be the same thing noted twice. Nothing is decided:",
        "{number} pairs may be the same thing noted twice. Nothing is decided:",
        number,
    ).format(number=number)


def to_look_at(number: int, key: str) -> str:
    """Pairs that a key leads to."""
    return ngettext(
        "{number} pair may be the same thing noted twice. Nothing is decided: {key} shows it.",
        "{number} pairs may be the same thing noted twice. Nothing is decided: {key} goes through them.",
        number,
    ).format(number=number, key=key)


def more(number: int) -> str:
    """Pairs that are not shown."""
    return ngettext("…and {number} more.", "…and {number} more.", number).format(number=number)


def decide(session: str) -> str:
    """Where the pairs are decided."""
    return _("To decide: {command}").format(command=f"facilitator review {session}")


def sources_stay(sessions: Sequence[str]) -> list[str]:
    """The sessions are still there, words and all."""
    said = _("The sessions it is made of stay as they are. Once you have checked the new one, delete them:")
    return [said, *(f"  facilitator privacy --delete {session}" for session in sessions)]


def copy_of(original: str) -> str:
    """The mark of a conflicted copy in a list."""
    return _("conflicted copy of {session}").format(session=visible(original))


def conflict(original: str, sessions: Sequence[str]) -> list[str]:
    """A session that was changed in two places, and what makes one of it."""
    said = _("{session} was changed in two places at once. To make one session of both:")
    return [said.format(session=visible(original)), f"  facilitator merge {' '.join(sessions)}"]


def no_conflict() -> str:
    """There is nothing to propose."""
    return _("No conflicted copy is there. To make one session of several: facilitator merge SESSION SESSION")


def too_few() -> str:
    """One session alone."""
    return _("Name two sessions or more, to make one of them.")


def twice(name: str) -> str:
    """A session named twice."""
    return _("The session {session} is named twice. Name each once.").format(session=visible(name))


def not_ended(name: str) -> str:
    """A session that was cut off."""
    return _("The session {session} has not ended. Take it up and end it, then merge it.").format(
        session=visible(name)
    )


def running(name: str) -> str:
    """A session that runs."""
    return _("The session {session} is running in another window. End it, then merge it.").format(
        session=visible(name)
    )


def name_refused(name: str) -> str:
    """A name that cannot be that of the new file."""
    return _(
        "A session cannot be named “{name}”. Use letters, figures, hyphens and spaces, "
        "or a path that ends in .yaml."
    ).format(name=words.shortened(visible(name)))
