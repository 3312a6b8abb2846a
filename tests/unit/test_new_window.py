"""Which ways lead to a new window on each system, and what a person types where none does."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from facilitator.services import new_window
from facilitator.services.new_window import as_typed, room_command, room_command_to_type, ways
from tests.conftest import need

COMMAND = ["/opt/py thon", "-m", "facilitator", "--home", '/home/zoé/L’été; à 5 $ "vu" d\'ici', "project"]
X = {"DISPLAY": ":0"}


def started(platform: str, environ: dict[str, str], *there: str) -> list[list[str]]:
    """What is run, in order, on a system where these programs are there, for the command `café`."""
    found = ways(platform, environ, lambda name: f"/bin/{name}" if name in there else None)
    return [[*way.start, *(way.form(["café"]) or [])] for way in found]


def names(environ: dict[str, str]) -> list[str]:
    """The terminals of Linux in their order, where all are there."""
    return [Path(way.start[0]).name for way in ways("linux", environ, lambda name: f"/bin/{name}")]


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"DISPLAY": "", "WAYLAND_DISPLAY": ""}])
def test_nothing_can_be_opened_without_a_display(environ: dict[str, str]) -> None:
    assert names(environ) == []


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("xdg-terminal-exec", []),
        ("x-terminal-emulator", ["-e"]),
        ("gnome-terminal", ["--window", "--"]),
        ("ptyxis", ["--new-window", "--"]),
        ("konsole", ["--separate", "-e"]),
        ("xfce4-terminal", ["--disable-server", "-x"]),
        ("mate-terminal", ["--disable-factory", "-x"]),
        ("kitty", []),
        ("alacritty", ["-e"]),
        ("wezterm", ["start", "--always-new-process", "--"]),
        ("xterm", ["-e"]),
    ],
)
def test_each_terminal_takes_a_command_in_its_own_way(name: str, before: list[str]) -> None:
    assert started("linux", X, name) == [[f"/bin/{name}", *before, "café"]]


def test_foot_is_for_wayland_alone() -> None:
    assert started("linux", X, "foot") == []
    assert started("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "foot") == [["/bin/foot", "café"]]


@pytest.mark.parametrize(
    ("desktop", "own"),
    [
        ("GNOME", ["ptyxis", "gnome-terminal"]),
        ("ubuntu:GNOME", ["ptyxis", "gnome-terminal"]),
        ("KDE", ["konsole"]),
        ("XFCE", ["xfce4-terminal"]),
        ("MATE", ["mate-terminal"]),
        ("X-Cinnamon", ["gnome-terminal"]),
        ("", []),
        ("sway", []),
    ],
)
def test_the_choice_of_the_person_then_of_the_desktop_comes_first(desktop: str, own: list[str]) -> None:
    order = names({**X, "XDG_CURRENT_DESKTOP": desktop})
    first = ["xdg-terminal-exec", *own, "x-terminal-emulator"]
    assert order[: len(first)] == first
    assert sorted(order) == sorted(names(X)), "the others come after, each once"


def test_windows_terminal_comes_before_a_bare_console() -> None:
    terminal, console = ways("win32", {}, lambda name: f"C:\\{name}")
    assert terminal.start == ("C:\\wt.exe", "-w", "new", "new-tab")
    assert console == new_window.Way((), console=True)
    assert ways("win32", {}, lambda name: None) == [console]


def test_windows_terminal_does_not_take_a_semicolon_for_the_end_of_a_command() -> None:
    terminal, _console = ways("win32", {}, lambda name: name)
    words = terminal.form(["python.exe", "--home", "C:\\a;b c;;"])
    assert words is not None
    assert words == ["-d", str(Path.cwd()), "python.exe", "--home", "C:\\a\\;b c\\;\\;"]


@pytest.mark.parametrize("word", ['un "mot"', "", "C:\\mes cafés\\"])
def test_what_windows_terminal_would_change_is_left_to_the_console(word: str) -> None:
    terminal, console = ways("win32", {}, lambda name: name)
    assert terminal.form(["python.exe", word]) is None
    assert console.form(["python.exe", word]) == ["python.exe", word]


def test_the_file_for_macos_runs_the_command_where_we_are_and_takes_itself_away() -> None:
    need(sys.platform != "win32", "a shell")
    (way,) = ways("darwin", {}, lambda name: f"/usr/bin/{name}")
    assert way.start == ("/usr/bin/open", "-a", "Terminal")
    said = "import json, os, sys; print(json.dumps([os.getcwd(), *sys.argv[1:]]))"
    words = way.form([sys.executable, "-c", said, *COMMAND])
    assert words is not None
    (path,) = words
    ran = subprocess.run([path], cwd="/", capture_output=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout) == [str(Path.cwd()), *COMMAND]
    assert not Path(path).exists()


def test_what_is_typed_is_read_back_as_it_was() -> None:
    need(sys.platform != "win32", "a shell")
    said = "import json, sys; print(json.dumps(sys.argv[1:]))"
    typed = as_typed([sys.executable, "-c", said, *COMMAND, "", "deux\nlignes", "*", "~", "!x"])
    ran = subprocess.run(["sh", "-c", typed], capture_output=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout) == [*COMMAND, "", "deux\nlignes", "*", "~", "!x"]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["facilitator", "--home", "C:\\cafés", "project"], "facilitator --home C:\\cafés project"),
        (["facilitator", "--home", "C:\\mes cafés"], 'facilitator --home "C:\\mes cafés"'),
        (["facilitator", "C:\\a;b"], 'facilitator "C:\\a;b"'),
        (["facilitator", "C:\\L’été & l'hiver"], 'facilitator "C:\\L’été & l\'hiver"'),
        (["facilitator", "C:\\(a)\\"], 'facilitator "C:\\(a)\\\\"'),
        (["facilitator", ""], 'facilitator ""'),
        (["facilitator", 'a"b\\"c'], 'facilitator "a\\"b\\\\\\"c"'),
        (["facilitator", "C:\\5 $ l’été l'hiver"], "facilitator 'C:\\5 $ l’’été l''hiver'"),
        (["C:\\Program Files\\python.exe", "-m"], '& "C:\\Program Files\\python.exe" -m'),
    ],
)
def test_what_is_typed_on_windows(words: list[str], typed: str) -> None:
    assert as_typed(words, "win32") == typed


@pytest.mark.parametrize("session", [None, "2026-11-22-1436-essai"])
def test_the_window_of_the_room_is_this_very_program(tmp_path: Path, session: str | None) -> None:
    home = tmp_path / "L’été, à moi"
    command = room_command(home, session, ["--language", "en"])
    asked = [session] if session else []
    assert command[:4] == [sys.executable, "-m", "facilitator", "--home"]
    assert command[4:] == [str(home), "project", *asked, "--language", "en"]


def test_a_home_beside_us_is_named_in_full() -> None:
    assert str(Path.cwd() / "ici") in room_command(Path("ici"))


def test_a_person_types_the_name_where_it_leads_to_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(sys.platform != "win32", "links anyone can make")
    script = Path(sysconfig.get_path("scripts")) / "facilitator"
    need(script.exists(), "the program's script, which installing it brings")
    (tmp_path / "facilitator").symlink_to(script)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert room_command_to_type(tmp_path) == ["facilitator", "--home", str(tmp_path), "project"]


def test_a_person_types_it_in_full_where_the_name_is_of_another_or_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert room_command_to_type(tmp_path) == room_command(tmp_path)
    other = tmp_path / ("facilitator.exe" if sys.platform == "win32" else "facilitator")
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    assert room_command_to_type(tmp_path) == room_command(tmp_path)
