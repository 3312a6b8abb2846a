"""The one writer of YAML files: what it writes, every reader of YAML reads the same.

Free text is always in double quotes, on one line. Only short words that no reader takes for
anything else are left plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

# Control characters, line ends of every kind, invisible marks that turn the direction of a line,
# surrogates, and what is no character at all.
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff0-\ufffc\ufffe\uffff]'
)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

_PLAIN = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_TAKEN = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"))

_LONGEST_KEY = 1000  # YAML has no key beyond 1024 characters but after a question mark
_LONGEST_FLOW = 60


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"


def quoted(text: str) -> str:
    """`text` in double quotes, on one line. Lone surrogates, which no file can hold, become U+FFFD."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def write_tree(tree: Mapping[str, Any]) -> str:
    """A whole document in block style: `tree` may hold what a record is made of, dates too."""
    return "\n".join(_block(tree, "")) + "\n"


def _block(value: Any, indent: str) -> Iterator[str]:
    if not value:
        yield indent + _scalar(value)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(key, part, indent)
    else:
        for part in value:
            yield from _item(part, indent)


def _entry(key: Any, value: Any, indent: str) -> Iterator[str]:
    start = f"{indent}{_scalar(key)}:"
    if len(start) > _LONGEST_KEY:
        yield f"{indent}? {_scalar(key)}"
        start = f"{indent}:"
    if (inline := _inline(value)) is not None:
        yield f"{start} {inline}"
        return
    yield start
    yield from _block(value, indent + "  " if isinstance(value, Mapping) else indent)


def _item(value: Any, indent: str) -> Iterator[str]:
    if (inline := _inline(value)) is not None:
        yield f"{indent}- {inline}"
        return
    lines = _block(value, indent + "  ")
    yield f"{indent}- {next(lines)[len(indent) + 2 :]}"
    yield from lines


def _inline(value: Any) -> str | None:
    """What fits behind a key or a dash: a scalar, an empty collection, a short list of scalars."""
    if isinstance(value, Mapping):
        return None if value else "{}"
    if isinstance(value, str) or not isinstance(value, Sequence):
        return _scalar(value)
    if any(isinstance(part, Mapping | list | tuple) for part in value):
        return None
    flow = f"[{', '.join(map(_scalar, value))}]"
    return flow if len(flow) <= _LONGEST_FLOW else None


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value not in _TAKEN else quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, Sequence) else str(value)


def _float(value: float) -> str:
    """With a point always: YAML 1.1 takes `1e+20` for text."""
    if value != value or value in (float("inf"), float("-inf")):
        return {"inf": ".inf", "-inf": "-.inf"}.get(repr(value), ".nan")
    mantissa, e, exponent = repr(value).partition("e")
    if not e:
        return mantissa
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent}"
