"""What is done to the questions from the live screen: where the room is, and which remarks are looked at."""

from __future__ import annotations

from functools import partial

from msgspec import UNSET

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.domain.visible import visible, visible_lines
from facilitator.texts import _
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.remark_acts import RemarkActs
from facilitator.tui.widgets.aside import follow_up_blocks
from facilitator.tui.widgets.looking import LookingLine
from facilitator.tui.widgets.remark_list import View, place_title


class QuestionActs(RemarkActs):
    """To look at another question's remarks does not move the room; to move the room ends the looking."""

    looking: LookingLine

    def update_preview(self) -> None:
        """Show how the line would be read."""
        raise NotImplementedError

    def action_next(self) -> None:
        """Move the room to the next question."""
        if self.live.next() is None:
            self._say(_last_question(self.live.session), 12)
        self._moved()

    def action_back(self) -> None:
        """Move the room to the question before."""
        self.live.back()
        self._moved()

    def _moved(self) -> None:
        self.update_question()
        self.update_preview()

    def action_follow_up(self) -> None:
        """Mark the first follow-up that is not used yet."""
        self.evening.after(self._follow_up)

    def _follow_up(self) -> None:
        session = self.live.session
        prompt = session.prompt(session.current)
        ups = follow_up_blocks(session, prompt) if prompt else []
        free = next((at for at, (used, _block) in enumerate(ups) if not used), None)
        if free is None or self.live.follow_up(free) is None:
            self._say(_("No follow-up is left for this question."))

    def action_tick(self, position: int) -> None:
        """Mark a follow-up as used, or as not used after all."""
        self.evening.after(partial(self._tick_one, position))

    def _tick_one(self, position: int) -> None:
        session = self.live.session
        used = session.running.used.get(session.current or "", []) if session.running else []
        self.live.follow_up(position, position not in used)

    def action_aside(self) -> None:
        """Show what only the animator is to see."""
        from facilitator.tui.screens.notes import NotesLeaflet

        self.open_over(NotesLeaflet(self.live, self.action_tick, self.heard))

    def action_questions(self) -> None:
        """The agenda; the remark that is selected here can be filed from there."""
        from facilitator.tui.screens.agenda import AgendaScreen

        self.open_over(AgendaScreen(self), self._go)

    def _go(self, where: View | str | None) -> None:
        """What was chosen in the agenda: remarks to look at, or the question the room moves to."""
        if isinstance(where, View):
            self.look(where)
        elif where is not None:
            self.live.open(where)
            self.look(None)
            self._moved()

    def look(self, view: View | None) -> None:
        """Look at these remarks while the room stays where it is; None: at those of the room's question again."""
        self.remarks.look(view)
        self.tell_looking()
        self.update_preview()
        self.refresh_bindings()

    def tell_looking(self) -> None:
        """Say what is looked at, where it is not the room's question."""
        self.looking.tell(self.remarks, self.live.session)

    def acknowledge(self, own: e.AnyEntry | None) -> None:
        """Say what the list does not show: a remark that went to another question, or was taken out."""
        match own:
            case e.RemarkKept() if self.remarks.looked or own.prompt != self.live.heading:
                self._say_filed(own.number, own.prompt)
            case e.Change() if own.prompt is not UNSET:
                self._say_filed(own.number, own.prompt)
            case e.Change() | e.SignalGiven() if not self.remarks.lists(own.number):
                self._say(_("#{number} is changed.").format(number=own.number))
            case e.VoiceDeclared() if not self.has_class("-wide"):
                # A wide screen has it in its list of voices.
                self._say(self._voice_text(own))
            case e.Remove():
                said = _("#{number} is taken out. To bring it back: {key}")
                self._say(said.format(number=own.number, key=live_keys.key("undo")))

    def _voice_text(self, own: e.VoiceDeclared) -> str:
        role, running = visible(own.role), self.live.session.running
        if own.forgotten:
            return _("The voice {role} is not known any more.").format(role=role)
        label = visible(running.voices.get(own.role, "") if running else "")
        return _("Voice: {role} ({label})").format(role=role, label=label)

    def _say_filed(self, number: int, prompt: str | None) -> None:
        self._say(f"#{number} → {place_title(self.live.session, prompt)}")


def _last_question(session: Session) -> str:
    said = _("This is the last question. To end the session: {key}").format(key=live_keys.key("end"))
    closing = visible_lines(session.theme.closing)
    return said + "\n" + _("To close: {question}").format(question=closing) if closing else said
