"""What is done to the evening as a whole from the live screen: its frame, its clock, its end."""

from __future__ import annotations

import asyncio

from textual.screen import Screen

from facilitator.services.live import Live
from facilitator.texts import _
from facilitator.tui.evening import Evening
from facilitator.tui.messages import Left
from facilitator.tui.widgets.blocks import Block


class EveningActs(Screen[None]):
    """Whatever ends the session, or leaves it, is asked about first."""

    evening: Evening
    live: Live

    def action_people(self) -> None:
        """Ask how many people are here."""
        from facilitator.tui.screens.ask import AskNumber

        question = AskNumber(_("How many people are here?"), self.live.session.people)
        self.app.push_screen(question, self._count)

    def _count(self, number: int | None) -> None:
        if number is not None:
            self.live.people(number)

    def action_notice(self) -> None:
        """The notice was read to the room."""
        self.live.notice_read()
        self._say(_("Noted: the notice was read to the room."))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.live.pause()

    def action_end(self) -> None:
        """Ask once, then end."""
        from facilitator.tui.screens.ask import Ask

        question = [Block([(_("End the session?"), "strong")]), *self._about_typed()]
        answers = [("stay", _("No, go on")), ("end", _("End the session"))]
        self.app.push_screen(Ask(question, answers), self._leave)

    def ask_leaving(self) -> None:
        """Before the program is left."""
        from facilitator.tui.screens.ask import Ask, leaving_question

        answers = [
            ("stay", _("Go on")),
            ("end", _("End the session")),
            ("leave", _("Leave it, to be taken up later")),
        ]
        question = [*leaving_question(self.evening.waiting()), *self._about_typed()]
        self.app.push_screen(Ask(question, answers), self._leave)

    def _about_typed(self) -> list[Block]:
        return [Block([(_("What is half typed will be kept first."), "faint")])] if self.is_typing() else []

    def is_typing(self) -> bool:
        """Whether something is half typed."""
        raise NotImplementedError

    def keep_typed(self) -> None:
        """Keep what is half typed."""
        raise NotImplementedError

    def _leave(self, answer: str | None) -> None:
        if answer is not None and answer != "stay":
            self.keep_typed()
        if answer == "end":
            self.evening.after(self._end)
        elif answer == "leave":
            self.run_worker(self._quit(), name="leaving")

    def _end(self) -> None:
        self.live.end()

    async def _quit(self) -> None:
        await self.closed()
        self.call_later(self._left)

    def _left(self) -> None:
        self.app.post_message(Left(self.evening.unkept_lines()))

    async def closed(self) -> None:
        """Close the session; what the thread that writes said last is in the queue of this screen afterwards."""
        await asyncio.to_thread(self.evening.close)

    def _say(self, said: str, seconds: float = 4) -> None:
        # One at a time: a key that is held would cover the screen.
        self.app.clear_notifications()
        self.notify(said, markup=False, timeout=seconds)
