"""Stopped at any step of merging sessions: the new one is whole or not there, the others are as they were."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from tests.conftest import SOAK
from tests.faults.test_privacy_kill import KILLED
from tests.line.driver import facilitator
from tests.tables import two_tables


def merged(step: int, home: Path, names: list[str]) -> int:
    """The exit status: 9 where the command was stopped before that step."""
    folder = str(home / "sessions")
    command = [sys.executable, "-c", KILLED, str(step), folder, "--home", str(home), "merge", *names]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode


def sessions(home: Path) -> dict[str, int]:
    """How many remarks each session has."""
    found = {}
    for paths in all_sessions(home / "sessions"):
        loaded = load(paths)
        assert loaded.session is not None and not loaded.faults
        found[paths.name] = len(loaded.session.remarks)
    return found


@pytest.mark.soak
@pytest.mark.timeout(900 if SOAK else 120)
def test_a_merge_stopped_anywhere_leaves_all_or_nothing_and_can_be_done_again(own_machine: Path) -> None:
    made = own_machine / "made"
    names = [paths.name for paths in two_tables(made / "sessions")]
    sources = {name: SessionPaths(made / "sessions", name).yaml.read_bytes() for name in names}
    first, stride = (1, 1) if SOAK else (random.randint(1, 3), 3)
    print(f"from step {first}, every {stride}")
    for step in count(first, stride):
        home = own_machine / f"home-{step}"
        shutil.copytree(made, home)
        status = merged(step, home, names)
        assert status in (0, 9)
        there = sessions(home)
        assert {name: count for name, count in there.items() if name not in names} in (
            {},
            {f"{names[0]}-3": 4},
        )
        assert facilitator(home, "merge", *names).returncode == 0
        assert {name: SessionPaths(home / "sessions", name).yaml.read_bytes() for name in names} == sources
        assert len(sessions(home)) == len(there) + 1
        if status == 0:
            break
    assert step > 3
