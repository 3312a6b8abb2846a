"""A thread beside the screen, for what may take long: no key waits for it, nor does leaving the program."""

from __future__ import annotations

import threading
from collections.abc import Callable

_PATIENCE = 2.0

Errand = Callable[[], None]


class Stopped(Exception):
    """Nobody waits for what is being done any more."""


class Errands:
    """Does one errand at a time; of those asked for meanwhile, only the last. They never raise but `Stopped`."""

    def __init__(self, name: str) -> None:
        self._asked = threading.Condition()
        self._next: Errand | None = None
        self._closed = False
        # Reading ten thousand sessions must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def ask(self, errand: Errand) -> None:
        """Have this done next, instead of whatever waits."""
        with self._asked:
            self._next = errand
            self._asked.notify()
        if not self._thread.ident:
            self._thread.start()

    def check(self) -> None:
        """To be called now and then by what takes long. Raises Stopped."""
        if self._closed:
            raise Stopped

    def close(self) -> None:
        """Nothing is wanted any more; waits a moment for what is being done."""
        with self._asked:
            self._closed = True
            self._asked.notify()
        if self._thread.ident:
            self._thread.join(_PATIENCE)

    def _work(self) -> None:
        while (errand := self._wait()) is not None:
            try:
                errand()
            except Stopped:
                return

    def _wait(self) -> Errand | None:
        with self._asked:
            self._asked.wait_for(lambda: self._closed or self._next is not None)
            errand, self._next = self._next, None
            return None if self._closed else errand
