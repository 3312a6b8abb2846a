"""Words for a terminal that has nothing but ASCII."""

from __future__ import annotations

import re
import unicodedata

_INSTEAD = str.maketrans(
    {
        "“": '"', "”": '"', "‹": "'", "›": "'", "‘": "'", "’": "'", "…": "...",
        "–": "-", "—": "-", "−": "-", "\u2011": "-", "×": "x", "÷": "/", "œ": "oe", "Œ": "OE", "æ": "ae",
        "Æ": "AE", "ß": "ss", "€": "EUR", "°": "o", "·": "-", "•": "-", "→": "->", "‖": "||",
    }
)  # fmt: skip


_OPENING, _CLOSING = re.compile(r"«\s?"), re.compile(r"\s?»")


def ascii_of(text: str) -> str:
    """`text` without its accents, in quotation marks and dashes of a typewriter; `?` for what has no such form."""
    quoted = _CLOSING.sub('"', _OPENING.sub('"', text))
    plain = unicodedata.normalize("NFKD", quoted.translate(_INSTEAD))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.encode("ascii", "replace").decode("ascii")
