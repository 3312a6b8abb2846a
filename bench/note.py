"""The `note` command, against another journal of the command line; and whether a long evening makes it slower."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import data
from bench.measure import Figure, in_turn
from bench.terminal import whole
from facilitator.storage.session_file import load

RUNS = 21
MANY = 10_000
WORDS = "On s'échange des photos de nos jardins, et ça me fait rire toute la journée"

# What the program makes by itself, with the folder of the run, and without asking anything.
_JRNL = """\
version: '4.6'
journals: {{default: {{journal: {journal}}}}}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%F %r'
tagsymbols: '#@'
highlight: true
linewrap: 79
indent_character: '|'
colors: {{body: none, date: none, tags: none, title: none}}
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Against jrnl, then among evenings of different lengths. The sessions run, held by this process."""
    homes = {name: data.make_home(folder / name) for name in ("none", "filed", "unfiled")}
    opened = [data.evening(home, 0 if name == "none" else MANY) for name, home in homes.items()]
    data.filed(opened[1])
    none, filed, unfiled, jrnl = in_turn(
        RUNS, *(partial(_note, home.path) for home in homes.values()), _jrnl_in(folder / "jrnl")
    )
    for one, before in zip(opened, (0, MANY, MANY), strict=True):
        session = load(one.book.paths).session
        assert session is not None and len(session.remarks) == before + RUNS + 1
    yield Figure("a remark noted", "jrnl, an empty journal", none, jrnl, 1.0, "ms", "no remarks before")
    for where, times in (("in the YAML", filed), ("in the journal", unfiled)):
        size = f"{MANY:,} remarks {where}"
        yield Figure("a remark noted", "the same with none", times, none, 1.2, "ms", size)


def _note(home: Path) -> float:
    return whole(home, "facilitator", "--home", str(home), "note", WORDS)


def _jrnl_in(folder: Path) -> partial[float]:
    folder.mkdir()
    (folder / "jrnl.yaml").write_text(_JRNL.format(journal=folder / "journal.txt"), encoding="utf-8")
    return partial(_jrnl, folder)


def _jrnl(folder: Path) -> float:
    journal = folder / "journal.txt"
    journal.write_bytes(b"")
    took = whole(folder, "jrnl", "--config-file", str(folder / "jrnl.yaml"), WORDS)
    assert WORDS in journal.read_text(encoding="utf-8")
    return took
