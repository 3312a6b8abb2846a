"""Letters as Textual draws them."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from facilitator.tui.letters.fitting import Lettering


def strips(lettering: Lettering, style: Style) -> list[Strip]:
    """A strip for each row. They are the same objects each time, so that what Textual made of them is kept."""
    return list(_strips(lettering, style))


@lru_cache(maxsize=16)
def _strips(lettering: Lettering, style: Style) -> tuple[Strip, ...]:
    return tuple(Strip([Segment(row, style)], lettering.width) for row in lettering.rows)
