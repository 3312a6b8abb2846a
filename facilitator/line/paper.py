"""Where line mode writes: one line at a time, flushed at once, from any thread."""

from __future__ import annotations

import sys
from contextlib import suppress
from types import ModuleType
from typing import TextIO

PROMPT = "> "


class Paper:
    """Writes lines, and never raises: what is kept must not depend on somebody listening.

    While a line is being typed at a terminal (`typing`), what comes in between goes on a line of its own and the
    typed words are shown again after it.
    """

    def __init__(self, stream: TextIO, editor: ModuleType | None = None) -> None:
        self._stream = stream
        self._editor = editor
        self.typing = False

    def say(self, *lines: str) -> None:
        """Write lines, each whole."""
        text = "".join(f"{line}\n" for line in lines)
        if self.typing:
            half = self._editor.get_line_buffer() if self._editor else ""
            text = f"\n{text}{PROMPT}{half}"
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()

    def warn(self, line: str) -> None:
        """Say a line apart from the others, where errors go."""
        with suppress(OSError, ValueError):
            print(f"facilitator: {line}", file=sys.stderr, flush=True)
