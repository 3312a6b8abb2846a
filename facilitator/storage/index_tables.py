"""The tables of the search index, and a session put in or taken out of them.

`said` is what is searched of the remarks and `frame` what is searched around them: a row for each question of a
session. Both hold words as they are heard and, in columns of their own, stems. `said` keeps no text; `remark` does.
Rows are numbered so that a later session has higher numbers: the newest come first without another look-up.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from facilitator.domain.faults import Fault
from facilitator.domain.found import Heard
from facilitator.storage.paths import SessionPaths
from facilitator.storage.sayings import About, Saying, Sayings
from facilitator.storage.searched import FRAME, SAID, around, within
from facilitator.storage.summaries import Listed, Summary

ROWS_BITS = 21
_SAME_MINUTE_BITS = 9
_COUNTED = 1 << ROWS_BITS - 1
# The first SQLite whose FTS5 can take words out of its pages as it deletes a row, and not at some later merge.
_CAN_FORGET = (3, 42)

_said_columns = ", ".join((*SAID, *(f"{name}_stems" for name in SAID)))
_frame_columns = ", ".join((*FRAME, *(f"{name}_stems" for name in FRAME)))

# The words are made here, so that they are the same in a query: the engine's own "ascii" only splits at spaces.
_SCHEMA = (
    "CREATE TABLE session (name BLOB PRIMARY KEY, stamp INTEGER, id INTEGER UNIQUE) WITHOUT ROWID",
    "CREATE TABLE about (id INTEGER PRIMARY KEY, about BLOB)",
    "CREATE TABLE summary (name BLOB PRIMARY KEY, summary BLOB) WITHOUT ROWID",
    "CREATE TABLE fault (name BLOB PRIMARY KEY, fault BLOB) WITHOUT ROWID",
    "CREATE TABLE remark (id INTEGER PRIMARY KEY, frame INTEGER, number, kind TEXT, speaker TEXT,"
    " tags BLOB, text TEXT, noted TEXT)",
    f"CREATE VIRTUAL TABLE said USING fts5({_said_columns}, content='', tokenize='ascii')",
    f"CREATE VIRTUAL TABLE frame USING fts5({_frame_columns}, prompt UNINDEXED, title UNINDEXED,"
    " tokenize='ascii')",
)
_INSERT_SAID = f"INSERT INTO said (rowid, {_said_columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_DELETE_SAID = f"INSERT INTO said (said, rowid, {_said_columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)"
_INSERT_FRAME = (
    f"INSERT INTO frame (rowid, {_frame_columns}, prompt, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_encode = msgspec.json.encode
_tags = msgspec.json.Decoder(tuple[str, ...])
_about = msgspec.json.Decoder(About)
_summary = msgspec.json.Decoder(Summary)
_decode_fault = msgspec.json.Decoder(tuple[str, str, int, int, dict[str, Any]]).decode

Row = tuple[int, int, int | str, str, str | None, bytes, str, str | None]


def create(database: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    for statement in _SCHEMA:
        database.execute(statement)
    if sqlite3.sqlite_version_info >= _CAN_FORGET:
        for table in ("said", "frame"):
            database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")


def put(database: sqlite3.Connection, name: bytes, stamp: int | None, sayings: Sayings) -> list[bytes]:
    """Have this session in the tables as it is now, whatever was known of it.

    Returns the sessions that had to leave so that the rows keep their order: they are to be put in again.
    """
    displaced: list[bytes] = []
    known = id = _id_of(database, name)
    if known is None or sayings.about is None or about_of(database, known) != sayings.about:
        take_out(database, name)
        id, displaced = _add(database, name, sayings) if sayings.about else (None, [])
    else:
        _mend(database, known, sayings)
    database.execute("REPLACE INTO session VALUES (?, ?, ?)", (name, stamp, id))
    _forget_told(database, name)
    if sayings.summary:
        database.execute("INSERT INTO summary VALUES (?, ?)", (name, _encode(sayings.summary)))
    if sayings.faults:
        database.execute("INSERT INTO fault VALUES (?, ?)", (name, _encoded(sayings.faults[0])))
    return displaced


def take_out(database: sqlite3.Connection, name: bytes) -> None:
    """Have nothing of this session in the tables."""
    id = _id_of(database, name)
    if id is not None:
        _delete(database, _rows(database, id))
        database.execute("DELETE FROM frame WHERE rowid BETWEEN ? AND ?", _span(id))
        database.execute("DELETE FROM about WHERE id = ?", (id,))
    database.execute("DELETE FROM session WHERE name = ?", (name,))
    _forget_told(database, name)


def _forget_told(database: sqlite3.Connection, name: bytes) -> None:
    for table in ("summary", "fault"):
        database.execute(f"DELETE FROM {table} WHERE name = ?", (name,))


def purge(database: sqlite3.Connection) -> None:
    """Take the words of deleted rows out of the pages, where the engine has not done so by itself."""
    if sqlite3.sqlite_version_info < _CAN_FORGET:
        for table in ("said", "frame"):
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def about_of(database: sqlite3.Connection, id: int) -> About:
    """What the sayings of a session share."""
    (about,) = database.execute("SELECT about FROM about WHERE id = ?", (id,)).fetchone()
    return _about.decode(about)


def faults(database: sqlite3.Connection, folder: Path) -> list[Fault]:
    """The first fault of each session that has some."""
    rows = database.execute("SELECT name, fault FROM fault ORDER BY name").fetchall()
    return [_fault(SessionPaths(folder, os.fsdecode(name)), *_decode_fault(data)) for name, data in rows]


def listing(database: sqlite3.Connection, folder: Path) -> list[Listed]:
    """Every session of which there is something to tell."""
    wrong = {fault.path.stem: fault for fault in faults(database, folder)}
    rows = database.execute("SELECT name, summary FROM summary")
    told = {os.fsdecode(name): _summary.decode(summary) for name, summary in rows}
    return [Listed(name, told.get(name), wrong.get(name)) for name in told.keys() | wrong.keys()]


def _fault(paths: SessionPaths, ending: str, *rest: Any) -> Fault:
    return Fault(paths.journal if ending == ".journal" else paths.yaml, *rest)


def _encoded(fault: Fault) -> bytes:
    return _encode((fault.path.suffix, fault.code, fault.line, fault.column, fault.data))


def first_row(moment: datetime) -> int:
    """The least number of a row in a session that began then or later."""
    return _first_id(moment) << ROWS_BITS


def _id_of(database: sqlite3.Connection, name: bytes) -> int | None:
    row = database.execute("SELECT id FROM session WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def _first_id(started: datetime) -> int:
    minutes = (started.toordinal() * 24 + started.hour) * 60 + started.minute
    return minutes << _SAME_MINUTE_BITS


def _make_room(database: sqlite3.Connection, name: bytes, started: datetime) -> tuple[int, list[bytes]]:
    """A number in the minute in which the session began, and the sessions that have left it since their names come
    after this one. Beyond some hundred sessions, a number in one of the next minutes."""
    first = _first_id(started)
    last = first + (1 << _SAME_MINUTE_BITS) - 1
    others = database.execute(
        "SELECT name, id FROM session WHERE id BETWEEN ? AND ?", (first, last)
    ).fetchall()
    later = [other for other, _ in others if other > name]
    for other in later:
        take_out(database, other)
    taken = max((id for other, id in others if other < name), default=first - 1)
    return taken + 1 if taken < last else _any_free_id(database, last + 1), later


def _any_free_id(database: sqlite3.Connection, first: int) -> int:
    while True:
        last = first + (1 << _SAME_MINUTE_BITS) - 1
        asked = database.execute("SELECT max(id) FROM session WHERE id BETWEEN ? AND ?", (first, last))
        taken = asked.fetchone()[0]
        if taken is None or taken < last:
            return first if taken is None else int(taken) + 1
        first = last + 1


def _span(id: int) -> tuple[int, int]:
    return id << ROWS_BITS, (id + 1 << ROWS_BITS) - 1


def _add(database: sqlite3.Connection, name: bytes, sayings: Sayings) -> tuple[int, list[bytes]]:
    about = sayings.about
    assert about is not None
    id, displaced = _make_room(database, name, about.started)
    database.execute("INSERT INTO about VALUES (?, ?)", (id, _encode(about)))
    database.executemany(_INSERT_FRAME, _frames(id, about))
    _insert(database, _remarks(id, about, sayings.said, {}), about.language)
    return id, displaced


def _frames(id: int, about: About) -> Iterator[tuple[object, ...]]:
    for row, (prompt, title) in enumerate(about.questions):
        texts = around(about, prompt, title)
        yield ((id << ROWS_BITS) + row, *_columns(texts, about.language), prompt, title)


def _columns(texts: Iterable[list[str]], language: str) -> list[str]:
    """The words of each text, then the stems of each."""
    heard = [Heard.of(text, language) for text in texts]
    return [" ".join(one.words) for one in heard] + [" ".join(one.stems) for one in heard]


def _mend(database: sqlite3.Connection, id: int, sayings: Sayings) -> None:
    """Change the rows that are not as the session says; of most evenings that is those at the end."""
    assert sayings.about is not None
    before = {row[0]: row for row in _rows(database, id)}
    taken = {int(row[2]): row[0] for row in before.values()}
    after = {row[0]: row for row in _remarks(id, sayings.about, sayings.said, taken)}
    _delete(database, [row for place, row in before.items() if after.get(place) != row])
    _insert(
        database, [row for place, row in after.items() if before.get(place) != row], sayings.about.language
    )


def _remarks(id: int, about: About, said: Iterable[Saying], taken: dict[int, int]) -> list[Row]:
    """The rows of a session's remarks, by number. One of a number that nobody counts to gets a row of those kept for
    such, or stays in the one it has `taken`."""
    first, _ = _span(id)
    frames = {prompt: first + row for row, (prompt, _) in enumerate(about.questions)}
    used = set(taken.values())
    free = (row for row in count(first + _COUNTED) if row not in used)
    return sorted(
        _remark(
            first + one.number if one.number < _COUNTED else taken.get(one.number) or next(free), frames, one
        )
        for one in said
    )


def _remark(row: int, frames: dict[str | None, int], said: Saying) -> Row:
    return (
        row,
        frames[said.prompt],
        _storable(said.number),
        said.kind,
        said.speaker,
        _encode(said.tags),
        said.text,
        said.noted,
    )


def _storable(number: int) -> int | str:
    """A number that a person wrote may be larger than the engine knows."""
    return number if number < 1 << 63 else str(number)


def _rows(database: sqlite3.Connection, id: int) -> list[Row]:
    return database.execute("SELECT * FROM remark WHERE id BETWEEN ? AND ? ORDER BY id", _span(id)).fetchall()


def _insert(database: sqlite3.Connection, rows: list[Row], language: str) -> None:
    database.executemany("INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany(_INSERT_SAID, (_searched(row, language) for row in rows))


def _delete(database: sqlite3.Connection, rows: list[Row]) -> None:
    if rows:
        language = about_of(database, rows[0][0] >> ROWS_BITS).language
        database.executemany(_DELETE_SAID, (_searched(row, language) for row in rows))
        database.executemany("DELETE FROM remark WHERE id = ?", ((row[0],) for row in rows))


def _searched(row: Row, language: str) -> tuple[object, ...]:
    _, _, _, _, speaker, tags, text, noted = row
    return row[0], *_columns(within(speaker, _tags.decode(tags), text, noted), language)
