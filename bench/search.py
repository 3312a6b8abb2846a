"""Searching ten years of cafés: the answers, the index brought up to date and first built, the command, the memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil

from bench.measure import Figure, in_turn, seconds
from bench.note import _JRNL
from bench.terminal import whole
from facilitator.domain.query import parse
from facilitator.services.search import search
from facilitator.storage import index, index_query
from facilitator.storage.folders import Home
from facilitator.storage.index_place import taken
from facilitator.storage.paths import all_sessions
from facilitator.storage.session_file import load
from tests import made_year

SESSIONS, REMARKS = 10_000, 1_000_000
RUNS = 6
HOURS = 10_000  # seconds: how old the files are made, so that they count as settled

LINES = ("partager", "les amis", "mamie tiktok", "qui:mamie photo", '"et nos amis"', "rec*", "genre:idée amis",
         "question:fil amis", "depuis:2026-11 jardin", "chorale télévision", "santé lettres pluie")  # fmt: skip


def figures(folder: Path) -> Iterator[Figure]:
    """Every figure, on a home made for it, with a cache of its own."""
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "home" / "cache")
    home = Home(folder / "home")
    home.prompts.mkdir(parents=True)
    made_year.write_year(home.sessions, SESSIONS, REMARKS)
    for path in home.sessions.iterdir():
        at = path.stat().st_mtime - HOURS
        os.utime(path, (at, at))
    yield _building(home)
    yield _answers(home)
    yield _up_to_date(home)
    yield _command(folder, home)
    yield _memory(home)


def _data() -> str:
    return f"{REMARKS:,} remarks in {SESSIONS:,} sessions"


def _building(home: Home) -> Figure:
    """Once, since it takes minutes; the files are read before as well, so that neither finds them cold."""
    reading = seconds(lambda: [load(paths) for paths in all_sessions(home.sessions)])
    building = seconds(lambda: search(home, LINES[0]))
    return Figure("first building", "reading the files", [building], [reading], 2, "s", _data())


def _answers(home: Home) -> Figure:
    """The median over the lines of a search as one types, and of the engine alone on one connection."""
    with taken(home.sessions) as place:
        database = index._connected(place.database)

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
    path = all_sessions(home.sessions)[SESSIONS // 2].yaml
    place = made_year.SEED

    def updated() -> float:
        nonlocal place
        place += 1
        text = path.read_text("utf-8").split("# ")[0]
        path.write_text(f"{text}# {place}\n", "utf-8")
        at = path.stat().st_mtime - HOURS + place
        os.utime(path, (at, at))
        return seconds(lambda: index.answer(home.sessions, parse("zorglub"), 1))

    def listed() -> float:
        return seconds(lambda: [os.stat(entry.path) for entry in os.scandir(home.sessions)])

    measured, reference = in_turn(15, updated, listed)
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
    measured, reference = in_turn(3, ours, theirs)
    return Figure("facilitator search", "jrnl -contains on a tenth", measured, reference, 0.5, "s", _data())


_IDLE = """
import sys
from pathlib import Path
import facilitator.tui.app, facilitator.services.search
from facilitator.storage.folders import Home
sys.stdout.write("ready\\n"); sys.stdout.flush()
for line in sys.stdin:
    facilitator.services.search.search(Home(Path(sys.argv[1])), line)
    sys.stdout.write("done\\n"); sys.stdout.flush()
"""


def _memory(home: Home) -> Figure:
    """A process with the screens loaded, before it searches and after."""
    command = [sys.executable, "-c", _IDLE, str(home.path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin and process.stdout and process.stdout.readline()
        idle = psutil.Process(process.pid).memory_info().rss
        most = idle
        for line in LINES:
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            process.stdout.readline()
            most = max(most, psutil.Process(process.pid).memory_info().rss)
        process.stdin.close()
    return Figure("memory after searching", "before", [float(most)], [float(idle)], 1.2, "MB", _data())
