"""What the room sees of a session being led: the animator's program alone sets it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from msgspec.structs import replace

from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.domain.stage import Scene, Stage, Turn
from facilitator.domain.wall import are_hidden, may_be_featured
from facilitator.services.acts import Act, Why


class Staging(ABC):
    """The part of `live.Live` that is about the wall."""

    session: Session

    @property
    @abstractmethod
    def waiting(self) -> list[Act]:
        """What was sent and is not on disk yet, in order."""

    @abstractmethod
    def next(self) -> Act | None:
        """Move the room to the prompt after this one in the agenda."""

    @abstractmethod
    def back(self) -> Act | None:
        """Move the room to the prompt before this one in the agenda."""

    @abstractmethod
    def _now(self) -> dict[str, Any]:
        """What every entry drafted now carries."""

    @abstractmethod
    def _do(self, draft: e.AnyEntry, why: Why = "do") -> Act:
        """Send a draft to the disk."""

    @property
    def stage(self) -> Stage:
        """What the room sees, or will see once all that was sent is on disk."""
        stage = self.session.running.stage if self.session.running else Stage()
        for act in self.waiting:
            if isinstance(act.draft, e.StageSet):
                stage = act.draft.stage
            elif isinstance(act.draft, e.Open):
                stage = Stage(timer=stage.timer)
        return stage

    def show(self, scene: Scene, text: str = "") -> Act | None:
        """Show this to the room; the remarks of a blind question stay hidden until `reveal`."""
        return self._set(self._going_on(Stage(scene, text=text)))

    def _going_on(self, stage: Stage) -> Stage:
        """With what lasts as long as the question: whether its remarks are hidden, and the time left seen."""
        return replace(stage, hidden=self.stage.hidden, timer=self.stage.timer)

    def feature(self, number: int) -> Act | None:
        """Show one remark to the room; None for what may not hang on the wall now."""
        remark = self.session.remarks.get(number)
        if remark is None or not may_be_featured(self.session, remark, self.stage):
            return None
        return self._set(self._going_on(Stage("remark", number)))

    def reveal(self) -> Act | None:
        """Show the remarks of the wall, or hide them again."""
        stage = self.stage
        hidden = stage.scene == "wall" and not are_hidden(self.session, stage)
        return self._set(Stage("wall", hidden=hidden, timer=stage.timer))

    def blank(self) -> Act | None:
        """Show nothing, or again what was there."""
        return self._set(replace(self.stage, blank=not self.stage.blank))

    def timer(self) -> Act | None:
        """Show the time left under the question, or do not."""
        return self._set(replace(self.stage, timer=not self.stage.timer))

    def put_back(self, stage: Stage) -> Act | None:
        """Show again what the room saw at another moment of this session."""
        return self._set(stage)

    def turn(self, turn: Turn) -> Act | None:
        """Do what a clicker asks."""
        return {"next": self.next, "back": self.back, "blank": self.blank}[turn]()

    def _set(self, stage: Stage) -> Act | None:
        return None if stage == self.stage else self._do(e.StageSet(stage=stage, **self._now()))
