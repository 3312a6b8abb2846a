"""Another palette at any moment, and the same one next time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import App, SystemCommand

from facilitator.domain.faults import FaultsError
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.settings import Palette
from facilitator.texts import _, troubles
from facilitator.tui.tones import PALETTES, palette_name, theme


def commands(app: App[int]) -> Iterator[SystemCommand]:
    """The palettes that are not on the screen now, as actions."""
    for palette in PALETTES:
        if theme(palette).name != app.theme:
            yield SystemCommand(palette_name(palette), _("Other colours"), partial(change, app, palette))


def change(app: App[int], palette: Palette) -> None:
    """Draw everything in this palette from now on. That this cannot be written down is only said."""
    app.theme = theme(palette).name
    try:
        settings.remember(config_folder(), palette=palette)
    except (FaultsError, OSError) as error:
        said = _("The palette could not be remembered. {reason}").format(reason=troubles.sentence(error))
        app.notify(said, markup=False, timeout=10)
