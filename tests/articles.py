"""Articles for tests: sessions of a folder, and syntheses made of them."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain import board
from facilitator.domain.synthesis import Ref, Synthesis
from facilitator.services.writing import Writing, begin
from facilitator.storage import syntheses
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import SynthesisPaths


def article(sessions: SessionPaths | list[SessionPaths], title: str = "Nos écrans") -> SynthesisPaths:
    """A synthesis as it is first proposed."""
    sources = sessions if isinstance(sessions, list) else [sessions]
    return begin(sources[0].folder, sources, title)


def writing(paths: SynthesisPaths, **texts: str) -> Writing:
    """An opening of a synthesis in which the first situation has been given texts: title, opening, closing."""
    opened = Writing(paths)
    if texts:
        assert opened.do(lambda synthesis: board.write(synthesis, 0, **texts))
    return opened


def now(paths: SynthesisPaths) -> Synthesis:
    """What the file says."""
    return syntheses.load(paths)


def texts_of(folder: Path) -> str:
    """All that stands in the files of syntheses."""
    return "\n".join(path.read_text("utf-8") for path in sorted((folder / "syntheses").glob("[!.]*.*")))


def numbers(synthesis: Synthesis) -> list[int]:
    """The remarks placed, by number."""
    return [placed.number for placed in synthesis.placed()]


def ref(session: SessionPaths, number: int) -> Ref:
    """A remark of a session."""
    return Ref(session.name, number)
