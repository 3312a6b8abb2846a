"""Words as they are typed in a café and as they are printed: what a rule does, what it leaves alone, where it is from.

In what is printed, ~ stands for U+00A0 and ^ for U+202F; no line has these for themselves. The sentences are made up.
"""

from __future__ import annotations

from typing import Final, NamedTuple

LEXIQUE = "Lexique des règles typographiques en usage à l'Imprimerie nationale"
LACROUX = "J.-P. Lacroux, Orthotypographie"
OQLF = "Office québécois de la langue française, Vitrine linguistique"
UNICODE = "The Unicode Standard"
CHICAGO = "The Chicago Manual of Style"
BUTTERICK = "M. Butterick, Practical Typography"
DESIGN = "DESIGN.md, The line being typed"
SOURCES: Final = (LEXIQUE, LACROUX, OQLF, UNICODE, CHICAGO, BUTTERICK, DESIGN)


class Case(NamedTuple):
    """What is `typed`, what is printed (`shown` with signs for spaces), by which rule, and where that is from."""

    typed: str
    shown: str
    rule: str
    source: str

    @property
    def printed(self) -> str:
        """With the spaces themselves."""
        return self.shown.replace("~", "\u00a0").replace("^", "\u202f")


FRENCH: Final[list[Case]] = [
    # Spaces and marks
    Case("Tu viens ?", "Tu viens^?", "fine before ?", LEXIQUE),
    Case("Tu viens?", "Tu viens^?", "fine before ?", LEXIQUE),
    Case("Tu viens\u00a0?", "Tu viens^?", "fine before ?", LEXIQUE),
    Case("Tu viens   ?", "Tu viens^?", "fine before ?", LEXIQUE),
    Case("Bravo !", "Bravo^!", "fine before !", LEXIQUE),
    Case("Bravo!Encore", "Bravo^! Encore", "space after !", LEXIQUE),
    Case("On lit ; on écoute", "On lit^; on écoute", "fine before ;", LEXIQUE),
    Case("On lit;on écoute", "On lit^; on écoute", "fine before ;, space after", LEXIQUE),
    Case("Quoi !?", "Quoi^!?", "marks together have one fine", LEXIQUE),
    Case("Quoi ?!", "Quoi^?!", "marks together have one fine", LEXIQUE),
    Case("Quoi ? !", "Quoi^?!", "marks together have one fine", LEXIQUE),
    Case("Trop bien !!!", "Trop bien^!!!", "marks together have one fine", LEXIQUE),
    Case("Il est là (?)", "Il est là (?)", "no fine after a bracket", LEXIQUE),
    Case("Le problème : le temps", "Le problème~: le temps", "no-break space before :", LEXIQUE),
    Case("Le problème: le temps", "Le problème~: le temps", "no-break space before :", LEXIQUE),
    Case("Le problème :le temps", "Le problème~: le temps", "space after :", LEXIQUE),
    Case("Trois mots :", "Trois mots~:", "no-break space before :", LEXIQUE),
    Case("oui , non", "oui, non", "no space before a comma", OQLF),
    Case("oui,non", "oui, non", "space after a comma", OQLF),
    Case("C'est fini .", "C’est fini.", "no space before a full stop", OQLF),
    Case("deux  mots", "deux mots", "one space between words", LEXIQUE),
    Case("deux\tmots", "deux mots", "one space between words", LEXIQUE),
    Case("( oui )", "(oui)", "no space inside brackets", OQLF),
    Case("[ elle ] dit", "[elle] dit", "no space inside brackets", OQLF),
    Case("fini) !", "fini)^!", "fine after a bracket", LEXIQUE),
    Case("une ligne ;\nune autre", "une ligne^;\nune autre", "lines stay", LEXIQUE),
    Case("  - une liste", "  - une liste", "what begins a line stays", LEXIQUE),
    Case("- [ ] à faire", "- [ ] à faire", "a box stays", OQLF),
    # Guillemets
    Case('"Je soigne"', "«~Je soigne~»", "guillemets for straight marks", LEXIQUE),
    Case("“Je soigne”", "«~Je soigne~»", "guillemets for English marks", LEXIQUE),
    Case("„Je soigne“", "«~Je soigne~»", "guillemets for German marks", LEXIQUE),
    Case("«Je soigne»", "«~Je soigne~»", "no-break spaces inside", LEXIQUE),
    Case("« Je soigne »", "«~Je soigne~»", "no-break spaces inside", LEXIQUE),
    Case('" Je soigne "', "«~Je soigne~»", "no-break spaces inside", LEXIQUE),
    Case("Je dis « oui »", "Je dis «~oui~»", "no-break spaces inside", LEXIQUE),
    Case('Elle dit : "oui"', "Elle dit~: «~oui~»", "a colon and guillemets", LEXIQUE),
    Case('Elle dit:"oui"', "Elle dit~: «~oui~»", "a colon and guillemets", LEXIQUE),
    Case('Un "ami", un vrai', "Un «~ami~», un vrai", "a comma follows at once", LEXIQUE),
    Case('"Ah !" dit-il', "«~Ah^!~» dit-il", "a mark inside", LEXIQUE),
    Case('"Elle a dit "non" hier"', "«~Elle a dit “non” hier~»", "nested marks", LACROUX),
    Case("« Elle a dit « non » hier »", "«~Elle a dit “non” hier~»", "nested marks", LACROUX),
    Case("« Elle a dit “non” hier »", "«~Elle a dit “non” hier~»", "nested marks kept", LACROUX),
    Case("“Elle a dit “ non ” hier”", "«~Elle a dit “non” hier~»", "no space inside English marks", OQLF),
    Case('l\'"ami"', "l’«~ami~»", "no space between apostrophe and guillemet", OQLF),
    Case('d\' "huile"', "d’«~huile~»", "no space between apostrophe and guillemet", OQLF),
    Case("c'est 'chaud' ici", "c’est «~chaud~» ici", "single marks around words", LEXIQUE),
    Case('un écran de 12" neuf', 'un écran de 12" neuf', "inches stay", UNICODE),
    Case('elle a dit "non', 'elle a dit "non', "a mark without its other half stays", LEXIQUE),
    Case("(« oui »)", "(«~oui~»)", "brackets touch guillemets", OQLF),
    Case('«oui» "non"', "«~oui~» «~non~»", "two quotations", LEXIQUE),
    # Apostrophes
    Case("J'écris", "J’écris", "apostrophe", UNICODE),
    Case("aujourd'hui", "aujourd’hui", "apostrophe", UNICODE),
    Case("qu’il", "qu’il", "apostrophe kept", UNICODE),
    Case("l´ami et l`amie", "l’ami et l’amie", "accents for apostrophes", UNICODE),
    Case("l' écran", "l’écran", "no space after it", OQLF),
    Case("qu' on lit", "qu’on lit", "no space after it", OQLF),
    Case("'tain, c'est long", "’tain, c’est long", "apostrophe that begins a word", UNICODE),
    Case("les p'tits", "les p’tits", "apostrophe within a word", UNICODE),
    Case("dans les années '90", "dans les années ’90", "apostrophe before a year", UNICODE),
    Case("5' de marche", "5' de marche", "minutes stay", UNICODE),
    # Ellipses
    Case("Je ne sais pas...", "Je ne sais pas…", "one sign", LEXIQUE),
    Case("Je ne sais pas ...", "Je ne sais pas…", "no space before", OQLF),
    Case("Je ne sais pas.....", "Je ne sais pas…", "three points", LEXIQUE),
    Case("... et puis", "… et puis", "one sign", LEXIQUE),
    Case("Vraiment... ?", "Vraiment…^?", "a fine between", LACROUX),
    Case("Vraiment ?...", "Vraiment^?…", "the mark first", LACROUX),
    Case("je [...] quittée", "je […] quittée", "a cut", LEXIQUE),
    Case("je [ ... ] quittée", "je […] quittée", "a cut", LEXIQUE),
    Case("l'impression que je ... quittée", "l’impression que je […] quittée", "words not heard", DESIGN),
    Case("Il hésite ... Puis il part", "Il hésite… Puis il part", "the end of a sentence", OQLF),
    Case("des livres, etc...", "des livres, etc.", "etc. is enough", LEXIQUE),
    # Ligatures
    Case("le coeur", "le cœur", "œ", LEXIQUE),
    Case("Coeur et COEUR", "Cœur et CŒUR", "œ as a capital", LEXIQUE),
    Case("ma soeur, mes soeurs", "ma sœur, mes sœurs", "œ", LEXIQUE),
    Case("Oeuvre, OEUVRE, chef-d'oeuvre", "Œuvre, ŒUVRE, chef-d’œuvre", "œ", LEXIQUE),
    Case("un oeil, un oeuf, un boeuf", "un œil, un œuf, un bœuf", "œ", LEXIQUE),
    Case("un voeu, un noeud, des moeurs", "un vœu, un nœud, des mœurs", "œ", LEXIQUE),
    Case("manoeuvrer, désoeuvré, écoeurant", "manœuvrer, désœuvré, écœurant", "œ in derived words", LEXIQUE),
    Case("ex aequo", "ex æquo", "æ", OQLF),
    Case("et caetera", "et cætera", "æ", OQLF),
    Case("la moelle et le coefficient", "la moelle et le coefficient", "two sounds stay", OQLF),
    Case("coexister, goéland, Noël, poème", "coexister, goéland, Noël, poème", "two sounds stay", OQLF),
    Case("curriculum vitae", "curriculum vitae", "optional, stays", OQLF),
    # Capitals
    Case("A la maison", "À la maison", "À", LEXIQUE),
    Case("Oui. A mon avis non", "Oui. À mon avis non", "À after a full stop", LEXIQUE),
    Case("A l'époque", "À l’époque", "À", LEXIQUE),
    Case('"A quoi bon ?"', "«~À quoi bon^?~»", "À in a quotation", LEXIQUE),
    Case("A 14h on ferme", "À 14~h on ferme", "À before an hour", LEXIQUE),
    Case("A un compte depuis 2010", "A un compte depuis 2010", "may be the verb", LEXIQUE),
    Case("A la fibre depuis peu", "A la fibre depuis peu", "may be the verb", LEXIQUE),
    Case("A-t-elle lu ?", "A-t-elle lu^?", "the verb", LEXIQUE),
    Case("le plan A la semaine", "le plan A la semaine", "a letter", LEXIQUE),
    Case("L'Etat et les Etats-Unis", "L’État et les États-Unis", "É", LEXIQUE),
    Case("Ecole ou Ecran", "École ou Écran", "É", LEXIQUE),
    Case("Evidemment. Ecouter aide", "Évidemment. Écouter aide", "É", LEXIQUE),
    Case("Ca va", "Ça va", "Ç", LEXIQUE),
    Case("Eric et Emile", "Eric et Emile", "names stay", LEXIQUE),
    # Hours
    Case("à 14h30", "à 14~h~30", "hours", LEXIQUE),
    Case("à 14H30", "à 14~h~30", "h is small", LEXIQUE),
    Case("à 14 h 30", "à 14~h~30", "hours unbroken", LEXIQUE),
    Case("à 14h", "à 14~h", "hours", LEXIQUE),
    Case("vers 22:30 on lit", "vers 22~h~30 on lit", "hours after a word that says so", LEXIQUE),
    Case("de 8h30-10h", "de 8~h~30-10~h", "hours", LEXIQUE),
    Case("24h/24", "24~h/24", "hours", LEXIQUE),
    Case("1h30min", "1~h~30~min", "durations", LEXIQUE),
    Case("un score de 1:2", "un score de 1:2", "a ratio stays", OQLF),
    Case("un écran 16:10", "un écran 16:10", "a format stays", OQLF),
    Case("14:30", "14:30", "nothing before : in a time", OQLF),
    # Numbers
    Case("10000 abonnés", "10^000 abonnés", "by three figures", LEXIQUE),
    Case("10 000 abonnés", "10^000 abonnés", "by three figures", LEXIQUE),
    Case("2000 euros", "2^000 euros", "by three figures", LEXIQUE),
    Case("1500 €", "1^500~€", "by three figures", LEXIQUE),
    Case("plus de 1000000 fois", "plus de 1^000^000 fois", "by three figures", LEXIQUE),
    Case("300000 c'est beaucoup", "300^000 c’est beaucoup", "by three figures", LEXIQUE),
    Case("depuis 2010", "depuis 2010", "years stay", LEXIQUE),
    Case("en 2000 vidéos", "en 2000 vidéos", "may be a year", LEXIQUE),
    Case("38000 Grenoble", "38000 Grenoble", "postcodes stay", LEXIQUE),
    Case("06 39 98 12 34", "06 39 98 12 34", "telephones stay", LEXIQUE),
    Case("0639981234", "0639981234", "telephones stay", LEXIQUE),
    Case("le code 123000", "le code 123000", "codes stay", LEXIQUE),
    Case("version 3.11.2", "version 3.11.2", "versions stay", LEXIQUE),
    Case("il en faut 1,5 ou 2.5", "il en faut 1,5 ou 2.5", "decimals stay", LEXIQUE),
    Case("50%", "50~%", "no-break space before %", OQLF),
    Case("50 % des gens", "50~% des gens", "no-break space before %", OQLF),
    Case("10€ ou 10 $", "10~€ ou 10~$", "no-break space before a currency", OQLF),
    Case("1,5km et 500 g", "1,5~km et 500~g", "no-break space before a unit", OQLF),
    Case("16Go, 30min, 20°C", "16~Go, 30~min, 20~°C", "no-break space before a unit", OQLF),
    Case("la 4g et la 5G", "la 4g et la 5G", "networks stay", LEXIQUE),
    Case("2 l'ont dit", "2 l’ont dit", "no unit", UNICODE),
    Case("n°5 et N° 6", "n°~5 et N°~6", "no-break space after n°", LEXIQUE),
    Case("p. 12", "p.~12", "no-break space after p.", LEXIQUE),
    Case("la 2ème fois", "la 2e fois", "ordinals", LEXIQUE),
    Case("1ère, 1er, 3ièmes", "1re, 1er, 3es", "ordinals", LEXIQUE),
    Case("le XXème siècle", "le XXe~siècle", "ordinals of centuries", LEXIQUE),
    Case("le 14 juillet", "le 14~juillet", "a day and its month", LEXIQUE),
    Case("M. Dupont et Mme Martin", "M.~Dupont et Mme~Martin", "a title and its name", LEXIQUE),
    # Dashes
    Case("elle - dit-on - lit", "elle –~dit-on~– lit", "two dashes hold what is between", LACROUX),
    Case("elle — dit-on — lit", "elle —~dit-on~— lit", "the long dash is kept", LEXIQUE),
    Case("elle lit -- un peu", "elle lit – un peu", "a dash for two hyphens", LACROUX),
    Case("— Bonjour", "—~Bonjour", "dialogue", LEXIQUE),
    Case("--Bonjour", "—~Bonjour", "dialogue", LEXIQUE),
    Case("porte-monnaie, 1914-1918", "porte-monnaie, 1914-1918", "hyphens stay", LACROUX),
    Case("5 - 3 = 2", "5 - 3 = 2", "a minus stays", OQLF),
    # What is no running text
    Case("voir https://exemple.fr/a?b=c;d!", "voir https://exemple.fr/a?b=c;d^!", "addresses stay", UNICODE),
    Case("www.exemple.fr/l'art: oui", "www.exemple.fr/l'art~: oui", "addresses stay", UNICODE),
    Case("[site](https://a.fr/l'x)", "[site](https://a.fr/l'x)", "addresses stay", UNICODE),
    Case("marie.o'neil@exemple.fr", "marie.o'neil@exemple.fr", "e-mail addresses stay", UNICODE),
    Case("#coeur et @soeur_2", "#coeur et @soeur_2", "tags and voices stay", UNICODE),
    Case("le fichier coeur.txt", "le fichier coeur.txt", "file names stay", UNICODE),
    Case(r"C:\Mes documents\l'an", r"C:\Mes documents\l'an", "paths stay", UNICODE),
    Case("/home/l'a/b;c", "/home/l'a/b;c", "paths stay", UNICODE),
    Case("`a != 'b'` !", "`a != 'b'`^!", "code stays", UNICODE),
    Case("x!=y a&nbsp;b", "x!=y a&nbsp;b", "code stays", UNICODE),
    Case("super :) merci ;-)", "super :) merci ;-)", "emoticons stay", UNICODE),
    Case("je t'aime <3 !", "je t’aime <3^!", "emoticons stay", UNICODE),
    Case("bravo :D ou :'(", "bravo :D ou :'(", "emoticons stay", UNICODE),
    Case("bravo 👏🏽 !", "bravo 👏🏽^!", "emoji stay", UNICODE),
    Case("auteur/autrice, 50 km/h", "auteur/autrice, 50~km/h", "a bar stays", OQLF),
    Case("**Note :** oui", "**Note~:** oui", "Markdown stays", LEXIQUE),
    Case("e\u0301cran", "écran", "one character for a letter and its accent", UNICODE),
]

