"""What works on this machine and what does not, as data; the front end says it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from facilitator.domain.faults import Fault
from facilitator.services import awake, checking, library
from facilitator.storage import folders, settings
from facilitator.storage.paths import all_sessions
from facilitator.storage.sync import replace

T = TypeVar("T")
Level = Literal["ok", "unknown", "attention", "trouble"]

LEAST_COLUMNS, LEAST_ROWS = 80, 24
_LITTLE, _TOO_LITTLE = 200 * 2**20, 10 * 2**20  # bytes of free disk
_SLOW_SECONDS = 0.2  # above this, a hand at the keyboard feels each remark being kept
_LOW_PERCENT = 50

# The beginning of a folder's name, in small letters, and the service that synchronises such folders.
_CLOUD_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mobile documents": "iCloud",
    "icloud": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "kdrive": "kDrive",
    "pcloud": "pCloud",
    "cloudstorage": "CloudStorage",
}
# What such a service leaves in the folder it synchronises, as glob patterns.
_CLOUD_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `code` names its sentence, `data` fills it in."""

    level: Level
    code: str
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Terminal:
    """A terminal as measured. `wrong` holds the glyphs drawn with another width; None where that is not known."""

    columns: int
    rows: int
    term: str
    colours: int
    encoding: str
    wrong: str | None


def look(home: folders.Home, config: Path, terminal: Terminal | None) -> Iterator[Finding]:
    """Everything, from the terminal to the sessions. Never raises OSError."""
    yield from _terminal(terminal)
    yield _folder(home.path)
    yield _folder(home.sessions)
    if config.exists():
        yield _folder(config)
    yield _disk(home.path)
    yield _cloud(home.path)
    yield _battery()
    yield Finding("unknown", "sleep")
    yield from _files(home, config)


def _terminal(terminal: Terminal | None) -> Iterator[Finding]:
    if terminal is None:
        yield Finding("unknown", "no-terminal")
        return
    small = terminal.columns < LEAST_COLUMNS or terminal.rows < LEAST_ROWS
    size = {"columns": terminal.columns, "rows": terminal.rows, "term": terminal.term}
    if terminal.term == "dumb":
        yield Finding("attention", "terminal-dumb")
    else:
        yield Finding("attention" if small else "ok", "terminal-small" if small else "terminal", size)
    few = terminal.colours < 256
    yield Finding(
        "attention" if few else "ok", "colours-few" if few else "colours", {"number": terminal.colours}
    )
    utf8 = terminal.encoding.lower().replace("-", "") == "utf8"
    yield Finding(
        "ok" if utf8 else "attention", "utf8" if utf8 else "not-utf8", {"encoding": terminal.encoding}
    )
    yield _glyphs(terminal.wrong)


def _glyphs(wrong: str | None) -> Finding:
    if wrong is None:
        return Finding("unknown", "glyphs-unknown")
    return Finding("attention", "glyphs-wrong", {"glyphs": wrong}) if wrong else Finding("ok", "glyphs")


def _folder(path: Path) -> Finding:
    """Whether a file can really be written, synced and taken away again."""
    probe = path / ".facilitator-doctor"
    try:
        folders.made(path)
        begun = time.monotonic()
        replace(probe, b"facilitator\n")
        spent = time.monotonic() - begun
        probe.unlink()
    except OSError as error:
        return Finding("trouble", "folder-refuses", {"path": path, "error": error})
    slow = spent > _SLOW_SECONDS
    return Finding(
        "attention" if slow else "ok", "folder-slow" if slow else "folder", {"path": path, "seconds": spent}
    )


def _disk(path: Path) -> Finding:
    try:
        free = shutil.disk_usage(path).free
    except OSError:
        return Finding("unknown", "disk-unknown")
    size = {"megabytes": free // 2**20}
    if free < _TOO_LITTLE:
        return Finding("trouble", "disk-full", size)
    return Finding("attention", "disk-little", size) if free < _LITTLE else Finding("ok", "disk", size)


def cloud_of(path: Path) -> str | None:
    """The service that seems to synchronise a folder, by the names and the marks on its way."""
    whole = path.resolve()
    for folder in (whole, *whole.parents):
        name = folder.name.lower()
        by_name = next((service for start, service in _CLOUD_NAMES.items() if name.startswith(start)), None)
        by_mark = next((service for mark, service in _CLOUD_MARKS.items() if _has(folder, mark)), None)
        if by_name or by_mark:
            return by_name or by_mark
    return None


def _has(folder: Path, mark: str) -> bool:
    try:
        # In a home folder .dropbox is where the program keeps its own things: nothing is synchronised there.
        return folder != Path.home() and any(folder.glob(mark))
    except (OSError, RuntimeError):
        return False


def _cloud(path: Path) -> Finding:
    service = cloud_of(path)
    return Finding("attention", "cloud", {"service": service}) if service else Finding("ok", "no-cloud")


def _battery() -> Finding:
    battery = awake.battery()
    if battery is None:
        return Finding("unknown", "no-battery")
    charge = {"percent": round(battery.percent)}
    if battery.plugged:
        return Finding("ok", "plugged-in", charge)
    return Finding("attention", "battery-low" if battery.percent < _LOW_PERCENT else "battery", charge)


def _files(home: folders.Home, config: Path) -> Iterator[Finding]:
    _found, faults = settings.load(config)
    if faults:
        yield Finding("attention", "settings-faulty", faults=faults)
    themes = _listed(library.theme_files, home.prompts)
    faulty = [found for path in themes if (found := checking.faults_of(path))]
    yield _counted("themes", len(themes), faulty)
    sessions = _listed(all_sessions, home.sessions)
    faulty = [found for paths in sessions if (found := checking.faults_of(checking.file_of(paths)))]
    yield _counted("sessions", len(sessions), faulty)
    for paths in sessions:
        if paths.journal.exists() and library.item(paths).state == "left":
            yield Finding("attention", "session-left", {"name": paths.name})


def _listed(listing: Callable[[Path], list[T]], folder: Path) -> list[T]:
    """What is in a folder; nothing when it cannot be read, which was said of the folder itself."""
    try:
        return listing(folder)
    except OSError:
        return []


def _counted(what: str, number: int, faulty: list[list[Fault]]) -> Finding:
    """No theme that works is a trouble; a faulty file among others asks for attention."""
    counts = {"number": number, "right": number - len(faulty)}
    if what == "themes" and number == len(faulty):
        return Finding("trouble", "themes-none", counts, [fault for found in faulty for fault in found])
    if faulty:
        return Finding("attention", f"{what}-faulty", counts, [fault for found in faulty for fault in found])
    return Finding("ok", what, counts)
