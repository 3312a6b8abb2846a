"""`facilitator start`: begin a session, or take one up, in screens or in plain lines."""

from __future__ import annotations

import calendar
from datetime import date

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong, from_system
from facilitator.cli.places import home, settings
from facilitator.cli.terminal import can_draw
from facilitator.services import opening
from facilitator.storage.folders import Home
from facilitator.storage.settings import Settings
from facilitator.texts import _


def start_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "start",
        start,
        _("Begin a session on a theme, or take up one that was left."),
        [
            click.Argument(["theme"], required=False, metavar=_("THEME")),
            click.Option(["--plain"], is_flag=True, help=_("In plain lines, without screens.")),
            click.Option(["--place"], metavar=_("TEXT"), help=_("Where the café is held.")),
            click.Option(["--organiser"], metavar=_("TEXT"), help=_("Who organises it.")),
            click.Option(
                ["--resume"], metavar=_("SESSION"), help=_("Take up this session where it stopped.")
            ),
        ],
    )


@click.pass_context
def start(
    context: click.Context,
    theme: str | None,
    plain: bool,
    place: str | None,
    organiser: str | None,
    resume: str | None,
) -> int:
    """Open the session, then hand it to the front end."""
    if theme is None and resume is None:
        raise Wrong(_("Which theme? Name one, or a session to take up with --resume."), context)
    where, wishes = home(context, make=True), settings()
    if resume is not None:
        opened = opening.take_up(finding.session(where.sessions, resume))
    else:
        chosen = finding.theme(where.prompts, theme or "")
        opened = opening.begin(where.sessions, chosen, _frame(wishes, place, organiser))
    try:
        return _lead(opened, where, wishes, plain=plain, resumed=resume is not None)
    finally:
        opened.release()


def _frame(wishes: Settings, place: str | None, organiser: str | None) -> opening.Frame:
    return opening.Frame(
        place=wishes.place if place is None else from_system(place),
        organiser=wishes.organiser if organiser is None else from_system(organiser),
        keep_until=_months_after(date.today(), wishes.keep_months),
        answers=opening.answers(wishes),
    )


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _lead(opened: opening.Opened, where: Home, wishes: Settings, plain: bool, resumed: bool) -> int:
    if plain or not can_draw():
        from facilitator.line import run

        return run(opened, wishes.abbreviations, resumed)
    from facilitator.tui.app import run as run_screens

    return run_screens(where, wishes, opened)
