"""Whether there is a terminal, and of what kind."""

from __future__ import annotations

import os
import sys

from facilitator.texts import _


def can_draw() -> bool:
    """Whether screens can be drawn: both ends are a terminal that is not a dumb one."""
    return can_ask() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def agreed(question: str) -> bool:
    """Whether somebody answers yes. The question goes to stderr: the standard output may be read by a program."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in (_("yes"), _("y"))


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()
