"""Letters that fill the wall: a real font, drawn in the block characters of a terminal."""

from facilitator.tui.letters.fitting import Lettering, fit, missing
from facilitator.tui.letters.grain import Grain

__all__ = ["Grain", "Lettering", "fit", "missing"]
