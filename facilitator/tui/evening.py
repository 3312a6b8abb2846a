"""A session being led: what is on disk, what is on its way there, and what stands in the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain import entries as e
from facilitator.domain.capture import AsVoice
from facilitator.services.acts import Done, Trouble
from facilitator.services.live import Live
from facilitator.services.opening import Opened
from facilitator.services.scribe import Scribe


@dataclass(frozen=True)
class Line:
    """A line that was entered, where the room was at its first key, and what Tab made of its voice."""

    text: str
    where: str | None
    voice: AsVoice = "auto"


class Evening:
    """Ties the session as it is seen to the thread that writes. `tell` is called in that thread."""

    def __init__(
        self, opened: Opened, abbreviations: dict[str, str], tell: Callable[[Done | Trouble], None]
    ) -> None:
        self.paths = opened.book.paths
        self.trouble: Trouble | None = None
        self._opened = opened
        self._steps: deque[Line | Callable[[], None]] = deque()
        self._scribe = Scribe(opened.book, tell)
        self.live = Live(opened.session, opened.clock, self._scribe.send, abbreviations)

    def keep(self, line: Line) -> None:
        """Have a line kept, after those entered before it."""
        self._steps.append(line)
        self.go_on()

    def after(self, do: Callable[[], None]) -> None:
        """Have something done that is about what was entered before it: once that is on disk, perhaps at once."""
        self._steps.append(do)
        self.go_on()

    def go_on(self) -> None:
        """A signal goes to the last remark: it waits until the one before it has its number, and so does the rest."""
        while self._steps:
            step = self._steps[0]
            if isinstance(step, Line):
                reading = self.live.read(step.text, step.voice)
                if reading.what == "signal" and self.unkept():
                    return
                self._steps.popleft()
                self.live.note(reading, step.where)
            elif self.live.waiting:
                return
            else:
                self._steps.popleft()
                step()

    def hear(self, done: Done) -> None:
        """Something was written: whatever stood in the way does no more. Then show it, and `go_on`."""
        self.trouble = None
        self.live.hear(done)

    def face(self, trouble: Trouble) -> None:
        """Something could not be written, for now."""
        self.trouble = trouble
        self.live.face(trouble)

    def unkept(self) -> list[e.RemarkKept]:
        """The remarks on their way to the disk."""
        return [act.draft for act in self.live.waiting if isinstance(act.draft, e.RemarkKept)]

    def held_back(self) -> list[Line]:
        """The lines that wait for a remark to be kept first."""
        return [step for step in self._steps if isinstance(step, Line)]

    def touched(self) -> set[int]:
        """The numbers of the remarks of which a change is on its way to the disk."""
        drafts = (act.draft for act in self.live.waiting)
        return {draft.number for draft in drafts if isinstance(draft, e.Change | e.Remove | e.Erase)}

    def waiting(self) -> int:
        """How many things are not on disk yet."""
        return len(self.live.waiting) + len(self._steps)

    def unkept_lines(self) -> list[str]:
        """All that was typed and is not on disk, as it was typed."""
        kept = [draft.typed or draft.text for draft in self.unkept()]
        changes = (act.draft for act in self.live.waiting)
        texts = [c.typed or c.text for c in changes if isinstance(c, e.Change) and isinstance(c.text, str)]
        return [
            *kept,
            *(text for text in texts if isinstance(text, str)),
            *(line.text for line in self.held_back()),
        ]

    def close(self) -> None:
        """Write what can be written, and let others take the session up."""
        self._scribe.close()
        self._opened.release()
