"""The home screen: what can be begun, what waits to be taken up, what has been."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.storage.folders import Home
from facilitator.texts import _
from facilitator.tui.keys import N_, called
from facilitator.tui.messages import (
    ArticleWanted,
    ComparisonWanted,
    LibraryWanted,
    PrivacyWanted,
    SearchWanted,
    SessionChosen,
    ThemeChosen,
)
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.shelf import Shelf


class HomeScreen(Screen[None]):
    """One list. The lines below it say more of the row that is selected."""

    AUTO_FOCUS = "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", N_("open"), id="home.open", tooltip=N_("Begin, take up or read the selected row")
        ),
        Binding(
            "l",
            "library",
            N_("library"),
            id="home.library",
            tooltip=N_("All past sessions in a table: filter, order, merge"),
        ),
        Binding(
            "s,ctrl+f",
            "search",
            N_("search"),
            id="home.search",
            tooltip=N_("Search past sessions for words"),
        ),
        Binding(
            "a",
            "article",
            N_("article"),
            id="home.article",
            tooltip=N_("Write the article of the selected session, or go on with one"),
        ),
        Binding("c", "compare", N_("compare"), id="home.compare", tooltip=N_("Compare past sessions")),
        Binding(
            "p",
            "privacy",
            N_("privacy"),
            id="home.privacy",
            tooltip=N_("What remains of people in past sessions"),
        ),
        Binding(
            "ctrl+r,r,f5",
            "read_again",
            N_("read again"),
            id="home.read-again",
            tooltip=N_("Read the folders again, after a change in a file"),
        ),
        Binding("q", "app.quit", N_("quit"), show=False, id="home.quit", tooltip=N_("Leave the program")),
    ]

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.shelf = Shelf(home)
        self.about = Prose(id="about")

    def compose(self) -> ComposeResult:
        """The list over what is said of the selected row."""
        yield Prose(Block([("facilitator", "title"), (" · " + _("your cafés"), "faint")]), id="name")
        yield self.shelf
        yield self.about
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Back from another screen: the folders have changed."""
        self.shelf.read_again()
        self._tell()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Another row is selected."""
        self._tell()

    def _tell(self) -> None:
        self.about.show(*self.shelf.about())

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click on a row."""
        if (theme := self.shelf.theme_at(event.row)) is not None:
            self.post_message(ThemeChosen(theme))
        elif (session := self.shelf.session_at(event.row)) is not None:
            self.post_message(SessionChosen(session))

    def action_open(self) -> None:
        """As Enter on the list."""
        self.shelf.action_choose()

    def action_library(self) -> None:
        """All past sessions."""
        self.post_message(LibraryWanted())

    def action_search(self) -> None:
        """Search past sessions."""
        self.post_message(SearchWanted())

    def action_article(self) -> None:
        """Write the article of the selected session; elsewhere in the list, any that there is."""
        selected = self.shelf.selected
        session = self.shelf.session_at(selected) if selected is not None else None
        self.post_message(ArticleWanted([session] if session is not None else []))

    def action_compare(self) -> None:
        """Compare past sessions."""
        self.post_message(ComparisonWanted())

    def action_privacy(self) -> None:
        """What remains of people."""
        self.post_message(PrivacyWanted())

    def action_read_again(self) -> None:
        """Read the folders again."""
        self.shelf.read_again()
        self._tell()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        key = called("home.open", self.BINDINGS)
        return [
            _(
                "A theme is what the animator prepares: a file in the folder of themes. {key} begins a session on it."
            ).format(key=key),
            _(
                "A session that was cut off, or left, stands at the top. {key} takes it up at the very question."
            ).format(key=key),
            _("A past session opens to be read and put in order; whatever is done there can be taken back."),
            _(
                "{library}: all past sessions in a table, to be filtered, merged, compared. {search}: any word in them."
            ).format(
                library=called("home.library", self.BINDINGS), search=called("home.search", self.BINDINGS)
            ),
            _(
                "A file with a fault stays in the list, with its reason. Mend it in an editor, then read again."
            ),
            _("Nothing leaves this computer."),
        ]
