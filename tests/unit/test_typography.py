"""The published form of words: by the table, once and for all, without a word changed, in linear time."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.typography import extract_key, published
from facilitator.domain.word_list import listed
from tests.conftest import SOAK
from tests.unit.typography_table import ENGLISH, FRENCH, SOURCES, Case

CASES = [*((case, "fr") for case in FRENCH), *((case, "en") for case in ENGLISH)]

# Made of what the rules look for, so that they meet often.
WORDS = listed(
    """coeur Etat A À la maison l' d' ' ’ " « » “ ” „ ‘ - -- – — --- . .. ... … [...] [ ] ( ) , ; : ! ? !?
    14h30 14:30 H 10000 abonnés 000 5 % € km g n° etc etc. M. Dupont p. 12 2ème XXème ème https://a.fr/b
    a@b.fr #tag @moi fichier.txt :) ;-) <3 * ** _ ` `code` \\ / & &amp; = qu' n' 's à vers oui É é ½ ² + ~
    👋 dogs' 'tis '90s non' 'oui 3-5 Mr. { ] | ´"""
)
ODD = [
    "\u00a0",
    "\u202f",
    "\u2009",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\u0301",
    "\ud800",
    "\x00",
    "\U00010000",
]
PIECES = st.sampled_from([*sorted(WORDS), *ODD])
TEXTS = (
    st.text(max_size=80)
    | st.lists(PIECES, max_size=20).map("".join)
    | st.lists(PIECES, max_size=20).map(" ".join)
)
LANGUAGES = st.sampled_from(["fr", "en"])


# The table


@pytest.mark.parametrize(("case", "language"), CASES, ids=lambda value: getattr(value, "typed", value))
def test_typed_words_are_printed_as_the_rule_wants(case: Case, language: str) -> None:
    assert published(case.typed, language) == case.printed
    assert published(case.printed, language) == case.printed
    assert extract_key(case.typed, language) == extract_key(case.printed, language)


def test_the_table_has_150_cases_each_with_its_source() -> None:
    assert len({case.typed for case in FRENCH}) == len(FRENCH) >= 150
    assert len({case.typed for case in ENGLISH}) == len(ENGLISH) >= 20
    assert {case.source for case, _language in CASES} == set(SOURCES)
    assert all(case.rule for case, _language in CASES)


# Any text


@given(TEXTS, LANGUAGES)
def test_printing_what_is_printed_changes_nothing(text: str, language: str) -> None:
    once = published(text, language)
    assert published(once, language) == once


@given(TEXTS, LANGUAGES)
def test_no_word_changes(text: str, language: str) -> None:
    assert extract_key(published(text, language), language) == extract_key(text, language)


@given(TEXTS)
def test_lines_are_neither_joined_nor_parted(text: str) -> None:
    assert published(text).count("\n") == text.count("\n")


# What texts are compared by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On lit à 14h30", "On lit à 14:30"),
        ("14:30: on lit", "14:30\u00a0: on lit"),
        ("10000 abonnés", "10\u202f000 abonnés"),
        ("l'«\u00a0ami\u00a0»", 'l’"ami"'),
        ("une soeur - la mienne -", "une sœur — la mienne —"),
        ("je ... quittée", "je […] quittée"),
        ("Je  lis !", "Je lis!"),
        ("la 2ème", "la 2e"),
        ("A la maison", "À la maison"),
        ("e\u0301cran", "écran"),
    ],
)
def test_typography_is_not_compared(one: str, other: str) -> None:
    assert extract_key(one) == extract_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On lit", "on lit"),
        ("il a lu", "il à lu"),
        ("les gens âgés", "les gens agés"),
        ("École", "Écoles"),
        ("porte-monnaie", "porte monnaie"),
        ("peut être", "peut-être"),
        ("dans", "d'ans"),
        ("10 000", "1 000"),
        ("Il vient.", "Il vient ?"),
        ("on lit, mal", "on lit mal"),
        ("quoique", "quoi que"),
    ],
)
def test_words_case_accents_and_marks_are_compared(one: str, other: str) -> None:
    assert extract_key(one) != extract_key(other)


def test_the_key_of_an_extract_is_in_that_of_the_whole() -> None:
    whole = "A la maison, j'ai 10000 vues : \"trop bien\" ... vers 14h30 - dit ma soeur - c'est l'Etat !"
    extract = "10\u202f000 vues\u00a0: «\u00a0trop bien\u00a0» […] vers 14\u00a0h\u00a030 – dit ma sœur"
    assert f" {extract_key(extract)} " in f" {extract_key(whole)} "
    assert f" {extract_key('c’est l’État')} " in f" {extract_key(whole)} "
    assert f" {extract_key('rop bien')} " not in f" {extract_key(whole)} "


def test_an_english_apostrophe_is_a_part_of_its_word() -> None:
    assert f" {extract_key('I can', 'en')} " not in f" {extract_key('I can’t', 'en')} "


# Time


def steps(work: Callable[[str], object], text: str) -> int:
    """How many functions are called, of Python or beneath it."""
    count = 0

    def seen(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


# One of each kind that a rule has to do with, and ends of words that begin a rule without ending it.
REPEATED = [
    *"a1 .'\"«“„-–`´[(:;!?,…&/@#_é",
    "' ",
    "a ",
    " 1",
    "1 000 ",
    "l' ",
    " - ",
    ". ",
    "1,",
    "a.",
    "`a ",
    "'a ",
    "„a",
    "-a",
]


def both(text: str) -> None:
    for language in ("fr", "en"):
        published(text, language)
        extract_key(text, language)


@pytest.mark.parametrize("repeated", REPEATED)
def test_steps_grow_as_the_text_does(repeated: str) -> None:
    counts = [steps(both, repeated * size) for size in (250, 500, 1_000)]
    assert all(after <= 2.1 * before + 50 for before, after in pairwise(counts))


@pytest.mark.soak
def test_no_pattern_goes_over_the_text_again_and_again(seed: int) -> None:
    """No steps are seen within a pattern: one that is quadratic would take hours here."""
    for repeated in REPEATED if SOAK else random.Random(seed).sample(REPEATED, 3):
        long = repeated * (100_000 // len(repeated))
        both(long)
        assert extract_key(published(long)) == extract_key(long)
