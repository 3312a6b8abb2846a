"""French typography. A rule's source stands before it."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.typography import dashes
from facilitator.domain.typography.common import COMMON
from facilitator.domain.typography.figures import with_figures
from facilitator.domain.typography.kept import ASIDE
from facilitator.domain.typography.pairs import paired
from facilitator.domain.typography.rules import (
    ELISION,
    FINE,
    FIXED,
    LETTER,
    SPACE,
    Rule,
    applied,
    rule,
    single_spaces,
)
from facilitator.domain.typography.word_forms import with_word_forms

_GUILLEMETS, _NESTED = ("«", "»"), ("“", "”")

_APOSTROPHE = re.compile("['’´`‘]")
_APOSTROPHES: Final[tuple[Rule, ...]] = (
    # Unicode, 6.2: U+2019 is the apostrophe. Not after a figure, where it is minutes or feet.
    rule(rf"(?<={LETTER})['‘](?=[^\W_])", "’"),
    rule(rf"(?<={LETTER})(?<!{ASIDE})[`´](?=[^\W_])(?!{ASIDE})", "’"),
    # OQLF: no space on either side, nor between it and a guillemet.
    rule(rf"{ELISION}['’]{SPACE}+(?!{ASIDE})(?={LETTER})", r"\1’"),
    # Two that stand around words are quotation marks.
    rule(rf"(?<![\w'’])'(?!{ASIDE})(?={LETTER})([^'\n]*+)(?<=\S)'(?![\w'])", r'"\1"'),
    rule(rf"{ELISION}['’]{SPACE}*(?=[\"«“])", r"\1’"),
    rule(rf"(?<![\w'])'(?!{ASIDE})(?={LETTER}|\d\d\b)", "’"),
    rule(rf"(?<={LETTER})'(?![\w'])", "’"),
)

# Words before which an A that begins a sentence can only be À: "A un compte" and "A la fibre" say who has one.
_AFTER_A = (
    r"l['’](?!habitude|impression|air\b|âge|appli|intention|avantage|abonnement|adresse|avis|œil)\w"
    r"|la\s(?!fibre|flemme|chance|haine|trouille|phobie|tête|parole|main|réponse|solution|preuve|[45]G)\w"
    r"|(?:ce\s(?:moment|stade|sujet|propos|prix|rythme|point|jour)|cette\s(?:époque|heure|occasion)"
    r"|[mt]on\s(?:avis|âge|époque|sens|tour|niveau|travail)|votre\s(?:avis|âge|époque|tour|santé)"
    r"|notre\s(?:époque|âge|avis|tour)|chaque|quoi|quels?|quelles?|qui|propos|part|peine|force|cause|travers|partir"
    r"|condition|défaut|moins|savoir|suivre|vrai|nouveau|bientôt|demain|domicile|distance|terme|moi|toi|nous|vous|eux)\b"
    r"|\d{1,2}\s?h"
)

_CAPITALS: Final[tuple[Rule, ...]] = (
    # Lexique, « Accentuation »: À included.
    rule(rf"((?:\A|\n){SPACE}*|[.!?…][\s»”)]+|[«“]{SPACE}*)A(?={SPACE}(?:{_AFTER_A}))", r"\1À"),
    # Lexique, « Abréviations »: etc. is enough.
    rule(r"\b([Ee]tc)…(?!\w)", r"\1."),
)

_MARKS: Final[tuple[Rule, ...]] = (
    rule(rf"(?<=[!?]){SPACE}+(?=[!?](?!\[))", ""),
    # Every mark is followed by a space, when words touch it.
    rule(rf"(?<={LETTER})(?<!{ASIDE})({SPACE}?[;!?]++|,)(?={LETTER})", r"\1 "),
    rule(rf"“{SPACE}+(?=[^\s\"])", "“"),
    rule(rf"(?<=[^\s\"]){SPACE}+”", "”"),
    # Lexique: a fine before ; ! ? (U+202F: UAX #14), none after an opening bracket. Not in != and ![.
    rule(rf"(?<=[^\s(\[{{«“!?;]){SPACE}*([!?;]++)(?!(?<=!)[=\[])", rf"{FINE}\1"),
    # Lexique: a full no-break space before the colon. Not in 14:30, a:b and ::.
    rule(rf"(?<=[^\s(\[{{«“:]){SPACE}*:(?=[\s«“\"»”*_]|\Z)", rf"{FIXED}:"),
    rule(rf"(?<=[^\s(\[{{«“:]){SPACE}+:(?={LETTER})", rf"{FIXED}: "),
    # Lexique: guillemets stand apart from the words around them, with no-break spaces inside.
    rule(r"(?<=[\w,:;!?…)])(?=[«“])", " "),
    rule(r"(?<=[»”])(?=\w)", " "),
    rule(rf"«{SPACE}*(?=\S)", rf"«{FIXED}"),
    rule(rf"(?<=\S){SPACE}*»", rf"{FIXED}»"),
)


def in_french(text: str) -> str:
    """`text`, in which only running text is left, as it is printed in French."""
    text = with_word_forms(single_spaces(text))
    if _APOSTROPHE.search(text):
        text = applied(_APOSTROPHES, text)
    # Lexique, Lacroux: « », and “ ” for quotations within.
    text = paired(text, _GUILLEMETS, _NESTED)
    text = with_figures(applied((*COMMON, *_CAPITALS), text))
    text = applied(_MARKS, text)
    return dashes.at_line_starts(dashes.in_sentences(text, held=True))
