"""Searching ten years of cafés: the answers, the index brought up to date and first built, the command, the memory."""

from __future__ import annotations

import os
import select
import sqlite3
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import psutil

from bench.measure import Figure, in_turn, seconds
from bench.note import _JRNL
from bench.terminal import environ, running, whole
from facilitator.domain.query import parse
from facilitator.services.search import search
from facilitator.storage import index, index_query
from facilitator.storage.folders import Home
from facilitator.storage.index_place import place_for
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.storage.session_file import load
from tests import made_year

SESSIONS, REMARKS = 10_000, 1_000_000
RUNS = 6
UPDATES = 15
COMMANDS = 2
PROGRAMS = 3
HOURS = 10_000  # seconds: how old the files are made, so that they count as settled
SETTLING = 1.5  # seconds in which the program does all it does at first
GLANCE = 0.005  # seconds between two looks at the memory of a program that searches

LINES = ("partager", "les amis", "mamie tiktok", "qui:mamie photo", '"et nos amis"', "rec*", "genre:idée amis",
         "question:fil amis", "depuis:2026-11 jardin", "chorale télévision", "santé lettres pluie")  # fmt: skip


def figures(folder: Path) -> Iterator[Figure]:
    """Every figure, on one home made for them all, with a cache of its own."""
    home = Home(folder / "home")
    home.prompts.mkdir(parents=True)
    with patch.dict(os.environ, environ(home.path)):
        made_year.write_year(home.sessions, SESSIONS, REMARKS)
        for path in home.sessions.iterdir():
            _settle(path)
        yield _building(home)
        yield _answers(home)
        yield _up_to_date(home)
        yield _command(folder, home)
        yield _memory(home)


def _settle(path: Path, more: int = 0) -> None:
    at = path.stat().st_mtime - HOURS + more
    os.utime(path, (at, at))


def _data() -> str:
    return f"{REMARKS:,} remarks in {SESSIONS:,} sessions"


def _building(home: Home) -> Figure:
    """Once, since it takes minutes. Each time the index lets others have their turn, the files that it has just put in
    are read alone: what else the machine does hits both alike."""
    paths = [
        SessionPaths(home.sessions, name) for name in sorted(one.name for one in all_sessions(home.sessions))
    ]
    read, reading = 0, 0.0

    def told(done: int, number: int) -> None:
        nonlocal read, reading
        reading += seconds(partial(_read, paths[read:done]))
        read = done

    both = seconds(lambda: search(home, LINES[0], told=told))
    building = both - reading
    told(SESSIONS, SESSIONS)
    return Figure("first building", "reading the files", [building], [reading], 2, "s", _data())


def _read(sessions: list[SessionPaths]) -> None:
    for paths in sessions:
        load(paths)


def _answers(home: Home) -> Figure:
    """The median over the lines of a search as one types, and of the engine alone on one open connection. What a look
    at the files costs before, the next figure says."""
    database = sqlite3.connect(place_for(home.sessions).database)

    def bare(line: str) -> None:
        words = index_query._expression(parse(line), index_query.WITHIN)
        asked = "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 50"
        database.execute(asked, (words,)).fetchall()

    measured, reference = [], []
    for _ in range(RUNS):
        for line in LINES:
            measured.append(seconds(partial(search, home, line, look=False)))
            reference.append(seconds(partial(bare, line)))
    database.close()
    return Figure("a search as one types", "the bare query", measured, reference, 1.5, "ms", _data())


def _up_to_date(home: Home) -> Figure:
    """Each time another session has changed, as an editor would change it."""
    changing = iter(all_sessions(home.sessions)[:: SESSIONS // (UPDATES + 1)])

    def updated() -> float:
        path = next(changing).yaml
        path.write_text(path.read_text("utf-8").replace('text: "', 'text: "Zorglub, ', 1), "utf-8")
        _settle(path, more=1)
        return seconds(lambda: index.answer(home.sessions, parse("zorglub"), 1))

    def listed() -> float:
        return seconds(lambda: [os.stat(entry.path) for entry in os.scandir(home.sessions)])

    measured, reference = in_turn(UPDATES, updated, listed)
    assert len(search(home, "zorglub").findings) == UPDATES + 1
    what = "the index brought up to date with one file changed"
    return Figure(what, "listing and stating the files", measured, reference, 3, "ms", _data())


def _command(folder: Path, home: Home) -> Figure:
    """The whole process, against jrnl on a tenth of the remarks."""
    journal = folder / "jrnl.txt"
    lines = []
    for paths in all_sessions(home.sessions)[: SESSIONS // 10]:
        session = load(paths).session
        assert session is not None
        lines += [f"[{one.at:%Y-%m-%d %H:%M}] {one.text}\n" for one in session.remarks.values()]
    journal.write_text("".join(lines), encoding="utf-8")
    config = folder / "jrnl.yaml"
    config.write_text(_JRNL.format(journal=journal), encoding="utf-8")

    ours = partial(whole, home.path, "facilitator", "--home", str(home.path), "search", "lettres", "pluie")
    theirs = partial(whole, folder, "jrnl", "--config-file", str(config), "-contains", "pluie")
    measured, reference = in_turn(COMMANDS, ours, theirs)
    return Figure("facilitator search", "jrnl -contains on a tenth", measured, reference, 0.5, "s", _data())


def _memory(home: Home) -> Figure:
    """The program at its home, where nothing was searched yet; then the most it holds at any time of its searches."""
    most, idle = zip(*(_held(home) for _ in range(PROGRAMS)), strict=True)
    what = "the program at its home, before"
    return Figure("memory while searching", what, list(most), list(idle), 1.2, "MB", _data())


def _held(home: Home) -> tuple[float, float]:
    pipes = [home.path / "lines", home.path / "answers"]
    for pipe in pipes:
        os.mkfifo(pipe)
    with running(home.path, "bench.searching", str(home.path), *map(str, pipes)) as terminal:
        process = psutil.Process(terminal.pid)
        with pipes[0].open("w", encoding="utf-8") as lines, pipes[1].open("rb", buffering=0) as answers:
            terminal.until("Ctrl+Q")
            terminal.watch(time.perf_counter() + SETTLING)
            most = idle = process.memory_info().rss
            for line in LINES:
                lines.write(f"{line}\n")
                lines.flush()
                while not select.select([answers], [], [], GLANCE)[0]:
                    most = max(most, process.memory_info().rss)
                assert int(answers.readline())
    for pipe in pipes:
        pipe.unlink()
    return float(most), float(idle)
