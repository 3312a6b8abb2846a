"""What remains of people in the sessions kept, and taking it away: deleting a session, or making it anonymous."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from facilitator.domain.anonymous import Rewrite, changes, rewrites
from facilitator.domain.entries import Change
from facilitator.domain.faults import Fault
from facilitator.domain.flags import FlagKind, flagged_in
from facilitator.domain.session import Session
from facilitator.services import library
from facilitator.services.clock import now
from facilitator.services.opening import AlreadyRunning
from facilitator.storage import removal
from facilitator.storage.book import Book, NotEnded
from facilitator.storage.locks import Hold, take_in_earnest
from facilitator.storage.paths import SessionPaths, all_beside, all_sessions
from facilitator.storage.removal import Changed
from facilitator.storage.rewriting import naming
from facilitator.storage.session_file import Loaded, load

__all__ = ["Anonymity", "Changed", "Deletion", "Flagged", "NotASession", "NotEnded", "Remains"]


class NotASession(Exception):
    """A file outside the folder of sessions that does not read as one."""


@dataclass(frozen=True)
class Flagged:
    """Words of a remark, or of its speaker's role, that may say who somebody is."""

    number: int
    kind: FlagKind
    words: str


@dataclass(frozen=True)
class Remains:
    """What there is to look at in one session. `beside` are the files that the program left around it."""

    item: library.SessionItem
    past_due: bool
    flagged: list[Flagged] = field(default_factory=list)
    sensitive: list[int] = field(default_factory=list)
    beside: list[Path] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.past_due or self.flagged or self.sensitive or self.beside or self.faults)


@dataclass(frozen=True)
class Deletion:
    """The files that go when a session is deleted, and those that bear its name and stay. From `syntheses` goes all
    that is the session's."""

    paths: SessionPaths
    files: list[Path]
    stay: list[Path]
    syntheses: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class Anonymity:
    """What changes when a session is made anonymous. `files` go, and with `comments` what a person wrote after a #.
    `syntheses` have its remarks: their words change there too."""

    paths: SessionPaths
    rewrites: list[Rewrite]
    files: list[Path]
    comments: bool
    syntheses: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rewrites or self.files or self.comments)


def remains(paths: SessionPaths, today: date, beside: list[Path] | None = None) -> Remains:
    """What is to be looked at in a session, as far as it can be read. `beside` is looked for where it is not told."""
    item = library.item(paths)
    try:
        loaded = load(paths)
    except OSError:
        loaded = Loaded(None, None, None)
    session = loaded.session
    return Remains(
        item,
        item.past_due(today),
        list(flagged(session)) if session else [],
        [remark.number for remark in session.remarks.values() if remark.sensitive] if session else [],
        _beside(paths) if beside is None else beside,
        loaded.faults,
    )


def _beside(paths: SessionPaths) -> list[Path]:
    return paths.beside() if paths.folder.is_dir() else []


def flagged(session: Session) -> Iterator[Flagged]:
    """What is flagged in a session, each words once a remark."""
    roles = sorted({remark.speaker for remark in session.remarks.values() if remark.speaker})
    for remark in session.remarks.values():
        for kind, words in flagged_in(remark, roles, session.language):
            yield Flagged(remark.number, kind, words)


def everything(sessions: Path, today: date) -> list[Remains]:
    """Every session with something to look at, newest first."""
    return [found for _place, _of, found in look_through(sessions, today) if found]


def look_through(sessions: Path, today: date) -> Iterator[tuple[int, int, Remains]]:
    """Every session, newest first: its place, of how many, and what there is to look at in it."""
    known = all_sessions(sessions)
    # Listed once: a folder may hold ten thousand sessions.
    beside = all_beside(sessions) if known else {}
    for place, paths in enumerate(known, 1):
        yield place, len(known), remains(paths, today, beside.get(paths.name, []))


def orphans(sessions: Path) -> list[SessionPaths]:
    """Sessions that are no more, of which the program left files."""
    return removal.orphans(sessions)


# Deleting


def deletion(paths: SessionPaths, sessions: Path | None = None) -> Deletion:
    """What would go. Raises OSError; NotASession, so that a theme named by its path is no session to delete.

    In the folder of `sessions`, by default that of `paths`, one that cannot be read may be deleted too.
    """
    elsewhere = sessions is not None and paths.folder.resolve() != sessions.resolve()
    if elsewhere and load(paths).session is None:
        raise NotASession(paths.name)
    return Deletion(paths, removal.files_of(paths), removal.left_alone(paths), naming(paths))


def delete(shown: Deletion) -> None:
    """Delete just that. Raises AlreadyRunning, Changed, OSError."""
    with _held(shown.paths):
        if naming(shown.paths) != shown.syntheses:
            raise Changed(shown.paths.name)
        removal.delete(shown.paths, shown.files)
    removal.forget_locks(shown.paths)


@contextmanager
def _held(paths: SessionPaths) -> Iterator[None]:
    """Nobody leads the session meanwhile."""
    hold = Hold(paths.live_lock)
    if not take_in_earnest(hold):
        raise AlreadyRunning(paths.name)
    try:
        yield
    finally:
        hold.release()


# Making anonymous


def anonymity(paths: SessionPaths) -> Anonymity:
    """What would change. Raises NotEnded, FaultsError, OSError."""
    session = Book(paths).open()
    if session.ended is None:
        raise NotEnded(paths.name)
    return _anonymity(paths, session, load(paths).comments)


def _anonymity(paths: SessionPaths, session: Session, comments: bool) -> Anonymity:
    found = rewrites(session)
    return Anonymity(paths, found, removal.words_beside(paths), comments, naming(paths) if found else [])


def anonymise(shown: Anonymity) -> None:
    """Make just these changes, all or none. Raises NotEnded, Changed, FaultsError, OSError."""

    def agreed(session: Session, comments: bool) -> list[Change]:
        found = _anonymity(shown.paths, session, comments)
        if found != shown:
            raise Changed(shown.paths.name)
        return changes(found.rewrites, at=now(), by="privacy")

    Book(shown.paths).amend(agreed)
