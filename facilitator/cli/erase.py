"""`facilitator erase`: words taken out for good, wherever the program wrote them."""

from __future__ import annotations

import click

from facilitator.cli import finding
from facilitator.cli.parts import Command, Wrong
from facilitator.cli.places import home
from facilitator.cli.report import Trouble
from facilitator.cli.terminal import agreed, can_ask
from facilitator.domain.entries import Erase
from facilitator.domain.session import Session
from facilitator.services.clock import now
from facilitator.storage.book import Book
from facilitator.texts import _, ngettext


def erase_command() -> Command:
    """The command, its help in the language of the moment."""
    return Command(
        "erase",
        erase,
        _("Erase remarks for good, everywhere the program wrote them."),
        [
            click.Argument(["session"], metavar=_("SESSION")),
            click.Argument(["numbers"], nargs=-1, required=True, type=click.IntRange(1), metavar="N…"),
            click.Option(["--yes"], is_flag=True, help=_("Do not ask.")),
        ],
    )


@click.pass_context
def erase(context: click.Context, session: str, numbers: tuple[int, ...], yes: bool) -> int:
    """Erase the remarks, all of them or, where one is not there, none."""
    if not yes and not can_ask():
        raise Wrong(_("Nobody is here to be asked. Add --yes to erase without asking."), context)
    book = Book(finding.session(home(context).sessions, session))
    wanted = list(dict.fromkeys(numbers))
    _check(book.open(), wanted)
    if not yes and not _agreed(wanted):
        print(_("Nothing is erased."))
        return 1
    for number in wanted:
        book.erase(Erase(at=now(), by="erase", number=number))
        print(_("#{number} is erased for good.").format(number=number), flush=True)
    return 0


def _check(session: Session, numbers: list[int]) -> None:
    removed = session.running.removed if session.running else {}
    for number in numbers:
        if number not in session.remarks and number not in removed:
            raise Trouble(_("There is no remark #{number}. Nothing is erased.").format(number=number))


def _agreed(numbers: list[int]) -> bool:
    listed = ", ".join(f"#{number}" for number in numbers)
    asked = ngettext(
        "Erase {numbers} for good, everywhere? It cannot be undone. Type yes to erase it: ",
        "Erase {numbers} for good, everywhere? It cannot be undone. Type yes to erase them: ",
        len(numbers),
    )
    return agreed(asked.format(numbers=listed))
