"""The check of an article before it goes out: what must be decided first, and what is worth a look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from facilitator.domain.article import may_be_published
from facilitator.domain.flags import Flag, flags
from facilitator.domain.quotable import quotable
from facilitator.domain.receipts import Checked, Checker
from facilitator.domain.roles import advice
from facilitator.domain.session import Remark
from facilitator.domain.synthesis import (
    Placed,
    Ref,
    Sessions,
    Situation,
    Synthesis,
    changed,
    remark_of,
    unplaced,
)
from facilitator.domain.turns import NotATurn, turn_named, turns_for
from facilitator.domain.typography import extract_key
from facilitator.domain.written import Where, written

Code = Literal[
    "altered", "nowhere", "open", "memory", "told", "comment", "sensitive-quoted", "sensitive", "source", "foreign",
    "as-noted", "twice", "from-memory", "role", "flag", "flag-remark", "changed", "gone", "turn", "untitled",
    "unnamed", "empty", "unused", "link",
]  # fmt: skip

MUST_BE_DECIDED: frozenset[Code] = frozenset(
    (
        "altered", "nowhere", "open", "memory", "told", "comment",
        "sensitive-quoted", "sensitive", "source", "foreign",
    )
)  # fmt: skip

_FIRST = 5  # remarks named of those that are many
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(\s*<?([^()<>\s]*)")
_ADDRESS = re.compile(r"[^\s.]+(\.[^\s.]+)+")


class Finding(Struct, frozen=True):
    """Something found: which text of the writer's it is in, and where there (from 1); which remarks it is about.

    `data` holds what a sentence about it quotes.
    """

    code: Code
    where: Where | None = None
    line: int = 0
    column: int = 0
    refs: tuple[Ref, ...] = ()
    data: dict[str, Any] = {}

    @property
    def must_be_decided(self) -> bool:
        """Whether the article cannot go out as long as it is so."""
        return self.code in MUST_BE_DECIDED


def checker(synthesis: Synthesis, sessions: Sessions) -> Checker:
    """What checks quotations against all the remarks of the sources."""
    remarks = (
        quotable(name, remark)
        for name in synthesis.sources
        if name in sessions
        for remark in sessions[name].remarks.values()
    )
    return Checker(remarks, partial(extract_key, language=synthesis.language), synthesis.declared)


Flags = Callable[[str, str], tuple[Flag, ...]]


def flags_of(text: str, language: str) -> tuple[Flag, ...]:
    """What may say who somebody is in the words of a remark."""
    return flags(text, (), language)


def proof(
    synthesis: Synthesis, sessions: Sessions, receipts: Checker | None = None, flags_of: Flags = flags_of
) -> list[Finding]:
    """All there is to say, what must be decided first.

    `receipts`, from `checker`, spares making them; a `flags_of` that remembers spares looking at each remark again.
    """
    found = list(_Proof(synthesis, sessions, receipts or checker(synthesis, sessions), flags_of).findings())
    return sorted(found, key=lambda one: not one.must_be_decided)


def must_be_decided(synthesis: Synthesis, sessions: Sessions) -> list[Finding]:
    """What the article cannot go out with, alone: found faster than all there is to say."""
    looked = _Proof(synthesis, sessions, checker(synthesis, sessions), flags_of)
    return [one for one in looked.decisions() if one.must_be_decided]


class _Quoted(NamedTuple):
    """A quotation of the writer's that has its receipts, and the remarks that have its words."""

    where: Where
    checked: Checked
    refs: tuple[Ref, ...]


