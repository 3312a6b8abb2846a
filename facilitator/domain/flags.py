"""Words that may say who somebody is: addresses, numbers, names. They are pointed out, never changed here.

Rules and short lists, no dictionary: a rare name is missed, a brand may be taken for a person. `tests/unit/flagged.py`
measures both. Fast enough to run at each key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from facilitator.domain.named import first_names, full_names, words_of
from facilitator.domain.reached import emails, handles, is_account, phones, profiles
from facilitator.domain.session import Remark, Voice

FlagKind = Literal["email", "phone", "handle", "profile", "name", "first-name"]

CUT = "[…]"


class Flag(Struct, frozen=True):
    """`text[start:end]` looks like one of these."""

    kind: FlagKind
    start: int
    end: int


def flags(text: str, known_roles: Sequence[str] = (), language: str = "fr") -> tuple[Flag, ...]:
    """What to look at in `text`, in its order, none within another.

    `known_roles` are the voices of the evening, whose words after an @ or before a colon name nobody.
    """
    voices = [Voice(role, "") for role in known_roles]
    taken = bytearray(len(text))
    found: list[Flag] = []
    for kind, spans in _each_kind(text, voices, language):
        for start, end in spans:
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.append(Flag(kind, start, end))
    return tuple(sorted(found, key=lambda flag: flag.start))


def _each_kind(
    text: str, voices: list[Voice], language: str
) -> Iterator[tuple[FlagKind, Iterable[tuple[int, int]]]]:
    """Each kind with where it stands, the surest first: what one has taken is not for those after it."""
    yield "profile", profiles(text)
    yield "handle", handles(text, voices)
    yield "email", emails(text)
    yield "phone", phones(text, language)
    tokens = words_of(text)
    yield "name", full_names(text, tokens, language)
    yield "first-name", first_names(text, tokens, voices, language)


def flags_of_role(role: str, language: str = "fr") -> tuple[Flag, ...]:
    """What to look at in the role of a voice, where a first name alone is one too many, as is an account's name."""
    if is_account(role):
        return (Flag("handle", 0, len(role)),)
    return tuple(flag for flag in flags(f"{role} : «", (), language) if flag.end <= len(role))


def flagged(
    text: str, role: str | None, known_roles: Sequence[str], language: str
) -> list[tuple[FlagKind, str]]:
    """What the words flagged look like, and those words: in the role of whoever speaks, then in `text`."""
    of_role = ((flag, role) for flag in flags_of_role(role, language)) if role else ()
    of_text = ((flag, text) for flag in flags(text, known_roles, language))
    return [(flag.kind, words[flag.start : flag.end]) for flag, words in (*of_role, *of_text)]


def flagged_in(
    remark: Remark, known_roles: Sequence[str], language: str, longest: int | None = None
) -> list[tuple[FlagKind, str]]:
    """The same in all that is kept of a remark, each words once; in `longest` characters of each part of it."""
    found = flagged("", remark.speaker, known_roles, language)
    for part in (remark.text, remark.mended, remark.typed, remark.where):
        found += flagged((part or "")[:longest], None, known_roles, language)
    return list(dict.fromkeys(found))


def without(text: str, found: Iterable[Flag]) -> str:
    """`text` with […] in the place of what was `found` in it."""
    kept, at = [], 0
    for flag in found:
        kept += [text[at : flag.start], CUT]
        at = flag.end
    return "".join([*kept, text[at:]])
