"""A session being led: what is on disk, what is on its way there, and what stands in the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice

from facilitator.domain import entries as e
from facilitator.services.acts import Act, Done, Trouble
from facilitator.services.live import Live
from facilitator.services.opening import Opened
from facilitator.services.scribe import Scribe
from facilitator.storage.draft import Line

# Of twenty thousand lines pasted, so many are on their way to the disk at once, and so many more are shown waiting.
_AT_ONCE = 50
_SHOWN = 200


class Evening:
    """Ties the session as it is seen to the thread that writes. `tell` is called in that thread."""

    def __init__(
        self, opened: Opened, abbreviations: dict[str, str], tell: Callable[[Done | Trouble], None]
    ) -> None:
        self.paths = opened.book.paths
        self.trouble: Trouble | None = None
        self._opened = opened
        self._steps: deque[Line | Callable[[], None]] = deque()
        self._under_way: dict[int, Line] = {}
        self._scribe = Scribe(opened.book, opened.clock, tell)
        self.live = Live(opened.session, opened.clock, self._scribe.send, abbreviations)

    def keep(self, line: Line) -> None:
        """Have a line kept, after those entered before it."""
        self.keep_all([line])

    def keep_all(self, lines: Iterable[Line]) -> None:
        """Have lines kept, in their order."""
        self._steps.extend(lines)
        self.go_on()

    def change(self, line: Line) -> None:
        """Give a remark the words of this line."""
        if line.number is not None:
            self._follow(self.live.edit(line.number, line.text, line.voice), line)

    def _follow(self, act: Act | None, line: Line) -> None:
        if act is not None:
            self._under_way[act.ticket] = line

    def after(self, do: Callable[[], None]) -> None:
        """Have something done that is about what was entered before it: once that is on disk, perhaps at once."""
        self._steps.append(do)
        self.go_on()

    def go_on(self) -> None:
        """A signal goes to the last remark: it waits until the one before it has its number, and so does the rest."""
        while self._steps:
            step = self._steps[0]
            if isinstance(step, Line):
                if not self._send(step):
                    return
                self._steps.popleft()
            elif self.live.waiting:
                return
            else:
                self._steps.popleft()
                step()

    def _send(self, line: Line) -> bool:
        """Whether a line could be sent now."""
        if line.number is not None:
            if line.number in self.live.session.remarks:
                self.change(line)
            return True
        reading = self.live.read(line.text, line.voice)
        if len(self.live.waiting) >= _AT_ONCE or (reading.what == "signal" and self.unkept()):
            return False
        self._follow(self.live.note(reading, line.where), line)
        return True

    def hear(self, done: Done) -> None:
        """Something was written: whatever stood in the way does no more. Then show it, and `go_on`."""
        self.trouble = None
        if done.act is not None:
            self._under_way.pop(done.act.ticket, None)
        self.live.hear(done)

    def face(self, trouble: Trouble) -> None:
        """Something could not be written, for now."""
        self.trouble = trouble
        self.live.face(trouble)

    def unkept(self) -> list[e.RemarkKept]:
        """The remarks on their way to the disk."""
        return [act.draft for act in self.live.waiting if isinstance(act.draft, e.RemarkKept)]

    def held_back(self) -> list[Line]:
        """The lines that wait for a remark to be kept first; of very many, those that come next."""
        return [step for step in islice(self._steps, _SHOWN) if isinstance(step, Line)]

    def entered(self) -> list[Line]:
        """Every line that was entered and is not on disk."""
        return [*self._under_way.values(), *(step for step in self._steps if isinstance(step, Line))]

    def has_entered(self) -> bool:
        """Whether there is any such line."""
        return bool(self._under_way) or any(isinstance(step, Line) for step in self._steps)

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
            *(step.text for step in self._steps if isinstance(step, Line)),
        ]

    def close(self) -> None:
        """Write what can be written, and let others take the session up."""
        self._scribe.close()
        self._opened.release()
