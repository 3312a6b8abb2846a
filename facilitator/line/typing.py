"""Where line mode reads: a terminal, or bytes from a pipe or a file."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType

from facilitator.line.paper import PROMPT, Paper
from facilitator.texts import _


def editor() -> ModuleType | None:
    """The module that lets a person correct a line while typing it, where there is one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    return readline


def typed_lines(paper: Paper) -> Iterator[str]:
    """The lines typed, until the end of input. Bytes that are no UTF-8 become U+FFFD."""
    return _at_terminal(paper) if sys.stdin.isatty() and sys.stdout.isatty() else _from_bytes()


def agrees(paper: Paper, question: str) -> bool:
    """Whether whoever types answers yes."""
    paper.say(question)
    return next(typed_lines(paper), "").strip().casefold() in (_("yes"), _("y"))


def _at_terminal(paper: Paper) -> Iterator[str]:
    with suppress(AttributeError):
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    while True:
        paper.typing = True
        try:
            line = input(PROMPT)
        except EOFError:
            return
        finally:
            paper.typing = False
        yield line


def _from_bytes() -> Iterator[str]:
    mark = codecs.BOM_UTF8  # editors of Windows put it before the first line
    for line in iter(sys.stdin.buffer.readline, b""):
        yield line.removeprefix(mark).removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")
        mark = b""
