"""People named in a text: full names anywhere, first names where a role should stand. Each as (start, end)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from facilitator.domain.first_names import ALSO_WORDS, FAMILY_NAMES, FIRST_NAMES
from facilitator.domain.known_names import NAMED_AFTER, NAMESAKES, WORKS
from facilitator.domain.name_words import (
    ARTICLES,
    BEFORE_NAME,
    BETWEEN,
    ENGLISH_SAYS,
    ENGLISH_TITLES,
    HAS_SAID,
    NOBODY,
    PARTICLES,
    RELATIONS,
    SAINTS,
    SAYS,
    SHORT_TITLES,
    SMALL,
    TITLES,
)
from facilitator.domain.session import Voice
from facilitator.domain.slugs import plain
from facilitator.domain.voices import find
from facilitator.domain.word_list import listed

_ELISION = r"(?:[dlnscjmt]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_])"
_TOKEN = re.compile(rf"\b(?:{_ELISION}|[^\W\d_]{{1,40}}(?:['’-][^\W\d_]{{1,40}}){{0,4}})", re.IGNORECASE)
_SPACES = frozenset({" ", "\u00a0", "\u202f", "  "})

_LEAD = re.compile(r"[\s<!?(\-–—•*]*")
_COLON = re.compile(r"[ \u00a0\u202f]{0,2}:(?!//)[ \u00a0\u202f]{0,2}([\"«“]?)")
_QUOTED = re.compile(r"[\"»”][ \u00a0\u202f]{0,2}[(,–—-]?[ ]?$")
_END = re.compile(r"[\s).,;!]*\Z")

# In lower case these say nothing of a family.
_NOT_IN_LOWER_CASE = listed("ba sow fall cousin marchand roux brun bonnet moulin renard boucher santos")


class Token(NamedTuple):
    """A word with its place, as written and as `slugs.plain` hears it."""

    start: int
    end: int
    text: str
    heard: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def full_names(text: str, tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int]]:
    """First names with a family name or its initial, and family names after a title."""
    at = 0
    while at < len(tokens):
        last = _after_title(text, tokens, at, language) or _after_first_name(text, tokens, at)
        if last is None:
            at += 1
        else:
            yield tokens[at].start, tokens[last].end + _has_point(text, tokens[last])
            at = last + 1


def first_names(
    text: str, tokens: Sequence[Token], voices: Sequence[Voice], language: str
) -> Iterator[tuple[int, int]]:
    """First names where a role would do. One that is a word or a place too has to stand where somebody is meant:
    before a colon and a quotation, before what is said, after a relation or a quotation."""
    lead = _LEAD.match(text)
    first = lead.end() if lead else 0
    for at, token in enumerate(tokens):
        if not _is_first_name(token) or not (token.is_capital or token.start == first):
            continue
        if not token.is_capital and not _is_only_a_name(token):
            continue
        if _is_spoken_of(text, tokens, at, first, language) and not _is_role(token, voices):
            yield token.start, token.end


def words_of(text: str) -> list[Token]:
    """The words of a text, elided articles apart."""
    return [Token(found.start(), found.end(), found[0], _heard(found[0])) for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=8192)
def _heard(word: str) -> str:
    return plain(word).replace("’", "'")


def _follows(text: str, before: Token, after: Token) -> bool:
    """Whether nothing but a space stands between two words."""
    return text[before.end : after.start] in _SPACES or (
        before.text[-1] in "'’" and before.end == after.start
    )


def _has_point(text: str, token: Token) -> bool:
    """Whether `token` is an initial with its point."""
    return len(token.text) == 1 and text[token.end : token.end + 1] == "."


# Full names


def _after_title(text: str, tokens: Sequence[Token], at: int, language: str) -> int | None:
    """The last word of the family name after the title at `at`."""
    title = tokens[at]
    known = title.heard in TITLES or (language != "fr" and title.heard in ENGLISH_TITLES)
    if not known or (title.heard in SHORT_TITLES and not title.is_capital) or at + 1 == len(tokens):
        return None
    gap, family = text[title.end : tokens[at + 1].start], tokens[at + 1]
    if gap.removeprefix(".") not in _SPACES or (title.heard == "mm" and gap[0] != "."):
        return None
    # "Madame la Maire" is a function, "Mme Le Goff" is not.
    if family.heard in NOBODY or (family.heard in ARTICLES and not family.is_capital):
        return None
    return _family(text, tokens, at + 1)


def _after_first_name(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The last word of the full name that begins at `at`."""
    first = tokens[at]
    if at + 1 == len(tokens) or not _follows(text, first, tokens[at + 1]):
        return None
    last = _family(text, tokens, at + 1) if first.is_capital else at + 1
    if last is None or not _is_name(text, tokens, at, last) or _is_of_no_one_here(text, tokens, at, last):
        return None
    return last


