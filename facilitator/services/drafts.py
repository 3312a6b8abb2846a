"""From a line as read to the entry that keeps it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.quotes import ANY, OPENING


def remark_draft(reading: capture.Reading, **fields: Any) -> e.RemarkKept:
    """The entry that keeps a line as read; `fields` are those the line does not say."""
    said: dict[str, Any] = {
        "kind": reading.kind,
        "text": reading.text,
        "typed": reading.typed,
        "speaker": reading.speaker,
        "tags": reading.tags,
        "take_up": reading.take_up,
        "signals": dict.fromkeys(reading.signals, 1),
    }
    return e.RemarkKept(**(said | fields))


def never_exact(reading: capture.Reading) -> capture.Reading:
    """The reading of a line noted from memory: a quotation becomes an observation, its marks among its words."""
    if reading.kind != "verbatim":
        return reading
    return replace(reading, kind="observation", text=_with_marks(reading))


def _with_marks(reading: capture.Reading) -> str:
    """The words of a quotation with the marks that were typed around them."""
    line = reading.typed or reading.text
    start = line.find(reading.text)
    if start < 0:
        return reading.text
    end = start + len(reading.text)
    before, after = line[:start].rstrip(), line[end:].lstrip()
    if before[-1:] and before[-1] in OPENING:
        start = len(before) - 1
    if after[:1] and after[0] in ANY:
        end = len(line) - len(after) + 1
    return line[start:end]
