"""What was done to past sessions, and what takes it back: but for what another hand has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace as replaced

from msgspec.structs import asdict, replace

from facilitator.domain import entries as e
from facilitator.domain import ordering
from facilitator.domain.session import Session
from facilitator.storage.paths import SessionPaths


@dataclass(frozen=True)
class Change:
    """What an act wrote in one session, and what takes it back, in the order in which each is to be written.

    `forget` says that words are to leave everything else too when it is done again.
    """

    paths: SessionPaths
    done: list[e.AnyEntry]
    back: list[e.AnyEntry]
    forget: bool = False

    @property
    def numbers(self) -> list[int]:
        """The remarks it is about."""
        return list(dict.fromkeys(one.number for one in self.done if hasattr(one, "number")))

    @property
    def is_split(self) -> bool:
        """Whether a remark came or went: its words are in two places, of which neither goes alone."""
        return any(isinstance(one, e.RemarkKept | e.Remove | e.Restore) for one in self.done)


def taken_back(change: Change, session: Session, said: ordering.Said) -> tuple[list[e.AnyEntry], list[int]]:
    """What is to be written to take a change back now, and the remarks of which something is left as it is."""
    done = {_about(entry): entry for entry in change.done}
    found = [
        (back, ordering.still_standing(session, done.get(_about(back), back), back)) for back in change.back
    ]
    if change.is_split and not all(_keeps_the_words(back, draft) for back, draft in found):
        return [], change.numbers
    drafts = [_anew(draft, said) for _back, draft in found if draft is not None]
    return drafts, [_number(back) for back, draft in found if not _is_same(back, draft)]


def _keeps_the_words(back: e.AnyEntry, draft: e.AnyEntry | None) -> bool:
    """Whether the words come back where they were."""
    if isinstance(back, e.Change) and isinstance(draft, e.Change):
        return type(back.text) is type(draft.text)
    return draft is not None


def _is_same(back: e.AnyEntry, draft: e.AnyEntry | None) -> bool:
    """Whether all of it is taken back, were it under another number."""
    return draft == back or isinstance(draft, e.RemarkKept)


def _number(entry: e.AnyEntry) -> int:
    return int(getattr(entry, "number", 0))


def _about(entry: e.AnyEntry) -> object:
    return getattr(entry, "number", None) or getattr(entry, "role", None)


def _anew(draft: e.AnyEntry, said: ordering.Said) -> e.AnyEntry:
    """The draft, written now. A remark keeps its own hour."""
    return replace(draft, seq=0, **({} if isinstance(draft, e.RemarkKept) else said))


def without(
    changes: Iterable[Change], paths: SessionPaths, number: int, words: Iterable[str]
) -> list[Change]:
    """The changes without what is about a remark that is to be forgotten, or has words of it."""
    kept = []
    for change in changes:
        if change.paths == paths:
            named = {_about(one) for one in (*change.done, *change.back) if _mentions(one, number, words)}
            every = bool(named) and change.is_split
            done, back = (
                [one for one in part if not every and _about(one) not in named]
                for part in (change.done, change.back)
            )
            change = replaced(change, done=done, back=back)
        if change.done:
            kept.append(change)
    return kept


def _mentions(entry: e.AnyEntry, number: int, words: Iterable[str]) -> bool:
    said = [value for value in asdict(entry).values() if isinstance(value, str)]
    links = (getattr(entry, name, None) for name in ("number", "same_as", "reply_to", "split_from"))
    return number in links or any(word in value for word in words for value in said)
