"""From a key in the live screen to its frame in the room's window, and what following costs while nothing happens."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count, cycle
from pathlib import Path
from random import Random

import psutil

from bench import data
from bench.live import running_live
from bench.measure import Figure, in_turn
from bench.terminal import Terminal, running
from facilitator.domain.theme import Theme
from facilitator.storage.folders import Home

REMARKS = 10_000
CHANGES, CLICKS = 200, 99
LIMIT = 0.150
"""Seconds: a change that takes less is made at the moment of the key, to whoever sees both."""
QUIET = 0.05
NEXT, BACK, WALL = "\x1b[6~", "\x1b[5~", "\x1b[18~"
RANDOM = Random(data.SEED)
IDLE_RUNS, IDLE_SECONDS = 3, 10.0

Step = tuple[bool, str, str]
"""Whether a key is struck in the window of all that the room can see; the key; what the room's window shows then."""


def figures(folder: Path) -> Iterator[Figure]:
    """Half of the changes go to another question, half are scenes."""
    with ExitStack() as stack:
        live = stack.enter_context(running_live(folder, REMARKS))
        theme = data.theme_of(Home(folder))
        room = stack.enter_context(running(folder, "facilitator", "--home", str(folder), "project"))
        room.until(theme.prompts[-1].title)
        followed = folder / "followed"
        followed.touch()
        least = stack.enter_context(running(folder, "bench.follower", str(followed)))
        least.until("nothing yet")
        write = _writes(followed, least)
        clicks, beside_clicks = in_turn(CLICKS, _clicks(live, room, theme), write)
        changes, beside_changes = in_turn(CHANGES, _changes(live, room, theme), write)
        idle = [_idle(live, room) for _ in range(IDLE_RUNS)]
    on = f"{REMARKS:,} remarks"
    there = "from a key of the live screen to the room's window, 95th percentile"
    here = "from a clicker's key in the room's window to its frame there, 95th percentile"
    least_of_all = "a synced write, and a bare program that looks as often"
    yield Figure(there, least_of_all, changes, beside_changes, 2, "ms", on, 0.95)
    yield Figure(there, "what passes for at once", changes, [LIMIT], 1, "ms", on, 0.95)
    yield Figure(here, least_of_all, clicks, beside_clicks, 4, "ms", on, 0.95)
    seconds = f"{on}, {IDLE_SECONDS:g} s in which nothing happens"
    yield Figure(
        "the work of the room's window", "that of one core", idle, [IDLE_SECONDS], 0.01, "s", seconds
    )


def _still(*terminals: Terminal) -> None:
    """Until nothing is drawn any more, and a while more: no key keeps step with the looks at the files."""
    for terminal in terminals:
        terminal.settle(QUIET + RANDOM.uniform(0, QUIET))


def _clicks(live: Terminal, room: Terminal, theme: Theme) -> Callable[[], float]:
    """Each call goes a question back, or on again, by a key in the room's window: the live screen has to hear it."""
    titles = [prompt.title for prompt in theme.prompts]
    steps = cycle([(BACK, titles[-2]), (NEXT, titles[-1])])

    def click() -> float:
        key, mark = next(steps)
        _still(live, room)
        room.forget()
        struck = room.type(key)
        return room.until(mark) - struck

    return click


def _changes(live: Terminal, room: Terminal, theme: Theme) -> Callable[[], float]:
    """Each call makes another change, and gives the seconds until the room's window shows it."""
    steps = cycle(_steps(theme))

    def change() -> float:
        among_all, key, mark = next(steps)
        if among_all:
            live.forget()
            live.type(WALL)
            live.until("Wi-Fi")
        _still(live, room)
        room.forget()
        struck = live.type(key)
        return room.until(mark) - struck

    return change


def _steps(theme: Theme) -> list[Step]:
    """From the last question to the first and back, with a scene after each."""
    titles = [prompt.title for prompt in theme.prompts]
    ways = [(BACK, title) for title in reversed(titles[:-1])] + [(NEXT, title) for title in titles[1:]]
    scenes = cycle([("u", theme.title), ("i", "100 × 30"), ("d", theme.title), ("b", " " * 60)])
    return [step for key, title in ways for step in ((False, key, title), (True, *next(scenes)))]


def _writes(followed: Path, least: Terminal) -> Callable[[], float]:
    """Each call adds a line to the file, and gives the seconds until it is shown."""
    descriptor = os.open(followed, os.O_WRONLY | os.O_APPEND)
    numbers = count(1)

    def write() -> float:
        text = f"line {next(numbers)}."
        _still(least)
        least.forget()
        began = time.perf_counter()
        os.write(descriptor, f"{text}\n".encode())
        os.fsync(descriptor)
        return least.until(text) - began

    return write


def _idle(live: Terminal, room: Terminal) -> float:
    """The processor seconds that the room's window takes in a while."""
    process = psutil.Process(room.pid)
    _still(live, room)
    before, until = process.cpu_times(), time.perf_counter() + IDLE_SECONDS
    while time.perf_counter() < until:
        # What is not read would make the programs wait.
        for terminal in (live, room):
            terminal.watch(min(until, time.perf_counter() + QUIET))
    after = process.cpu_times()
    return after.user + after.system - before.user - before.system
