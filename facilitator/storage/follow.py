"""Following a session that others write: what is new since the last look."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.domain.entries import AnyEntry, End, RemarkKept
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Session
from facilitator.storage import journal, session_yaml, side_files
from facilitator.storage.ordinary import opened
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import Loaded, Signature, load, signature
from facilitator.storage.yaml_reader import read_bytes

_TRIES = 20

_Place = tuple[int, int, int, int, float, Signature | None, bool]


@dataclass
class News:
    """What has happened since the last look.

    `session`, where there is one, replaces the one held; then `entries` apply in order. `own` is the entry just
    written. `torn` is a file in which the unfinished line of a dead process was set aside. `by_hand` says that the
    YAML was edited: True when the edit is in `session`, or the faults that keep it out.
    """

    entries: list[AnyEntry] = field(default_factory=list)
    session: Session | None = None
    own: AnyEntry | None = None
    torn: Path | None = None
    by_hand: bool | list[Fault] = False
    copy: Path | None = None

    def __bool__(self) -> bool:
        return bool(self.entries or self.session or self.torn or self.by_hand or self.copy)


class Follower:
    """A place in a session's two files. Not for two threads at once."""

    def __init__(self, paths: SessionPaths) -> None:
        self.paths = paths
        self._seq = 0
        self._filed = 0
        self._faults: list[Fault] = []
        self._numbers = 0
        self._elapsed = 0.0
        self._offset = 0
        self._signature: Signature | None = None
        self._copy_first = False
        self._ended = False
        self._unheard = News()

    @property
    def _place(self) -> _Place:
        """How far the files are known."""
        numbers = self._seq, self._filed, self._numbers, self._offset
        return *numbers, self._elapsed, self._signature, self._ended

    @_place.setter
    def _place(self, place: _Place) -> None:
        self._seq, self._filed, self._numbers, self._offset, self._elapsed, self._signature, self._ended = (
            place
        )

    def open(self, without_remarks: bool = False) -> Session:
        """The session as it stands, to be kept up with `append` and `follow`.

        Raises FaultsError when the files cannot be written safely, OSError when they cannot be read.
        """
        return self._adopt(load(self.paths, without_remarks))

    def _adopt(self, loaded: Loaded) -> Session:
        if loaded.faults or loaded.session is None:
            raise FaultsError(loaded.faults)
        self._offset, self._signature, self._filed = loaded.read or 0, loaded.signature, loaded.filed
        self._copy_first = self._copy_first or loaded.comments
        self._faults = []
        self._place_at(loaded.session)
        return loaded.session

    def _place_at(self, session: Session) -> None:
        self._seq, self._ended = session.seq, session.ended is not None
        if session.running:
            self._numbers, self._elapsed = session.running.numbers, session.running.elapsed
        else:
            self._numbers = max(session.remarks, default=0)

    def _know(self, entry: AnyEntry) -> None:
        self._seq = entry.seq
        self._elapsed = max(self._elapsed, entry.elapsed)
        self._ended = self._ended or isinstance(entry, End)
        if isinstance(entry, RemarkKept):
            self._numbers = max(self._numbers, entry.number)

    def follow(self) -> News:
        """What others have written since the last look. Costs two looks at the folder when nothing has.

        Raises OSError, FaultsError when the journal has a fault.
        """
        return self._news(locked=False)

    def _news(self, locked: bool) -> News:
        for _ in range(_TRIES):
            sign = signature(self.paths.yaml)
            if sign != self._signature:
                self._remember(self._look_at_yaml(sign))
            if locked:
                self._remember(News(torn=self._set_aside_torn()))
            lines = self._unread()
            # Filed meanwhile: what was read may begin in the middle of a line.
            if locked or signature(self.paths.yaml) == self._signature:
                self._remember(News(entries=self._read_on(lines, locked)))
                break
        news, self._unheard = self._unheard, News()
        return news

    def _remember(self, news: News) -> None:
        """Have it told at the end of this look, or of the next one when this one fails."""
        self._unheard = _joined(self._unheard, news)

    def _look_at_yaml(self, sign: Signature | None) -> News:
        """The YAML is not the one last seen: filed by another process, or edited by a person."""
        if sign is None:
            self._signature, self._copy_first = None, False
            return News()
        faults: list[Fault] = []
        text = ""
        try:
            text = read_bytes(self.paths.yaml)
            filed = session_yaml.filed_by_program(text)
        except FaultsError as error:
            filed, faults = None, error.faults
        if filed is not None and filed <= self._seq:
            self._signature, self._offset = sign, 0
            if filed < self._filed:
                return News(by_hand=[Fault(self.paths.yaml, "old-copy-saved")])
            self._filed = filed
            return News()
        loaded = load(self.paths)
        faults = faults or loaded.faults
        if not faults and loaded.session and loaded.session.seq >= self._seq:
            return News(session=self._adopt(loaded), by_hand=filed is None and loaded.session.ended is None)
        self._filed, self._faults = max(self._filed, session_yaml.filed_as_said(text)), faults
        self._copy_first, self._signature, self._offset = True, loaded.signature, 0
        return News(by_hand=faults or [Fault(self.paths.yaml, "old-copy-saved")])

    def _unread(self) -> bytes:
        data = read_from(self.paths.journal, self._offset)
        if data is None:
            self._offset = 0
            data = read_from(self.paths.journal, 0)
        return journal.whole(data or b"")

    def _read_on(self, lines: bytes, locked: bool) -> list[AnyEntry]:
        entries = [entry for entry in journal.decode(lines, self.paths.journal) if entry.seq > self._seq]
        if entries and entries[0].seq > self._seq + 1 and not locked:
            # What lies between is in a YAML that cannot be read now: all of it comes when that can be.
            return []
        if entries or locked:
            # Lines that are all filed are about to be emptied: a place behind them would soon be a wrong one.
            self._offset += len(lines)
        for entry in entries:
            self._know(entry)
        return entries

    def _set_aside_torn(self) -> Path | None:
        """Move the line that a dead process left without its end out of the journal. Under the lock only."""
        data = read_from(self.paths.journal, self._offset)
        if data is None:
            data = read_from(self.paths.journal, 0) or b""
        tail = data[len(journal.whole(data)) :]
        if not tail:
            return None
        path = side_files.keep_torn(self.paths, tail)
        os.truncate(self.paths.journal, os.stat(self.paths.journal).st_size - len(tail))
        return path


def _joined(first: News, then: News) -> News:
    """Two looks told as one."""
    if then.session is None:
        then.session = first.session
        then.entries = first.entries + then.entries
    then.torn = then.torn or first.torn
    then.by_hand = then.by_hand or first.by_hand
    then.copy = then.copy or first.copy
    return then


def read_from(path: Path, offset: int) -> bytes | None:
    """The bytes of a file from an offset on; None when it is shorter than that, or not there."""
    try:
        with opened(path, buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size <= offset:
                return b"" if size == offset else None
            file.seek(offset)
            return file.read()
    except FileNotFoundError:
        return None