ENGLISH: Final[list[Case]] = [
    Case('"I read," she said', "“I read,” she said", "curly marks", CHICAGO),
    Case('He said "she said "no" twice"', "He said “she said ‘no’ twice”", "nested marks", CHICAGO),
    Case("He said 'no' twice", "He said ‘no’ twice", "single marks", CHICAGO),
    Case("“kept”", "“kept”", "curly marks kept", CHICAGO),
    Case("« kept »", "« kept »", "guillemets stay", CHICAGO),
    Case("don't", "don’t", "apostrophe", UNICODE),
    Case("the dogs' bowl", "the dogs’ bowl", "apostrophe that ends a word", UNICODE),
    Case("the '90s", "the ’90s", "apostrophe before a year", BUTTERICK),
    Case("rock 'n' roll", "rock ’n’ roll", "apostrophes around n", BUTTERICK),
    Case("Really ?", "Really?", "no space before a mark", CHICAGO),
    Case("one thing : this", "one thing: this", "no space before a mark", CHICAGO),
    Case("wait...", "wait…", "one sign for an ellipsis", BUTTERICK),
    Case("I was ... surprised", "I was […] surprised", "words not heard", DESIGN),
    Case("well--maybe", "well—maybe", "em dash", CHICAGO),
    Case("well - maybe", "well – maybe", "en dash between spaces", BUTTERICK),
    Case("pages 10-12, 2019-20", "pages 10–12, 2019–20", "en dash in ranges", CHICAGO),
    Case("555-1234 and 2020-11-22", "555-1234 and 2020-11-22", "telephones and dates stay", CHICAGO),
    Case("Mr. Smith", "Mr.~Smith", "a title and its name", BUTTERICK),
    Case("5 km in p. 12", "5~km in p.~12", "a number and its unit", BUTTERICK),
    Case("one  space , and .NET", "one space, and .NET", "one space", BUTTERICK),
    Case("oeuvre, foetus, 50%, 14:30", "oeuvre, foetus, 50%, 14:30", "French rules stay away", CHICAGO),
    Case("see http://a.org/it's :)", "see http://a.org/it's :)", "addresses and emoticons stay", UNICODE),
]
