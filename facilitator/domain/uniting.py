"""The questions of several sessions made those of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from facilitator.domain.matching import words
from facilitator.domain.session import Asked, Session
from facilitator.domain.slugs import unique
from facilitator.domain.theme import Prompt, Theme

_ROOM_FOR_ID = 74  # an id has 80 characters at most, and one that is told apart gets a number

Titles = set[str]


class Questions(Struct, frozen=True):
    """The questions of the joined session. `ids` has, for each session, the id there and the one here."""

    ids: list[dict[str, str]]
    asked: dict[str, Asked]
    theme: Theme


def unite(sessions: Sequence[Session]) -> Questions:
    """One question where the ids or the titles say the same, as asked or as planned; else two, told apart by their id.

    They keep the order of the first session, and the others stand after the one they followed. The theme is the
    first's with the prompts it lacks. The time of each is the longest: tables talk at the same time.
    """
    known: dict[str, Titles] = {}
    ids = [_placed(_titles(session), known) for session in sessions]
    return Questions(ids, _asked(sessions, ids), _theme(sessions, ids))


def _titles(session: Session) -> dict[str, Titles]:
    """Every question that a session speaks of, and what it is called there."""
    found: dict[str, Titles] = {}
    for asked in session.asked.values():
        found.setdefault(asked.id, set()).add(_heard(asked.title))
    for prompt in session.theme.prompts:
        found.setdefault(prompt.id, set()).add(_heard(prompt.title))
    for id in _mentioned(session):
        found.setdefault(id, set())
    return found


def _mentioned(session: Session) -> Iterator[str]:
    said = [remark.prompt for remark in session.remarks.values()]
    marked = [moment.prompt for moment in session.moments.values()]
    yield from (id for id in said + marked if id is not None)


def _heard(title: str) -> str:
    return " ".join(words(title)) or title.strip()


def _placed(questions: Mapping[str, Titles], known: dict[str, Titles]) -> dict[str, str]:
    """The id here of each question of a session; those are `known` from then on."""
    placed = {id: id for id, titles in questions.items() if id in known and _same(titles, known[id])}
    for id, titles in questions.items():
        if id not in placed and (found := _called(titles, known, set(placed.values()))):
            placed[id] = found
    for id in questions:
        if id not in placed:
            placed[id] = (
                id if id not in known else unique(id[:_ROOM_FOR_ID], {*known, *questions, *placed.values()})
            )
    for id, titles in questions.items():
        known.setdefault(placed[id], set()).update(titles)
    return placed


def _same(some: Titles, others: Titles) -> bool:
    return bool(some & others) or not some or not others


def _called(titles: Titles, known: Mapping[str, Titles], taken: Collection[str]) -> str | None:
    return next((id for id, others in known.items() if titles & others and id not in taken), None)


def _asked(sessions: Sequence[Session], ids: Sequence[Mapping[str, str]]) -> dict[str, Asked]:
    order: list[str] = []
    merged: dict[str, Asked] = {}
    for session, here in zip(sessions, ids, strict=True):
        _weave(order, [here[id] for id in session.asked])
        for asked in session.asked.values():
            first = merged.setdefault(here[asked.id], replace(asked, id=here[asked.id]))
            merged[first.id] = replace(first, seconds=max(first.seconds, asked.seconds))
    return {id: merged[id] for id in order}


def _theme(sessions: Sequence[Session], ids: Sequence[Mapping[str, str]]) -> Theme:
    theme = sessions[0].theme
    order = [prompt.id for prompt in theme.prompts]
    prompts: dict[str, Prompt] = {prompt.id: prompt for prompt in theme.prompts}
    for session, here in zip(sessions[1:], ids[1:], strict=True):
        for prompt in session.theme.prompts:
            prompts.setdefault(here[prompt.id], replace(prompt, id=here[prompt.id]))
        _weave(order, [here[prompt.id] for prompt in session.theme.prompts])
    if len(order) == len(theme.prompts):
        return theme
    return replace(theme, prompts=tuple(prompts[id] for id in order))


def _weave(order: list[str], more: Sequence[str]) -> None:
    """Put into `order` what it lacks of `more`, each after the one that it follows there.

    What comes first there stands before the first that is known, or at the end where none is.
    """
    at = next((order.index(one) for one in more if one in order), len(order))
    for one in more:
        if one in order:
            at = order.index(one)
        else:
            order.insert(at, one)
        at += 1
