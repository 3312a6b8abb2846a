"""Text from people, made safe to draw: what would act, hide or turn the text round is shown instead."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_JOINER = "\u200d"
_DELETE = 0x7F
_PICTURES = 0x2400
_BOX = "\u25af"


def visible(text: str) -> str:
    """`text` with a picture or a name for each character that is a control or cannot be seen.

    Line feeds become ␊. Joiners inside emoji and combining accents stay. May be longer than `text`.
    """
    return _ACTING.sub(_shown, text)


def same_length(text: str) -> str:
    """As `visible`, with exactly one character for each of `text`, so that places in one are places in the other."""
    return _ACTING.sub(_one, text)


def visible_lines(text: str) -> str:
    """As `visible`, for text that was written in several lines: its line feeds stay."""
    return "\n".join(map(visible, text.split("\n")))


def _shown(found: re.Match[str]) -> str:
    char = _one(found)
    return f"⟨U+{ord(found[0]):04X}⟩" if char == _BOX else char


def _one(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return found[0] if found[0] == _JOINER and _joins(found) else _BOX


def _joins(found: re.Match[str]) -> bool:
    """Whether a joiner stands between two characters that it may join, as in emoji and in Indic scripts."""
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1]
    return len(around) == 2 and all(ord(char) > 0x2FF and not _ACTING.match(char) for char in around)
