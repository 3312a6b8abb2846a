"""The questions of a shipped theme fill the wall, measured on pictures of it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from facilitator.storage.themes import load
from tests.conftest import ROOT
from tests.tui.stage import Size
from tests.walls import SIZES, draw

THEME = load(ROOT / "prompts" / "quand-les-reseaux-sociaux-font-du-bien.yaml")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_letters_use_most_of_the_room_left_to_them(size: Size) -> None:
    for number in range(len(THEME.prompts)):
        drawn = await draw(THEME, number, size)
        assert max(drawn.width, drawn.height) >= 0.6, drawn.name
        assert max(drawn.width, drawn.height) <= 1
        assert ElementTree.fromstring(drawn.svg).tag.endswith("svg")
