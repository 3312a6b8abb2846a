"""`facilitator new`: a theme begun from the template."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click

from facilitator.cli.parts import Command, Wrong, from_system
from facilitator.cli.places import home, settings
from facilitator.cli.report import Trouble
from facilitator.cli.terminal import can_draw
from facilitator.domain.slugs import slug
from facilitator.storage import folders, themes
from facilitator.storage.sync import write_all
from facilitator.texts import _, language
from facilitator.texts.troubles import shown, title_too_long


def new_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "new",
        new,
        _("Begin a theme from a template with comments, and open the editor."),
        [click.Argument(["title"], metavar=_("TITLE"))],
    )


@click.pass_context
def new(context: click.Context, title: str) -> int:
    """Write the file, never over another, print its path, and open it where somebody can write in it."""
    title = from_system(title)
    if not title.strip():
        raise Wrong(_("A theme needs a title."), context)
    if len(title) > themes.LONGEST_TITLE:
        raise Wrong(title_too_long(themes.LONGEST_TITLE), context)
    folder = folders.made(home(context, make=True).prompts)
    path = folder / f"{slug(title) or 'theme'}.yaml"
    _create(path, themes.template(title, language()))
    if not (folder / themes.SCHEMA_NAME).exists():
        _create(folder / themes.SCHEMA_NAME, themes.schema())
    print(path, flush=True)
    return _open(path) if can_draw() else 0


def _create(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise Trouble(
            _("There is already a theme in {path}. Open it, or choose another title.").format(
                path=shown(str(path))
            )
        ) from None
    try:
        write_all(descriptor, text.encode())
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    """Open the editor, wait for its end, and say what is wrong in the file then."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or settings().editor
    if not named:
        return 0
    try:
        command = shlex.split(named, posix=os.name != "nt")
        subprocess.run([*command, str(path)], check=False)
    except (OSError, ValueError):
        raise Trouble(_("The editor {name} does not start.").format(name=shown(named))) from None
    from facilitator.services.checking import faults_of
    from facilitator.texts.faults import line

    found = faults_of(path)
    for fault in found:
        print(line(fault), file=sys.stderr)
    return 1 if found else 0
