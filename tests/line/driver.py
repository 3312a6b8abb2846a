"""Line mode as a program uses it: a process, a pipe to write lines in, a pipe to read answers from."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from facilitator.domain.session import Session
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load

PROGRAM = (sys.executable, "-m", "facilitator")
PATIENCE = 20.0

THEME = """\
title: "Essai"
tags: ["tiktok"]
prompts:
- title: "Première question"
  id: "une"
  question: "Que dites-vous ?"
  follow_ups: ["Où ?", "Quand ?"]
  notes: "Pour vous seule."
  minutes: 5
- title: "Deuxième question"
  id: "deux"
- title: "Troisième question"
  id: "trois"
"""


def home_with_theme(folder: Path) -> Path:
    """A home with one theme, `essai`."""
    (folder / "prompts").mkdir(parents=True)
    (folder / "prompts" / "essai.yaml").write_text(THEME, encoding="utf-8")
    return folder


def facilitator(
    home: Path, *arguments: str | bytes, said: str = "", **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with what it reads; never a terminal."""
    env = {**os.environ, **more.pop("env", {})}
    command = [*PROGRAM, "--home", str(home), *arguments]
    return subprocess.run(
        command, input=said, capture_output=True, encoding="utf-8", env=env, timeout=60, check=False, **more
    )


_noted: dict[str, Path] = {}


def home_noted(folder: Path, said: str) -> Path:
    """A home where a session of `essai` was led with these lines: the program does it once, others are copies."""
    if said not in _noted:
        _noted[said] = home_with_theme(folder.with_name(f"{folder.name}-led"))
        assert facilitator(_noted[said], "start", "essai", "--place", "Ici", said=said).returncode == 0
    shutil.copytree(_noted[said], folder, dirs_exist_ok=True)
    return folder


def shown(home: Path, session: str = "last") -> Any:
    """What `show --json` says of a session."""
    ran = facilitator(home, "show", session, "--json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def texts(home: Path) -> list[str]:
    """The words of the last session's remarks."""
    return [remark["text"] for remark in shown(home)["remarks"]]


def paths_of(home: Path) -> SessionPaths:
    """The newest session of a home."""
    return all_sessions(home / "sessions")[0]


def on_disk(home: Path) -> Session:
    """The newest session as its files say it."""
    loaded = load(paths_of(home))
    assert loaded.session is not None and not loaded.faults
    return loaded.session


class Led:
    """A session led in line mode by another process; leaving the `with` block kills what is left of it."""

    COMMAND: Sequence[str] = ("start",)
    SESSION: Sequence[str] = ("essai",)

    def __init__(
        self, home: Path, *arguments: str, env: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        self.home = home
        command: Sequence[str] = [
            *PROGRAM,
            "--home",
            str(home),
            *self.COMMAND,
            *(arguments or self.SESSION),
            "--plain",
        ]
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})},
            **more,
        )
        self.heard: list[str] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Led:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                with suppress(BrokenPipeError):
                    stream.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in iter(self.process.stdout.readline, b""):
            self._lines.put(line.decode().rstrip("\n"))
        self._lines.put(None)

    def type(self, *lines: str | bytes) -> None:
        """Write lines, as they are, each with its end."""
        assert self.process.stdin is not None
        for line in lines:
            self.process.stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
        self.process.stdin.flush()

    def hears(self, pattern: str) -> str:
        """The next line that matches; those passed over are in `heard`."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"never heard {pattern!r}, but {self.heard[-20:]}") from None
            if line is None:
                raise AssertionError(f"ended before {pattern!r}: {self.heard[-20:]}, {self.errors()}")
            self.heard.append(line)
            if re.search(pattern, line):
                return line

    def asks(self, line: str, pattern: str) -> str:
        """Type a line and wait for the answer that matches."""
        self.type(line)
        return self.hears(pattern)

    def errors(self) -> str:
        """What the process said on stderr, once it has ended."""
        self.process.wait(PATIENCE)
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()

    def ends(self) -> int:
        """Close the input, take in the rest of the output, and return the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.waits()

    def waits(self) -> int:
        """Take in the output to its end and return the exit status."""
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            self.heard.append(line)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """kill -9, as a power cut would end it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(PATIENCE)


class Reviewed(Led):
    """A session put in order in line mode by another process."""

    COMMAND = ("review",)
    SESSION = ("last",)


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for a condition, not for luck."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"never came: {what}"
        time.sleep(0.01)
