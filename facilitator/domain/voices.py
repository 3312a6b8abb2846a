"""The voices of an evening: their labels, and which of them a few typed letters mean."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from facilitator.domain.session import Voice
from facilitator.domain.slugs import plain

LONGEST_ROLE = 60

_ARTICLES = frozenset(
    {"un", "une", "des", "deux", "trois", "quatre", "le", "la", "les", "l", "ce", "cet", "cette"}
    | {"a", "an", "the", "two", "three", "some", "one"}
)
_SMALL_WORDS = (
    _ARTICLES
    | {"d", "de", "du", "en", "au", "aux", "et", "ou", "cinq", "six", "plusieurs", "quelques"}
    | {"of", "and", "in", "four", "five", "several", "this", "that"}
)
_WORD = re.compile(r"[^\W_]+")
_ROLE = re.compile(r"[^\W_]+(?:[ '’-]+[^\W_]+)+")
_NUMBERED = re.compile(r"(.*\S) \(([2-9]|[1-9]\d{1,2})\)", re.DOTALL)
_NUMBER_LAST = re.compile(r"(.*[^\W\d_]) ?([2-9]|[1-9]\d{1,2})")


class _Ear(NamedTuple):
    """A role as an ear takes it: whole, without its article, without its number; and where its words begin."""

    whole: str
    bare: str
    unnumbered: str
    number: str
    words: tuple[int, ...]
    main_words: tuple[int, ...]


def label_for(role: str, taken: Container[str]) -> str:
    """A short label for `role` that is not in `taken`: three letters of its main word if it can be.

    A voice told apart by its number, "une retraitée (2)", has it in its label: "ret2".
    """
    base, number = unnumbered(role)
    words = _WORD.findall(_heard(base[:LONGEST_ROLE]))
    main = next((word for word in words if not _is_small(word)), words[-1] if words else "")
    if not any(c.isalpha() for c in main[:3]):  # figures before a colon are a time or a number
        main = f"v{main}"
    for length in range(min(3, len(main)), len(main) + 1):
        if (name := f"{main[:length]}{number}") not in taken:
            return name
    return next(name for n in count(2) if (name := f"{main[:3]}{n}") not in taken)


def with_voice(voices: Sequence[Voice], role: str | None) -> list[Voice]:
    """The voices with `role` among them: with a label of its own where it is a new one."""
    if not role or any(voice.role == role for voice in voices):
        return list(voices)
    return [*voices, Voice(role, label_for(role, {voice.label for voice in voices}))]


def unnumbered(role: str) -> tuple[str, str]:
    """`role` without the number that tells it from others alike, and this number; it is empty when there is none."""
    found = _NUMBERED.fullmatch(role)
    return (found[1], found[2]) if found else (role, "")


def alike(role: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices that only a number tells from `role`, itself among them; none when it is alone."""
    wanted = _ear(role).unnumbered
    found = tuple(voice for voice in voices if _ear(voice.role).unnumbered == wanted)
    return found if len(found) > 1 else ()


def declared(text: str, voices: Sequence[Voice]) -> tuple[str, bool]:
    """The role that `text`, which means one voice at the most, declares; and whether it is a new one.

    The whole role of a known voice, said again, is that of somebody else who is alike.
    """
    known = find(text, voices)
    if not known:
        return tidy(text), True
    role, wanted = known[0].role, _heard(text)
    if wanted != _heard(role) or wanted == _heard(known[0].label) or unnumbered(role)[1]:
        return role, False
    taken = {_heard(voice.role) for voice in voices}
    return next(name for n in count(2) if _heard(name := f"{role} ({n})") not in taken), True


