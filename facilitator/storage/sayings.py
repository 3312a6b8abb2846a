"""What of a session is searched, read from its files and cut down to that."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Kind, Remark, Session
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load

LARGEST = 64 * 2**20
"""In bytes: some hundred times the longest evening. A larger file is no session that a person noted."""


class Stamp(NamedTuple):
    """The files of a session as the system sees them, and when one was last written, in nanoseconds since 1970."""

    text: str
    newest: int


class About(Struct, frozen=True):
    """A session as its sayings share it. `started` is the hour on the wall of the room; `questions` are the titles of
    the prompts that have remarks, each with its id."""

    title: str
    theme: str
    place: str
    language: str
    started: datetime
    questions: tuple[tuple[str | None, str], ...]


class Saying(Struct, frozen=True):
    """A remark as it is searched and found."""

    number: int
    prompt: str | None
    kind: Kind
    speaker: str | None
    tags: tuple[str, ...]
    text: str


class Sayings(Struct, frozen=True):
    """All that is searched of a session: None and nothing where it cannot be read, with the `faults` that say why."""

    about: About | None = None
    said: tuple[Saying, ...] = ()
    faults: tuple[Fault, ...] = ()


def stamps(folder: Path) -> dict[str, Stamp]:
    """Every session of a folder by name, with what changes when one of its files does. Raises OSError."""
    found: dict[str, Stamp] = {}
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return {}
    with entries:
        for entry in entries:
            stem, _, ending = entry.name.rpartition(".")
            if ending in ("yaml", "journal") and stem and not stem.startswith("."):
                stamp = _stamp(entry, ending)
                found[stem] = _both(found[stem], stamp) if stem in found else stamp
    return found


def _stamp(entry: os.DirEntry[str], ending: str) -> Stamp:
    try:
        # What a listing says on Windows may be old, and has no inode.
        at = os.stat(entry.path) if os.name == "nt" else entry.stat()
    except OSError:
        return Stamp(f"{ending} ?", 0)
    return Stamp(f"{ending} {at.st_mtime_ns} {at.st_ctime_ns} {at.st_size} {at.st_ino}", at.st_mtime_ns)


def _both(one: Stamp, other: Stamp) -> Stamp:
    return Stamp(" ".join(sorted((one.text, other.text))), max(one.newest, other.newest))


def read(paths: SessionPaths) -> Sayings:
    """What is searched of a session; where it cannot be read, why. Never raises OSError."""
    try:
        _check(paths)
        loaded = load(paths)
    except FaultsError as error:
        return Sayings(faults=tuple(error.faults))
    except FileNotFoundError:
        return Sayings()
    except OSError as error:
        return Sayings(faults=(_unreadable(paths.yaml, error),))
    session = loaded.session
    if session is None:
        return Sayings(faults=tuple(loaded.faults))
    return Sayings(_about(session), tuple(map(_saying, session.remarks.values())), tuple(loaded.faults))


def _check(paths: SessionPaths) -> None:
    """Only ordinary files of a size that people write: a pipe would be waited for, and a device has no end."""
    for path in (paths.yaml, paths.journal):
        try:
            at = os.stat(path)
        except FileNotFoundError:
            if path.is_symlink():
                raise FaultsError([Fault(path, "missing")]) from None
            continue
        except OSError as error:
            raise FaultsError([_unreadable(path, error)]) from error
        if stat.S_ISDIR(at.st_mode):
            raise FaultsError([Fault(path, "folder")])
        if not stat.S_ISREG(at.st_mode):
            raise FaultsError([Fault(path, "unreadable", data={"reason": "not an ordinary file"})])
        if at.st_size > LARGEST:
            raise FaultsError([Fault(path, "too-big", data={"mebibytes": LARGEST / 2**20})])


def _unreadable(path: Path, error: OSError) -> Fault:
    reason = error.strerror or type(error).__name__
    return Fault(path, "unreadable", data={"reason": reason, "denied": isinstance(error, PermissionError)})


def _about(session: Session) -> About:
    prompts = dict.fromkeys(remark.prompt for remark in session.remarks.values())
    return About(
        title=session.title,
        theme=session.theme.title,
        place=session.place,
        language=session.language,
        started=session.started.replace(tzinfo=None),
        questions=tuple((prompt, session.title_of(prompt)) for prompt in prompts),
    )


def _saying(remark: Remark) -> Saying:
    return Saying(remark.number, remark.prompt, remark.kind, remark.speaker, remark.tags, remark.text)
