"""What the keys of the live screen do."""

from __future__ import annotations

import asyncio

from facilitator.domain import capture, kinds
from facilitator.domain.session import Remark
from facilitator.storage.draft import NO_LINE
from facilitator.texts import _
from facilitator.tui.drafting import Drafting
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.question_acts import QuestionActs

_MARKS = {"verbatim": '"', "question": "? ", "idea": "! ", "comment": "( "}
_CLOSING = ' \u00a0\u202f"»“”)'


class LiveActs(QuestionActs):
    """Every action acts on the session through `live`, and shows nothing itself: what is done comes back as news."""

    drafting: Drafting

    def __init__(self) -> None:
        super().__init__()
        self.editing: int | None = None
        self.settled = asyncio.Event()
        self.voice: capture.AsVoice = "auto"
        self.half = NO_LINE
        self._completions: list[str] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is worth a place among the keys only while there is something to go back from."""
        possible = super().check_action(action, parameters)
        if action != "escape" or not possible:
            return possible
        away = self.remarks.selected is not None or self.remarks.looked is not None
        return away or self.editing is not None

    # The line

    async def action_enter(self) -> None:
        """Keep the line; while the pen is down, only leave it where it is. It also answers whether to come back."""
        if not self.comes_back() and not self.live.session.ended and not self.pen_forbids():
            await self.line.action_submit()

    def is_typing(self) -> bool:
        """Whether something is half typed."""
        return bool(self.line.value.strip())

    def keep_typed(self) -> None:
        """Keep what is half typed, a change first: the session is about to be left."""
        if self.is_typing() and not self.pen_forbids():
            if self.editing is not None:
                self.finish_edit(self.line.value)
            if self.editing is None and self.is_typing():
                self.line.give()
        self.drafting.keep_found()

    def action_speak(self, place: int) -> None:
        """Have the line begin with a voice, by its place in the list of them."""
        voices = self.live.session.voices()
        if place < len(voices):
            words = self.line.value
            self.line.put(
                f"{voices[place].label} : {words}", self.line.struck if words else self.live.heading
            )
            self.update_preview()

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

    def action_kind(self) -> None:
        """Give the line its next kind; a selected remark comes into the line for it."""
        if self.editing is None and self.remarks.chosen() is not None:
            self._edit()
        line, at = self.line.value, self.line.cursor_position
        turned = kinds.turned(line, self.live.context(), self.voice)
        self.line.put(turned, self.line.struck if line else self.live.heading)
        self.line.cursor_position = _same_place(line, at, turned)
        self.update_preview()

    def action_escape(self) -> None:
        """Leave the change, or else what is looked at, or else the selection."""
        if self.editing is not None:
            self._stop_editing()
        elif self.remarks.looked is not None:
            self.look(None)
        else:
            self.remarks.select(None)
        self.refresh_bindings()

    def action_look_back(self) -> None:
        """Look at the remarks of the room's question again, whatever is in the line."""
        self.look(None)

    # A remark in the line

    async def action_edit(self) -> None:
        """Bring a remark into the line; the half-typed line comes back afterwards."""
        if self.remarks.chosen() is not None or await self._settled():
            self._edit()

    def _edit(self) -> None:
        number = self._number()
        if number is None or number == self.editing or self.mirrored:
            return
        if self.editing is None:
            self.half = self.drafting.line(self.line.value, self.line.struck, self.voice)
        elif self.line.value != line_of(self.live.session.remarks[self.editing]):
            self._say(
                _("The change of #{number} comes first: keep it, or go back.").format(number=self.editing)
            )
            return
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
                said = _("No words would be left. To take the remark out: {key}")
                self._say(said.format(key=live_keys.key("remove")))
                self.line.put(line, remark.prompt)
                return
            changed = self.drafting.line(line, remark.prompt, self.voice, remark.number)
            self.drafting.entered(changed)
            self.evening.change(changed)
            self.remarks.update_waiting()
        self._stop_editing()
        self.refresh_bindings()

    def _stop_editing(self) -> None:
        self.editing = None
        half, self.half = self.half, NO_LINE
        self.voice = half.voice
        self.line.put_instead(half.text, half.where)
        self.remarks.select(None)
        self.update_preview()

    def _drop_what_is_gone(self) -> None:
        """A remark taken out elsewhere cannot be changed any more."""
        session, number, line = self.live.session, self.editing, self.line.value
        if number is None or number in session.remarks:
            return
        self._say(_("Remark #{number} is not there any more.").format(number=number))
        self._stop_editing()
        removed = session.running.removed.get(number) if session.running else None
        if removed is not None and line.strip() and line != line_of(removed):
            self.drafting.left_over(line, removed.prompt)


def _same_place(line: str, at: int, turned: str) -> int:
    """Where the words after the cursor begin in the same line with other marks; its end when there are none."""
    after = line[at:].rstrip(_CLOSING)
    place = turned.rfind(after) if after else -1
    return place if place >= 0 else len(turned)


def line_of(remark: Remark) -> str:
    """The line that is read as this remark: as it was typed, or its words with the mark of its kind."""
    return remark.typed or _MARKS.get(remark.kind, "") + remark.text
