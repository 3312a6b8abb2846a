"""A real window on a real display: what runs in it has its own terminal, and outlives who opened it."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import need
from tests.terminal.driver import Terminal

HOSTILE = [
    "deux mots",
    'l\'été "vu" d’ici',
    "a;b; touch nope",
    "$(touch nope) `touch nope`",
    "--home",
    "\\",
    "",
    "œuvre & cœur",
    "%s \x1b[31m",
]

# Says what it is and was given, then shows that it lives: it copies what is written in `asked` to `answered`.
INSIDE = """
import json, os, pathlib, shutil, sys, time
folder = pathlib.Path(sys.argv[1])
told = {
    "pid": os.getpid(),
    "terminal": [os.isatty(stream) for stream in range(3)],
    "columns": shutil.get_terminal_size().columns,
    "window": int(os.environ.get("WINDOWID", "0")),
    "here": os.getcwd(),
    "arguments": sys.argv[2:],
}
(folder / "writing").write_text(json.dumps(told))
(folder / "writing").rename(folder / "told")
while not (folder / "end").exists():
    if (folder / "asked").exists():
        (folder / "asked").rename(folder / "answered")
    time.sleep(0.02)
"""
# Opens a window as the animator's program would, then stays until it is killed.
OPENER = """
import sys, time
from facilitator.services.new_window import open_window
print("there it is" if open_window(sys.argv[1:]) else "no way", flush=True)
time.sleep(600)
"""


def until(condition: Callable[[], object], what: str, seconds: float = 30.0) -> None:
    """Wait for something that another program does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited for {what}"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display that nobody looks at."""
    need(sys.platform.startswith("linux") and shutil.which("Xvfb"), "Xvfb")
    need(shutil.which("xterm"), "xterm")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        assert select.select([reading], [], [], 30)[0], "Xvfb never said which display it is"
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        yield f":{number}"
        server.kill()


@pytest.fixture
def terminals(tmp_path: Path, display: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the only terminals there are; a test puts them there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", str(folder))
    # What a person may have in the terminal of the program, and the window must not believe.
    monkeypatch.setenv("COLUMNS", "7")
    return folder


def have_xterm(terminals: Path, *names: str) -> None:
    """Let xterm be there, by these names."""
    for name in names:
        (terminals / name).symlink_to(shutil.which("xterm", path=os.defpath) or "/usr/bin/xterm")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """Where what runs in the window tells of itself; it ends with the test."""
    folder = tmp_path / "l'été; à moi"
    folder.mkdir()
    yield folder
    (folder / "end").touch()


def inside(room: Path) -> list[str]:
    """The command for the window."""
    return [sys.executable, "-c", INSIDE, str(room), *HOSTILE]


def opener(room: Path) -> Terminal:
    """A program in a terminal of its own that opens the window."""
    return Terminal(*inside(room), program=[sys.executable, "-c", OPENER])


def told(room: Path) -> dict[str, object]:
    """What the program in the window says of itself."""
    until((room / "told").exists, "the program in the window to run")
    found: dict[str, object] = json.loads((room / "told").read_text())
    return found


def test_a_window_opens_and_outlives_its_opener(terminals: Path, room: Path) -> None:
    have_xterm(terminals, "xterm")
    with opener(room) as animator:
        animator.see("there it is")
        said = told(room)
        assert said["arguments"] == HOSTILE
        assert said["terminal"] == [True, True, True]
        assert said["columns"] == 80, "the width of the window"
        assert said["here"] == str(Path.cwd())
        animator.kill()
    (room / "asked").touch()
    until((room / "answered").exists, "the program in the window to go on after the death of who opened it")
    assert not (Path.cwd() / "nope").exists(), "an argument was run by a shell"


def test_a_terminal_that_does_nothing_to_detach_itself_is_detached(terminals: Path, room: Path) -> None:
    bare = terminals / "xdg-terminal-exec"
    bare.write_text('#!/bin/sh\nexec "$@"\n')
    bare.chmod(0o755)
    with opener(room) as animator:
        animator.see("there it is")
        said = told(room)
        assert said["terminal"] == [False, False, False], "no stream of its opener's"
        assert said["columns"] == 80, "not what its opener had been told of another terminal"
        animator.kill()
    (room / "asked").touch()
    until((room / "answered").exists, "it to go on after the death of who opened it")


def test_it_is_a_window_of_the_display(terminals: Path, room: Path) -> None:
    known = shutil.which("xwininfo", path=os.defpath)
    need(known, "xwininfo")
    have_xterm(terminals, "x-terminal-emulator")
    with opener(room) as animator:
        animator.see("there it is")
        window = told(room)["window"]
        asked = [str(known), "-id", str(window)]
        seen = subprocess.run(
            asked, capture_output=True, encoding="utf-8", errors="replace", check=True
        ).stdout
        assert "IsViewable" in seen


@pytest.mark.parametrize("killed", [False, True])
def test_closing_the_window_leaves_its_opener_alone_and_no_zombie(
    terminals: Path, room: Path, killed: bool
) -> None:
    have_xterm(terminals, "xterm")
    with opener(room) as animator:
        animator.see("there it is")
        within = int(str(told(room)["pid"]))
        (window,) = psutil.Process(animator.pid).children()
        if killed:
            window.kill()
        else:
            (room / "end").touch()
        until(lambda: not psutil.pid_exists(within), "the end of the program in the window")
        until(lambda: not psutil.Process(animator.pid).children(), "the window to be forgotten by its opener")
        assert psutil.Process(animator.pid).status() != psutil.STATUS_ZOMBIE


def test_a_terminal_that_fails_gives_way_to_the_next(terminals: Path, room: Path) -> None:
    broken = terminals / "xdg-terminal-exec"
    broken.write_text(f"#!/bin/sh\necho $# > '{terminals}/tried'\nexit 3\n")
    broken.chmod(0o755)
    unreadable = terminals / "x-terminal-emulator"
    unreadable.write_bytes(b"\x7fELF nothing that runs")
    unreadable.chmod(0o755)
    have_xterm(terminals, "xterm")
    with opener(room) as animator:
        animator.see("there it is")
        assert told(room)["arguments"] == HOSTILE
    assert int((terminals / "tried").read_text()) == len(inside(room)), "it was tried first, with every word"


@pytest.mark.parametrize("there", [[], ["xterm"]])
def test_where_nothing_can_be_opened_it_is_said(
    terminals: Path, room: Path, there: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    have_xterm(terminals, *there)
    if there:
        monkeypatch.setenv("DISPLAY", ":65000")
    with opener(room) as animator:
        animator.see("no way")
    assert not (room / "told").exists()
