"""A real terminal for a program: a pseudo-terminal, what the program drew on it, and keys."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, TypeVar

import pexpect  # type: ignore[import-untyped]
import pyte

T = TypeVar("T")

PROGRAM = (sys.executable, "-m", "facilitator")

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "page-up": b"\x1b[5~",
    "page-down": b"\x1b[6~",
    "shift+tab": b"\x1b[Z",
    "shift+up": b"\x1b[1;2A",
    "shift+down": b"\x1b[1;2B",
    "shift+home": b"\x1b[1;2H",
    "backspace": b"\x7f",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
    "f12": b"\x1b[24~",
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

# Private sequences (keyboard protocols, queries) that the screen below takes for text or for something else.
_PRIVATE = re.compile(r"\x1b\[(?:[<>=][0-?]*|\?[0-9;]*(?=[^hl0-9;]))[ -/]*[@-~]")
_CUT_OFF = re.compile(r"\x1b(?:\[[0-?]*[ -/]*)?\Z")
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|.)", re.DOTALL
)
_MOVES = re.compile(r"\x1b\[[0-9;]*[HfABCDEFGd]")
_STEPS = re.compile(r"(?=\x1b\[[0-9;]*[HfABCDEFGd]|\r)")


class Terminal:
    """A program in a terminal of its own. Leaving the `with` block kills what is left of it."""

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] = PROGRAM,
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
    ) -> None:
        """`env` is the whole environment, by default that of the tests."""
        environ = {**(os.environ if env is None else env), "TERM": "xterm-256color"}
        command = [*program, *arguments]
        self._child = pexpect.spawn(command[0], command[1:], dimensions=(rows, columns), env=environ)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held_back = ""
        self._raw = bytearray()
        self._arrivals: list[tuple[int, float]] = []
        self._fed = 0
        self._news = threading.Condition()
        self._over = False
        # A write that waits for a program which is killed meanwhile would wait for ever.
        os.set_blocking(self._child.child_fd, False)
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._child.pid)

    # What the program drew

    def _read(self) -> None:
        while True:
            select.select([self._child.child_fd], [], [])
            try:
                data = os.read(self._child.child_fd, 65536)
            except OSError:
                data = b""
            with self._news:
                self._raw += data
                self._arrivals.append((len(self._raw), time.monotonic()))
                self._over = not data
                self._news.notify_all()
            if not data:
                return

    def _catch_up(self) -> None:
        with self._news:
            data, self._fed = bytes(self._raw[self._fed :]), len(self._raw)
        text = self._held_back + self._decoder.decode(data)
        cut = _CUT_OFF.search(text)
        self._held_back = text[cut.start() :] if cut else ""
        self._stream.feed(_PRIVATE.sub("", text[: cut.start()] if cut else text))

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        self._catch_up()
        return [_row(self._screen, row) for row in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """The screen as one text, in which every run of spaces and line ends is one space."""
        return " ".join(" ".join(self.lines).split())

    @property
    def drawn(self) -> str:
        """Everything drawn so far, without colours; wherever the cursor was moved a new line begins."""
        with self._news:
            return _plain(self._raw)

    @property
    def raw(self) -> bytes:
        """Every byte the program has drawn so far."""
        with self._news:
            return bytes(self._raw)

    @property
    def written(self) -> int:
        """How many bytes the program has drawn so far."""
        with self._news:
            return len(self._raw)

    def rows_drawn(self, since: int = 0) -> set[str]:
        """Every row that stood on the screen at any moment after the first `since` bytes, were it for a blink."""
        screen = pyte.Screen(self._screen.columns, self._screen.lines)
        stream, found, fed = pyte.Stream(screen), set[str](), 0
        # Nothing is drawn over before the cursor has moved.
        for step in _STEPS.split(self.raw.decode("utf-8", "replace")):
            screen.dirty.clear()
            stream.feed(_PRIVATE.sub("", step))
            fed += len(step.encode())
            if fed > since:
                found.update(_row(screen, row) for row in screen.dirty)
        return found

    # What a person does

    def press(self, *keys: str) -> None:
        """Strike named keys."""
        for key in keys:
            self.send(KEYS[key])

    def type(self, text: str) -> None:
        """Strike the letters of a text."""
        self.send(text.encode())

    def enter(self, line: str) -> None:
        """Type a line, and Enter."""
        self.send(line.encode() + KEYS["enter"])

    def paste(self, text: str) -> None:
        """Paste a text, as terminals tell programs that it is pasted."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Send bytes as they are; what is left when the program has ended goes nowhere."""
        rest = memoryview(data)
        while rest and not self._over:
            if select.select([], [self._child.child_fd], [], 0.1)[1]:
                with suppress(OSError):
                    rest = rest[os.write(self._child.child_fd, rest) :]

    # What is waited for

    def wait(self, condition: Callable[[], T], what: str, seconds: float = 10.0) -> T:
        """The first true value of `condition`, looked at each time something is drawn; fails after `seconds`."""
        deadline = time.monotonic() + seconds
        while True:
            over = self._over
            self._catch_up()
            if value := condition():
                return value
            left = deadline - time.monotonic()
            assert left > 0 and not over, self._report(what)
            with self._news:
                # Looked at now and then all the same: a condition may be about a file.
                self._news.wait_for(lambda: len(self._raw) > self._fed or self._over, min(left, 0.05))

    def see(self, *texts: str, seconds: float = 10.0) -> None:
        """Wait until the screen shows all of these, however their lines are broken."""
        self.wait(lambda: all(text in self.text for text in texts), f"to see {texts}", seconds)

    def see_no_more(self, text: str, seconds: float = 10.0) -> None:
        """Wait until the screen does not show this."""
        self.wait(lambda: text not in self.text, f"to see no more of {text!r}", seconds)

    def drawn_at(self, pattern: str, since: int, seconds: float = 10.0) -> float:
        """The instant at which something was drawn, beyond the first `since` bytes, that holds a match of a pattern.

        Costs less than looking at the screen, so that short waits can be measured.
        """
        wanted, deadline = re.compile(pattern), time.monotonic() + seconds
        seen = since
        with self._news:
            while not wanted.search(_plain(self._raw[since:])):
                seen, left = len(self._raw), deadline - time.monotonic()
                assert left > 0 and not self._over, f"never drawn: {pattern!r}"
                self._news.wait(left)
            return next(at for length, at in self._arrivals if length > seen)

    def end(self, seconds: float = 10.0) -> int:
        """Wait for the program's own end; its exit status, or minus the signal that ended it."""
        self._reader.join(seconds)
        assert not self._reader.is_alive(), self._report("the end of the program")
        self._child.wait()
        status: Any = self._child.exitstatus
        return int(status) if status is not None else -int(self._child.signalstatus)

    def kill(self) -> None:
        """kill -9, now; what had been drawn until then can still be read."""
        if self._child.isalive():
            os.kill(self.pid, signal.SIGKILL)
            self._reader.join(10)
            self._child.wait()
        self._catch_up()

    def _report(self, what: str) -> str:
        state = "the program has ended" if self._over else "it still runs"
        return f"waited for {what}; {state}, and the screen is:\n" + "\n".join(self.lines)


def _row(screen: pyte.Screen, row: int) -> str:
    cells = screen.buffer[row]
    return "".join(cells[column].data for column in range(screen.columns)).rstrip()


def _plain(drawn: bytes | bytearray) -> str:
    """What was drawn without its colours; wherever the cursor was moved a new line begins."""
    return _ESCAPES.sub("", _MOVES.sub("\n", drawn.decode("utf-8", "replace")))


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however few are taken at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
