"""The syntheses of a folder of sessions: each a YAML file of its own, only ever replaced whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from facilitator.domain.faults import FaultsError
from facilitator.domain.slugs import slug
from facilitator.domain.synthesis import Synthesis
from facilitator.storage import synthesis_yaml
from facilitator.storage.locks import held
from facilitator.storage.paths import LOCKS
from facilitator.storage.session_file import LARGEST, Signature, signature
from facilitator.storage.sync import replace, sync_folder
from facilitator.storage.yaml_reader import read_bytes

FOLDER = "syntheses"


@dataclass(frozen=True)
class SynthesisPaths:
    """Where the file of a synthesis is, in the folder `syntheses` of that of the sessions."""

    sessions: Path
    name: str

    @property
    def folder(self) -> Path:
        """The folder of all syntheses."""
        return self.sessions / FOLDER

    @property
    def yaml(self) -> Path:
        """All of the synthesis."""
        return self.folder / f"{self.name}.yaml"

    @property
    def write_lock(self) -> Path:
        """Held for the moment of a write."""
        return self.folder / LOCKS / f"{self.name}.write"

    def copies(self) -> list[Path]:
        """Edits by hand that were kept beside, because the file could not hold all of them."""
        return sorted(self.folder.glob(f"{_literally(self.name)}.by-hand-*"))

    def free_copy(self) -> Path:
        """A name for one more."""
        return next(
            path
            for number in count(1)
            if not (path := self.folder / f"{self.name}.by-hand-{number}").exists()
        )


def _literally(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def all_syntheses(sessions: Path) -> list[SynthesisPaths]:
    """The syntheses of a folder of sessions, by name. Raises OSError where they cannot be listed."""
    try:
        names = os.listdir(sessions / FOLDER)
    except FileNotFoundError:
        return []
    stems = sorted(name[:-5] for name in names if name.endswith(".yaml") and not name.startswith("."))
    return [SynthesisPaths(sessions, stem) for stem in stems]


def is_one(path: Path) -> bool:
    """Whether a file is that of a synthesis: by its folder, or by what it holds."""
    if path.absolute().parent.name == FOLDER:
        return True
    try:
        synthesis_yaml.load(read_bytes(path, LARGEST), path)
    except FaultsError:
        return False
    return True


def load(paths: SynthesisPaths) -> Synthesis:
    """What a file says. Raises FaultsError."""
    return synthesis_yaml.load(read_bytes(paths.yaml, LARGEST), paths.yaml)


def create(sessions: Path, synthesis: Synthesis) -> SynthesisPaths:
    """Write a new synthesis under the first free name for its title. Raises OSError."""
    folder = sessions / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    name = slug(synthesis.title) or "synthese"
    for number in count(1):
        paths = SynthesisPaths(sessions, name if number == 1 else f"{name}-{number}")
        try:
            create_as(paths, synthesis)
        except FileExistsError:
            continue
        return paths
    raise AssertionError("names do not run out")


def create_as(paths: SynthesisPaths, synthesis: Synthesis) -> None:
    """Write a new synthesis under this name. Raises FileExistsError, OSError."""
    paths.folder.mkdir(parents=True, exist_ok=True)
    with held(paths.write_lock):
        if os.path.lexists(paths.yaml):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(paths.yaml))
        replace(paths.yaml, synthesis_yaml.dump(synthesis).encode())


class Draft:
    """One synthesis to write in, as one of several windows and editors that may. Not for two threads at once."""

    def __init__(self, paths: SynthesisPaths) -> None:
        self.paths = paths
        self._seen: Signature | None = None
        self._comments = False
        self._held = Synthesis("")

    def open(self) -> Synthesis:
        """The synthesis as its file says it now. Raises FaultsError."""
        sign = signature(self.paths.yaml)
        text = read_bytes(self.paths.yaml, LARGEST)
        self._held = synthesis_yaml.load(text, self.paths.yaml)
        self._seen, self._comments = sign, synthesis_yaml.has_comments(text)
        return self._held

    def look(self) -> Synthesis | None:
        """The synthesis, where another hand has changed its file since; else None. Raises FaultsError, OSError."""
        return None if signature(self.paths.yaml) == self._seen else self.open()

    def revise(self, act: Callable[[Synthesis], Synthesis]) -> tuple[Synthesis, Synthesis]:
        """Do `act` to the synthesis as the file says it now; what it was before, and what it is.

        Comments that a person wrote in the file go with a copy of it. Raises FaultsError, OSError: nothing is
        written then.
        """
        with held(self.paths.write_lock):
            if signature(self.paths.yaml) != self._seen:
                self.open()
            before, after = self._held, act(self._held)
            if after != before:
                self._put(after)
        return before, after

    def _put(self, synthesis: Synthesis) -> None:
        if not self.paths.yaml.exists():
            # Deleted in another window: it is not to come back.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.paths.yaml))
        if self._comments:
            replace(self.paths.free_copy(), self.paths.yaml.read_bytes())
            self._comments = False
        replace(self.paths.yaml, synthesis_yaml.dump(synthesis).encode())
        sync_folder(self.paths.folder)
        self._held, self._seen = synthesis, signature(self.paths.yaml)


def readable(sessions: Path) -> list[tuple[SynthesisPaths, Synthesis]]:
    """The syntheses that can be read."""
    found = []
    for paths in all_syntheses(sessions):
        try:
            found.append((paths, load(paths)))
        except FaultsError:
            continue
    return found
