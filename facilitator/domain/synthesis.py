"""The article-to-be: which remarks, in which situations, in which order, and what the writer says around them.

The types say what the file holds. Every act is a function that gives another synthesis: see `domain.board`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated

from msgspec import Meta, Struct

from facilitator.domain.ordering import reading_order
from facilitator.domain.session import Number, Remark, Session

Slug = Annotated[str, Meta(min_length=1, max_length=200)]


class Ref(Struct, frozen=True, forbid_unknown_fields=True):
    """A remark: the name of its session, and its number there."""

    session: Slug
    number: Number


class Placed(Ref, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A remark in a situation. `words` are those it had when it was placed: what has changed since is shown.

    `turn` introduces it where the writer chose how: its {role} and {words} are filled in. `star` marks what is worth
    keeping in view.
    """

    words: str = ""
    turn: str = ""
    star: bool = False

    @property
    def ref(self) -> Ref:
        """Which remark it is."""
        return Ref(self.session, self.number)


class Situation(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A group of remarks, between what the writer says before and after them in Markdown."""

    title: str = ""
    opening: str = ""
    remarks: tuple[Placed, ...] = ()
    closing: str = ""


class Synthesis(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All of an article but the remarks, which stay in the `sources`: names of sessions.

    `lead`, `flashback` (what the café before found) and `closing` (the question to the reader) are Markdown. `aside`
    are remarks that the article does without, by a decision; `allowed` sensitive ones that it may have; `declared`
    words in « » that are no quotation.
    """

    title: str
    language: str = "fr"
    lead: str = ""
    flashback: str = ""
    sources: tuple[Slug, ...] = ()
    situations: tuple[Situation, ...] = ()
    aside: tuple[Ref, ...] = ()
    allowed: tuple[Ref, ...] = ()
    declared: tuple[str, ...] = ()
    closing: str = ""
    link: str = ""

    def placed(self) -> Iterator[Placed]:
        """The remarks of all situations, in order."""
        for situation in self.situations:
            yield from situation.remarks


class Among:
    """Whether a remark is one of these: of thousands, at every key."""

    def __init__(self, refs: Iterable[Ref]) -> None:
        self._numbers: dict[str, set[int]] = {}
        for ref in refs:
            self._numbers.setdefault(ref.session, set()).add(ref.number)

        self._any = set[int]().union(*self._numbers.values())

    def __contains__(self, ref: Ref) -> bool:
        return ref.number in self._numbers.get(ref.session, ())

    def of(self, remarks: Sequence[Placed]) -> list[Placed]:
        """Those of these placed remarks that are among them."""
        numbers = self._any
        return [placed for placed in remarks if placed.number in numbers and placed in self]


Sessions = Mapping[str, Session]


def remark_of(sessions: Sessions, ref: Ref) -> Remark | None:
    """The remark that is meant, where it still is."""
    session = sessions.get(ref.session)
    return session.remarks.get(ref.number) if session else None


def can_be_quoted(remark: Remark) -> bool:
    """Comments are the note-taker's own, and what says the same as another is said there."""
    return remark.kind != "comment" and remark.same_as is None


def quotable(synthesis: Synthesis, sessions: Sessions) -> list[Ref]:
    """Every remark that the article can have, session by session, in reading order."""
    return [
        Ref(name, remark.number)
        for name in synthesis.sources
        if name in sessions
        for remark in reading_order(sessions[name].remarks.values())
        if can_be_quoted(remark)
    ]


def unplaced(synthesis: Synthesis, sessions: Sessions) -> list[Ref]:
    """What is neither in a situation nor set aside: counted, never hidden."""
    return undecided(synthesis, quotable(synthesis, sessions))


def undecided(synthesis: Synthesis, refs: Iterable[Ref]) -> list[Ref]:
    """Those of these remarks that are neither in a situation nor set aside."""
    decided = Among(chain(synthesis.placed(), synthesis.aside))
    return [ref for ref in refs if ref not in decided]


class Changed(Struct, frozen=True):
    """A placed remark whose words are not what they were. `now` is None where it is no more, or cannot be quoted."""

    ref: Ref
    before: str
    now: str | None


def changed(synthesis: Synthesis, sessions: Sessions) -> list[Changed]:
    """What has become of the placed remarks since. A session that cannot be read now tells nothing."""
    found = []
    for placed in synthesis.placed():
        if placed.session not in sessions:
            continue
        remark = remark_of(sessions, placed)
        now = remark.published if remark is not None and can_be_quoted(remark) else None
        if now != placed.words:
            found.append(Changed(placed.ref, placed.words, now))
    return found


def proposed(sessions: Sessions, title: str, language: str = "fr") -> Synthesis:
    """A first board: a situation for each question under which things were said, as it was asked.

    Questions of the same title in several sessions are one. Sensitive remarks wait to be decided on, as does what was
    said before the first question.
    """
    situations: dict[str, list[Placed]] = {}
    for name, session in sessions.items():
        order = {id: place for place, id in enumerate(session.asked)}
        said = [r for r in session.remarks.values() if r.prompt is not None and can_be_quoted(r)]
        ordered = sorted(reading_order(said), key=lambda r: order.get(r.prompt or "", len(order)))
        for remark in ordered:
            if not remark.sensitive:
                heading = session.title_of(remark.prompt) or remark.prompt or ""
                situations.setdefault(heading, []).append(Placed(name, remark.number, remark.published))
    newest = sorted(sessions.values(), key=lambda session: session.started.isoformat(), reverse=True)
    previous = next((s.theme.previous for s in newest if s.theme.previous and s.theme.previous.finding), None)
    return Synthesis(
        title=title,
        language=language,
        flashback=f"«\u00a0{previous.title}\u00a0»\u00a0: {previous.finding}" if previous else "",
        sources=tuple(sessions),
        situations=tuple(Situation(heading, remarks=tuple(placed)) for heading, placed in situations.items()),
        declared=(previous.title,) if previous else (),
        closing=next((session.theme.closing for session in newest if session.theme.closing), ""),
    )


def without(synthesis: Synthesis, gone: Iterable[Ref]) -> Synthesis:
    """The synthesis without any mention of these remarks: nothing of them stays. What the writer wrote does."""
    lost = set(gone)
    return Synthesis(
        **{name: getattr(synthesis, name) for name in Synthesis.__struct_fields__ if name not in _WITH_REFS},
        situations=tuple(
            Situation(s.title, s.opening, tuple(p for p in s.remarks if p.ref not in lost), s.closing)
            for s in synthesis.situations
        ),
        aside=tuple(ref for ref in synthesis.aside if ref not in lost),
        allowed=tuple(ref for ref in synthesis.allowed if ref not in lost),
    )


_WITH_REFS = ("situations", "aside", "allowed")
