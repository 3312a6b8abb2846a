"""Which files are to be checked, and what is wrong in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.proof import Finding, proof
from facilitator.services.library import theme_files
from facilitator.services.writing import Sources
from facilitator.storage import synthesis_yaml, themes
from facilitator.storage.folders import Home
from facilitator.storage.ordinary import fault_of, opened
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import LARGEST, load
from facilitator.storage.syntheses import FOLDER, all_syntheses
from facilitator.storage.yaml_places import Places
from facilitator.storage.yaml_reader import read_bytes

_HEAD_BYTES = 4096
_OF_A_SYNTHESIS = re.compile(rb"^(?:sources|situations|lead|flashback):", re.MULTILINE)


@dataclass(frozen=True)
class Found:
    """A finding of an article with its place in the file, from 1; 0 where it has none."""

    path: Path
    finding: Finding
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Looked:
    """What there is to say of a file. `several` is whether remarks of more than one session are in it."""

    faults: list[Fault] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    several: bool = False

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong in it and nothing has to be decided."""
        return not self.faults and not any(one.finding.must_be_decided for one in self.found)


def files_of(home: Home) -> list[Path]:
    """The themes of a home, its sessions by the file that stands for each, then its syntheses."""
    sessions = [file_of(paths) for paths in all_sessions(home.sessions)]
    return [*theme_files(home.prompts), *sessions, *(paths.yaml for paths in all_syntheses(home.sessions))]


def files_at(path: Path) -> list[Path]:
    """The files a path of the command line means: itself, or what is to be checked in that folder."""
    if not path.is_dir():
        return [path]
    return files_of(Home(path)) or theme_files(path) or [path]


def looked_at(path: Path, sessions: Path) -> Looked:
    """What there is to say of a file. `sessions` has the sources of a synthesis that is in no such folder itself."""
    if _is_synthesis(path):
        return _of_synthesis(path, path.absolute().parents[1] if _is_at_home(path) else sessions)
    return Looked(faults_of(path))


def faults_of(path: Path) -> list[Fault]:
    """What is wrong in a theme or a session."""
    if not _is_session(path):
        try:
            themes.load(path)
        except FaultsError as error:
            return error.faults
        return []
    try:
        return load(SessionPaths(path.parent, path.stem)).faults
    except OSError as error:
        return [fault_of(path, error)]


def _of_synthesis(path: Path, sessions: Path) -> Looked:
    try:
        text = read_bytes(path, LARGEST)
        synthesis = synthesis_yaml.load(text, path)
    except FaultsError as error:
        return Looked(error.faults)
    places = Places(text)
    found = [
        Found(path, finding, *(places.locate(finding.where.keys) if finding.where else (0, 0)))
        for finding in proof(synthesis, Sources(sessions).of(synthesis.sources))
    ]
    return Looked([], found, len(synthesis.sources) > 1)


def file_of(paths: SessionPaths) -> Path:
    """The file that stands for a session: its YAML, or its journal before there is one."""
    return paths.yaml if paths.yaml.exists() else paths.journal


def _is_session(path: Path) -> bool:
    """A journal, or a YAML that begins as the program begins sessions, or one in a folder of sessions."""
    if path.suffix == ".journal":
        return True
    if path.suffix not in (".yaml", ".yml"):
        return False
    head = _head(path)
    return head is not None and (b"\nfiled:" in head or path.absolute().parent.name == "sessions")


def _is_synthesis(path: Path) -> bool:
    """A YAML in a folder of syntheses, or one that has what only these have."""
    if path.suffix not in (".yaml", ".yml"):
        return False
    if _is_at_home(path):
        return True
    head = _head(path) or b""
    return b"\nfiled:" not in head and _OF_A_SYNTHESIS.search(head) is not None


def _is_at_home(path: Path) -> bool:
    return path.absolute().parent.name == FOLDER


def _head(path: Path) -> bytes | None:
    """How a file begins; None where it cannot be read."""
    try:
        with opened(path) as file:
            return file.read(_HEAD_BYTES)
    except OSError:
        return None
