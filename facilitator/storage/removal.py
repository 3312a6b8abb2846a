"""Deleting a session: every file that the program wrote under its name."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from facilitator.storage.forgetting import forgetting
from facilitator.storage.locks import held
from facilitator.storage.paths import DRAFTS, SessionPaths, all_sessions
from facilitator.storage.rewriting import forgetting_session
from facilitator.storage.sync import sync_folder

_ASIDE = re.compile(r"(.+)\.(?:(?:torn|by-hand|draft)-\d+(?:\.tmp)?|yaml\.tmp|journal)", re.DOTALL)
_DRAFT = re.compile(r"(.+)\.json(?:\.tmp|\.new)?", re.DOTALL)


class Changed(Exception):
    """What is there is not what was shown any more."""


def files_of(paths: SessionPaths) -> list[Path]:
    """The files of a session, in the order they go: its YAML after all that has words of it, then the locks.

    Whatever stops the deletion in the middle, the session is there to be deleted again.
    """
    target = _target(paths)
    return [*words_beside(paths), *_there([paths.journal, target, paths.yaml]), *_locks(paths)]


def words_beside(paths: SessionPaths) -> list[Path]:
    """The files around a session that may hold words of it: drafts, copies, unfinished lines and files."""
    drafts = [paths.draft.with_name(paths.draft.name + ending) for ending in (".tmp", ".new", "")]
    target = _target(paths)
    return _there([*drafts, *paths.beside(), target.with_name(f"{target.name}.tmp")])


def _target(paths: SessionPaths) -> Path:
    """The YAML itself, where its name is a link to it."""
    try:
        return paths.yaml.resolve() if paths.yaml.is_symlink() else paths.yaml
    except (OSError, RuntimeError):  # a link to itself: before Python 3.13 it is the latter
        return paths.yaml


def _there(files: list[Path]) -> list[Path]:
    return [path for path in dict.fromkeys(files) if path.is_symlink() or path.exists()]


def _locks(paths: SessionPaths) -> list[Path]:
    folder, known = paths.live_lock.parent, re.compile(re.escape(paths.name) + r"\.[a-z]+")
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if known.fullmatch(path.name))


def left_alone(paths: SessionPaths) -> list[Path]:
    """Files beside the session that bear its name and that the program did not write: exports, copies by others."""
    known = set(files_of(paths))
    other = re.compile(re.escape(paths.name) + r"(?![\w-]).*", re.DOTALL)
    found = [path for path in paths.folder.iterdir() if other.fullmatch(path.name)]
    return sorted(path for path in found if path not in known)


def orphans(folder: Path) -> list[SessionPaths]:
    """What was left beside sessions whose own files somebody took away."""
    known = {paths.name for paths in all_sessions(folder)}
    names = _names(folder, _ASIDE) | _names(folder / DRAFTS, _DRAFT)
    return [SessionPaths(folder, name) for name in sorted(names - known)]


def _names(folder: Path, pattern: re.Pattern[str]) -> set[str]:
    try:
        with os.scandir(folder) as entries:
            matches = [pattern.fullmatch(entry.name) for entry in entries]
    except FileNotFoundError:
        return set()
    return {found[1] for found in matches if found and not found[1].startswith(".")}


def delete(paths: SessionPaths, shown: list[Path]) -> None:
    """Delete the files of a session, those `shown` and no others, and what is in the index. Raises Changed, OSError.

    Whoever calls this holds the session's `live` lock.
    """
    with held(paths.write_lock):
        # The locks are there now, whether they were then or not.
        locks = paths.live_lock.parent
        going = [path for path in files_of(paths) if path.parent != locks]
        if going != [path for path in shown if path.parent != locks]:
            raise Changed(paths.name)
        with forgetting(paths), forgetting_session(paths):
            for path in going:
                path.unlink(missing_ok=True)
            for folder in dict.fromkeys(path.parent for path in going):
                sync_folder(folder)
        forget_locks(paths)


def forget_locks(paths: SessionPaths) -> None:
    """Delete the locks, which hold nothing. Windows refuses as long as anybody has them open."""
    for path in _locks(paths):
        with suppress(OSError):
            path.unlink(missing_ok=True)
