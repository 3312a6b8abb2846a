"""Giving tags to remarks and taking them away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.narrowed import Narrowed
from facilitator.tui.widgets.wrapped_input import WrappedInput

_AROUND = 8  # rows of the screen that are not the list

Tags = tuple[list[str], list[str]]
"""Those to give to every remark, and those to take from every one."""


class Ticks(Narrowed):
    """Every tag, with a sign: on all of the remarks, on some of them, on none. Those that are on any come first."""

    def __init__(self, known: Sequence[str], on_all: Collection[str], on_some: Collection[str]) -> None:
        here = {*on_all, *on_some}
        self.tags = sorted(dict.fromkeys([*known, *on_all, *on_some]), key=lambda tag: tag not in here)
        super().__init__([f"{tag}\n" for tag in self.tags], new=True)
        self._before = {tag: _state(tag, on_all, on_some) for tag in self.tags}
        self._now = dict(self._before)

    def tick(self, row: int | str) -> None:
        """On all, on none, and back to on some where it was so."""
        if isinstance(row, str):
            self._add(row)
            return
        tag = self.tags[row]
        order: list[bool | None] = [True, False] if self._before.get(tag) is not None else [None, True, False]
        self._now[tag] = order[(order.index(self._now[tag]) + 1) % len(order)]
        self.changed()

    def give(self, row: int | str) -> None:
        """On all."""
        if isinstance(row, str):
            self._add(row)
        else:
            self._now[self.tags[row]] = True

    def _add(self, tag: str) -> None:
        self.tags.insert(0, tag)
        self._now[tag] = True
        self.put([f"{tag}\n" for tag in self.tags])

    def wanted(self) -> Tags:
        """What was changed."""
        changed = [tag for tag in self.tags if self._now[tag] != self._before.get(tag, False)]
        return [tag for tag in changed if self._now[tag]], [tag for tag in changed if self._now[tag] is False]

    def one(self, at: int) -> Block:
        """A tag; its sign is told in words where it is not all or nothing."""
        tag = self.tags[at]
        now = self._now[tag]
        sign, tone = {True: ("✓", "good"), None: ("~", "mark"), False: ("·", "faint")}[now]
        some = [("  " + _("on some"), "faint")] if now is None else []
        changed = now != self._before.get(tag, False)
        return Block([(visible(tag), "strong" if changed else ""), *some], [(f" {sign} ", tone)])


def _state(tag: str, on_all: Collection[str], on_some: Collection[str]) -> bool | None:
    return True if tag in on_all else None if tag in on_some else False


class TagsDialog(Window[Tags | None]):
    """Gives the tags to give and those to take away; None for Escape. Typing narrows the list down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            N_("keep"),
            id="tags.keep",
            tooltip=N_("Keep the tags, with the one being typed"),
        ),
        Binding(
            "tab", "tick", N_("tick"), id="tags.tick", tooltip=N_("Give the selected tag, or take it away")
        ),
        Binding("escape", "cancel", N_("go back"), id="tags.cancel", tooltip=N_("Change nothing")),
        Binding("up", "move(-1)", N_("up"), show=False, id="tags.up", tooltip=N_("The row above")),
        Binding("down", "move(1)", N_("down"), show=False, id="tags.down", tooltip=N_("The row below")),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            id="tags.page-up",
            tooltip=N_("A page up"),
        ),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("page down"),
            show=False,
            id="tags.page-down",
            tooltip=N_("A page down"),
        ),
    ]

    def __init__(
        self, known: Sequence[str], on_all: Collection[str], on_some: Collection[str] = (), remarks: int = 1
    ) -> None:
        """`on_all` are on every one of the `remarks`, `on_some` not on every one."""
        super().__init__()
        self._remarks = remarks
        self.field = WrappedInput(placeholder=_("Type to find one, or to add one"))
        self.ticks = Ticks(known, on_all, on_some)

    def compose(self) -> ComposeResult:
        """The field over the tags."""
        asked = ngettext("The tags of this remark", "The tags of these {number} remarks", self._remarks)
        with Vertical(classes="dialog tags"):
            yield Prose(Block([(asked.format(number=self._remarks), "strong")]), classes="question")
            yield self.field
            yield self.ticks
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """As many tags as there is room for."""
        self.ticks.styles.height = max(1, min(self.ticks.most + 2, event.size.height - _AROUND))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter narrows the list down."""
        self._narrow()

    def _narrow(self) -> None:
        self.ticks.narrow(self.field.value.replace("#", " "))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected tag."""
        self.action_tick()

    def action_move(self, by: int) -> None:
        """To the row above or below."""
        self._narrow()
        self.ticks.step(by)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        self.ticks.action_page(by)

    def action_tick(self) -> None:
        """Give the selected tag, or take it away; the field is empty for the next."""
        self._narrow()
        row = self.ticks.chosen()
        if row is not None:
            self.ticks.tick(row)
            self.field.value = ""

    def action_choose(self) -> None:
        """Give what was ticked, with the tag being typed."""
        self._narrow()
        row = self.ticks.chosen()
        if self.field.value.strip() and row is None:
            return
        if self.field.value.strip() and row is not None:
            self.ticks.give(row)
        self.dismiss(self.ticks.wanted())

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _(
                "✓ on all of the remarks, ~ on some of them, · on none. What was typed with # stays in the words."
            ),
            _("Type the beginning of a tag and Enter: it is given. For several, Tab after each, then Enter."),
        ]
