"""How far the evening's clock had come, a moment ago: what a crash would otherwise take since the last entry.

A few bytes of a fixed length, written over each other without a sync: a killed process leaves one of them whole.
"""

from __future__ import annotations

import math
import os
from contextlib import suppress
from pathlib import Path

_LENGTH = 15
_LONGEST_AWAY = 86_400.0


def beat(path: Path, elapsed: float) -> None:
    """Say that the clock has come so far, in seconds; the folder is there, since the lock is. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
    try:
        os.write(descriptor, f"{elapsed:0{_LENGTH}.3f}\n".encode())
    finally:
        os.close(descriptor)


def since(path: Path, known: float) -> float:
    """How far the clock had come, never less than is `known` otherwise; what makes no sense counts for nothing."""
    with suppress(OSError, ValueError):
        said = float(path.read_bytes()[:_LENGTH])
        if math.isfinite(said) and known < said < known + _LONGEST_AWAY:
            return said
    return known
