"""Several sessions made one: tables that talked at the same time, note-takers on two laptops, copies of one file.

Nothing is decided that people would have to decide: remarks that are the same in everything become one, all others
stay, and `domain.alike` proposes which may be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from facilitator.domain.instants import instant, zone_of
from facilitator.domain.session import Answers, Moment, Notice, Remark, Session
from facilitator.domain.uniting import Questions, unite

What = Literal[
    "title",
    "theme",
    "day",
    "language",
    "place",
    "organiser",
    "people",
    "read",
    "keep-until",
    "responsible",
    "purpose",
    "legal-basis",
    "contact",
    "question",
    "seconds",
]


class Settled(Struct, frozen=True):
    """Where the sessions differ: what each says, in their order, and what the joined one says. `prompt` is its id."""

    what: What
    said: tuple[Any, ...]
    taken: Any
    prompt: str | None = None


class Gone(Struct, frozen=True):
    """A remark that one copy of a session has and another, by its place among the sessions, has no more."""

    number: int
    source: int


class Joined(Struct):
    """The session made of several. `numbers` has, for each, the number of a remark there and the one here."""

    session: Session
    settled: list[Settled]
    numbers: list[dict[int, int]]
    gone: list[Gone]

    @property
    def united(self) -> int:
        """How many remarks stood in several sessions, the same in everything."""
        return sum(map(len, self.numbers)) - len(self.session.remarks)


def join(sessions: Sequence[Session], people: int | None = None) -> Joined:
    """One session made of these, which have all ended. `people` is how many there were, where somebody knows."""
    zone = zone_of(at for session in sessions for at in _hours(session))

    def when(at: datetime) -> datetime:
        return instant(at, zone)

    questions = unite(sessions)
    remarks, numbers = _remarks(sessions, questions.ids, when)
    first, settled = sessions[0], [*_frame(sessions), *_questions(sessions, questions)]
    counted = _people(sessions, people, settled)
    session = Session(
        title=first.title,
        theme=questions.theme,
        started=min((session.started for session in sessions), key=when),
        language=first.language,
        place=first.place,
        organiser=first.organiser,
        people=counted,
        notice=_notice(sessions, when, settled),
        ended=max((session.ended for session in sessions if session.ended), key=when, default=None),
        asked=questions.asked,
        remarks=remarks,
        moments=_moments(sessions, questions.ids, when),
    )
    return Joined(session, settled, numbers, list(_gone(sessions, numbers)))


When = Callable[[datetime], datetime]


def _hours(session: Session) -> Iterator[datetime]:
    yield session.started
    yield from (remark.at for remark in session.remarks.values())


# Remarks


class _Place(NamedTuple):
    source: int
    number: int


def _remarks(
    sessions: Sequence[Session], ids: Sequence[Mapping[str, str]], when: When
) -> tuple[dict[int, Remark], list[dict[int, int]]]:
    """All of them by hour, those that are the same in everything but their number only once, numbered anew."""
    stands = _standing(sessions, ids)
    kept = sorted(
        set(stands.values()),
        key=lambda at: (when(sessions[at.source].remarks[at.number].at), at.number, at.source),
    )
    new = {place: number for number, place in enumerate(kept, 1)}
    numbers: list[dict[int, int]] = [{} for _ in sessions]
    for place, standing in stands.items():
        numbers[place.source][place.number] = new[standing]
    private = {(r.at, r.text) for session in sessions for r in session.remarks.values() if r.sensitive}
    remarks = {
        new[at]: _moved(sessions[at.source].remarks[at.number], numbers[at.source], ids[at.source], private)
        for at in kept
    }
    return remarks, numbers


def _standing(sessions: Sequence[Session], ids: Sequence[Mapping[str, str]]) -> dict[_Place, _Place]:
    """For each remark, the one that stands for it: itself, or the same one in an earlier session.

    What was said twice in one session stays twice.
    """
    first: dict[tuple[Any, ...], _Place] = {}
    stands: dict[_Place, _Place] = {}
    for source, session in enumerate(sessions):
        said = {number: _said(remark, ids[source]) for number, remark in session.remarks.items()}
        times: Counter[tuple[Any, ...]] = Counter()
        for number in sorted(session.remarks):
            remark = session.remarks[number]
            whole = (
                said[number],
                *(said.get(link or 0) for link in (remark.same_as, remark.reply_to, remark.split_from)),
            )
            times[whole] += 1
            place = _Place(source, number)
            stands[place] = first.setdefault((whole, times[whole]), place)
    return stands


# What does not make two remarks different: references are compared by what they lead to, `sensitive` holds for both.
_APART = ("number", "prompt", "signals", "sensitive", "same_as", "reply_to", "split_from")
_COMPARED = tuple(name for name in Remark.__struct_fields__ if name not in _APART)


def _said(remark: Remark, ids: Mapping[str, str]) -> tuple[Any, ...]:
    prompt = None if remark.prompt is None else ids[remark.prompt]
    return (prompt, frozenset(remark.signals.items()), *(getattr(remark, name) for name in _COMPARED))


def _moved(
    remark: Remark, numbers: Mapping[int, int], ids: Mapping[str, str], private: set[tuple[datetime, str]]
) -> Remark:
    return replace(
        remark,
        number=numbers[remark.number],
        prompt=None if remark.prompt is None else ids[remark.prompt],
        sensitive=(remark.at, remark.text) in private,
        same_as=numbers.get(remark.same_as or 0),
        reply_to=numbers.get(remark.reply_to or 0),
        split_from=numbers.get(remark.split_from or 0),
    )


def _gone(sessions: Sequence[Session], numbers: Sequence[Mapping[int, int]]) -> Iterator[Gone]:
    """What was removed or erased in one copy and not in another: there, later numbers are, and this one is not."""
    for source, session in enumerate(sessions):
        here = set(numbers[source].values())
        last = max(numbers[source], default=0)
        for other, theirs in zip(sessions, numbers, strict=True):
            if other.started == session.started and here & set(theirs.values()):
                lacking = (there for there in theirs if there < last and there not in session.remarks)
                yield from (Gone(theirs[there], source) for there in lacking if theirs[there] not in here)


def _moments(
    sessions: Sequence[Session], ids: Sequence[Mapping[str, str]], when: When
) -> dict[datetime, Moment]:
    found: dict[datetime, Moment] = {}
    for session, here in zip(sessions, ids, strict=True):
        for moment in session.moments.values():
            prompt = None if moment.prompt is None else here[moment.prompt]
            found.setdefault(moment.at, Moment(moment.at, prompt))
    return {at: found[at] for at in sorted(found, key=when)}


# What stands around the remarks


def _frame(sessions: Sequence[Session]) -> Iterator[Settled]:
    """What is the first session's where they differ."""
    values: dict[What, Callable[[Session], Any]] = {
        "title": lambda session: session.title,
        "theme": lambda session: session.theme.title,
        "language": lambda session: session.language,
        "place": lambda session: session.place,
        "organiser": lambda session: session.organiser,
    }
    for what, value in values.items():
        yield from _difference(what, [value(session) for session in sessions], value(sessions[0]))
    days = [session.started.date() for session in sessions]
    yield from _difference("day", days, min(days))


