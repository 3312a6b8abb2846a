"""What is typed in a session and not in its files yet, kept apart so that no kill and no key loses it.

`sessions/.drafts/<name>.json` grows by one JSON object at each change: the line as it is now and, when lines were
entered, those. Only the last line counts, with every entered one before it. Nothing is synced there, and a change
cut off by a kill is passed over, so that a key costs one small write. About once a second the file is written anew
with what still waits, synced, and put in the place of the old one, which also forgets what was typed and taken back.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace as with_fields

from facilitator.domain.capture import AsVoice
from facilitator.storage.sync import flush, sync_folder, write_all

_BINARY = getattr(os, "O_BINARY", 0)
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY
_NEW = os.O_WRONLY | os.O_TRUNC | os.O_CREAT | _BINARY


class Line(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A line as it was typed, where the room was at its first key, and what Tab made of its voice.

    Of one that was entered, `after` is the last remark number known then, `voices` how many voices were, and `number`
    the remark it changes.
    """

    text: str = ""
    where: str | None = None
    voice: AsVoice = "auto"
    after: int = 0
    number: int | None = None
    voices: int = 0


NO_LINE = Line()


class Typed(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The line under the hands. While it changes the remark `editing`, `behind` is the half line that waits."""

    line: Line
    editing: int | None = None
    behind: Line = NO_LINE


NOTHING = Typed(NO_LINE)


class Draft(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The line under the hands, and those entered of which it is not known that they are on disk."""

    typed: Typed
    entered: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return self.typed != NOTHING or bool(self.entered)


EMPTY = Draft(NOTHING)


class Unreadable(Exception):
    """There is a file, and nothing of it can be understood."""


class DraftFile:
    """The draft of the session that this process leads. Every method raises OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._since: list[bytes] = []
        self._turn = 0

    def note(self, typed: Typed, entered: Sequence[Line] = ()) -> None:
        """Have this line instead of the one before, and these lines too. Waits for no disk."""
        data = _encoded(Draft(typed, tuple(entered)))
        with self._lock:
            self._since.append(data)
            try:
                _write(self.path, _APPEND, data)
            except FileNotFoundError:
                self.path.parent.mkdir(exist_ok=True)
                _write(self.path, _APPEND, data)

    def put(self, draft: Draft) -> None:
        """Have this and nothing else, of what was there before either; no file when it says nothing."""
        with self._lock:
            self._turn += 1
            self._since.clear()
            if draft:
                # Not the temporary file of `settling`, which may be in the hands of its thread.
                fresh = self.path.with_name(f"{self.path.name}.new")
                fresh.parent.mkdir(exist_ok=True)
                _write(fresh, _NEW, _encoded(draft))
                fresh.replace(self.path)
            else:
                self.path.unlink(missing_ok=True)

    def settling(self, draft: Draft) -> Callable[[], None]:
        """What makes the file say this and whatever is noted from now on, synced: to be called in another thread."""
        with self._lock:
            self._since.clear()
            return partial(self._settle, _encoded(draft), self._turn)

    def _settle(self, data: bytes, turn: int) -> None:
        temporary = self.path.with_name(f"{self.path.name}.tmp")
        try:
            _write(temporary, _NEW, data, synced=True)
            with self._lock:
                if turn == self._turn:
                    _write(temporary, _APPEND, b"".join(self._since))
                    temporary.replace(self.path)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        sync_folder(self.path.parent)


def read(path: Path) -> Draft:
    """What the file says; what a kill cut off in it is passed over. Raises Unreadable, OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return EMPTY
    notes = [note for line in data.split(b"\n") if (note := _decoded(line)) is not None]
    if data.strip() and not notes:
        raise Unreadable(path)
    entered = tuple(line for note in notes for line in note.entered)
    return Draft(notes[-1].typed if notes else NOTHING, entered)


def without(draft: Draft, words: Iterable[str], number: int | None = None) -> Draft:
    """The draft without these words, and without what was being made of the remark `number`."""
    gone = [text for text in words if text]
    typed = draft.typed
    if number is not None and typed.editing == number:
        typed = Typed(typed.behind)
    typed = with_fields(typed, line=_cut(typed.line, gone), behind=_cut(typed.behind, gone))
    left = (_cut(line, gone) for line in draft.entered if number is None or line.number != number)
    return Draft(typed, tuple(line for line in left if line.text.strip()))


def scrub(path: Path, words: list[str], number: int | None = None) -> None:
    """Take these words out of the file. One that cannot be understood goes whole. Raises OSError."""
    if not path.parent.is_dir():
        return
    for name in (".tmp", ".new"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    if not path.exists():
        return
    try:
        draft = without(read(path), words, number)
    except Unreadable:
        draft = EMPTY
    file = DraftFile(path)
    # Written anew even when it holds nothing of them: an earlier state of the line may.
    file.settling(draft)() if draft else file.put(EMPTY)


def _cut(line: Line, words: list[str]) -> Line:
    text = line.text
    for gone in sorted(words, key=len, reverse=True):
        # A word alone ("on", "oui") stands in what others said too.
        text = text.replace(gone, "") if len(gone.split()) > 1 else "" if text.strip() == gone else text
    return line if text == line.text else with_fields(line, text=text) if text.strip() else NO_LINE


def _encoded(draft: Draft) -> bytes:
    # The newline comes first, so that a note cut off never spoils the next one. ASCII alone, since lone
    # surrogates survive only so.
    return b"\n" + json.dumps(msgspec.to_builtins(draft)).encode()


def _decoded(line: bytes) -> Draft | None:
    """A note; None for what is none, or not whole."""
    try:
        said: Any = json.loads(line)
        return msgspec.convert(said, Draft)
    except (ValueError, RecursionError):
        return None


def _write(path: Path, flags: int, data: bytes, synced: bool = False) -> None:
    descriptor = os.open(path, flags, 0o644)
    try:
        write_all(descriptor, data)
        if synced:
            flush(descriptor)
    finally:
        os.close(descriptor)
