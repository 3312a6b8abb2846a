"""The home screen full of themes and past sessions, against the least a Textual program can be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import bare, data
from bench.measure import Figure, in_turn
from bench.terminal import first_frame
from facilitator.storage import themes

RUNS = 15
THEMES, SESSIONS, REMARKS = 20, 1_000, 40


def figures(folder: Path) -> Iterator[Figure]:
    """One figure: the first frame is there when the list, what is said of its first row and the keys are."""
    home = data.make_home(folder / "home", THEMES)
    one = data.finished(data.evening(home, REMARKS))
    data.copies(one, SESSIONS)
    assert len(list(home.sessions.glob("*.yaml"))) == SESSIONS
    first, *_, last = sorted(home.prompts.iterdir())
    marks = (themes.load(last).title, data.PLACE, first.name, "Ctrl+Q")
    full, least = in_turn(
        RUNS,
        partial(first_frame, folder, marks, "facilitator", "--home", str(home.path)),
        partial(first_frame, folder, bare.MARKS, "bench.bare"),
    )
    size = f"{THEMES} themes, {SESSIONS:,} sessions of {one.book.paths.yaml.stat().st_size / 1e3:.0f} kB"
    yield Figure("the home screen", "a header, an input and a footer", full, least, 1.5, "ms", size)
