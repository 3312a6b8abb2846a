"""The journal's lines: one JSON object each, whole up to the last newline."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

import msgspec

from facilitator.domain.entries import AnyEntry, Change, Erase, RemarkKept, Remove, Restore
from facilitator.domain.faults import Fault, FaultsError

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(cast(Any, AnyEntry))

_SPEAK_BACK = frozenset((Change, Remove, Restore, Erase))
_PIECE = 1 << 16


def encode(entry: AnyEntry) -> bytes:
    """The line of an entry, with its newline. Lone surrogates, which no file can hold, become U+FFFD."""
    try:
        return _encoder.encode(entry) + b"\n"
    except UnicodeEncodeError:
        return _encoder.encode(_without_surrogates(msgspec.to_builtins(entry))) + b"\n"


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def decode(lines: bytes, path: Path, first_line: int = 1) -> list[AnyEntry]:
    """The entries of whole lines, in order. Raises FaultsError at a line that is not an entry."""
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        entries = _decoder.decode_lines(lines)
        if len(entries) == lines.count(b"\n"):
            return entries
    return _decode_each(lines, path, first_line)


def _decode_each(lines: bytes, path: Path, first_line: int) -> list[AnyEntry]:
    """The same line by line, which is slower and finds the one at fault."""
    entries = []
    for number, line in enumerate(lines.split(b"\n")[:-1], first_line):
        try:
            entries.append(_decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise FaultsError([Fault(path, "journal-line", number, 1, {"reason": str(error)})]) from None
    return entries


def telling(lines: bytes, path: Path, after: int | None) -> list[AnyEntry] | None:
    """What a writer needs of the lines that follow entry `after`: of the remarks, the first of each voice and the last.

    None when only all of them would tell: one is changed or taken out, entries are missing, a line is at fault.
    An entry may be there twice; folded, it counts once.
    """
    kept: list[AnyEntry] = []
    last: list[AnyEntry] = []
    heard: set[str | None] = set()
    for entry in _in_pieces(lines, path):
        if entry is None or type(entry) in _SPEAK_BACK or (after is not None and entry.seq > after + 1):
            return None
        after = max(after or 0, entry.seq)
        if type(entry) is RemarkKept:
            last = [entry]
            if entry.speaker in heard:
                continue
            heard.add(entry.speaker)
        kept.append(entry)
    return sorted(kept + last, key=attrgetter("seq"))


def _in_pieces(lines: bytes, path: Path) -> Iterator[AnyEntry | None]:
    """The entries, decoded some at a time since to hold ten thousand takes as long; None for a fault."""
    start = 0
    while start < len(lines):
        end = (lines.rfind(b"\n", start, start + _PIECE) + 1) or (lines.find(b"\n", start) + 1)
        try:
            yield from decode(lines[start:end], path)
        except FaultsError:
            yield None
        start = end


def whole(data: bytes) -> bytes:
    """`data` up to its last newline: what was written to the end."""
    return data[: data.rfind(b"\n") + 1]
