"""Themes and sessions by the names people give them."""

from __future__ import annotations

from pathlib import Path

from facilitator.cli.report import Trouble
from facilitator.domain.faults import FaultsError
from facilitator.domain.theme import Theme
from facilitator.services import library
from facilitator.storage.paths import SessionPaths
from facilitator.texts import troubles


def theme(prompts: Path, name: str) -> Theme:
    """The theme called `name`. Raises Trouble, FaultsError."""
    try:
        item = library.find_theme(prompts, name)
    except library.Ambiguous as error:
        raise Trouble(troubles.several(name, error.near)) from error
    except library.NotFound as error:
        raise Trouble(troubles.no_theme(name, error.near)) from error
    if item.theme is None:
        raise FaultsError(item.faults)
    return item.theme


def synthesis(sessions: Path, name: str) -> Path | None:
    """The file of the synthesis called `name`, None when none is. Raises Trouble."""
    try:
        return library.find_synthesis(sessions, name)
    except library.Ambiguous as error:
        raise Trouble(troubles.several(name, error.near)) from error


def session(sessions: Path, name: str) -> SessionPaths:
    """The session called `name`, or `last`. Raises Trouble."""
    try:
        return library.find_session(sessions, name)
    except library.Ambiguous as error:
        raise Trouble(troubles.several(name, error.near)) from error
    except library.NotFound as error:
        raise Trouble(troubles.no_session(name, error.near)) from error
