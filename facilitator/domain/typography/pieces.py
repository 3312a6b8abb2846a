"""Typography of a text in pieces, such as its styles make: a quotation may begin in one and end in another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from facilitator.domain.typography import published
from facilitator.domain.typography.kept import ASIDE

_SAME = str.maketrans(dict.fromkeys("«»“”„‘’'´`", '"') | dict.fromkeys("‐‑‒–—―", "-"))
_SEVERAL = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "…": "..."}
_AHEAD = 8  # signs that typography puts in or takes out in one place, at most


class Piece(NamedTuple):
    """A part of a text; one that is `kept` stays as it is, as code does."""

    text: str
    kept: bool = False


class _Sign(NamedTuple):
    """A sign of a text that is no space, made such that typography does not change it, and where it ends there."""

    sign: str
    end: int


def published_pieces(pieces: Sequence[Piece], language: str) -> list[str]:
    """The pieces as they are printed, each with its own part of the whole."""
    if not pieces:
        return []
    texts = [_stand_in(piece.text) if piece.kept else piece.text for piece in pieces]
    before = "".join(texts)
    after = published(before, language)
    ends: list[int] = []
    for text in texts:
        ends.append((ends[-1] if ends else 0) + len(text))
    cuts = [0, *_places(before, after, ends[:-1]), len(after)]
    return [
        piece.text if piece.kept else after[start:end]
        for piece, (start, end) in zip(pieces, pairwise(cuts), strict=True)
    ]


def _stand_in(text: str) -> str:
    return text if text == "\n" else ASIDE


def _places(before: str, after: str, cuts: Sequence[int]) -> list[int]:
    """Where these places of `before` are in `after`."""
    signs = _signs(before)
    ends = _ends(signs, _signs(after))
    places: list[int] = []
    done = 0
    for cut in cuts:
        while done < len(signs) and signs[done].end <= cut:
            done += 1
        place = max([ends[done - 1] if done else 0, *places[-1:]])
        if not _is_before_spaces(before, cut):
            while after[place : place + 1].isspace():
                place += 1
        places.append(place)
    return places


def _is_before_spaces(text: str, cut: int) -> bool:
    """Whether the spaces at a cut come after it. Those that typography puts in go with the mark that asks for them."""
    left = text[max(0, cut - 1) : cut]
    return not left.isspace() and (text[cut : cut + 1].isspace() or left.isalnum())


def _signs(text: str) -> list[_Sign]:
    found = []
    for at, char in enumerate(text, 1):
        if not char.isspace():
            for one in _SEVERAL.get(char, char):
                plain = unicodedata.normalize("NFD", one)[0].translate(_SAME)
                found.append(_Sign(plain.casefold(), at))
    return found


def _ends(before: Sequence[_Sign], after: Sequence[_Sign]) -> list[int]:
    """Where each sign of `before` ends in `after`; one that is no more, where that before it does."""
    one, other = [sign.sign for sign in before], [sign.sign for sign in after]
    ends: list[int] = []
    at = 0
    while len(ends) < len(one):
        gone, come = _step(one[len(ends) : len(ends) + _AHEAD + 2], other[at : at + _AHEAD + 2])
        at += come
        last = after[at - 1].end if 0 < at <= len(after) else (after[-1].end if at and after else 0)
        ends += [last] * min(gone, len(one) - len(ends))
        if len(ends) < len(one):
            ends.append(after[at].end if at < len(after) else last)
            at += 1
    return ends


def _step(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many signs to leave out of each until they go on alike: as few as can be, none where they never do."""
    for both in range(_AHEAD + 1):
        for gone in range(both + 1):
            come = both - gone
            if one[gone : gone + 2] == other[come : come + 2]:
                return gone, come
    return 0, 0