class _Proof:
    """One look at one synthesis."""

    def __init__(self, synthesis: Synthesis, sessions: Sessions, receipts: Checker, flags_of: Flags) -> None:
        self._synthesis, self._sessions, self._flags_of = synthesis, sessions, flags_of
        self._texts = list(written(synthesis))
        self._checked = [
            (where, checked)
            for where, text in self._texts
            # In a turn of phrase the words are a field: what surrounds it was looked at when it was written.
            for checked in receipts.check(text)
            if not (where.text == "turn" and "{words}" in checked.quotation.words)
        ]
        self._quoted = [
            _Quoted(where, checked, self._stand_for(checked))
            for where, checked in self._checked
            if checked.verdict not in ("unknown", "declared")
        ]
        self._said = list(self._published())

    def _stand_for(self, checked: Checked) -> tuple[Ref, ...]:
        """The remarks that have the words; of those that say the same, the one that stands for both."""
        found = []
        for receipt in checked.receipts:
            remark = remark_of(self._sessions, Ref(*receipt))
            found.append(Ref(receipt.session, (remark and remark.same_as) or receipt.number))
        return tuple(dict.fromkeys(found))

    def _published(self) -> Iterator[tuple[Placed, Remark]]:
        """The placed remarks that the article has."""
        for placed in self._synthesis.placed():
            remark = remark_of(self._sessions, placed)
            if remark is not None and may_be_published(self._synthesis, remark, placed.ref):
                yield placed, remark

    def findings(self) -> Iterator[Finding]:
        """Everything, text by text."""
        yield from self.decisions()
        yield from self._changed()
        yield from self._twice()
        yield from self._remarks()
        yield from self._flags()
        yield from self._situations()
        yield from self._unused()
        yield from self._links()

    def decisions(self) -> Iterator[Finding]:
        """All that may have to be decided."""
        yield from self._sources()
        yield from self._quotations()
        yield from self._sensitive()

    # Sources

    def _sources(self) -> Iterator[Finding]:
        for name in self._synthesis.sources:
            if name not in self._sessions:
                yield Finding("source", data={"session": name})
        placed = Counter(placed.session for placed in self._synthesis.placed())
        for name, number in placed.items():
            if name not in self._synthesis.sources:
                yield Finding("foreign", data={"session": name, "number": number})

    # What the writer quotes

    def _quotations(self) -> Iterator[Finding]:
        for where, checked in self._checked:
            quotation = checked.quotation
            place = (where, quotation.line, quotation.column)
            data: dict[str, Any] = {"words": quotation.words}
            refs = tuple(Ref(*receipt) for receipt in checked.receipts)
            if checked.why is not None:
                if checked.departure is not None:
                    data |= {"quoted": checked.departure.quoted, "said": checked.departure.said}
                yield Finding(checked.why, *place, refs, data)
            elif checked.as_noted:
                yield Finding("as-noted", *place, refs, data)
        for quoted in self._quoted:
            if quoted.refs and all(map(self._is_kept_back, quoted.refs)):
                at = quoted.checked.quotation
                yield Finding(
                    "sensitive-quoted", quoted.where, at.line, at.column, quoted.refs, {"words": at.words}
                )

    def _is_kept_back(self, ref: Ref) -> bool:
        remark = remark_of(self._sessions, ref)
        return remark is not None and remark.sensitive and ref not in self._synthesis.allowed

    def _twice(self) -> Iterator[Finding]:
        """What is placed twice, placed and quoted, or quoted twice: only where the words are one remark's."""
        places = Counter(placed.ref for placed in self._synthesis.placed())
        quoted: dict[Ref, list[_Quoted]] = {}
        for one in self._quoted:
            if len(one.refs) == 1:
                quoted.setdefault(one.refs[0], []).append(one)
        for ref, number in places.items():
            if number > 1 and ref not in quoted:
                yield Finding("twice", refs=(ref,))
        for ref, found in quoted.items():
            if len(found) + places[ref] > 1:
                at = found[-1].checked.quotation
                yield Finding("twice", found[-1].where, at.line, at.column, (ref,), {"words": at.words})

    # What is placed

    def _sensitive(self) -> Iterator[Finding]:
        for ref in dict.fromkeys(placed.ref for placed in self._synthesis.placed()):
            if self._is_kept_back(ref):
                yield Finding("sensitive", refs=(ref,))

    def _changed(self) -> Iterator[Finding]:
        for one in changed(self._synthesis, self._sessions):
            if one.now is None:
                yield Finding("gone", refs=(one.ref,), data={"before": one.before})
            else:
                yield Finding("changed", refs=(one.ref,), data={"before": one.before, "now": one.now})

    def _remarks(self) -> Iterator[Finding]:
        roles: dict[str, list[Ref]] = {}
        for placed, remark in self._said:
            if remark.origin == "memory":
                yield Finding("from-memory", refs=(placed.ref,))
            if placed.turn and not self._is_a_turn(placed, remark):
                yield Finding("turn", refs=(placed.ref,), data={"turn": placed.turn})
            if remark.speaker:
                roles.setdefault(remark.speaker, []).append(placed.ref)
        for role, refs in roles.items():
            if (found := advice(role, self._synthesis.language)) is not None:
                why = found.concerns[0].why
                yield Finding(
                    "role", refs=_first(refs), data={"role": role, "vaguer": found.vaguer, "why": why}
                )

    def _is_a_turn(self, placed: Placed, remark: Remark) -> bool:
        turns = turns_for(
            remark.kind, remark.speaker, self._synthesis.language, remark.origin, remark.where
        ) + turns_for(
            remark.kind, remark.speaker, self._synthesis.language, remark.origin, remark.where, True
        )
        try:
            turn_named(placed.turn, turns, remark.kind, remark.origin)
        except NotATurn:
            return False
        return True

    # Privacy

    def _flags(self) -> Iterator[Finding]:
        language = self._synthesis.language
        for placed, remark in self._said:
            for text in (remark.published, remark.where or ""):
                for flag in self._flags_of(text, self._sessions[placed.session].language):
                    data = {"kind": flag.kind, "words": text[flag.start : flag.end]}
                    yield Finding("flag-remark", refs=(placed.ref,), data=data)
        roles = sorted({remark.speaker for _placed, remark in self._said if remark.speaker})
        for where, text in self._texts:
            for flag in flags(text, roles, language):
                line, column = _position(text, flag.start)
                data = {"kind": flag.kind, "words": text[flag.start : flag.end]}
                yield Finding("flag", where, line, column, data=data)

    # What is missing

    def _situations(self) -> Iterator[Finding]:
        if not self._synthesis.title.strip():
            yield Finding("untitled", Where("title"))
        published = {placed.ref for placed, _remark in self._said}
        for number, situation in enumerate(self._synthesis.situations, 1):
            if not situation.title.strip():
                yield Finding("unnamed", Where("heading", number))
            if not self._has_something(situation, published):
                yield Finding("empty", Where("heading", number), data={"title": situation.title})

    def _has_something(self, situation: Situation, published: set[Ref]) -> bool:
        return any(placed.ref in published for placed in situation.remarks)

    def _unused(self) -> Iterator[Finding]:
        quoted = {ref for one in self._quoted for ref in one.refs}
        left = [ref for ref in unplaced(self._synthesis, self._sessions) if ref not in quoted]
        if left:
            yield Finding("unused", refs=_first(left), data={"number": len(left)})

    def _links(self) -> Iterator[Finding]:
        link = self._synthesis.link
        if link and not _is_address(link):
            yield Finding("link", data={"link": link})
        for where, text in self._texts:
            for found in _LINK.finditer(text):
                if not _is_address(found[1]):
                    yield Finding("link", where, *_position(text, found.start()), data={"link": found[1]})


def _first(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(refs)[:_FIRST]


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _is_address(link: str) -> bool:
    """Whether it leads from anywhere to a page or a mailbox."""
    try:
        parts = urlsplit(link.strip())
        place = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path and not re.search(r"\s", parts.path)
    return (
        parts.scheme in ("http", "https")
        and bool(_ADDRESS.fullmatch(place))
        and not re.search(r"\s", link.strip())
    )
