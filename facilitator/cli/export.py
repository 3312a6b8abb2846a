"""`facilitator export`: an article in a file, in the form that its ending names."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.domain.proof import must_be_decided
from facilitator.services import exporting as service
from facilitator.services.outside import MissingExtra, OutsideTrouble, installing
from facilitator.storage import syntheses
from facilitator.texts import _, faults, proof
from facilitator.texts import exporting as said


def export_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "export",
        export,
        _("Make an article: Markdown, HTML, ODT, DOCX, PDF, CSV or JSON."),
        [
            click.Argument(["names"], nargs=-1, required=True, metavar=_("SESSION|SYNTHESIS…")),
            click.Option(
                ["-o", "--output"],
                required=True,
                metavar=_("FILE"),
                help=_("Put it in this file; its ending says what to make."),
            ),
            click.Option(["--force"], is_flag=True, help=_("Write over the file where it is there already.")),
        ],
    )


@click.pass_context
def export(context: click.Context, names: tuple[str, ...], output: str, force: bool) -> int:
    """The article of a synthesis, or of the one proposed for sessions; 1 where part of them could not be read.

    Nothing is made of a synthesis in which something must be decided.
    """
    path = Path(output)
    try:
        service.form_of(path)
    except service.UnknownForm as error:
        raise Wrong(said.unknown_form(str(error), service.FORMS), context) from None
    source = _source(context, names)
    for fault in source.faults:
        print(faults.line(fault), file=sys.stderr)
    for note in _exported(source, path, force):
        print(said.note(note), file=sys.stderr)
    print(said.exported(path))
    return 1 if source.faults else 0


def _source(context: click.Context, names: tuple[str, ...]) -> service.Source:
    folder = home(context).sessions
    written = [finding.synthesis(folder, name) for name in names]
    if len(names) == 1 and written[0] is not None:
        return _decided(service.of_synthesis(written[0], folder))
    if any(written):
        raise Wrong(said.one_synthesis(), context)
    source = service.of_sessions([finding.session(folder, name) for name in names])
    known = [
        paths.name
        for paths, synthesis in syntheses.readable(folder)
        if set(source.sessions) <= set(synthesis.sources)
    ]
    if known:
        print(said.has_synthesis(known), file=sys.stderr)
    return source


def _decided(source: service.Source) -> service.Source:
    """The same, once nothing in it must be decided. Raises Trouble."""
    found = must_be_decided(source.synthesis, source.sessions)
    if not found:
        return source
    for fault in source.faults:
        print(faults.line(fault), file=sys.stderr)
    for one in found:
        print(proof.line(one, len(source.synthesis.sources) > 1), file=sys.stderr)
    raise Trouble(said.undecided(len(found)))


def _exported(source: service.Source, path: Path, force: bool) -> list[service.Note]:
    """Raises Trouble."""
    try:
        return service.export(source, path, force=force, told=_progress())
    except FileExistsError:
        raise Trouble(said.in_the_way(path)) from None
    except MissingExtra as error:
        raise Trouble(said.missing(installing(error.extra))) from None
    except OutsideTrouble as error:
        raise Trouble(said.outside(str(error))) from None


def _progress() -> Callable[[service.Step], None]:
    """How far it has come, on one line that is drawn over."""
    if not sys.stderr.isatty():
        return lambda _step: None
    shown: list[str] = [""]

    def told(step: service.Step) -> None:
        now = said.step(step)
        if now != shown[0]:
            blank = " " * len(shown[0])
            shown[0] = now
            end = "" if step != "write" else "\r" + " " * len(now) + "\r"
            print(f"\r{blank}\r{now}{end}", end="", file=sys.stderr, flush=True)

    return told
