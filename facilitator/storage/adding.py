"""A whole session put into a folder under a name of its own: never over a file that is there."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path

from facilitator.domain.session import Session
from facilitator.storage import session_yaml
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths, name_for
from facilitator.storage.sync import replace


def add(session: Session, folder: Path) -> SessionPaths:
    """Write a session that has ended under the first free name for it. Raises OSError."""
    name = name_for(session.started, session.title)
    for number in count(1):
        paths = SessionPaths(folder, name if number == 1 else f"{name}-{number}")
        try:
            add_as(session, paths)
        except FileExistsError:
            continue
        return paths
    raise AssertionError("names do not run out")


def add_as(session: Session, paths: SessionPaths) -> None:
    """Write a session that has ended under this name, whole or not at all. Raises FileExistsError, OSError."""
    _refuse_taken(paths)  # before there is a lock to leave behind
    with held(paths.write_lock):
        _refuse_taken(paths)
        replace(paths.yaml, session_yaml.dump(session).encode())


def _refuse_taken(paths: SessionPaths) -> None:
    for path in (paths.yaml, paths.journal):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
