"""The keys of the search. Letters are searched there: what acts is another key."""

from __future__ import annotations

from functools import partial

from textual.binding import BindingType

from facilitator.tui.keys import N_, binding

_key = partial(binding, "search")

KEYS: list[BindingType] = [
    _key("enter", "open", N_("open"), N_("Open the session at the selected remark")),
    _key("escape", "back", N_("go back"), N_("Go back; the line is kept for the next time")),
    _key(
        "f5,ctrl+r", "look_again", N_("look again"), N_("Read the files that have changed, and search again")
    ),
    _key("ctrl+u", "empty", N_("empty the line"), N_("Empty the line, for another search")),
    _key("up", "move(-1)", N_("up"), N_("The remark above"), show=False, name="up"),
    _key("down", "move(1)", N_("down"), N_("The remark below"), show=False, name="down"),
    _key(
        "pageup,shift+pageup",
        "page(-1)",
        N_("page up"),
        N_("A page of remarks up"),
        show=False,
        name="page-up",
    ),
    _key(
        "pagedown,shift+pagedown",
        "page(1)",
        N_("page down"),
        N_("A page of remarks down"),
        show=False,
        name="page-down",
    ),
    _key("ctrl+home", "first", N_("first"), N_("The first remark"), show=False),
    _key("ctrl+end", "last", N_("last"), N_("The last remark"), show=False),
]
