"""Whatever is drawn can be read, in each palette; and nothing is said by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

from facilitator import texts
from facilitator.tui.tones import PALETTES, theme
from facilitator.tui.widgets.listing import Listing
from tests.tui import cafe
from tests.tui.drawn import Piece, contrast, pieces
from tests.tui.scenes import SCENES, SIZES, playing
from tests.tui.stage import Size

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}
# WCAG 2.2, 1.4.11: a state told by lightness.
STATE = 3.0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the scenes, made once."""
    texts.use("fr")
    return cafe.make(tmp_path_factory.mktemp("made") / "home", "fr").path


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((255, 0, 0), (255, 0, 0)) == 1


def weak(drawn: list[Piece], least: float) -> list[str]:
    """What cannot be read well enough."""
    found = {
        f"{piece.text.strip()!r} {piece.ink} on {piece.paper}: {ratio:.2f}"
        for piece in drawn
        if not piece.blank and (ratio := contrast(piece.ink, piece.paper)) < least
    }
    return sorted(found)


def check_selected(screen: Screen[object]) -> None:
    """A selected row has a bar before it, on each of its lines, and no other row has one."""
    for one in screen.query(Listing):
        rows = [row for row, _line in one._places()]
        signs = [one.render_line(y).text[0] for y in range(len(rows))]
        assert signs == ["▌" if row == one.selected else " " for row in rows]
        assert one.selected is None or "▌" in signs


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [one.name for one in SCENES.values() if not one.like])
async def test_all_that_is_drawn_can_be_read_and_what_is_selected_has_more_than_its_colour(
    made: Path, tmp_path: Path, name: str, size: Size
) -> None:
    async with playing(SCENES[name], made, tmp_path / "home", size, "fr") as on:
        check_selected(on.app.screen)
        papers = set()
        for palette in PALETTES:
            on.app.theme = theme(palette).name
            await on.pilot.pause()
            drawn = list(pieces(on.app))
            found = weak(drawn, LEAST[palette])
            assert not found, f"{name} at {size} in {palette}:\n" + "\n".join(found)
            papers.add(drawn[0].paper)
        assert len(papers) == len(PALETTES), "each palette is really worn"


@pytest.mark.parametrize("palette", PALETTES)
async def test_the_selected_action_is_told_by_lightness(made: Path, tmp_path: Path, palette: str) -> None:
    async with playing(SCENES["actions"], made, tmp_path / "home", (80, 24), "fr") as on:
        on.app.theme = f"facilitator-{palette}"
        await on.pilot.pause()
        region = on.app.screen.query_one(OptionList).region
        drawn = [piece for piece in pieces(on.app) if region.y <= piece.row < region.bottom]
        papers = {piece.paper for piece in drawn if not piece.blank}
        assert len(papers) == 2 and contrast(*papers) >= STATE
