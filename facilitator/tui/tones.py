"""The three palettes, and the tones text takes in them. A tone never says what words do not say too.

Every pair that is drawn has a contrast of 4.5:1 or more, of 7:1 in the high-contrast one (WCAG 2.2, 1.4.3 and 1.4.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

from rich.style import Style
from textual.theme import Theme

from facilitator.storage.settings import Palette
from facilitator.texts import _

PALETTES: tuple[Palette, ...] = get_args(Palette)

_COLOURS: Mapping[Palette, Mapping[str, str]] = {
    "dark": {
        "primary": "#8fb8de",
        "accent": "#e5b567",
        "error": "#f0968a",
        "success": "#9bc38b",
        "foreground": "#e8e4da",
        "faint": "#a9acb3",
        "background": "#15171b",
        "surface": "#1d2026",
        "panel": "#272b33",
        "chosen": "#2d3b53",
    },
    "light": {
        "primary": "#1f5583",
        "accent": "#7d5000",
        "error": "#a3271b",
        "success": "#2f6b2a",
        "foreground": "#22252b",
        "faint": "#565a61",
        "background": "#faf8f3",
        "surface": "#f1eee6",
        "panel": "#e6e2d7",
        "chosen": "#cfe0f2",
    },
    "contrast": {
        "primary": "#7fd4ff",
        "accent": "#ffd84d",
        "error": "#ffb0a3",
        "success": "#8df08d",
        "foreground": "#ffffff",
        "faint": "#d9d9d9",
        "background": "#000000",
        "surface": "#161616",
        "panel": "#262626",
        "chosen": "#00305f",
    },
}


def palette_name(palette: Palette) -> str:
    """What a palette is called, as an action."""
    return {
        "dark": _("Dark palette"),
        "light": _("Light palette"),
        "contrast": _("High-contrast palette"),
    }[palette]


@lru_cache
def theme(palette: Palette) -> Theme:
    """A palette as a theme of Textual's, for the stylesheet and for the widgets that are not ours."""
    colours = _COLOURS[palette]
    ink, paper, faint, chosen = (colours[one] for one in ("foreground", "background", "faint", "chosen"))
    return Theme(
        name=f"facilitator-{palette}",
        primary=colours["primary"],
        secondary=colours["primary"],
        accent=colours["accent"],
        warning=colours["accent"],
        error=colours["error"],
        success=colours["success"],
        foreground=ink,
        background=paper,
        surface=colours["surface"],
        panel=colours["panel"],
        dark=palette != "light",
        variables={
            "faint": faint,
            "chosen": chosen,
            "text-muted": faint,
            "text-disabled": faint,
            "block-cursor-foreground": ink,
            "block-cursor-background": chosen,
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": chosen,
            "block-hover-background": colours["panel"],
            "input-cursor-foreground": paper,
            "input-cursor-background": ink,
            "input-cursor-text-style": "none",
            "input-selection-foreground": ink,
            "input-selection-background": chosen,
            "screen-selection-foreground": ink,
            "screen-selection-background": chosen,
            "border": colours["primary"],
            "border-blurred": faint,
            **_scrollbar(colours),
        },
    )


def _scrollbar(colours: Mapping[str, str]) -> dict[str, str]:
    """One look, whether the mouse is on it or not."""
    states = ("", "-hover", "-active")
    thumbs = {f"scrollbar{state}": colours["faint"] for state in states}
    tracks = {f"scrollbar-background{state}": colours["panel"] for state in states}
    return {**thumbs, **tracks, "scrollbar-corner-color": colours["panel"]}


@lru_cache
def tones(theme_name: str) -> dict[str, Style]:
    """How each tone is drawn in the theme of this name; the plain tone is the empty name."""
    colours = next((_COLOURS[one] for one in PALETTES if theme(one).name == theme_name), _COLOURS["dark"])
    return {
        "": Style(),
        "strong": Style(bold=True),
        "title": Style(bold=True, color=colours["primary"]),
        "faint": Style(color=colours["faint"]),
        "accent": Style(color=colours["primary"]),
        "mark": Style(color=colours["accent"]),
        "alert": Style(color=colours["error"], bold=True),
        "good": Style(color=colours["success"]),
        "flag": Style(underline=True, color=colours["accent"]),
        "key": Style(bold=True, color=colours["accent"]),
        "found": Style(bold=True, underline=True, color=colours["accent"]),
        "chosen": Style(bgcolor=colours["chosen"]),
    }
