"""Dashes that set words apart within a sentence. Spaces and, in French, what holds them to the words between."""

from __future__ import annotations

import re

from facilitator.domain.typography.rules import FIXED, LETTER, SPACE

_DASH_OR_STOP = re.compile(
    rf"[.!?…](?=[ \n]|\Z)|\n|(?<=\S){SPACE}(?:-{{1,3}}|[–—]){SPACE}(?=[^\s.,;:!?])",
)
_SAID = re.compile(rf"^({SPACE}*)(--|[–—]){SPACE}*(?={LETTER}|[«“\"])", re.MULTILINE)


def in_sentences(text: str, held: bool) -> str:
    """`text` with – for - and -- between spaces, and — for ---; a long one stays.

    Where they are to be `held`, two of one sentence keep the words between them (Lexique, Lacroux). A minus between
    two figures stays.
    """
    shapes: dict[int, str] = {}
    waiting: re.Match[str] | None = None
    for found in _DASH_OR_STOP.finditer(text):
        if not found[0][0].isspace() or found[0] == "\n":
            waiting = None
        elif not _is_minus(found):
            shapes[found.start()] = f" {_shape(found)} "
            if waiting and held:
                shapes[waiting.start()] = f" {_shape(waiting)}{FIXED}"
                shapes[found.start()] = f"{FIXED}{_shape(found)} "
                waiting = None
            else:
                waiting = found
    return _DASH_OR_STOP.sub(lambda found: shapes.get(found.start(), found[0]), text) if shapes else text


def at_line_starts(text: str) -> str:
    """`text` with a no-break space after the dash that begins what somebody says (Lexique, « Dialogues »).

    A hyphen that begins a line stays: it is an item of a list.
    """
    return _SAID.sub(lambda found: f"{found[1]}{'—' if found[2] == '--' else found[2]}{FIXED}", text)


def _shape(found: re.Match[str]) -> str:
    dash = found[0][1:-1]
    return "—" if dash in ("---", "—") else "–"


def _is_minus(found: re.Match[str]) -> bool:
    around = found.string[found.start() - 1] + found.string[found.end()]
    return found[0][1:-1] == "-" and around.isdigit()
