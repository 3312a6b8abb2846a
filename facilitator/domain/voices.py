"""The voices of an evening: their labels, and which of them a few typed letters mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import count

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


def label_for(role: str, taken: Container[str]) -> str:
    """A short label for `role` that is not in `taken`: three letters of its main word if it can be."""
    words = _WORD.findall(_heard(role[:LONGEST_ROLE]))
    main = next((word for word in words if not _is_small(word)), words[-1] if words else "")
    if not any(c.isalpha() for c in main[:3]):  # figures before a colon are a time or a number
        main = f"v{main}"
    for length in range(min(3, len(main)), len(main) + 1):
        if main[:length] not in taken:
            return main[:length]
    return next(name for n in count(2) if (name := f"{main[:3]}{n}") not in taken)


def find(text: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices that `text` means: none, one, or several when it is ambiguous.

    A label, or a role with or without its article, means just that one; any other text means the voices
    with a word that begins so.
    """
    wanted = _wanted(text)
    if not wanted:
        return []
    exact: tuple[Callable[[Voice], str], ...] = (
        lambda voice: _heard(voice.label),
        lambda voice: _heard(voice.role),
        lambda voice: _bare(_heard(voice.role)),
    )
    for name in exact:
        if same := [voice for voice in voices if name(voice) == wanted]:
            return same
    return [voice for voice in voices if _has_word(_heard(voice.role), wanted)]


def beginning(text: str, voices: Sequence[Voice]) -> list[Voice]:
    """The voices `text` may be the first letters of, by their label or role; those it means come first."""
    wanted = _wanted(text)
    if not wanted:
        return []
    found = find(text, voices)
    others = [
        voice
        for voice in voices
        if voice not in found and (_heard(voice.label).startswith(wanted) or _any_word(voice.role, wanted))
    ]
    return found + others


def is_role(text: str) -> bool:
    """Whether `text` can be meant as a new voice: an article or a numeral, then at most five plain words."""
    if len(text) > LONGEST_ROLE or len(text.split()) > 6 or not _ROLE.fullmatch(text):
        return False
    # Compared with its accents: "à" and "là" are no articles.
    return _WORD.findall(text.casefold())[0] in _ARTICLES


def tidy(role: str) -> str:
    """`role` with one space between its words."""
    return " ".join(role.split())


def _wanted(text: str) -> str:
    if len(text) > 2 * LONGEST_ROLE:
        return ""
    heard = _heard(text)
    return heard if _WORD.search(heard) else ""


@lru_cache(maxsize=1024)
def _heard(text: str) -> str:
    """`text` as an ear would take it, so that case, accents, apostrophes and spacing do not count."""
    return " ".join(plain(text).replace("’", "'").split())


def _is_small(word: str) -> bool:
    return word in _SMALL_WORDS or word.isdecimal()


def _bare(role: str) -> str:
    """A role (as heard) without its articles and numerals."""
    words = list(_WORD.finditer(role))
    first = next((word for word in words if word[0] not in _ARTICLES and not word[0].isdecimal()), None)
    return role[first.start() :] if first else role


def _has_word(role: str, wanted: str) -> bool:
    """Whether a word of `role` begins with `wanted`.

    An article was typed for the sake of a whole role: then only an unfinished last word is completed, so
    that "une mère" is not taken for a known "une mère de famille".
    """
    starts = [word.start() for word in _WORD.finditer(role) if not _is_small(word[0])]
    if any(role.startswith(wanted, start) for start in starts):
        return True
    lead = len(role) - len(_bare(role))
    return len(wanted) > lead > 0 and role.startswith(wanted) and role[len(wanted) :][:1].isalnum()


def _any_word(role: str, wanted: str) -> bool:
    heard = _heard(role)
    return any(heard.startswith(wanted, word.start()) for word in _WORD.finditer(heard))
