"""The gender and number of a role, as far as its own words say them; what they do not say is left unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from facilitator.domain import role_words as w
from facilitator.domain.matching import is_english
from facilitator.domain.voices import tidy, unnumbered

Gender = Literal["f", "m"]

_ELIDED = re.compile(r"(l['’])(?=\w)", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyàâäéèêëîïôöùûœæ]", re.IGNORECASE)
_BEGINS_WITH_CONSONANT = ("y", "onz", "oui")
_PAIR = re.compile(r" (?:et|and) (\S+)")
_CHOICE = re.compile(r" (?:ou|or) ")


class Role(Struct, frozen=True):
    """A role as it is printed, `text`, with what its words say of it.

    `plural` is None when a verb could not agree with it: it is a label, no part of a sentence. `again` is how it is
    said a second time ("cette danseuse"), `same` another way ("la même danseuse"); None where that would need a guess.
    """

    text: str
    gender: Gender | None = None
    plural: bool | None = None
    again: str | None = None
    same: str | None = None


@lru_cache(maxsize=1024)
def role_of(role: str, language: str) -> Role:
    """`role` in a session in that language; the number that tells it from others alike is not printed."""
    text = tidy(unnumbered(tidy(role))[0])
    return _english(text) if is_english(language) else _french(text)


# French


def _french(text: str) -> Role:
    if pronoun := _pronoun(text, w.PRONOUNS, w.AFTER_PRONOUN):
        gender, plural = w.PRONOUNS[pronoun]
        return Role(_lowered(text), gender, plural)
    first, noun = _divided(text)
    before = first.casefold().replace("’", "'")
    if not noun or not _is_known(before):
        return _without_article(text)
    printed = _with_noun(first, noun)
    if _is_several(noun):
        return Role(printed, None, True)
    if _CHOICE.search(noun):
        return Role(printed, None, before in w.PLURAL_BEFORE)
    plural = before in w.PLURAL_BEFORE or before in w.NUMERALS or _figure(before) > 1
    gender = _gender_before(before) or _gender_of(noun, plural)
    again, same = _said_again(before, noun, gender, plural)
    return Role(printed, gender, plural, again, same)


def _is_known(before: str) -> bool:
    return bool(_figure(before)) or any(
        before in listed
        for listed in (w.MASCULINE_BEFORE, w.FEMININE_BEFORE, w.EITHER_BEFORE, w.PLURAL_BEFORE, w.NUMERALS)
    )


def _figure(before: str) -> int:
    return int(before) if re.fullmatch("[1-9][0-9]{0,3}", before) else 0


def _divided(text: str) -> tuple[str, str]:
    """The article and what follows it."""
    if elided := _ELIDED.match(text):
        return elided[1], text[elided.end() :]
    first, _, noun = text.partition(" ")
    return first, noun


def _with_noun(first: str, noun: str) -> str:
    """An article, small, with its noun."""
    return f"{_lowered(first)}{'' if first[-1] in '’' + chr(39) else ' '}{noun}"


def _lowered(text: str) -> str:
    return text.casefold() if text.isupper() else text[:1].lower() + text[1:]


def _pronoun(text: str, pronouns: Iterable[str], after: frozenset[str]) -> str | None:
    """The pronoun that `text` is, or begins with when its noun follows."""
    plain = text.casefold().replace("’", "'")
    for pronoun in pronouns:
        rest = plain.removeprefix(pronoun)
        words = rest.replace("'", "' ").split()
        if not rest or (rest != plain and rest[0] == " " and words and words[0] in after):
            return pronoun
    return None


def _is_several(noun: str) -> bool:
    """Whether a second one follows: "une mamie et sa voisine"; "un boulanger et pâtissier" is one."""
    return any(
        _is_known(found[1].casefold()) or _ELIDED.match(found[1]) is not None
        for found in _PAIR.finditer(noun)
    )


def _gender_before(before: str) -> Gender | None:
    if before in w.FEMININE_BEFORE or before == "certaines":
        return "f"
    return "m" if before in w.MASCULINE_BEFORE or before == "certains" else None


def _gender_of(noun: str, plural: bool) -> Gender | None:
    word = noun.split()[0].casefold()
    if plural and word[-1] in "sx" and word not in w.MASCULINE | w.FEMININE:
        word = word[:-1]
    # "grand-mère" and "belle-sœur" are what their last word is.
    for known in (word, word.rpartition("-")[2]):
        if known in w.EITHER:
            return None
        if known in w.FEMININE or known in w.MASCULINE:
            return "f" if known in w.FEMININE else "m"
    if word.endswith(w.FEMININE_ENDINGS):
        return "f"
    return "m" if word.endswith(w.MASCULINE_ENDINGS) else None


def _said_again(before: str, noun: str, gender: Gender | None, plural: bool) -> tuple[str | None, str | None]:
    """How a role is said the second time: with "ce", and with "même" where it was one among others."""
    if before in w.OF_SOMEONE or not (gender or plural):
        return None, None
    if plural:
        number = f"{before} " if before in w.NUMERALS or _figure(before) else ""
        same = None if number or before in w.DEFINITE else f"les mêmes {noun}"
        return f"ces {number}{noun}", same
    this = "cette" if gender == "f" else "cet" if _is_elided(noun) else "ce"
    the = "la" if gender == "f" else "le"
    return f"{this} {noun}", None if before in w.DEFINITE else f"{the} même {noun}"


def _is_elided(noun: str) -> bool:
    """Whether "ce" becomes "cet" before `noun`."""
    small = noun.casefold()
    if small.startswith(_BEGINS_WITH_CONSONANT):
        return False
    return bool(_VOWEL.match(small)) or small.startswith(w.MUTE_H)


def _without_article(text: str) -> Role:
    """A role of which the article was left out: it is put back where the word itself says which."""
    gender = _gender_of(text, False) if text and text == text.lower() and text[-1] not in "sx" else None
    if gender is None or " " in text:
        return Role(text)
    return _french(f"{'une' if gender == 'f' else 'un'} {text}")


# English


def _english(text: str) -> Role:
    if pronoun := _pronoun(text, w.ENGLISH_PRONOUNS, w.AFTER_ENGLISH_PRONOUN):
        return Role(_lowered(text), None, w.ENGLISH_PRONOUNS[pronoun])
    first, _, noun = text.partition(" ")
    before = first.casefold()
    if before == "a" and noun.casefold().startswith("few "):
        before, noun, first = "few", noun[4:], "a few"
    plural = _english_number(before, noun)
    if plural is None:
        return Role(text)
    printed = f"{_lowered(first)} {noun}"
    if _is_several_in_english(noun):
        return Role(printed, None, True)
    if before in w.ENGLISH_OF_SOMEONE or _CHOICE.search(noun):
        return Role(printed, None, plural)
    number = f"{before} " if before in w.ENGLISH_NUMERALS or _figure(before) else ""
    again = f"these {number}{noun}" if plural else f"this {noun}"
    definite = before in ("the", "this", "that", "these", "those") or number
    return Role(printed, None, plural, again, None if definite else f"the same {noun}")


def _english_number(before: str, noun: str) -> bool | None:
    """Whether a noun after `before` is plural; None when that cannot be known."""
    if not noun:
        return None
    if before in w.ONE_BEFORE or _figure(before) == 1:
        return False
    if before in w.SEVERAL_BEFORE or _figure(before):
        return True
    return _is_plural(noun) if before in w.OF_EITHER_NUMBER else None


def _is_plural(noun: str) -> bool:
    words = noun.casefold().split()
    head = next((words[n - 1] for n, word in enumerate(words) if n and word in w.ENDS_NOUN), words[-1])
    return head in w.PLURALS or (head.endswith("s") and not head.endswith(w.NO_PLURALS))


def _is_several_in_english(noun: str) -> bool:
    return any(
        _english_number(found[1].casefold(), "one") is not None or found[1].casefold() in w.OF_EITHER_NUMBER
        for found in _PAIR.finditer(noun)
    )
