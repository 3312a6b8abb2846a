"""Words of French whose letters typography decides: œ and æ, capitals with their accent, ordinals. Closed lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facilitator.domain.word_list import listed

# Lexique, and OQLF: œ where it is one sound. Not moelle, coefficient, goéland: two sounds (OQLF).
_OE: Final = listed(
    """boeuf boeufs chef-d'oeuvre choeur choeurs coeliaque coeliaques coeur coeurs contrecoeur foetal foetale
    foetales foetaux foetus mi-oeuvre moeurs noeud noeuds oecuménique oecuméniques oecuménisme oedème
    oedèmes oedipe oedipien oedipienne oeil oenologie oenologique oenologue oenologues oenotourisme
    oesophage oestrogène oestrogènes oeuf oeufs rancoeur rancoeurs soeur soeurette soeurettes soeurs voeu
    voeux"""
)
_OE_BEGINNINGS: Final = ("écoeur", "ecoeur", "désoeuvr", "desoeuvr", "manoeuvr", "oeill", "oeuvr")
# OQLF: æ in words of Latin that kept it; curriculum vitae may do without, and stays.
_AE: Final = listed("aequo caecum caetera naevus praesidium taenia")

# Lexique: capitals have their accents. Words that have no other accent, so that the capital alone was bare.
_ACCENTED: Final = listed(
    """Ecole Ecoles Ecolier Ecolière Ecoliers Ecologie Ecologique Ecologiste Ecologistes Economie Economies
    Economique Economiques Ecoute Ecoutent Ecouter Ecoutez Ecouteurs Ecran Ecrans Ecrire Ecrit Ecrits
    Ecriture Ecritures Ecrivain Ecrivaine Ecrivains Edition Editions Editeur Editeurs Editrice Education
    Educateur Educateurs Educatrice Egal Egalement Eglise Eglises Election Elections Electricité
    Electrique Electronique Elu Elue Elus Emission Emissions Emotion Emotions Energie Energies Enorme
    Enormes Epicerie Epoque Epoques Equipe Equipes Equilibre Etais Etait Etaient Etant Etape Etapes Etat
    Etats Eteindre Etonnant Etranger Etrangers Etude Etudes Etudiant Etudiante Etudiants Etudiantes
    Evidemment Evident Eviter Evolution"""
)

_ORDINAL: Final = re.compile(r"(\d+|[IVXLC]+)(i?[èe]mes?|i?[èe]res?)")
_DIGRAPH: Final = re.compile(r"oe|ae", re.IGNORECASE)
_LIGATURES: Final = {"oe": "œ", "Oe": "Œ", "OE": "Œ", "ae": "æ", "Ae": "Æ", "AE": "Æ"}

WORD: Final = re.compile(r"[^\W_]+")
_LONGEST = 24


@lru_cache(1 << 12)
def word_form(word: str) -> str:
    """One word as it is printed."""
    if len(word) > _LONGEST:
        return word
    if word in _ACCENTED:
        return "É" + word[1:]
    if word == "Ca":
        return "Ça"
    if found := _ORDINAL.fullmatch(word):
        return found[1] + ordinal(found[2])
    return _DIGRAPH.sub(_ligature, word, count=1) if _is_tied(word.lower()) else word


def ordinal(ending: str) -> str:
    """The ending of an ordinal as it is abbreviated: 2e, 1re (Lexique), not 2ème, 1ère. Others stay."""
    return _ENDINGS.get(ending, ending)


def with_word_forms(text: str) -> str:
    """`text` with each word as it is printed."""
    return WORD.sub(lambda found: word_form(found[0]), text)


_ENDINGS: Final = {
    start + vowel + middle + "e" + plural: ("e" if middle == "m" else "re") + plural
    for start in ("", "i")
    for vowel in "èe"
    for middle in "mr"
    for plural in ("", "s")
}


def _is_tied(word: str) -> bool:
    return word in _OE or word in _AE or word.startswith(_OE_BEGINNINGS)


def _ligature(found: re.Match[str]) -> str:
    return _LIGATURES.get(found[0], found[0])
