"""kill -9 of the live screen, of the room's window, of both: what is left goes on, the others come back to it."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.evening import THEME
from tests.terminal.driver import Terminal
from tests.terminal.rooms import OnDisk, Room, said, show

KILLS = 100 if SOAK else 3

SHOWN = ("prompt", "opening", "notice", "flashback", "wall", "reveal", "agenda", "closing", "timer", "test")


class TwoTerminals:
    """One session with its two terminals, of which any may be killed and started again."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.live = Terminal("--home", str(home), "start", THEME)
        self.live.see("Ctrl+Q")
        self.room = Room(home)
        self.disk = OnDisk(home)
        self.room.see_wall(self.disk)

    def __enter__(self) -> TwoTerminals:
        return self

    def __exit__(self, *_error: object) -> None:
        self.live.kill()
        self.room.kill()

    def act(self, rng: random.Random) -> None:
        """Change what the room sees, or say something; that it is done is not waited for."""
        turns = [
            partial(one.press, key) for one in (self.live, self.room) for key in ("page-down", "page-up")
        ]
        shown = [partial(show, self.live, what) for what in SHOWN]
        line = partial(self.live.enter, f"parole {rng.randrange(1000)}")
        rng.choice([*turns, *shown, line, partial(self.room.type, "b")])()
        time.sleep(rng.uniform(0, 0.05))

    def act_until_killed(self, rng: random.Random, victims: list[Terminal]) -> None:
        """At a random moment the victims are dead."""

        def kill() -> None:
            for victim in victims:
                os.kill(victim.pid, signal.SIGKILL)

        killer = threading.Timer(rng.uniform(0.05, 1.5), kill)
        killer.start()
        while killer.is_alive():
            try:
                self.act(rng)
            except AssertionError:
                # A window that was waited for does not open any more.
                killer.join()
                if self.live not in victims:
                    raise
        for victim in victims:
            victim.kill()

    def live_goes_on(self) -> None:
        """It keeps lines; after the second all that was asked of it before the first is on the disk."""
        for _time in range(2):
            number = max(self.disk.session.remarks, default=0) + 1
            self.live.enter("toujours là")
            self.live.see(f"#{number} ")

    def move(self) -> None:
        """Go to the next question, or to the one before where there is none."""
        session, before = self.disk.session, self.disk.position
        last = session.agenda[-1].id
        self.live.press("page-up" if before[0] == last else "page-down")
        self.live.wait(lambda: self.disk.position[0] != before[0], "another question")

    def room_goes_on(self) -> None:
        """It shows what was acknowledged, and explains itself when asked."""
        self.room.see_wall(self.disk)
        self.room.press("f1")
        self.room.see(said("The keys"))
        self.room.press("escape")
        self.room.see_wall(self.disk)

    def take_up(self) -> None:
        """Start the live screen again; lines found again are kept."""
        self.live = Terminal("--home", str(self._home), "start", "--resume", "last")

        def ready() -> bool:
            if asked := said("Decide later") in self.live.text:
                self.live.press("enter")
            return not asked and "Ctrl+Q" in self.live.text

        self.live.wait(ready, "the live screen")

    def project(self) -> None:
        """Start the room's window again."""
        self.room = Room(self._home)


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_who_survives_a_kill_goes_on_and_who_does_not_comes_back_to_the_same(
    tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    with TwoTerminals(tmp_path / "home") as both:
        for kill in range(KILLS):
            live_dies, room_dies = ((True, False), (False, True), (True, True))[kill % 3]
            victims = [both.live] * live_dies + [both.room] * room_dies
            both.act_until_killed(rng, victims)
            if not live_dies:
                both.live_goes_on()
            known = both.disk.position
            if not room_dies:
                both.room_goes_on()
            starts = [both.project] * room_dies + [both.take_up] * live_dies
            for start in rng.sample(starts, len(starts)):
                start()
            assert both.disk.position == known
            both.room.see_wall(both.disk)
            both.move()
            both.room.see_wall(both.disk)
