"""Stopped at any step of deleting a session, or of making one anonymous: all of it, or to be done again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.session import Remark
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.conftest import SOAK
from tests.line.driver import facilitator
from tests.people import NAMES, WORDS, named_session
from tests.terminal.traces import traces

STRIDE = 1 if SOAK else 3

# The program as it is, which ends without a word just before the n-th change it makes to the folder of sessions.
KILLED = """
import os, sys
left, folder = int(sys.argv.pop(1)), sys.argv.pop(1)

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if (writes or event in ("os.remove", "os.rename", "os.truncate")) and folder in os.fsdecode(arguments[0]):
        left -= 1
        if left == 0:
            os._exit(9)

from facilitator.cli import main
sys.addaudithook(count)
sys.argv[0] = "facilitator"
sys.exit(main())
"""


def killed_at(step: int, home: Path, *arguments: str) -> int:
    """The exit status: 9 where the command was stopped."""
    folder = str(home / "sessions")
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(step),
        folder,
        "--home",
        str(home),
        "privacy",
        *arguments,
        "--yes",
    ]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode


def remarks_of(paths: SessionPaths) -> list[Remark]:
    loaded = load(paths)
    assert loaded.session is not None and not loaded.faults
    return list(loaded.session.remarks.values())


def steps(made: Path, machine: Path, *arguments: str) -> list[Path]:
    """A home for each step at which the command was stopped, or some; the last one is where it went through."""
    first = 1 if SOAK else random.randint(1, STRIDE)
    print(f"from step {first}, every {STRIDE}")
    homes: list[Path] = []
    for step in count(first, STRIDE):
        home = machine / f"home-{step}"
        shutil.copytree(made, home)
        homes.append(home)
        status = killed_at(step, home, *arguments)
        assert status in (0, 9)
        if status == 0:
            break
    return homes


@pytest.mark.soak
@pytest.mark.timeout(900 if SOAK else 120)
@pytest.mark.parametrize("end", [True, False])
def test_a_deletion_stopped_anywhere_can_be_done_again(own_machine: Path, end: bool) -> None:
    made = own_machine / "made"
    name = named_session(made / "sessions", end).name
    homes = steps(made, own_machine, "--delete", name)
    assert len(homes) > 5 // STRIDE
    for home in homes:
        if traces(home, WORDS):
            again = facilitator(home, "privacy", "--delete", name, "--yes")
            assert again.returncode == 0, again.stderr
        assert traces(home, WORDS) == []


@pytest.mark.soak
@pytest.mark.timeout(900 if SOAK else 120)
def test_a_session_is_anonymous_altogether_or_not_at_all(own_machine: Path) -> None:
    made = own_machine / "made"
    name = named_session(made / "sessions").name
    before = remarks_of(SessionPaths(made / "sessions", name))
    homes = steps(made, own_machine, "--anonymise", name)
    after = remarks_of(SessionPaths(homes[-1] / "sessions", name))
    assert len(homes) > 5 // STRIDE and before != after
    for home in homes:
        paths = SessionPaths(home / "sessions", name)
        assert remarks_of(paths) in (before, after)
        again = facilitator(home, "privacy", "--anonymise", name, "--yes")
        assert again.returncode == 0, again.stderr
        assert remarks_of(paths) == after and traces(home, NAMES) == []
