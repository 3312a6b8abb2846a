"""What the keys of the library do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.services.catalogue import Entry, in_conflict
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _
from facilitator.tui.messages import (
    ArticleWanted,
    ComparisonWanted,
    DuplicatesWanted,
    PrivacyWanted,
    SearchWanted,
    SessionChosen,
)
from facilitator.tui.over_list import OverList
from facilitator.tui.screens import library_texts
from facilitator.tui.toasts import say
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.session_table import SessionTable

if TYPE_CHECKING:
    from facilitator.services.merging import Merged


class LibraryActs(OverList[None]):
    """`entries` are the sessions there are, None until that is known; `listed` those that the line lets be seen."""

    def __init__(self, home: Home) -> None:
        super().__init__("library")
        self.home = home
        self.entries: list[Entry] | None = None
        self.listed: list[Entry] = []
        self.table = SessionTable(id="sessions")

    @property
    def rows(self) -> Listing:
        """The sessions."""
        return self.table

    def tell(self) -> None:
        """What is said around the table, as of now."""
        raise NotImplementedError

    def action_read_again(self) -> None:
        """Read what has changed."""
        raise NotImplementedError

    # What is done with the sessions

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected row."""
        self.action_open()

    def action_open(self) -> None:
        """Open the selected session as home does."""
        if (chosen := self.table.chosen()) is not None:
            self.post_message(SessionChosen(chosen.paths))

    def action_mark(self) -> None:
        """Mark the selected session, or not any more."""
        self.table.mark()
        self.tell()

    def action_search(self) -> None:
        """Search for words."""
        self.post_message(SearchWanted())

    def action_privacy(self) -> None:
        """What remains of people in the selected session."""
        if (chosen := self.table.chosen()) is not None:
            self.post_message(PrivacyWanted(chosen.paths))

    def action_article(self) -> None:
        """Write the article of those marked, else of the selected one."""
        chosen = self.table.chosen()
        if paths := self._marked() or ([chosen.paths] if chosen else []):
            self.post_message(ArticleWanted(paths))

    def action_compare(self) -> None:
        """Compare those marked, else those listed; all there are are not named."""
        marked = self._marked()
        listed = [entry.paths for entry in self.listed]
        if not listed and not marked:
            return
        whole = len(listed) == len(self.entries or ())
        self.post_message(ComparisonWanted(marked or (None if whole else listed)))

    def _marked(self) -> list[SessionPaths]:
        """Those marked, in the order of their evenings, whether the line lets them be seen or not."""
        return [entry.paths for entry in reversed(self.entries or ()) if entry.paths in self.table.marked]

    def action_merge(self) -> None:
        """Make one session of those marked, or of a session and its conflicted copies."""
        chosen = self.table.chosen()
        wanted = self._marked() or (in_conflict(self.entries or (), chosen) if chosen else [])
        if len(wanted) < 2:
            said = _("Mark two sessions or more first, to make one of them: {key}")
            say(self, said.format(key=library_texts.key("mark")), 6)
            return
        from facilitator.tui.screens.merging import MergeDialog

        self.open_over(MergeDialog(self.home, wanted), self._merged)

    def _merged(self, merged: Merged | None) -> None:
        if merged is None:
            return
        self.table.unmark()
        self.table.wanted = merged.paths
        self.action_read_again()
        from facilitator.tui.screens.merging import MergedDialog

        def then(look: bool | None) -> None:
            if look:
                self.post_message(DuplicatesWanted(merged.paths))

        self.open_over(MergedDialog(merged), then)
