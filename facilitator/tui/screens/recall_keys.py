"""The keys of the screen for catching up, and what it says of itself."""

from __future__ import annotations

from textual.binding import Binding

from facilitator.texts import _
from facilitator.tui.keys import N_

KEYS = [
    Binding(
        "enter",
        "enter",
        N_("keep"),
        id="recall.keep",
        tooltip=N_("Keep the line, from memory, about the selected moment"),
    ),
    Binding("escape", "leave", N_("go back"), id="recall.leave", tooltip=N_("Leave the moments")),
    Binding(
        "f8,ctrl+d",
        "drop",
        N_("no moment"),
        id="recall.drop",
        tooltip=N_("Take the selected strong moment out of the list; its remarks stay"),
    ),
    Binding("ctrl+z", "undo", N_("undo"), id="recall.undo", tooltip=N_("Take back the last thing done here")),
    Binding(
        "ctrl+y",
        "redo",
        N_("redo"),
        show=False,
        id="recall.redo",
        tooltip=N_("Do again what was taken back here"),
    ),
    Binding(
        "up", "move(-1)", N_("up"), show=False, id="recall.up", tooltip=N_("The moment or the question above")
    ),
    Binding(
        "down",
        "move(1)",
        N_("down"),
        show=False,
        id="recall.down",
        tooltip=N_("The moment or the question below"),
    ),
    Binding(
        "pageup,shift+pageup",
        "page(-1)",
        N_("page up"),
        show=False,
        id="recall.page-up",
        tooltip=N_("What was noted, a page up"),
    ),
    Binding(
        "pagedown,shift+pagedown",
        "page(1)",
        N_("page down"),
        show=False,
        id="recall.page-down",
        tooltip=N_("What was noted, a page down"),
    ),
]


def help_texts() -> list[str]:
    """What the screen for catching up is for."""
    return [
        _("Strong moments are marked in the heat of the evening, and filled in here from memory."),
        _("The arrows go from moment to moment, then through the questions."),
        _("Beside each stands what was noted within two minutes, so that memory is helped."),
        _("A line is kept at the hour of the moment, as from memory, never as exact words."),
        _("A moment is done once it has a remark from memory. It can also be taken out of the list."),
    ]
