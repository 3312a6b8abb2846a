"""Roles that may say who somebody is, and the vaguer ones to take instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.roles import Why, advice
from tests.hostile import HOSTILE

# A role, why it tells too much, the words that do, and what may be said instead.
TELLING: list[tuple[str, Why, str, str]] = [
    ("la maire de Villeneuve", "unique", "la maire", "une élue"),
    ("le boulanger de la rue des Lilas", "unique", "le boulanger de la rue", "un boulanger"),
    ("une boulangère de la rue des Lilas", "place", "rue des Lilas", "une boulangère"),
    ("le directeur de la médiathèque", "unique", "le directeur de la médiathèque", "un professionnel"),
    ("une directrice de l’école", "unique", "une directrice de l’école", "une professionnelle"),
    ("la présidente de l'association", "unique", "la présidente de l'association", "une bénévole"),
    ("Monsieur le Maire", "unique", "le Maire", "une personne"),
    ("l'ancien maire", "unique", "ancien maire", "un élu"),
    ("le curé", "unique", "le curé", "une personne"),
    ("maire", "unique", "maire", "une personne"),
    ("la femme du maire", "unique", "du maire", "une femme"),
    ("un fils de la directrice", "unique", "la directrice", "un fils"),
    ("notre facteur", "unique", "notre facteur", "une personne"),
    ("le bénévole de la ludothèque", "unique", "le bénévole de la ludothèque", "un bénévole"),
    ("la libraire du quartier", "unique", "la libraire du quartier", "une libraire"),
    ("la seule femme pompier", "unique", "la seule femme", "une femme pompier"),
    ("le doyen du village", "unique", "le doyen du village", "une personne"),
    ("la plus âgée", "unique", "la plus âgée", "une personne"),
    ("une danseuse de Villeneuve", "place", "Villeneuve", "une danseuse"),
    ("des lycéens du lycée Pasteur", "place", "Pasteur", "des lycéens"),
    ("la voisine du 3e étage", "place", "3e étage", "une voisine"),
    ("un habitant du hameau des Sources", "place", "hameau des Sources", "un habitant"),
    ("une amie de Paul", "name", "Paul", "une amie"),
    ("Marie", "name", "Marie", "une personne"),
    ("le fils Dupont", "name", "Dupont", "un fils"),
    ("Mme Martin", "name", "Mme Martin", "une personne"),
    ("une mamie de 103 ans", "precise", "103 ans", "une mamie"),
    ("un père de 7 enfants", "precise", "7 enfants", "un père"),
]
IN_ENGLISH: list[tuple[str, Why, str, str]] = [
    ("the mayor of Newtown", "unique", "the mayor", "an elected person"),
    ("the head of the library", "unique", "the head of the library", "a professional"),
    ("the baker on Elm Street", "place", "Elm Street", "a baker"),
    ("a teacher at Oakwood School", "place", "Oakwood", "a teacher"),
    ("the oldest volunteer", "unique", "the oldest volunteer", "a volunteer"),
    ("the treasurer", "unique", "the treasurer", "a volunteer"),
    ("an actor from Newtown", "place", "Newtown", "an actor"),
]
VAGUE = [
    *(
        "une danseuse",
        "un cinéaste",
        "deux sœurs",
        "des lycéens",
        "une mamie",
        "un ado du quartier",
        "une Bretonne",
    ),
    *(
        "l'écrivaine publique",
        "une retraitée (2)",
        "une personne",
        "le boulanger",
        "la mère de famille",
        "un maire",
    ),
    *(
        "la dame du fond",
        "une danseuse de Lyon",
        "un élève de CM2",
        "une prof de SVT",
        "une fan de Harry Potter",
    ),
    *(
        "un directeur de médiathèque",
        "une bénévole de la ludothèque",
        "un père de 2 enfants",
        "une mamie de 72 ans",
    ),
    *(
        "des membres de la chorale",
        "une cliente de La Poste",
        "un abonné de TikTok",
        "l'artiste",
        "quelqu'un du fond",
    ),
]
VAGUE_IN_ENGLISH = [
    "a dancer",
    "two sisters",
    "a mayor",
    "the baker",
    "a teacher from London",
    "someone at the back",
]


def test_the_tables_have_forty_of_each_and_more() -> None:
    assert len({*TELLING, *IN_ENGLISH}) + len({*VAGUE, *VAGUE_IN_ENGLISH}) >= 60


@pytest.mark.parametrize(
    ("language", "row"), [*(("fr", row) for row in TELLING), *(("en", row) for row in IN_ENGLISH)]
)
def test_a_role_that_tells_who_it_is(language: str, row: tuple[str, Why, str, str]) -> None:
    role, why, words, vaguer = row
    found = advice(role, language)
    assert found
    assert (why, words) in [(one.why, role[one.start : one.end]) for one in found.concerns]
    assert found.vaguer == vaguer and advice(vaguer, language) is None


@pytest.mark.parametrize(
    ("language", "role"), [*(("fr", role) for role in VAGUE), *(("en", role) for role in VAGUE_IN_ENGLISH)]
)
def test_a_role_that_does_not(language: str, role: str) -> None:
    assert advice(role, language) is None


def test_a_role_that_tells_a_life_is_too_precise() -> None:
    role = "une infirmière retraitée qui a travaillé vingt ans avec des enfants sourds"
    found = advice(role, "fr")
    assert found and found.vaguer == "une infirmière retraitée"
    assert [(one.why, role[one.start : one.end]) for one in found.concerns] == [("precise", role)]


def test_nobody_is_nothing_to_look_at() -> None:
    assert advice(None, "fr") is None and advice("", "fr") is None


PIECES = st.sampled_from(
    [
        *(
            "le",
            "la",
            "maire",
            "de",
            "d'",
            "du",
            "Villeneuve",
            "rue",
            "3e",
            "étage",
            "plus",
            "99",
            "ans",
            "Marie",
        )
    ]
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=10).map(" ".join))
def test_what_is_found_is_in_the_role_and_the_vaguer_one_has_none(role: str) -> None:
    for language in ("fr", "en"):
        if found := advice(role, language):
            assert all(0 <= one.start < one.end <= len(role) for one in found.concerns)
            assert advice(found.vaguer, language) is None


@pytest.mark.parametrize(
    "role",
    [
        *HOSTILE,
        "la " * 20_000,
        "rue des " * 20_000,
        "d'" * 20_000,
        "A-" * 30_000,
        "Villeneuve de la " * 5_000,
    ],
)
def test_a_hostile_role_is_looked_at_to_its_end(role: str) -> None:
    found = advice(role, "fr")
    assert found is None or found.vaguer
