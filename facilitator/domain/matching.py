"""When one word is found for another: accents, case, ligatures and endings aside. Shared by the index and the query.

A word is heard (`heard`) without accents or case; its stem is taken from what is heard, so that a missing accent
changes nothing. Stems are French, or English for a session in English: these carry a mark, for the same letters
may be the stem of other words there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from facilitator.domain.slugs import plain

GAP = "·"
"""Stands between two texts of one list, so that no phrase goes from one to the next. Part of no word."""

APOSTROPHES = "'’ʼ‘ʻʽ`´ʹ′"

# What may stand inside a word and is not heard: accents written apart, soft hyphens, joiners.
_UNHEARD = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = f"[^\\W_{APOSTROPHES}\u02b9-\u02df]"
_WORD = re.compile(f"{_LETTER}(?:{_LETTER}|[{_UNHEARD}])*")

# Endings that the stemmer knows by their accents, which are not heard here.
_ACCENTED = {
    ending.replace("é", "e").replace("è", "e"): ending
    for ending in ("ée", "ées", "ité", "ités", "ière", "ières")
}
_ENDING = re.compile(f"(?:{'|'.join(_ACCENTED)})\\Z")
_PLURAL = re.compile(r"(?:..[aiou]s|.[eo]ux)\Z")

_LONGEST_SPELLED = 256  # a word made of accents alone takes quadratic time
_LONGEST_HEARD = 64
_LONGEST_KEPT = 40
_CACHED = 1 << 16


def words(text: str) -> list[str]:
    """The words of `text` as they are heard, in order."""
    found: list[str] = []
    for piece in text.split():
        found += _words_in(piece) if len(piece) <= _LONGEST_KEPT else _heard_in(piece)
    return found


def _heard_in(piece: str) -> list[str]:
    return [word for word in map(heard, _WORD.findall(piece)) if word]


@lru_cache(_CACHED)
def _words_in(piece: str) -> tuple[str, ...]:
    """What stands between two spaces comes again and again: most of a year is some thousand of these."""
    return tuple(_heard_in(piece))


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The same, each with where it begins and ends in `text`."""
    found = ((heard(one[0]), one.start(), one.end()) for one in _WORD.finditer(text))
    return [(word, start, end) for word, start, end in found if word]


def words_of_all(texts: Iterable[str]) -> list[str]:
    """The words of several texts, each apart from the next."""
    found: list[str] = []
    for text in texts:
        if found:
            found.append(GAP)
        found += words(text)
    return found


@lru_cache(_CACHED)
def heard(word: str) -> str:
    """One word without accents, case or ligatures; empty when nothing of it is heard."""
    return "".join(filter(str.isalnum, plain(word[:_LONGEST_SPELLED])))[:_LONGEST_HEARD]


def stems(heard_words: Iterable[str], language: str) -> list[str]:
    """The stem of each word, as a session in this language has it."""
    return list(map(_stem_in(language), heard_words))


def every_stem(word: str) -> tuple[str, ...]:
    """The stems a word may have, one for each language that sessions are searched in."""
    return _french(word), _english(word)


def is_english(language: str) -> bool:
    """Whether the words of a session in this language have English stems; all others have French ones."""
    return language.partition("-")[0] == "en"


@lru_cache(64)
def _stem_in(language: str) -> Callable[[str], str]:
    return _english if is_english(language) else _french


@lru_cache(_CACHED)
def _french(word: str) -> str:
    if word == GAP:
        return word
    stem = plain(_stemmed(_ENDING.sub(lambda found: _ACCENTED[found[0]], word), "french"))
    # What the stemmer leaves of plurals: amis, photos, jeux, cheveux.
    return stem[:-1] if _PLURAL.search(stem) else stem


@lru_cache(_CACHED)
def _english(word: str) -> str:
    return word if word == GAP else GAP + _stemmed(word, "english")


def _stemmed(word: str, language: str) -> str:
    # Loaded at the first word, since it is slow to; a new stemmer each time, since two threads cannot share one.
    import snowballstemmer

    stem: str = snowballstemmer.stemmer(language).stemWord(word)
    return stem or word
