"""Short names made from titles: lower case, plain letters, figures and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"})


def plain(text: str) -> str:
    """`text` in lower case without accents or ligatures, for comparing words as an ear would."""
    spelled = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in spelled if not unicodedata.combining(c)).casefold()


def slug(text: str, longest: int = 60) -> str:
    """`text` as a short name of at most `longest` characters, cut between words; may be empty."""
    name = re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition("-")[0] or name[:longest]


def unique(name: str, taken: Container[str]) -> str:
    """`name`, or `name-2`, `name-3`… when it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
