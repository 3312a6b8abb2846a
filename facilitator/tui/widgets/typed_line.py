"""The line being typed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from facilitator.tui.widgets.wrapped_input import WrappedInput


class TypedLine(WrappedInput):
    """A field that gives its lines away."""

    def __init__(
        self,
        where: Callable[[], str | None],
        entered: Callable[[str, str | None], None],
        keys: dict[str, str],
        id: str,
        pasted: Callable[[str], None] | None = None,
    ) -> None:
        """`where` tells where the room is now. `entered` is given each line, with where the room was at its first
        key, once it is no longer in here. `keys` are the screen's, with their actions. `pasted` is given what is
        pasted in several lines; without it they become one line."""
        super().__init__(id=id, select_on_focus=False)
        self._pasted = pasted
        self._where = where
        self._entered = entered
        self.keys = keys
        self.struck: str | None = None

    def may_look(self) -> bool:
        """Whether several pasted lines can be looked at now."""
        return True

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
        """A pasted line goes in at the cursor. Several become one, unless somebody is there to look at them."""
        event.stop()
        event.prevent_default()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        lines = text.split("\n")
        several = sum(1 for line in lines if line.strip()) > 1
        if several and self._pasted is not None and self.may_look():
            self._pasted(text)
        elif text:
            self.replace(" ".join(lines), *self.selection)
