"""A minute of fast typing on a full evening while two others note too, against the same on an empty one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

from bench.live import running_live
from bench.measure import Figure
from bench.terminal import Terminal, environ

MANY = 10_000
WRITERS = 2
# 120 words of five characters a minute, for a minute, in turns so that a noisy machine hits both alike.
PAUSE = 60 / (120 * 5)
KEYS, TURNS = 600, 6
WRITERS_PAUSE = 0.5

LINES = (
    "lib : elle garde ses messages du soir pour le matin",
    "on ne sait plus qui a vu quoi dans le groupe",
    "? comment dire non sans se fâcher avec tout le monde",
    '"je regarde la météo et me voilà une heure plus tard',
    "! une soirée par mois où l'on range ses photos ensemble",
)


class KeyLost(Exception):
    """What was typed is not what was kept."""


class Typist:
    """Types lines on one screen at an even pace, and keeps the time of each key that can be seen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._lines = cycle(LINES)
        self._line, self._rest = "", next(self._lines)
        self.entered: list[str] = []
        self.times: list[float] = []

    def type(self, keys: int) -> None:
        """Strike so many keys. A key that had to wait for the one before counts from when it was due."""
        due = time.perf_counter()
        for _ in range(keys):
            self._terminal.watch(due)
            self._strike(due)
            due += PAUSE

    def finish(self) -> None:
        """Type the line to its end, and wait until all is still."""
        while self._line:
            self._strike(time.perf_counter())
        self._terminal.settle(0.4)

    def _strike(self, due: float) -> None:
        if not self._rest:
            self._terminal.type("\r")
            self.entered.append(self._line)
            self._line, self._rest = "", next(self._lines)
            return
        key, self._rest = self._rest[0], self._rest[1:]
        self._line += key
        self._terminal.forget()
        self._terminal.type(key)
        if key != " ":  # a space looks like the cursor that stood there before
            self.times.append(self._terminal.until(self._line[-12:].lstrip()) - due)


@contextmanager
def writers(folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Others who note in the session that runs in this folder."""
    command = [sys.executable, "-m", "facilitator", "--home", str(folder), "note", "last"]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
    others = [
        subprocess.Popen(command, cwd=folder, env=environ(folder), **options)  # type: ignore[call-overload]
        for _ in range(WRITERS)
    ]
    try:
        yield others
    finally:
        for other in others:
            other.stdin.close()
            other.wait()


def note(others: list[subprocess.Popen[bytes]], turn: int) -> None:
    """Have each of them note something every half second, for as long as a turn lasts."""
    for at in range(int(KEYS / TURNS * PAUSE / WRITERS_PAUSE)):
        for who, other in enumerate(others):
            assert other.stdin
            other.stdin.write(f"noté ailleurs {turn}.{at} par {who}\n".encode())
            other.stdin.flush()
        time.sleep(WRITERS_PAUSE)


def figures(folder: Path) -> Iterator[Figure]:
    """The 99th percentile of both. Raises KeyLost."""
    import threading

    with ExitStack() as stack:
        empty, full = (
            Typist(stack.enter_context(running_live(folder / name, remarks, True)))
            for name, remarks in (("empty", 0), ("full", MANY))
        )
        others = stack.enter_context(writers(folder / "full"))
        for turn in range(TURNS):
            empty.type(KEYS // TURNS)
            noting = threading.Thread(target=note, args=(others, turn))
            noting.start()
            full.type(KEYS // TURNS)
            noting.join()
        for typist in (empty, full):
            typist.finish()
        for name, typist in (("empty", empty), ("full", full)):
            _check(folder / name, typist.entered)
    on = f"{len(full.times)} keys at 120 words a minute, {MANY:,} remarks and {WRITERS} other writers"
    yield Figure(
        "a key to its frame, 99th percentile", "an empty evening", full.times, empty.times, 2, "ms", on, 0.99
    )


def _check(folder: Path, entered: list[str]) -> None:
    """Whether every line typed is kept, whole and in order."""
    from facilitator.storage.paths import all_sessions
    from facilitator.storage.session_file import load

    (paths,) = all_sessions(folder / "sessions")
    session = load(paths).session
    if session is None:
        raise KeyLost(str(paths.yaml))
    lines = {remark.typed or remark.text for remark in session.remarks.values()}
    typed = [r.typed or r.text for r in session.remarks.values() if (r.typed or r.text) in LINES]
    if typed != entered:
        raise KeyLost(f"{len(typed)} of {len(entered)} lines kept; {set(entered) - lines}")
