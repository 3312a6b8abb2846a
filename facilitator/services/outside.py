"""Other programs at work on an article: given data, they give data back, and can be stopped at any moment."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from facilitator.services import typesetter

Extra = Literal["office", "pdf"]
Look = Callable[[], None]

_LOOK_SECONDS = 0.1


class MissingExtra(Exception):
    """What makes this form is not installed: `extra` is what to install."""

    def __init__(self, extra: Extra) -> None:
        super().__init__(extra)
        self.extra = extra


def installing(extra: Extra) -> str:
    """The command that installs it, for the Python that runs: a bare `pip` is often that of another one."""
    from facilitator.services.new_window import as_typed

    return as_typed([sys.executable, "-m", "pip", "install", f"facilitator[{extra}]"])


class OutsideTrouble(Exception):
    """Another program could not do its work, for the reason that it gives."""


class _Given(NamedTuple):
    out: bytes
    said: str


def office(tree: Callable[[list[int]], str], form: str, look: Look) -> bytes:
    """A document made by pandoc, of `tree` for its version of trees. Raises MissingExtra, OutsideTrouble, OSError.

    `look` is called all along, and what it raises stops the work.
    """
    pandoc = _pandoc()
    given = tree(_version(pandoc)).encode("utf-8", "replace")
    # Sandboxed, it opens no file and no connection.
    options = ["--from", "json", "--to", form, "--standalone", "--sandbox", "--output", "-"]
    return _run([pandoc, *options], given, look).out


def _pandoc() -> str:
    try:
        from pypandoc import get_pandoc_path
    except ModuleNotFoundError:
        raise MissingExtra("office") from None
    try:
        return str(get_pandoc_path())
    except OSError:
        raise MissingExtra("office") from None


@lru_cache
def _version(pandoc: str) -> list[int]:
    """Which trees it reads: it says so in one of its own, and refuses those of other versions."""
    empty = _run([pandoc, "--from", "markdown", "--to", "json"], b"", lambda: None).out
    version: list[int] = json.loads(empty)["pandoc-api-version"]
    return version


def pdf(data: str, page: Path, look: Look) -> tuple[bytes, bool]:
    """A PDF set by typst, and whether every sign of it could be drawn. Raises as `office` does."""
    if find_spec("typst") is None:
        raise MissingExtra("pdf")
    # In a process of its own, since nothing stops it from within. -P: no module beside the script is taken for another.
    command = [sys.executable, "-P", typesetter.__file__, str(page)]
    given = _run(command, data.encode("utf-8", "replace"), look)
    return given.out, typesetter.UNDRAWN not in given.said


def _run(command: Sequence[str], data: bytes, look: Look) -> _Given:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            out, said = _watched(process, data, look)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise OutsideTrouble(_last_line(said) or Path(command[0]).name)
    return _Given(out, said.decode("utf-8", "replace"))


def _watched(process: subprocess.Popen[bytes], data: bytes, look: Look) -> tuple[bytes, bytes]:
    given: bytes | None = data
    while True:
        look()
        try:
            return process.communicate(given, timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            # What is left of it goes on being given; to give it again is an error.
            given = None


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
