"""What a screen is for, in about ten lines."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from facilitator.texts import _
from facilitator.tui.keys import N_, bindings_of, name_of
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages


class Leaflet(ModalScreen[None]):
    """A text to be read, over the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", N_("close"), id="help.close", tooltip=N_("Back to the screen")),
        Binding("pagedown", "page", N_("more"), id="help.more", tooltip=N_("What follows")),
    ]

    def __init__(self, blocks: list[Block]) -> None:
        super().__init__()
        self.pages = Pages(blocks)

    def compose(self) -> ComposeResult:
        """The text over the keys of this window."""
        with Vertical(classes="dialog help"):
            yield self.pages
        yield KeyBar()

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()

    def action_page(self) -> None:
        """What follows."""
        self.pages.action_page(1)


class Help(Leaflet):
    """What a screen says of itself, then every key of it."""

    def __init__(self, explained: Screen[object], said: list[str]) -> None:
        keys = [_key_block(binding) for binding in bindings_of(explained) if binding.tooltip]
        texts = [Block([(text, "")], [("· ", "accent")]) for text in said]
        super().__init__([*texts, Block([("", "")]), Block([(_("The keys"), "strong")]), *keys])


def _key_block(binding: Binding) -> Block:
    names = " ".join(name_of(key.strip()) for key in binding.key.split(","))
    return Block([(_(binding.tooltip), "")], [(f"{names:<14} ", "key")])
