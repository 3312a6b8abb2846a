"""The two palettes, and the tones text takes in them. A tone never says what words do not say too."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

DARK = Theme(
    name="facilitator-dark",
    primary="#8fb8de",
    secondary="#7f9bb5",
    accent="#e5b567",
    warning="#e5b567",
    error="#f0968a",
    success="#9bc38b",
    foreground="#e8e4da",
    background="#15171b",
    surface="#1d2026",
    panel="#272b33",
    variables={"faint": "#9a9da4", "chosen": "#31405a"},
)
LIGHT = Theme(
    name="facilitator-light",
    primary="#1f5583",
    secondary="#48647c",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a3271b",
    success="#2f6b2a",
    foreground="#22252b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e2d7",
    dark=False,
    variables={"faint": "#5f636b", "chosen": "#cfe0f2"},
)
PALETTES = {"dark": DARK, "light": LIGHT}


@lru_cache
def tones(light: bool) -> dict[str, Style]:
    """How each tone is drawn; the plain tone is the empty name."""
    theme = LIGHT if light else DARK
    return {
        "": Style(),
        "strong": Style(bold=True),
        "title": Style(bold=True, color=theme.primary),
        "faint": Style(color=theme.variables["faint"]),
        "accent": Style(color=theme.primary),
        "mark": Style(color=theme.accent),
        "alert": Style(color=theme.error, bold=True),
        "good": Style(color=theme.success),
        "key": Style(bold=True, color=theme.accent),
        "chosen": Style(bgcolor=theme.variables["chosen"]),
    }
