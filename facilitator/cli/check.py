"""`facilitator check`: what is wrong in themes, sessions and syntheses, line by line."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.parts import Command
from facilitator.cli.places import home
from facilitator.services import checking
from facilitator.texts import _, ngettext, proof
from facilitator.texts.faults import at, line


def check_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "check",
        check,
        _("Say what is wrong in theme, session and synthesis files, by default in all of them."),
        [click.Argument(["paths"], nargs=-1, metavar=_("[PATH…]"))],
    )


@click.pass_context
def check(context: click.Context, paths: tuple[str, ...]) -> int:
    """A line for each fault and for each thing to look at in an article, then how many files are right."""
    at_home = home(context)
    if paths:
        files = [file for path in paths for file in checking.files_at(Path(path))]
    else:
        files = checking.files_of(at_home)
    looked = [checking.looked_at(file, at_home.sessions) for file in files]
    for one in looked:
        for fault in one.faults:
            print(line(fault))
        for found in one.found:
            print(_told(found, one.several))
    right = sum(one.is_right for one in looked)
    print(_verdict(right, len(looked)))
    return 0 if right == len(looked) else 1


def _told(found: checking.Found, several: bool) -> str:
    return at(found.path, found.line, found.column, proof.line(found.finding, several))


def _verdict(right: int, number: int) -> str:
    return ngettext(
        "{right} file out of {number} is right.", "{right} files out of {number} are right.", right
    ).format(right=right, number=number)
