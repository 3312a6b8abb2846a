"""What went wrong outside of a file's words, and what to do, in a sentence for each."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from pathlib import Path

from facilitator.domain.faults import Fault, FaultsError
from facilitator.texts import _, faults

_BY_NUMBER: dict[int, Callable[[], str]] = {
    errno.ENOSPC: lambda: _("The disk is full. Make room on it."),
    errno.EDQUOT: lambda: _("Your share of the disk is full. Make room on it."),
    errno.EFBIG: lambda: _("The file cannot grow any more. Make room on the disk."),
    errno.EROFS: lambda: _("The disk can only be read. Is it locked?"),
    errno.EACCES: lambda: _(
        "You are not allowed to write here: {path}. Change the permissions of the folder."
    ),
    errno.EPERM: lambda: _(
        "You are not allowed to write here: {path}. Change the permissions of the folder."
    ),
    errno.ENOENT: lambda: _("This is not there any more: {path}. Put it back, or plug the disk in again."),
    errno.EEXIST: lambda: _("Something with this name is in the way: {path}. Move it elsewhere."),
    errno.ENAMETOOLONG: lambda: _("This name is too long: {path}. Choose a shorter one."),
    errno.ENOTDIR: lambda: _("There is no such folder: {path}. Look for a slip in its name."),
    errno.EIO: lambda: _("The disk does not answer as it should. Save what you can elsewhere."),
}

# By the `reason` that an error of a folder has.
_BY_REASON: dict[str, Callable[[], str]] = {
    "not-a-folder": lambda: _("This is a file, not a folder: {path}. Name a folder."),
    "missing": lambda: _("There is no such folder: {path}. Look for a slip in its name."),
}

# A folder of the program's own, inside the one that people know.
_LOCKS = ".locks"


def sentence(error: Exception) -> str:
    """What `error` means for whoever is at the keyboard."""
    if isinstance(error, FaultsError):
        return faults.line(error.faults[0]) if error.faults else unexpected(error)
    if isinstance(error, OSError):
        return _of_system(error)
    return unexpected(error)


def unexpected(error: BaseException) -> str:
    """An error of the program itself."""
    said = shown(f"{type(error).__name__}: {error}")
    return _(
        "Something went wrong in the program itself ({error}). What was shown as kept is on disk. "
        "With FACILITATOR_DEBUG=1 the same command says more."
    ).format(error=said)


def _of_system(error: OSError) -> str:
    known = _BY_REASON.get(getattr(error, "reason", "")) or _BY_NUMBER.get(error.errno or 0)
    path = shown(_known_to_people(str(error.filename))) if error.filename else _("this folder")
    if known:
        return known().format(path=path)
    return _("The system refuses: {reason} ({path}).").format(
        reason=shown(error.strerror or str(error)), path=path
    )


def _known_to_people(path: str) -> str:
    """`path`, or the folder around the locks when it is one of these."""
    parts = Path(path).parts
    return str(Path(*parts[: parts.index(_LOCKS)])) if _LOCKS in parts[1:] else path


def title_too_long(longest: int) -> str:
    """A title beyond what a theme may have."""
    return _("This title is too long. Keep it under {longest} characters.").format(longest=longest)


def no_theme(name: str, near: Iterable[str]) -> str:
    """No theme is called that."""
    return _or_near(_("No theme is called “{name}”.").format(name=shown(name)), near)


def no_session(name: str, near: Iterable[str]) -> str:
    """No session is called that."""
    if name == "last":
        return _("There is no session yet.")
    return _or_near(_("No session is called “{name}”.").format(name=shown(name)), near)


def _or_near(said: str, near: Iterable[str]) -> str:
    names = ", ".join(map(shown, near))
    return f"{said} " + _("Did you mean: {names}?").format(names=names) if names else said


def several(name: str, found: Iterable[str]) -> str:
    """A name that several things have."""
    names = ", ".join(shown(one) for one in found if one)
    return _("Several are called “{name}”. Say which by the name of its file: {names}.").format(
        name=shown(name), names=names
    )


def already_running(name: str) -> str:
    """The session is led from another window."""
    return _(
        "The session {name} is running in another window. Go on there, or close that window first."
    ).format(name=shown(name))


def already_ended(name: str) -> str:
    """There is nothing to take up."""
    return _("The session {name} has ended: there is nothing to take up.").format(name=shown(name))


def journal_missing() -> str:
    """The journal of a session that has not ended was taken away."""
    return _(
        "The journal of this session is not in its folder any more. Put the file back; if it is lost, take the "
        "session up with --resume and look at what it holds."
    )


def torn(path: Path) -> str:
    """A line that a dead process left unfinished was found in the journal."""
    return _(
        "A line that a program had not finished writing was found; it was never shown as kept. It is set aside "
        "in {file}."
    ).format(file=shown(path.name))


def session_files(torn_line: Path | None, by_hand: bool | list[Fault], copy: Path | None) -> list[str]:
    """What others, or people with an editor, did to the files of a session, where that has to be said."""
    said = [torn(torn_line)] if torn_line else []
    if by_hand is True:
        said.append(_("The file of the session was changed by hand: the changes are taken in."))
    elif by_hand:
        said += [faults.line(fault) for fault in by_hand[:3]]
    if copy:
        said.append(_("What was in the file by hand is kept in {file}.").format(file=shown(copy.name)))
    return said


def files_taken_away() -> str:
    """The files of the session being led are gone; the program has them in mind."""
    return _("The files of this session were taken away. They are being put back.")


def shown(text: str) -> str:
    """A name or a reason, short and without a character that a terminal would obey."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return text if len(text) <= 200 else text[:199] + "…"


def pen_down(how: str) -> str:
    """Nothing is noted while the pen is down; `how` is the key or the command that takes it up."""
    return _("The pen is down: nothing is noted. {how} takes it up again.").format(how=how)
