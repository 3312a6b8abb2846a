"""Making one session of several, in a new file; and the conflicted copies that ask for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.alike import Alike, alike
from facilitator.domain.faults import FaultsError
from facilitator.domain.joining import Joined, join
from facilitator.domain.session import Session
from facilitator.services import library
from facilitator.services.opening import AlreadyRunning, is_running
from facilitator.storage.adding import add, add_as
from facilitator.storage.book import NotEnded
from facilitator.storage.conflicts import conflicted
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load

__all__ = ["Merged", "NameRefused", "NotEnded", "TooFew", "Twice", "conflicts", "merge", "named"]


class TooFew(Exception):
    """It takes two sessions to make one of them."""


class Twice(Exception):
    """A session is named twice."""


class NameRefused(Exception):
    """A name that some system cannot give a file, or under which the session would not be found again."""


@dataclass(frozen=True)
class Merged:
    """The session that was made of the `sources`, which stay as they are, and what may be the same in it."""

    paths: SessionPaths
    sources: list[SessionPaths]
    joined: Joined
    alike: list[Alike]

    @property
    def session(self) -> Session:
        """What was made."""
        return self.joined.session


def merge(
    home: Home, sources: Sequence[SessionPaths], out: SessionPaths | None = None, people: int | None = None
) -> Merged:
    """Write one session made of these, as `out` or under the first free name.

    Raises TooFew, Twice, AlreadyRunning, NotEnded, FaultsError, FileExistsError, OSError: then nothing is written.
    """
    if len(sources) < 2:
        raise TooFew
    sessions = [_ended(paths) for paths in sources]
    _refuse_twice(sources)
    joined = join(sessions, people)
    home.sessions.mkdir(parents=True, exist_ok=True)
    if out is None:
        out = add(joined.session, home.sessions)
    else:
        add_as(joined.session, out)
    return Merged(out, list(sources), joined, alike(joined.session))


def _refuse_twice(sources: Sequence[SessionPaths]) -> None:
    seen: set[Path] = set()
    for paths in sources:
        file = paths.yaml.resolve()
        if file in seen:
            raise Twice(paths.name)
        seen.add(file)


def _ended(paths: SessionPaths) -> Session:
    loaded = load(paths)
    if loaded.faults or loaded.session is None:
        raise FaultsError(loaded.faults)
    if loaded.session.ended is None:
        raise AlreadyRunning(paths.name) if is_running(paths) else NotEnded(paths.name)
    return loaded.session


_LONGEST_NAME = 120
# What Windows refuses in a name. A full stop at the beginning hides a file, a hyphen makes an option of it.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]|\A[.\s-]|[.\s]\Z')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def named(home: Home, name: str) -> SessionPaths:
    """Where a new session of that name goes: beside the others, or the YAML file of a path. Raises NameRefused."""
    path = Path(name)
    folder = home.sessions
    if path.suffix == ".yaml":
        folder, name = (folder if path.parent == Path() else path.parent), path.stem
    if not name or len(name) > _LONGEST_NAME or name == "last":
        raise NameRefused(name)
    if _REFUSED.search(name) or _DEVICES.fullmatch(name):
        raise NameRefused(name)
    return SessionPaths(folder, name)


def conflicts(home: Home) -> list[tuple[str, list[SessionPaths]]]:
    """The sessions in conflict: the name of each, and its files, the original first where it is there.

    Only files that read as sessions which began at the same time.
    """
    known = {paths.name: paths for paths in all_sessions(home.sessions)}
    groups: defaultdict[str, list[SessionPaths]] = defaultdict(list)
    for name, original in conflicted(known).items():
        if not groups[original] and original in known:
            groups[original].append(known[original])
        groups[original].append(known[name])
    told = ((original, _of_one_start(files)) for original, files in groups.items())
    return [(original, files) for original, files in told if len(files) > 1]


def _of_one_start(files: list[SessionPaths]) -> list[SessionPaths]:
    begun = {paths: library.item(paths).started for paths in files}
    first = next((started for started in begun.values() if started), None)
    return [paths for paths in files if first and begun[paths] == first]
