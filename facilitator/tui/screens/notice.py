"""The notice, large and calm, to be read aloud. That it was read is never taken for granted."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.session import Session
from facilitator.texts import _, notice, words
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.ask import Answers
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.pages import Pages


class NoticeScreen(Dialog[bool]):
    """Gives whether it has been read; the answer that stands selected is that it has not."""

    AUTO_FOCUS = "Answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="notice.choose", tooltip=N_("Take the selected answer")),
        Binding("escape", "cancel", N_("go back"), id="notice.cancel", tooltip=N_("Change nothing")),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("more"),
            priority=True,
            id="notice.more",
            tooltip=N_("What follows"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("back"),
            priority=True,
            show=False,
            id="notice.back",
            tooltip=N_("What comes before"),
        ),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.pages = Pages(blocks(session))
        again = session.notice.read is not None
        self.answers = Answers(
            [_("Leave it as it is"), _("It has been read once more")]
            if again
            else [_("Not yet"), _("It has been read")]
        )

    def compose(self) -> ComposeResult:
        """The words over the two answers."""
        with Vertical(classes="dialog notice"):
            yield self.pages
            yield self.answers
        yield KeyBar()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click."""
        self.dismiss(event.row == 1)

    def action_choose(self) -> None:
        """As Enter on the answers."""
        self.answers.action_choose()

    def action_page(self, by: int) -> None:
        """What follows, or comes before."""
        self.pages.action_page(by)

    def action_cancel(self) -> None:
        """It has not been read."""
        self.dismiss(False)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("Read these words aloud before anything is written down, then say that they have been read."),
            _("The hour is kept in the session. Nothing is marked unless you say so."),
        ]


def blocks(session: Session) -> list[Block]:
    """The notice, with room around its paragraphs."""
    said = [Block([(_("The notice, to be read aloud"), "title")]), EMPTY]
    if read := session.notice.read:
        hour = _("read at {hour}").format(hour=words.hour(read))
        said += [Block([(hour, "good")], [("✓ ", "good")]), EMPTY]
    for sentences in notice.paragraphs(session):
        said += [Block([(" ".join(sentences), "strong")], [("  ", "")]), EMPTY]
    return said[:-1]
