"""What is kept beside a session: unfinished lines and drafts set aside, copies of edits that could not be folded in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from facilitator.domain.faults import FaultsError
from facilitator.domain.session import Remark, Session
from facilitator.domain.slugs import plain
from facilitator.storage import draft, session_yaml
from facilitator.storage.paths import SessionPaths
from facilitator.storage.sync import replace
from facilitator.storage.yaml_reader import read_bytes
from facilitator.storage.yaml_writer import quoted


def keep_torn(paths: SessionPaths, tail: bytes) -> Path:
    """Keep the line that a dead process did not finish; it was never shown as kept. Raises OSError."""
    path = paths.aside("torn")
    replace(path, tail)
    return path


def keep_draft(paths: SessionPaths) -> Path:
    """Keep a draft that cannot be understood, out of the way of the next one. Raises OSError."""
    path = paths.aside("draft")
    replace(path, paths.draft.read_bytes())
    paths.draft.unlink()
    return path


def keep_copy(paths: SessionPaths) -> Path:
    """Keep the YAML as a person left it, before it is written anew. Raises OSError."""
    path = paths.aside("by-hand")
    replace(path, paths.yaml.read_bytes())
    return path


def scrub(paths: SessionPaths, words: list[str], number: int | None = None) -> None:
    """Take `words` (and in copies the remark `number`) out of everything beside the session. Raises OSError.

    Unfinished lines may hold any part of the words, and nobody was told they were kept: they go whole.
    """
    if not words and number is None:
        return
    draft.scrub(paths.draft, words, number)
    for path in paths.beside():
        if ".by-hand-" in path.name and path.suffix != ".tmp":
            _scrub_copy(path, words, number)
        else:
            path.unlink(missing_ok=True)  # the temporary of a copy scrubbed just before is gone already


def _scrub_copy(path: Path, words: list[str], number: int | None) -> None:
    session = _readable(path)
    if session is not None:
        _forget(session.remarks, words, number)
        if session.running:
            _forget(session.running.removed, words, number)
    data = session_yaml.dump(session).encode() if session else path.read_bytes()
    # A word alone ("on", "oui") stands in what others said too.
    for form in _forms(text for text in words if session is None or len(text.split()) > 1):
        data = data.replace(form, b"")
    replace(path, data if session else _without_lines_like(data, words))


def _forget(remarks: dict[int, Remark], words: list[str], number: int | None) -> None:
    for remark in list(remarks.values()):
        if remark.number == number or remark.text in words or remark.typed in words:
            del remarks[remark.number]


def _readable(path: Path) -> Session | None:
    try:
        session, faults = session_yaml.load(read_bytes(path), path)
    except FaultsError:
        return None
    return None if faults else session


def _without_lines_like(data: bytes, words: list[str]) -> bytes:
    """What cannot be read as a session may spell the words in its own way: lines that share half of them go."""
    gone = _words(" ".join(words))
    return b"".join(
        line
        for line in data.splitlines(keepends=True)
        if not _alike(_words(line.decode(errors="replace")), gone)
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", plain(text)))


def _alike(line: set[str], gone: set[str]) -> bool:
    return bool(line & gone) and len(line & gone) * 2 >= min(len(line), len(gone))


def _forms(words: Iterable[str]) -> list[bytes]:
    """The ways these words stand in a file, longest first: bare, and escaped as this program or others escape them."""
    forms = {form for text in words if text for form in (text, quoted(text)[1:-1], json.dumps(text)[1:-1])}
    return sorted((form.encode(errors="replace") for form in forms), key=len, reverse=True)
