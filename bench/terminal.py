"""A program in a pseudo-terminal of its own: started, typed in, watched for what it shows, and timed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
Size = tuple[int, int]
"""Columns and rows."""
SIZE: Size = (100, 30)
PATIENCE = 60.0
QUIET = 0.15

# Control sequences, settings sent as strings, and other escapes: what a terminal obeys and does not show.
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)
_SPACES = {0xA0: " ", 0x202F: " "}


class NotShown(Exception):
    """The program ended, or time ran out, before what was waited for came."""


class Terminal:
    """One process, `python -m MODULE ARGUMENTS`, with nothing of the developer's own folders or settings."""

    def __init__(self, folder: Path, module: str, *arguments: str, size: Size = SIZE) -> None:
        variables = environ(folder)
        self._written = b""
        self.start = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if not self.pid:
            _become(folder, [sys.executable, "-m", module, *arguments], variables)
        columns, rows = size
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, *marks: str) -> float:
        """The moment at which all the marks have been shown since the last `forget`."""
        deadline = time.perf_counter() + PATIENCE
        while missing := [mark for mark in marks if mark not in self.shown]:
            if not self._hear(deadline - time.perf_counter()):
                raise NotShown(f"{missing} not in {self.shown[-4000:]!r}")
        return time.perf_counter()

    @property
    def shown(self) -> str:
        """All that has been written on the screen since the last `forget`, every space a plain one."""
        return _ESCAPES.sub(b"", self._written).decode(errors="replace").translate(_SPACES)

    def settle(self, seconds: float = QUIET) -> None:
        """Go on when the program has shown nothing new for a while."""
        while self._hear(seconds):
            pass

    def watch(self, until: float) -> None:
        """Take in what the program shows until that moment of `perf_counter`."""
        while (left := until - time.perf_counter()) > 0:
            self._hear(left)

    def forget(self) -> None:
        """Look only at what comes from now on."""
        self._written = b""

    def type(self, keys: str) -> float:
        """Strike keys, and the moment that was."""
        moment = time.perf_counter()
        os.write(self._descriptor, keys.encode())
        return moment

    def ended(self) -> float:
        """The moment the program ended by itself, having done its work."""
        while self._hear(PATIENCE):
            pass
        if time.perf_counter() - self.start > PATIENCE:
            self.kill()
            raise NotShown("the program does not end")
        _, status = os.waitpid(self.pid, 0)
        moment = time.perf_counter()
        os.close(self._descriptor)
        if status:
            raise NotShown(self.shown)
        return moment

    def kill(self) -> None:
        """End it, whatever it is doing."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    def _hear(self, patience: float) -> bool:
        """Take in what the program has written; False when it wrote nothing for that long, or has ended."""
        ready, _, _ = select.select([self._descriptor], [], [], max(0.0, patience))
        try:
            data = os.read(self._descriptor, 1 << 16) if ready else b""
        except OSError:  # so ends, on Linux, a terminal whose program is gone
            data = b""
        self._written += data
        return bool(data)


@contextmanager
def running(folder: Path, module: str, *arguments: str) -> Iterator[Terminal]:
    """A program that is killed when it has been measured."""
    terminal = Terminal(folder, module, *arguments)
    try:
        yield terminal
    finally:
        terminal.kill()


def whole(folder: Path, module: str, *arguments: str, size: Size = SIZE) -> float:
    """How long a command takes, from its start to its end."""
    terminal = Terminal(folder, module, *arguments, size=size)
    return terminal.ended() - terminal.start


def first_frame(folder: Path, marks: tuple[str, ...], module: str, *arguments: str) -> float:
    """How long a screen takes until it has shown all these marks for the first time."""
    with running(folder, module, *arguments) as terminal:
        return terminal.until(*marks) - terminal.start


def environ(folder: Path) -> dict[str, str]:
    """Nothing of the developer's own: neither folders nor language."""
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    return {
        **places,
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "LANGUAGE": "fr",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _become(folder: Path, command: list[str], variables: dict[str, str]) -> None:
    try:
        os.chdir(folder)
        os.execve(command[0], command, variables)
    finally:
        os._exit(127)
