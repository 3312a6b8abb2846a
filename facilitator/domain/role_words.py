"""Words by which the gender and number of a role are known. A word is here only where it leaves no doubt.

"Ingénieur", "médecin", "professeur" are said of women too, so that no ending in -eur tells; a feminine form does.
"""

from __future__ import annotations

from typing import Literal

from facilitator.domain.word_list import listed

# Articles and other words before a noun, in French.
MASCULINE_BEFORE = listed("un le ce cet")
FEMININE_BEFORE = listed("une la cette ma ta sa")
EITHER_BEFORE = listed("l' mon ton son notre votre leur chaque un(e) une(e) un·e un.e un/une une/un un-e")
PLURAL_BEFORE = listed("des les ces mes tes ses nos vos leurs quelques plusieurs certains certaines")
NUMERALS = listed("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente")
OF_SOMEONE = listed("mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs")
DEFINITE = listed("le la l' les ce cet cette ces")

PRONOUNS: dict[str, tuple[Literal["f", "m"] | None, bool]] = {
    "quelqu'un": ("m", False),
    "quelqu'une": ("f", False),
    "tout le monde": ("m", False),
    "toute la salle": ("f", False),
    "plusieurs": (None, True),
    "certains": ("m", True),
    "certaines": ("f", True),
    "quelques-uns": ("m", True),
    "quelques-unes": ("f", True),
    "d'autres": (None, True),
    "beaucoup": (None, True),
    "la plupart": (None, True),
}
AFTER_PRONOUN = listed("de du des d' dans au à en parmi")

# Nouns, in the singular.
FEMININE = listed(
    """femme fille dame mère sœur soeur mamie mémé maman tante tata nièce cousine reine personne voix copine épouse
    marraine héroïne voisine amie"""
)
MASCULINE = listed(
    """homme garçon monsieur père frère papi papy pépé papa oncle tonton neveu roi mari époux fils parrain gars gens
    ami copain parent grand-parent danseur chanteur coiffeur vendeur serveur acteur lecteur animateur agriculteur
    facteur spectateur joueur nageur promeneur éducateur traducteur instituteur"""
)
EITHER = listed(
    """enfant petit-enfant élève adulte jeune artiste ado collègue camarade bénévole médecin témoin mannequin écrivain
    capitaine guide athlète prof chef notaire enseignant-chercheur gendarme athée"""
)
"""Said of everyone, whatever their ending looks like."""

FEMININE_ENDINGS = (
    *("euse", "trice", "ienne", "enne", "anne", "aine", "ière", "gère", "chère", "ée", "esse", "ive", "onne"),
    *("ante", "ente", "arde", "oise", "aise", "ine", "elle", "ale"),
)
MASCULINE_ENDINGS = ("ien", "éen", "ier", "ger", "cher", "ant", "ent", "é", "if", "ois", "ard", "on")

MUTE_H = (
    *("hom", "habi", "histor", "hôt", "humor", "horlog", "hérit", "herbo", "hygi", "huiss", "hospi", "halt"),
    *("harmon", "helv", "hydro", "hypno", "héro", "hélico", "hémi", "hellé"),
)

# English.
ONE_BEFORE = listed("a an one this that each every another")
SEVERAL_BEFORE = listed(
    "two three four five six seven eight nine ten eleven twelve some several many few these those both"
)
ENGLISH_NUMERALS = listed("two three four five six seven eight nine ten eleven twelve")
OF_EITHER_NUMBER = listed("the my your his her our their")
ENGLISH_OF_SOMEONE = listed("my your his her our their")
ENGLISH_PRONOUNS = {
    **dict.fromkeys(("someone", "somebody", "everyone", "everybody", "one of us", "one of them"), False),
    **dict.fromkeys(
        ("several", "some", "many", "most", "others", "a few", "several people", "some people"), True
    ),
}
AFTER_ENGLISH_PRONOUN = listed("of in at from near")
ENDS_NOUN = listed("of from in at with who near on by for behind")
PLURALS = listed(
    "people men women children gentlemen firemen policemen grandchildren schoolchildren folk kids"
)
NO_PLURALS = ("ss", "us", "is")