def _difference(what: What, said: Sequence[Any], taken: Any, prompt: str | None = None) -> Iterator[Settled]:
    if any(one != said[0] for one in said):
        yield Settled(what, tuple(said), taken, prompt)


def _questions(sessions: Sequence[Session], questions: Questions) -> Iterator[Settled]:
    """Where a question has several titles, or took longer in one session than in another."""
    found: dict[str, list[Any]] = {}
    for session, here in zip(sessions, questions.ids, strict=True):
        for asked in session.asked.values():
            found.setdefault(here[asked.id], []).append(asked)
    for id, taken in questions.asked.items():
        yield from _difference("question", [asked.title for asked in found[id]], taken.title, id)
    for id, taken in questions.asked.items():
        yield from _difference("seconds", [asked.seconds for asked in found[id]], taken.seconds, id)


def _people(sessions: Sequence[Session], told: int | None, settled: list[Settled]) -> int | None:
    said = [session.people for session in sessions]
    taken = told if told is not None else said[0] if len(set(said)) == 1 else None
    settled += _difference("people", said, taken)
    return taken


def _notice(sessions: Sequence[Session], when: When, settled: list[Settled]) -> Notice:
    """The strictest promise: the earliest hour, the earliest day; an answer where all that give one give the same."""
    notices = [session.notice for session in sessions]
    read = min((notice.read for notice in notices if notice.read), key=when, default=None)
    keep: date | None = min((notice.keep_until for notice in notices if notice.keep_until), default=None)
    settled += _difference("read", [notice.read for notice in notices], read)
    settled += _difference("keep-until", [notice.keep_until for notice in notices], keep)
    answers = {name: _answer(name, notices, settled) for name in Answers.__struct_fields__}
    return Notice(read=read, keep_until=keep, **answers)


_ANSWERS: dict[str, What] = {
    "responsible": "responsible",
    "purpose": "purpose",
    "legal_basis": "legal-basis",
    "contact": "contact",
}


def _answer(name: str, notices: Sequence[Notice], settled: list[Settled]) -> str:
    said = [getattr(notice, name) for notice in notices]
    given = {one for one in said if one}
    taken: str = given.pop() if len(given) == 1 else ""
    settled += _difference(_ANSWERS[name], said, taken)
    return taken
