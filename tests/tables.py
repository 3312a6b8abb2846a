"""Two tables of one café, and a conflicted copy: sessions that ask to be made one."""

from __future__ import annotations

import shutil
from pathlib import Path

from facilitator.domain import entries as e
from facilitator.storage.paths import SessionPaths
from tests.evenings import Hand, begun

TABLE_A = ("Beaucoup suivent leur libraire sur Instagram", "Je dors avec mon téléphone")
TABLE_B = ("beaucoup de gens suivent leur libraire sur instagram", "On ne s'écrit plus")
CONFLICT = " (Copie en conflit de PC-Ana 2026-11-22)"


def table(folder: Path, *texts: str, place: str = "Table A", end: bool = True) -> SessionPaths:
    """A session with these remarks on its first question, ended unless said otherwise, and not held."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = begun(folder, place=place)
    hand = Hand(opened.book, opened.session)
    hand.do(e.Open, prompt="q1")
    for text in texts:
        hand.remark(text, speaker="une mamie")
    if end:
        hand.do(e.End)
        hand.file()
    opened.release()
    return opened.book.paths


def two_tables(folder: Path) -> tuple[SessionPaths, SessionPaths]:
    """Two sessions with four remarks in all, two of which say the same."""
    return table(folder, *TABLE_A), table(folder, *TABLE_B, place="Table B")


def conflicted_copy(paths: SessionPaths, ending: str = CONFLICT) -> SessionPaths:
    """A copy of a session's file under the name that a synchroniser gives it."""
    copy = SessionPaths(paths.folder, paths.name + ending)
    shutil.copyfile(paths.yaml, copy.yaml)
    return copy
