"""A new terminal window with a program in it; where none can be opened, the command to type.

How each terminal takes a command is said in its manual: xdg-terminal-exec(1), Debian policy 11.8.3 for
x-terminal-emulator, gnome-terminal(1), konsole(1), kitty(1), alacritty(1), foot(1), xterm(1), ptyxis(1),
docs.xfce.org/apps/terminal/command-line, wezterm.org/cli/start.html; for Windows Terminal
learn.microsoft.com/windows/terminal/command-line-arguments and its AppCommandlineArgs.cpp.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import NamedTuple

Which = Callable[[str], str | None]

_MOMENT = 1.0  # seconds in which a terminal that cannot open a window says so

# Each terminal with what stands before a command. Those that hand it over to one that already runs are told
# not to: that one has another environment, and may open a tab, which cannot be moved to the beamer.
_TERMINALS: dict[str, tuple[str, ...]] = {
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--window", "--"),
    "ptyxis": ("--new-window", "--"),
    "konsole": ("--separate", "-e"),
    "xfce4-terminal": ("--disable-server", "-x"),
    "mate-terminal": ("--disable-factory", "-x"),
    "kitty": (),
    "alacritty": ("-e",),
    "foot": (),
    "wezterm": ("start", "--always-new-process", "--"),
    "xterm": ("-e",),
}
# The terminals of a desktop, by its name in XDG_CURRENT_DESKTOP, in small letters.
_OF_DESKTOP = {
    "gnome": ("ptyxis", "gnome-terminal"),
    "unity": ("gnome-terminal",),
    "x-cinnamon": ("gnome-terminal",),
    "kde": ("konsole",),
    "xfce": ("xfce4-terminal",),
    "mate": ("mate-terminal",),
}
# What says of the terminal we are in that it is this one, or so large: wrong in another.
_OF_THIS_TERMINAL = {
    "COLUMNS",
    "LINES",
    "STY",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "TMUX",
    "TMUX_PANE",
}


class Way(NamedTuple):
    """A way to open a window: `start`, then the command as `form` writes it, None where this way cannot carry it.

    `console` is the way of Windows that needs no other program: the command itself, in a console of its own.
    """

    start: tuple[str, ...]
    form: Callable[[list[str]], list[str] | None] = list
    console: bool = False


def open_window(command: list[str]) -> bool:
    """Start a program with its arguments in a window of its own, which outlives this one; whether one was started.

    Waits up to a second for each terminal to fail: not to be called where the screen is drawn.
    """
    found = ways(sys.platform, os.environ, shutil.which)
    return any(_opened(way, command) for way in found)


def ways(platform: str, environ: Mapping[str, str], which: Which) -> list[Way]:
    """The ways of a system (as in `sys.platform`), the best first."""
    if platform == "win32":
        terminal = which("wt.exe")
        new_console = Way((), console=True)
        return [Way((terminal, "-w", "new", "new-tab"), _for_wt), new_console] if terminal else [new_console]
    if platform == "darwin":
        opener = which("open")
        return [Way((opener, "-a", "Terminal"), _as_command_file)] if opener else []
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return []
    return [Way((path, *before)) for name, before in _wanted(environ) if (path := which(name))]


def _wanted(environ: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The terminals to look for: the person's choice, the desktop's own, the system's, any other."""
    desktops = environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    own = [name for desktop in desktops for name in _OF_DESKTOP.get(desktop, ())]
    names = list(dict.fromkeys([*own, *_TERMINALS]))
    if not environ.get("WAYLAND_DISPLAY"):
        names.remove("foot")
    return [("xdg-terminal-exec", ()), *((name, _TERMINALS[name]) for name in names)]


def _for_wt(command: list[str]) -> list[str] | None:
    r"""A command for Windows Terminal, which begins another at each `;` unless it is written `\;`.

    It puts the arguments together again with bare quotation marks around those with a space: what would
    not come out the same is left to the next way.
    """
    if any(not word or '"' in word or (" " in word and word.endswith("\\")) for word in command):
        return None
    return [word.replace(";", "\\;") for word in ("-d", os.getcwd(), *command)]


