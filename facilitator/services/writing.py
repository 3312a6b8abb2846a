"""Writing an article: one synthesis with its sources, every act on the disk, undo and redo without limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from facilitator.domain import board
from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.forgotten import Forgetting, Rewording, deleted, reworded
from facilitator.domain.session import Session
from facilitator.domain.synthesis import (
    Changed,
    Ref,
    Synthesis,
    changed,
    proposed,
    remark_of,
    unplaced,
)
from facilitator.storage import syntheses, synthesis_yaml
from facilitator.storage.locks import held
from facilitator.storage.new_file import check_free
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import Signature, load, signature
from facilitator.storage.sync import replace
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
        # Held as long as this opening: a text that was being written may have the words still.
        self._gone: list[Rewording] = []
        self._step: object = None

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
        before = dict(self.sessions)
        # Before the file, which is rid of words that are erased ahead of their session: see `_read_sources`.
        sessions = self._sources.of(self.synthesis.sources)
        seen = self._draft.look()
        if seen is not None:
            self._became(seen, sessions)
        else:
            self._read_sources(sessions)
        return seen is not None or not _are_the_same(before, self.sessions)

    # Acts

    def do(self, act: Act, step: object = None) -> bool:
        """Do an act of `domain.board`; whether it changed anything. It is on the disk when this returns.

        Acts of one `step` that follow each other, as the letters of a text, are taken back together.
        """
        before, after = self._draft.revise(lambda synthesis: self._forgotten(act(self._now(synthesis))))
        if after == before:
            return False
        goes_on = step is not None and step == self._step
        self._became(after)
        if goes_on:
            self._undo.pop()
        self._step = step
        self._redo.clear()
        return True

    def _now(self, synthesis: Synthesis) -> Synthesis:
        """What is in the file, taken in with its sources: under the lock, where no words are being erased."""
        if synthesis != self.synthesis:
            self._became(synthesis)
        else:
            self._read_sources(self._sources.of(synthesis.sources))
        return synthesis

    def _became(self, new: Synthesis, sessions: dict[str, Session] | None = None) -> None:
        """An edit by another hand is a step as any other: undo leads back through it."""
        self._undo.append(self.synthesis)
        self._step = None
        self.synthesis = new
        self._read_sources(self._sources.of(new.sources) if sessions is None else sessions)

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

        def back(synthesis: Synthesis) -> Synthesis:
            self._now(synthesis)
            return pile[-1]

        self._draft.revise(back)
        self._step = None
        other.append(self.synthesis)
        self.synthesis = pile.pop()
        self._read_sources(self._sources.of(self.synthesis.sources))
        return True

    # Words that are erased

    def _read_sources(self, sessions: dict[str, Session]) -> None:
        """Hold the sources as they are now. What was erased there is not to come back from the piles here.

        The file is at least as new: whoever erases words takes them out of the file first.
        """
        before, self.sessions = self.sessions, sessions
        if _are_the_same(before, sessions):
            return
        self._gone = [one for one in self._gone if self._is_so(one)]
        lost = list(self._lost(before))
        gone = lost if self._has_nothing_of(lost) else [one for one in lost if self._has_nothing_of([one])]
        if not gone:
            return
        self._gone += gone
        for pile in (self._undo, self._redo):
            pile[:] = [self._forgotten(synthesis) for synthesis in pile]

    def _lost(self, before: dict[str, Session]) -> Iterator[Rewording]:
        """What sources said before and do not say now."""
        for name, session in before.items():
            now = self.sessions.get(name)
            if now is not None and now is not session:
                yield from reworded(name, session, now)
            elif now is None and not SessionPaths(self.paths.sessions, name).yaml.exists():
                yield from deleted(self.synthesis, name, session)

    def _is_so(self, one: Rewording) -> bool:
        """Whether the words are out still: taking them out of a remark can be undone."""
        remark = remark_of(self.sessions, one.ref)
        return (remark and remark.published) == one.now

    def _has_nothing_of(self, lost: Sequence[Rewording]) -> bool:
        """Whether words were erased, not only edited: then the file has nothing of them either."""
        return Forgetting(self.synthesis, lost, self.sessions).synthesis() == self.synthesis

    def _forgotten(self, synthesis: Synthesis) -> Synthesis:
        """A synthesis without what was erased since this opening."""
        if not self._gone:
            return synthesis
        return Forgetting(synthesis, self._gone, self.sessions).synthesis()

    # Those that need the sources

    def place(self, refs: Iterable[Ref], at: int, before: int | None = None) -> bool:
        """Put remarks into a situation."""
        wanted = list(refs)
        return self.do(lambda synthesis: board.place(synthesis, self.sessions, wanted, at, before))

    def accept(self, ref: Ref) -> bool:
        """Take note that the words of a remark have changed."""
        return self.do(lambda synthesis: board.accept(synthesis, self.sessions, ref))


def _are_the_same(before: dict[str, Session], after: dict[str, Session]) -> bool:
    """Whether these are the very sessions: one that was read anew may say something else."""
    return before.keys() == after.keys() and all(after[name] is held for name, held in before.items())


def begin(folder: Path, sources: Sequence[SessionPaths], title: str = "") -> SynthesisPaths:
    """A new synthesis of these sessions, its board proposed from their questions. Raises FaultsError, OSError."""
    with _read_for_good(folder, sources) as sessions:
        return syntheses.create(folder, first_draft(sessions, title))


def begin_at(path: Path, folder: Path, sources: Sequence[SessionPaths], title: str = "") -> None:
    """The same in a file of one's own. Raises FileExistsError, FaultsError, OSError."""
    check_free(path)
    with _read_for_good(folder, sources) as sessions:
        replace(path, synthesis_yaml.dump(first_draft(sessions, title)).encode())


@contextmanager
def _read_for_good(folder: Path, sources: Sequence[SessionPaths]) -> Iterator[dict[str, Session]]:
    """The sessions, which nobody writes in until the end of the block: words that are being erased from one of them
    are not to be taken up meanwhile."""
    read = Sources(folder)
    with ExitStack() as stack:
        for lock in sorted({paths.write_lock for paths in sources}):
            stack.enter_context(held(lock))
        sessions = read.of([paths.name for paths in sources])
        for paths in sources:
            if paths.name not in sessions:
                raise FaultsError(read.faults[paths.name])
        yield sessions


def first_draft(sessions: Mapping[str, Session], title: str = "") -> Synthesis:
    """The synthesis proposed for sessions, at least one. The newest gives its language, and its title by default."""
    newest = max(sessions.values(), key=lambda session: session.started.isoformat())
    return proposed(sessions, title.strip() or newest.title, newest.language)
