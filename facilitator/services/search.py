"""Searching all sessions of a home with one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from facilitator.domain.faults import Fault
from facilitator.domain.found import Span, marks
from facilitator.domain.query import Query, parse
from facilitator.domain.session import Kind
from facilitator.storage import scan
from facilitator.storage.answers import Answer, Hit
from facilitator.storage.folders import Home

USUAL_LIMIT = 50

Told = Callable[[int, int], None]


class Finding(Struct, frozen=True):
    """A remark that was found, in the session of that file name, and where the words searched stand in its text."""

    session: str
    title: str
    started: datetime
    number: int
    prompt: str | None
    question: str
    kind: Kind
    speaker: str | None
    text: str
    marks: list[Span]


class Found(Struct, frozen=True):
    """What a line finds, the best first. `query` tells how the line was read: it is empty where nothing in it can be
    searched, and then nothing is.

    `more` says that there are others, `faults` what is wrong in sessions that cannot be read whole, `without_index`
    why every session had to be read.
    """

    query: Query
    findings: list[Finding]
    more: bool = False
    faults: list[Fault] = []
    without_index: Exception | None = None


def search(
    home: Home, line: str, limit: int = USUAL_LIMIT, told: Told | None = None, look: bool = True
) -> Found:
    """The best `limit` remarks of all sessions. Raises OSError where the sessions cannot be listed.

    `told`, where many sessions are to be read first, is given how many are done, and of how many. Without a `look` at
    the files, what has changed since the last search is not seen: for a line that is searched as it is typed.
    """
    query = parse(line)
    if not query:
        return Found(query, [])
    answer, without = _answer(home.sessions, query, limit, told, look)
    findings = [_finding(query, hit) for hit in answer.hits]
    return Found(query, findings, answer.more, answer.faults, without)


def bring_up_to_date(home: Home, told: Told | None = None) -> None:
    """Have the index know the files as they are, so that lines can be searched as they are typed. Raises OSError."""
    try:
        from facilitator.storage import index
    except ImportError:
        return
    try:
        index.listing(home.sessions, told)
    except index.Unusable:
        return


def _answer(
    sessions: Path, query: Query, limit: int, told: Told | None, look: bool
) -> tuple[Answer, Exception | None]:
    try:
        # A Python may come without SQLite, and SQLite without its full text search.
        from facilitator.storage import index
    except ImportError as error:
        return scan.answer(sessions, query, limit), error
    try:
        return index.answer(sessions, query, limit, told, look), None
    except index.Unusable as error:
        return scan.answer(sessions, query, limit), error


def _finding(query: Query, hit: Hit) -> Finding:
    return Finding(
        hit.session,
        hit.about.title,
        hit.about.started,
        hit.number,
        hit.prompt,
        hit.question,
        hit.kind,
        hit.speaker,
        hit.text,
        marks(query, hit.text, hit.about.language),
    )
