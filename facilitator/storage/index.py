"""The search index of a home: brought up to date in passing, asked, and made to forget.

Everything in it comes from the sessions' files, so it may be lost at any time. A search waits for the moments in which
another process reads or writes there; the files are read a while at a time, so that nobody waits long.
"""

from __future__ import annotations

import os
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from hashlib import blake2b
from heapq import heappop, heappush
from pathlib import Path
from typing import TypeVar

import msgspec

from facilitator.domain.matching import every_stem
from facilitator.domain.query import Query
from facilitator.storage import index_query, index_tables, sayings
from facilitator.storage.answers import Answer, Hit
from facilitator.storage.index_place import IndexPlace, taken
from facilitator.storage.paths import SessionPaths
from facilitator.storage.sayings import About
from facilitator.storage.summaries import Listed

_SCHEMA_VERSION = 3
# For so long, in seconds, files are read before others get their turn; and what it takes them to see that.
_TURN = 0.5
_BETWEEN = 0.005
# A file system may give two changes within this time, in nanoseconds, the same hour.
_SAME_HOUR = 2 * 10**9
# Of SQLite's pages: few for an answer, since the system keeps the file in mind; more while many sessions are read.
_CACHE_KIB = 256
_CACHE_OF_MANY_KIB = 16 * 1024
_MANY = 20

# What is deleted is overwritten. What a change would be taken back with is kept in memory, and the seal tells whether
# the file reached the disk whole: nothing with words in it stands beside the database at any time.
_SETTINGS = ("secure_delete=ON", "journal_mode=MEMORY", "synchronous=OFF", "temp_store=MEMORY")

# Words whose stems tell one release of the stemmer from another.
_SAMPLE = ("partages", "reseaux", "quotidiennement", "amities", "generations", "sharing", "happily", "skies")
_DAMAGE = (sqlite3.Error, msgspec.MsgspecError)

T = TypeVar("T")
Told = Callable[[int, int], None]


class Unusable(Exception):
    """There can be no index here: the cause says why."""


def answer(sessions: Path, query: Query, limit: int, told: Told | None = None, look: bool = True) -> Answer:
    """The best `limit` answers, from an index that is brought up to date before. Raises Unusable.

    `told`, where much is to be read, is given how many sessions are done, and how many there are. Who has just asked
    may do without a `look` at the files: with thousands of them it takes longer than the answer.
    """

    def asked(database: sqlite3.Connection) -> Answer:
        return _asked(database, sessions, query, limit)

    def ask() -> Answer:
        found = None if look else _as_it_is(sessions, asked)
        return found or _up_to_date(sessions, asked, told)

    return _trying_twice(sessions, ask)


def listing(sessions: Path, told: Told | None = None) -> list[Listed]:
    """What there is to tell of every session, from an index that is brought up to date before. Raises Unusable."""

    def listed(database: sqlite3.Connection) -> list[Listed]:
        return index_tables.listing(database, sessions)

    return _trying_twice(sessions, lambda: _up_to_date(sessions, listed, told))


def _trying_twice(sessions: Path, ask: Callable[[], T]) -> T:
    """One that is damaged in a way that its seal does not show is built again. Raises Unusable."""
    try:
        return _mending(sessions, ask)
    except (OSError, *_DAMAGE) as error:
        raise Unusable from error


def _mending(sessions: Path, ask: Callable[[], T]) -> T:
    try:
        return ask()
    except _DAMAGE:
        with taken(sessions) as place:
            place.remove()
    try:
        return ask()
    except _DAMAGE:
        with taken(sessions) as place:
            place.remove()
        raise


def _up_to_date(sessions: Path, asked: Callable[[sqlite3.Connection], T], told: Told | None) -> T:
    seen, done = sayings.stamps(sessions), set[str]()
    while True:
        with taken(sessions) as place, _opened(place) as database:
            left = _bring_up_to_date(database, sessions, seen, done)
            if not left:
                return asked(database)
        if told:
            told(len(seen) - left, len(seen))
        time.sleep(_BETWEEN)


def _as_it_is(sessions: Path, asked: Callable[[sqlite3.Connection], T]) -> T | None:
    """The answer of an index that is there and whole."""
    with taken(sessions) as place:
        if not place.is_sealed(_version()):
            return None
        with _opened(place) as database:
            return asked(database)


def _asked(database: sqlite3.Connection, sessions: Path, query: Query, limit: int) -> Answer:
    hits = list(_hits(database, index_query.rows(database, query, limit + 1)))
    return Answer(hits[:limit], len(hits) > limit, index_tables.faults(database, sessions))


