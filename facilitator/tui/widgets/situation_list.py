"""The side of the board with the situations: one list, or several beside each other where there is room."""

from __future__ import annotations

from collections.abc import Container
from math import ceil

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.domain.synthesis import Placed, Ref
from facilitator.texts import _, words, writing
from facilitator.tui.sizes import WIDE
from facilitator.tui.widgets.blocks import GAP, Block
from facilitator.tui.widgets.board_rows import BoardList, Key, Table, remark_block
from facilitator.tui.wording import bound
from facilitator.tui.wrapping import Run

_MOST = 3
_VERY_WIDE = 200
_BY_KEY = 9
_NONE = "none"


class SituationList(BoardList):
    """Situations one under the other, each with its number, which is its key, and its remarks."""

    def show(self, table: Table, situations: range, wanted: Key | None) -> None:
        """These situations as they are now."""
        keys: list[Key] = []
        for at in situations:
            keys += [at, *table.synthesis.situations[at].remarks]
        self.put(table, keys if keys or table.synthesis.situations else [_NONE], wanted)

    def situation(self) -> int | None:
        """The situation that is selected, or whose remark is."""
        return self.situation_at(self.selected) if self.selected is not None else None

    def situation_at(self, row: int) -> int | None:
        """The situation of a row."""
        found = self._heading_above(row)
        return found if isinstance(found, int) else None

    def placed(self) -> Placed | None:
        """The remark that is selected."""
        found = self.keys[self.selected] if self.selected is not None else None
        return found if isinstance(found, Placed) else None

    def block(self, row: int) -> Block:
        """A situation, or a remark in it."""
        key = self.keys[row]
        if isinstance(key, int):
            return self._heading(key, first=row == 0)
        if isinstance(key, Placed):
            return remark_block(self.table, key.ref, key)
        return Block([(_("No situation yet. Type the name of the first one."), "faint")], [("  ", "")])

    def _heading(self, at: int, first: bool) -> Block:
        situation = self.table.synthesis.situations[at]
        tone = "title" if situation.title.strip() else "alert"
        count = bound(words.count_remarks(len(situation.remarks))).replace(" ", GAP)
        runs: list[Run] = [(writing.title(situation.title), tone), (f"  {count}", "faint")]
        if situation.opening.strip() or situation.closing.strip():
            runs.append((f"{GAP}¶", "mark"))
        above = "" if first else "\n"
        return Block([(above, ""), (f"{at + 1} ", "key" if at < _BY_KEY else "faint"), *runs])


class Situations(Horizontal):
    """The lists of situations. Something is selected in one of them at a time."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.lists = [SituationList(f"situations-{number}") for number in range(_MOST)]
        self._columns = 1
        self.at = 0
        self.table: Table | None = None

    def compose(self) -> ComposeResult:
        """As many as there may be; those that have no situation are not seen."""
        yield from self.lists

    def fit(self, width: int) -> None:
        """As many beside each other as a screen of this width has room for."""
        columns = 1 if width < WIDE else 2 if width < _VERY_WIDE else _MOST
        if columns != self._columns:
            self._columns = columns
            if self.table is not None:
                self.show(self.table, self.key())

    @property
    def shown(self) -> list[SituationList]:
        """Those that are seen."""
        return [one for one in self.lists if one.display]

    @property
    def current(self) -> SituationList:
        """The one in which something is selected."""
        return self.lists[self.at]

    def show(self, table: Table, wanted: Key | None = None) -> None:
        """All situations as they are now; `wanted` is selected, else what was."""
        key = wanted if wanted is not None else self.key()
        self.table = table
        number = len(table.synthesis.situations)
        each = max(1, ceil(number / self._columns))
        for at, one in enumerate(self.lists):
            part = range(min(number, at * each), min(number, (at + 1) * each))
            one.display = bool(part) or at == 0
            one.show(table, part, key if at == self.at or self._has(one, key) else None)
        self._settle(key)

    def _has(self, one: SituationList, key: Key | None) -> bool:
        return key is not None and one._row_of(key) is not None

    def _settle(self, key: Key | None) -> None:
        """Something is selected, in one of them only."""
        found = (at for at, one in enumerate(self.lists) if one.display and self._has(one, key))
        at = next(found, self.at if self.lists[self.at].display else 0)
        if key is not None and self._has(self.lists[at], key):
            self.lists[at].select(self.lists[at]._row_of(key))
        self.take(at)

    def take(self, at: int) -> None:
        """What is selected is in this one from now on."""
        self.at = at
        self.current.select_one()
        for other in self.lists:
            if other is not self.current and other.selected is not None:
                other.select(None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click, or a key that went there."""
        if event.widget in self.lists:
            self.take(self.lists.index(event.widget))

    def key(self) -> Key | None:
        """What is selected."""
        return self.current.key()

    def after(self, gone: Container[Ref]) -> Key | None:
        """What is to be selected once these have left."""
        return self.current.after(gone)
