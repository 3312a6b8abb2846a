"""Where a command works, found only when it is needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.parts import asked_of
from facilitator.storage import folders

if TYPE_CHECKING:
    from facilitator.storage.settings import Settings


def home(context: click.Context, make: bool = False) -> folders.Home:
    """The home that the command line or the environment names, else the usual one. Raises OSError.

    Only what begins something has one made (`make`) where the folder that is named is not there.
    """
    return folders.Home(folders.home(asked_of(context).home, os.environ, Path.cwd(), make))


def settings() -> Settings:
    """The settings, with the default in place of each that is faulty."""
    from facilitator.storage.settings import load

    return load(folders.config_folder())[0]
