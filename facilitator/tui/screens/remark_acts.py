"""What is done to a remark that is kept, from the live screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from facilitator.domain.session import Signal
from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.tui.screens.evening_acts import EveningActs
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.remark_list import RemarkList

_MOMENT = 1.0  # seconds

Meant = Callable[[], int | None]


class RemarkActs(EveningActs):
    """They are about the selected remark, or the last one of the room's question."""

    remarks: RemarkList
    settled: asyncio.Event

    def action_up(self) -> None:
        """Select the remark above."""
        self.remarks.action_move(-1)

    def action_down(self) -> None:
        """Select the remark below; after the last of the room's question, none."""
        self.remarks.action_move(1)

    def on_listing_moved(self) -> None:
        """With a selection there is something to go back from."""
        self.refresh_bindings()

    def action_remove(self) -> None:
        """Take a remark out; undo brings it back."""
        self.evening.after(partial(self._remove, self._meant()))

    def _remove(self, meant: Meant) -> None:
        number = meant()
        if number is not None and number not in self.evening.touched():
            self.live.remove(number)
            self.remarks.update_waiting()

    def action_take_up(self) -> None:
        """Mark a remark to be taken up, or not."""
        self.evening.after(partial(self._take_up, self._meant()))

    def _take_up(self, meant: Meant) -> None:
        number = meant()
        if number is not None:
            self.live.take_up(number)
            self.remarks.update_waiting()

    def action_sensitive(self) -> None:
        """Mark a remark as sensitive, or not."""
        self.evening.after(partial(self._sensitive, self._meant()))

    def _sensitive(self, meant: Meant) -> None:
        number = meant()
        if number is None:
            self._say(_("There is no remark here yet."))
            return
        self.live.sensitive(number)
        self.remarks.update_waiting()

    def action_signal(self, name: Signal) -> None:
        """Count once more what the room does at a remark."""
        if not self.pen_forbids():
            self.evening.after(partial(self._signal, name, self._meant()))

    def _signal(self, name: Signal, meant: Meant) -> None:
        number = meant()
        if number is None:
            self._say(_("There is no remark here yet."))
            return
        self.live.signal(number, name)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.evening.after(self._undo)

    def _undo(self) -> None:
        if self.live.undo() is None:
            self._say(_("Nothing to take back."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.evening.after(self._redo)

    def _redo(self) -> None:
        if self.live.redo() is None:
            self._say(_("Nothing to do again."))

    async def action_erase(self) -> None:
        """Ask, then forget a remark for good."""
        if self.remarks.chosen() is not None or await self._settled():
            self._ask_erasing()

    def _ask_erasing(self) -> None:
        from facilitator.tui.screens.ask import Ask

        number = self._number()
        if number is None:
            return
        remark = self.live.session.remarks[number]
        shown = words.shortened(visible(remark.text[:400]), 120)
        question = [
            Block([(_("Erase remark #{number} for good?").format(number=number), "strong")]),
            Block([(shown, "")]),
            Block([(_("Its words leave every file of this session. This cannot be undone."), "alert")]),
        ]
        answers = [("stay", _("No, go back")), ("erase", _("Erase for good"))]
        self.open_over(Ask(question, answers), lambda name: self._erase(number) if name == "erase" else None)

    def _erase(self, number: int) -> None:
        if number in self.live.session.remarks:
            self.live.erase(number)
            self.remarks.update_waiting()

    async def _settled(self) -> bool:
        """Whether all that was entered is on disk, after a moment at the most. Keys struck meanwhile wait in order."""
        if self.evening.waiting():
            self.settled.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.settled.wait(), _MOMENT)
        if self.evening.waiting():
            self._say(_("What was entered last is not kept yet. Try again once it is."))
        return not self.evening.waiting()

    def _meant(self) -> Meant:
        """The remark that a key struck now is about: the selected one, else the last of the room's question.

        Which one is the last is known once all that was entered is on disk; what is selected by then is for later keys.
        """
        chosen, room = self.remarks.chosen(), self.live.heading

        def number() -> int | None:
            found = self.remarks.last(room) if chosen is None else chosen
            return found if found in self.live.session.remarks else None

        return number

    def _number(self) -> int | None:
        """The remark that is meant, as far as is known now."""
        return self._meant()()
