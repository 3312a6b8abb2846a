"""The windows in which a room sees a session: each says that it is there, and how large, in a small file.

The file names the process, so that one left behind by a killed window counts for nothing.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import psutil
from msgspec import Struct

from facilitator.storage.paths import LOCKS, SessionPaths

_OTHER_SECOND = 2.0  # two looks at when a process began agree within this


class RoomWindow(Struct, frozen=True):
    """A window, so many cells wide and high, drawn by this process of this machine."""

    columns: int
    rows: int
    host: str = ""
    process: int = 0
    since: float = 0.0


def tell(paths: SessionPaths, columns: int, rows: int) -> None:
    """Say that this process shows the session in a window of this size. Raises OSError."""
    own = os.getpid()
    window = RoomWindow(columns, rows, socket.gethostname(), own, _since(own) or 0.0)
    _path(paths, own).write_bytes(msgspec.json.encode(window))


def is_told(paths: SessionPaths) -> bool:
    """Whether what this process said of the session is there still."""
    return _path(paths, os.getpid()).exists()


def forget(paths: SessionPaths) -> None:
    """This process does not show the session any more."""
    with suppress(OSError):
        _path(paths, os.getpid()).unlink(missing_ok=True)


def there(paths: SessionPaths) -> list[RoomWindow]:
    """The windows of this machine that show the session now. What dead ones left is taken away."""
    pattern = re.compile(re.escape(paths.name) + r"\.room-\d+")
    found = []
    with suppress(OSError):
        for entry in os.scandir(paths.folder / LOCKS):
            if pattern.fullmatch(entry.name) and (window := _alive(Path(entry.path))):
                found.append(window)
    return sorted(found, key=lambda window: window.process)


def _alive(path: Path) -> RoomWindow | None:
    try:
        window = msgspec.json.decode(path.read_bytes(), type=RoomWindow)
    except (OSError, msgspec.DecodeError):
        return None
    if window.host != socket.gethostname():
        return None
    since = _since(window.process)
    if since is not None and abs(since - window.since) < _OTHER_SECOND:
        return window
    with suppress(OSError):
        path.unlink()
    return None


def _since(process: int) -> float | None:
    """When a process began, in seconds that mean nothing but to compare; None when there is none."""
    try:
        found = psutil.Process(process)
        return None if found.status() == psutil.STATUS_ZOMBIE else found.create_time() - _origin()
    except (psutil.Error, ValueError):
        return None


def _origin() -> float:
    """Linux tells when processes began from the start of the machine, which moves when the clock is set."""
    return psutil.boot_time() if sys.platform == "linux" else 0.0


def _path(paths: SessionPaths, process: int) -> Path:
    return paths.folder / LOCKS / f"{paths.name}.room-{process}"
