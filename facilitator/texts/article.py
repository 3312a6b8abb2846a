"""What the program itself says in an article and about it: headings, figures, the notes, the names of its texts."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.article import Figures, Published
from facilitator.texts import _, ngettext, words

_NAMES: dict[str, Callable[[], str]] = {
    "title": lambda: _("Title"),
    "lead": lambda: _("Lead"),
    "flashback": lambda: _("The café before"),
    "heading": lambda: _("Heading"),
    "opening": lambda: _("Before the remarks"),
    "end": lambda: _("After the remarks"),
    "closing": lambda: _("Closing question"),
    "link": lambda: _("Link"),
}
_MEANT: dict[str, Callable[[], str]] = {
    "title": lambda: _("What the article is called."),
    "lead": lambda: _("A few lines that make one want to read on."),
    "flashback": lambda: _("What the café before found, in a sentence."),
    "heading": lambda: _("The heading of this situation."),
    "opening": lambda: _("What you say before the remarks of this situation."),
    "end": lambda: _("What you say after the remarks of this situation."),
    "closing": lambda: _("The question put to the reader at the end."),
    "link": lambda: _("An address where it goes on: https://…"),
}


def name(of: str) -> str:
    """What a text of the article is called."""
    return _NAMES[of]()


def meant(of: str) -> str:
    """What a text of the article is for."""
    return _MEANT[of]()


def untitled() -> str:
    """The title of an article that has none."""
    return _("Untitled")


def before() -> str:
    """Above what the café before found."""
    return _("At the café before")


def to_the_reader() -> str:
    """Above the closing question."""
    return _("And you?")


def to_read_on() -> str:
    """Above the link."""
    return _("To read on")


def in_figures() -> str:
    """Above the figures of the café."""
    return _("The café in figures")


def about_the_notes() -> str:
    """Above what is told about the notes."""
    return _("About these words")


def by_question() -> str:
    """Above the bars of the questions."""
    return _("Remarks by question")


def by_kind() -> str:
    """Above the bars of the kinds."""
    return _("Remarks by kind")


def no_question() -> str:
    """What was said before the first question."""
    return _("Without a question")


def what() -> str:
    """Above what is counted."""
    return _("What is counted")


def how_many() -> str:
    """Above the counts."""
    return _("Remarks")


def figures(of: Figures) -> list[str]:
    """The café in figures, one at a time."""
    said = [_when(of), ", ".join(of.places)]
    if of.people is not None:
        said.append(words.count_people(of.people))
    said += [_remarks(of), _time(of)]
    return [one for one in said if one]


def _when(of: Figures) -> str:
    if of.started is None:
        return ""
    day = words.day(of.started)
    if of.sessions == 1:
        return day
    said = ngettext("{number} session since {day}", "{number} sessions, the first on {day}", of.sessions)
    return said.format(number=of.sessions, day=day)


def _remarks(of: Figures) -> str:
    return _("{remarks}, {used} of them in this article").format(
        remarks=words.count_remarks(of.remarks), used=of.used
    )


def _time(of: Figures) -> str:
    return _("{time} of talk").format(time=words.duration(of.seconds)) if of.seconds >= 1 else ""


def notice(of: Published) -> list[str]:
    """What readers are told about the notes, a sentence each."""
    said = [
        _("Those who spoke are told by their role."),
        _("What stands in quotation marks was said so; […] stands for a cut, [ ] for a changed word."),
    ]
    if of.responsible:
        said.append(_("{responsible} answers for these notes.").format(responsible=of.responsible))
    if of.purpose:
        said.append(_("What these notes are for: {purpose}.").format(purpose=of.purpose.rstrip(". ")))
    if of.legal_basis:
        basis = of.legal_basis.rstrip(". ")
        said.append(_("What allows us to write: {legal_basis}.").format(legal_basis=basis))
    if of.keep_until:
        said.append(_("The notes are deleted after {day}.").format(day=words.day(of.keep_until)))
    if of.contact:
        said.append(_("You can reach us here: {contact}").format(contact=of.contact))
    return said


def must_be_decided(number: int) -> str:
    """How much the check found that must be decided."""
    return ngettext("{number} thing to decide", "{number} things to decide", number).format(number=number)


def to_look_at(number: int) -> str:
    """How much the check found that is worth a look."""
    return ngettext("{number} thing to look at", "{number} things to look at", number).format(number=number)
