"""The library: past sessions in a table, filtered as one types, and what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from facilitator.services.catalogue import (
    DESCENDING,
    By,
    Entry,
    catalogue,
    filtered,
    ordered,
)
from facilitator.storage.folders import Home
from facilitator.texts import _, ngettext, searching, troubles
from facilitator.tui.over_list import OverList, line_over_list
from facilitator.tui.screens import library_texts
from facilitator.tui.screens.library_acts import LibraryActs
from facilitator.tui.screens.library_keys import KEYS, of_the_moment
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.session_table import Headings, Order, placed
from facilitator.tui.wording import bound


class LibraryScreen(LibraryActs):
    """Letters go into the line, which filters; the arrows move in the table."""

    AUTO_FOCUS = "#filter"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    @dataclass
    class Known(Message):
        """The sessions there are, or why that is not known."""

        found: list[Entry] | OSError

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._order = Order("date", True)
        self.name_line = Prose(id="name")
        self.line = line_over_list(KEYS, id="filter")
        self.headings = Headings(self._order, id="headings")
        self.about = Prose(id="about")

    def compose(self) -> ComposeResult:
        """The line over the table, and what is said of the selected row."""
        self.line.placeholder = _("Type to filter: title, place, theme, date, state")
        yield self.name_line
        yield self.line
        yield self.headings
        yield self.table
        yield self.about
        yield KeyBar()

    # Reading the sessions

    def on_screen_resume(self) -> None:
        """When it opens, and back from another screen: what was done there is seen."""
        self.action_read_again()

    def action_read_again(self) -> None:
        """Read what has changed."""
        if self.entries is None:
            self._show()
        self.errands.ask(self._read)

    def _read(self) -> None:
        # In the thread of the errands: everything else happens in that of the screen.
        try:
            self.post_message(self.Known(catalogue(self.home, self.telling())))
        except OSError as error:
            self.post_message(self.Known(error))

    def on_over_list_progress(self, message: OverList.Progress) -> None:
        """Many sessions are read for the first time."""
        if self.entries is None:
            self.table.show([], searching.reading(message.done, message.number))

    def on_library_screen_known(self, message: Known) -> None:
        """The sessions as they are now."""
        if isinstance(message.found, OSError):
            self.notify(troubles.sentence(message.found), markup=False, severity="error", timeout=15)
            self.entries = self.entries or []
        else:
            self.entries = message.found
            self.table.marked &= {entry.paths for entry in message.found}
        self._show()

    # What is shown

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key filters."""
        self._show()

    def _show(self) -> None:
        known = self.entries or []
        self.listed = ordered(filtered(known, self.line.value), self._order.by, self._order.descending)
        self.table.show(self.listed, self._why_empty())
        self.headings.refresh()
        self.tell()

    def _why_empty(self) -> str:
        if self.entries is None:
            return _("Reading the sessions…")
        if not self.entries:
            return _("There is no session yet.")
        said = _("No session has all these words. {key} empties the line.")
        return said.format(key=library_texts.key("back"))

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Another row is selected."""
        self.tell()

    def tell(self) -> None:
        title = [(_("Past sessions"), "title"), (f" · {self._counted()}", "faint")] if self.entries else []
        if self.table.marked:
            marked = ngettext("{number} marked", "{number} marked", len(self.table.marked))
            title.append((f" · {bound(marked.format(number=len(self.table.marked)))}", "mark"))
        self.name_line.show(Block(title or [(_("Past sessions"), "title")]))
        chosen = self.table.chosen()
        self.refresh_bindings()
        self.about.show(*(library_texts.about(chosen) if chosen else [Block([("", "")])]))

    def _counted(self) -> str:
        number, listed = len(self.entries or ()), len(self.listed)
        if listed == number:
            return ngettext("{number} session", "{number} sessions", number).format(number=number)
        return _("{listed} of {number}").format(listed=listed, number=number)

    # The order

    def action_order(self) -> None:
        """Order by the next column that is shown."""
        shown = [column.by for column, _start, _wide in placed(self.table.room)]
        at = shown.index(self._order.by) if self._order.by in shown else -1
        self._order_by(shown[(at + 1) % len(shown)])

    def action_turn(self) -> None:
        """The other way round."""
        self._order.descending = not self._order.descending
        self._show()

    def on_headings_clicked(self, message: Headings.Clicked) -> None:
        """A heading: its order, or that the other way round."""
        if message.by == self._order.by:
            self.action_turn()
        else:
            self._order_by(message.by)

    def _order_by(self, by: By) -> None:
        self._order.by, self._order.descending = by, by in DESCENDING
        self._show()

    # Keys

    def action_back(self) -> None:
        """Empty the line; go back where it is empty."""
        if self.line.value:
            self.line.put("", None)
        else:
            self.dismiss()

    def of_the_moment(self, bindings: list[Binding]) -> list[Binding]:
        """The keys of the last line, those of the moment first."""
        return of_the_moment(bindings, bool(self.table.marked))

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return library_texts.help_texts()
