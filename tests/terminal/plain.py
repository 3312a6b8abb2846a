"""The program without a terminal: lines go in by a pipe, and what is said is read as it comes."""

from __future__ import annotations

import subprocess
import threading
import time
from types import TracebackType

from tests.terminal.driver import PROGRAM, write_all


class LineMode:
    """A session in line mode. Leaving the `with` block kills what is left of it."""

    def __init__(self, *arguments: str) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [*PROGRAM, *arguments], stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, bufsize=0
        )
        self.said: list[str] = []
        self._news = threading.Condition()
        self._listener = threading.Thread(target=self._listen, name="line mode", daemon=True)
        self._listener.start()

    def __enter__(self) -> LineMode:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._listener.join(10)
        self._process.wait(10)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            stream.close()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            with self._news:
                self.said.append(line.decode("utf-8", "replace").rstrip("\n"))
                self._news.notify_all()

    def type(self, *lines: str) -> None:
        """Type lines."""
        assert self._process.stdin
        for line in lines:
            write_all(self._process.stdin.fileno(), f"{line}\n".encode())

    def hear(self, start: str, within: str = "", seconds: float = 10.0) -> str:
        """Wait for a line that starts so, with this in it."""
        deadline = time.monotonic() + seconds

        def found() -> str | None:
            return next((line for line in self.said if line.startswith(start) and within in line), None)

        with self._news:
            while not (line := found()):
                left = deadline - time.monotonic()
                assert left > 0, f"waited for {start!r} with {within!r}; was said:\n" + "\n".join(self.said)
                self._news.wait(left)
        return line

    def end(self, seconds: float = 20.0) -> int:
        """End the input, and wait for the program's own end; its exit status."""
        assert self._process.stdin
        self._process.stdin.close()
        status = self._process.wait(seconds)
        self._listener.join(10)
        return status


def run(*arguments: str, text: str | bytes = "", seconds: float = 30.0) -> subprocess.CompletedProcess[str]:
    """The program without a terminal, `text` on its standard input, until its end."""
    data = text.encode() if isinstance(text, str) else text
    done = subprocess.run(
        [*PROGRAM, *arguments], input=data, capture_output=True, timeout=seconds, check=False
    )
    said = (done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
    return subprocess.CompletedProcess(done.args, done.returncode, *said)
