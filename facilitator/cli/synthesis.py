"""`facilitator synthesis`: the first draft of an article, its situations proposed from the questions."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong, from_system
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.services import writing
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _
from facilitator.texts import exporting as said


def synthesis_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "synthesis",
        synthesis,
        _("Begin an article: remarks in situations, proposed from the questions."),
        [
            click.Argument(["sessions"], nargs=-1, required=True, metavar=_("SESSION…")),
            click.Option(
                ["-o", "--output"],
                metavar=_("FILE"),
                help=_("Put it in this file, by default in sessions/syntheses."),
            ),
            click.Option(["--title"], metavar=_("TITLE"), help=_("Give it this title.")),
        ],
    )


@click.pass_context
def synthesis(
    context: click.Context, sessions: tuple[str, ...], output: str | None, title: str | None
) -> int:
    """Write the first draft, and say where."""
    if output is not None and Path(output).suffix != ".yaml":
        raise Wrong(said.not_yaml(), context)
    folder = home(context).sessions
    sources = [_inside(folder, finding.session(folder, name)) for name in sessions]
    titled = from_system(title or "")
    if output is None:
        path = writing.begin(folder, sources, titled).yaml
    else:
        path = Path(output)
        try:
            writing.begin_at(path, folder, sources, titled)
        except FileExistsError:
            raise Trouble(said.taken(path)) from None
    print(said.begun(path))
    return 0


def _inside(folder: Path, found: SessionPaths) -> SessionPaths:
    """The same session, which a synthesis names by its file in the folder of all. Raises Trouble."""
    if found.folder.resolve() != folder.resolve():
        raise Trouble(said.elsewhere(found.name))
    return found
