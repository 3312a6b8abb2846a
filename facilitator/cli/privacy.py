"""`facilitator privacy`: what remains of people in the sessions, and taking it away."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.cli.terminal import agreed, can_ask
from facilitator.domain.visible import visible
from facilitator.export.session_json import json_text
from facilitator.services import privacy as service
from facilitator.services.library import SessionItem
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, faults
from facilitator.texts import privacy as said


def privacy_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "privacy",
        privacy,
        _("Say what remains of people in the sessions; delete one, or make it anonymous."),
        [
            click.Argument(["sessions"], nargs=-1, metavar=_("[SESSION]…")),
            click.Option(["--delete"], metavar=_("SESSION"), help=_("Delete a session and all beside it.")),
            click.Option(
                ["--anonymise"],
                metavar=_("SESSION"),
                help=_("Make roles general, and put […] for flagged words."),
            ),
            click.Option(["--yes"], is_flag=True, help=_("Do not ask.")),
            click.Option(["--json"], is_flag=True, help=_("As JSON, for other programs.")),
        ],
    )


@click.pass_context
def privacy(
    context: click.Context,
    sessions: tuple[str, ...],
    delete: str | None,
    anonymise: str | None,
    yes: bool,
    json: bool,
) -> int:
    """List what there is to look at, or do one thing about one session."""
    folder = home(context).sessions
    if delete is None and anonymise is None:
        return _list(folder, sessions, json)
    if sessions or (delete is not None and anonymise is not None):
        raise Wrong(_("One thing at a time: name one session, after --delete or --anonymise."), context)
    if not yes and not can_ask():
        raise Wrong(_("Nobody is here to be asked. Add --yes to do it without asking."), context)
    if delete is not None:
        errand = _deletion(_found(folder, delete), folder)
    else:
        errand = _anonymity(finding.session(folder, anonymise or ""))
    return _carry_out(errand, yes, json)


def _found(folder: Path, name: str) -> SessionPaths:
    """The session of that name, or what is left of one that is no more."""
    left = next((paths for paths in service.orphans(folder) if paths.name == name), None)
    return left or finding.session(folder, name)


# What remains


def _list(folder: Path, names: tuple[str, ...], json: bool) -> int:
    today = date.today()
    if names:
        found = [service.remains(finding.session(folder, name), today) for name in names]
        left = []
    else:
        found, left = service.everything(folder, today), service.orphans(folder)
    if json:
        sys.stdout.write(json_text([*map(_object, found), *map(_orphan_object, left)]))
        return 0
    lines = [line for one in found for line in _lines(one)] + [said.orphan(paths.name) for paths in left]
    worth_saying = any(found) or left
    print("\n".join([*lines, "", *said.what_to_do()] if worth_saying else [*lines, said.nothing()]))
    return 0


def _lines(of: service.Remains) -> list[str]:
    lines = [f"{visible(of.item.paths.name)}  {visible(of.item.title)}"]
    day = of.item.keep_until
    told = [said.past_due(day)] if day is not None and of.past_due else []
    told += [faults.line(fault) for fault in of.faults[:3]]
    told += [said.flagged(one.number, one.kind, one.words) for one in of.flagged]
    told += [said.sensitive(number) for number in of.sensitive]
    told += [said.beside(path) for path in of.beside]
    return lines + [f"  {line}" for line in told]


def _object(of: service.Remains) -> dict[str, Any]:
    return _head(of.item) | {
        "past_due": of.past_due,
        "flagged": [{"number": one.number, "kind": one.kind, "words": one.words} for one in of.flagged],
        "sensitive": of.sensitive,
        "beside": [path.name for path in of.beside],
    }


def _head(item: SessionItem) -> dict[str, Any]:
    day = item.keep_until
    return {
        "session": item.paths.name,
        "title": item.title,
        "state": item.state,
        "keep_until": day.isoformat() if day else None,
    }


def _orphan_object(paths: SessionPaths) -> dict[str, Any]:
    beside = [path.name for path in service.deletion(paths).files]
    empty = {"title": None, "state": "gone", "keep_until": None, "past_due": False}
    return {"session": paths.name} | empty | {"flagged": [], "sensitive": [], "beside": beside}


# Taking it away


@dataclass(frozen=True)
class _Errand:
    """Something that is shown, asked about, then done; `tree` is the same for other programs."""

    paths: SessionPaths
    lines: list[str]
    question: str
    act: Callable[[], None]
    done: str
    tree: dict[str, Any]


def _deletion(paths: SessionPaths, sessions: Path) -> _Errand:
    try:
        shown = service.deletion(paths, sessions)
    except service.NotASession:
        raise Trouble(said.not_a_session(paths.yaml)) from None
    return _Errand(
        paths,
        [
            *said.goes(shown.files),
            *(said.rewritten(shown.syntheses) if shown.syntheses else []),
            *(said.stays(shown.stay) if shown.stay else []),
            said.out_of_reach(),
        ],
        said.ask_deletion(len(shown.files)),
        lambda: service.delete(shown),
        said.deleted(paths.name),
        {
            "session": paths.name,
            "deleted": list(map(str, shown.files)),
            "left_alone": list(map(str, shown.stay)),
            "rewritten": list(map(str, shown.syntheses)),
        },
    )


def _anonymity(paths: SessionPaths) -> _Errand:
    try:
        shown = service.anonymity(paths)
    except service.NotEnded:
        raise Trouble(said.not_ended(paths.name)) from None
    lines = [line for one in shown.rewrites for line in said.change(one)]
    lines += (said.goes(shown.files) if shown.files else []) + ([said.comments()] if shown.comments else [])
    lines += said.rewritten(shown.syntheses) if shown.syntheses else []
    changes = [
        {"number": one.number, "part": one.part, "before": one.before, "after": one.after}
        for one in shown.rewrites
    ]
    tree = {"session": paths.name, "changes": changes, "deleted": list(map(str, shown.files))}
    tree["rewritten"] = list(map(str, shown.syntheses))
    if not shown:
        return _Errand(paths, [], "", lambda: None, said.anonymous_already(paths.name), tree)
    done = said.anonymous(paths.name)
    return _Errand(paths, lines, said.ask_anonymity(), lambda: service.anonymise(shown), done, tree)


def _carry_out(errand: _Errand, yes: bool, json: bool) -> int:
    """With `--json`, the standard output has the object alone."""
    aside = sys.stderr if json else sys.stdout
    for line in errand.lines:
        print(line, file=aside)
    aside.flush()
    if errand.lines and not yes and not agreed(errand.question):
        print(said.nothing_done(), file=aside)
        return 1
    try:
        errand.act()
    except service.Changed:
        raise Trouble(said.changed(errand.paths.name)) from None
    sys.stdout.write(json_text(errand.tree) if json else f"{errand.done}\n")
    return 0
