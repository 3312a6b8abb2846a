"""Two terminals, the animator's and the room's: what is set in one is seen in the other."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bench import data
from facilitator.domain.stage import Scene
from facilitator.domain.wall import are_hidden
from facilitator.services.room import can_show
from facilitator.tui.wall.means import Letters
from tests.conftest import SOAK
from tests.terminal.driver import Terminal
from tests.terminal.rooms import LARGE, SMALL, OnDisk, Room, Size, show, take_up

REMARKS = 10_000
CHANGES = 200 if SOAK else 20

SCENES: tuple[Scene, ...] = (
    "prompt",
    "opening",
    "notice",
    "flashback",
    "remark",
    "wall",
    "agenda",
    "closing",
    "test",
)


@pytest.fixture
def long_evening(tmp_path: Path) -> Path:
    """A home whose one session, left on its last question, has many remarks."""
    home = data.make_home(tmp_path / "home")
    data.filed(data.evening(home, REMARKS)).release()
    return home.path


def changes(live: Terminal, room: Room, disk: OnDisk) -> list[Callable[[], None]]:
    """What would change the wall now: keys of the live screen, and those of a clicker in the room's window."""
    session, stage = disk.session, disk.stage
    agenda = [prompt.id for prompt in session.agenda]
    ways = [("page-down", agenda[-1]), ("page-up", agenda[0])]
    turns = [
        partial(terminal.press, key)
        for terminal in (live, room)
        for key, end in ways
        if session.current != end
    ]
    others = [scene for scene in SCENES if scene != stage.scene and can_show(session, scene, None, 1)]
    if are_hidden(session, stage) and "remark" in others:
        others.remove("remark")
    shown = [partial(show, live, what) for what in (*others, "reveal", "blank", "timer")]
    return [*turns, *shown, *(partial(room.type, key) for key in "b.")]


@pytest.mark.soak
@pytest.mark.parametrize(("size", "letters"), [(SMALL, "none"), (LARGE, None)] if SOAK else [(SMALL, "none")])
def test_each_change_is_seen_in_the_room_in_a_session_of_many_remarks(
    long_evening: Path, size: Size, letters: Letters | None, seed: int
) -> None:
    rng = random.Random(seed)
    with take_up(long_evening) as live, Room(long_evening, size, letters) as room:
        disk = OnDisk(long_evening)
        room.see_wall(disk)
        for _change in range(CHANGES):
            before = disk.position
            rng.choice(changes(live, room, disk))()
            room.see_change(disk, before)
