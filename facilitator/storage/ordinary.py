"""Opening ordinary files alone: whoever reads a pipe waits for somebody to write, and a device may have no end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from facilitator.domain.faults import Fault

__all__ = ["NotOrdinary", "contents", "fault_of", "leads_nowhere", "opened"]


class NotOrdinary(OSError):
    """A pipe, a socket, a device: nothing that a text is kept in."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not an ordinary file", str(path))


def opened(path: Path, buffering: int = -1) -> BinaryIO:
    """The file, to be read. Raises OSError, which is NotOrdinary for what is neither a file nor a folder."""
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotOrdinary(path)
    return open(path, "rb", buffering)


def contents(path: Path, limit: int | None = None) -> bytes:
    """All that is in the file; where that is more than `limit` bytes, one byte more than these. Raises OSError."""
    with opened(path) as file:
        # Asking for all that it may have would set as much memory aside for the smallest file.
        if limit is None or os.fstat(file.fileno()).st_size <= limit:
            return file.read()
        return file.read(limit + 1)


def leads_nowhere(path: Path) -> bool:
    """Whether this is a link to what is not there, or back to itself."""
    return path.is_symlink() and not path.exists()


def fault_of(path: Path, error: OSError) -> Fault:
    """Why a file could not be read."""
    if isinstance(error, NotOrdinary):
        return Fault(path, "not-a-file")
    if isinstance(error, IsADirectoryError):
        return Fault(path, "folder")
    if leads_nowhere(path):
        return Fault(path, "link-nowhere")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Fault(path, "missing")
    reason = error.strerror or type(error).__name__
    return Fault(path, "unreadable", data={"reason": reason, "denied": isinstance(error, PermissionError)})
