"""Small words by which a name is known or ruled out. All as `slugs.plain` makes them, with straight apostrophes."""

from __future__ import annotations

from facilitator.domain.word_list import listed

TITLES = listed(
    """m mm mr mme mmes mlle mlles dr docteur docteure pr professeur professeure me maitre monsieur madame
    mademoiselle"""
)
ENGLISH_TITLES = listed("mr mrs ms miss mx dr doctor prof professor sir lady")
SHORT_TITLES = listed("m mm mr mme mmes mlle mlles dr pr me mrs ms mx")
NOBODY = listed(
    """tout-le-monde toutlemonde propre bricolage bovary hulot loyal patate house who strange jekyll folamour maboul
    tournesol x y z untel pokora everybody everyone"""
)
"""Madame Tout-le-Monde, Docteur Who."""

PARTICLES = listed(
    "de du des da das dos di del della van von den der la le les el al ben bin ibn d' l'",
)
SAINTS = listed("saint sainte st ste san santa saints")
SMALL = listed(
    """le la les l' un une des ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chez
    avec pour par sans dans sur sous entre vers et ou mais donc or ni car que qu' qui quand si comme selon merci bonjour
    salut cher chere apres avant depuis pendant contre est ville famille boulangerie pharmacie garage the a an and but
    with for by from in on at to dear hello hi thanks if when family"""
)
"""What begins a sentence with a capital and is no first name."""

ARTICLES = listed("le la les l' un une des du au aux the a an this cette cet ce")

SAYS = listed(
    """dit disait raconte racontait demande demandait pense pensait explique expliquait repond repondait trouve trouvait
    ajoute ajoutait propose proposait precise rappelle confie avoue affirme estime parle parlait voudrait aimerait
    prefere deteste adore"""
)
ENGLISH_SAYS = listed(
    "says said thinks thought asks asked tells told explains explained feels felt adds added answers answered"
)
HAS_SAID = listed(
    "dit raconte demande pense explique repondu trouve ajoute propose precise rappele confie avoue parle"
)
"""After "a": Marie a dit."""

BETWEEN = listed("nous vous me m' se s' lui leur l' n' ne y en")
"""Between a name and what it does: Marie nous dit."""

BEFORE_NAME = listed("dit repond demande raconte ajoute explique selon says said")
RELATIONS = listed(
    """fils fille petit-fils petite-fille mari epoux epouse femme frere soeur mere pere maman papa oncle tante tonton
    tata cousin cousine neveu niece voisin voisine ami amie copain copine collegue compagnon compagne belle-mere
    beau-pere belle-soeur beau-frere grand-mere grand-pere mamie papi filleul filleule stagiaire patron patronne son
    daughter husband wife brother sister mother father mum mom dad uncle aunt nephew niece neighbour neighbor friend
    colleague boyfriend girlfriend grandson granddaughter"""
)
