"""What is searched, from the line a person types. Any line can be read: nothing in it is an operator but

words            all of them, in any order        "two words"      exactly these, side by side
begin*           words that begin so              who:mamie        a filter: its value may be in quotes too
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from facilitator.domain.matching import APOSTROPHES, heard, words
from facilitator.domain.session import Kind
from facilitator.domain.slugs import plain

Where = Literal["said", "who", "tag", "question", "theme", "place"]

MOST_TERMS = 32
LONGEST_PHRASE = 32


class Term(Struct, frozen=True):
    """Words to be found side by side, as heard: `exact`, else by their stems. `prefix`: the last one only begins so.

    `where` is "said" for those found in a remark, whoever says it: its words, its voice, its tags.
    """

    where: Where
    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


class Query(Struct, frozen=True):
    """What is searched: remarks for which all terms are found, of one of the `kinds` where there are some, in sessions
    that began from `since` on and before `until`.

    `misread` holds the filters whose value says nothing; `cut` says that there were too many words to search for all.
    """

    terms: tuple[Term, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    misread: tuple[str, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms or self.kinds or self.since or self.until)


_WHERE: dict[str, Where] = {
    "qui": "who",
    "who": "who",
    "voix": "who",
    "voice": "who",
    "tag": "tag",
    "question": "question",
    "theme": "theme",
    "lieu": "place",
    "place": "place",
}
_KIND = ("genre", "nature", "kind")
_SINCE = ("depuis", "since")
_UNTIL = ("jusqua", "jusque", "until")
_KINDS: dict[str, Kind] = {
    "verbatim": "verbatim",
    "citation": "verbatim",
    "quotation": "verbatim",
    "observation": "observation",
    "question": "question",
    "idee": "idea",
    "idea": "idea",
    "commentaire": "comment",
    "comment": "comment",
}

_FILTERS = frozenset((*_WHERE, *_KIND, *_SINCE, *_UNTIL))

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""(?:(?P<key>[\w{APOSTROPHES}\u0300-\u036f]+):(?=[^\s]))?
    (?: "(?P<straight>[^"]*)" | [“„](?P<curved>[^“”„]*)[”“] | «(?P<french>[^«»]*)»
      | (?P<bare>[^\s{_QUOTES}]+) )""",
    re.VERBOSE,
)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_ELIDED = frozenset(("l", "d", "j", "m", "t", "s", "c", "n", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu"))
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


class _Piece(Struct, frozen=True):
    """A part of the line: a filter's name or nothing, and a value, in quotes or not."""

    key: str
    value: str
    quoted: bool


def parse(line: str) -> Query:
    """What this line searches. Never raises: what is no filter is words, and a quotation mark alone is nothing."""
    terms: list[Term] = []
    kinds: list[Kind] = []
    since: datetime | None = None
    until: datetime | None = None
    misread: list[str] = []
    for piece in _pieces(line):
        if piece.key in _KIND and (kind := _KINDS.get("".join(words(piece.value)))):
            kinds.append(kind)
        elif piece.key in _SINCE and (start := _day(piece.value)):
            since = max(since or start, start)
        elif piece.key in _UNTIL and (end := _day(piece.value, after=True)):
            until = min(until or end, end)
        elif piece.key in _WHERE or not piece.key:
            terms += _terms(piece)
        else:
            misread.append(f"{piece.key}:{piece.value}")
    kept, cut = _within_limits(terms)
    return Query(kept, tuple(kinds), since, until, tuple(misread), cut)


def has_words(name: str) -> bool:
    """Whether a filter is called so and its value may be of several words."""
    return _key(name) in _WHERE


def is_filter(name: str) -> bool:
    """Whether what follows this and a colon narrows a search."""
    return _key(name) in _FILTERS


def _key(name: str) -> str:
    return _APOSTROPHE.sub("", plain(name))


def _within_limits(terms: list[Term]) -> tuple[tuple[Term, ...], bool]:
    """As many terms as are searched, each of as many words, and whether that is not all of them."""
    distinct = list(dict.fromkeys(terms))
    kept = tuple(map(_shortened, distinct[:MOST_TERMS]))
    return kept, list(kept) != distinct


def _shortened(term: Term) -> Term:
    if len(term.words) <= LONGEST_PHRASE:
        return term
    return Term(term.where, term.words[:LONGEST_PHRASE], term.exact)


def _pieces(line: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(line):
        name, quoted = found["key"] or "", found["bare"] is None
        value = next(filter(None, found.group("straight", "curved", "french", "bare")), "")
        key = _key(name)
        if not name or key in _FILTERS:
            yield _Piece(key, value, quoted)
        elif quoted:
            yield _Piece("", name, False)
            yield _Piece("", value, True)
        else:
            # A colon among words: an hour, an address.
            yield _Piece("", found[0], False)


def _terms(piece: _Piece) -> Iterable[Term]:
    where: Where = _WHERE.get(piece.key, "said")
    if piece.quoted:
        found = tuple(words(piece.value))
        return [Term(where, found, exact=True)] if found else []
    prefix = piece.value.endswith("*")
    found = tuple(words(without_elisions(piece.value)))
    return [Term(where, found, exact=prefix, prefix=prefix)] if found else []


def without_elisions(word: str) -> str:
    """`l'écran` is searched as `écran` is, wherever it is said with another article."""
    parts = _APOSTROPHE.split(word)
    whole = (place for place, part in enumerate(parts[:-1]) if heard(part) not in _ELIDED)
    rest = "'".join(parts[next(whole, len(parts) - 1) :])
    return rest if words(rest) else word


def _day(text: str, after: bool = False) -> datetime | None:
    """When a year, a month or a day begins, or when the next one does. None for what is no date."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = datetime(year, month or 1, day or 1)
        return first if not after else _next(first, month, day)
    except (ValueError, OverflowError):
        return None


def _next(first: datetime, month: int, day: int) -> datetime:
    """The first instant after a day, a month where no day was told, a year where no month was."""
    if day:
        return first + timedelta(days=1)
    if month and month < 12:
        return first.replace(month=month + 1)
    return first.replace(year=first.year + 1, month=1)
