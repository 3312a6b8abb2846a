"""`facilitator merge`: one session made of several."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import Any

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong, from_system
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.domain.visible import visible
from facilitator.services import merging as service
from facilitator.services.opening import AlreadyRunning
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _
from facilitator.texts import merging as said

_MOST_PAIRS = 20


def merge_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "merge",
        merge,
        _("Make one session of several: tables, note-takers, conflicted copies."),
        [
            click.Argument(["sessions"], nargs=-1, metavar=_("[SESSION]…")),
            click.Option(["-o", "--output"], metavar=_("NAME"), help=_("Name the new session so.")),
            click.Option(
                ["--people"], type=click.IntRange(1), metavar="N", help=_("So many people were there.")
            ),
            click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs.")),
        ],
    )


@click.pass_context
def merge(
    context: click.Context, sessions: tuple[str, ...], output: str | None, people: int | None, json: bool
) -> int:
    """Merge the sessions named; without any, propose the conflicted copies."""
    where = home(context)
    if not sessions:
        return _propose(where, json)
    if len(sessions) == 1:
        raise Wrong(said.too_few(), context)
    sources = [finding.session(where.sessions, name) for name in sessions]
    merged = _merged(where, sources, output, people)
    if json:
        from facilitator.export.session_json import json_text

        sys.stdout.write(json_text(_object(merged)))
    else:
        print("\n".join(_lines(merged, where)))
    return 0


def _merged(
    where: Home, sources: list[SessionPaths], output: str | None, people: int | None
) -> service.Merged:
    try:
        out = None if output is None else service.named(where, from_system(output))
        return service.merge(where, sources, out, people)
    except service.NameRefused as error:
        raise Trouble(said.name_refused(str(error))) from None
    except service.Twice as error:
        raise Trouble(said.twice(str(error))) from None
    except service.NotEnded as error:
        raise Trouble(said.not_ended(str(error))) from None
    except AlreadyRunning as error:
        raise Trouble(said.running(str(error))) from None


def _lines(merged: service.Merged, where: Home) -> list[str]:
    joined, session = merged.joined, merged.session
    name = _argument(merged.paths, where)
    lines = [
        said.made(len(merged.sources), merged.paths.name, len(session.remarks)),
        f"  {visible(str(merged.paths.yaml))}",
        *said.settled(joined.settled),
    ]
    if joined.united:
        lines.append(said.united(joined.united))
    lines += [said.gone(one.number, merged.sources[one.source].name, name) for one in joined.gone]
    if merged.alike:
        lines += [*_pairs(merged), said.decide(name)]
    return [*lines, *said.sources_stay([_argument(paths, where) for paths in merged.sources])]


def _pairs(merged: service.Merged) -> list[str]:
    from facilitator.export.session_text import remark_text

    lines = [said.perhaps(len(merged.alike))]
    for pair in merged.alike[:_MOST_PAIRS]:
        for mark, number in (("=", pair.first), (" ", pair.second)):
            lines.append(f"  {mark} #{number} {remark_text(merged.session.remarks[number])}")
    left = len(merged.alike) - _MOST_PAIRS
    return [*lines, f"  {said.more(left)}"] if left > 0 else lines


def _object(merged: service.Merged) -> dict[str, Any]:
    joined = merged.joined
    return {
        "session": merged.paths.name,
        "path": str(merged.paths.yaml),
        "sources": [paths.name for paths in merged.sources],
        "remarks": len(merged.session.remarks),
        "united": joined.united,
        "settled": [
            {
                "what": one.what,
                "prompt": one.prompt,
                "said": [*map(_plain, one.said)],
                "taken": _plain(one.taken),
            }
            for one in joined.settled
        ],
        "gone": [{"number": one.number, "session": merged.sources[one.source].name} for one in joined.gone],
        "alike": [
            {"first": one.first, "second": one.second, "share": round(one.share, 2)} for one in merged.alike
        ],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _propose(where: Home, json: bool) -> int:
    found = service.conflicts(where)
    if json:
        from facilitator.export.session_json import json_text

        tree = [{"session": name, "files": [str(paths.yaml) for paths in files]} for name, files in found]
        sys.stdout.write(json_text(tree))
        return 0
    lines = [
        line
        for name, files in found
        for line in said.conflict(name, [_argument(one, where) for one in files])
    ]
    print("\n".join(lines or [said.no_conflict()]))
    return 0


def _argument(paths: SessionPaths, where: Home) -> str:
    """What a session is called after a command: its name, or its path where it is not among the others."""
    here = paths.folder.resolve() == where.sessions.resolve()
    name = visible(paths.name if here else str(paths.yaml))
    return subprocess.list2cmdline([name]) if os.name == "nt" else shlex.quote(name)
