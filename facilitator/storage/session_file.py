"""Reading a session from its two files, whatever moment they are caught in."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.domain.entries import AnyEntry, Erase
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.fold import NotBegun, apply
from facilitator.domain.session import Remark, Session
from facilitator.storage import journal, ordinary, session_yaml
from facilitator.storage.paths import SessionPaths
from facilitator.storage.yaml_reader import decoded, raw

Signature = tuple[int, int, int]

LARGEST = 64 * 2**20
"""In bytes, for each of the two files: some hundred times the longest evening. More is no session that people noted."""

_TRIES = 20


@dataclass
class Loaded:
    """What the two files say. With `faults`, `session` is what can be read, perhaps None, and nothing is to be
    written. `read` is how much of the journal is in it, in bytes; None when there is no journal. `filed` is what the
    YAML alone holds, `comments` whether a person wrote some there. `erased` are the remarks that entries not yet filed
    have erased."""

    session: Session | None
    signature: Signature | None
    read: int | None
    faults: list[Fault] = field(default_factory=list)
    erased: list[Remark] = field(default_factory=list)
    filed: int = 0
    comments: bool = False


def signature(path: Path) -> Signature | None:
    """What changes when a file is replaced or edited; None when it is not there. Raises OSError."""
    try:
        stat = os.stat(path)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            return None
        raise
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def load(paths: SessionPaths, without_remarks: bool = False) -> Loaded:
    """The session as its files say, read without a lock: read again when the YAML was replaced meanwhile.

    Never raises FaultsError: faults are in the result. Raises OSError, FileNotFoundError when there is neither file.
    """
    for _ in range(_TRIES):
        before = signature(paths.yaml)
        loaded = _load_once(paths, before, without_remarks)
        if signature(paths.yaml) == before:
            break
    return loaded


def _load_once(paths: SessionPaths, sign: Signature | None, without_remarks: bool) -> Loaded:
    loaded = Loaded(None, sign, None)
    try:
        data = read_journal(paths)
        loaded.read = None if data is None else 0
        if sign is None and not data:
            _check_links(paths)
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(paths.yaml))
        if sign:
            _load_yaml(loaded, paths.yaml, without_remarks)
        if data and not loaded.faults:
            _fold_journal(loaded, data, paths.journal, without_remarks)
    except FaultsError as error:
        loaded.faults += error.faults
    return loaded


def _check_links(paths: SessionPaths) -> None:
    """Nothing is there to be read. Raises FaultsError where a name stands for it all the same."""
    if lost := [path for path in (paths.yaml, paths.journal) if ordinary.leads_nowhere(path)]:
        raise FaultsError([Fault(path, "link-nowhere") for path in lost])


def read_journal(paths: SessionPaths) -> bytes | None:
    """The journal's bytes, an unfinished last line included; None when there is no journal.

    Raises OSError, and FaultsError where it is nothing that a journal can be.
    """
    try:
        data = ordinary.contents(paths.journal, LARGEST)
    except (ordinary.NotOrdinary, IsADirectoryError) as error:
        raise FaultsError([ordinary.fault_of(paths.journal, error)]) from error
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            return None
        raise
    if len(data) > LARGEST:
        raise FaultsError([Fault(paths.journal, "too-big", data={"mebibytes": LARGEST / 2**20})])
    return data


def _load_yaml(loaded: Loaded, path: Path, without_remarks: bool) -> None:
    data = raw(path, LARGEST)
    if without_remarks and (light := session_yaml.load_without_remarks(data, path)):
        loaded.session = light
    else:
        text = decoded(data, path)
        loaded.session, loaded.faults = session_yaml.load(text, path)
        loaded.comments = session_yaml.has_comments(text)
    loaded.filed = loaded.session.seq if loaded.session else 0


def _fold_journal(loaded: Loaded, data: bytes, path: Path, without_remarks: bool) -> None:
    lines, gap = journal.whole(data), None
    after = loaded.session.seq if loaded.session else None
    entries = journal.telling(lines, path, after) if without_remarks else None
    if entries is None:
        entries = journal.decode(lines, path)
        gap = _gap(after, entries, path)
    try:
        for entry in entries[: gap.line - 1] if gap else entries:
            session = loaded.session
            if session and isinstance(entry, Erase) and entry.seq > session.seq:
                loaded.erased += [held] if (held := remark_of(session, entry.number)) else []
            loaded.session = apply(session, entry)
    except NotBegun:
        raise FaultsError([Fault(path, "journal-not-begun", 1, 1)]) from None
    if gap:
        raise FaultsError([gap])
    # Lines that are all filed are about to be emptied.
    loaded.read = len(lines) if loaded.session and loaded.session.seq > loaded.filed else 0


def _gap(last: int | None, entries: list[AnyEntry], path: Path) -> Fault | None:
    """The first line before which entries are missing."""
    for line, entry in enumerate(entries, 1):
        if last is not None and entry.seq > last + 1:
            return Fault(path, "journal-gap", line, 1, {"first": last + 1, "last": entry.seq - 1})
        last = max(last or 0, entry.seq)
    return None


def words_of(session: Session, number: int) -> list[str]:
    """The words the session holds of a remark, kept or removed: its text, the line as typed, what is published."""
    remark = remark_of(session, number)
    return words_in(remark) if remark else []


def words_in(remark: Remark) -> list[str]:
    """The words of a remark: its text, the line as typed, what is published."""
    return [words for words in (remark.text, remark.typed, remark.mended) if words]


def remark_of(session: Session, number: int) -> Remark | None:
    """The remark of that number, kept or removed."""
    return session.remarks.get(number) or (session.running.removed.get(number) if session.running else None)
