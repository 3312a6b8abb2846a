"""Two clocks: the hour on the wall, for people; and the evening's own, which never jumps, for durations."""

from __future__ import annotations

import time
from datetime import datetime


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
