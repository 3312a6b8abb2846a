"""Lines typed faster than anybody types, and a program killed while it keeps them."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from facilitator.domain.session import Session
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.terminal.driver import KEYS, PROGRAM, Terminal, write_all
from tests.terminal.expected import document

LINE_SECONDS = 0.005
BIG = 100_000

_ACKNOWLEDGED = re.compile(r"^#(\d+)\b")
_DRAWN = re.compile(r"(?:^|[^\w#&+])#(\d+)(?=[ \u00a0\u202f])", re.MULTILINE)


@dataclass(frozen=True)
class Sent:
    """One thing the feed sends: a remark, or a move to another question."""

    what: Literal["remark", "next", "back"]
    text: str = ""


class Feed:
    """An endless stream of remarks, no two alike, with changes of question between them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._count = 0

    def __iter__(self) -> Iterator[Sent]:
        while True:
            if self._rng.random() < 0.1:
                yield Sent(self._rng.choice(("next", "next", "back")))
            else:
                yield Sent("remark", self._remark())

    def _remark(self) -> str:
        self._count += 1
        text = f"parole {self._count} dite par la salle"
        return text.ljust(BIG, "é") if self._rng.random() < 0.05 else text


@dataclass
class Life:
    """What one life of the program was sent, and what it acknowledged before it was killed."""

    sent: list[Sent] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    said: str = ""

    @property
    def remarks(self) -> list[str]:
        """The remarks sent, in order."""
        return [sent.text for sent in self.sent if sent.what == "remark"]


def line_mode(arguments: list[str], feed: Feed, moment: float) -> Life:
    """Line mode, fed through a pipe, killed `moment` seconds after it began to speak (before, if negative)."""
    life = Life()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([*PROGRAM, *arguments], bufsize=0, **pipes) as process:  # type: ignore[call-overload]
        spoke, output = threading.Event(), bytearray()
        write, dead = partial(write_all, process.stdin.fileno()), threading.Event()
        threads = [
            threading.Thread(target=_listen, args=(process.stdout, output, spoke)),
            threading.Thread(target=_feed, args=(write, feed, life, _as_line, dead)),
        ]
        for thread in threads:
            thread.start()
        _wait(spoke, moment)
        os.kill(process.pid, signal.SIGKILL)
        dead.set()
        for thread in threads:
            thread.join(30)
    life.said = output.decode("utf-8", "replace")
    # A line without its end was not said to the end, so that nobody saw it.
    whole = life.said[: life.said.rfind("\n") + 1]
    life.numbers = [int(found[1]) for line in whole.splitlines() if (found := _ACKNOWLEDGED.match(line))]
    return life


def live_screen(arguments: list[str], feed: Feed, ready: str, moment: float) -> Life:
    """The live screen in a terminal, fed by keys, killed `moment` seconds after it showed `ready`."""
    life = Life()
    with Terminal(*arguments) as terminal:
        terminal.see(ready)
        dead = threading.Event()
        feeder = threading.Thread(target=_feed, args=(terminal.send, feed, life, _as_keys, dead))
        feeder.start()
        time.sleep(moment)
        terminal.kill()
        dead.set()
        feeder.join(30)
        life.said = terminal.drawn
    life.numbers = sorted({int(number) for number in _DRAWN.findall(life.said)})
    return life


def _wait(spoke: threading.Event, moment: float) -> None:
    if moment >= 0:
        assert spoke.wait(20), "line mode never said anything"
    time.sleep(abs(moment))


def _listen(stream: object, output: bytearray, spoke: threading.Event) -> None:
    while data := os.read(stream.fileno(), 65536):  # type: ignore[attr-defined]
        output += data
        spoke.set()


def _feed(
    write: Callable[[bytes], object],
    feed: Feed,
    life: Life,
    as_bytes: Callable[[Sent], bytes],
    dead: threading.Event,
) -> None:
    with suppress(OSError):  # Killed: nobody reads any more.
        for sent in feed:
            if dead.wait(LINE_SECONDS):
                return
            life.sent.append(sent)
            write(as_bytes(sent))


def _as_line(sent: Sent) -> bytes:
    return f"{sent.text or f':{sent.what}'}\n".encode()


def _as_keys(sent: Sent) -> bytes:
    if sent.what != "remark":
        return KEYS["page-down" if sent.what == "next" else "page-up"]
    text = sent.text.encode()
    # Nobody strikes a hundred thousand keys: so long a line is pasted.
    return (text if len(text) < 200 else b"\x1b[200~" + text + b"\x1b[201~") + KEYS["enter"]


def after(paths: SessionPaths, before: list[str], life: Life) -> Session:
    """The session as a life left it on disk, once what it promised has been found there."""
    if paths.yaml.exists():  # Not yet, when the kill came as the session began: then the journal says all.
        document(paths)
    loaded = load(paths)
    assert not loaded.faults and loaded.session
    session = loaded.session
    texts = [remark.text for remark in session.remarks.values()]
    fresh = texts[len(before) :]
    assert texts[: len(before)] == before, "what was kept before is not what it was"
    assert fresh == life.remarks[: len(fresh)], "remarks are missing, twice, or in another order"
    assert set(life.numbers) <= set(session.remarks), "acknowledged, and not there"
    return session
