"""`facilitator project`: the room's window, in a terminal of its own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, from_system
from facilitator.cli.places import home, settings
from facilitator.cli.terminal import can_draw
from facilitator.texts import _, language

if TYPE_CHECKING:
    from facilitator.storage.settings import Palette
    from facilitator.tui.wall.means import Letters

PALETTES = ("dark", "light", "contrast")
LETTERS = ("quarters", "halves", "none")


def project_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "project",
        project,
        _("Show the room what it is to see, in a window of its own."),
        [
            click.Argument(["session"], required=False, metavar=_("SESSION")),
            click.Option(
                ["--palette"],
                type=click.Choice(PALETTES),
                default="contrast",
                help=_("The colours of the window: dark, light or contrast."),
            ),
            click.Option(
                ["--letters"],
                type=click.Choice(LETTERS),
                help=_("What large letters are made of: quarters or halves of a cell, or none."),
            ),
            click.Option(["--browser"], is_flag=True, help=_("In a browser instead of this terminal.")),
            click.Option(
                ["--host"],
                metavar=_("ADDRESS"),
                default="127.0.0.1",
                help=_(
                    "With --browser: the address of this machine that browsers ask; by default only it can."
                ),
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(0, 65535),
                metavar=_("NUMBER"),
                default=8000,
                help=_("With --browser: the port; 0 is any that is free."),
            ),
        ],
    )


@click.pass_context
def project(
    context: click.Context,
    session: str | None,
    palette: Palette,
    letters: Letters | None,
    browser: bool,
    host: str,
    port: int,
) -> int:
    """Follow the session named, or else the one that runs."""
    if not (browser or can_draw() or _in_a_page()):
        print(_("The room's window needs a terminal."), file=sys.stderr)
        return 1
    where = home(context)
    wanted = None if session is None else finding.session(where.sessions, session)
    if browser:
        from facilitator.services.new_window import room_command
        from facilitator.tui.browser import serve

        # A page draws its letters itself, whatever this terminal is able to.
        extra = ["--palette", palette, "--letters", letters or "quarters", "--language", language()]
        return serve(
            room_command(where.path, wanted.name if wanted else None, extra), from_system(host), port
        )
    from facilitator.tui.room_app import run_room

    return run_room(where, settings(), wanted, palette, letters)


def _in_a_page() -> bool:
    """Whether Textual draws for the server of a page, which needs no terminal."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))