@contextmanager
def _opened(place: IndexPlace) -> Iterator[sqlite3.Connection]:
    """The database, made anew unless it is as it was left; sealed again when it was changed."""
    version = _version()
    if not place.is_sealed(version):
        place.clear()
    with closing(_connected(place.database)) as database:
        database.execute("BEGIN IMMEDIATE")
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            index_tables.create(database)
        yield database
        database.execute("COMMIT")
    if not place.is_sealed(version):
        place.set_seal(version)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    for setting in (*_SETTINGS, f"cache_size=-{_CACHE_KIB}"):
        database.execute(f"PRAGMA {setting}")
    return database


def _version() -> str:
    """What the words in an index depend on."""
    stems = " ".join(stem for word in _SAMPLE for stem in every_stem(word))
    words = blake2b(f"{unicodedata.unidata_version} {stems}".encode(), digest_size=4).hexdigest()
    return f"{_SCHEMA_VERSION} {words}"


def _bring_up_to_date(
    database: sqlite3.Connection, sessions: Path, seen: dict[str, int], done: set[str]
) -> int:
    """Read the sessions that changed, for one turn, and say how many are left. Those in `done` are not read again."""
    gone, changed = _differences(database, seen)
    for key in gone:
        index_tables.take_out(database, key)
    # In the order of the evenings: the engine likes the numbers of its rows to rise.
    changed = sorted(name for name in changed if name not in done)
    if len(changed) > _MANY:
        database.execute(f"PRAGMA cache_size=-{_CACHE_OF_MANY_KIB}")
    until = time.monotonic() + _TURN
    while changed:
        name = heappop(changed)
        done.add(name)
        for displaced in _read_again(database, SessionPaths(sessions, name), seen[name]):
            done.discard(displaced)
            if displaced in seen and displaced not in changed:
                heappush(changed, displaced)
        if time.monotonic() >= until:
            break
    return len(changed)


def _differences(database: sqlite3.Connection, seen: dict[str, int]) -> tuple[list[bytes], list[str]]:
    """The sessions in the index that have gone, and those in the folder that are not as the index knows them."""
    gone: list[bytes] = []
    changed: list[str] = []
    for key, stamp in database.execute("SELECT name, stamp FROM session"):
        name = os.fsdecode(key)
        if name not in seen:
            gone.append(key)
        elif seen[name] != stamp:
            changed.append(name)
    return gone, [*changed, *_new(database, seen, len(gone))]


def _new(database: sqlite3.Connection, seen: dict[str, int], gone: int) -> set[str]:
    """The sessions in the folder that the index does not know, looked for only where there must be some."""
    (known,) = database.execute("SELECT count(*) FROM session").fetchone()
    if known - gone == len(seen):
        return set()
    return seen.keys() - {os.fsdecode(key) for (key,) in database.execute("SELECT name FROM session")}


def _read_again(database: sqlite3.Connection, paths: SessionPaths, stamp: int) -> list[str]:
    """Read a session, and say which others have to be read again for it."""
    written, begun = sayings.last_change(paths), time.time_ns()
    found = sayings.read(paths)
    # One more change in the same instant would not show: such a file is read again the next time.
    settled = abs(begun - written) > _SAME_HOUR
    displaced = index_tables.put(database, os.fsencode(paths.name), stamp if settled else None, found)
    return list(map(os.fsdecode, displaced))


def _hits(database: sqlite3.Connection, rows: list[int]) -> Iterator[Hit]:
    """What is told of these rows. Many share their session and their question: each is looked up once."""
    session = cache(partial(_session, database))
    question = cache(partial(_question, database))
    for row in rows:
        number, frame, kind, speaker, text = database.execute(
            "SELECT number, frame, kind, speaker, text FROM remark WHERE id = ?", (row,)
        ).fetchone()
        name, about = session(row >> index_tables.ROWS_BITS)
        yield Hit(name, about, int(number), *question(frame), kind, speaker, text)


def _session(database: sqlite3.Connection, id: int) -> tuple[str, About]:
    (name,) = database.execute("SELECT name FROM session WHERE id = ?", (id,)).fetchone()
    return os.fsdecode(name), index_tables.about_of(database, id)


def _question(database: sqlite3.Connection, frame: int) -> tuple[str | None, str]:
    prompt, title = database.execute("SELECT prompt, title FROM frame WHERE rowid = ?", (frame,)).fetchone()
    return prompt, title


def forget(place: IndexPlace, session: str) -> None:
    """Take a session out of the index that is there, or the whole index where that fails. The caller has the turn.

    Raises OSError.
    """
    try:
        with _opened(place) as database:
            index_tables.take_out(database, os.fsencode(session))
            index_tables.purge(database)
    except _DAMAGE:
        place.remove()
