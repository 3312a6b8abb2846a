"""Two texts that differ in typography only have one key."""

from __future__ import annotations

import re
import unicodedata

from facilitator.domain.matching import is_english
from facilitator.domain.typography.rules import LETTER, SPACE, applied, rule
from facilitator.domain.typography.word_forms import WORD, ordinal, word_form

_TOKEN = re.compile(rf"{LETTER}+(?:['-]{LETTER}+)*|\d+|[^\w\s]|_")


def extract_key(text: str, language: str = "fr") -> str:
    """The words, numbers and marks of `text`, with one space between two: what it is compared by.

    An unbroken extract, from word to word, has a key that is within that of the whole, from space to space. What
    `published` may change is not in it: the shape of quotation marks, apostrophes and dashes, spaces around marks and
    in numbers, œ for oe. Words, case and accents are, but for the few capitals and endings that it knows.
    """
    french = not is_english(language)
    text = unicodedata.normalize("NFC", text)
    text = applied((*_SHAPES, *(_FRENCH if french else _ENGLISH)), text)
    key: list[str] = []
    for token in _TOKEN.findall(text):
        key.append(_folded(token, key[-1] if key else "") if french else token)
    return " ".join(key)


def _folded(token: str, before: str) -> str:
    if token == "…":
        return "." if before in ("etc", "Etc") else token
    if before.isdecimal():
        token = WORD.sub(lambda found: _after_number(found[0]), token, count=1)
    return "A" if token == "À" else WORD.sub(lambda found: word_form(found[0]), token)


def _after_number(word: str) -> str:
    return "h" if word == "H" else ordinal(word)


def _dots(found: re.Match[str]) -> str:
    return "…" if "…" in found[0] or found[0].count(".") > 2 else found[0]


def _dash(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    in_word = text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
    return "-" if in_word and found[0] in _HYPHENS else "–"


_HYPHENS = "-‐‑"

_SHAPES = (
    rule(rf"[.…](?:{SPACE}*[.…])*", _dots),
    # Words that were not heard are three dots as typed and […] as printed.
    rule(rf"\[{SPACE}*…{SPACE}*\]", "…"),
    rule(r"[-‐‑‒–—―]+", _dash),
    rule(rf"(?<={LETTER})[´`‘’](?=[^\W_])", "'"),
)
_FRENCH = (
    rule(r"(?<![\d:.,])(\d{1,2}):([0-5]\d)(?!\d|:\d)", r"\1 h \2"),
    rule(rf"(?<=\d){SPACE}+(?=\d{{3}}(?!\d))", ""),
    # An apostrophe may stand for a guillemet, and the other way round.
    rule(r"['«»“”„‘’]", '"'),
)
# An extract of "can't" must not be "can": here the apostrophe is a part of the word.
_ENGLISH = (rule(rf"(?<!{LETTER})'|'(?![^\W_])|[«»“”„‘’]", '"'),)
