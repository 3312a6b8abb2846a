"""Plain good English. A rule's source stands before it."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.typography import dashes
from facilitator.domain.typography.common import COMMON
from facilitator.domain.typography.kept import ASIDE
from facilitator.domain.typography.pairs import paired
from facilitator.domain.typography.rules import FIXED, LETTER, SPACE, Rule, applied, rule, single_spaces

_DOUBLE, _SINGLE = ("“", "”"), ("‘", "’")
_GUILLEMETS = "«»"


def _range(found: re.Match[str]) -> str:
    """Two numbers that grow, of as many figures, or the end of a year (2019-20)."""
    first, last = found.groups()
    grows = len(first) == len(last) and int(first) < int(last)
    ends_year = len(first) == 4 and len(last) == 2 and int(first[2:]) < int(last)
    return f"{first}–{last}" if grows or ends_year else found[0]


_APOSTROPHES: Final[tuple[Rule, ...]] = (
    # Unicode, 6.2; Butterick, « Apostrophes »: ’90s, rock ’n’ roll.
    rule(rf"(?<={LETTER})['‘](?=[^\W_])", "’"),
    rule(rf"(?<={LETTER})(?<!{ASIDE})[`´](?=[^\W_])(?!{ASIDE})", "’"),
    rule(rf"(?<![\w'’])'(?=n'|{LETTER}+'{LETTER})", "’"),
    rule(rf"(?<![\w'’])'(?!{ASIDE})(?={LETTER})([^'\n]*+)(?<=\S)'(?![\w'])", r"‘\1’"),
    rule(rf"(?<![\w'])'(?!{ASIDE})(?={LETTER}|\d\d)", "’"),
    rule(rf"(?<={LETTER})'(?![\w'])", "’"),
)

_MARKS: Final[tuple[Rule, ...]] = (
    *COMMON,
    # Chicago, 6: no space before a mark.
    rule(rf"(?<=[\w”’)\]%;:!?]){SPACE}+(?=[;:!?]++(?:[\s\"”’)]|\Z))", ""),
    rule(rf"“{SPACE}+(?=[^\s\"])", "“"),
    rule(rf"(?<=[^\s\"]){SPACE}+”", "”"),
    # Chicago, 6.85: an em dash between words that touch it. 6.78: an en dash between numbers.
    rule(rf"(?<={LETTER})--(?={LETTER})", "—"),
    rule(r"(?<![\w.,:/+#–-])(\d{1,4})-(\d{1,4})(?![\w/–-]|[.,:]\d)", _range),
    # Butterick, « Nonbreaking spaces ».
    rule(rf"\b(Mrs?\.?|Ms\.?|Dr\.?|Prof\.){SPACE}(?=[A-Z])", rf"\1{FIXED}"),
    rule(rf"\b(pp?|vol|fig|[nN]o)\.{SPACE}(?=\d)", rf"\1.{FIXED}"),
    rule(rf"(?<=\d){SPACE}(?=(?:[kcm]?m|k?g|mi|lb|[KMGT]B|[kMG]?Hz)(?![\w'’]))", FIXED),
)


def in_english(text: str) -> str:
    """`text`, in which only running text is left, as it is printed in English."""
    # Chicago, 13: “ ”, and ‘ ’ for quotations within. Guillemets are there for a reason.
    text = paired(applied(_APOSTROPHES, single_spaces(text)), _DOUBLE, _SINGLE, left_alone=_GUILLEMETS)
    return dashes.in_sentences(applied(_MARKS, text), held=False)
