"""`facilitator keys`: every action that has keys, with the keys it has now."""

from __future__ import annotations

import sys

import click

from facilitator.cli.parts import Command
from facilitator.cli.places import settings
from facilitator.storage import folders
from facilitator.texts import _


def keys_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "keys",
        keys,
        _("List every action of the screens with its keys, and say what is wrong in yours."),
        [click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs."))],
    )


def keys(json: bool) -> int:
    """One line an action; 1 when a key in the settings cannot be followed, and why on the standard error."""
    from facilitator.texts.faults import line
    from facilitator.tui import keymap
    from facilitator.tui.keys import use

    own, faults = keymap.of(settings().keys, folders.config_folder())
    use(own)
    rows = keymap.rows()
    if json:
        from facilitator.export.session_json import json_text

        sys.stdout.write(json_text([row._asdict() for row in rows]))
    else:
        _print([(row.id, ",".join(row.keys), row.description) for row in rows])
    for fault in faults:
        print(line(fault), file=sys.stderr)
    return int(bool(faults))


def _print(rows: list[tuple[str, str, str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for id, keys, said in rows:
        print(f"{id:<{widths[0]}}  {keys:<{widths[1]}}  {said}")
