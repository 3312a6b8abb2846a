"""The keyboard of a terminal: what a window of the program hears from it, whatever bytes that sends."""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import ExitApp

_MOST = 4096
_TICK_SECONDS = 0.1
_ERRORS = "facilitator-latin-1"


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """A terminal that knows no UTF-8 sends é as one byte, nearly always that of Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_ERRORS, _as_latin_1)


class Keyboard:
    """From the bytes of a terminal to what Textual makes of them."""

    def __init__(self, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._decode = codecs.getincrementaldecoder("utf-8")(_ERRORS).decode

    def hear(self, data: bytes) -> Iterator[Message]:
        """What was struck. Half a letter is no text yet, and a parser that is fed none stops for good."""
        if text := self._decode(data):
            yield from self._parser.feed(text)

    def wait(self) -> Iterator[Message]:
        """What was struck after all, once nothing more has come for a while: the Escape key."""
        yield from self._parser.tick()


class TerminalDriver(LinuxDriver):
    """Textual's driver. That one ends the program at a byte that is no UTF-8, and outlives its terminal."""

    def run_input_thread(self) -> None:
        """Hear the keyboard until the program or the terminal ends."""
        keyboard = Keyboard(self._debug)
        # The one kind that hears terminals on every system.
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK_SECONDS):
                    data = self._read()
                    if not data:
                        self._app.post_message(ExitApp())
                        return
                    for message in keyboard.hear(data):
                        self.process_message(message)
                for message in keyboard.wait():
                    self.process_message(message)

    def _sigcont_application(self, *_: object) -> None:
        # One that was stopped without being asked first has never left the terminal, and would enter it twice.
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _read(self) -> bytes:
        """What was struck; nothing when the terminal has gone."""
        try:
            return os.read(self.fileno, _MOST)
        except OSError:
            return b""
