"""The program behind one tab of a browser: a process that talks to Textual's driver for pages through its pipes.

Either end sends packets: a letter (D for what a terminal is sent, M for a message in JSON), the length in four
bytes, then so many bytes. What the program sends begins after a line of its own.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

import msgspec

STOP_SECONDS = 5.0

_DRIVER = "facilitator.tui.browser.driver:PageDriver"
_BEGINNING = b"__GANGLION__\n"
_LENGTH = 4
# What would have Textual write a log or wait for its console.
_FOR_DEVELOPERS = ("TEXTUAL", "TEXTUAL_LOG")
_SIDE = (1, 1000)

_message = msgspec.json.Decoder(list[str | dict[str, int]])

Size = tuple[int, int]


class Child:
    """A process; it ends with its pipes, so it can outlive neither the tab nor the server."""

    def __init__(self, process: Process) -> None:
        """Made by `start`."""
        assert process.stdin is not None and process.stdout is not None
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout

    @classmethod
    async def start(cls, command: Sequence[str], size: Size) -> Child:
        """Run a command as if in a terminal of so many columns and rows. Raises OSError."""
        return cls(
            await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, env=_environment(size), **_apart()
            )
        )

    async def drawn(self) -> AsyncIterator[bytes]:
        """What the program draws, piece by piece, until it ends."""
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await self._stdout.readuntil(_BEGINNING)
            while True:
                head = await self._stdout.readexactly(1 + _LENGTH)
                data = await self._stdout.readexactly(int.from_bytes(head[1:], "big"))
                if head[:1] == b"D":
                    yield data

    async def hear(self, said: str) -> None:
        """Pass on what a page says; what makes no sense is dropped."""
        if packet := _packet(said):
            with suppress(ConnectionError):
                self._stdin.write(packet)
                await self._stdin.drain()

    async def stop(self) -> None:
        """Have the process end, in any case."""
        self._stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended(), STOP_SECONDS)
        if self._process.returncode is None:
            self._process.kill()
            await self._ended()

    async def _ended(self) -> None:
        # Somebody has to read for the process to be able to write its last words.
        while await self._stdout.read(1 << 16):
            pass
        await self._process.wait()


def _environment(size: Size) -> dict[str, str]:
    columns, rows = (str(bounded(side)) for side in size)
    inherited = {name: value for name, value in os.environ.items() if name not in _FOR_DEVELOPERS}
    return inherited | {
        "TERM": "xterm-256color",
        "TEXTUAL_DRIVER": _DRIVER,
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": columns,
        "ROWS": rows,
    }


def _apart() -> dict[str, Any]:
    """Out of reach of the Ctrl+C that is meant for the server, which then stops its children one by one."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def bounded(side: int) -> int:
    """A number of columns or rows that a window can have."""
    return min(max(side, _SIDE[0]), _SIDE[1])


def _packet(said: str) -> bytes | None:
    try:
        message = _message.decode(said)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    match message:
        case ["stdin", str(keys)]:
            return _packed(b"D", keys.encode())
        case ["resize", {"width": int(columns), "height": int(rows)}]:
            return _told(type="resize", width=bounded(columns), height=bounded(rows))
        case ["focus" | "blur" as what]:
            return _told(type=what)
    return None


def _told(**message: object) -> bytes:
    return _packed(b"M", msgspec.json.encode(message))


def _packed(letter: bytes, data: bytes) -> bytes:
    return letter + len(data).to_bytes(_LENGTH, "big") + data
