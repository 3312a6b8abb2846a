"""Reading a long session, against PyYAML's own loader in C, which checks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bench import data
from bench.measure import Figure, in_turn, seconds
from facilitator.storage.session_file import load

RUNS = 7
REMARKS = 10_000


def figures(folder: Path) -> Iterator[Figure]:
    """One figure."""
    paths = data.finished(data.evening(data.make_home(folder), REMARKS)).book.paths
    text = paths.yaml.read_text(encoding="utf-8")
    ours, theirs = in_turn(
        RUNS,
        lambda: seconds(lambda: load(paths)),
        lambda: seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
    )
    session = load(paths).session
    assert session is not None and len(session.remarks) == REMARKS
    size = f"{REMARKS:,} remarks, {len(text.encode()) / 1e6:.1f} MB of YAML"
    yield Figure("reading a session", "yaml.CSafeLoader", ours, theirs, 0.3, "ms", size)
