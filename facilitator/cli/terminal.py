"""Whether there is a terminal, and of what kind."""

from __future__ import annotations

import os
import sys


def can_draw() -> bool:
    """Whether screens can be drawn: both ends are a terminal that is not a dumb one."""
    return can_ask() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()
