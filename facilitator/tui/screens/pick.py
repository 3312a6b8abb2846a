"""Choosing one of many: a question, a voice, a kind, a remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import GAP, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.narrowed import Narrowed
from facilitator.tui.widgets.wrapped_input import WrappedInput
from facilitator.tui.wrapping import Run

_LONGEST = 160
_AROUND = 8  # rows of the screen that are not the list


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen: what stands for it (never None), its name, and what else it is found by."""

    value: Any
    label: str
    note: str = ""


@dataclass(frozen=True)
class New:
    """What was typed, to be a new one."""

    text: str


class Choices(Narrowed):
    """One row a choice, its note at the end of the line where there is room, else after it."""

    def __init__(self, choices: Sequence[Choice], new: bool) -> None:
        super().__init__([f"{one.label}\n{one.note}" for one in choices], new)
        self.choices = choices

    def one(self, at: int) -> Block:
        """A choice."""
        label = visible(words.shortened(self.choices[at].label, _LONGEST))
        note = visible(self.choices[at].note)
        gap = self.room - 1 - cell_len(label) - cell_len(note)
        runs: list[Run] = [(label, "strong" if self.chosen() == at else "")]
        if note:
            runs.append(((GAP * gap if gap >= 2 else "  ") + note, "faint"))
        return Block(runs, [(" ", "")])

    def on_listing_moved(self) -> None:
        """The weight of the selected choice."""
        self.changed()


class Pick(Window[Any]):
    """Gives the value of a choice, or a `New` where that is wanted; None for Escape. Typing narrows the list down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="pick.choose", tooltip=N_("Take the selected row")),
        Binding("escape", "cancel", N_("go back"), id="pick.cancel", tooltip=N_("Change nothing")),
        Binding("up", "move(-1)", N_("up"), show=False, id="pick.up", tooltip=N_("The row above")),
        Binding("down", "move(1)", N_("down"), show=False, id="pick.down", tooltip=N_("The row below")),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            id="pick.page-up",
            tooltip=N_("A page up"),
        ),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("page down"),
            show=False,
            id="pick.page-down",
            tooltip=N_("A page down"),
        ),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], new: bool = False, chosen: Any = None) -> None:
        """`chosen` is the value that is selected first."""
        super().__init__()
        self._title = title
        self._new = new
        asked = _("Type to find one, or to add one") if new else _("Type to find one")
        self.field = WrappedInput(placeholder=asked, select_on_focus=False)
        self.choices = Choices(choices, new)
        self._most = 1
        self._first = next((at for at, one in enumerate(choices) if one.value == chosen), 0)

    def compose(self) -> ComposeResult:
        """What is asked over the field, the choices under it."""
        with Vertical(classes="dialog pick"):
            yield Prose(Block([(self._title, "strong")]), classes="question")
            yield self.field
            yield self.choices
        yield KeyBar()

    def on_mount(self) -> None:
        """The first choice is selected."""
        if self.choices.rows:
            self.choices.select(self._first)

    def on_resize(self, event: events.Resize) -> None:
        """As many choices as there is room for."""
        self._most = max(1, event.size.height - _AROUND)
        self.choices.styles.height = min(self.choices.most, self._most)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The lines of the choices are known once their width is."""
        self.choices.styles.height = self.choices.lines(self._most)
        self.call_after_refresh(self._bring_in)

    def _bring_in(self) -> None:
        self.choices.select(self.choices.selected)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter narrows the list down."""
        self.choices.narrow(self.field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected row."""
        self.action_choose()

    def action_move(self, by: int) -> None:
        """To the row above or below."""
        self.choices.narrow(self.field.value)
        self.choices.step(by)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        self.choices.action_page(by)

    def action_choose(self) -> None:
        """Give what is selected."""
        self.choices.narrow(self.field.value)
        row = self.choices.chosen()
        if row is not None:
            self.dismiss(New(row) if isinstance(row, str) else self.choices.choices[row].value)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        said = [_("Letters narrow the list down, accents and case aside. The arrows go through it.")]
        if self._new:
            said.append(
                _("What is not there yet can be added: it is the last row. ↑ on the first leads to it.")
            )
        return said