def _as_command_file(command: list[str]) -> list[str]:
    """A file that Terminal runs in a window of its own, and that takes itself away. Raises OSError.

    It starts in the home folder, and asks for no permission, as telling Terminal by AppleScript does.
    """
    lines = ["#!/bin/sh", 'rm -f -- "$0"', f"cd -- {shlex.quote(os.getcwd())}", f"exec {shlex.join(command)}"]
    descriptor, path = tempfile.mkstemp(suffix=".command", prefix="facilitator-")
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.fsencode("\n".join(lines) + "\n"))
    os.chmod(path, 0o700)
    return [path]


def _opened(way: Way, command: list[str]) -> bool:
    """Whether a way seems to have led to a window: it still runs after a moment, or has ended without a complaint."""
    try:
        words = way.form(command)
        if words is None:
            return False
        process = _started([*way.start, *words], way.console)
    except OSError:
        return False
    try:
        return process.wait(_MOMENT) == 0
    except subprocess.TimeoutExpired:
        # Its end is waited for, or it would stay behind as a zombie.
        Thread(target=process.wait, name="window", daemon=True).start()
        return True


def _started(words: list[str], console: bool) -> subprocess.Popen[bytes]:
    """A process that shares neither terminal nor streams nor signals with this one. Raises OSError."""
    environ = {name: value for name, value in os.environ.items() if name not in _OF_THIS_TERMINAL}
    if sys.platform == "win32":
        if console:
            # Its streams are those of the new console, as long as none is given.
            return subprocess.Popen(words, env=environ, creationflags=subprocess.CREATE_NEW_CONSOLE)
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    else:
        flags = 0
    return subprocess.Popen(
        words,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )


def room_command(home: Path, session: str | None = None, extra: Sequence[str] = ()) -> list[str]:
    """The room's window of a home: this very program, started again by the Python that runs it."""
    return [sys.executable, "-m", "facilitator", *_for_room(home, session, extra)]


def room_command_to_type(home: Path, session: str | None = None, extra: Sequence[str] = ()) -> list[str]:
    """The same for a person, by its name where the PATH leads to this very program."""
    if _is_this_program(shutil.which("facilitator")):
        return ["facilitator", *_for_room(home, session, extra)]
    return room_command(home, session, extra)


def _for_room(home: Path, session: str | None, extra: Sequence[str]) -> list[str]:
    return ["--home", str(home.absolute()), "project", *([session] if session else []), *extra]


def _is_this_program(found: str | None) -> bool:
    """Whether a script belongs to the Python that runs this; installers put links to it elsewhere."""
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    folders = {Path(sysconfig.get_path("scripts", scheme)).resolve() for scheme in schemes}
    return found is not None and Path(found).resolve().parent in folders


def as_typed(command: Sequence[str], platform: str = sys.platform) -> str:
    """A command as it is typed in a shell of a system."""
    if platform != "win32":
        return shlex.join(command)
    typed = " ".join(_windows_word(word) for word in command)
    # A quoted name alone is a text for PowerShell, the shell that Windows Terminal opens; cmd knows no `&`.
    return f"& {typed}" if typed[:1] in {'"', "'"} else typed


def _windows_word(word: str) -> str:
    """A word for cmd and PowerShell alike, for PowerShell alone where it has signs that mean something to it."""
    if re.fullmatch(r"[\w.:\\/+-]+", word):
        return word
    if re.search(r"[$`“”„]", word):
        # PowerShell takes the curly marks for straight ones.
        return "'" + re.sub(r"(['‘’‚‛])", r"\1\1", word) + "'"
    # As C programs of Windows read them: backslashes before a quotation mark are doubled.
    return '"' + re.sub(r"(\\+)$", r"\1\1", re.sub(r'(\\*)"', r'\1\1\\"', word)) + '"'
