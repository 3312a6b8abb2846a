"""Three clocks: the wall's, for people; the evening's own, for what was spent; the room's, for what is left."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta


def now() -> datetime:
    """The hour with its zone, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class EveningClock:
    """Seconds of this evening. It starts again where the last journal entry left it: time away does not count."""

    def __init__(self, elapsed: float = 0.0) -> None:
        self._start = time.monotonic() - elapsed

    def elapsed(self) -> float:
        """Seconds since the session began, to the millisecond, without the time nobody was there."""
        return round(time.monotonic() - self._start, 3)


class RoomClock:
    """The hour as it was on the wall when this program was started, and what has passed since, asleep or not.

    A laptop whose clock is set anew in mid-evening does not change when the room must be free.
    """

    def __init__(self) -> None:
        self._hour = now()
        self._start = _awake_or_asleep()

    def now(self) -> datetime:
        """The hour in the room."""
        return self._hour + timedelta(seconds=_awake_or_asleep() - self._start)


def _awake_or_asleep() -> float:
    """Seconds that never jump, those of sleep counted: Linux and macOS stop `time.monotonic` while they sleep."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
