"""What remains of people: sessions with something to look at, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.visible import visible
from facilitator.services.privacy import Remains
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, faults, privacy
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run

_FEW = 6

Row = Remains | SessionPaths
"""A session; or one that is no more, of which files are left."""


class RemainsList(Listing):
    """A row a session. Of one that is shown `whole`, everything is listed."""

    def __init__(self, whole: bool) -> None:
        super().__init__()
        self._most = 2000 if whole else _FEW
        self._rows: list[Row] = []

    def add(self, rows: list[Row]) -> None:
        """More of them, at the end."""
        self._rows += rows
        self.changed()
        if self.selected is None and self._rows:
            self.select(0)

    def put(self, paths: SessionPaths, row: Row | None) -> None:
        """A session as it is now; None takes it away."""
        at = next((at for at, held in enumerate(self._rows) if paths_of(held) == paths), None)
        if at is None:
            return
        self._rows[at : at + 1] = [row] if row is not None else []
        self.changed()
        self.select(min(at, len(self._rows) - 1) if self._rows else None)

    def chosen(self) -> Row | None:
        """The selected row."""
        return self._rows[self.selected] if self.selected is not None and self._rows else None

    def count(self) -> int:
        """One row a session."""
        return len(self._rows)

    def block(self, row: int) -> Block:
        """Its title and name, then what there is."""
        held = self._rows[row]
        if isinstance(held, SessionPaths):
            return Block([(privacy.orphan(held.name), "mark")], [(" ", "")])
        heading: list[Run] = [
            (visible(held.item.title), "strong"),
            (f"  {visible(held.item.paths.name)}", "faint"),
        ]
        lines = list(_lines(held))
        more = len(lines) - self._most
        runs: list[Run] = [(f"\n  {text}", tone) for text, tone in lines[: self._most]]
        if more > 0:
            runs.append(("\n  " + _("and {count} more").format(count=more), "faint"))
        return Block([*heading, *(runs or [("\n  " + _("Nothing to look at here."), "good")])], [(" ", "")])


def paths_of(row: Row) -> SessionPaths:
    """The files of a row."""
    return row.item.paths if isinstance(row, Remains) else row


def _lines(of: Remains) -> Iterator[Run]:
    day = of.item.keep_until
    if day is not None and of.past_due:
        yield privacy.past_due(day), "alert"
    yield from ((faults.line(fault), "alert") for fault in of.faults[:3])
    yield from ((privacy.flagged(one.number, one.kind, one.words), "") for one in of.flagged)
    yield from ((privacy.sensitive(number), "mark") for number in of.sensitive)
    yield from ((privacy.beside(path), "faint") for path in of.beside)
