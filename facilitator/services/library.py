"""What there is: the themes and the sessions of a home, and finding one by what people call it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.slugs import plain
from facilitator.domain.theme import Theme
from facilitator.services.opening import is_running
from facilitator.storage import syntheses, themes
from facilitator.storage.conflicts import conflicted
from facilitator.storage.ordinary import opened
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import LARGEST, Loaded, load
from facilitator.storage.session_yaml import FORMAT
from facilitator.storage.yaml_reader import read_tree

T = TypeVar("T")

_MINUTE = len("2026-11-22-1436")


class NotFound(Exception):
    """No theme or session is called that. `near` holds names that come close."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


class Ambiguous(NotFound):
    """Several are called that: `near` holds them."""


@dataclass(frozen=True)
class ThemeItem:
    """A theme file: what it says, or the faults that keep it from being used."""

    path: Path
    theme: Theme | None
    faults: list[Fault] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title, or the file's name where it cannot be read."""
        return self.theme.title if self.theme else self.path.name


@dataclass(frozen=True)
class SessionItem:
    """A session as the top of its file tells it. `started` is None where that could not be read."""

    paths: SessionPaths
    title: str
    started: datetime | None
    place: str
    state: str  # "ended", "running", "left" (cut off, to be taken up) or "faulty"
    keep_until: date | None = None

    def past_due(self, today: date) -> bool:
        """Whether the room was told that it would be deleted before today."""
        return self.keep_until is not None and self.keep_until < today and self.state != "running"


def theme_item(path: Path) -> ThemeItem:
    """The theme of a file, faulty or not."""
    try:
        return ThemeItem(path, themes.load(path))
    except FaultsError as error:
        return ThemeItem(path, None, error.faults)


def theme_files(prompts: Path) -> list[Path]:
    """The theme files of a folder, by name; none when the folder is not there."""
    if not prompts.is_dir():
        return []
    return sorted(
        path for path in prompts.iterdir() if path.suffix in (".yaml", ".yml") and path.name[0] != "."
    )


def all_themes(prompts: Path) -> list[ThemeItem]:
    """Every theme of a folder, those that can be used first, each part by name."""
    items = [theme_item(path) for path in theme_files(prompts)]
    return sorted(items, key=lambda item: (item.theme is None, plain(item.name)))


def find_theme(prompts: Path, name: str) -> ThemeItem:
    """The theme called `name`: a path, a file's name without ending, or a title. Raises NotFound, Ambiguous."""
    if (path := Path(name)).suffix in (".yaml", ".yml") or path.is_file():
        return theme_item(path if path.exists() or path.parent != Path() else prompts / name)
    for file in theme_files(prompts):
        if plain(file.stem) == plain(name):
            return theme_item(file)
    items = all_themes(prompts)
    return _one(name, [(item, item.name) for item in items])


def conflicted_copies(sessions: Iterable[SessionPaths]) -> dict[str, str]:
    """The names of those that a file synchroniser left when a session was changed in two places, with the originals."""
    return conflicted(paths.name for paths in sessions)


def find_session(sessions: Path, name: str) -> SessionPaths:
    """The session called `name`: `last`, a path, a file's name without ending, or a title.

    Raises NotFound, Ambiguous.
    """
    known = all_sessions(sessions)
    if name == "last":
        return _newest(known)
    if (path := Path(name)).suffix in (".yaml", ".journal"):
        if path.exists():
            return SessionPaths(path.parent, path.stem)
        # Some files are called so twice over.
        name = name if any(paths.name == name for paths in known) else path.stem
    for paths in known:
        if paths.name == name:
            return paths
    return _one(
        name,
        [(paths, paths.name[_MINUTE + 1 :]) for paths in known]
        + [(paths, item(paths).title) for paths in known],
    )


def find_synthesis(sessions: Path, name: str) -> Path | None:
    """The file of the synthesis called `name`: a path, a file's name without ending, or a title; None for no such one.

    Raises Ambiguous where several have that title.
    """
    if (path := Path(name)).suffix == ".yaml" and path.is_file():
        return path if syntheses.is_one(path) else None
    for paths in syntheses.all_syntheses(sessions):
        if paths.name == name.removesuffix(".yaml"):
            return paths.yaml
    try:
        return _one(name, [(paths, found.title) for paths, found in syntheses.readable(sessions)]).yaml
    except Ambiguous:
        raise
    except NotFound:
        return None


def _newest(known: list[SessionPaths]) -> SessionPaths:
    """The session that began last: names tell the minute, and the files which of those of one minute.

    Never a conflicted copy, which began with its original.
    """
    if not known:
        raise NotFound("last", [])
    same_minute = [paths for paths in known if paths.name[:_MINUTE] == known[0].name[:_MINUTE]]
    copies = conflicted_copies(same_minute)
    whole = [paths for paths in same_minute if paths.name not in copies] or same_minute
    if len(whole) == 1:
        return whole[0]
    begun = {paths.name: item(paths).started for paths in whole}
    return max(whole, key=lambda paths: (str(begun[paths.name] or ""), paths.name))


def _one(name: str, items: list[tuple[T, str]]) -> T:
    key = plain(name.replace("’", "'"))
    found: list[T] = []
    for item, title in items:
        if plain(title.replace("’", "'")) == key and item not in found:
            found.append(item)
    if len(found) == 1:
        return found[0]
    titles = list(dict.fromkeys(title for _, title in items))
    if found:
        raise Ambiguous(name, [str(getattr(item, "name", "")) for item in found])
    near = [title for title in titles if key and (key in plain(title) or plain(title) in key)]
    raise NotFound(name, near[:5])


_HEAD_BYTES = 4096
_BODY = re.compile(r"^(theme|prompts|remarks|running):", re.MULTILINE)


def item(paths: SessionPaths) -> SessionItem:
    """The session as the top of its file tells it, or as all of it does where the top does not."""
    head = _head(paths)
    title, started = head.get("title"), _instant(head.get("started"))
    if not isinstance(title, str) or started is None or head.get("format") != FORMAT:
        return _whole_item(paths)
    place = head.get("place")
    return SessionItem(
        paths,
        title,
        started,
        place if isinstance(place, str) else "",
        _state(paths, "ended" in head),
        _keep_until(head.get("notice")),
    )


def _head(paths: SessionPaths) -> dict[str, object]:
    try:
        with opened(paths.yaml) as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                return {}
            text = file.read(_HEAD_BYTES).decode("utf-8", "ignore")
    except OSError:
        return {}
    body = _BODY.search(text)
    try:
        tree = read_tree(text[: body.start()], paths.yaml) if body else None
    except FaultsError:
        return {}
    return tree if isinstance(tree, dict) else {}


def _instant(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _keep_until(notice: object) -> date | None:
    day = notice.get("keep-until") if isinstance(notice, dict) else None
    try:
        return date.fromisoformat(day) if isinstance(day, str) else None
    except ValueError:
        return None


def _whole_item(paths: SessionPaths) -> SessionItem:
    try:
        loaded = load(paths)
    except OSError:
        loaded = Loaded(None, None, None)
    session = loaded.session
    if session is None:
        return SessionItem(paths, paths.name, None, "", "faulty")
    state = "faulty" if loaded.faults else _state(paths, session.ended is not None)
    keep_until = session.notice.keep_until
    return SessionItem(paths, session.title, session.started, session.place, state, keep_until)


def _state(paths: SessionPaths, ended: bool) -> str:
    if ended:
        return "ended"
    return "running" if is_running(paths) else "left"