def find(text: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices that `text` means: none, one, or several when it is ambiguous.

    A label, or a role with or without its article, means just that one (the first, of several alike); any
    other text means the voices with a word that begins so; with a number ("re2"), those of that number.
    """
    wanted = _wanted(text)
    if not wanted:
        return []
    if same := [voice for voice in voices if _heard(voice.label) == wanted]:
        return same
    return _named(wanted, voices) or _begun(wanted, voices) or _numbered(wanted, voices)


def beginning(text: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices `text` may be the first letters of, by their label or role; those it means come first."""
    wanted = _wanted(text)
    if not wanted:
        return []
    found = find(text, voices)
    roles = {voice.role for voice in found}
    others = [
        voice
        for voice in voices
        if voice.role not in roles
        and (_heard(voice.label).startswith(wanted) or _any_word(_ear(voice.role), wanted))
    ]
    return found + others


def is_role(text: str) -> bool:
    """Whether `text` can be meant as a new voice: an article or a numeral, then at most five plain words."""
    if len(text) > LONGEST_ROLE or len(text.split()) > 6 or not _ROLE.fullmatch(text):
        return False
    # Compared with its accents: "à" and "là" are no articles.
    return _WORD.findall(text.casefold())[0] in _ARTICLES


def begins_with_article(text: str) -> bool:
    """Whether `text` is an article or a numeral, then other words."""
    first, *others = text.casefold().replace("’", "'").replace("'", "' ").split() or [""]
    return bool(others) and first.rstrip("'") in _ARTICLES


def tidy(role: str) -> str:
    """`role` with one space between its words."""
    return " ".join(role.split())


def _wanted(text: str) -> str:
    if len(text) > 2 * LONGEST_ROLE:
        return ""
    heard = _heard(text)
    return heard if _WORD.search(heard) else ""


@lru_cache(maxsize=4096)
def _heard(text: str) -> str:
    """`text` as an ear would take it, so that case, accents, apostrophes and spacing do not count."""
    return " ".join(plain(text).replace("’", "'").split())


@lru_cache(maxsize=4096)
def _ear(role: str) -> _Ear:
    heard = _heard(role)
    words = list(_WORD.finditer(heard))
    first = next((word for word in words if word[0] not in _ARTICLES and not word[0].isdecimal()), None)
    return _Ear(
        whole=heard,
        bare=heard[first.start() :] if first else heard,
        unnumbered=unnumbered(heard)[0],
        number=unnumbered(heard)[1],
        words=tuple(word.start() for word in words),
        main_words=tuple(word.start() for word in words if not _is_small(word[0])),
    )


def _is_small(word: str) -> bool:
    return word in _SMALL_WORDS or word.isdecimal()


def _named(wanted: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices whose role it is, with or, if there is none, without its article."""
    return [voice for voice in voices if _ear(voice.role).whole == wanted] or [
        voice for voice in voices if _ear(voice.role).bare == wanted
    ]


def _begun(wanted: str, voices: Sequence[Voice]) -> list[Voice]:
    return [voice for voice in voices if _has_word(_ear(voice.role), wanted)]


def _numbered(wanted: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices told apart by the number that ends `wanted`, of which the rest of it is a beginning."""
    found = _NUMBER_LAST.fullmatch(wanted)
    if not found:
        return []
    same = [voice for voice in voices if _ear(voice.role).number == found[2]]
    return [voice for voice in same if _ear(voice.role).unnumbered == found[1]] or _begun(found[1], same)


def _has_word(role: _Ear, wanted: str) -> bool:
    """Whether a word of `role` begins with `wanted`.

    An article was typed for the sake of a whole role: then only an unfinished last word is completed, so
    that "une mère" is not taken for a known "une mère de famille".
    """
    if any(role.whole.startswith(wanted, start) for start in role.main_words):
        return True
    lead = len(role.whole) - len(role.bare)
    after = role.whole[len(wanted) :][:1]
    return len(wanted) > lead > 0 and role.whole.startswith(wanted) and after.isalnum()


def _any_word(role: _Ear, wanted: str) -> bool:
    return any(role.whole.startswith(wanted, start) for start in role.words)
