"""Showing exactly what will be done, before it is done for good."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.ask import Answers
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.pages import Pages


class Agree(Dialog[bool]):
    """Gives whether it is to be done; the answer that stands selected is no."""

    AUTO_FOCUS = "Answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="agree.choose", tooltip=N_("Take the selected answer")),
        Binding("escape", "cancel", N_("go back"), id="agree.cancel", tooltip=N_("Change nothing")),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("more"),
            priority=True,
            id="agree.more",
            tooltip=N_("What follows"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("back"),
            priority=True,
            show=False,
            id="agree.back",
            tooltip=N_("What comes before"),
        ),
    ]

    def __init__(self, question: str, shown: list[Block], yes: str) -> None:
        super().__init__()
        self._question = question
        self.pages = Pages(shown)
        self.pages.can_focus = False
        self.answers = Answers([_("No, go back"), yes])

    def compose(self) -> ComposeResult:
        """What will be done between the question and the answers."""
        with Vertical(classes="dialog agree"):
            yield Prose(Block([(self._question, "strong")]), classes="question")
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
        """It is not done."""
        self.dismiss(False)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [_("All that will change is listed. Nothing is done unless you choose so.")]
