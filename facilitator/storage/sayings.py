"""What of a session is searched or told in a table, read from its files and cut down to that."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Kind, Remark, Session
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.storage.summaries import Summary, summary_of

LARGEST = 64 * 2**20
"""In bytes: some hundred times the longest evening. A larger file is no session that a person noted."""


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
    """All that the index keeps of a session: None where it cannot be read, with the `faults` that say why."""

    about: About | None = None
    summary: Summary | None = None
    said: tuple[Saying, ...] = ()
    faults: tuple[Fault, ...] = ()


def stamps(folder: Path) -> dict[str, int]:
    """Every session of a folder by name, with a number that changes when one of its files does. Raises OSError.

    Numbers, and not what they are made of, since a folder may hold ten thousand sessions.
    """
    found: dict[str, int] = {}
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return {}
    with entries:
        for entry in entries:
            stem, _, ending = entry.name.rpartition(".")
            if ending in ("yaml", "journal") and stem and not stem.startswith("."):
                stamp = _stamp(entry, ending == "journal")
                found[stem] = hash((*sorted((found[stem], stamp)),)) if stem in found else stamp
    return found


def _stamp(entry: os.DirEntry[str], is_journal: bool) -> int:
    try:
        # What a listing says on Windows may be old, and has no inode.
        at = os.stat(entry.path) if os.name == "nt" else entry.stat()
    except OSError:
        return int(is_journal)
    return hash((is_journal, at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino))


def last_change(paths: SessionPaths) -> int:
    """When a file of the session was last written, in nanoseconds since 1970; 0 where none can be seen."""
    return max(map(_written, (paths.yaml, paths.journal)))


def _written(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


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
    said = tuple(map(_saying, session.remarks.values()))
    return Sayings(_about(session), summary_of(session), said, tuple(loaded.faults))


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
