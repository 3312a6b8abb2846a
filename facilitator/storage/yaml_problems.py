"""What the YAML parser stumbled on, told as a fault: its own words are English and for programmers."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from facilitator.domain.faults import Fault
from facilitator.storage.yaml_places import parser, position

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEFORE_KEY = re.compile(r"[ \t]*(?:- +)*")
_KEY = re.compile(r"[^:\s][^:]*:[ \t]+")

# Told apart by a few words that libyaml and PyYAML's own parser share. The first rule that fits is
# taken; `where` says which of the parser's two marks is where the person has to look.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("ing a tag", "tag", "context"),
    ("tag handle", "tag", "problem"),
    ("mapping values are not allowed", "colon", "problem"),
    ("sequence entries are not allowed", "start", "problem"),
    ("mapping keys are not allowed", "start", "problem"),
    ("tab character", "tab", "problem"),
    ("cannot start any token", "start", "problem"),
    ("escape", "escape", "problem"),
    ("hexdecimal", "escape", "problem"),
    ("quoted scalar", "open-quote", "context"),
    ("scanning an alias", "start", "context"),
    ("scanning an anchor", "start", "context"),
    ("scanning a block scalar", "start", "context"),
    ("scanning a directive", "start", "context"),
    ("incompatible yaml", "start", "problem"),
    ("parsing a flow sequence", "open-bracket", "context"),
    ("parsing a flow mapping", "open-bracket", "context"),
    ("could not find expected ':'", "no-colon", "context"),
    ("parsing a block mapping", "layout", "problem"),
    ("parsing a block collection", "layout", "problem"),
    ("parsing a block node", "start", "problem"),
    ("document start", "after-document", "problem"),
)


def fault_of(error: Exception, text: str, path: Path) -> Fault:
    """The fault behind what a YAML parser raised on `text`."""
    if isinstance(error, yaml.MarkedYAMLError) and (error.problem_mark or error.context_mark):
        return _marked(error, text, path)
    if found := _NOT_TEXT.search(text):
        return _at(text, path, found.start(), "control", char=f"U+{ord(found[0]):04X}")
    return Fault(path, "syntax", 1, 1)


def _at(text: str, path: Path, index: int, code: str, **data: Any) -> Fault:
    return Fault(path, code, *position(text, index), data)


def _marked(error: yaml.MarkedYAMLError, text: str, path: Path) -> Fault:
    message = f"{error.context or ''} {error.problem or ''}".lower()
    code, where = next(((c, w) for words, c, w in _RULES if words in message), ("syntax", "problem"))
    mark = error.context_mark if where == "context" else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    assert mark is not None
    index = min(mark.index, len(text))
    refine = _REFINED.get(code)
    if refine:
        code, index, data = refine(text, index)
        return _at(text, path, index, code, **data)
    return _at(text, path, index, code)


_Refined = tuple[str, int, dict[str, Any]]


def _line_around(text: str, index: int) -> tuple[int, str]:
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return start, re.split(r"[\r\n]", text[start:], maxsplit=1)[0]


def _colon(text: str, index: int) -> _Refined:
    """A second colon on a line belongs to a text without quotes; after one word, the line is too far in."""
    start, line = _line_around(text, index)
    begin = _BEFORE_KEY.match(line).end()  # type: ignore[union-attr]
    key = _KEY.match(line, begin, max(index - start, 0))
    if key:
        return "colon", start + key.end(), {}
    word = line[begin : index - start]
    if re.fullmatch(r"[\w-]+", word):
        return "indentation", start + begin, {}
    return "colon", start + begin, {}


def _start(text: str, index: int) -> _Refined:
    if (begin := _never_closed(text, index)) is not None:
        return "open-quote", begin, {}
    char = text[index : index + 1]
    return ("tab", index, {}) if char == "\t" else ("start", index, {"char": char})


def _never_closed(text: str, index: int) -> int | None:
    """Where the quoted text that ends just before `index` begins, if that is on an earlier line.

    Its closing mark was then meant to open another text: the first is the one that was never closed.
    """
    end = len(text[:index].rstrip(" \t"))
    if text[end - 1 : end] not in ('"', "'"):
        return None
    get = parser(text).get_token
    with suppress(yaml.YAMLError):
        while (token := get()) is not None and token.start_mark.index < end:
            if isinstance(token, yaml.ScalarToken) and token.end_mark.index == end:
                return token.start_mark.index if token.start_mark.line < token.end_mark.line else None
    return None


def _escape(text: str, index: int) -> _Refined:
    begin = max(text.rfind("\\", 0, index + 1), 0)
    return "escape", begin, {"word": text[begin : begin + 2]}


def _open(text: str, index: int) -> _Refined:
    char = text[index : index + 1]
    return "open-bracket", index, {"char": char, "close": {"[": "]", "{": "}"}.get(char, char)}


def _no_colon(text: str, index: int) -> _Refined:
    _, line = _line_around(text, index)
    return "no-colon", index, {"word": line.strip()}


def _layout(text: str, index: int) -> _Refined:
    """A line that does not line up, or words after a closing quotation mark or bracket."""
    start, line = _line_around(text, index)
    before = line[: index - start].rstrip()
    if (begin := _never_closed(text, index)) is not None:
        return "open-quote", begin, {}
    if before[-1:] in ('"', "'", "]", "}"):
        return "after", index, {"char": before[-1]}
    if text[index : index + 1] == ":":
        return "no-key", index, {}
    return "indentation", index, {}


def _after_document(text: str, index: int) -> _Refined:
    if text[index : index + 1] == "%":
        return "start", index, {"char": "%"}
    ended = re.search(r"^\.\.\.\s", text[:index], re.MULTILINE)
    return ("documents" if ended else "syntax"), index, {}


def _tag(text: str, index: int) -> _Refined:
    return "tag", index, {"word": re.split(r"\s", text[index : index + 80], maxsplit=1)[0]}


_REFINED = {
    "tag": _tag,
    "colon": _colon,
    "start": _start,
    "escape": _escape,
    "open-bracket": _open,
    "no-colon": _no_colon,
    "layout": _layout,
    "after-document": _after_document,
}
