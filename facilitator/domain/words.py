"""Words recognised in what is typed: tags, and the user's own abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from facilitator.domain.slugs import plain

_URL = r"(?:https?://|www\.)\S+"
_TAG = r"#[^\W\d_][\w\u0300-\u036f-]*"
_WORD = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_TOKEN = re.compile(
    rf"(?P<url>{_URL})|(?P<tag>(?<![^\s(\[{{\"«“„'’,;]){_TAG})|(?P<word>{_WORD})",
    re.IGNORECASE,
)
_JOINTS = frozenset(" \t\u00a0\u202f'’_-")
_LONGEST_WORD = 60

Key = tuple[str, ...]


class _Word(NamedTuple):
    start: int
    end: int
    heard: str


class _Hit(NamedTuple):
    start: int
    key: Key
    spelling: str


def is_tag(word: str) -> bool:
    """Whether `word` is one tag and nothing else."""
    return bool(re.fullmatch(_TAG, word))


def tags_in(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The tags of `text` in their order: those typed with `#`, and the `known` ones found as plain words.

    Each is there once, in the spelling of `known` when it is one of these. Addresses of web pages have none.
    """
    spellings = _spellings(known)
    words, hits = _tokens(text, spellings)
    hits += _phrases(text, words, spellings)
    found: dict[Key, str] = {}
    for hit in sorted(hits):
        found.setdefault(hit.key, hit.spelling)
    return tuple(found.values())


def expand(text: str, abbreviations: Mapping[str, str]) -> str:
    """`text` with the user's abbreviations spelled out, except inside addresses, tags and longer words."""
    known = _usable(abbreviations)
    return _pattern(tuple(known)).sub(lambda found: _spelled(found, known), text) if known else text


def spelled(text: str, abbreviations: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What `expand` changes in `text`: each abbreviation as typed, once, and what it becomes."""
    known = _usable(abbreviations)
    found = _pattern(tuple(known)).finditer(text) if known else ()
    pairs = dict.fromkeys((one[0], _spelled(one, known)) for one in found)
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def _usable(abbreviations: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {
        key.casefold(): (key, value) for key, value in abbreviations.items() if key.strip() and value.strip()
    }


def _spelled(found: re.Match[str], known: Mapping[str, tuple[str, str]]) -> str:
    typed = found[0]
    if found["url"] or typed.casefold() not in known:
        return typed
    key, value = known[typed.casefold()]
    if typed != key and typed[0].isupper():
        return value[0].upper() + value[1:]
    return value


@lru_cache(maxsize=16)
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    before, after = r"(?<![\w#@/-])(?<!\w\.)", r"(?![\w@/-]|\.\w)"
    return re.compile(rf"(?P<url>{_URL})|{before}(?:{longest_first}){after}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _spellings(known: tuple[str, ...]) -> dict[Key, str]:
    keyed = ((_key(tag), tag) for tag in reversed(known))
    return {key: tag.strip().removeprefix("#") for key, tag in keyed if any(key)}


def _tokens(text: str, spellings: Mapping[Key, str]) -> tuple[list[_Word], list[_Hit]]:
    """The words of `text`, and the tags typed with `#`."""
    words, hits = [], []
    for token in _TOKEN.finditer(text):
        if token["word"]:
            words.append(_Word(token.start(), token.end(), _heard(token[0])))
        elif token["tag"] and len(token[0]) <= _LONGEST_WORD:
            typed = token[0][1:].rstrip("-")
            key = _key(typed)
            hits.append(_Hit(token.start(), key, spellings.get(key, typed)))
    return words, hits


def _phrases(text: str, words: list[_Word], spellings: Mapping[Key, str]) -> list[_Hit]:
    by_first: dict[str, list[Key]] = {}
    for key in spellings:
        by_first.setdefault(key[0], []).append(key)
    return [
        _Hit(word.start, key, spellings[key])
        for at, word in enumerate(words)
        for key in by_first.get(word.heard, ())
        if _is_phrase(text, words[at : at + len(key)], key)
    ]


def _is_phrase(text: str, words: list[_Word], key: Key) -> bool:
    if tuple(word.heard for word in words) != key:
        return False
    return all(_JOINTS.issuperset(text[one.end : other.start]) for one, other in pairwise(words))


def _key(tag: str) -> Key:
    return tuple(_heard(word) for word in re.findall(_WORD, tag))


def _heard(word: str) -> str:
    """`word` for comparing. One that is too long is no tag (and, made of accents, takes quadratic time)."""
    return _plain(word) if len(word) <= _LONGEST_WORD else ""


# The line is read at every key, and most of its words are those of the key before.
_plain = lru_cache(maxsize=8192)(plain)
