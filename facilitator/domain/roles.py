"""Roles that may say who somebody is: a name, a place where few people are, a function that only one person has.

Rules and short lists, as for `flags`: what is found is to be looked at, with a vaguer role to take instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from facilitator.domain import telling_words as w
from facilitator.domain.flags import flags_of_role
from facilitator.domain.known_names import NAMESAKES
from facilitator.domain.matching import is_english
from facilitator.domain.role_grammar import Role, role_of
from facilitator.domain.slugs import plain
from facilitator.domain.voices import LONGEST_ROLE
from facilitator.domain.word_list import listed

Why = Literal["name", "place", "unique", "precise"]

_WORD = re.compile(
    r"(?:[ld]|qu)['’](?=[^\W_])|\d+(?:[^\W\d_]{1,3}\b)?|[^\W\d_]+(?:[-'’][^\W\d_]+)*", re.IGNORECASE
)
_DEFINITE = listed("le la l' notre votre mon ma ton ta son sa leur the our my your his her their")
_ONE_THERE = listed("du au la l' le notre votre the our your")
_SMALL = listed("de d' du des a au aux la le les l' en of in at from the our notre")
_BEFORE_PLACE = listed("de d' du des a au aux en dans chez pres of in at from on near")
_ENDS_HEAD = _BEFORE_PLACE | listed("qui que qu' dont sur avec pour et ou who with and or by for")
_NOT_OF_HEAD = w.ONLY_ONE | listed("ancien ancienne nouveau nouvelle vieux vieille former new old")
_AN = re.compile("[aeiou](?!ni|se)", re.IGNORECASE)

_LONGEST = 2 * LONGEST_ROLE  # characters: beyond, it is no role
_MOST_WORDS = 8  # beyond, it tells a life
_MOST = {"ans": 89, "years": 89, "year": 89, "enfants": 4, "children": 4}  # beyond, few people have them


class Concern(NamedTuple):
    """`role[start:end]` may say who it is."""

    why: Why
    start: int
    end: int


class Advice(Struct, frozen=True):
    """What to look at in a role, in its order, and a `vaguer` one to take instead."""

    concerns: tuple[Concern, ...]
    vaguer: str


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    heard: str

    @property
    def is_proper(self) -> bool:
        """Whether it looks like a name: a capital, and no abbreviation such as "SVT" or "CM2"."""
        return self.text[0].isupper() and (len(self.text) > 5 or not self.text.isupper())


def advice(role: str | None, language: str) -> Advice | None:
    """What to look at in `role`; None when it says no more than it should."""
    if not role:
        return None
    if len(role) > _LONGEST:
        return Advice((Concern("precise", 0, len(role)),), _anybody(is_english(language)))
    concerns = _concerns(role, language)
    return Advice(concerns, _vaguer(role, language)) if concerns else None


def _concerns(role: str, language: str) -> tuple[Concern, ...]:
    """All there is to look at, none within another."""
    words, english = _words(role), is_english(language)
    found = [Concern("name", flag.start, flag.end) for flag in flags_of_role(role, language)]
    found += [*_streets(words, english), *_proper(words), *_only_ones(words, english), *_figures(words)]
    if len(words) > _MOST_WORDS:
        found.append(Concern("precise", 0, len(role)))
    outermost: list[Concern] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not outermost or one.end > outermost[-1].end:
            outermost.append(one)
    return tuple(outermost)


def _words(role: str) -> list[_Word]:
    return [
        _Word(found.start(), found.end(), found[0], plain(found[0]).replace("’", "'"))
        for found in _WORD.finditer(role)
    ]


def _streets(words: Sequence[_Word], english: bool) -> Iterator[Concern]:
    """ "rue des Lilas", "Elm Street", "3e étage"."""
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1]
        if word.heard in ("etage", "floor"):
            if before.text[0].isdigit():
                yield Concern("place", before.start, word.end)
        elif english and word.heard in w.ENGLISH_STREETS and before.is_proper:
            yield Concern("place", before.start, word.end)
        elif not english and word.heard in w.FRENCH_STREETS and before.heard in _SMALL:
            named = next((one for one in words[at + 1 :] if one.heard not in _SMALL), None)
            if named:
                yield Concern("place", word.start, named.end)


def _proper(words: Sequence[_Word]) -> Iterator[Concern]:
    """Names of places and of people, but for what is known to be large or everywhere."""
    # The first word of a role, and a noun right after its article ("une Bretonne"), may have a capital.
    for at, word in enumerate(words[2:], 2):
        heard = word.heard
        if not word.is_proper or heard in w.LARGE or heard in w.EVERYWHERE or heard in _SMALL:
            continue
        if any((one.heard, other.heard) in NAMESAKES for one, other in pairwise(words[at - 1 : at + 2])):
            continue
        of_place = any(one.heard in _BEFORE_PLACE for one in words[1:at])
        yield Concern("place" if of_place else "name", word.start, word.end)


def _only_ones(words: Sequence[_Word], english: bool) -> Iterator[Concern]:
    """Who is alone to be so: "la maire", "un directeur de la médiathèque", "la seule pompière", "le libraire d'ici"."""
    functions = w.ENGLISH_FUNCTIONS if english else w.FRENCH_FUNCTIONS
    places = w.ENGLISH_PLACES if english else w.FRENCH_PLACES
    is_definite = bool(words) and words[0].heard in _DEFINITE
    for at, word in enumerate(words):
        place = _place_after(words, at, places)
        is_one = at == 0 or words[at - 1].heard in _DEFINITE | {"du", "au"} or (is_definite and at == 2)
        if word.heard in functions and (is_one or place):
            yield Concern("unique", words[max(0, at - 1)].start, (place or word).end)
        elif is_definite and (word.heard in w.ONLY_ONE or (at == 1 and word.heard in ("plus", "most"))):
            yield Concern("unique", words[0].start, words[min(at + 1, len(words) - 1)].end)
        elif is_definite and at == 1 and place:
            yield Concern("unique", words[0].start, place.end)


def _place_after(words: Sequence[_Word], at: int, places: frozenset[str]) -> _Word | None:
    """The place that is meant after the word at `at`: "de la médiathèque"; not "de médiathèque", which is any."""
    following = pairwise(words[at + 1 :])
    return next(
        (place for small, place in following if small.heard in _ONE_THERE and place.heard in places), None
    )


def _figures(words: Sequence[_Word]) -> Iterator[Concern]:
    """ "103 ans", "7 enfants"."""
    for number, of in pairwise(words):
        if (
            of.heard in _MOST
            and re.fullmatch("[0-9]{1,4}", number.text)
            and int(number.text) > _MOST[of.heard]
        ):
            yield Concern("precise", number.start, of.end)


# What to say instead


def _vaguer(role: str, language: str) -> str:
    """What kind of person it is and no more, as one among others."""
    english, grammar = is_english(language), role_of(role, language)
    said = _instead(_head(role), grammar, english) if grammar.plural is not None else None
    return said if said and not _concerns(said, language) else _anybody(english)


def _anybody(english: bool) -> str:
    return "a person" if english else "une personne"


def _head(role: str) -> list[_Word]:
    """The noun of a role, with a word that goes with it: "infirmière retraitée"."""
    head: list[_Word] = []
    for word in _words(role)[1:]:
        # "La plus âgée" has no noun.
        if (
            word.heard in _ENDS_HEAD
            or word.heard in ("plus", "most")
            or (head and word.is_proper)
            or len(head) == 2
        ):
            break
        if word.heard not in _NOT_OF_HEAD and not word.text[0].isdigit():
            head.append(word)
    return head


def _instead(head: Sequence[_Word], role: Role, english: bool) -> str | None:
    """The noun with an article that says one among others; of a function, what may be said for it."""
    noun = " ".join(word.text for word in head)
    if not noun:
        return None
    if english:
        of_function = next(
            (w.ENGLISH_FUNCTIONS[one.heard] for one in head if one.heard in w.ENGLISH_FUNCTIONS), None
        )
        return f"some {noun}" if role.plural else of_function or f"{'an' if _AN.match(noun) else 'a'} {noun}"
    if role.plural:
        return f"des {noun}"
    if role.gender is None:
        return None
    woman = role.gender == "f"
    instead = next((w.FRENCH_FUNCTIONS[one.heard] for one in head if one.heard in w.FRENCH_FUNCTIONS), None)
    return instead[woman] if instead else f"{'une' if woman else 'un'} {noun}"
