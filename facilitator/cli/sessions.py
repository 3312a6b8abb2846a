"""`facilitator sessions`: the sessions there are, newest first."""

from __future__ import annotations

import sys
from typing import Any

import click

from facilitator.cli.parts import Command
from facilitator.cli.places import home
from facilitator.domain.visible import visible
from facilitator.services import library
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.texts import _


def sessions_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "sessions",
        sessions,
        _("List the sessions, the newest first."),
        [click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs."))],
    )


@click.pass_context
def sessions(context: click.Context, json: bool) -> int:
    """One line a session, or one object."""
    found = all_sessions(home(context).sessions)
    copies = library.conflicted_copies(found)
    if json:
        from facilitator.export.session_json import json_text

        sys.stdout.write(json_text([_object(paths, copies.get(paths.name)) for paths in found]))
        return 0
    for paths in found:
        print(_line(library.item(paths), copies.get(paths.name)))
    if not found:
        print(_("There is no session yet."))
    return 0


def _line(item: library.SessionItem, copy_of: str | None) -> str:
    from facilitator.texts import merging, words

    title = visible(item.title) + (f" – {visible(item.place)}" if item.place else "")
    state = words.state(item.state) + (f", {merging.copy_of(copy_of)}" if copy_of else "")
    return f"{visible(item.paths.name)}  {title}  ({state})"


def _object(paths: SessionPaths, copy_of: str | None) -> dict[str, Any]:
    """A session as other programs want it; what cannot be read is null."""
    from facilitator.storage.session_file import load

    item = library.item(paths)
    try:
        session = load(paths).session
    except OSError:
        session = None
    return {
        "session": paths.name,
        "title": item.title,
        "place": item.place or None,
        "started": item.started.isoformat(timespec="seconds") if item.started else None,
        "ended": session.ended.isoformat(timespec="seconds") if session and session.ended else None,
        "state": item.state,
        "copy_of": copy_of,
        "remarks": len(session.remarks) if session else None,
    }
