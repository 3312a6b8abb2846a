"""Words as a quotation is compared by them: each whole, with its capitals and accents, and each mark that tells.

A word goes with its hyphens ("grand-mère") and with what is elided before it apart ("l'", "écrit"), so that an extract
begins and ends where a word does. Words in [ ] are one; […] is one. The # of a tag was never said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Key = Callable[[str], str]
"""Sets the typography of a text aside."""

CUT = "[…]"

# Possessive: accents written apart could otherwise be tried in every combination.
_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*+"
_MARKED = re.compile(
    r"(?P<cut>[\[(]\s*+(?:…|\.{3,})\s*+[\])])"
    # From the beginning of a word only: tried from each of its letters, a long one would take for ever.
    rf"|(?:(?<![^\W_])(?<![\u0300-\u036f]){_LETTERS}(?=\[))?\[[^\[\]]*\](?:\[[^\[\]]*\]|[^\W_])*"
)
_INSIDE = re.compile(r"\[([^\[\]]*)\]")
_ONE_SHAPE = str.maketrans("’ʼ‘‛´\u2010\u2011", "'''''--")
_DOTS = re.compile(r"\.{3,}|…")
_TOKEN = re.compile(
    rf"""(?:aujourd|quelqu(?='une?\b)|presqu(?='[îi]le)|prud(?='ho))'{_LETTERS}
    |{_LETTERS}'(?:t|s|re|ve|ll|d|m)\b
    |{_LETTERS}(?:-{_LETTERS})*(?:'(?={_LETTERS}))?
    |\#(?=[^\W\d_])
    |["«»“”„']
    |\S""",
    re.VERBOSE | re.IGNORECASE,
)
_SOFT = frozenset({".", ",", ";", ":", "…", "-", "–", "—", CUT, '"'})


def tokens(text: str, key: Key) -> list[str]:
    """The words and marks of `text` once `key` has set typography aside; what is in [ ] stays marked."""
    found: list[str] = []
    at = 0
    for marked in _MARKED.finditer(text):
        found += _plain_tokens(text[at : marked.start()], key)
        found.append(CUT if marked["cut"] else _bracketed(marked[0], key))
        at = marked.end()
    return found + _plain_tokens(text[at:], key)


def _plain_tokens(text: str, key: Key) -> list[str]:
    plain = _DOTS.sub("…", key(text).translate(_ONE_SHAPE))
    return ['"' if token in "«»“”„'" else token for token in _TOKEN.findall(plain) if token != "#"]


def _bracketed(word: str, key: Key) -> str:
    """Words in [ ] with typography aside, and the letters that touch them."""
    return _INSIDE.sub(lambda found: f"[{' '.join(_plain_tokens(found[1], key))}]", word)


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
    if first == "A":  # a capital may have lost its accent to typography
        ways["à"] = None
    return [[way + first[long:], *said[1:]] for way in ways]
