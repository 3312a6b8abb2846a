"""Labels for the evening, and which voices a few letters mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.session import Voice
from facilitator.domain.voices import (
    alike,
    beginning,
    begins_with_article,
    declared,
    find,
    is_role,
    label_for,
)

VOICES = [
    Voice("une libraire", "lib"),
    Voice("une danseuse", "dan"),
    Voice("une mère de famille", "mer"),
    Voice("un lycéen", "lyc"),
    Voice("un danseur", "dans"),
    Voice("l'écrivaine", "ecr"),
    Voice("deux ados", "ado"),
]


@pytest.mark.parametrize(
    ("role", "taken", "label"),
    [
        ("une danseuse", (), "dan"),
        ("un danseur", ("dan",), "dans"),
        ("un danseur", ("dan", "dans"), "danse"),
        ("une élève", (), "ele"),
        ("l'écrivaine", (), "ecr"),
        ("l’écrivaine", (), "ecr"),
        ("une sœur", (), "soe"),
        ("deux ados", (), "ado"),
        ("3 ados de 15 ans", (), "ado"),
        ("the librarian", (), "lib"),
        ("a young mother", (), "you"),
        ("une mère de famille", (), "mer"),
        ("un DJ", (), "dj"),
        ("un DJ", ("dj",), "dj2"),
        ("une mère", ("mer", "mere"), "mer2"),
        ("une mère", ("mer", "mere", "mer2"), "mer3"),
        ("une", (), "une"),
        ("42", (), "v42"),
        ("42", ("v42",), "v422"),
        ("12345A", (), "v12"),
        ("une retraitée (2)", ("ret",), "ret2"),
        ("une retraitée (3)", ("ret", "ret2"), "ret3"),
        ("une retraitée (12)", ("ret", "ret2"), "ret12"),
        ("une retraitée (2)", ("ret", "ret2"), "retr2"),
        ("un DJ (2)", ("dj",), "dj2"),
        ("42 (2)", ("v42",), "v422"),
        ("un père (50 ans)", (), "per"),
        ("une élève (1)", (), "ele"),
        ("", (), "v"),
        ("", ("v",), "v2"),
        ("🎭", (), "v"),
        ("Грач", (), "гра"),
    ],
)
def test_label(role: str, taken: tuple[str, ...], label: str) -> None:
    assert label_for(role, taken) == label


@given(st.lists(st.text(max_size=70), max_size=12))
def test_labels_of_an_evening_are_distinct_and_can_be_typed(roles: list[str]) -> None:
    taken: list[str] = []
    for role in roles:
        taken.append(label_for(role, taken))
    assert len(set(taken)) == len(taken)
    assert all(any(c.isalpha() for c in label) and not any(c.isspace() for c in label) for label in taken)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("lib", ["une libraire"]),
        ("LIB", ["une libraire"]),
        ("li", ["une libraire"]),
        ("libraire", ["une libraire"]),
        ("Une Libraire", ["une libraire"]),
        ("une\u00a0libraire", ["une libraire"]),
        ("une lib", ["une libraire"]),
        ("dan", ["une danseuse"]),
        ("dans", ["un danseur"]),
        ("danse", ["une danseuse", "un danseur"]),
        ("danseuse", ["une danseuse"]),
        ("danseur", ["un danseur"]),
        ("l", ["une libraire", "un lycéen"]),
        ("lyceen", ["un lycéen"]),
        ("LYCÉ", ["un lycéen"]),
        ("écri", ["l'écrivaine"]),
        ("l’ecrivaine", ["l'écrivaine"]),
        ("famille", ["une mère de famille"]),
        ("mère de fam", ["une mère de famille"]),
        ("mère", ["une mère de famille"]),
        ("ados", ["deux ados"]),
        # Another person: the article says so.
        ("un libraire", []),
        ("une mère", []),
        # Small words name nobody.
        ("une", []),
        ("de", []),
        ("d", ["une danseuse", "un danseur"]),
        ("ibraire", []),
        ("Le problème", []),
        ("", []),
        ("  ", []),
        ("!", []),
        ("x" * 1000, []),
    ],
)
def test_find(text: str, roles: list[str]) -> None:
    assert [voice.role for voice in find(text, VOICES)] == roles


ALIKE = [
    Voice("une retraitée", "ret"),
    Voice("une libraire", "lib"),
    Voice("une retraitée (2)", "ret2"),
    Voice("un retraité", "retr"),
    Voice("une retraitée (3)", "ret3"),
    Voice("mamie", "mam"),
    Voice("un DJ", "dj"),
]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ret", ["une retraitée"]),
        ("ret2", ["une retraitée (2)"]),
        ("retraitée", ["une retraitée"]),
        ("une retraitée", ["une retraitée"]),
        ("une retraitée (2)", ["une retraitée (2)"]),
        ("retraitée (3)", ["une retraitée (3)"]),
        ("une retraitée 3", ["une retraitée (3)"]),
        ("retraitée2", ["une retraitée (2)"]),
        ("re3", ["une retraitée (3)"]),
        ("re", ["une retraitée", "une retraitée (2)", "un retraité", "une retraitée (3)"]),
        ("une retr", ["une retraitée", "une retraitée (2)", "une retraitée (3)"]),
        ("re4", []),
        ("lib2", []),
        ("un retraité 2", []),
        ("2", []),
    ],
)
def test_a_number_tells_voices_apart_that_are_alike(text: str, roles: list[str]) -> None:
    assert [voice.role for voice in find(text, ALIKE)] == roles


@pytest.mark.parametrize(
    ("text", "role", "new"),
    [
        ("une retraitée", "une retraitée (4)", True),
        ("UNE  RETRAITEE", "une retraitée (4)", True),
        ("une libraire", "une libraire (2)", True),
        ("mamie", "mamie (2)", True),
        ("un  papi", "un papi", True),
        ("une retraitée (5)", "une retraitée (5)", True),
        # No more than a part of the role, its label, or its number: the one known.
        ("retraitée", "une retraitée", False),
        ("lib", "une libraire", False),
        ("mam", "mamie", False),
        ("une retraitée (2)", "une retraitée (2)", False),
        ("dj", "un DJ", False),
    ],
)
def test_a_whole_role_declared_again_is_somebody_else(text: str, role: str, new: bool) -> None:
    assert declared(text, ALIKE) == (role, new)


def test_a_number_is_given_to_one_voice_only() -> None:
    left = [voice for voice in ALIKE if voice.label != "ret2"]
    assert declared("une retraitée", left) == ("une retraitée (2)", True)
    assert declared("une retraitée", [*left, Voice("une retraitee (2)", "x")]) == ("une retraitée (4)", True)


def test_alike_are_those_that_only_a_number_tells_apart() -> None:
    retired = tuple(voice for voice in ALIKE if voice.role.startswith("une retraitée"))
    assert alike("une retraitée", ALIKE) == alike("une retraitée (3)", ALIKE) == retired
    assert alike("une libraire", ALIKE) == alike("un papi", ALIKE) == ()


def test_three_hundred_voices_are_each_told_by_what_they_are_called() -> None:
    voices: list[Voice] = []
    for trade in ("retraitée", "libraire", "mère de famille") * 100:
        role, new = declared(f"une {trade}", voices)
        assert new
        voices.append(Voice(role, label_for(role, {voice.label for voice in voices})))
    assert len({voice.role for voice in voices}) == len({voice.label for voice in voices}) == 300
    for voice in voices:
        assert find(voice.role, voices) == find(voice.label, voices) == [voice]
    assert len(alike("une libraire (57)", voices)) == 100
    assert len(beginning("une", voices)) == 300


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("une mamie", True),
        ("l'écrivaine", True),
        ("l’écrivaine du coin", True),
        ("deux ados", True),
        ("mamie", False),
        ("une", False),
        ("d'accord", False),
        ("lib regarde", False),
        ("", False),
    ],
)
def test_an_article_begins_a_role(text: str, begins: bool) -> None:
    assert begins_with_article(text) is begins


def test_a_whole_role_wins_over_the_words_of_others() -> None:
    roles = {"une mère célibataire": "cel", "une mère": "mer2", "une grand-mère": "gra"}
    mothers = [Voice(role, label) for role, label in roles.items()]
    assert find("une mère", mothers) == [mothers[1]]
    assert find("mère", mothers) == [mothers[1]]
    assert find("mèr", mothers) == mothers


def test_a_label_wins_over_the_words_of_others() -> None:
    ann = [Voice("une annonceuse", "ann"), Voice("un animateur", "an"), Voice("une danseuse", "zoe")]
    assert find("an", ann) == [ann[1]]
    assert find("zoe", ann) == [ann[2]]
    assert find("zo", ann) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("dan", ["une danseuse", "un danseur"]),
        ("danse", ["une danseuse", "un danseur"]),
        ("un", ["une libraire", "une danseuse", "une mère de famille", "un lycéen", "un danseur"]),
        ("une m", ["une mère de famille"]),
        ("une mère", ["une mère de famille"]),
        ("ecr", ["l'écrivaine"]),
        ("on y va", []),
        ("", []),
    ],
)
def test_beginning_offers_every_voice_the_letters_may_start(text: str, roles: list[str]) -> None:
    assert [voice.role for voice in beginning(text, VOICES)] == roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("une mamie", True),
        ("l'écrivaine", True),
        ("l’écrivaine", True),
        ("deux jeunes", True),
        ("cette dame du premier rang", True),
        ("une grand-mère", True),
        ("the librarian", True),
        ("some students", True),
        ("mamie", False),
        ("une", False),
        ("c'est pour les vieux", False),
        ("à Paris", False),
        ("là aussi", False),
        ("une mamie qui est au fond de la salle", False),
        ("une mamie, un papi", False),
        ("une mamie ?", False),
        ("", False),
        ("une " + "x" * 100, False),
    ],
)
def test_a_new_role_is_an_article_and_a_few_words(text: str, role: bool) -> None:
    assert is_role(text) is role
