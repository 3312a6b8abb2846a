"""`facilitator doctor`: what works on this machine, what does not, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import click

from facilitator.cli.measuring import measure
from facilitator.cli.parts import Command
from facilitator.cli.places import home, settings
from facilitator.services import doctor as service
from facilitator.storage import folders
from facilitator.texts import _, faults, ngettext, troubles

_LEVELS: dict[service.Level, Callable[[], str]] = {
    "ok": lambda: _("works"),
    "unknown": lambda: _("not known"),
    "attention": lambda: _("attention"),
    "trouble": lambda: _("trouble"),
}

_SENTENCES: dict[str, Callable[[], str]] = {
    "no-terminal": lambda: _("Terminal: this does not go to one. Run it in the window of the evening."),
    "terminal": lambda: _("Terminal: {columns} columns, {rows} rows ({term})."),
    "terminal-small": lambda: _(
        "Terminal: {columns} columns, {rows} rows ({term}). Make the window larger, or its letters smaller: "
        "80 columns and 24 rows show everything."
    ),
    "terminal-dumb": lambda: _(
        "Terminal: it draws no screens (TERM=dumb). Sessions run in plain lines here."
    ),
    "colours": lambda: _("Colours: {number}."),
    "colours-few": lambda: _("Colours: {number}. The screens stay readable; another terminal shows more."),
    "utf8": lambda: _("Letters: UTF-8."),
    "not-utf8": lambda: _("Letters: {encoding}. Accents may be drawn wrongly: set the terminal to UTF-8."),
    "glyphs": lambda: _("Widths of letters: as expected."),
    "glyphs-unknown": lambda: _("Widths of letters: the terminal does not say."),
    "glyphs-wrong": lambda: _(
        "Widths of letters: {glyphs} are drawn with another width. Choose another font, or another terminal."
    ),
    "folder": lambda: _("Folder {path}: files are written and synced."),
    "folder-slow": lambda: _(
        "Folder {path}: syncing a file took {seconds:.1f} s. Prefer a folder on the disk of this machine."
    ),
    "folder-refuses": lambda: _("Folder {path}: nothing can be kept there. {reason}"),
    "disk": lambda: _("Disk: {megabytes} MB free."),
    "disk-unknown": lambda: _("Disk: the system does not say how much is free."),
    "disk-little": lambda: _("Disk: only {megabytes} MB free. Make room before the evening."),
    "disk-full": lambda: _("Disk: {megabytes} MB free, too little for an evening. Make room now."),
    "no-cloud": lambda: _("Synchronised folder: none seen. The words stay on this machine."),
    "cloud": lambda: _(
        "Synchronised folder: {service} seems to send this folder to other machines. The words then leave the "
        "room, words that are erased may stay in its history, and two machines may write at once. Choose "
        "another folder with --home, or pause {service} for the evening and empty its history after erasing."
    ),
    "no-battery": lambda: _("Battery: none seen. If this is a laptop, plug it in."),
    "plugged-in": lambda: _("Battery: plugged in, {percent}%."),
    "battery": lambda: _("Battery: not plugged in, {percent}%. Plug it in for the evening."),
    "battery-low": lambda: _("Battery: not plugged in, only {percent}%. Plug it in now."),
    "sleep": lambda: _(
        "Sleep: cannot be seen from here. In the system's settings, let neither the screen nor the machine "
        "sleep during the evening. What is kept survives it."
    ),
    "settings-faulty": lambda: _("Settings: some could not be read, the usual ones are used instead."),
    "keys-faulty": lambda: _("Keys: some of yours cannot be had, the usual ones are used instead."),
    "sessions-faulty": lambda: _("Sessions: {right} of {number} can be read whole."),
    "themes-faulty": lambda: _("Themes: {right} of {number} can be used."),
    "themes-none": lambda: _("Themes: none can be used. Write one with facilitator new TITLE."),
    "session-left": lambda: _(
        "Session {name} was left before its end. Take it up with facilitator start --resume {name}."
    ),
}


def doctor_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "doctor",
        doctor,
        _("Say what works on this machine for an evening, what does not, and what to do."),
        [],
    )


@click.pass_context
def doctor(context: click.Context) -> int:
    """A line for each thing looked at; 1 when one of them is a trouble."""
    try:
        where = home(context)
    except folders.FolderError as error:
        print(_line(service.Finding("trouble", "folder-refuses", {"path": error.path, "error": error})))
        return 1
    troubled = False
    for finding in chain(service.look(where, folders.config_folder(), measure()), _keys()):
        print(_line(finding), flush=True)
        for fault in finding.faults:
            print(f"  {faults.line(fault)}")
        troubled = troubled or finding.level == "trouble"
    return int(troubled)


def _keys() -> Iterator[service.Finding]:
    """Only the screens know which keys can be had: they are loaded where somebody has some."""
    if wanted := settings().keys:
        from facilitator.tui import keymap

        if wrong := keymap.of(wanted, folders.config_folder())[1]:
            yield service.Finding("attention", "keys-faulty", faults=wrong)


def _line(finding: service.Finding) -> str:
    return f"[{_LEVELS[finding.level]()}] {_sentence(finding)}"


def _sentence(finding: service.Finding) -> str:
    data = dict(finding.data)
    if finding.code in ("themes", "sessions"):
        return _count(finding.code, data["number"])
    if "path" in data:
        data["path"] = troubles.shown(str(data["path"]))
    if "error" in data:
        data["reason"] = troubles.sentence(data.pop("error"))
    return _SENTENCES[finding.code]().format(**data)


def _count(what: str, number: int) -> str:
    if what == "themes":
        return ngettext("Themes: {number}, right.", "Themes: {number}, all right.", number).format(
            number=number
        )
    return ngettext("Sessions: {number}, right.", "Sessions: {number}, all right.", number).format(
        number=number
    )
