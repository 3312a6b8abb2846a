"""Keeping the machine and its screen awake while something is projected, and how much its battery still holds."""

from __future__ import annotations

import logging
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wakepy import ActivationResult

_LOW_PERCENT = 20
_LEAVING = 1.0  # seconds that letting go may take before the program goes on without


class Awake:
    """Asks the system not to sleep, from `start` to `stop`, or in a `with` block. Never raises.

    The system is asked in a thread of its own, so any thread may call this: a bus that does not answer
    takes seconds, and what was asked has to be taken back where it was asked. The system forgets it all
    when the program ends, in whatever way.
    """

    def __init__(self) -> None:
        self._hold: _Hold | None = None

    def start(self) -> None:
        """Begin to ask, and go on at once; what is asked already is not asked twice."""
        if self._hold is None:
            self._hold = _Hold()
            self._hold.start()

    def stop(self) -> None:
        """Let the machine sleep as it did before."""
        if self._hold is not None:
            self._hold.let_go()
            self._hold = None

    def settled(self, seconds: float) -> bool:
        """Whether the system has answered, waiting as long at most."""
        return self._hold is not None and self._hold.answered.wait(seconds)

    @property
    def held(self) -> bool:
        """Whether the machine is kept awake now."""
        return self._hold is not None and self._hold.held

    @property
    def why(self) -> str | None:
        """Why it is not, once that is known: words of the system's, not ours, to be shown as data."""
        return self._hold.why if self._hold else None

    def __enter__(self) -> Awake:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Hold(Thread):
    """One time of being kept awake."""

    def __init__(self) -> None:
        # A daemon, as are the threads it starts: the program may end while the system is still being asked.
        super().__init__(name="awake", daemon=True)
        self.held = False
        self.why: str | None = None
        self.answered = Event()
        self._over = Event()

    def let_go(self) -> None:
        """Have it end, and wait for that a moment, not for a system that does not answer."""
        self._over.set()
        self.join(_LEAVING)

    def run(self) -> None:
        try:
            self._keep()
        except Exception as error:
            # Whatever a desktop says, an evening does not end for it.
            self.why = f"{type(error).__name__}: {error}"
        finally:
            self.held = False
            self.answered.set()

    def _keep(self) -> None:
        from wakepy import keep

        # Its warnings would be printed over the screen.
        logging.getLogger("wakepy").addHandler(logging.NullHandler())
        with keep.presenting(on_fail="pass") as mode:
            self.held = mode.active
            self.why = None if mode.active else _reasons(mode.result)
            self.answered.set()
            self._over.wait()


def _reasons(result: ActivationResult) -> str:
    """Why each way of this system failed."""
    return "; ".join(f"{way.method_name}: {way.failure_reason}" for way in result.list_methods())


class Battery(NamedTuple):
    """What a battery holds, in percent, and whether the machine is plugged in; None where it does not say."""

    percent: float
    plugged: bool | None


def battery() -> Battery | None:
    """The machine's battery, if it has one that can be read."""
    try:
        import psutil

        found = psutil.sensors_battery()
    except (ImportError, AttributeError, OSError):
        return None
    return Battery(found.percent, found.power_plugged) if found else None


def is_low(battery: Battery | None) -> bool:
    """Whether it may not last for long: little is left, and nothing says that it is being filled."""
    return battery is not None and battery.percent <= _LOW_PERCENT and not battery.plugged
