"""A session made anonymous: every role becomes "a person", and words that say who somebody is become […].

The line as it was typed goes, since it has the label of the role. What is said stays, and may still tell somebody who
was there who said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal

from msgspec import Struct

from facilitator.domain.entries import Change
from facilitator.domain.flags import CUT, flagged_in, flags, without
from facilitator.domain.session import Remark, Session
from facilitator.domain.slugs import plain
from facilitator.domain.word_list import listed

Part = Literal["speaker", "text", "typed", "mended", "tags", "where"]

_PERSON = {"fr": ("une personne", "des personnes"), "en": ("a person", "some people")}
_SEVERAL = listed("des les deux trois quatre cinq six plusieurs quelques some two three four five several")


class Rewrite(Struct, frozen=True):
    """One part of a remark, before and after. None is nothing."""

    number: int
    part: Part
    before: Any
    after: Any


def rewrites(session: Session) -> list[Rewrite]:
    """Everything that changes, in the order of the remarks; nothing in a session that is anonymous already."""
    named = _named(session)
    return [change for remark in session.remarks.values() for change in _of(remark, named, session.language)]


def changes(of: Sequence[Rewrite], **said: Any) -> list[Change]:
    """The entries that make these changes, one a remark; `said` are the fields every entry has."""
    return [
        Change(number=number, **{change.part: change.after for change in parts}, **said)
        for number, parts in groupby(of, key=lambda change: change.number)
    ]


def _named(session: Session) -> set[str]:
    """The words of the names flagged anywhere in the session, none of which may stay as a tag."""
    names = [
        words
        for remark in session.remarks.values()
        for kind, words in flagged_in(remark, (), session.language)
        if kind in ("name", "first-name", "handle")
    ]
    return {plain(word) for name in names for word in re.findall(r"[^\W_]+", name)}


def _of(remark: Remark, named: set[str], language: str) -> Iterator[Rewrite]:
    after: dict[Part, Any] = {
        "speaker": _person(remark.speaker, language),
        "text": _cleaned(remark.text, language),
        "typed": None,
        "mended": remark.mended and _cleaned(remark.mended, language),
        "tags": tuple(tag for tag in remark.tags if plain(tag) not in named),
        "where": remark.where and _cleaned(remark.where, language),
    }
    for part, new in after.items():
        if new != (old := getattr(remark, part)):
            yield Rewrite(remark.number, part, old, new)


def _person(role: str | None, language: str) -> str | None:
    if role is None:
        return None
    one, several = _PERSON.get(language, _PERSON["fr"])
    first = plain(role).split()[:1]
    return several if first and first[0] in _SEVERAL else one


def _cleaned(text: str, language: str) -> str:
    """`text` without what is flagged in it, the @ of a voice too: it says the role."""
    # What stood apart may stand together once words between are gone.
    while found := flags(text, language=language):
        # A changed word stands in [ ] already.
        text = without(text, found).replace(f"[{CUT}]", CUT)
    return text
