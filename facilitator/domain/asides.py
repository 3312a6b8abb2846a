"""What stands in parentheses on a typed line: signals of the room, and the note-taker's own comments."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitator.domain.session import Signal
from facilitator.domain.slugs import plain

_SAID: dict[Signal, str] = {
    "laughter": "rire, rires, on rit, laugh, laughs, laughter, laughing",
    "agree": "accord, d'accord, daccord, agree, agreed, agreement",
    "disagree": "désaccord, pas d'accord, pas daccord, disagree, disagreed, disagreement",
    "silence": "silence, silences",
}
_WRITTEN: dict[Signal, tuple[str, str]] = {
    "laughter": ("rires", "laughter"),
    "agree": ("accord", "agreement"),
    "disagree": ("désaccord", "disagreement"),
    "silence": ("silence", "silence"),
}
_SIGNALS = {plain(word): signal for signal, said in _SAID.items() for word in said.split(", ")}
_LONGEST = 60
_FIRST = re.compile(rf"\s*\(([^()]{{1,{_LONGEST}}})(?:\)\s*|\Z)")
_SEVERAL = re.compile(r"\s*(?:[,;/+&]|\bet\b|\band\b)\s*")
_PARENTHESIS = re.compile(r"[()]")

Signals = Mapping[Signal, int]


def signals_first(text: str) -> tuple[str, dict[Signal, int]]:
    """`text` without the signals that stand in parentheses at its beginning, and these signals."""
    signals: dict[Signal, int] = {}
    start = 0
    while (found := _FIRST.match(text, start)) and (named := _named(found[1])):
        signals = add(signals, named)
        start = found.end()
    return text[start:], signals


def signals_last(text: str) -> tuple[str, dict[Signal, int]]:
    """`text` without the signals that stand in parentheses at its end, and these signals."""
    signals: dict[Signal, int] = {}
    end = len(text)
    while (start := text.rfind("(", max(0, end - _LONGEST - 2), end)) >= 0:
        found = _FIRST.fullmatch(text, start, end)
        named = _named(found[1]) if found else {}
        if not named:
            break
        signals = add(named, signals)
        end = start
        while end and text[end - 1].isspace():
            end -= 1
    return (text[:end] if signals else text), signals


def add(some: Signals, more: Signals) -> dict[Signal, int]:
    """The signals of both, counted."""
    return {signal: some.get(signal, 0) + more.get(signal, 0) for signal in (*some, *more)}


def written(signals: Signals, language: str) -> str:
    """Signals as they are typed: "(rires) (accord)"."""
    names = (_WRITTEN[signal][language == "en"] for signal, count in signals.items() for _ in range(count))
    return " ".join(f"({name})" for name in names)


def comment(text: str) -> tuple[str, bool]:
    """The words of a comment that begins with a parenthesis, and whether it takes the whole of `text`.

    The parentheses belong to the words only when the first is closed before the end.
    """
    depth = 0
    for mark in _PARENTHESIS.finditer(text):
        depth += 1 if mark[0] == "(" else -1
        if depth == 0:
            whole = mark.end() == len(text)
            return (text[1:-1], True) if whole else (text, False)
    return text[1:], True


def is_cut(text: str) -> bool:
    """Whether the parenthesis that begins `text` and closes has no letter: "(...)", "(1)", "(?)"."""
    end = text.find(")", 0, _LONGEST)
    return end > 0 and not any(c.isalpha() for c in text[:end])


def _named(inside: str) -> dict[Signal, int]:
    """The signals named between two parentheses; none when there is any other word there."""
    words = _SEVERAL.split(plain(inside.replace("’", "'")).strip())
    if any(word not in _SIGNALS for word in words):
        return {}
    signals: dict[Signal, int] = {}
    for word in words:
        signals = add(signals, {_SIGNALS[word]: 1})
    return signals
