"""Keeping words that are being forgotten out of the syntheses of a folder, and out of the copies beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace as with_fields

from facilitator.domain.faults import FaultsError
from facilitator.domain.forgotten import Forgetting, Rewording, deleted, names
from facilitator.domain.session import Session
from facilitator.domain.synthesis import Synthesis
from facilitator.storage import ordinary, synthesis_yaml
from facilitator.storage.locks import held
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import LARGEST, load
from facilitator.storage.sync import replace
from facilitator.storage.syntheses import FOLDER, SynthesisPaths, readable

_NAMED = re.compile(r"(?!\.)(.+)\.(?:yaml|by-hand-\d+)(?:\.tmp)?", re.DOTALL)
_NOTHING = Synthesis("")

Gone = Callable[[Synthesis], Sequence[Rewording]]


def naming(paths: SessionPaths) -> list[Path]:
    """The syntheses that are made of a session, or have remarks of it, where they can be read."""
    found = readable(paths.folder)
    return [one.yaml for one, synthesis in found if names(synthesis, paths.name)]


@contextmanager
def rewriting(paths: SessionPaths, gone: Sequence[Rewording], after: Session | None) -> Iterator[None]:
    """Have none of these words of a session in any synthesis, now and until the end of the block. Raises OSError.

    In the block the session's files are rid of them: nobody can take them from there in the meantime. `after` is the
    session without them.
    """
    if not gone:
        yield
        return
    with _rewritten(paths, lambda _: gone, after):
        yield


@contextmanager
def forgetting_session(paths: SessionPaths) -> Iterator[None]:
    """The same for all that a session says, and for its name among the sources."""
    try:
        session = load(paths).session
    except OSError:
        session = None
    with _rewritten(paths, lambda synthesis: deleted(synthesis, paths.name, session), None):
        yield


@contextmanager
def _rewritten(paths: SessionPaths, gone: Gone, after: Session | None) -> Iterator[None]:
    with ExitStack() as stack:
        for one in _all(paths.folder):
            stack.enter_context(held(one.write_lock))
            _Rewriting(one, paths, gone, after).carry_out()
        yield


def _all(sessions: Path) -> list[SynthesisPaths]:
    """The syntheses of a folder, those too of which there are only copies."""
    folder = sessions / FOLDER
    found = [_NAMED.fullmatch(path.name) for path in folder.iterdir()] if folder.is_dir() else []
    return [SynthesisPaths(sessions, name) for name in sorted({match[1] for match in found if match})]


class _Rewriting:
    """One synthesis, and the copies beside it."""

    def __init__(
        self, synthesis: SynthesisPaths, session: SessionPaths, gone: Gone, after: Session | None
    ) -> None:
        self._paths, self._session, self._gone, self._after = synthesis, session, gone, after

    def carry_out(self) -> None:
        """Copies first: whatever stops this, the synthesis is there to be gone through again."""
        for path in self._paths.folder.glob("*.tmp"):
            found = _NAMED.fullmatch(path.name)
            if found and found[1] == self._paths.name:
                path.unlink(missing_ok=True)
        for copy in self._paths.copies():
            self._clean(copy)
        if self._paths.yaml.exists():
            self._rewrite()

    def _clean(self, path: Path) -> None:
        """As letters: a copy is kept for what no synthesis can hold."""
        before = _contents(path)
        synthesis = _read(before, path)
        after = self._forgetting(synthesis).raw(before)
        if after != before:
            _put(path, after)

    def _rewrite(self) -> None:
        path = self._paths.yaml
        before = _contents(path)
        if (synthesis := _read(before, path)) is _NOTHING:
            self._clean(path)
            return
        forgetting = self._forgetting(synthesis)
        after = forgetting.synthesis()
        if self._after is None:
            others = tuple(name for name in after.sources if name != self._session.name)
            after = with_fields(after, sources=others)
        raw = forgetting.raw(before)
        if after != synthesis:
            if synthesis_yaml.has_comments(raw):
                _put(self._paths.free_copy(), raw)
            _put(path, synthesis_yaml.dump(after))
        elif raw != before:
            # Only comments had the words.
            _put(path, raw if _read(raw, path) == synthesis else synthesis_yaml.dump(synthesis))

    def _forgetting(self, synthesis: Synthesis) -> Forgetting:
        is_named = synthesis is _NOTHING or names(synthesis, self._session.name)
        return Forgetting(
            synthesis, self._gone(synthesis), self._others(synthesis) if is_named else {}, whole=not is_named
        )

    def _others(self, synthesis: Synthesis) -> dict[str, Session]:
        """The sources as they are without the words."""
        found = {self._session.name: self._after} if self._after else {}
        for name in synthesis.sources:
            if name != self._session.name:
                with suppress(OSError):
                    session = load(SessionPaths(self._session.folder, name)).session
                    found |= {name: session} if session else {}
        return found


def _contents(path: Path) -> str:
    """The text of a file, whatever it is; empty where it is nothing that is kept text in. Raises OSError."""
    try:
        data = ordinary.contents(path, LARGEST)
    except (ordinary.NotOrdinary, IsADirectoryError):
        return ""
    return data.decode("utf-8", "surrogateescape") if len(data) <= LARGEST else ""


def _put(path: Path, text: str) -> None:
    replace(path, text.encode("utf-8", "surrogateescape"))


def _read(text: str, path: Path) -> Synthesis:
    try:
        return synthesis_yaml.load(text, path)
    except FaultsError:
        return _NOTHING
