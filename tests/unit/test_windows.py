"""The windows in which a room sees a session say so, and those of dead processes count for nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from facilitator.storage import windows
from facilitator.storage.paths import SessionPaths
from tests.evenings import begun

_WINDOW = """
import sys
from pathlib import Path
from facilitator.storage import windows
from facilitator.storage.paths import SessionPaths
windows.tell(SessionPaths(Path(sys.argv[1]), sys.argv[2]), 160, 45)
print("there", flush=True)
sys.stdin.read()
"""


def another(paths: SessionPaths) -> subprocess.Popen[bytes]:
    """A process that shows the session."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, paths.folder, paths.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout and process.stdout.readline() == b"there\n"
    return process


def sizes(paths: SessionPaths) -> list[tuple[int, int]]:
    """The windows there are."""
    return [(window.columns, window.rows) for window in windows.there(paths)]


def test_a_window_is_there_until_it_says_otherwise(tmp_path: Path) -> None:
    paths = begun(tmp_path).book.paths
    assert sizes(paths) == []
    windows.tell(paths, 80, 24)
    windows.tell(paths, 100, 30)
    assert sizes(paths) == [(100, 30)]
    windows.forget(paths)
    assert sizes(paths) == []


def test_that_of_a_killed_process_is_taken_away(tmp_path: Path) -> None:
    paths = begun(tmp_path).book.paths
    process = another(paths)
    assert sizes(paths) == [(160, 45)]
    os.kill(process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.communicate()
    assert sizes(paths) == []
    assert not list((tmp_path / ".locks").glob("*.room-*"))


def test_one_of_another_machine_or_without_sense_counts_for_nothing(tmp_path: Path) -> None:
    paths = begun(tmp_path).book.paths
    windows.tell(paths, 80, 24)
    own = next((tmp_path / ".locks").glob("*.room-*"))
    own.write_bytes(own.read_bytes().replace(b'"host":"', b'"host":"elsewhere-'))
    assert sizes(paths) == []
    own.write_text("not json")
    assert sizes(paths) == []


def test_a_session_whose_name_goes_on_is_another_session(tmp_path: Path) -> None:
    paths = begun(tmp_path).book.paths
    windows.tell(paths, 80, 24)
    assert windows.there(SessionPaths(tmp_path, paths.name[:-1])) == []
    windows.forget(paths)


def test_it_is_told_until_somebody_takes_that_away(tmp_path: Path) -> None:
    paths = begun(tmp_path).book.paths
    assert not windows.is_told(paths)
    windows.tell(paths, 80, 24)
    assert windows.is_told(paths)
    next((tmp_path / ".locks").glob("*.room-*")).unlink()
    assert not windows.is_told(paths)


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the clock leaves what is known of a process alone"
)
def test_a_clock_that_is_set_takes_no_window_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = begun(tmp_path).book.paths
    windows.tell(paths, 80, 24)
    system, started = psutil._pslinux, psutil.boot_time()  # type: ignore[attr-defined]
    # The clock itself is that of everybody; this is where it shows.
    monkeypatch.setattr(system, "boot_time", lambda: started - 3600)
    assert sizes(paths) == [(80, 24)]
