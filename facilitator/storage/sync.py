"""What it takes for words to survive a power cut, on each platform."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

# How long a file that a reader holds open may refuse to be replaced, in seconds.
PATIENCE = 1.0
_PAUSE = 0.02

# Said by file systems that have nothing to sync where it is asked: network shares, for folders mostly.
_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOTTY)


def flush(descriptor: int) -> None:
    """Have the file on the disk itself, not in a cache. Raises OSError."""
    if sys.platform == "darwin":
        # There fsync stops at the drive's own cache.
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Have the names in a folder on disk: a new or replaced file is there after a power cut.

    Does nothing on Windows, which has no such call. Raises OSError.
    """
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        flush(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def replace(path: Path, data: bytes) -> None:
    """Make `data` the whole content of the file: after a crash it is the old one or the new one.

    The new content is prepared in `<name>.tmp` beside it, so two writers of one file need a lock of
    their own. The file keeps its permissions, and a symbolic link goes on pointing to it.
    Raises OSError; the file is then as it was, and the temporary one is gone.
    """
    target = path.resolve() if path.is_symlink() else path
    temporary = target.with_name(f"{target.name}.tmp")
    try:
        _write_new(temporary, data, _mode(target))
        _move(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _mode(path: Path) -> int | None:
    """The permissions of a file; None where there is no file yet."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    # A temporary left by a crash goes first, whatever it is: its permissions are not to be inherited.
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        write_all(descriptor, data)
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        flush(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however few the system takes at a time. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _move(source: Path, target: Path) -> None:
    """Rename over the target, trying again for a while: Windows refuses as long as a reader has it open."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            source.replace(target)
            return
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSE)
