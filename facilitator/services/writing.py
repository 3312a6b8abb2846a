"""Writing an article: one synthesis with its sources, every act on the disk, undo and redo without limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from facilitator.domain import board
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Session
from facilitator.domain.synthesis import (
    Changed,
    Ref,
    Synthesis,
    changed,
    proposed,
    unplaced,
)
from facilitator.storage import syntheses
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import Signature, load, signature
from facilitator.storage.syntheses import Draft, SynthesisPaths

Act = Callable[[Synthesis], Synthesis]


class Sources:
    """The sessions an article is made of, read from their files and again when these have changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sessions: dict[str, Session] = {}
        self._signs: dict[str, tuple[Signature | None, Signature | None]] = {}
        self.faults: dict[str, list[Fault]] = {}

    def of(self, names: Iterable[str]) -> dict[str, Session]:
        """These sessions, but for those that cannot be read or are not there: `faults` says why."""
        for name in names:
            self._read(SessionPaths(self._folder, name))
        return {name: self._sessions[name] for name in names if name in self._sessions}

    def _read(self, paths: SessionPaths) -> None:
        sign = signature(paths.yaml), signature(paths.journal)
        if self._signs.get(paths.name) == sign:
            return
        self._signs[paths.name] = sign
        self._sessions.pop(paths.name, None)
        try:
            loaded = load(paths)
        except OSError as error:
            self.faults[paths.name] = [_unreadable(paths.yaml, error)]
            return
        self.faults[paths.name] = loaded.faults
        if loaded.session is not None:
            self._sessions[paths.name] = loaded.session


def _unreadable(path: Path, error: OSError) -> Fault:
    code = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
    return Fault(path, code, data={"reason": error.strerror or type(error).__name__})


class Writing:
    """One opening of a synthesis. Not for two threads at once.

    Opening it, and whatever writes, raises FaultsError, OSError: nothing was done then.
    """

    def __init__(self, paths: SynthesisPaths) -> None:
        self.paths = paths
        self._draft = Draft(paths)
        self._sources = Sources(paths.sessions)
        self.synthesis = self._draft.open()
        self.sessions = self._sources.of(self.synthesis.sources)
        self._undo: list[Synthesis] = []
        self._redo: list[Synthesis] = []

    # What there is

    def unplaced(self) -> list[Ref]:
        """The remarks that are to be decided on."""
        return unplaced(self.synthesis, self.sessions)

    def changed(self) -> list[Changed]:
        """What has become of the placed remarks since they were placed."""
        return changed(self.synthesis, self.sessions)

    def faults(self) -> dict[str, list[Fault]]:
        """Why sources cannot be read, by name; what is wrong with those that can."""
        return {name: faults for name, faults in self._sources.faults.items() if faults}

    def look(self) -> bool:
        """Take in what other hands have changed in the file or in a source; whether anything was."""
        seen, sessions = self._draft.look(), self.sessions
        if seen is not None:
            self._became(seen)
        self.sessions = self._sources.of(self.synthesis.sources)
        return seen is not None or self.sessions != sessions

    # Acts

    def do(self, act: Act) -> bool:
        """Do an act of `domain.board`; whether it changed anything. It is on the disk when this returns."""
        before, after = self._draft.revise(act)
        if before != self.synthesis:
            self._became(before)
        if after == before:
            return False
        self._became(after)
        self._redo.clear()
        return True

    def _became(self, new: Synthesis) -> None:
        """An edit by another hand is a step as any other: undo leads back through it."""
        self._undo.append(self.synthesis)
        self.synthesis = new
        self.sessions = self._sources.of(new.sources)

    def undo(self) -> bool:
        """Take back the last change; False when there is none."""
        return self._again(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing."""
        return self._again(self._redo, self._undo)

    def _again(self, pile: list[Synthesis], other: list[Synthesis]) -> bool:
        self.look()
        if not pile:
            return False
        self._draft.revise(lambda _now: pile[-1])
        other.append(self.synthesis)
        self.synthesis = pile.pop()
        self.sessions = self._sources.of(self.synthesis.sources)
        return True

    # Those that need the sources

    def place(self, refs: Iterable[Ref], at: int, before: int | None = None) -> bool:
        """Put remarks into a situation."""
        wanted = list(refs)
        return self.do(lambda synthesis: board.place(synthesis, self.sessions, wanted, at, before))

    def accept(self, ref: Ref) -> bool:
        """Take note that the words of a remark have changed."""
        return self.do(lambda synthesis: board.accept(synthesis, self.sessions, ref))


def begin(folder: Path, sources: Sequence[SessionPaths], title: str = "") -> SynthesisPaths:
    """A new synthesis of these sessions, its board proposed from their questions. Raises FaultsError, OSError."""
    read = Sources(folder)
    names = [paths.name for paths in sources]
    sessions = read.of(names)
    for paths in sources:
        if paths.name not in sessions:
            raise FaultsError(read.faults[paths.name])
    newest = max(sessions.values(), key=lambda session: session.started.isoformat())
    return syntheses.create(folder, proposed(sessions, title.strip() or newest.title, newest.language))
