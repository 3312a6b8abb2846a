"""The home screen full of themes and past sessions, against the least a Textual program can be and against few."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import bare, data
from bench.measure import Figure, in_turn
from bench.terminal import first_frame
from facilitator.storage import themes
from facilitator.storage.folders import Home

RUNS = 15
THEMES, SESSIONS, REMARKS = 20, 1_000, 40
FEW, MANY = 10, 10_000


def figures(folder: Path) -> Iterator[Figure]:
    """The first frame is there when the list, what is said of its first row and the keys are."""
    size = _filled(Home(folder / "home"), SESSIONS)
    full, least = in_turn(
        RUNS,
        partial(_shown, folder, Home(folder / "home")),
        partial(first_frame, folder, bare.MARKS, "bench.bare"),
    )
    what = f"{THEMES} themes, {SESSIONS:,} sessions of {size / 1e3:.0f} kB"
    yield Figure("the home screen", "a header, an input and a footer", full, least, 1.5, "ms", what)
    homes = Home(folder / "many"), Home(folder / "few")
    for home, number in zip(homes, (MANY, FEW), strict=True):
        _filled(home, number)
    many, few = in_turn(RUNS, *(partial(_shown, folder, home) for home in homes))
    what = f"{THEMES} themes, {MANY:,} sessions"
    yield Figure("the home screen", f"the same with {FEW} sessions", many, few, 1.2, "ms", what)


def _filled(home: Home, sessions: int) -> int:
    """Themes and past sessions put in a home; how many bytes each session has."""
    data.make_home(home.path, THEMES)
    one = data.finished(data.evening(home, REMARKS))
    data.copies(one, sessions)
    assert len(list(home.sessions.glob("*.yaml"))) == sessions
    return one.book.paths.yaml.stat().st_size


def _shown(folder: Path, home: Home) -> float:
    """How long it takes until themes, sessions, what is said of the first row and the keys are there."""
    first, *_, last = sorted(home.prompts.iterdir())
    marks = (themes.load(last).title, data.PLACE, first.name, "Ctrl+Q")
    return first_frame(folder, marks, "facilitator", "--home", str(home.path))
