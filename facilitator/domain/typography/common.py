"""Rules that French and English share: brackets, full stops, ellipses."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.typography.rules import LETTER, SPACE, Rule, rule


def _ellipsis(found: re.Match[str]) -> str:
    return "…" if "…" in found[0] or len(found[0]) > 2 else found[0]


def _unheard(found: re.Match[str]) -> str:
    return f" […] {found[1]}" if found[1].islower() else found[0]


COMMON: Final[tuple[Rule, ...]] = (
    # OQLF: no space inside brackets; [ ] is a box to tick, and no space between may make a smile.
    rule(rf"([(\[]){SPACE}+(?=[\w«“‘’…(\[.])", r"\1"),
    rule(rf"(?<=[\w.,!?…»”’%]){SPACE}+(?=[)\]])", ""),
    # OQLF: no space before a full stop and a comma; not in .NET nor before ,5.
    rule(rf"(?<=\S){SPACE}+(?=\.(?:[\s\"»”)\]!?;:]|\Z))", ""),
    rule(rf"(?<=[^\s(\[]){SPACE}+(?=,(?!\d))", ""),
    # Lexique, Chicago: the ellipsis is one sign, of three points.
    rule(r"[.…]{2,}", _ellipsis),
    # Between two spaces it is how words that were not heard are typed, as the help of the line says.
    rule(rf"(?<=[\w,;»”)]){SPACE}…{SPACE}({LETTER})", _unheard),
    # OQLF: no space before it.
    rule(rf"(?<=[\w»”)!?]){SPACE}+…(?=[\s,;:!?.)»”\"]|\Z)", "…"),
)
