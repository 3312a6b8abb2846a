"""The program with its commands, and what it does when none is named."""

from __future__ import annotations

import sys

import click

from facilitator import __version__
from facilitator.cli.parts import Program, common_options
from facilitator.texts import _

MODULES = {
    "start": "facilitator.cli.start",
    "project": "facilitator.cli.project",
    "note": "facilitator.cli.note",
    "sessions": "facilitator.cli.sessions",
    "show": "facilitator.cli.show",
    "search": "facilitator.cli.search",
    "merge": "facilitator.cli.merge",
    "stats": "facilitator.cli.stats",
    "review": "facilitator.cli.review",
    "synthesis": "facilitator.cli.synthesis",
    "export": "facilitator.cli.export",
    "erase": "facilitator.cli.erase",
    "privacy": "facilitator.cli.privacy",
    "check": "facilitator.cli.check",
    "new": "facilitator.cli.new",
    "keys": "facilitator.cli.keys",
    "doctor": "facilitator.cli.doctor",
}
"""The commands, in the order of an evening, and the module of each."""


def program() -> Program:
    """The program, its help in the language of the moment."""
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_say_version,
        help=_("Say which version this is and stop."),
    )
    return Program(
        MODULES,
        callback=_alone,
        params=[*common_options(), version],
        help=_("Run a café numérique in a terminal. Without a command, open the home screen."),
    )


def _say_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"facilitator {__version__}")
        context.exit()


@click.pass_context
def _alone(context: click.Context) -> int:
    """The home screen, when no command is named."""
    if context.invoked_subcommand is not None:
        return 0
    from facilitator.cli.terminal import can_draw

    if not can_draw():
        print(
            _(
                "The home screen needs a terminal. In plain lines: facilitator start THEME --plain. "
                "Everything else: facilitator --help."
            ),
            file=sys.stderr,
        )
        return 1
    from facilitator.cli.places import home, settings
    from facilitator.tui.app import run

    return run(home(context, make=True), settings(), None)
