"""The last line of a screen: its keys of the moment."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from facilitator.texts import _
from facilitator.tui.keys import bindings_of, keys_of, name_of
from facilitator.tui.widgets.blocks import strip_of
from facilitator.tui.wrapping import Run

Placed = tuple[Binding, int, int]
"""A binding, and from which column to which it is drawn."""


class KeyBar(Widget):
    """The keys of the app at the right; at the left as many of the screen's as there is room for, in their order."""

    def on_mount(self) -> None:
        """Be drawn anew when what can be done changes."""
        self.screen.bindings_updated_signal.subscribe(self, lambda screen: self.refresh())

    def render_line(self, y: int) -> Strip:
        """The only line."""
        runs: list[Run] = []
        for binding, start, _end in self._placed(self.content_size.width):
            gap = start - sum(cell_len(run[0]) for run in runs)
            runs += [(" " * gap, ""), (_key(binding), "key"), (f" {_(binding.description)}", "faint")]
        return strip_of(runs, self.content_size.width, self)

    def _placed(self, width: int) -> list[Placed]:
        """The bindings there is room for. Where the way back would not fit, the way out leaves it its place."""
        shown = [one for one in self._of_the_moment() if one.show and one.description and keys_of(one)]
        placed = self._side_by_side(shown, width)
        if _has_way_back(shown) and not _has_way_back([binding for binding, _start, _end in placed]):
            return self._side_by_side([one for one in shown if one.id != "app.quit"], width)
        return placed

    def _side_by_side(self, shown: list[Binding], width: int) -> list[Placed]:
        always = [binding for binding in shown if binding in self.app.BINDINGS]
        right: list[Placed] = []
        end = width - 1
        for binding in reversed(always):
            start = end - _width(binding)
            if start > 0:
                right.insert(0, (binding, start, end))
                end = start - 2
        return self._left([binding for binding in shown if binding not in always], end) + right

    def _of_the_moment(self) -> list[Binding]:
        """In the order a screen asks for, where it does. A window is closed before the program is left."""
        ordered: Callable[[list[Binding]], list[Binding]] = getattr(self.screen, "of_the_moment", list)
        usable = ordered(list(bindings_of(self.screen)))
        window = isinstance(self.screen, ModalScreen)
        return [one for one in usable if not (window and one.id == "app.quit")]

    def _left(self, bindings: list[Binding], room: int) -> list[Placed]:
        placed: list[Placed] = []
        start = 1
        for binding in bindings:
            end = start + _width(binding)
            if end <= room:
                placed.append((binding, start, end))
                start = end + 2
        return placed

    def text(self) -> str:
        """The line, for whoever has to read it without looking."""
        return self.render_line(0).text

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for binding, start, end in self._placed(self.content_size.width):
            if start <= event.x < end:
                await self.app.run_action(binding.action, self.screen)
                return


def _has_way_back(bindings: list[Binding]) -> bool:
    return any("escape" in keys_of(binding) for binding in bindings)


def _key(binding: Binding) -> str:
    return name_of(keys_of(binding)[0])


def _width(binding: Binding) -> int:
    return cell_len(f"{_key(binding)} {_(binding.description)}")
