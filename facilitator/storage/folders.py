"""Where things live: the home with its themes and sessions, the settings, what can be rebuilt."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

APP = "facilitator"
HOME_VARIABLE = "FACILITATOR_HOME"

Reason = Literal["not-a-folder", "cannot-be-made", "missing"]


class FolderError(OSError):
    """A folder that cannot be used. `path` is the one at fault, `cause` what the system said, if it did."""

    def __init__(self, path: Path, reason: Reason, cause: OSError | None = None) -> None:
        number = (cause and cause.errno) or (errno.ENOTDIR if reason == "not-a-folder" else errno.ENOENT)
        super().__init__(number, os.strerror(number), str(path))
        self.path = path
        self.reason: Reason = reason
        self.cause = cause


class Home(Struct, frozen=True):
    """The folder an animator works in."""

    path: Path

    @property
    def prompts(self) -> Path:
        """The themes."""
        return self.path / "prompts"

    @property
    def sessions(self) -> Path:
        """The sessions. May not be there yet: `made` makes it."""
        return self.path / "sessions"

    @property
    def exports(self) -> Path:
        """The articles made from the screens. May not be there yet."""
        return self.path / "exports"


def home(option: str | None, environ: Mapping[str, str], cwd: Path, make: bool = True) -> Path:
    """The home to work in, made and filled with the shipped themes when it has none yet.

    One that is named has to be there already when `make` is False: its name may have a slip.
    `option` is what the command line says and wins over FACILITATOR_HOME; without either it is the
    current folder if it has `prompts`, else a folder in the user's documents. Raises FolderError.
    """
    named = option or environ.get(HOME_VARIABLE)
    if named:
        path = cwd / os.path.expanduser(named)
        if not make:
            return _there(path)
    else:
        path = cwd if (cwd / "prompts").is_dir() else _documents() / APP
    if not Home(path).prompts.is_dir():
        _fill(Home(path))
    return path


def shipped() -> Path:
    """The themes that come with the program: inside the installed package, beside it in a clone."""
    package = Path(__file__).parents[1]
    places = (package / "prompts", package.parent / "prompts")
    for place in places:
        if place.is_dir():
            return place
    raise FolderError(places[0], "missing")


def made(path: Path) -> Path:
    """The folder, made with those above it where they are missing. Raises FolderError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise FolderError(_obstacle(path), "not-a-folder", error) from error
    except OSError as error:
        raise FolderError(path, "cannot-be-made", error) from error
    return path


def config_folder() -> Path:
    """The user's settings folder; it may not be there yet."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False)


def cache_folder() -> Path:
    """Where derived data may be kept and lost; it may not be there yet."""
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False)


def _documents() -> Path:
    import platformdirs

    return platformdirs.user_documents_path()


def _there(path: Path) -> Path:
    if os.path.isdir(path):
        return path
    obstacle = _obstacle(path)
    raise FolderError(obstacle, "not-a-folder" if os.path.lexists(obstacle) else "missing")


def _fill(home: Home) -> None:
    """Give a new home its two folders. The themes come all at once: a half-filled home would stay so."""
    # Needed once in a home's life, and slow to load.
    import shutil
    import tempfile

    made(home.path)
    if os.path.lexists(home.prompts) and not home.prompts.is_dir():
        raise FolderError(home.prompts, "not-a-folder")
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home.path) as staging:
            copy = Path(staging) / "prompts"
            copy.mkdir()
            for theme in filter(Path.is_file, shipped().iterdir()):
                # The content alone: an installed file may be read-only, a person's own is not.
                shutil.copyfile(theme, copy / theme.name)
            _move_in(copy, home.prompts)
    except FolderError:
        raise
    except OSError as error:
        raise FolderError(home.prompts, "cannot-be-made", error) from error
    made(home.sessions)


def _move_in(copy: Path, place: Path) -> None:
    try:
        copy.rename(place)
    except OSError:
        # Another program may have filled the same home in the meantime: its themes are as good.
        if not place.is_dir():
            raise


def _obstacle(path: Path) -> Path:
    """What stands in the way of a folder: the first thing on its path that is there and is no folder."""
    ways = (way for way in (*reversed(path.parents), path) if os.path.lexists(way) and not way.is_dir())
    return next(ways, path)
