"""A file that a person named, and that is to be made."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def check_free(path: Path, force: bool = False) -> None:
    """Raise FileExistsError where something has this name, or NotADirectoryError where its folder is none.

    With `force`, a file may have it, but nothing else.
    """
    if os.path.lexists(path) and not (force and path.is_file()):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent))
