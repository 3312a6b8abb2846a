"""The article as others will read it: made of a synthesis and its sources, the same each time.

What people said is put in here, with its typography. What the writer wrote stays Markdown as it was written: typography
is for the text in it alone, which each format finds as it reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from facilitator.domain.introduced import introduced
from facilitator.domain.session import Remark, Session
from facilitator.domain.synthesis import (
    Placed,
    Ref,
    Sessions,
    Situation,
    Synthesis,
    can_be_quoted,
    remark_of,
)
from facilitator.domain.turns import NotATurn, Turn, chosen, turn_named, turns_for
from facilitator.domain.typography import published


class Said(Struct, frozen=True):
    """A remark in the article, brought in by its turn of phrase: one sentence of plain text.

    `index` counts all of them from 1: it is what a participant names who asks for a change. `quoted` words stand
    between marks. `turn` is the id of the turn, or the writer's own form of it.
    """

    index: int
    ref: Ref
    text: str
    quoted: bool
    turn: str
    star: bool = False


class Part(Struct, frozen=True):
    """A situation in the article. `opening` and `closing` are Markdown."""

    title: str
    opening: str
    said: tuple[Said, ...]
    closing: str


class Figures(Struct, frozen=True):
    """The café in figures. `people` is None where a session does not tell; `seconds` is the time of all questions."""

    sessions: int
    people: int | None
    remarks: int
    used: int
    seconds: float
    started: datetime | None
    places: tuple[str, ...]


class Published(Struct, frozen=True):
    """What readers are told about the notes: who answers for them, whom to ask, until when they are kept."""

    responsible: str
    purpose: str
    legal_basis: str
    contact: str
    keep_until: date | None


class Article(Struct, frozen=True):
    """All of it, in the order in which it is read. `lead`, `flashback` and `closing` are Markdown."""

    title: str
    language: str
    lead: str
    flashback: str
    parts: tuple[Part, ...]
    closing: str
    link: str
    figures: Figures
    notice: Published

    def said(self) -> Iterator[Said]:
        """The remarks of all situations, in order."""
        for part in self.parts:
            yield from part.said


def compose(synthesis: Synthesis, sessions: Sessions) -> Article:
    """The article. A remark that is no more, or is sensitive and not allowed, is not in it.

    A turn of the writer's that can no longer be used gives way to one of the program's.
    """
    language = synthesis.language
    said = _Telling(synthesis, sessions)
    parts = tuple(_part(situation, said, language) for situation in synthesis.situations)
    present = [sessions[name] for name in synthesis.sources if name in sessions]
    return Article(
        title=published(synthesis.title, language),
        language=language,
        lead=synthesis.lead,
        flashback=synthesis.flashback,
        parts=parts,
        closing=synthesis.closing,
        link=synthesis.link,
        figures=_figures(present, sum(len(part.said) for part in parts)),
        notice=_notice(present),
    )


def _part(situation: Situation, telling: _Telling, language: str) -> Part:
    return Part(
        published(situation.title, language),
        situation.opening,
        tuple(telling.of(situation)),
        situation.closing,
    )


def may_be_published(synthesis: Synthesis, remark: Remark, ref: Ref) -> bool:
    """Whether the article may have the remark: a sensitive one only where that was decided."""
    return can_be_quoted(remark) and (not remark.sensitive or ref in synthesis.allowed)


_REMEMBERED = 40  # turns: more than there are for any remark


@lru_cache(maxsize=1024)
def _printed(role: str | None, language: str) -> str | None:
    """A role with its typography."""
    return role and published(role, language)


class _Telling:
    """Goes through the remarks in the order of the article, so that turns vary and are counted on."""

    def __init__(self, synthesis: Synthesis, sessions: Sessions) -> None:
        self._synthesis, self._sessions = synthesis, sessions
        self._used: list[str] = []
        self._index = 0

    def of(self, situation: Situation) -> Iterator[Said]:
        """What is said of a situation."""
        before: str | None = None
        for placed in situation.remarks:
            remark = remark_of(self._sessions, placed)
            if remark is None or not may_be_published(self._synthesis, remark, placed.ref):
                continue
            again = remark.speaker is not None and remark.speaker == before
            yield self._said(placed, remark, again)
            before = remark.speaker

    def _said(self, placed: Placed, remark: Remark, again: bool) -> Said:
        language = self._synthesis.language
        turn = turn_of(placed, remark, language, self._used[-_REMEMBERED:], again)
        self._used.append(turn.id or turn.form)
        self._index += 1
        words = published(remark.published.strip(), language)
        where = remark.where and published(remark.where, language)
        text = introduced(turn, _printed(remark.speaker, language), words, language, where)
        return Said(self._index, placed.ref, text, turn.quoted, self._used[-1], placed.star)


def turn_of(
    placed: Placed, remark: Remark, language: str, previous: Sequence[str] = (), again: bool = False
) -> Turn:
    """The turn that introduces a remark: the writer's, else one that was not used for long."""
    turns = turns_for(remark.kind, remark.speaker, language, remark.origin, remark.where, again)
    if placed.turn:
        try:
            return turn_named(placed.turn, turns, remark.kind, remark.origin)
        except NotATurn:
            pass
    return chosen(turns, previous)


def _figures(sessions: Sequence[Session], used: int) -> Figures:
    people = [session.people for session in sessions]
    known = [number for number in people if number is not None]
    remarks = [r for session in sessions for r in session.remarks.values() if can_be_quoted(r)]
    return Figures(
        sessions=len(sessions),
        people=sum(known) if known and len(known) == len(people) else None,
        remarks=len(remarks),
        used=used,
        seconds=sum(asked.seconds for session in sessions for asked in session.asked.values()),
        started=min((s.started for s in sessions), key=lambda at: at.isoformat(), default=None),
        places=tuple(dict.fromkeys(session.place for session in sessions if session.place)),
    )


def _notice(sessions: Sequence[Session]) -> Published:
    """What all the sessions that say anything say alike; the earliest day."""
    notices = [session.notice for session in sessions]
    days = [notice.keep_until for notice in notices if notice.keep_until]
    answers: Mapping[str, str] = {
        name: _only({getattr(notice, name) for notice in notices} - {""})
        for name in ("responsible", "purpose", "legal_basis", "contact")
    }
    return Published(keep_until=min(days, default=None), **answers)


def _only(said: set[str]) -> str:
    return said.pop() if len(said) == 1 else ""
