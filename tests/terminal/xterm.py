"""A program in a real xterm on a screen that nobody sees, with pictures of its window as eyes would see it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TypeVar

from PIL import Image, ImageGrab, features

from tests.conftest import need

T = TypeVar("T")

_NAME = "picture-of-a-terminal"
_SCREEN = "2600x1700x24"
_FONT = "DejaVu Sans Mono"
_PROGRAMS = ("Xvfb", "xterm", "xdotool")


class XTerm:
    """A terminal on a display of its own. Leaving the `with` block closes both."""

    def __init__(
        self, display: str, server: subprocess.Popen[bytes], window: subprocess.Popen[bytes]
    ) -> None:
        """Made by `start`."""
        self._env = {**os.environ, "DISPLAY": display}
        self._server, self._window = server, window

    @classmethod
    def start(
        cls,
        command: Sequence[str | os.PathLike[str]],
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        font_size: int = 12,
    ) -> XTerm:
        """Run a command. `env` is the whole environment, by default that of the tests."""
        for program in _PROGRAMS:
            need(shutil.which(program), program)
        need(features.check("xcb"), "a Pillow that takes pictures of X displays")
        server, display = _serve()
        look = ["-fa", _FONT, "-fs", str(font_size), "-bg", "black", "-fg", "white", "-b", "0", "+sb"]
        # The name by which the window is found is not to be changed by the program.
        named = ["-name", _NAME, "-title", _NAME, "-xrm", "*allowTitleOps: false"]
        size = ["-geometry", f"{columns}x{rows}+0+0", "-tn", "xterm-256color", "-u8"]
        environ = {**(os.environ if env is None else env), "DISPLAY": display}
        # The input method of whoever runs this would wait for a bus that is not there.
        environ.pop("XMODIFIERS", None)
        window = subprocess.Popen(["xterm", *look, *named, *size, "-e", *command], env=environ)
        return cls(display, server, window)

    def __enter__(self) -> XTerm:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def running(self) -> bool:
        """Whether the terminal is there: it goes with its program."""
        return self._window.poll() is None

    def keys(self, *keys: str) -> None:
        """Strike keys by their names in X: Return, Next, F5, ctrl+z, b."""
        self._strike("key", *keys)

    def type(self, text: str) -> None:
        """Strike the letters of a text."""
        self._strike("type", text)

    def _strike(self, how: str, *what: str) -> None:
        window = self._found()
        assert window, "no keys before the window is there: wait for it"
        # Without a window manager nothing has the keys until somebody says so.
        self._ask("windowfocus", "--sync", window, how, "--", *what)

    def _ask(self, *what: str) -> str:
        ran = subprocess.run(
            ["xdotool", *what], env=self._env, capture_output=True, text=True, timeout=20, check=False
        )
        return ran.stdout

    def _found(self) -> str | None:
        """The number of the window, once it is there."""
        return next(iter(self._ask("search", "--onlyvisible", "--name", f"^{_NAME}$").split()), None)

    def picture(self) -> Image.Image | None:
        """The window as it is now; None while it is not there yet."""
        if not (window := self._found()):
            return None
        lines = self._ask("getwindowgeometry", "--shell", window).split()
        at = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
        corner = at["X"], at["Y"]
        screen = ImageGrab.grab(xdisplay=self._env["DISPLAY"])
        return screen.crop((*corner, corner[0] + at["WIDTH"], corner[1] + at["HEIGHT"]))

    def wait(self, condition: Callable[[Image.Image], T], what: str, seconds: float = 30.0) -> Image.Image:
        """The first picture of which the condition holds and that stays as it is; fails after `seconds`."""
        deadline, before = time.monotonic() + seconds, None
        while True:
            now = self.picture()
            if now and now == before and condition(now):
                return now
            assert self.running, f"waited for {what}; the program has ended"
            assert time.monotonic() < deadline, f"waited in vain for {what}"
            before = now

    def close(self) -> None:
        """End the terminal, and the display with it."""
        for process in (self._window, self._server):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def _serve() -> tuple[subprocess.Popen[bytes], str]:
    """A display with a free number, which the server itself chooses and tells."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    with os.fdopen(told) as pipe:
        number = pipe.readline().strip()
    if not number:
        server.kill()
        server.wait(10)
        raise RuntimeError("Xvfb gave no display")
    return server, f":{number}"
