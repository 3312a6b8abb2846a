"""Where the search index of a home is, who may touch it now, and whether it is still as this program left it.

It stands in the cache folder, one folder a home. Everything is done under one lock. A seal, written after each change,
says what the database file looked like then: one that does not match was changed by something else, or by a process
that died, and is built again. So no word is left in a file that would take such a change back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.storage.folders import cache_folder
from facilitator.storage.locks import held
from facilitator.storage.sync import flush

_PRIVATE = 0o600


@dataclass(frozen=True)
class IndexPlace:
    """The files of one index."""

    folder: Path

    @property
    def database(self) -> Path:
        """SQLite's."""
        return self.folder / "index.db"

    @property
    def seal(self) -> Path:
        """What the database looked like when it was last left."""
        return self.folder / "seal"

    @property
    def home(self) -> Path:
        """The folder of the sessions that are in the index."""
        return self.folder / "folder"

    @property
    def lock(self) -> Path:
        """Held by whoever reads or writes any of these."""
        return self.folder / "lock"

    def is_sealed(self, version: str) -> bool:
        """Whether the database is as a program of this version left it."""
        try:
            return self.seal.read_text("utf-8", "replace") == self._seal(version)
        except OSError:
            return False

    def set_seal(self, version: str) -> None:
        """Say that the database is whole, once it is on the disk. Raises OSError."""
        with self.database.open("rb+") as file:
            flush(file.fileno())
        self.seal.write_text(self._seal(version), "utf-8")

    def _seal(self, version: str) -> str:
        at = os.stat(self.database)
        return f"{version} {at.st_mtime_ns} {at.st_ctime_ns} {at.st_size} {at.st_ino}"

    def clear(self) -> None:
        """Take the database away, and an empty one that nobody else can read in its place. Raises OSError."""
        self.remove()
        os.close(os.open(self.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))

    def remove(self) -> None:
        """Take the database away, with what SQLite may have left beside it. Raises OSError."""
        for path in (self.seal, self.database, *map(self._beside, ("-journal", "-wal", "-shm"))):
            path.unlink(missing_ok=True)

    def _beside(self, ending: str) -> Path:
        return self.database.with_name(self.database.name + ending)


def place_for(sessions: Path) -> IndexPlace:
    """Where the index of a sessions folder is; it may not be there yet."""
    return IndexPlace(_all() / _key(sessions.resolve()))


def _all() -> Path:
    return cache_folder() / "search"


def _key(folder: Path) -> str:
    return hashlib.blake2b(os.fsencode(folder), digest_size=10).hexdigest()


@contextmanager
def taken(sessions: Path) -> Iterator[IndexPlace]:
    """The index of a sessions folder, for this process alone. Raises OSError where nothing can be kept."""
    place = place_for(sessions)
    if not place.folder.is_dir():
        place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        drop_orphans()
    with held(place.lock):
        if not place.home.exists():
            place.home.write_bytes(os.fsencode(sessions.resolve()))
        yield place


def drop_orphans() -> None:
    """Forget the homes that are not there any more: nobody could have words erased from their indexes."""
    with suppress(OSError):
        for folder in list(_all().iterdir()):
            _drop_orphan(IndexPlace(folder))


def _drop_orphan(place: IndexPlace) -> None:
    with suppress(OSError), held(place.lock):
        if not os.path.isdir(os.fsdecode(place.home.read_bytes())):
            place.remove()
            place.home.unlink()
