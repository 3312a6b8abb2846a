"""The line being typed on a screen that may be projected: the note-taker's own thoughts are not drawn there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.screen import Screen

from facilitator.tui.widgets.typed_line import TypedLine

MASK = "•"


class Projected(Protocol):
    """The screen, as far as the line has to know it."""

    @property
    def mirrored(self) -> bool:
        """Whether the room sees it."""

    def hides(self, line: str, hidden: bool) -> bool:
        """Whether a line is to be masked, given whether it is already."""

    def key_struck(self, action: str | None) -> None:
        """A key comes, before anything is done: one with an action, or one that changes the line."""

    def refuse(self, action: str) -> None:
        """An action is not possible now."""


class LiveLine(TypedLine):
    """Masked, or not, before anything of it is drawn."""

    def __init__(
        self,
        projected: Projected,
        where: Callable[[], str | None],
        entered: Callable[[str, str | None], None],
        keys: dict[str, str],
        id: str,
        pasted: Callable[[str], None],
    ) -> None:
        self._projected = projected
        self.masked = False
        super().__init__(where, entered, keys, id, pasted)

    def cover(self) -> None:
        """See anew whether what is in the line may be drawn; without anything in it nothing is masked."""
        masked = bool(self.value) and self._projected.hides(self.value, self.masked)
        if masked != self.masked:
            self.masked = masked
            self.redraw()

    def put_instead(self, line: str, struck: str | None) -> None:
        """Have another line in it: that the one before was masked says nothing of this one."""
        self.masked = False
        self.put(line, struck)
        self.cover()

    def _watch_value(self, value: str) -> None:
        self.cover()
        super()._watch_value(value)

    def shown(self, text: str) -> str:
        """What is drawn: the line, or a mark for each of its characters."""
        return MASK * len(text) if self.masked else super().shown(text)

    def may_look(self) -> bool:
        """Not while the room would look too."""
        return not self._projected.mirrored

    async def on_key(self, event: events.Key) -> None:
        """Tell of a key; what it does comes after."""
        self._projected.key_struck(None if event.is_printable else self.keys.get(event.key))

    def on_paste(self, event: events.Paste) -> None:
        """Tell of it as of a printed key. Several lines become one, which is masked where one of them would be."""
        self._projected.key_struck(None)
        lines = [line for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1 and any(self._projected.hides(line, False) for line in lines):
            self.masked = True

    async def act(self, action: str, screen: Screen[object]) -> None:
        """Do what a key of the screen does, or say that it is refused."""
        if not await self.app.run_action(action, screen):
            self._projected.refuse(action)
