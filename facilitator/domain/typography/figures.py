"""Figures in French: hours, large numbers, units, symbols, dates, and what must not be parted from its number."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.typography.rules import FINE, FIXED, SPACE, Rule, applied, rule
from facilitator.domain.word_list import listed

_UNITS = r"(?:k?m[²³23]?|[dcm]m|[km]?g|[cm]?l|L|ha|min|k?Wh?|V|[kMG]?Hz|[kKmMgG]o|To|px)(?![\w'’])"
_SYMBOLS = r"(?:[%‰€$£]|[kM]€|Md€|°[CF])(?!\w)"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_COUNTED: Final = listed(
    """abonnements abonnés abonnées adhérents adhérentes ados adultes amis amies ans appels applications
    applis articles auditeurs auteurs autrices bénévoles caractères clics comptes contacts copies dollars
    e-mails élèves enfants entrées étudiants étudiantes euros exemplaires familles femmes fichiers fois
    followers foyers gens habitants habitantes heures hommes images inscrits inscrites internautes jeunes
    jours kilomètres lecteurs lectrices lettres likes lignes litres livres logements mails membres
    messages mètres minutes morceaux mots musiques numéros œuvres ordinateurs pages participants
    participantes pas personnes photos pixels places points pages publications réponses retraités salariés
    sms spectateurs spectatrices stagiaires tablettes téléphones titres tonnes usagers usagères
    utilisateurs utilisatrices vidéos visites visiteurs visiteuses voix vues watts"""
)
# After these, a number of four figures may be a year.
_DATING: Final = listed("an année années en depuis dès jusqu'en jusqu’en vers l'an l’an d'ici d’ici")
# After these, figures are a name and no number.
_NAMING: Final = listed("code passe numéro mdp référence réf n° identifiant pin le la au du")

_DIGIT = re.compile(r"\d")
_ALONE = r"(?<![\w.,:/+#°-])"
_EXACT_HOUR = r"([01]?\d|2[0-4])"


def _hour(found: re.Match[str]) -> str:
    return FIXED.join(filter(None, (found[1], "h", found[2], found[3])))


def _grouped(found: re.Match[str]) -> str:
    number = found[1]
    before = found.string[max(0, found.start() - 16) : found.start()].split()[-1:]
    if before and (before[0].lower() in _NAMING or (len(number) == 4 and before[0].lower() in _DATING)):
        return found[0]
    return f"{int(number):,}".replace(",", FINE)


def _regrouped(found: re.Match[str]) -> str:
    return re.sub(SPACE, FINE, found[0])


def _with_unit(found: re.Match[str]) -> str:
    """The number and its unit; 2g to 6g are networks of telephones."""
    number, space, unit = found.groups()
    network = unit == "g" and not space and number in "23456"
    return found[0] if network else number + FIXED + unit


_FIGURES: Final[tuple[Rule, ...]] = (
    # Lexique, « Heure »: 14 h 30, h without a point and between spaces.
    rule(
        rf"(?<![\w.,:/])(\d{{1,2}}){SPACE}?[hH](?:{SPACE}?([0-5]\d)(?!{SPACE}?[hH]))?(?:{SPACE}?(min))?(?!\w)",
        _hour,
    ),
    # 14:30 where a word says that it is an hour: elsewhere it may be a ratio (16:10), a score, a verse.
    rule(
        rf"(?i:\b(à|vers|dès|avant|après|depuis|est|entre|jusqu['’]à)){SPACE}(?!16:10)"
        rf"{_EXACT_HOUR}:([0-5]\d)(?![\w:])(?!\.\d)",
        lambda found: f"{found[1]} {found[2]}{FIXED}h{FIXED}{found[3]}",
    ),
    # Lexique, « Nombres »: by three figures from the right, never in years, numbers of pages and postcodes.
    rule(
        rf"{_ALONE}([1-9]\d{{3,8}})(?=(?:,\d+)?{SPACE}?(?:{_SYMBOLS}|{_UNITS})"
        rf"|{SPACE}(?:{'|'.join(sorted(_COUNTED))})\b)",
        _grouped,
    ),
    rule(rf"{_ALONE}([1-9]\d{{2,5}}000)(?![\w/:-]|[.,]\d)", _grouped),
    rule(
        rf"(?<![\w.,])(?<!\d{SPACE})(?<!\b[lL]e{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})++(?!\w|{SPACE}\d)",
        _regrouped,
    ),
    # Lexique and OQLF: a no-break space before %, €, units and other symbols.
    rule(rf"(?<=\d){SPACE}*({_SYMBOLS})", rf"{FIXED}\1"),
    rule(rf"(?<![\w.,])(\d+(?:[.,]\d+)*)({SPACE}?)({_UNITS})", _with_unit),
    # Lexique, « Abréviations »: what is counted or named is not parted from its number.
    rule(rf"(?<=\b[nN][°º]){SPACE}*(?=\d)", FIXED),
    rule(rf"\b(pp?|art|vol|chap|fig|t)\.{SPACE}(?=\d)", rf"\1.{FIXED}"),
    rule(rf"\b(\d{{1,2}}|1er){SPACE}(?=(?:{_MONTHS})\b)", rf"\1{FIXED}"),
)

_TITLES: Final[tuple[Rule, ...]] = (
    # Lexique, « Abréviations »: nor is a title parted from its name, nor a century from its number.
    rule(rf"\b(MM?\.|Mmes?|Mlles?|Dre?|Pre?|Mgr){SPACE}(?=[A-ZÀ-ÖØ-ÞŒ])", rf"\1{FIXED}"),
    rule(rf"\b([IVX]+e){SPACE}(?=siècles?\b)", rf"\1{FIXED}"),
)


def with_figures(text: str) -> str:
    """`text` with its figures as they are printed."""
    text = applied(_TITLES, text)
    return applied(_FIGURES, text) if _DIGIT.search(text) else text
