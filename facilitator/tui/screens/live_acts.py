"""What the keys of the live screen do."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from facilitator.domain import capture
from facilitator.domain.session import Remark, Session
from facilitator.domain.visible import visible, visible_lines
from facilitator.texts import _, words
from facilitator.tui.screens.evening_acts import EveningActs
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.question import aside_blocks
from facilitator.tui.widgets.remark_list import RemarkList
from facilitator.tui.widgets.typed_line import TypedLine

_MOMENT = 1.0  # seconds

_MARKS = {"verbatim": '"', "question": "? ", "idea": "! ", "comment": "( "}


class LiveActs(EveningActs):
    """Every action acts on the session through `live`, and shows nothing itself: what is done comes back as news."""

    line: TypedLine
    remarks: RemarkList

    def __init__(self) -> None:
        super().__init__()
        self.editing: int | None = None
        self.settled = asyncio.Event()
        self.voice: capture.AsVoice = "auto"
        self._half: tuple[str, str | None, capture.AsVoice] = ("", None, "auto")
        self._completions: list[str] = []

    def update_question(self) -> None:
        """Show the question where the room is, or will be."""
        raise NotImplementedError

    def update_preview(self) -> None:
        """Show how the line would be read."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is worth a place among the keys only while there is something to go back from."""
        return action != "escape" or self.editing is not None or self.remarks.selected is not None

    # The questions

    def action_next(self) -> None:
        """Move the room to the next question."""
        if self.live.next() is None:
            self._say(_last_question(self.live.session), 12)
        self.update_question()
        self.update_preview()

    def action_back(self) -> None:
        """Move the room to the question before."""
        self.live.back()
        self.update_question()
        self.update_preview()

    def action_follow_up(self) -> None:
        """Mark the first follow-up that is not used yet."""
        running, current = self.live.session.running, self.live.session.current
        prompt = self.live.session.prompt(current)
        used = running.used.get(current or "", []) if running else []
        free = [at for at in range(len(prompt.follow_ups) if prompt else 0) if at not in used]
        if not free or self.live.follow_up(free[0]) is None:
            self._say(_("No follow-up is left for this question."))

    def action_aside(self) -> None:
        """Show what only the animator is to see."""
        from facilitator.tui.screens.help import Leaflet

        self.app.push_screen(Leaflet(aside_blocks(self.live)))

    # The line

    async def action_enter(self) -> None:
        """Keep the line."""
        await self.line.action_submit()

    def is_typing(self) -> bool:
        """Whether something is half typed."""
        return bool(self.line.value.strip())

    def keep_typed(self) -> None:
        """Keep what is half typed, a change first: the session is about to be left."""
        if self.editing is not None:
            self.finish_edit(self.line.value)
        if self.editing is None and self.line.value.strip():
            self.line.give()

    def action_voice(self) -> None:
        """Go through the voices that the line may begin with; else make a voice of what is before the colon, or not."""
        line = self.line.value
        if line not in self._completions:
            found = capture.complete(line, self.live.context())
            self._completions = [line, *found] if found else []
        if self._completions:
            place = self._completions.index(line) + 1
            self.line.put(self._completions[place % len(self._completions)], self.line.struck)
        elif capture.prefix(line) is not None:
            reading = self.live.read(line, self.voice)
            self.voice = "no" if reading.speaker or reading.what == "voice" else "yes"
        self.update_preview()

    def action_escape(self) -> None:
        """Leave the change, or else the selection."""
        if self.editing is not None:
            self._stop_editing()
        else:
            self.remarks.select(None)
        self.refresh_bindings()

    # The remarks

    def action_up(self) -> None:
        """Select the remark above."""
        self.remarks.action_move(-1)
        self.refresh_bindings()

    def action_down(self) -> None:
        """Select the remark below; after the last, none."""
        self.remarks.action_move(1)
        self.refresh_bindings()

    async def _settled(self) -> bool:
        """Whether all that was entered is on disk, after a moment at the most. Keys struck meanwhile wait in order."""
        if self.evening.waiting():
            self.settled.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.settled.wait(), _MOMENT)
        if self.evening.waiting():
            self._say(_("What was entered last is not kept yet. Try again once it is."))
        return not self.evening.waiting()

    async def action_edit(self) -> None:
        """Bring a remark into the line; the half-typed line comes back afterwards."""
        if self.remarks.chosen() is not None or await self._settled():
            self._edit()

    def _edit(self) -> None:
        number = self._number()
        if number is None or number == self.editing:
            return
        if self.editing is None:
            self._half = (self.line.value, self.line.struck, self.voice)
        self.editing, self.voice = number, "auto"
        remark = self.live.session.remarks[number]
        self.line.put(line_of(remark), remark.prompt)
        self.update_preview()
        self.refresh_bindings()

    def finish_edit(self, line: str) -> None:
        """Enter while a remark is in the line."""
        remark = self.live.session.remarks.get(self.editing or 0)
        if remark is not None and line != line_of(remark):
            if self.live.read(line, self.voice).what != "remark":
                self._say(_("No words would be left. To take the remark out, press F8."))
                self.line.put(line, remark.prompt)
                return
            self.live.edit(remark.number, line, self.voice)
            self.remarks.update_waiting()
        self._stop_editing()
        self.refresh_bindings()

    def _stop_editing(self) -> None:
        self.editing = None
        line, struck, self.voice = self._half
        self._half = ("", None, "auto")
        self.line.put(line, struck)
        self.remarks.select(None)
        self.update_preview()

    def _drop_what_is_gone(self) -> None:
        """A remark taken out elsewhere cannot be changed any more."""
        if self.editing is not None and self.editing not in self.live.session.remarks:
            self._say(_("Remark #{number} is not there any more.").format(number=self.editing))
            self._stop_editing()

    def action_remove(self) -> None:
        """Take a remark out; undo brings it back."""
        self.evening.after(self._remove)

    def _remove(self) -> None:
        number = self._number()
        if number is not None and number not in self.evening.touched():
            self.live.remove(number)
            self.remarks.update_waiting()

    def action_take_up(self) -> None:
        """Mark a remark to be taken up, or not."""
        self.evening.after(self._take_up)

    def _take_up(self) -> None:
        number = self._number()
        if number is not None:
            self.live.take_up(number)
            self.remarks.update_waiting()

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
        self.app.push_screen(
            Ask(question, answers), lambda name: self._erase(number) if name == "erase" else None
        )

    def _erase(self, number: int) -> None:
        if number in self.live.session.remarks:
            self.live.erase(number)
            self.remarks.update_waiting()

    def _number(self) -> int | None:
        """The remark meant: the selected one, else the last."""
        number = self.remarks.chosen() or self.remarks.last()
        return number if number in self.live.session.remarks else None


def _last_question(session: Session) -> str:
    said = _("This is the last question. F12 ends the session.")
    closing = visible_lines(session.theme.closing)
    return said + "\n" + _("To close: {question}").format(question=closing) if closing else said


def line_of(remark: Remark) -> str:
    """The line that is read as this remark: as it was typed, or its words with the mark of its kind."""
    return remark.typed or _MARKS.get(remark.kind, "") + remark.text
