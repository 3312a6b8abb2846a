"""What the animator holds ready, over the live screen; the follow-ups are ticked here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.signal import Signal

from facilitator.services.live import Live
from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.aside import agenda_part, follow_up_blocks, of_question, voices_part
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing

_FIGURES = {
    key: number for number, keys in enumerate(zip("123456789", "&é\"'(-è_ç", strict=True)) for key in keys
}
"""The row of figures with and without Shift on a French keyboard, counted from 0."""


class Held(Listing):
    """The follow-ups, which can be selected, then everything else, which is read."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._rows: list[tuple[int | None, Block]] = []
        self._where: str | None = None
        self.tell()

    def tell(self) -> None:
        """As of now."""
        rows = self._gather()
        if rows != self._rows:
            self._rows = rows
            self.changed()
        if self._where != self._live.heading:
            self._where = self._live.heading
            self.selected = None
        if self.selected is None:
            self.selected = next((row for row in range(len(rows)) if self.selectable(row)), None)

    def _gather(self) -> list[tuple[int | None, Block]]:
        session, prompt = self._live.session, self._live.session.prompt(self._live.heading)
        ups, *others = of_question(self._live)
        rows: list[tuple[int | None, Block]] = []
        if prompt and ups.blocks:
            rows.append((None, Block([(ups.heading, "strong")])))
            rows += [
                (at, Block([(text, "") for text, _tone in block.runs], [(f"{at + 1} ", "key"), *block.lead]))
                for at, (_used, block) in enumerate(follow_up_blocks(session, prompt))
            ]
        for part in [*others, agenda_part(self._live), voices_part(self._live, self.room)]:
            if part.blocks:
                rows += [(None, block) for block in ([EMPTY] if rows else []) + part.whole()]
        return rows

    def follow_up(self, row: int | None) -> int | None:
        """The follow-up of a row, by its position from 0."""
        return self._rows[row][0] if row is not None else None

    def count(self) -> int:
        """One row a block."""
        return len(self._rows)

    def block(self, row: int) -> Block:
        """The block itself."""
        return self._rows[row][1]

    def selectable(self, row: int) -> bool:
        """Only follow-ups are."""
        return self._rows[row][0] is not None

    def action_move(self, by: int) -> None:
        """To the next follow-up; where there is none, by a line."""
        before = self.selected
        super().action_move(by)
        if self.selected == before:
            self.scroll_lines(by)


class NotesLeaflet(Dialog[None]):
    """Stays true while it is open: `heard` says when something was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+k", "close", N_("close"), id="notes.close", tooltip=N_("Back to the screen")),
        Binding(
            "enter,space,f3,ctrl+r",
            "tick",
            N_("used"),
            id="notes.tick",
            tooltip=N_("Mark the selected follow-up as used, or not; its number does it too"),
        ),
        Binding(
            "pagedown,shift+pagedown", "page(1)", N_("more"), id="notes.more", tooltip=N_("What follows")
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("back"),
            show=False,
            id="notes.back",
            tooltip=N_("What comes before"),
        ),
    ]

    def __init__(self, live: Live, tick: Callable[[int], None], heard: Signal[None]) -> None:
        super().__init__()
        self._tick = tick
        self._heard = heard
        self.held = Held(live)

    def compose(self) -> ComposeResult:
        """The notes over the keys of this window."""
        with Vertical(classes="dialog help"):
            yield self.held
        yield KeyBar()

    def on_mount(self) -> None:
        """Listen."""
        self._heard.subscribe(self, lambda _nothing: self.held.tell())

    def on_key(self, event: events.Key) -> None:
        """The number of a follow-up."""
        at = _FIGURES.get(event.character or "")
        if at is not None and any(self.held.follow_up(row) == at for row in range(self.held.count())):
            event.stop()
            self._tick(at)

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected follow-up."""
        self.action_tick()

    def action_tick(self) -> None:
        """Mark the selected follow-up, or take its mark away."""
        at = self.held.follow_up(self.held.selected)
        if at is not None:
            self._tick(at)

    def action_page(self, by: int) -> None:
        """What follows, or comes before."""
        self.held.scroll_lines(by * max(1, self.held.content_size.height - 1))

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("Only you see this. It is never shown to the room."),
            _("The number of a follow-up marks it as used, and once more as not used."),
        ]
