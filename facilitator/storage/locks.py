"""Who may write now, and who runs the session: two locks that the system drops when a process dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import lock_descriptor, unlock_descriptor

# Short enough that a hand at the keyboard does not feel the wait behind another writer.
POLL_SECONDS = 0.001
# Longer than anybody needs who only looks whether a lock is held.
GLANCE_SECONDS = 0.05


def _open(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT
    try:
        return os.open(path, flags, 0o644)
    except FileNotFoundError:
        # Only the folder of locks is made anew: a sessions folder that has gone must stay an error.
        path.parent.mkdir(exist_ok=True)
        return os.open(path, flags, 0o644)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at `path` for a moment, waiting for whoever has it. Raises OSError."""
    descriptor = _open(path)
    try:
        lock_descriptor(descriptor, poll_interval=POLL_SECONDS)
        try:
            yield
        finally:
            unlock_descriptor(descriptor)
    finally:
        os.close(descriptor)


def take_in_earnest(hold: Hold) -> bool:
    """Take the lock unless somebody keeps it: one who only looks (`is_held`) has it for an instant. Raises OSError."""
    deadline = time.monotonic() + GLANCE_SECONDS
    while not hold.take():
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


class Hold:
    """A lock kept until `release`, or until the process ends in any way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take the lock if nobody has it. Raises OSError."""
        descriptor = _open(self.path)
        if lock_descriptor(descriptor, blocking=False):
            self._descriptor = descriptor
            return True
        os.close(descriptor)
        return False

    def release(self) -> None:
        """Let go."""
        if self._descriptor is not None:
            unlock_descriptor(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None


def is_held(path: Path) -> bool:
    """Whether some process holds the lock at `path`."""
    if not path.exists():
        return False
    probe = Hold(path)
    taken = probe.take()
    probe.release()
    return not taken
