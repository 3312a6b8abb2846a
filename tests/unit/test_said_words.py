"""The words that people would list: known sentences, known words."""

from __future__ import annotations

import pytest

from facilitator.domain.matching import heard
from facilitator.domain.said_words import said_words
from facilitator.domain.stop_words import ENGLISH, FRENCH

FRENCH_SENTENCES = {
    "J’ai peut-être vu l’écran qu'elle partageait": ["vu", "écran", "partageait"],
    "Qu'est-ce que c'est ? Dit-on « numérique » ?": ["Dit", "numérique"],
    "Y a-t-il des amis là-bas, ou celui-ci ?": ["amis"],
    "Au rendez-vous de TikTok, vas-y, dit-elle": ["rendez-vous", "TikTok", "dit"],
    "Aujourd'hui quelqu’un jusqu'à presqu'île": ["Aujourd'hui", "presqu'île"],
    "Mon porte-monnaie à 14:30, 16 h, en 2026, la 4G": ["porte-monnaie", "4G"],
    "L'œuvre de ma sœur : un cœur": ["œuvre", "sœur", "cœur"],
    "Elle-même et lui-même l'ont raconté": ["raconté"],
    "#vie-privée et #tiktok": ["vie-privée", "tiktok"],
    "Voir https://exemple.fr/page, www.autre.fr, a.b@exemple.fr ou @mamie": ["Voir"],
    "L’e\u0301cran, le mé\u00admoire": ["écran", "mémoire"],
    "[…] … ! ? « »": [],
    "": [],
}
ENGLISH_SENTENCES = {
    "My friend's stories don't tell what we're sharing": ["friend", "stories", "tell", "sharing"],
    "I can't; nobody's here, it’s the neighbours' news": ["neighbours", "news"],
}


@pytest.mark.parametrize(("sentence", "words"), FRENCH_SENTENCES.items())
def test_french(sentence: str, words: list[str]) -> None:
    assert [word.spelling for word in said_words(sentence, "fr")] == words


@pytest.mark.parametrize(("sentence", "words"), ENGLISH_SENTENCES.items())
def test_english(sentence: str, words: list[str]) -> None:
    assert [word.spelling for word in said_words(sentence, "en-GB")] == words


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("l'écran, des ecrans, ÉCRANS", "fr"),
        ("partage, partager, partageait", "fr"),
        ("rendez-vous, rendez‑vous", "fr"),
        ("share, shared, sharing", "en"),
    ],
)
def test_forms_of_a_word_have_one_key(sentence: str, same: str) -> None:
    assert len({word.key for word in said_words(sentence, same)}) == 1


def test_stop_words_are_those_of_the_language_of_the_session() -> None:
    assert [word.spelling for word in said_words("the car", "fr")] == ["the"]
    assert [word.spelling for word in said_words("the car", "en")] == ["car"]


def test_a_capital_tells_something_unless_it_begins_a_sentence() -> None:
    said = said_words("Facebook dort. Paris aussi ? Moi, TikTok ; et Paris « Demain »", "fr")
    assert [(word.spelling, word.telling) for word in said] == [
        ("Facebook", False),
        ("dort", True),
        ("Paris", False),
        ("TikTok", True),
        ("Paris", True),
        ("Demain", False),
    ]


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["french", "english"])
def test_stop_words_are_written_as_they_are_heard(words: frozenset[str]) -> None:
    """Else one of them would never be met."""
    assert {word for word in words if heard(word) != word} == set()


@pytest.mark.parametrize("part", [".", "a-", "-la", "'a", "a '", "[", "@", "\u0301", "l'", "«x"])
def test_no_text_takes_long(part: str) -> None:
    """Time that grows with the square of the length would end the test, not slow it: 300,000 characters."""
    assert len(list(said_words(part * (300_000 // len(part)), "fr"))) <= 100_000
