"""What a screen is for, in about ten lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from facilitator.texts import _
from facilitator.tui.keys import N_, bindings_of, keys_of, name_of
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages

_WIDEST = 24  # columns for the names of keys


class Leaflet(Dialog[None]):
    """A text to be read, over the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", N_("close"), id="help.close", tooltip=N_("Back to the screen")),
        Binding("pagedown,shift+pagedown", "page", N_("more"), id="help.more", tooltip=N_("What follows")),
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
        texts = [Block([(text, "")], [("· ", "accent")]) for text in said]
        own = Block(
            [
                (
                    _(
                        "To choose other keys: “keys” in the settings. The command facilitator keys lists them."
                    ),
                    "faint",
                )
            ]
        )
        keys = _key_blocks(bindings_of(explained))
        super().__init__([*texts, EMPTY, Block([(_("The keys"), "strong")]), *keys, EMPTY, own])


def _key_blocks(bindings: Iterable[Binding]) -> Iterator[Block]:
    rows = [(" ".join(map(name_of, keys_of(one))), _(one.tooltip)) for one in bindings if keys_of(one)]
    # One column for all, unless somebody gives an action a dozen keys.
    column = min(max(cell_len(names) for names, _said in rows), _WIDEST)
    for names, said in rows:
        yield Block([(said, "")], [(names + " " * (column - cell_len(names) + 1), "key")])
