"""A disk that can be filled, and freed again, under a program that runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.conftest import need

SIZE = 2_000_000


class SmallDisk:
    """A small file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self._filler = folder / "filler"

    def fill(self, pid: int) -> None:
        """Leave no room at all. `pid` is the program that is to feel it."""
        with suppress(OSError), self._filler.open("wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass

    def free(self, pid: int) -> None:
        """Give the room back."""
        self._filler.unlink()


class Allowance:
    """What a program may write, where no file system can be made: a write beyond it fails as on a full disk."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"

    def fill(self, pid: int) -> None:
        """Let the program write nothing."""
        self._allow(pid, 0)

    def free(self, pid: int) -> None:
        """Let the program write again."""
        self._allow(pid, None)

    def _allow(self, pid: int, size: int | None) -> None:
        import resource

        need(hasattr(resource, "prlimit"), "a way to limit what another program writes")
        _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most if size is None else size, most))


Disk = SmallDisk | Allowance


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk for a home: a file system where this machine lets us make one, else an allowance."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    made = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    if not made:
        yield Allowance(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        # Lazily: a program that a failed test left may still stand in it.
        subprocess.run(["umount", "-l", str(folder)], check=True)
