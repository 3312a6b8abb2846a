"""Which remarks may be the same thing noted twice, and which look alike and are not."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from facilitator.domain.alike import Alike, alike
from facilitator.domain.session import Remark, Session
from tests.evenings import THEME
from tests.hostile import HOSTILE

STARTED = datetime(2026, 11, 22, 14, 36, tzinfo=timezone(timedelta(hours=1)))

# What a table says besides: words are rare or common among these.
OTHERS = (
    "Je regarde mon fil le matin avant de me lever",
    "Les enfants sont plus raisonnables que nous",
    "On a peur de passer à côté de quelque chose",
    "Le groupe du quartier sert à prêter des outils",
    "J'ai quitté Facebook quand ma mère y est venue",
    "On ne sait jamais qui lit ce qu'on écrit",
    "Mon fils m'a appris à couper les notifications",
    "C'est bien pour garder le lien avec la famille au loin",
)


def session(*said: Remark) -> Session:
    """An evening with these remarks, and a minute apart others on another question."""
    others = [
        remark(text, number=100 + n, seconds=60 * n, prompt="q3", speaker="une voix")
        for n, text in enumerate(OTHERS)
    ]
    remarks = {remark.number: remark for remark in (*said, *others)}
    return Session(title="Les écrans", theme=THEME, started=STARTED, ended=STARTED, remarks=remarks)


def remark(text: str, seconds: float = 0, number: int = 1, **more: Any) -> Remark:
    said: dict[str, Any] = {"kind": "observation", "prompt": "q1", "text": text, **more}
    return Remark(number=number, at=STARTED + timedelta(seconds=seconds), **said)


def pairs(*said: Remark) -> list[tuple[int, int]]:
    return [(pair.first, pair.second) for pair in alike(session(*said))]


SAME = [
    ("Beaucoup suivent leur libraire", "beaucoup suivent leur libraire."),
    ("Beaucoup suivent leur libraire sur Instagram", "beaucoup de gens suivent leur libraire sur instagram"),
    ("Je soigne l'écrit, même dans un texto", "je soigne l’ecrit même dans un texto !"),
    ("Ma grand-mère regarde TikTok en cachette", "Ma grand-mère regarde tiktok, en cachette de nous"),
    ("J'efface tout le dimanche soir", "« j'efface tout, le dimanche soir »"),
    ("Il partage ses recettes avec le quartier", "elle partageait des recettes avec tout le quartier"),
    ("Les cœurs, ça ne coûte rien", "les coeurs ça ne coute rien"),
    ("On dort mieux sans téléphone dans la chambre", "on dort mieux quand le téléphone sort de la chambre"),
]
APART = [
    ("On va sur Facebook le matin pour les nouvelles", "On va sur TikTok le soir pour les blagues"),
    ("C'est bien pour les jeunes", "C'est bien pour les associations"),
    ("Je garde mon téléphone la nuit", "Je coupe mon téléphone le jour"),
    ("Les photos de vacances, c'est pour la famille", "Les photos de classe, c'est interdit"),
    ("Je soigne l'écrit", "Je dors mal"),
    ("…", "…?"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_thing_noted_by_two_hands(one: str, other: str) -> None:
    assert pairs(remark(one, 5), remark(other, 95, number=2, speaker="une dame", kind="verbatim")) == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things_in_the_same_little_words(one: str, other: str) -> None:
    assert pairs(remark(one, 5), remark(other, 35, number=2)) == []


def test_minutes_apart_it_was_said_again() -> None:
    one, other = SAME[1]
    assert pairs(remark(one), remark(other, 299, number=2)) == [(1, 2)]
    assert pairs(remark(one), remark(other, 301, number=2)) == []


def test_of_another_question_only_at_the_same_second() -> None:
    """In one copy it was filed elsewhere."""
    one, other = SAME[1]
    assert pairs(remark(one), remark(other, 1, number=2, prompt="q2")) == []
    assert pairs(remark(one), remark(other, 0, number=2, prompt=None)) == [(1, 2)]


def test_a_word_alone_is_the_same_only_at_once() -> None:
    assert pairs(remark("La confiance"), remark("la confiance !", 50, number=2)) == [(1, 2)]
    assert pairs(remark("La confiance"), remark("la confiance !", 90, number=2)) == []


def test_two_phones_are_two_people() -> None:
    one, other = SAME[0]
    assert pairs(remark(one, origin="phone"), remark(other, 9, number=2, origin="phone")) == []
    assert pairs(remark(one, origin="phone"), remark(other, 9, number=2, origin="room")) == [(1, 2)]


def test_what_people_have_settled_is_left_alone() -> None:
    one, other = SAME[0]
    assert pairs(remark(one), remark(other, 9, number=2, same_as=1)) == []
    assert pairs(remark(one), remark(other, 9, number=2, reply_to=1)) == []
    third = remark(one, 20, number=3, same_as=9)
    standing = remark("Autre chose encore, en somme", 20, number=9)
    assert pairs(remark(one, same_as=9), third, standing) == []


def test_the_published_words_are_compared() -> None:
    slip = remark("Beacuoup suievnt leru libraiire", mended="Beaucoup suivent leur libraire")
    assert pairs(slip, remark("beaucoup suivent leur libraire", 9, number=2)) == [(1, 2)]


def test_the_best_come_first() -> None:
    found = alike(
        session(
            remark(SAME[1][0]),
            remark(SAME[1][1], 60, number=2),
            remark(SAME[3][0], 70, number=3),
            remark(SAME[3][0].upper(), 80, number=4),
        )
    )
    assert [pair[:2] for pair in found] == [(3, 4), (1, 2)]
    assert found[0] == Alike(3, 4, pytest.approx(1.0)) and 0.6 <= found[1].share < 1


def test_an_hour_written_without_its_zone_is_one_of_the_session() -> None:
    one, other = SAME[0]
    by_hand = Remark(number=2, at=datetime(2026, 11, 22, 14, 37), kind="observation", text=other, prompt="q1")
    assert pairs(remark(one), by_hand) == [(1, 2)]


def test_any_text_can_be_compared() -> None:
    said = [remark(text, seconds=n, number=n) for n, text in enumerate(HOSTILE, 1)]
    twice = [remark(text, seconds=n, number=1000 + n) for n, text in enumerate(HOSTILE, 1)]
    found = {(pair.first, pair.second) for pair in alike(session(*said, *twice))}
    long = HOSTILE.index("mot " * 5_000) + 1
    assert (long, 1000 + long) in found


def test_ten_thousand_times_the_same_is_still_a_list_to_read() -> None:
    said = [remark("je suis bien d'accord avec vous", seconds=n % 60, number=n) for n in range(1, 10_001)]
    evening = session()
    evening.remarks = {one.number: one for one in said}
    assert 0 < len(alike(evening)) <= 30_000
