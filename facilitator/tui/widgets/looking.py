"""The line that says that other remarks are looked at than those of the room's question."""

from __future__ import annotations

from facilitator.domain.session import Session
from facilitator.texts import _, words
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.remark_list import RemarkList


class LookingLine(Prose):
    """There only while one looks elsewhere; a click on it comes back."""

    def on_mount(self) -> None:
        """One begins at the room's question."""
        self.display = False

    def tell(self, remarks: RemarkList, session: Session) -> None:
        """As of now."""
        view = remarks.looked
        self.display = view is not None
        if view is not None:
            said = _("Looking at: {title}").format(title=view.title(session))
            back = _("{key} comes back").format(key=live_keys.key("escape"))
            more = f"  ·  {words.count_remarks(remarks.kept())}  ·  {back}"
            self.show(Block([(said, "strong"), (more, "mark")], [("◂ ", "mark")]))
