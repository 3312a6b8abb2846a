"""The words of a text as people would list them: as written, without the small ones nor what clings to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from facilitator.domain.matching import APOSTROPHES, heard, is_english, stems
from facilitator.domain.query import without_elisions
from facilitator.domain.stop_words import is_stop


class SaidWord(NamedTuple):
    """A word as it is written, and the `key` it has in common with the other forms of it in its language.

    `telling`: its capital, if it has one, is its own. One that begins a sentence may have it from there.
    """

    key: str
    spelling: str
    telling: bool


_HYPHENS = "-\u2010\u2011"
_LETTERS = "[^\\W_]+"
# Each with what is before it where it begins a sentence: the marks of another one, or of a quotation.
_TOKEN = re.compile(
    rf"([.!?…:«“„\"(\[]\W{{,4}})?({_LETTERS}(?:[{_HYPHENS}{APOSTROPHES}]{_LETTERS})*)",
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# Addresses of the web and of people are no words, and say who somebody is.
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_AFTER_FRENCH = re.compile(
    rf"[{_HYPHENS}](?:t|je|tu|ils?|elles?|on|nous|vous|ce|ci|là|la|les?|lui|leur|moi|toi|y|en|mêmes?|que)\Z",
    re.IGNORECASE,
)
_AFTER_ENGLISH = re.compile(rf"[{APOSTROPHES}](?:s|re|ve|ll|d|m)\Z", re.IGNORECASE)
_MOST_AFTER = 3
_WHOLE = "rendezvous"

_LONGEST = 256

_CACHED = 1 << 16


def said_words(text: str, language: str) -> Iterator[SaidWord]:
    """The words of a text in this language, in order: no stop words, no figures, no single letters."""
    english = is_english(language)
    for before, token in _TOKEN.findall("." + _plain(text)):
        if found := _word(token[:_LONGEST], english):
            key, spelling = found
            yield SaidWord(key, spelling, not before or not _begins_large(spelling))


def _begins_large(word: str) -> bool:
    return word[0].isupper() and word[1:].islower()


def _plain(text: str) -> str:
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    if _ADDRESS.search(text):
        return " ".join(part for part in text.split() if not _ADDRESS.search(part))
    return text


@lru_cache(_CACHED)
def _word(token: str, english: bool) -> tuple[str, str] | None:
    spelling = _AFTER_ENGLISH.sub("", token) if english else _bare_french(token)
    sound = heard(spelling)
    if len(sound) < 2 or sound.isdigit() or is_stop(sound, english):
        return None
    return stems((sound,), "en" if english else "fr")[0], spelling


def _bare_french(token: str) -> str:
    """`dit-elle` is `dit`, `qu'est-ce` is `est`, `l'écran` is `écran`."""
    word = without_elisions(token)
    for _ in range(_MOST_AFTER):
        if heard(word) == _WHOLE:
            break
        word = _AFTER_FRENCH.sub("", word)
    return word
