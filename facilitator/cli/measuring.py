"""The terminal as it is: its size, its colours, and how wide it draws the glyphs of the screens."""

from __future__ import annotations

import os
import re
import select
import sys

from facilitator.cli.terminal import can_ask
from facilitator.services.doctor import Terminal

# Glyphs the screens draw, and the columns each takes.
_WIDTHS = {"é": 1, "«": 1, "…": 1, "’": 1, "▀": 1, "█": 1, "🙂": 2}
_PATIENCE_SECONDS = 0.3


def measure() -> Terminal | None:
    """The terminal this runs in; None where there is none."""
    if not (can_ask() and sys.stdout.isatty()):
        return None
    size = os.get_terminal_size(sys.stdout.fileno())
    return Terminal(
        columns=size.columns,
        rows=size.lines,
        term=os.environ.get("TERM", ""),
        colours=_colours(),
        encoding=sys.stdout.encoding or "",
        wrong=_wrong_widths(),
    )


def _colours() -> int:
    term = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR") or term == "dumb":
        return 2
    if os.environ.get("COLORTERM") in ("truecolor", "24bit") or os.name == "nt":
        return 2**24
    return 256 if "256color" in term else 8


def _wrong_widths() -> str | None:
    """The glyphs that the terminal draws with another width than expected; None where it does not say."""
    if os.name == "nt" or os.environ.get("TERM") == "dumb":
        return None
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        drawn = {glyph: _width(descriptor, glyph) for glyph in _WIDTHS}
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    if None in drawn.values():
        return None
    return " ".join(glyph for glyph, width in _WIDTHS.items() if drawn[glyph] != width)


def _width(descriptor: int, glyph: str) -> int | None:
    """Draw a glyph, ask where the cursor is, and wipe the line."""
    sys.stdout.write(f"\r{glyph}\x1b[6n")
    sys.stdout.flush()
    answer = _answer(descriptor)
    sys.stdout.write("\r\x1b[K")
    sys.stdout.flush()
    found = re.search(rb"\x1b\[\d+;(\d+)R", answer)
    return int(found[1]) - 1 if found else None


def _answer(descriptor: int) -> bytes:
    """What the terminal says back; nothing when it stays silent."""
    answer = b""
    while not answer.endswith(b"R") and len(answer) < 64:
        if not select.select([descriptor], [], [], _PATIENCE_SECONDS)[0]:
            break
        answer += os.read(descriptor, 1)
    return answer
