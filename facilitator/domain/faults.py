"""What is wrong in a file, as data: where it is, which rule it breaks, and the words involved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One fault of one file. `line` and `column` count from 1, in characters; 0 when there is no place.

    `code` names the rule (`texts.faults` has a sentence for each); `data` holds what the sentence quotes.
    """

    path: Path
    code: str
    line: int = 0
    column: int = 0
    data: dict[str, Any] = {}


class FaultsError(Exception):
    """A file that cannot be taken as it is, with every fault that was found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(*(f"{f.path}:{f.line}:{f.column}: {f.code} {f.data}" for f in faults))
        self.faults = faults
