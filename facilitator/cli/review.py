"""`facilitator review`: put a session in order after the evening, in screens or in plain lines."""

from __future__ import annotations

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command
from facilitator.cli.places import home, settings
from facilitator.cli.terminal import can_draw
from facilitator.texts import _


def review_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "review",
        review,
        _("Put a past session in order: mend, file, tag, join or split its remarks."),
        [
            click.Argument(["session"], metavar=_("SESSION")),
            click.Option(["--plain"], is_flag=True, help=_("In plain lines, without screens.")),
        ],
    )


@click.pass_context
def review(context: click.Context, session: str, plain: bool) -> int:
    """Find the session, then hand it to the front end."""
    where = home(context)
    paths = finding.session(where.sessions, session)
    if plain or not can_draw():
        from facilitator.line.reviewing import run

        return run(where, paths)
    from facilitator.tui.app import run as run_screens

    return run_screens(where, settings(), review=paths)
