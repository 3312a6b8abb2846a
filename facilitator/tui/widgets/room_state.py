"""The one row under what the room sees: how what is noted stands, in words that anybody may read."""

from __future__ import annotations

from facilitator.texts import _
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.wrapping import Run, wrap

_DOT: Run = ("  ·  ", "faint")


class RoomState(Prose):
    """What is said there for a while takes the place of what always stands there."""

    def tell(self, standing: list[Run]) -> None:
        """Show as many of these as there is room for, the first in any case."""
        width = self.content_size.width or 80
        kept: list[Run] = []
        for text, tone in standing:
            more = [*kept, *([_DOT] if kept else []), (text, tone)]
            if kept and len(wrap("".join(said for said, _tone in more), width)) > 1:
                break
            kept = more
        self.show(Block(_cut(kept, width)))


def _cut(runs: list[Run], width: int) -> list[Run]:
    """A text that is too long by its beginning."""
    if len(runs) != 1:
        return runs
    text, tone = runs[0]
    lines = wrap(text, max(1, width))
    return runs if len(lines) <= 1 else [(wrap(text, max(1, width - 1))[0] + "…", tone)]


def kept_run(last: int | None, waiting: int) -> Run | None:
    """What is on the disk, and what is not yet."""
    if waiting:
        return "○ " + _("{count} not on disk yet").format(count=waiting), "mark"
    return (f"✓ #{last}", "good") if last is not None else None
