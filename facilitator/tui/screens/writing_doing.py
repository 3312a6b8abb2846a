"""How an act on an article is done: shown at once as being written, then done in the thread that writes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from facilitator.domain.faults import FaultsError
from facilitator.domain.synthesis import Sessions, Synthesis
from facilitator.services.writing import Act, Writing
from facilitator.storage.syntheses import SynthesisPaths
from facilitator.texts import _, troubles
from facilitator.tui.in_turn import in_turn
from facilitator.tui.on_top import OnTop
from facilitator.tui.toasts import say
from facilitator.tui.widgets.blocks import Block, Prose

_LOOK_SECONDS = 1.0
_LONG = 15
_SHOWN_AFTER = 0.05
"""Seconds in which what a key did is drawn: writing thousands of remarks would compete with that."""

Job = Callable[[Writing], bool]
"""Something to be done in the thread that writes; whether it did anything."""

Held = tuple[bool, Synthesis, Sessions]
"""Whether a job did anything, and what there is on the disk after it."""


class WritingDoing(OnTop[None]):
    """`synthesis` is what is shown: what is on the disk, and on it the acts that are `waiting` to be.

    Keys struck faster than the disk are about what was seen when they were struck.
    """

    def __init__(self, paths: SynthesisPaths, writing: Writing | None = None) -> None:
        super().__init__()
        self.paths = paths
        self.writing = writing
        self.synthesis = Synthesis("")
        self.sessions: Sessions = {}
        self.waiting = 0
        self.is_open = False
        self._queued: list[tuple[Job, str]] = []
        self._looking = False
        self._leaving = False
        self.trouble = Prose(id="trouble")

    def show(self) -> None:
        """Draw what there is."""
        raise NotImplementedError

    def tell_state(self) -> None:
        """Say whether all is on the disk."""
        raise NotImplementedError

    @property
    def unwritten(self) -> bool:
        """Whether there is something that is not on its way to the disk yet."""
        return False

    # Opening

    def begin_writing(self) -> None:
        """Open the file, then look now and then what others write in it and in the sources."""
        self.trouble.display = False
        self.run_worker(self._open(), name="opening")

    async def _open(self) -> None:
        try:
            synthesis, sessions = await in_turn(self._opened)
        except (OSError, FaultsError) as error:
            self.tell_trouble(error)
            return
        self.is_open = True
        self.take_in(synthesis, sessions)
        self.show()
        self._tell_sources()
        self.set_interval(_LOOK_SECONDS, self._look, name="look")

    def _opened(self) -> tuple[Synthesis, Sessions]:
        if self.writing is None:
            self.writing = Writing(self.paths)
        return self.writing.synthesis, self.writing.sessions

    def take_in(self, synthesis: Synthesis, sessions: Sessions) -> None:
        """This is what the files say."""
        self.synthesis, self.sessions = synthesis, sessions

    # Acts

    def do(self, act: Act, step: object = None) -> None:
        """Show an act as done, and queue it behind those before it."""
        if self.is_open:
            self.synthesis = act(self.synthesis)
            self.queue(lambda writing: writing.do(act, step))

    def queue(self, job: Job, nothing: str = "") -> None:
        """Have something done in the thread that writes; `nothing` is said where nothing came of it."""
        if self.writing is not None:
            self.waiting += 1
            self._queued.append((job, nothing))
            self.tell_state()
            self.set_timer(_SHOWN_AFTER, self.submit)

    def submit(self) -> None:
        """Give what is queued to the thread that writes."""
        queued, self._queued = self._queued, []
        for job, nothing in queued:
            self.run_worker(self._finish(self._coming(job), nothing), name="act", group="acts")

    def _coming(self, job: Job) -> Awaitable[Held]:
        return in_turn(lambda: self._done(job))

    def on_unmount(self) -> None:
        """What was asked for is done though the program is left."""
        for job, _nothing in self._queued:
            self._coming(job)

    def _done(self, job: Job) -> Held:
        assert self.writing is not None
        did = job(self.writing)
        return did, self.writing.synthesis, self.writing.sessions

    async def _finish(self, coming: Awaitable[Held], nothing: str) -> None:
        try:
            did, synthesis, sessions = await coming
        except (OSError, FaultsError) as error:
            self.waiting -= 1
            self._leaving = False
            self.not_done(error)
        else:
            self.waiting -= 1
            if not did and nothing:
                say(self, nothing)
            self._adopt(synthesis, sessions)

    def not_done(self, error: Exception) -> None:
        """An act that could not be written is not shown any more."""
        say(self, _("{why} Nothing was changed.").format(why=troubles.sentence(error)), _LONG)
        assert self.writing is not None
        self._adopt(self.writing.synthesis, self.writing.sessions)

    def _adopt(self, synthesis: Synthesis, sessions: Sessions) -> None:
        """What is on the disk is what there is, once nothing waits."""
        if self.waiting:
            return
        changed = synthesis != self.synthesis or sessions != self.sessions
        if changed:
            self.take_in(synthesis, sessions)
            self.show()
        self.tell_state()
        if self._leaving:
            self.dismiss()

    def leave(self) -> None:
        """Go once all that was asked for is on disk; where that fails, stay and say so."""
        self._leaving = True
        if not self.waiting:
            self.dismiss()

    def action_undo(self) -> None:
        """Take back the last change, whoever made it."""
        self.queue(Writing.undo, _("Nothing to take back."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.queue(Writing.redo, _("Nothing to do again."))

    # What others write

    def _look(self) -> None:
        if self.app.screen is self and not (self._looking or self.waiting or self.unwritten):
            self._looking = True
            self.run_worker(self._seen(), name="look", group="look")

    async def _seen(self) -> None:
        try:
            _did, synthesis, sessions = await in_turn(lambda: self._done(Writing.look))
        except (OSError, FaultsError) as error:
            self.tell_trouble(error)
        else:
            self._adopt(synthesis, sessions)
            self._tell_sources()
        finally:
            self._looking = False

    def on_screen_resume(self) -> None:
        """Back from a window in which something may have been done."""
        if self.is_open:
            self._look()

    def _tell_sources(self) -> None:
        """A source that cannot be read is said: its remarks are not seen, and not counted."""
        assert self.writing is not None
        faults = self.writing.faults()
        lost = [
            faults[name][0]
            for name in self.synthesis.sources
            if name not in self.sessions and faults.get(name)
        ]
        self.tell_trouble(FaultsError(lost) if lost else None)

    def tell_trouble(self, error: Exception | None) -> None:
        """What stands in the way, said until it is over."""
        self.trouble.display = error is not None
        if error is not None:
            self.trouble.show(Block([(troubles.sentence(error), "alert")], [("! ", "alert")]))
