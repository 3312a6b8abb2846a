"""Names and places of a session's files in `sessions/`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from facilitator.domain.slugs import slug
from facilitator.storage.ordinary import opened

LOCKS = ".locks"
DRAFTS = ".drafts"

_PIECE = 1 << 16
_BESIDE = re.compile(r"(.+)\.(?:(?:torn|by-hand|draft)-\d+(?:\.tmp)?|yaml\.tmp)", re.DOTALL)
_DATED = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-")


@dataclass(frozen=True)
class SessionPaths:
    """Where one session's files are. `name` is `<date>-<time>-<slug>`."""

    folder: Path
    name: str

    @property
    def yaml(self) -> Path:
        """The session for people and other programs."""
        return self.folder / f"{self.name}.yaml"

    @property
    def journal(self) -> Path:
        """The session while it runs."""
        return self.folder / f"{self.name}.journal"

    @property
    def write_lock(self) -> Path:
        """Held for the moment of a write."""
        return self.folder / LOCKS / f"{self.name}.write"

    @property
    def live_lock(self) -> Path:
        """Held by the animator's program as long as it runs."""
        return self.folder / LOCKS / f"{self.name}.live"

    @property
    def pulse(self) -> Path:
        """How far the evening's clock has come, as long as the session runs."""
        return self.folder / LOCKS / f"{self.name}.pulse"

    @property
    def mirrored(self) -> Path:
        """There as long as the animator's own screen hangs on the wall."""
        return self.folder / LOCKS / f"{self.name}.mirrored"

    @property
    def draft(self) -> Path:
        """What is typed while the session runs, and not kept yet."""
        return self.folder / DRAFTS / f"{self.name}.json"

    def aside(self, what: str) -> Path:
        """A free name for something kept beside the session: `<name>.<what>-<n>`."""
        number = 1
        while (path := self.folder / f"{self.name}.{what}-{number}").exists():
            number += 1
        return path

    def beside(self) -> list[Path]:
        """Everything else kept under this session's name: lines and drafts set aside, copies, unfinished files."""
        return all_beside(self.folder).get(self.name, [])


def name_for(started: datetime, title: str) -> str:
    """The name of a session that starts now on this title."""
    return f"{started:%Y-%m-%d-%H%M}-{slug(title) or 'session'}"


def all_sessions(folder: Path) -> list[SessionPaths]:
    """The sessions of a folder, newest first by name; none when the folder is not there yet."""
    yamls, journals = _stems(folder)
    return newest_first(folder, yamls | _begun(folder, yamls, journals))


def all_beside(folder: Path) -> dict[str, list[Path]]:
    """What is kept beside every session of a folder, by the session's name. Raises OSError."""
    found: dict[str, list[Path]] = {}
    for name in sorted(os.listdir(folder)):
        if match := _BESIDE.fullmatch(name):
            found.setdefault(match[1], []).append(folder / name)
    return found


def all_and_with_journal(folder: Path) -> tuple[list[SessionPaths], list[SessionPaths]]:
    """The sessions of a folder, and those of them that have a journal, from one look at it."""
    yamls, journals = _stems(folder)
    known = yamls | _begun(folder, yamls, journals)
    return newest_first(folder, known), newest_first(folder, journals & known)


def with_journal(folder: Path) -> list[SessionPaths]:
    """The sessions that have a journal, newest first: those that run or were cut off are among them."""
    yamls, journals = _stems(folder)
    return newest_first(folder, journals & (yamls | _begun(folder, yamls, journals)))


def newest_first(folder: Path, names: Iterable[str]) -> list[SessionPaths]:
    """Sessions in the order people look for them."""
    dated: list[SessionPaths] = []
    others: list[SessionPaths] = []
    for name in sorted(names, reverse=True):
        # A file that a person named otherwise is never the newest: `last` must not mean it.
        (dated if _DATED.match(name) else others).append(SessionPaths(folder, name))
    return dated + others


def _stems(folder: Path) -> tuple[set[str], set[str]]:
    found: dict[str, set[str]] = {"yaml": set(), "journal": set()}
    for name in _names(folder):
        stem, _, ending = name.rpartition(".")
        if stem and not stem.startswith(".") and ending in found:
            found[ending].add(stem)
    return found["yaml"], found["journal"]


def _begun(folder: Path, yamls: set[str], journals: set[str]) -> set[str]:
    """The sessions told by their journal alone. A program killed while one begins leaves less than a line."""
    return {stem for stem in journals - yamls if _has_line(folder / f"{stem}.journal")}


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def _has_line(journal: Path) -> bool:
    try:
        with opened(journal) as file:
            return any(b"\n" in piece for piece in iter(partial(file.read, _PIECE), b""))
    except OSError:
        return True
