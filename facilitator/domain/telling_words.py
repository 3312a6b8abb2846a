"""Words of a role that may say who somebody is. In lower case without accents, as `slugs.plain` makes them.

General knowledge, not a register: functions one person has in one place, places where few people are, and the places so
large that they tell nothing.
"""

from __future__ import annotations

from facilitator.domain.word_list import listed

FRENCH_FUNCTIONS = {
    **dict.fromkeys(
        listed(
            """maire mairesse adjoint adjointe depute deputee senateur senatrice prefet prefete sous-prefet sous-prefete
            conseiller conseillere"""
        ),
        ("un élu", "une élue"),
    ),
    **dict.fromkeys(
        listed(
            """directeur directrice patron patronne gerant gerante responsable chef cheffe dirigeant dirigeante
            principal principale proviseur proviseure recteur rectrice doyen doyenne commandant commandante commissaire
            organisateur organisatrice animateur animatrice redacteur redactrice proprietaire"""
        ),
        ("un professionnel", "une professionnelle"),
    ),
    **dict.fromkeys(
        listed("president presidente tresorier tresoriere fondateur fondatrice capitaine"),
        ("un bénévole", "une bénévole"),
    ),
    **dict.fromkeys(
        listed("cure imam rabbin pasteur pasteure eveque abbe facteur factrice concierge gardien gardienne"),
        ("une personne", "une personne"),
    ),
}
"""Each with what may be said instead, of a man and of a woman."""

ENGLISH_FUNCTIONS = {
    **dict.fromkeys(listed("mayor mp councillor senator governor"), "an elected person"),
    **dict.fromkeys(
        listed(
            """head headteacher headmaster headmistress principal director manager boss chief owner organiser organizer
            editor dean postmaster"""
        ),
        "a professional",
    ),
    **dict.fromkeys(listed("president chair chairman chairwoman treasurer founder captain"), "a volunteer"),
    **dict.fromkeys(listed("vicar priest imam rabbi pastor bishop postman postwoman caretaker"), "a person"),
}

FRENCH_PLACES = listed(
    """mediatheque bibliotheque ludotheque ecole college lycee universite fac mairie commune village ville bourg hameau
    quartier rue immeuble residence batiment eglise paroisse mosquee synagogue temple club association asso amicale
    pharmacie boulangerie librairie epicerie boucherie cafe bar bistrot restaurant tabac supermarche hopital clinique
    ehpad maison creche mjc centre theatre cinema musee journal radio usine entreprise boite marche gare poste port
    ferme chorale fanfare troupe conservatoire departement canton region prefecture caserne commissariat gendarmerie"""
)
ENGLISH_PLACES = listed(
    """library school college university town village city street building block church parish mosque synagogue club
    charity pharmacy bakery bookshop shop store pub cafe restaurant hospital clinic nursery centre center theatre
    theater cinema museum paper radio factory company market station office farm choir band county council"""
)

FRENCH_STREETS = listed(
    """rue avenue boulevard impasse allee chemin quai square route place cours residence hameau lotissement cite
    ruelle passage villa faubourg"""
)
ENGLISH_STREETS = listed("street road avenue lane square drive close crescent terrace court")

ONLY_ONE = listed(
    """seul seule unique premier premiere doyen doyenne gagnant gagnante laureat laureate only first oldest youngest
    winner sole"""
)
"""Words after which there is one."""

LARGE = listed(
    """france paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes europe afrique asie
    amerique bretagne normandie alsace corse provence bourgogne auvergne occitanie aquitaine lorraine picardie savoie
    algerie maroc tunisie senegal mali cameroun belgique suisse quebec canada espagne italie portugal allemagne
    angleterre irlande ecosse pologne roumanie ukraine russie turquie liban syrie chine japon inde vietnam bresil chili
    mexique etats-unis royaume-uni reunion guadeloupe martinique guyane mayotte internet london manchester birmingham
    leeds glasgow edinburgh cardiff dublin england scotland wales ireland britain uk us usa europe africa asia america
    spain italy germany poland india china japan canada australia"""
)
"""Places with so many people that they tell nothing of one."""

EVERYWHERE = listed(
    """facebook instagram tiktok whatsapp youtube snapchat linkedin twitter pinterest discord twitch telegram bluesky
    mastodon signal google apple android orange wikipedia netflix airbnb leboncoin vinted blablacar doctolib poste noel
    francais anglais espagnol allemand arabe french english spanish german"""
)
"""Words with a capital that are nobody's, nor of one place."""
