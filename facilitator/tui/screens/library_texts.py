"""What the library says of a session, and of itself."""

from __future__ import annotations

from datetime import date

from facilitator.domain.visible import visible
from facilitator.services.catalogue import Entry
from facilitator.texts import _, faults, words
from facilitator.tui.keys import called
from facilitator.tui.screens.library_keys import KEYS
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.session_table import state
from facilitator.tui.wording import bound


def key(name: str) -> str:
    """The name of the key of an action here, for a sentence."""
    return called(f"library.{name}", KEYS)


def about(entry: Entry) -> list[Block]:
    """More of the selected session, and what is to be known before it is opened."""
    row = entry.row
    parts = [words.moment(row.started) if row.started else "", visible(row.place), _title_of_theme(entry)]
    if row.people is not None:
        parts.append(bound(words.count_people(row.people)))
    parts.append(bound(words.count_remarks(row.remarks)))
    blocks = [Block([(visible(row.title), "strong")]), Block([(" · ".join(filter(None, parts)), "faint")])]
    return [*blocks, *_to_be_known(entry)]


def _title_of_theme(entry: Entry) -> str:
    theme = visible(entry.row.theme)
    return "" if entry.row.theme == entry.row.title else words.quoted(theme) if theme else ""


def _to_be_known(entry: Entry) -> list[Block]:
    row = entry.row
    if row.fault is not None:
        return [Block([(faults.line(row.fault), "alert")], [("! ", "alert")])]
    if entry.copy_of is not None:
        said = _("A conflicted copy: it was changed in two places. {key} makes one session of both.")
        return [Block([(said.format(key=key("merge")), "alert")])]
    if row.keep_until is not None and row.past_due(date.today()):
        said = _("The room was told: deleted after {day}. {key} does it.")
        said = said.format(day=words.day(row.keep_until), key=key("privacy"))
        return [Block([(said, "alert")])]
    said, tone = state(entry)
    return [Block([(said, tone)])] if said else []


def help_texts() -> list[str]:
    """What the library is for."""
    names = ("open", "order", "turn", "mark", "merge", "compare", "privacy", "search")
    keys = {name: key(name) for name in names}
    return [
        said.format(**keys)
        for said in (
            _("Whatever is typed filters: words of the title, the place, the theme, the date, the state."),
            _("{order} orders by the next column, {turn} turns the order round. A click on a heading too."),
            _("{open} opens a session: a past one to be put in order, one cut off to be taken up."),
            _("{mark} marks sessions. {merge} makes one of them, {compare} compares them."),
            _("A copy (≠) was left by a file synchroniser: {merge} makes one of it and the original."),
            _("{privacy} says what remains of people in a session. {search} searches all for words."),
        )
    ]
