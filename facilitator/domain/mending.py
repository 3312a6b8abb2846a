"""From the words as noted to the words as published: slips are mended in silence, a word that was said never is.

A changed or added word stands in [ ], words left out are […]: whoever reads sees that somebody was at work.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Literal

from facilitator.domain.flags import CUT
from facilitator.domain.slugs import plain

How = Literal["auto", "slip", "word"]
"""Every difference is a slip; or every one a changed word; or each is what it looks like."""

_TOKEN = re.compile(r"(\[[^\[\]]*\]|\w+['’]?|[^\w\s])(\s*)")
_PART = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_BRACKETED = re.compile(r"\[[^\[\]]*\]\Z")
_NO_SPACE_AFTER = frozenset(" \u00a0\u202f\n\t([«“\"'’-")
_SIGNS = frozenset("%‰&@#")
_SHORT, _MIDDLE, _LONG, _LONGEST = 3, 6, 7, 100
"""Letters: a shorter word has no slip (un, une); below the middle none that puts one letter for another (les, ses;
nous, vous); a long one may have two, and beyond the longest it is no word."""

_PAIRS = 100_000
"""Two texts in which so many words of one stand in the other are compared by their rarer words: `oui` a thousand
times in both would take hours."""


def mended(text: str, wanted: str, how: How = "auto") -> str | None:
    """`text` as it is published once it reads as `wanted`; None when that is as it was said.

    What `wanted` has in [ ] stands as it is.
    """
    wanted = wanted.strip()
    if not wanted:
        return None
    published = wanted if how == "slip" else _compared(text, wanted, how)
    return None if published in (text, text.strip()) else published


def _compared(text: str, wanted: str, how: How) -> str:
    old, new = _TOKEN.findall(text), _TOKEN.findall(wanted)
    keys = [[plain(token).rstrip("'’") for token, _ in tokens] for tokens in (old, new)]
    published = ""
    for what, a, b, c, d in _differences(*keys):
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

    def slips(pairs: Iterable[tuple[str, str]]) -> int:
        return sum(
            1 for _pair in takewhile(lambda pair: not pair[1].startswith("[") and is_slip(*pair), pairs)
        )

    first = slips(zip(said, meant, strict=False))
    return first, slips(zip(reversed(said[first:]), reversed(meant[first:]), strict=False))


def _with(published: str, said: str, meant: str, how: How) -> str:
    """`published`, then what stands in the place of words that differ."""
    if (said or meant) and not _is_silent(said, meant, how):
        meant = _shown(meant) if meant else f"{CUT} "
        if published and published[-1] not in _NO_SPACE_AFTER:
            published += " " * meant.startswith(CUT)
    return published + meant


def _is_silent(said: str, meant: str, how: How) -> bool:
    """Whether nobody need see that one became the other."""
    if not _says(said) and not _says(meant):
        return True
    return how == "auto" and is_slip(said, meant)


def _says(text: str) -> bool:
    """Whether there is more than punctuation: a word, a figure, a sign such as € or a smile."""
    return any(unicodedata.category(char)[0] in "LNS" or char in _SIGNS for char in text)


def is_slip(old: str, new: str) -> bool:
    """Whether `new` looks like what the hand meant by `old`: as many words, each of nearly the same letters."""
    said, meant = _words(old), _words(new)
    return len(said) == len(meant) and all(map(_is_near, said, meant))


def _words(text: str) -> list[str]:
    return [part for part in re.findall(r"\w+|[^\w\s]", plain(text)) if _says(part)]


def _is_near(old: str, new: str) -> bool:
    if old == new:
        return True
    shorter = min(len(old), len(new))
    if shorter < _SHORT or len(old + new) > 2 * _LONGEST or any(c.isdigit() for c in old + new):
        return False
    return _distance(old, new, 1 if shorter >= _MIDDLE else 2) <= (2 if shorter >= _LONG else 1)


def _distance(one: str, other: str, mistaken: int) -> int:
    """How many letters were missed, doubled, swapped with the next (optimal string alignment) or mistaken; each of
    these last counts for `mistaken`."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + mistaken * (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[-1] = min(row[-1], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


def _shown(words: str) -> str:
    """Words that were not said, in [ ]; the spaces and marks around them stay outside."""
    saying = [at for at, char in enumerate(words) if _says(char) or char in "[]"]
    if not saying:
        return f"{CUT} {words}"
    before, bare, after = words[: saying[0]], words[saying[0] : saying[-1] + 1], words[saying[-1] + 1 :]
    if after[:1] in ("'", "’"):
        bare, after = bare + after[0], after[1:]
    if _BRACKETED.match(bare):
        return words
    return f"{before}[{bare.replace('[', '').replace(']', '')}]{after}"


def place_in(published: str, text: str, at: int) -> int:
    """Where in the published form of `text` the place `at` of it is."""
    old, new = _PART.findall(text), _PART.findall(published)
    starts, other_starts = ([0, *accumulate(map(len, parts))] for parts in (old, new))
    part = bisect_right(starts, at) - 1
    for what, a, b, c, d in _differences(*([plain(part.strip()) for part in parts] for parts in (old, new))):
        if what == "equal" and a <= part < b:
            here = c + part - a
            return min(other_starts[here] + at - starts[part], other_starts[here + 1])
        if a <= part < b:
            return other_starts[c if at == starts[a] else d]
    return len(published)


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """As `SequenceMatcher` has them. What both have at their ends is taken off first: that may be nearly all."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    most -= first
    last = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    if first:
        yield "equal", 0, first, 0, first
    parts = old[first : len(old) - last], new[first : len(new) - last]
    middle = SequenceMatcher(None, *parts, autojunk=_pairs(*parts) > _PAIRS)
    for what, a, b, c, d in middle.get_opcodes():
        yield what, a + first, b + first, c + first, d + first
    if last:
        yield "equal", len(old) - last, len(old), len(new) - last, len(new)


def _pairs(old: list[str], new: list[str]) -> int:
    """How many times a word of one stands in the other."""
    times = Counter(new)
    return sum(times[word] for word in old)
