"""The published form of words as typed: French typography, or plain good English. Words never change.

Where each rule comes from:

- Lexique: Lexique des règles typographiques en usage à l'Imprimerie nationale, 3rd edition;
- Lacroux: J.-P. Lacroux, Orthotypographie;
- OQLF: Office québécois de la langue française, table of spaces around marks and symbols, and on œ and æ;
- Unicode: The Unicode Standard, chapter 6 (U+2019 for the apostrophe) and UAX #14 (U+202F is the French fine);
- Chicago: The Chicago Manual of Style; Butterick: M. Butterick, Practical Typography (English).

Ordinals stay plain letters (1er, 2e, XXe): raised ones are a matter of type (Lexique), and the modifier letters that
look like them are letters of phonetic alphabets (Unicode, 7.8), which screen readers spell out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from facilitator.domain.matching import is_english
from facilitator.domain.typography.english import in_english
from facilitator.domain.typography.french import in_french
from facilitator.domain.typography.kept import masked, unmasked
from facilitator.domain.typography.key import extract_key

__all__ = ["extract_key", "published"]


def published(text: str, language: str = "fr") -> str:
    """`text` as it is printed; once more changes nothing. Takes time in proportion to its length.

    Addresses, tags, file names, code and emoticons stay as they are, and so do line breaks, the spaces that begin a
    line, and what may be several things: 16:10 is an hour or a format, 38000 a number or a town.
    """
    set_in: Callable[[str], str] = in_english if is_english(language) else in_french
    plain, kept = masked(unicodedata.normalize("NFC", text))
    return unmasked(set_in(plain), kept)
