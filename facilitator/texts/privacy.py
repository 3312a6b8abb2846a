"""What is said of people's words in the sessions kept, and of what takes them away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from facilitator.domain.anonymous import Part, Rewrite
from facilitator.domain.flags import FlagKind
from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext, words

_KINDS: dict[FlagKind, Callable[[], str]] = {
    "email": lambda: _("mail address"),
    "phone": lambda: _("telephone number"),
    "handle": lambda: _("name of an account"),
    "profile": lambda: _("page of an account"),
    "name": lambda: _("full name"),
    "first-name": lambda: _("first name"),
}
_PARTS: dict[Part, Callable[[], str]] = {
    "speaker": lambda: _("voice"),
    "text": lambda: _("words"),
    "typed": lambda: _("line as typed"),
    "mended": lambda: _("words as published"),
    "tags": lambda: _("tags"),
    "where": lambda: _("origin"),
}


def kind(of: FlagKind) -> str:
    """What flagged words look like."""
    return _KINDS[of]()


def flagged(number: int, of: FlagKind, text: str) -> str:
    """Words of a remark that may say who somebody is."""
    return _("#{number} {kind}: {words}").format(number=number, kind=kind(of), words=visible(text))


def sensitive(number: int) -> str:
    """A remark that is marked so."""
    return _("#{number} is sensitive").format(number=number)


def past_due(keep_until: date) -> str:
    """A session past the date that the room was told."""
    return _("was to be deleted after {day}").format(day=words.day(keep_until))


def beside(path: Path) -> str:
    """A file that the program left around a session."""
    return _("beside it: {file}").format(file=visible(path.name))


def orphan(name: str) -> str:
    """Files of a session that is no more."""
    return _("{session} is no more, and files beside it are left").format(session=visible(name))


def nothing() -> str:
    """Every session is as it should be."""
    return _("Nothing to look at: no session is past its date, and no words look like a name or an address.")


def what_to_do() -> list[str]:
    """What can be done about what was listed."""
    return [
        _("Flagged words may be a role instead, or […]; what is no person's may stay."),
        _("To make a session anonymous: facilitator privacy --anonymise SESSION"),
        _("To delete one with all that is beside it: facilitator privacy --delete SESSION"),
    ]


def change(of: Rewrite) -> list[str]:
    """A part of a remark that changes, before and after."""
    return [
        _("#{number} {part}:").format(number=of.number, part=_PARTS[of.part]()),
        f"  - {_value(of.before)}",
        f"  + {_value(of.after)}",
    ]


def _value(of: Any) -> str:
    if isinstance(of, tuple):
        of = ", ".join(of)
    return visible(of) if of else _("(nothing)")


def comments() -> str:
    """Comments in a YAML that is written anew."""
    return _("What a person wrote after # in the file goes too.")


def goes(paths: Sequence[Path]) -> list[str]:
    """The files that go."""
    said = ngettext("{number} file goes:", "{number} files go:", len(paths)).format(number=len(paths))
    return [said, *(f"  {visible(str(path))}" for path in paths)]


def stays(paths: Sequence[Path]) -> list[str]:
    """The files that bear the session's name and stay."""
    return [_("Not written by the program, and left alone:"), *(f"  {visible(str(path))}" for path in paths)]


def rewritten(paths: Sequence[Path]) -> list[str]:
    """The syntheses from which the words go too."""
    said = ngettext(
        "Its words go from {number} article too:", "Its words go from {number} articles too:", len(paths)
    ).format(number=len(paths))
    return [said, *(f"  {visible(str(path))}" for path in paths)]


def out_of_reach() -> str:
    """What no deletion here can reach."""
    return _("Out of reach: backups, the history of a synchronised folder, what was printed or sent.")


def ask_deletion(number: int) -> str:
    """The question before files are deleted."""
    return ngettext(
        "Delete this file for good? It cannot be undone. Type yes to delete it: ",
        "Delete these {number} files for good? It cannot be undone. Type yes to delete them: ",
        number,
    ).format(number=number)


def ask_anonymity() -> str:
    """The question before a session is made anonymous."""
    return _("Make these changes for good? It cannot be undone. Type yes to make them: ")


def deletion_question(name: str) -> str:
    """The question of a screen before files are deleted."""
    return _("Delete {session} for good? It cannot be undone.").format(session=visible(name))


def anonymity_question(name: str) -> str:
    """The question of a screen before a session is made anonymous."""
    return _("Make {session} anonymous for good? It cannot be undone.").format(session=visible(name))


def deleted(name: str) -> str:
    """A session is deleted."""
    return _("{session} is deleted.").format(session=visible(name))


def anonymous(name: str) -> str:
    """A session is anonymous now."""
    return _("{session} is anonymous as far as the program can tell. Read it once more.").format(
        session=visible(name)
    )


def anonymous_already(name: str) -> str:
    """There is nothing to change."""
    return _("{session} is anonymous already, as far as the program can tell.").format(session=visible(name))


def nothing_done() -> str:
    """The answer was no."""
    return _("Nothing is changed.")


def not_ended(name: str) -> str:
    """A session that runs or was cut off cannot be made anonymous."""
    return _(
        "The session {session} has not ended. Take it up and end it, then make it anonymous; or delete it."
    ).format(session=visible(name))


def not_a_session(path: Path) -> str:
    """A file of another kind, named by its path."""
    return _("This is not a session, and is left alone: {path}. Name a session.").format(
        path=visible(str(path))
    )


def changed(name: str) -> str:
    """Somebody wrote in the session since it was shown."""
    return _(
        "The session {session} was changed meanwhile: nothing was done. Look again at what would go."
    ).format(session=visible(name))
