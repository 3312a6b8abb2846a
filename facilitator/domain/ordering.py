"""Putting the remarks of a session in order: what each act writes, from the session as it is when it is written.

Every function gives the entries, none where nothing changes; `said` are the fields that each entry has (`at`, `by`).
A remark that is no more changes nothing. The words of a remark stay as they are: see `domain.mending`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from facilitator.domain import mending
from facilitator.domain.entries import AnyEntry, Change, RemarkKept, Remove, Restore, VoiceDeclared
from facilitator.domain.flags import CUT
from facilitator.domain.fold import changed_fields
from facilitator.domain.instants import instant, zone_of
from facilitator.domain.session import Kind, Remark, Session
from facilitator.domain.slugs import plain
from facilitator.domain.voices import tidy
from facilitator.domain.words import tags_in

Said = dict[str, Any]
Numbers = Iterable[int]


class Refused(Exception):
    """What cannot be done to a remark: `code` says why, `number` to which."""

    def __init__(self, code: str, number: int) -> None:
        super().__init__(code, number)
        self.code, self.number = code, number


def reading_order(remarks: Iterable[Remark]) -> list[Remark]:
    """By hour, and by number within a second: what was split off stands after what it was part of."""
    held = list(remarks)
    zone = zone_of(remark.at for remark in held)
    return sorted(held, key=lambda remark: (instant(remark.at, zone), remark.number))


def _each(session: Session, numbers: Numbers, said: Said, new: Callable[[Remark], Remark]) -> list[AnyEntry]:
    """The changes that make each of these remarks what `new` makes of it."""
    found = [session.remarks[number] for number in dict.fromkeys(numbers) if number in session.remarks]
    return [change for remark in found if (change := _difference(remark, new(remark), said)) is not None]


def _difference(old: Remark, new: Remark, said: Said) -> Change | None:
    names = (name for name in asdict(old) if getattr(old, name) != getattr(new, name))
    changed = {name: getattr(new, name) for name in names}
    return Change(number=old.number, **changed, **said) if changed else None


# One remark or many


def file(session: Session, numbers: Numbers, prompt: str | None, said: Said) -> list[AnyEntry]:
    """File under a question; None is before the first."""
    return _each(session, numbers, said, lambda remark: replace(remark, prompt=prompt))


def kind(session: Session, numbers: Numbers, kind: Kind, said: Said) -> list[AnyEntry]:
    """Give another kind. Raises Refused("never-exact"): what comes from memory is no quotation."""

    def new(remark: Remark) -> Remark:
        if kind == "verbatim" and remark.origin == "memory":
            raise Refused("never-exact", remark.number)
        return replace(remark, kind=kind)

    return _each(session, numbers, said, new)


def speaker(session: Session, numbers: Numbers, role: str | None, said: Said) -> list[AnyEntry]:
    """Say who spoke; None is nobody known."""
    role = tidy(role) or None if role else None
    return _each(session, numbers, said, lambda remark: replace(remark, speaker=role))


def retag(
    session: Session, numbers: Numbers, add: Sequence[str], drop: Sequence[str], said: Said
) -> list[AnyEntry]:
    """Give tags and take tags; what was typed stays in the text."""

    def new(remark: Remark) -> Remark:
        kept = [tag for tag in remark.tags if tag not in drop]
        return replace(remark, tags=tuple(dict.fromkeys([*kept, *add])))

    return _each(session, numbers, said, new)


def take_up(session: Session, numbers: Numbers, wanted: bool, said: Said) -> list[AnyEntry]:
    """Mark to be taken up, or not."""
    return _each(session, numbers, said, lambda remark: replace(remark, take_up=wanted))


def sensitive(session: Session, numbers: Numbers, wanted: bool, said: Said) -> list[AnyEntry]:
    """Mark as sensitive, or not."""
    return _each(session, numbers, said, lambda remark: replace(remark, sensitive=wanted))


# The words of one


def mend(session: Session, number: int, wanted: str, how: mending.How, said: Said) -> list[AnyEntry]:
    """Have the words published as `wanted`; as they were noted, where it is that or nothing."""
    return _each(
        session,
        [number],
        said,
        lambda remark: replace(remark, mended=mending.mended(remark.text, wanted, how) if wanted else None),
    )


def take_out(session: Session, number: int, words: str, role: str | None, said: Said) -> list[AnyEntry]:
    """Put a role in [ ], or […], in the place of words that say who somebody is; it becomes the voice they are.

    They go from all that is kept of the remark: the only act that changes what was said, since it is not to be known.
    """
    role = tidy(role) if role else ""
    instead = f"[{role}]" if role else CUT

    def new(remark: Remark) -> Remark:
        names = ("text", "typed", "mended", "where") if remark.number == number else ("typed",)
        parts = {name: getattr(remark, name) for name in names}
        cleaned = replace(
            remark, **{name: part and _without(part, words, instead) for name, part in parts.items()}
        )
        if remark.number != number:
            return cleaned
        tags = tuple(tag for tag in remark.tags if plain(tag) not in _names(words))
        return replace(cleaned, speaker=_unnamed(remark.speaker, words, role), tags=tags)

    if number not in session.remarks or not words.strip():
        return []
    # What it was split from has the whole line as it was typed.
    return _each(session, [number, *session.split_before(session.remarks[number])], said, new)


def _without(text: str, words: str, instead: str) -> str:
    """`text` with something in the place of words: in that of their brackets too, where they stand in some."""
    if "[" in words or "]" in words:
        return text.replace(words, instead)
    parts = re.split(r"(\[[^\[\]]*\])", text.replace(f"[{words}]", instead))
    # An editor's words have their brackets already.
    whole = _whole(words)
    return "".join(
        whole.sub(lambda _: instead[1:-1], part) if place % 2 else whole.sub(lambda _: instead, part)
        for place, part in enumerate(parts)
    )


def _whole(words: str) -> re.Pattern[str]:
    """These words, and not the beginning or the end of longer ones: Ali is not in Alice."""
    before, after = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    return re.compile(before + re.escape(words) + after)


def _unnamed(speaker: str | None, words: str, role: str) -> str | None:
    """A voice without what says who it is."""
    if speaker is None or not (whole := _whole(words)).search(speaker):
        return speaker
    return tidy(whole.sub(lambda _: role or CUT, speaker)) if role or speaker != words else None


def _names(words: str) -> set[str]:
    return {plain(words), *(plain(word) for word in re.findall(r"[^\W_]+", words))}


def split(session: Session, number: int, at: int, said: Said) -> list[AnyEntry]:
    """Make two of a remark, the second beginning at a place of its text. Raises Refused("nothing-to-split").

    Each half is published as its part was; words that were left out stay so.
    """
    remark = session.remarks.get(number)
    if remark is None:
        return []
    place = mending.place_in(remark.published, remark.text, at) if remark.mended is not None else at
    halves = (remark.text[:at].rstrip(), remark.text[at:].lstrip())
    if not all(any(c.isalnum() for c in half) for half in halves):
        raise Refused("nothing-to-split", number)
    published = (remark.published[:place].rstrip(), remark.published[place:].lstrip())
    first, second = (
        replace(
            remark,
            text=half,
            mended=None if words == half else words or CUT,
            tags=_tags_of(remark, half),
        )
        for half, words in zip(halves, published, strict=True)
    )
    first = replace(first, typed=remark.typed or remark.text)
    apart = replace(second, typed=None, signals={}, same_as=None, reply_to=None, split_from=number)
    kept = asdict(apart) | {"number": 0}
    change = _difference(remark, first, said)
    return [*([change] if change else []), RemarkKept(by=said["by"], **kept)]


def _tags_of(remark: Remark, half: str) -> tuple[str, ...]:
    """The tags that a part of the words keeps: those said in it, and those that were given by hand."""
    here, anywhere = tags_in(half, remark.tags), tags_in(remark.text, remark.tags)
    return tuple(tag for tag in remark.tags if tag in here or tag not in anywhere)


# Remarks and others


def same(session: Session, numbers: Numbers, into: int, said: Said) -> list[AnyEntry]:
    """Say that these remarks say the same as another, which stands for all. They stay, words and number.

    Those that said the same as one of them follow it. Where `into` goes under one that is not of them, so do they.
    """
    wanted = set(numbers) - {into}
    if into not in session.remarks or not wanted:
        return []
    stands = _upwards(session, into)[-1]
    if stands in wanted:
        stands = into
    joined = _below(session, wanted)

    def new(remark: Remark) -> Remark:
        return replace(remark, same_as=None if remark.number == stands else stands)

    return _each(session, [stands, into, *joined], said, new)


def _upwards(session: Session, number: int) -> list[int]:
    """A remark, that which it says the same as, and so on: a person may have written a chain, or a circle."""
    line = {number: None}
    while (above := session.remarks[number].same_as) in session.remarks and above not in line:
        line[number := above] = None
    return list(line)


def _below(session: Session, wanted: Collection[int]) -> list[int]:
    """The remarks that are wanted, and those that say the same as one of them, one after the other."""
    followers: dict[int | None, list[int]] = {}
    for remark in session.remarks.values():
        followers.setdefault(remark.same_as, []).append(remark.number)
    found = {number: None for number in wanted if number in session.remarks}
    waiting = list(found)
    while waiting:
        for number in followers.get(waiting.pop(), ()):
            if number not in found:
                found[number] = None
                waiting.append(number)
    return [number for number in session.remarks if number in found]


def apart(session: Session, numbers: Numbers, said: Said) -> list[AnyEntry]:
    """Say that these remarks say something of their own after all."""
    return _each(session, numbers, said, lambda remark: replace(remark, same_as=None))


def reply(session: Session, number: int, to: int | None, said: Said) -> list[AnyEntry]:
    """Say that a remark answers another, or none. Raises Refused("own-reply") where that one answers it already."""
    seen, above = {number}, to
    while above is not None:
        if above in seen:
            raise Refused("own-reply", number)
        seen.add(above)
        other = session.remarks.get(above)
        above = other.reply_to if other else None
    if to is not None and to not in session.remarks:
        return []
    return _each(session, [number], said, lambda remark: replace(remark, reply_to=to))


# Everywhere in a session


def rename_role(session: Session, old: str, new: str, said: Said) -> list[AnyEntry]:
    """Call a voice something else wherever it speaks."""
    new = tidy(new)
    if new == old:
        return []
    spoken = [remark.number for remark in session.remarks.values() if remark.speaker == old]
    entries = speaker(session, spoken, new, said)
    if session.running and old in session.running.voices:
        entries.append(VoiceDeclared(role=old, forgotten=True, **said))
    return entries


def rename_tag(session: Session, old: str, new: str | None, said: Said) -> list[AnyEntry]:
    """Call a tag something else wherever it stands; None takes it away."""

    def renamed(remark: Remark) -> Remark:
        tags = (new if tag == old else tag for tag in remark.tags)
        return replace(remark, tags=tuple(dict.fromkeys(tag for tag in tags if tag)))

    tagged = [remark.number for remark in session.remarks.values() if old in remark.tags]
    return _each(session, tagged, said, renamed)


# Taking back


def still_standing(session: Session, done: AnyEntry, back: AnyEntry) -> AnyEntry | None:
    """What of `back` still takes `done` back: what another hand changed since is left to it. None when nothing.

    A remark that comes back is given another number where its own was taken meanwhile.
    """
    match done, back:
        case Change(), Change():
            return _unless_changed(session, done, back)
        case RemarkKept(), Remove():
            return back if _is_as_kept(session.remarks.get(done.number), done) else None
        case Remove(), RemarkKept() if back.number in session.remarks:
            return replace(back, number=0)
        case Remove(), Restore():
            # The session may have ended, and forgotten what was removed.
            return back if session.running and back.number in session.running.removed else None
    return back


def _is_as_kept(remark: Remark | None, kept: RemarkKept) -> bool:
    """Whether nobody has changed a remark since. Hours are written to the second."""
    names = (name for name in Remark.__struct_fields__ if name != "at")
    return remark is not None and all(getattr(remark, name) == getattr(kept, name) for name in names)


def _unless_changed(session: Session, done: Change, back: Change) -> Change | None:
    remark = session.remarks.get(done.number)
    if remark is None:
        return None
    set_to, before = changed_fields(done), changed_fields(back)
    fields = {name: value for name, value in before.items() if getattr(remark, name) == set_to[name]}
    return Change(number=back.number, at=back.at, by=back.by, **fields) if fields else None
