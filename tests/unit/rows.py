"""What the tables of readings are written with."""

from __future__ import annotations

from typing import Any

VERBATIM: dict[str, Any] = {"kind": "verbatim"}
QUESTION: dict[str, Any] = {"kind": "question"}
IDEA: dict[str, Any] = {"kind": "idea"}
COMMENT: dict[str, Any] = {"kind": "comment"}
NOTHING: dict[str, Any] = {"what": "nothing"}
SIGNAL: dict[str, Any] = {"what": "signal"}
LAUGHTER: dict[str, Any] = {"signals": {"laughter": 1}}

Row = tuple[str, str, dict[str, Any]]


def new(role: str) -> dict[str, Any]:
    return {"speaker": role, "new_voice": True}


def declared(role: str, label: str, new_voice: bool = False) -> dict[str, Any]:
    return {"what": "voice", "declares": role, "label": label, "new_voice": new_voice}


def same(*lines: str) -> list[Row]:
    """Lines that are observations of exactly what was typed."""
    return [(line, line, {}) for line in lines]


def became(**words: str) -> dict[str, Any]:
    """Abbreviations that were spelled out."""
    return {"spelled": tuple(words.items())}
