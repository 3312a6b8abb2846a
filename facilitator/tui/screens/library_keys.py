"""The keys of the library. Letters filter there: what acts is a function key, or held with Ctrl."""

from __future__ import annotations

from functools import partial

from textual.binding import Binding, BindingType

from facilitator.tui.keys import N_, binding

_key = partial(binding, "library")

KEYS: list[BindingType] = [
    _key("enter", "open", N_("open"), N_("Open the selected session")),
    _key("ctrl+t,insert", "mark", N_("mark"), N_("Mark the selected session, or do not any more")),
    _key("tab", "order", N_("order"), N_("Order by the next column")),
    _key("escape", "back", N_("go back"), N_("Empty the line, or go back")),
    _key("ctrl+f", "search", N_("search"), N_("Search past sessions for words")),
    _key(
        "f4,ctrl+e",
        "article",
        N_("article"),
        N_("Write the article of the marked sessions, or of the selected one"),
    ),
    _key("f7,ctrl+k", "compare", N_("compare"), N_("Compare the marked sessions, or all that are listed")),
    _key("f6,ctrl+o", "merge", N_("merge"), N_("Make one session of those that are marked")),
    _key("f8,ctrl+d", "privacy", N_("privacy"), N_("What remains of people in the selected session")),
    _key("shift+tab", "turn", N_("turn round"), N_("Turn the order round"), show=False),
    _key("f5,ctrl+r", "read_again", N_("read again"), N_("Read the sessions again"), show=False),
    _key("up", "move(-1)", N_("up"), N_("The session above"), show=False, name="up"),
    _key("down", "move(1)", N_("down"), N_("The session below"), show=False, name="down"),
    _key(
        "pageup,shift+pageup",
        "page(-1)",
        N_("page up"),
        N_("A page of sessions up"),
        show=False,
        name="page-up",
    ),
    _key(
        "pagedown,shift+pagedown",
        "page(1)",
        N_("page down"),
        N_("A page of sessions down"),
        show=False,
        name="page-down",
    ),
    _key("ctrl+home", "first", N_("first"), N_("The first session"), show=False),
    _key("ctrl+end", "last", N_("last"), N_("The last session"), show=False),
]

_WITH_MARKS = ("mark", "article", "merge", "compare", "back")


def of_the_moment(bindings: list[Binding], marked: bool) -> list[Binding]:
    """What the last line offers first: with marks, what is done to several."""
    places = {f"library.{name}": place for place, name in enumerate(_WITH_MARKS if marked else ())}
    return sorted(bindings, key=lambda one: places.get(one.id or "", len(places)))
