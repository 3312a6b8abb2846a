"""Words as a quotation is compared by them: each whole, with its capitals and accents, and each mark that tells.

A word goes with its hyphens ("grand-mère") and with what is elided before it apart ("l'", "écrit"), so that an extract
begins and ends where a word does. Words in [ ] are one; […] is one. The # of a tag was never said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CUT = "[…]"

_ONE_SHAPE = str.maketrans("’ʼ‘‛´\u2010\u2011", "'''''--")
_DOTS = re.compile(r"\.{3,}|…")
_CUTS = re.compile(r"[\[(]\s*…\s*[\])]")
# Possessive: accents written apart could otherwise be tried in every combination.
_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*+"
_TOKEN = re.compile(
    rf"""\[…\]
    |(?:{_LETTERS}(?=\[))?\[[^\[\]]*\](?:\[[^\[\]]*\]|[^\W_])*
    |(?:aujourd|quelqu(?='une?\b)|presqu(?='[îi]le)|prud(?='ho))'{_LETTERS}
    |{_LETTERS}'(?:t|s|re|ve|ll|d|m)\b
    |{_LETTERS}(?:-{_LETTERS})*(?:'(?={_LETTERS}))?
    |\#(?=[^\W\d_])
    |["«»“”„']
    |\S""",
    re.VERBOSE | re.IGNORECASE,
)
_SOFT = frozenset({".", ",", ";", ":", "…", "-", "–", "—", CUT, '"'})


def tokens(text: str) -> list[str]:
    """The words and marks of `text`, which has its typography aside already."""
    text = _CUTS.sub(f" {CUT} ", _DOTS.sub("…", text.translate(_ONE_SHAPE)))
    return [_marked(found) for found in _TOKEN.findall(text) if found != "#"]


def _marked(token: str) -> str:
    return '"' if token in "«»“”„'" else token


def bare(said: Sequence[str]) -> list[str]:
    """`said` without what does not tell at either end: an extract may stop before a full stop, or after it."""
    first, last = 0, len(said)
    while first < last and said[first] in _SOFT:
        first += 1
    while first < last and said[last - 1] in _SOFT:
        last -= 1
    return list(said[first:last])


def is_word(token: str) -> bool:
    """Whether it is said, not a mark."""
    return any(map(str.isalnum, token))


def either_case(said: Sequence[str]) -> list[list[str]]:
    """`said`, and the same with its first letter small or capital: a quotation may begin a sentence."""
    # Typography may have made two letters of œ.
    first, long = said[0], 2 if said[0][:2].lower() in ("oe", "ae") else 1
    begun = first[:long]
    ways = dict.fromkeys((begun, begun[0].swapcase() + begun[1:], begun.lower(), begun.upper()))
    return [[way + first[long:], *said[1:]] for way in ways]
