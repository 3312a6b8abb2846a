"""From the words as noted to the words as published: slips are mended in silence, a word that was said never is.

A changed or added word stands in [ ], words left out are […]: whoever reads sees that somebody was at work.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from facilitator.domain.flags import CUT
from facilitator.domain.slugs import plain

How = Literal["auto", "slip", "word"]
"""Every difference is a slip; or every one a changed word; or each is what it looks like."""

_TOKEN = re.compile(r"(\[[^\[\]]*\]|\w+['’]?|[^\w\s])(\s*)")
_BRACKETED = re.compile(r"\[[^\[\]]*\]\Z")
_NO_SPACE_AFTER = frozenset(" \u00a0\u202f\n\t([«“\"'’-")
_SHORT, _LONG = 3, 7  # letters: a shorter word has no slip, a longer one may have two


def mended(text: str, wanted: str, how: How = "auto") -> str | None:
    """`text` as it is published once it reads as `wanted`; None when that is as it was said.

    What `wanted` has in [ ] stands as it is.
    """
    wanted = wanted.strip()
    published = wanted if how == "slip" else _compared(text, wanted, how)
    return None if published in (text, text.strip(), "") else published


def _compared(text: str, wanted: str, how: How) -> str:
    old, new = _TOKEN.findall(text), _TOKEN.findall(wanted)
    keys = [[plain(token).rstrip("'’") for token, _ in tokens] for tokens in (old, new)]
    published = ""
    for what, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if what == "replace" and how == "auto":
            first, last = _slips_around(keys[0][a:b], keys[1][c:d])
            published += _joined(new[c : c + first])
            published = _with(
                published, _joined(old[a + first : b - last]), _joined(new[c + first : d - last]), how
            )
            published += _joined(new[d - last : d])
        elif what == "equal":
            published += _joined(new[c:d])
        else:
            published = _with(published, _joined(old[a:b]), _joined(new[c:d]), how)
    return published.rstrip()


def _joined(tokens: list[tuple[str, str]]) -> str:
    return "".join(map("".join, tokens))


def _slips_around(said: list[str], meant: list[str]) -> tuple[int, int]:
    """How many words are only slips before those that are other ones, and how many after."""
    most = min(len(said), len(meant))
    first = next((n for n in range(most) if not is_slip(said[n], meant[n])), most)
    most -= first
    return first, next((n for n in range(most) if not is_slip(said[-1 - n], meant[-1 - n])), most)


def _with(published: str, said: str, meant: str, how: How) -> str:
    """`published`, then what stands in the place of words that differ."""
    if (said or meant) and not _is_silent(said, meant, how):
        meant = _shown(meant) if meant else f"{CUT} "
        if published and published[-1] not in _NO_SPACE_AFTER:
            published += " " * meant.startswith(CUT)
    return published + meant


def _is_silent(said: str, meant: str, how: How) -> bool:
    """Whether nobody need see that one became the other."""
    if not _words(said) and not _words(meant):
        return True
    return how == "auto" and is_slip(said, meant)


def is_slip(old: str, new: str) -> bool:
    """Whether `new` looks like what the hand meant by `old`: as many words, each of nearly the same letters."""
    said, meant = _words(old), _words(new)
    return len(said) == len(meant) and all(map(_is_near, said, meant))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text))


def _is_near(old: str, new: str) -> bool:
    if old == new:
        return True
    if any(c.isdigit() for c in old + new) or min(len(old), len(new)) < _SHORT:
        return False
    return _distance(old, new) <= (2 if min(len(old), len(new)) >= _LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters were missed, doubled, mistaken or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[-1] = min(row[-1], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


_AROUND = re.compile(r"([^\w\[]*)(.*?)([^\w\]'’]*)\Z", re.DOTALL)


def _shown(words: str) -> str:
    """Words that were not said, in [ ]; the spaces and marks around them stay outside."""
    found = _AROUND.match(words)
    before, bare, after = found.groups() if found else ("", words, "")
    if not bare:
        return f"{CUT} "
    if _BRACKETED.match(bare):
        return words
    return f"{before}[{bare.replace('[', '').replace(']', '')}]{after}"


def place_in(published: str, text: str, at: int) -> int:
    """Where in the published form of `text` the place `at` of it is."""
    for what, a, b, c, d in SequenceMatcher(None, text, published, autojunk=False).get_opcodes():
        if a <= at < b or (at == b == len(text)):
            return c + (at - a) if what == "equal" else (c if at == a else d)
    return len(published)
