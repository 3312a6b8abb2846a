"""Moments of a café as a note-taker types them in haste, and how each is read."""

from __future__ import annotations

from typing import Any

from facilitator.domain.capture import Context
from facilitator.domain.session import Voice
from tests.unit.rows import (
    COMMENT,
    IDEA,
    LAUGHTER,
    QUESTION,
    SIGNAL,
    VERBATIM,
    Row,
    became,
    declared,
    new,
    same,
)

CAFE = Context(
    voices=(
        Voice("une retraitée", "ret"),
        Voice("une retraitée (2)", "ret2"),
        Voice("une retraitée (3)", "ret3"),
        Voice("une libraire", "lib"),
        Voice("un lycéen", "lyc"),
        Voice("une infirmière de nuit", "inf"),
        Voice("un développeur", "dev"),
        Voice("deux sœurs", "soe"),
    ),
    tags=("TikTok", "vie privée"),
    abbreviations={"bcp": "beaucoup", "pcq": "parce que", "qd": "quand", "tt": "tout"},
    language="fr",
)
RETIRED = CAFE.voices[:3]
UNCLEAR: dict[str, Any] = {"candidates": tuple(voice.role for voice in RETIRED)}
LIB: dict[str, Any] = {"speaker": "une libraire"}
LYC: dict[str, Any] = {"speaker": "un lycéen"}
INF: dict[str, Any] = {"speaker": "une infirmière de nuit"}
DEV: dict[str, Any] = {"speaker": "un développeur"}
SISTERS: dict[str, Any] = {"speaker": "deux sœurs"}
TIKTOK: dict[str, Any] = {"tags": ("TikTok",)}
AGREED: dict[str, Any] = {"signals": {"agree": 1}}


def ret(number: int) -> dict[str, Any]:
    return {"speaker": RETIRED[number - 1].role, "alike": RETIRED}


