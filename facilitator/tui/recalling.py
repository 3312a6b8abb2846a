"""Where remarks from memory go: to the session being led, or into the file of one that has ended."""

from __future__ import annotations

import asyncio
from typing import Protocol

from facilitator.domain import entries as e
from facilitator.domain.capture import Reading
from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Moment, Session
from facilitator.services.noting import PenDown
from facilitator.services.recalling import Afterwards
from facilitator.texts import _, figures
from facilitator.tui.evening import Evening
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.wording import trouble_text


class Memory(Protocol):
    """What the screen for catching up does to a session, whatever state that is in."""

    @property
    def session(self) -> Session:
        """The session as it stands."""

    def read(self, line: str) -> Reading:
        """How a line would be read, exact words as such."""

    def on_their_way(self) -> list[e.RemarkKept]:
        """Remarks from memory that are not on disk yet."""

    def trouble(self) -> str | None:
        """What stands in the way for now, in a sentence."""

    async def keep(self, reading: Reading, moment: Moment) -> None:
        """Keep a line as read. Raises PenDown, OSError, FaultsError, JournalMissing."""

    async def drop(self, moment: Moment) -> None:
        """This was no moment to come back to. Raises as `keep`."""

    async def undo(self) -> bool:
        """Take back the last thing done from here; False when there is none. Raises as `keep`."""

    async def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing. Raises as `keep`."""


class WhileLed:
    """In the session being led. What is sent comes back to the live screen, which passes it on."""

    def __init__(self, evening: Evening) -> None:
        self._evening = evening
        self._done = 0
        self._taken_back = 0

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._evening.live.session

    def read(self, line: str) -> Reading:
        """How a line would be read."""
        return self._evening.live.read(line)

    def on_their_way(self) -> list[e.RemarkKept]:
        """Remarks from memory that are not on disk yet."""
        return [draft for draft in self._evening.unkept() if draft.origin == "memory"]

    def trouble(self) -> str | None:
        """What the live screen says of it too."""
        trouble = self._evening.trouble
        return trouble_text(trouble.error, self._evening.waiting()) if trouble else None

    async def keep(self, reading: Reading, moment: Moment) -> None:
        """Send it to the disk."""
        if self._evening.live.pen_down:
            raise PenDown
        if self._evening.live.recall(reading, moment) is not None:
            self._count()

    async def drop(self, moment: Moment) -> None:
        """Send it to the disk."""
        self._evening.live.no_moment(moment)
        self._count()

    def _count(self) -> None:
        self._done, self._taken_back = self._done + 1, 0

    async def undo(self) -> bool:
        """What was done before this screen was opened is not taken back here: nobody would see it."""
        if not self._done:
            return False
        self._done, self._taken_back = self._done - 1, self._taken_back + 1
        self._evening.after(self._undo)
        return True

    async def redo(self) -> bool:
        """Once what was sent before is on disk."""
        if not self._taken_back:
            return False
        self._done, self._taken_back = self._done + 1, self._taken_back - 1
        self._evening.after(self._redo)
        return True

    def _undo(self) -> None:
        self._evening.live.undo()

    def _redo(self) -> None:
        self._evening.live.redo()


class AfterEnd:
    """In the file, in a thread, one thing after the other."""

    def __init__(self, afterwards: Afterwards) -> None:
        self._afterwards = afterwards
        self._turn = asyncio.Lock()

    @property
    def session(self) -> Session:
        """The session as it is filed."""
        return self._afterwards.session

    def read(self, line: str) -> Reading:
        """How a line would be read."""
        return self._afterwards.read(line)

    def on_their_way(self) -> list[e.RemarkKept]:
        """None: what is kept is in the file."""
        return []

    def trouble(self) -> str | None:
        """None lasts: each thing is done, or said not to be."""
        return None

    async def keep(self, reading: Reading, moment: Moment) -> None:
        """File it."""
        async with self._turn:
            await asyncio.to_thread(self._afterwards.recall, reading, moment)

    async def drop(self, moment: Moment) -> None:
        """File it."""
        async with self._turn:
            await asyncio.to_thread(self._afterwards.drop, moment)

    async def undo(self) -> bool:
        """File what takes it back."""
        async with self._turn:
            return await asyncio.to_thread(self._afterwards.undo)

    async def redo(self) -> bool:
        """File it once more."""
        async with self._turn:
            return await asyncio.to_thread(self._afterwards.redo)


def moments_left(session: Session) -> list[Block]:
    """Before the end: the strong moments about which nothing is kept yet, if there are any."""
    number = len(not_caught_up(session))
    if not number:
        return []
    said = figures.moments(number) + " – " + _("there is time for it after the end too.")
    return [Block([(said, "mark")], [("◆ ", "mark")])]
