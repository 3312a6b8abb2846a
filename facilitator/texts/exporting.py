"""What is said of an article that is put in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from facilitator.texts import _, ngettext
from facilitator.texts.troubles import shown

_STEPS: dict[str, Callable[[], str]] = {
    "compose": lambda: _("The article is being composed…"),
    "make": lambda: _("The file is being made…"),
    "write": lambda: _("The file is being written…"),
}
_NOTES: dict[str, Callable[[], str]] = {
    "undrawn": lambda: _(
        "Some signs (emoji, rare letters) are in no font of this machine: the PDF has a box for each. "
        "Install a font that has them, such as Noto, and export again."
    ),
}


def step(of: str) -> str:
    """How far an export has come."""
    return _STEPS[of]()


def stopping() -> str:
    """The export is being given up."""
    return _("The export is being stopped…")


def note(of: str) -> str:
    """What has to be known of a file that was made."""
    return _NOTES[of]()


def exported(path: Path) -> str:
    """The article is in a file."""
    return _("The article is in {file}.").format(file=shown(str(path)))


def begun(path: Path) -> str:
    """A synthesis is in a file."""
    return _("The synthesis is in {file}.").format(file=shown(str(path)))


def unknown_form(ending: str, endings: Iterable[str]) -> str:
    """No such file can be made."""
    known = ", ".join(f".{one}" for one in endings)
    if not ending:
        return _("The end of the file's name says what to make: {endings}.").format(endings=known)
    return _("A file in {ending} cannot be made. Choose one of: {endings}.").format(
        ending=shown(ending), endings=known
    )


def in_the_way(path: Path) -> str:
    """There is a file of this name."""
    return _("This file is there already: {file}. With --force it is written over.").format(
        file=shown(str(path))
    )


def taken(path: Path) -> str:
    """There is a file of this name, which is not to be lost."""
    return _("This file is there already: {file}. Choose another name.").format(file=shown(str(path)))


def is_replaced(path: Path) -> str:
    """Asked before a file is lost."""
    return _("This file is there already: {file}. Is it to be replaced?").format(file=shown(str(path)))


def name_refused() -> str:
    """No file can have this name."""
    return _("No file can have this name. Choose another one.")


def goes_to(folder: Path) -> str:
    """Where a file goes that is named without a folder."""
    return _("It goes into {folder}, or where its name says.").format(folder=shown(str(folder)))


def undecided(number: int) -> str:
    """Nothing goes out before."""
    return ngettext(
        "Nothing was exported: {number} thing must be decided first.",
        "Nothing was exported: {number} things must be decided first.",
        number,
    ).format(number=number)


def missing(command: str) -> str:
    """What makes such a file is an extra; `command` installs it."""
    return _("This form needs parts that are not installed. To install them: {command}").format(
        command=command
    )


def outside(reason: str) -> str:
    """Another program could not make the file."""
    return _("The program that makes this form could not do it ({reason}). Nothing was written.").format(
        reason=shown(reason)
    )


def has_synthesis(names: Iterable[str]) -> str:
    """What is exported is only proposed, though somebody has written."""
    return _("An article is being written of this: {names}. Name it to export it.").format(
        names=", ".join(map(shown, names))
    )


def one_synthesis() -> str:
    """Several syntheses make no article."""
    return _("One synthesis at a time, or any number of sessions.")


def not_yaml() -> str:
    """The file of a synthesis ends otherwise."""
    return _("The file of a synthesis ends in .yaml. To make an article: facilitator export.")


def elsewhere(name: str) -> str:
    """A session that a synthesis could not find again."""
    return _("The session {name} is not in the folder of the sessions. Put it there first.").format(
        name=shown(name)
    )
