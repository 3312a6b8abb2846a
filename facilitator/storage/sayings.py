"""What of a session is searched or told in a table, read from its files and cut down to that."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from facilitator.domain.faults import Fault
from facilitator.domain.session import Kind, Remark, Session
from facilitator.storage.ordinary import fault_of
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from facilitator.storage.summaries import Summary, summary_of


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
    """A remark as it is searched and found. `text` is published, `noted` is what was noted where it was mended."""

    number: int
    prompt: str | None
    kind: Kind
    speaker: str | None
    tags: tuple[str, ...]
    text: str
    noted: str | None


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
    session, faults = whole(paths)
    if session is None:
        return Sayings(faults=faults)
    said = tuple(map(_saying, session.remarks.values()))
    return Sayings(_about(session), summary_of(session), said, faults)


def whole(paths: SessionPaths) -> tuple[Session | None, tuple[Fault, ...]]:
    """A session, and what is wrong with it; neither where it is no more. Never raises OSError."""
    try:
        loaded = load(paths)
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (fault_of(paths.yaml, error),)
    return loaded.session, tuple(loaded.faults)


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
    return Saying(
        remark.number,
        remark.prompt,
        remark.kind,
        remark.speaker,
        remark.tags,
        remark.published,
        None if remark.mended is None else remark.text,
    )
