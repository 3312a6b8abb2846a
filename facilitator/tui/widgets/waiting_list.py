"""The side of the board with what is in no situation: what is to be decided on, then what was set aside."""

from __future__ import annotations

from itertools import groupby

from facilitator.domain.synthesis import Ref
from facilitator.domain.visible import visible
from facilitator.texts import _, words, writing
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.board_rows import BoardList, Key, Table, remark_block

_NONE, _ASIDE = "none", "aside"
_OF = "of "


class WaitingList(BoardList):
    """Under a heading for each session where there are several."""

    def show(self, table: Table, wanted: Key | None = None) -> None:
        """What is on this side now; nothing is selected but what was, or the first."""
        keys: list[Key] = []
        for session, refs in groupby(table.unplaced, key=lambda ref: ref.session):
            if len(table.synthesis.sources) > 1:
                keys.append(_OF + session)
            keys += refs
        if not keys:
            keys.append(_NONE)
        if table.synthesis.aside:
            keys += [_ASIDE, *table.synthesis.aside]
        self.put(table, keys, wanted if wanted is not None else self.key())
        self.select_one()

    def block(self, row: int) -> Block:
        """A heading, or a remark."""
        key = self.keys[row]
        if isinstance(key, Ref):
            return remark_block(self.table, key)
        if key == _NONE:
            return Block([(_("Every remark has its place, or was set aside."), "faint")], [("  ", "")])
        above = "\n" if row else ""
        if key == _ASIDE:
            number = len(self.table.synthesis.aside)
            return Block(
                [(above, ""), (_("Set aside"), "strong"), (f"  {words.count_remarks(number)}", "faint")]
            )
        return Block([(above, ""), (self._session(str(key).removeprefix(_OF)), "strong")])

    def _session(self, name: str) -> str:
        session = self.table.sessions[name]
        return f"{self.table.letter(name)} · {visible(session.title)}, {words.day(session.started)}"

    def is_aside(self, ref: Ref) -> bool:
        """Whether it was set aside."""
        return ref in self.table.synthesis.aside

    def waiting_text(self) -> str:
        """How many are to be decided on."""
        return writing.waiting(len(self.table.unplaced))
