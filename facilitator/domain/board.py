"""What the writer does on the board: each act gives another synthesis. Situations are counted from 0.

An act about a situation or a remark that is not there changes nothing: another window may have taken it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from facilitator.domain.synthesis import (
    Among,
    Placed,
    Ref,
    Sessions,
    Situation,
    Synthesis,
    can_be_quoted,
    remark_of,
)

# Situations


def add_situation(synthesis: Synthesis, title: str, at: int | None = None) -> Synthesis:
    """A new situation at a place, or at the end."""
    situations = list(synthesis.situations)
    situations.insert(len(situations) if at is None else max(0, at), Situation(title.strip()))
    return replace(synthesis, situations=tuple(situations))


def drop_situation(synthesis: Synthesis, at: int) -> Synthesis:
    """Without a situation and what was written in it; its remarks are unplaced again."""
    return _with(synthesis, at, lambda _: ())


def _with(synthesis: Synthesis, at: int, new: Callable[[Situation], Sequence[Situation]]) -> Synthesis:
    """The synthesis with what `new` makes of one situation in its place."""
    situations = synthesis.situations
    if not 0 <= at < len(situations):
        return synthesis
    return replace(synthesis, situations=(*situations[:at], *new(situations[at]), *situations[at + 1 :]))


def write(
    synthesis: Synthesis,
    at: int,
    title: str | None = None,
    opening: str | None = None,
    closing: str | None = None,
) -> Synthesis:
    """Give a situation a title, or commentary before and after its remarks."""
    said = {"title": title, "opening": opening, "closing": closing}
    given = {name: text for name, text in said.items() if text is not None}
    return _with(synthesis, at, lambda situation: [replace(situation, **given)])


def move_situation(synthesis: Synthesis, at: int, by: int) -> Synthesis:
    """A situation some places earlier or later."""
    situations = list(synthesis.situations)
    if not 0 <= at < len(situations):
        return synthesis
    moved = situations.pop(at)
    situations.insert(min(max(at + by, 0), len(situations)), moved)
    return replace(synthesis, situations=tuple(situations))


def merge_situations(synthesis: Synthesis, at: int, into: int) -> Synthesis:
    """Two situations made one, where the second stood: its remarks first, its title; all commentary is kept."""
    if at == into or not (0 <= at < len(synthesis.situations) > into >= 0):
        return synthesis
    gone, kept = synthesis.situations[at], synthesis.situations[into]
    merged = Situation(
        kept.title or gone.title,
        _paragraphs(kept.opening, gone.opening),
        (*kept.remarks, *gone.remarks),
        _paragraphs(kept.closing, gone.closing),
    )
    return drop_situation(_with(synthesis, into, lambda _: [merged]), at)


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def split_situation(synthesis: Synthesis, at: int, ref: Ref, title: str = "") -> Synthesis:
    """Two situations of one: from this remark on, the second has the remarks and the closing commentary."""

    def halves(situation: Situation) -> list[Situation]:
        place = next((n for n, placed in enumerate(situation.remarks) if placed.ref == ref), 0)
        if not place:
            return [situation]
        first = replace(situation, remarks=situation.remarks[:place], closing="")
        return [first, Situation(title.strip(), "", situation.remarks[place:], situation.closing)]

    return _with(synthesis, at, halves)


# Remarks


def place(
    synthesis: Synthesis, sessions: Sessions, refs: Iterable[Ref], at: int, before: int | None = None
) -> Synthesis:
    """Put remarks into a situation, before its remark of that place or at its end, wherever they were."""
    if not 0 <= at < len(synthesis.situations):
        return synthesis
    wanted = list(dict.fromkeys(_bare(ref) for ref in refs))
    among = Among(wanted)
    known = {placed.ref: placed for one in synthesis.situations for placed in among.of(one.remarks)}
    new = [found for ref in wanted if (found := known.get(ref) or _new(sessions, ref)) is not None]
    here = synthesis.situations[at].remarks
    rest = len(here) if before is None else before
    after = [placed for placed in here[rest:] if placed not in among]
    taken = unplace(synthesis, wanted)
    kept = taken.situations[at].remarks
    cut = len(kept) - len(after)
    return _with(taken, at, lambda s: [replace(s, remarks=(*kept[:cut], *new, *after))])


def _bare(ref: Ref) -> Ref:
    return Ref(ref.session, ref.number)


def _new(sessions: Sessions, ref: Ref) -> Placed | None:
    remark = remark_of(sessions, ref)
    if remark is None or not can_be_quoted(remark):
        return None
    return Placed(ref.session, ref.number, remark.published)


def unplace(synthesis: Synthesis, refs: Iterable[Ref]) -> Synthesis:
    """Take remarks out of their situations, or back from aside: they are to be decided on again."""
    gone = Among(refs)
    situations = tuple(
        replace(s, remarks=tuple(p for p in s.remarks if p not in gone)) if gone.of(s.remarks) else s
        for s in synthesis.situations
    )
    aside = tuple(ref for ref in synthesis.aside if ref not in gone)
    return replace(synthesis, situations=situations, aside=aside)


def set_aside(synthesis: Synthesis, refs: Iterable[Ref]) -> Synthesis:
    """Decide that the article does without these remarks."""
    wanted = list(dict.fromkeys(_bare(ref) for ref in refs))
    taken = unplace(synthesis, wanted)
    return replace(taken, aside=(*taken.aside, *wanted))


def move(synthesis: Synthesis, ref: Ref, by: int) -> Synthesis:
    """A remark some places earlier or later in its situation."""

    def moved(remarks: tuple[Placed, ...]) -> tuple[Placed, ...]:
        here = next((n for n, placed in enumerate(remarks) if placed.ref == _bare(ref)), None)
        if here is None:
            return remarks
        rest = [placed for n, placed in enumerate(remarks) if n != here]
        rest.insert(min(max(here + by, 0), len(rest)), remarks[here])
        return tuple(rest)

    return replace(
        synthesis, situations=tuple(replace(s, remarks=moved(s.remarks)) for s in synthesis.situations)
    )


def star(synthesis: Synthesis, ref: Ref, wanted: bool) -> Synthesis:
    """Mark a placed remark as worth keeping in view, or not."""
    return _placed(synthesis, ref, lambda placed: replace(placed, star=wanted))


def turn(synthesis: Synthesis, ref: Ref, words: str) -> Synthesis:
    """Introduce a placed remark in the writer's own way; empty is the program's."""
    return _placed(synthesis, ref, lambda placed: replace(placed, turn=words.strip()))


def accept(synthesis: Synthesis, sessions: Sessions, ref: Ref) -> Synthesis:
    """Take note that the words of a remark have changed; one that is no more leaves the article."""
    remark = remark_of(sessions, ref)
    if remark is None or not can_be_quoted(remark):
        return unplace(synthesis, [ref])
    return _placed(synthesis, ref, lambda placed: replace(placed, words=remark.published))


def _placed(synthesis: Synthesis, ref: Ref, new: Callable[[Placed], Placed]) -> Synthesis:
    bare = _bare(ref)
    situations = tuple(
        replace(s, remarks=tuple(new(p) if p.ref == bare else p for p in s.remarks))
        for s in synthesis.situations
    )
    return replace(synthesis, situations=situations)


# Decisions


def allow(synthesis: Synthesis, ref: Ref, wanted: bool) -> Synthesis:
    """Decide that a sensitive remark may be published, or not."""
    others = tuple(one for one in synthesis.allowed if one != _bare(ref))
    return replace(synthesis, allowed=(*others, _bare(ref)) if wanted else others)


def declare(synthesis: Synthesis, words: str, wanted: bool) -> Synthesis:
    """Decide that words in « » are no quotation: a title, irony."""
    others = tuple(one for one in synthesis.declared if one != words)
    return replace(synthesis, declared=(*others, words) if wanted else others)
