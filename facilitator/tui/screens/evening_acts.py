"""What is done to the evening as a whole from the live screen: its frame, its clock, its end."""

from __future__ import annotations

import asyncio
from functools import partial

from textual.signal import Signal

from facilitator.domain import entries as e
from facilitator.texts import _, troubles
from facilitator.tui.course import length_text
from facilitator.tui.messages import Left, SearchWanted
from facilitator.tui.recalling import moments_left
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.mirrored import Mirrored
from facilitator.tui.toasts import say
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.top_line import TopLine


class EveningActs(Mirrored):
    """Whatever ends the session, or leaves it, is asked about first. `heard` says when something was written."""

    top: TopLine

    def __init__(self) -> None:
        super().__init__()
        self.heard: Signal[None] = Signal(self, "heard")

    def action_evening(self) -> None:
        """The evening at a glance, and all that can be done about it."""
        from facilitator.tui.screens.evening_card import EveningCard

        card = EveningCard(self.live, lambda action: self.call_next(self._do_next, action), self.heard)
        self.open_over(card, self._do_next)

    async def _do_next(self, action: str | None) -> None:
        if action is not None and not await self.app.run_action(action, self):
            self.refuse(action)

    def action_search_past(self) -> None:
        """Search past sessions, which the room must not see."""
        if self.mirrored:
            self.refuse()
        else:
            self.post_message(SearchWanted())

    # Who is here, and what they were told

    def action_people(self) -> None:
        """Ask how many people are here."""
        from facilitator.tui.screens.ask import AskNumber

        question = AskNumber(_("How many people are here?"), self.live.session.people)
        self.open_over(question, self._count)

    def _count(self, number: int | None) -> None:
        if number is not None:
            self.live.people(number)

    def action_notice(self) -> None:
        """Show the notice to be read aloud, and ask whether it was."""
        from facilitator.tui.screens.notice import NoticeScreen

        self.open_over(NoticeScreen(self.live.session), self._notice_read)

    def _notice_read(self, read: bool | None) -> None:
        if not read:
            return
        self.live.notice_read()
        self._say(_("Noted: the notice was read to the room."))
        if self.live.session.people is None:
            self.action_people()

    # The clock

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.evening.after(self._pause)

    def _pause(self) -> None:
        if self.live.heading is None:
            self._say(_("No clock goes yet: it starts with the first question."))
        else:
            self.live.pause()

    def action_more_time(self) -> None:
        """Give the question a minute more."""
        self.evening.after(partial(self._lengthen, +1))

    def action_less_time(self) -> None:
        """Give the question a minute less."""
        self.evening.after(partial(self._lengthen, -1))

    def _lengthen(self, minutes: int) -> None:
        if self.live.heading is None:
            self._say(_("No clock goes yet: it starts with the first question."))
            return
        act = self.live.lengthen(minutes)
        if act is None or not isinstance(act.draft, e.Minutes) or act.draft.minutes is None:
            self._say(_("A question has a minute at the least."))
            return
        self._say(length_text(act.draft.minutes))

    # The pen

    def action_pen(self) -> None:
        """Put the pen down, or take it up."""
        self.live.pen(not self.live.pen_down)
        self.top.tell(self.live)
        # What is shown of the question depends on the room that is left.
        self.call_after_refresh(self.update_question)

    def update_question(self) -> None:
        """Show the question where the room is, or will be."""
        raise NotImplementedError

    def pen_forbids(self) -> bool:
        """Whether the pen is down; then it is said, with the key that takes it up."""
        if self.live.pen_down:
            self._say(troubles.pen_down(live_keys.key("pen")))
        return self.live.pen_down

    # The end

    def action_end(self) -> None:
        """Ask once, then end."""
        from facilitator.tui.screens.ask import Ask

        asked = Block([(_("End the session?"), "strong")])
        question = [asked, *moments_left(self.live.session), *self._about_typed()]
        answers = [("stay", _("No, go on")), ("end", _("End the session"))]
        self.open_over(Ask(question, answers), self._leave)

    def ask_leaving(self) -> None:
        """Before the program is left; after the end, which the room may still see, there is nothing to ask."""
        from facilitator.tui.screens.ask import Ask, leaving_question

        if self.live.session.ended:
            self.app.exit(0)
            return
        answers = [
            ("stay", _("Go on")),
            ("end", _("End the session")),
            ("leave", _("Leave it, to be taken up later")),
        ]
        question = [*leaving_question(self.evening.waiting()), *self._about_typed()]
        self.open_for_all(Ask(question, answers), self._leave)

    def _about_typed(self) -> list[Block]:
        if not self.is_typing():
            return []
        if self.live.pen_down:
            return [Block([(_("What is half typed is not kept: the pen is down."), "alert")])]
        return [Block([(_("What is half typed will be kept first."), "faint")])]

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
            # What was said of the session being led would lie over its figures.
            self.app.clear_notifications()
            self.evening.after(self._end)
        elif answer == "leave":
            self.run_worker(self._quit(), name="leaving")

    def _end(self) -> None:
        self.live.end()

    async def _quit(self) -> None:
        await self.closed()
        self.call_later(self._left)

    def _left(self) -> None:
        self.app.post_message(Left(self.for_all(self.evening.unkept_lines())))

    async def closed(self) -> None:
        """Close the session; what the thread that writes said last is in the queue of this screen afterwards."""
        await asyncio.to_thread(self.evening.close)

    def _say(self, said: str, seconds: float = 4) -> None:
        """Say something in which there is no word of a remark, nor of the notes: the room may see it."""
        if self.mirrored:
            self.say_to_room(said, seconds)
        else:
            say(self, said, seconds)
