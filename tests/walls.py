"""The questions of the theme on social networks as the room sees them: `python -m tests.walls [FOLDER]`.

Each is drawn as the room's window draws it, at four sizes, as an SVG file; what share of the width and of the height
left to them the letters use is measured on the cells that were drawn, and printed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult

from facilitator.domain import entries as e
from facilitator.domain.fold import apply
from facilitator.domain.theme import Theme
from facilitator.services import room
from facilitator.services.clock import now
from facilitator.storage.themes import load
from facilitator.tui.program import Window
from facilitator.tui.tones import theme
from facilitator.tui.widgets.stage import StageWall
from tests.conftest import ROOT
from tests.tui.drawn import Piece, pieces
from tests.tui.stage import Size
from tests.tui.svg import picture

SIZES: tuple[Size, ...] = ((80, 24), (120, 34), (160, 45), (240, 67))
BLOCKS = frozenset("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


class Wall(Window):
    """A window with the wall and nothing else."""

    def __init__(self) -> None:
        super().__init__("contrast", {})
        self.wall = StageWall("quarters")

    def compose(self) -> ComposeResult:
        """The wall."""
        yield self.wall


@dataclass(frozen=True)
class Drawn:
    """A question as it was drawn, and the shares of the width and of the height left to it that its letters use."""

    number: int
    size: Size
    svg: str
    width: float
    height: float

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"question-{self.number}-{self.size[0]}x{self.size[1]}"


async def draw(asked: Theme, number: int, size: Size) -> Drawn:
    """Draw one question of a theme."""
    app = Wall()
    async with app.run_test(size=size) as pilot:
        app.wall.show(_view(asked, number))
        await pilot.pause()
        cells = list(pieces(app))
    ink = theme("contrast").foreground
    svg = picture(cells, size, theme("contrast").background or "", f"question {number + 1}")
    return Drawn(number + 1, size, svg, *_shares(cells, size, ink or ""))


def _view(asked: Theme, number: int) -> room.RoomView:
    at = now()
    session = apply(None, e.Begin(seq=1, at=at, by="live", theme=asked))
    apply(session, e.Open(seq=2, at=at, by="live", prompt=asked.prompts[number].id))
    return room.view(session, 0.0, None)


def _shares(cells: list[Piece], size: Size, ink: str) -> tuple[float, float]:
    letters = [piece for piece in cells if _in_large(piece, ink)]
    others = {piece.row for piece in cells if not piece.blank} - {piece.row for piece in letters}
    columns = [column for piece in letters for column in _columns(piece)]
    rows = [piece.row for piece in letters]
    above = max((row for row in others if row < min(rows)), default=-1)
    below = min((row for row in others if row > max(rows)), default=size[1])
    return (max(columns) + 1 - min(columns)) / size[0], (max(rows) + 1 - min(rows)) / (below - above - 1)


def _in_large(piece: Piece, ink: str) -> bool:
    return "#{:02x}{:02x}{:02x}".format(*piece.ink) == ink and not BLOCKS.isdisjoint(piece.text)


def _columns(piece: Piece) -> Iterator[int]:
    return (piece.column + place for place, char in enumerate(piece.text) if char in BLOCKS)


async def _all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    asked = load(ROOT / "prompts" / "quand-les-reseaux-sociaux-font-du-bien.yaml")
    for size in SIZES:
        for number in range(len(asked.prompts)):
            one = await draw(asked, number, size)
            (folder / f"{one.name}.svg").write_text(one.svg, encoding="utf-8")
            print(f"{one.name}: {one.width:.0%} of the width, {one.height:.0%} of the height left")


if __name__ == "__main__":
    asyncio.run(_all(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures/walls")))
