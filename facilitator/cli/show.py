"""`facilitator show`: a session, for reading or for other programs."""

from __future__ import annotations

import sys

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command
from facilitator.cli.places import home
from facilitator.storage.session_file import load
from facilitator.texts import _


def show_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "show",
        show,
        _("Show a session: its questions, their time, the remarks."),
        [
            click.Argument(["session"], metavar=_("SESSION")),
            click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs.")),
        ],
    )


@click.pass_context
def show(context: click.Context, session: str, json: bool) -> int:
    """What can be read of the session, and on stderr what cannot."""
    loaded = load(finding.session(home(context).sessions, session))
    for fault in loaded.faults:
        from facilitator.texts.faults import line

        print(line(fault), file=sys.stderr)
    if loaded.session is not None and json:
        from facilitator.export.session_json import session_json

        sys.stdout.write(session_json(loaded.session))
    elif loaded.session is not None:
        from facilitator.export.session_text import session_text

        sys.stdout.write(session_text(loaded.session))
    return 1 if loaded.faults else 0
