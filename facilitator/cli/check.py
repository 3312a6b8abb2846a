"""`facilitator check`: what is wrong in themes and sessions, line by line."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.parts import Command
from facilitator.cli.places import home
from facilitator.domain.faults import Fault
from facilitator.services import checking
from facilitator.texts import _, ngettext
from facilitator.texts.faults import line


def check_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "check",
        check,
        _("Say what is wrong in theme and session files, by default in all of them."),
        [click.Argument(["paths"], nargs=-1, metavar=_("[PATH…]"))],
    )


@click.pass_context
def check(context: click.Context, paths: tuple[str, ...]) -> int:
    """A line for each fault, then how many files are right."""
    if paths:
        files = [file for path in paths for file in checking.files_at(Path(path))]
    else:
        files = checking.files_of(home(context))
    found = [checking.faults_of(file) for file in files]
    for fault in (fault for faults in found for fault in faults):
        print(line(fault))
    print(_verdict(found))
    return 1 if any(found) else 0


def _verdict(found: list[list[Fault]]) -> str:
    right = sum(not faults for faults in found)
    return ngettext(
        "{right} file out of {number} is right.", "{right} files out of {number} are right.", right
    ).format(right=right, number=len(found))