MOMENTS: list[Row] = [
    # The tour de table: a role said again in full is somebody else; a label or a few letters are nobody new.
    ("une etudiante en droit :", "", declared("une etudiante en droit", "etu", new_voice=True)),
    ("une retraitée:", "", declared("une retraitée (4)", "ret4", new_voice=True)),
    ("Une retraitee :", "", declared("une retraitée (4)", "ret4", new_voice=True)),
    ("ret :", "", declared("une retraitée", "ret")),
    ("retraitée :", "", declared("une retraitée", "ret")),
    ("ret2 :", "", declared("une retraitée (2)", "ret2")),
    ("une retraitée (2) :", "", declared("une retraitée (2)", "ret2")),
    ("ly :", "", declared("un lycéen", "lyc")),
    # Three retraitées: the label or the number says which; the whole role is the first; less is not guessed.
    ("ret : \"moi j'ai appris a 70 ans", "moi j'ai appris a 70 ans", VERBATIM | ret(1)),
    (
        "ret2 : \"c'est mon petit fils qui m'a montré",
        "c'est mon petit fils qui m'a montré",
        VERBATIM | ret(2),
    ),
    ("ret3: pas d'accord avec ret2", "pas d'accord avec ret2", ret(3)),
    ('re2 : "ah non', "ah non", VERBATIM | ret(2)),
    ('une retraitée : "on nous prend pour des quiches', "on nous prend pour des quiches", VERBATIM | ret(1)),
    ('une retraitée (2) : "moi non', "moi non", VERBATIM | ret(2)),
    ('une retraitée 2 : "moi non', "moi non", VERBATIM | ret(2)),
    ('"moi non" une retraitée (3)', "moi non", VERBATIM | ret(3)),
    ('"moi non" (une retraitée (3)) (rires)', "moi non", VERBATIM | ret(3) | LAUGHTER),
    ('"moi non" ret2', "moi non", VERBATIM | ret(2)),
    ('retr : "on verra', "on verra", VERBATIM | UNCLEAR),
    ("re : on verra", "re : on verra", UNCLEAR),
    # Two or three letters, accents and capitals left out or slipped in.
    ("li : les gens demandent des livres tiktok", "les gens demandent des livres tiktok", LIB | TIKTOK),
    (
        'ly : "nous c snap... les vieux sont sur facebook',
        "nous c snap... les vieux sont sur facebook",
        VERBATIM | LYC,
    ),
    ('LYC : "jsp', "jsp", VERBATIM | LYC),
    ('lyc:"jsp', "jsp", VERBATIM | LYC),
    (
        "infirmiere : bcp de collègues pareil (accord)",
        "beaucoup de collègues pareil",
        INF | AGREED | became(bcp="beaucoup"),
    ),
    ('soeurs : "on a le meme compte', "on a le meme compte", VERBATIM | SISTERS),
    ('infirmère : "la nuit', "la nuit", VERBATIM | new("infirmère")),
    # A slip of the hand is not mended.
    *same(
        "lyc :jsp", 'inf "la nuit je scrolle', 'inf ; "la nuit', ", comment on fait pour les petits", "?? dur"
    ),
    # Hours, colons and codes inside the sentence.
    ("Inf : a 3h12 du mat elle regarde encore", "a 3h12 du mat elle regarde encore", INF),
    ("dev : je coupe tt : notifs, mails", "je coupe tout : notifs, mails", DEV | became(tt="tout")),
    ("dev : \"le code c'est : if, then, else", "le code c'est : if, then, else", VERBATIM | DEV),
    *same(
        "rdv a 14:30 devant la salle : elle n'y était pas",
        "de 20h a 22h : que du scroll",
        "une dame au fond: et la radio alors",
        "- les impots en ligne : galère pour tous",
    ),
    # English names.
    ("dev : l'appli Be My Eyes, c'est open source", "l'appli Be My Eyes, c'est open source", DEV),
    ('dev : "j\'ai Signal, pas WhatsApp" (rires)', "j'ai Signal, pas WhatsApp", VERBATIM | DEV | LAUGHTER),
    # Someone at the back of the room.
    ('une dame au fond : "et la radio alors', "et la radio alors", VERBATIM | new("une dame au fond")),
    ('"et la radio alors" une dame au fond', "et la radio alors", VERBATIM | new("une dame au fond")),
    # Lines begun by a dash.
    ("- ret : \"et puis y'a les impots", "et puis y'a les impots", VERBATIM | ret(1)),
    ("– deux sœurs : « on s'écrit tous les jours »", "on s'écrit tous les jours", VERBATIM | SISTERS),
    # Half words, what was not heard, insertions.
    ("\"c'est ... comme une drogue .. enfin", "c'est ... comme une drogue .. enfin", VERBATIM),
    ('"je (enfin nous) on l\'a désinstal" lib', "je (enfin nous) on l'a désinstal", VERBATIM | LIB),
    (
        "(le micro coupe, pas tt entendu",
        "le micro coupe, pas tout entendu",
        COMMENT | became(tt="tout"),
    ),
    # Quotations within quotations.
    ('"ma mère me dit "pose ça" tout le temps', 'ma mère me dit "pose ça" tout le temps', VERBATIM),
    ('"il m\'a dit : « tu like ou pas ? »" lyc', "il m'a dit : « tu like ou pas ? »", VERBATIM | LYC),
    *same('« ma mère me dit "pose ça" » tout le temps'),
    # Questions, ideas, to be taken up, the question before.
    ("? comment on fait pour les petits", "comment on fait pour les petits", QUESTION),
    ("! ly : un groupe pour la classe (accord", "un groupe pour la classe", IDEA | LYC | AGREED),
    ("!! vérifier : 80% des ados", "vérifier : 80% des ados", {"take_up": True}),
    ('!!lyc : "80 % de ma classe', "80 % de ma classe", VERBATIM | LYC | {"take_up": True}),
    ("< ret : \"j'avais pas fini", "j'avais pas fini", VERBATIM | ret(1) | {"back": 1}),
    ('<< "je suis partie" une maman', "je suis partie", VERBATIM | new("une maman") | {"back": 2}),
    # The room.
    ("(rire", "", SIGNAL | LAUGHTER),
    ("(rires, accord)", "", SIGNAL | {"signals": {"laughter": 1, "agree": 1}}),
    ("(brouhaha)", "brouhaha", COMMENT),
    ('"on dirait ma mère" (rires', "on dirait ma mère", VERBATIM | LAUGHTER),
    # Tags.
    ('"on s\'arrete pas" #addiction lyc', "on s'arrete pas", VERBATIM | LYC | {"tags": ("addiction",)}),
    (
        "bcp de mains qd on dit vie privée",
        "beaucoup de mains quand on dit vie privée",
        {"tags": ("vie privée",)} | became(bcp="beaucoup", qd="quand"),
    ),
    (
        'inf : "je scrolle pcq tt dort #insomnie',
        "je scrolle parce que tout dort #insomnie",
        VERBATIM | INF | {"tags": ("insomnie",)} | became(pcq="parce que", tt="tout"),
    ),
]