def _is_name(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    first, family = tokens[at], tokens[last]
    if not first.is_capital:
        known = family.heard in FAMILY_NAMES and family.heard not in _NOT_IN_LOWER_CASE
        return known and _is_first_name(first) and _is_only_a_name(first)
    if _is_first_name(first):
        return True
    if first.heard in SMALL or first.heard in TITLES or first.heard in NAMED_AFTER:
        return False
    return family.heard in FAMILY_NAMES or (first.heard in FAMILY_NAMES and _is_first_name(family))


def _family(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The last word of a family name that begins at `at`: particles, then words with a capital, or an initial."""
    last = None
    for place in range(at, min(at + 6, len(tokens))):
        token = tokens[place]
        if place > at and not _follows(text, tokens[place - 1], token):
            break
        if len(token.text) == 1 and token.is_capital:
            # A capital alone is an initial only with its point.
            return place if text[token.end : token.end + 1] == "." else last
        if token.is_capital:
            last = place
        elif token.heard not in PARTICLES:
            break
    return last


def _is_of_no_one_here(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """A brand, a work, a street, a saint, the author of a work."""
    words = tuple(token.heard for token in tokens[at : last + 1])
    if any(words[:length] in NAMESAKES for length in range(2, len(words) + 1)):
        return True
    if not at or not _follows(text, tokens[at - 1], tokens[at]):
        return False
    before = tokens[at - 1].heard
    if before in NAMED_AFTER or before in SAINTS:
        return True
    return before in ("de", "d'", "by") and at > 1 and tokens[at - 2].heard in WORKS


# First names


def _is_first_name(token: Token) -> bool:
    return token.heard in FIRST_NAMES or (
        "-" in token.heard and FIRST_NAMES.issuperset(token.heard.split("-"))
    )


def _is_only_a_name(token: Token) -> bool:
    return token.heard not in ALSO_WORDS


def _is_role(token: Token, voices: Sequence[Voice]) -> bool:
    """Whether a known voice is meant: by a word of it, or by its first letters (typed small). Never a voice that is
    the name and nothing else."""
    if any(_heard(voice.role) == token.heard for voice in voices):
        return False
    if token.is_capital:
        return any(token.heard in _heard(voice.role).split() for voice in voices)
    return bool(find(token.text, voices))


def _is_spoken_of(text: str, tokens: Sequence[Token], at: int, first: int, language: str) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at and _follows(text, tokens[at - 1], token) else None
    if before and before.heard in SAINTS | ARTICLES:
        return False
    return (
        _is_alone(text, tokens, at)
        or (token.start == first and _before_colon(text, token))
        or _says(text, tokens, at, language)
        or (before is not None and token.is_capital and _is_introduced(tokens, at))
        or (token.is_capital and _ends_a_quotation(text, token))
    )


def _is_alone(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a first name wherever it stands: no part of a longer name, of a street's or of an author's."""
    token = tokens[at]
    if not token.is_capital or not _is_only_a_name(token) or _is_of_no_one_here(text, tokens, at, at):
        return False
    if at and _follows(text, tokens[at - 1], token) and tokens[at - 1].is_capital and at > 1:
        return False
    return at + 1 == len(tokens) or not (
        _follows(text, token, tokens[at + 1]) and _family(text, tokens, at + 1) is not None
    )


def _before_colon(text: str, token: Token) -> bool:
    """`Marie : …`; a name that is a word too only before a quotation mark."""
    found = _COLON.match(text, token.end)
    return found is not None and (_is_only_a_name(token) or bool(found[1]))


def _says(text: str, tokens: Sequence[Token], at: int, language: str) -> bool:
    """`Marie dit que`, `Marie nous a dit`."""
    place = at + 1
    while place < len(tokens) and place < at + 4 and _follows(text, tokens[place - 1], tokens[place]):
        heard = tokens[place].heard
        if heard in ("a", "avait"):
            return place + 1 < len(tokens) and tokens[place + 1].heard in HAS_SAID
        if heard not in BETWEEN:
            return heard in SAYS or (language != "fr" and heard in ENGLISH_SAYS)
        place += 1
    return False


def _is_introduced(tokens: Sequence[Token], at: int) -> bool:
    """`mon fils Lucas`, `selon Gérard`, `dit Bernard`, `d'après Nadia`."""
    before = tokens[at - 1].heard
    after_elision = before == "apres" and at > 1 and tokens[at - 2].heard == "d'"
    return before in RELATIONS or before in BEFORE_NAME or after_elision


def _ends_a_quotation(text: str, token: Token) -> bool:
    """`"…" Marie` at the end of the line."""
    return bool(_QUOTED.search(text, max(0, token.start - 5), token.start)) and bool(
        _END.match(text, token.end)
    )
