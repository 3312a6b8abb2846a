"""Which files are to be checked, and what is wrong in each."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.faults import Fault, FaultsError
from facilitator.services.library import theme_files
from facilitator.storage import themes
from facilitator.storage.folders import Home
from facilitator.storage.ordinary import fault_of, opened
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load

_HEAD_BYTES = 4096


def files_of(home: Home) -> list[Path]:
    """The themes of a home, then its sessions by the file that stands for each."""
    return [*theme_files(home.prompts), *(file_of(paths) for paths in all_sessions(home.sessions))]


def files_at(path: Path) -> list[Path]:
    """The files a path of the command line means: itself, or what is to be checked in that folder."""
    if not path.is_dir():
        return [path]
    return files_of(Home(path)) or theme_files(path) or [path]


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


def file_of(paths: SessionPaths) -> Path:
    """The file that stands for a session: its YAML, or its journal before there is one."""
    return paths.yaml if paths.yaml.exists() else paths.journal


def _is_session(path: Path) -> bool:
    """A journal, or a YAML that begins as the program begins sessions, or one in a folder of sessions."""
    if path.suffix == ".journal":
        return True
    if path.suffix not in (".yaml", ".yml"):
        return False
    try:
        with opened(path) as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    return b"\nfiled:" in head or path.absolute().parent.name == "sessions"
