"""When one word is found for another, and where the words found stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.found import excerpt, marks
from facilitator.domain.matching import every_stem, heard, placed_words, words
from facilitator.domain.query import parse
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Cœur, l’ŒUVRE et l'été !", ["le", "coeur", "l", "oeuvre", "et", "l", "ete"]),
        ("e\u0301te\u0301", ["ete"]),
        ("aujourdʼhui aujourd’hui aujourd`hui", ["aujourd", "hui"] * 3),
        ("césure\u00adconditionnelle, zéro\u200blargeur", ["cesureconditionnelle", "zerolargeur"]),
        ("rendez-vous à 14:30", ["rendez", "vous", "a", "14", "30"]),
        ("ﬁn Straße ÆON Ǆ", ["fin", "strasse", "aeon", "dz"]),
        ("#à_suivre", ["a", "suivre"]),
        ("👩‍👩‍👧‍👦 🇫🇷 … « » \u0301", []),
        ("مرحبا שלום 日本語", ["مرحبا", "שלום", "日本語"]),
    ],
)
def test_words_as_they_are_heard(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "alike",
    [
        ("partages", "partager", "partagé", "partagée", "PARTAGEE", "Partageait"),
        ("ami", "amis", "amie", "amies"),
        ("photo", "photos"),
        ("premier", "première", "PREMIERES"),
        ("active", "activité", "ACTIVITES"),
        ("jeu", "jeux"),
        ("journal", "journaux"),
        ("réseau", "reseaux", "Réseaux"),
        ("bijou", "bijoux"),
    ],
)
def test_words_that_are_one_in_french(alike: tuple[str, ...]) -> None:
    assert len({every_stem(heard(word))[0] for word in alike}) == 1


@pytest.mark.parametrize(
    "alike", [("share", "sharing", "shared"), ("story", "stories"), ("friend", "friends")]
)
def test_words_that_are_one_in_english(alike: tuple[str, ...]) -> None:
    assert len({every_stem(heard(word))[1] for word in alike}) == 1


@pytest.mark.parametrize("apart", [("pas", "pâte"), ("main", "maison"), ("livre", "lien"), ("fils", "fille")])
def test_words_that_stay_apart(apart: tuple[str, str]) -> None:
    assert every_stem(heard(apart[0]))[0] != every_stem(heard(apart[1]))[0]


@given(st.text())
def test_the_places_of_words_are_theirs(text: str) -> None:
    placed = placed_words(text)
    assert [word for word, _, _ in placed] == words(text)
    for word, start, end in placed:
        assert words(text[start:end]) == [word]


def marked(line: str, text: str, language: str = "fr") -> list[str]:
    return [text[start:end] for start, end in marks(parse(line), text, language)]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("partages", "On partage, ils PARTAGEAIENT ; le départ", ["partage", "PARTAGEAIENT"]),
        ("oeuvre", "À l’Œuvre !", ["Œuvre"]),
        ('"on y va"', "Bon, on y va : on va y aller, On\u00a0y va", ["on y va", "On\u00a0y va"]),
        ("part*", "partir, la part, apart", ["partir", "part"]),
        ("rendez-vous", "un rendez-vous, vous rendez", ["rendez-vous"]),
        ("qui:mamie écran", "la mamie et les écrans", ["écrans"]),
        ("été", "e\u0301te\u0301", ["e\u0301te\u0301"]),
        ('"a a"', "a a a", ["a a a"]),
        ("rien", "du tout", []),
    ],
)
def test_the_words_found_are_marked(line: str, text: str, expected: list[str]) -> None:
    assert marked(line, text) == expected


def test_a_session_in_english_has_english_stems() -> None:
    assert marked("sharing", "we share", "en-GB") == ["share"]
    assert marked("sharing", "we share", "fr") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_marks_are_in_order_and_inside(text: str) -> None:
    ends = [0]
    for start, end in marks(parse(text), text, "fr"):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


@given(st.text(alphabet="ab é", max_size=60), st.integers(3, 30))
def test_an_excerpt_holds_the_first_words_found(text: str, longest: int) -> None:
    found = marks(parse("ab a*"), text, "fr")
    cut, inside = excerpt(text, found, longest)
    assert len(cut) <= longest
    assert cut.strip("…") in text
    assert all(0 <= start < end <= len(cut) for start, end in inside)
    assert bool(inside) == bool(found)
    if found:
        first, shown = text[slice(*found[0])], cut[slice(*inside[0])].strip("…")
        assert shown and (shown in first)
