"""The line being typed."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widgets import Input

from facilitator.domain.visible import same_length
from facilitator.tui.keys import actions_by_key

_OWN_KEYS = actions_by_key(Input.BINDINGS)


class TypedLine(Input):
    """Takes every key itself, one after the other, so that none overtakes another however fast they come.

    The usual way for a key that is no letter is to climb to the app and come back as an action, while the
    letters typed after it are already here.
    """

    def __init__(
        self,
        where: Callable[[], str | None],
        entered: Callable[[str, str | None], None],
        keys: dict[str, str],
        id: str,
    ) -> None:
        """`where` tells where the room is now. `entered` is given each line, with where the room was at its first
        key, once it is no longer in here. `keys` are the screen's, with their actions."""
        super().__init__(id=id, select_on_focus=False, compact=True)
        self._where = where
        self._entered = entered
        self._keys = keys
        self.struck: str | None = None

    async def on_key(self, event: events.Key) -> None:
        """A key that is not printed: the screen's, or one of those that edit the line."""
        if event.is_printable:
            return
        if event.key in self._keys:
            await self.app.run_action(self._keys[event.key], self.screen)
        elif event.key in _OWN_KEYS:
            await self.app.run_action(_OWN_KEYS[event.key], self)
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_value(self, old: str, new: str) -> None:
        """A line belongs to where the room is when its first key is struck."""
        if new and not old:
            self.struck = self._where()

    async def action_submit(self) -> None:
        """Enter."""
        self.give()

    def give(self) -> None:
        """Give the line away and be empty at once."""
        line, self.value = self.value, ""
        self._entered(line, self.struck)

    def put(self, line: str, struck: str | None) -> None:
        """Have this line in it, begun where the room was then."""
        self.value = line
        self.struck = struck
        self.cursor_position = len(line)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one line."""
        event.stop()
        event.prevent_default()
        text = " ".join(event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n"))
        if text:
            self.replace(text, *self.selection)

    @property
    def _value(self) -> Text:
        return Text(same_length(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(same_length(self.value[:position]))
