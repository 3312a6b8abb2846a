"""Leading a session in plain lines, from the first to the last."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from facilitator.domain.visible import visible
from facilitator.line import commands, telling
from facilitator.line.evening import Evening
from facilitator.line.found_again import left_typed
from facilitator.line.paper import Paper
from facilitator.line.typing import agrees, editor, typed_lines
from facilitator.services import library
from facilitator.services.live import Live
from facilitator.services.opening import Opened
from facilitator.storage.paths import all_sessions
from facilitator.texts import _, troubles

# How long the end of a piped session waits for a disk in trouble, in seconds.
PATIENCE = 15.0


class Stopped(BaseException):
    """The system asks the program to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def run(opened: Opened, abbreviations: dict[str, str], resumed: bool) -> int:
    """Lead the session until its end or that of the input; the exit status. The caller releases `opened`."""
    with _stopping():
        try:
            return _run(opened, abbreviations, resumed)
        except Stopped as stopped:
            return stopped.status


def _run(opened: Opened, abbreviations: dict[str, str], resumed: bool) -> int:
    paper = Paper(sys.stdout, editor())
    if opened.news.torn:
        paper.say(*telling.files(opened.news))
    if not resumed:
        paper.say(*_left_before(opened))
    evening = Evening(opened, paper, abbreviations)
    paper.say(*telling.opening(opened.session, resumed), *left_typed(evening))
    return Leader(evening, paper).lead()


class Leader:
    """What each line typed does. `over` is set when no more lines are to be read, `ends` when the session is to end."""

    def __init__(self, evening: Evening, paper: Paper) -> None:
        self.evening, self.paper = evening, paper
        self.at_terminal = sys.stdin.isatty()
        self.over = False
        self.ends = not self.at_terminal

    def lead(self) -> int:
        """Read to the end, then end the session or leave it."""
        status = 0
        try:
            for line in typed_lines(self.paper):
                self.take(line)
                if self.over:
                    break
            if self.ends:
                self._end()
            else:
                self.paper.say(self._how_to_go_on())
        except KeyboardInterrupt:
            status = 130
            self.paper.say("", self._how_to_go_on())
        except Stopped as stopped:
            status = stopped.status
        finally:
            lost = self._close()
        return status or int(lost)

    def take(self, line: str) -> None:
        """One line: a command or a remark."""
        if commands.is_command(line):
            commands.run(self, line)
        elif line.strip():
            self.note(line)

    def note(self, line: str) -> None:
        """Keep a line as the grammar reads it, unless the pen is down."""
        if self.evening.pen_down:
            self.paper.say(troubles.pen_down(_(":pen")))
            return
        with self.evening.turn:
            reading = self.evening.live.read(line)
            heading = self.evening.heading
        if not self.evening.do(lambda live: live.note(reading, heading)):
            self.paper.say(_("Nothing kept: there is no remark yet for this to go with."))
        elif reading.candidates:
            roles = ", ".join(map(visible, reading.candidates))
            self.paper.say(_("Which voice is not clear: {roles}. Kept without a voice.").format(roles=roles))

    def ask(self, question: str) -> bool:
        """Whether the answer is yes; without a terminal nobody is asked."""
        return not self.at_terminal or agrees(self.paper, question)

    def _end(self) -> None:
        self.evening.do(Live.end)
        if self.evening.finish(None if self.at_terminal else PATIENCE):
            self.paper.say(*telling.closing(self.evening.session, str(self.evening.paths.yaml)))

    def _how_to_go_on(self) -> str:
        return _("The session is left as it is. To take it up: {command}").format(
            command=f"facilitator start --resume {self.evening.paths.name}"
        )

    def _close(self) -> bool:
        """Stop writing; whether words were lost to the disk, which are then said once more."""
        lost = self.evening.close()
        if lost:
            self.paper.warn(_("These lines could not be kept:"))
            for line in lost:
                self.paper.warn(visible(line))
        return bool(lost)


def _left_before(opened: Opened) -> list[str]:
    """Sessions on the same theme that were never ended: said, since people may want those instead."""
    mine = opened.book.paths
    lines = []
    for paths in all_sessions(mine.folder):
        if paths == mine or not paths.journal.exists():
            continue
        item = library.item(paths)
        if item.state == "left" and item.title == opened.session.title:
            lines.append(
                _("A session on this theme was left before its end. To take it up: {command}").format(
                    command=f"facilitator start --resume {paths.name}"
                )
            )
    return lines


@contextmanager
def _stopping() -> Iterator[None]:
    """Have the system's requests to stop end the reading of lines, so that the session is left cleanly."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    earlier = {number: signal.signal(number, _stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
