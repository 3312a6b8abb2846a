"""A window with a row for each thing that can be done and how it stands; Enter, a letter or a click does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.signal import Signal

from facilitator.texts import words
from facilitator.tui.keys import keys_of, name_of
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import GAP, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run

_NAME_WIDTH = 29
_LEAD = 4
_AROUND = 5  # rows of the window that are not acts


class Row(NamedTuple):
    """An act: its name among the keys, what it is called, how it stands, and whether it can be done now."""

    action: str
    said: Callable[[], str]
    stands: Callable[[], Run]
    possible: Callable[[], bool] = lambda: True


class Acts(Listing):
    """One row an act, with its key and how it stands."""

    def __init__(
        self, rows: Sequence[Row], bindings: Sequence[BindingType], name_width: int = _NAME_WIDTH
    ) -> None:
        super().__init__()
        self.acts = rows
        self._name_width = name_width
        self._keys = bindings
        self.selected = 0

    def count(self) -> int:
        """One row an act."""
        return len(self.acts)

    def block(self, row: int) -> Block:
        """An act on one line."""
        act = self.acts[row]
        key = next((_letter(one) for one in self._keys if _does(one, act.action)), "")
        value, tone = act.stands()
        room = self.room - _LEAD
        wide = min(self._name_width, max(1, room - cell_len(value) - 1))
        name = words.shortened(act.said(), wide)
        value = words.shortened(value, max(1, room - wide - 1))
        gap = GAP * max(0, wide - cell_len(name) + 1)
        named = "" if act.possible() else "faint"
        return Block([(name.replace(" ", GAP) + gap, named), (value, tone)], [(f"{key:>2}  ", "key")])


def _does(binding: BindingType, action: str) -> bool:
    return isinstance(binding, Binding) and binding.action == f"do('{action}')"


def _letter(binding: BindingType) -> str:
    keys = keys_of(binding) if isinstance(binding, Binding) else []
    return {"plus": "+", "minus": "-"}.get(keys[0]) or name_of(keys[0]).lower() if keys else ""


class Card(Dialog[str | None]):
    """Gives the act that is to be done, None for Escape. `heard` says when something was written."""

    def __init__(self, title: str, acts: Acts, heard: Signal[None]) -> None:
        super().__init__()
        self._title = title
        self._heard = heard
        self.acts = acts

    def compose(self) -> ComposeResult:
        """What it is about, over the acts."""
        with Vertical(classes="dialog"):
            yield Prose(Block([(self._title, "title")]), classes="question")
            yield self.acts
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """As many acts as there is room for; the others come into view with the arrows."""
        self.acts.styles.height = max(1, min(self.acts.count(), event.size.height - _AROUND))

    def on_mount(self) -> None:
        """Stay true while it is open."""
        self._heard.subscribe(self, lambda _nothing: self.acts.changed())
        self.set_interval(1, self.acts.changed, name="clock")

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected row."""
        self.action_do(self.acts.acts[event.row].action)

    def action_choose(self) -> None:
        """Do what is selected."""
        self.acts.action_choose()

    def action_do(self, action: str) -> None:
        """Have it done once the window is gone."""
        self.dismiss(action)

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)
