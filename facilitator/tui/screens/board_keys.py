"""The keys of the board. Letters find a situation by its name: what acts are figures, signs and function keys.

The upper row of a French keyboard gives signs without Shift: each does what the figure on its key does.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from facilitator.texts import _
from facilitator.tui.keys import N_, called


def _key(keys: str, action: str, said: str, tooltip: str, name: str = "", show: bool = True) -> Binding:
    id = f"board.{name or action.replace('_', '-')}"
    return Binding(keys, action, said, id=id, tooltip=tooltip, show=show)


def _place(number: int, keys: str, said: str, tooltip: str) -> Binding:
    return _key(
        f"{number},{keys}", f"place({number})", said, tooltip, f"place-{_NUMBERS[number]}", number == 1
    )


_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_ALL = [
    _place(1, "ampersand", N_("to 9 place"), N_("Put the remark into situation 1")),
    _place(2, "é", N_("into 2"), N_("Put the remark into situation 2")),
    _place(3, "quotation_mark", N_("into 3"), N_("Put the remark into situation 3")),
    _place(4, "apostrophe", N_("into 4"), N_("Put the remark into situation 4")),
    _place(5, "left_parenthesis", N_("into 5"), N_("Put the remark into situation 5")),
    _place(6, "minus,section_sign", N_("into 6"), N_("Put the remark into situation 6")),
    _place(7, "è", N_("into 7"), N_("Put the remark into situation 7")),
    _place(8, "underscore,exclamation_mark", N_("into 8"), N_("Put the remark into situation 8")),
    _place(9, "ç", N_("into 9"), N_("Put the remark into situation 9")),
    _key("delete,backspace,f8", "aside", N_("set aside"), N_("Have the article do without the remark")),
    _key(
        "0,à",
        "unplace",
        N_("to be placed"),
        N_("Take the remark back out: it is to be placed again"),
        show=True,
    ),
    _key("tab,right", "side(1)", N_("across"), N_("To the other side of the board"), "next"),
    _key("f4,ctrl+e", "article", N_("article"), N_("Write the texts, and see the article")),
    _key(
        "enter", "open", N_("open"), N_("The whole remark, and how it is introduced; the name of a situation")
    ),
    _key("space", "mark", N_("mark"), N_("Mark the remark, or unmark it: several are placed at once")),
    _key("ctrl+z", "undo", N_("undo"), N_("Take back the last change")),
    _key("escape", "back", N_("go back"), N_("Unmark what is marked, or go back")),
    _key("f2,ctrl+n", "name", N_("name"), N_("Give the situation a name")),
    _key("f5,ctrl+a", "add", N_("new situation"), N_("Add a situation")),
    _key(
        "ctrl+down,shift+down",
        "order(1)",
        N_("move down"),
        N_("The remark, or the situation, one place further down"),
        "down",
    ),
    _key(
        "ctrl+up,shift+up",
        "order(-1)",
        N_("move up"),
        N_("The remark, or the situation, one place further up"),
        "up",
        show=False,
    ),
    _key("f3,ctrl+s", "split", N_("split here"), N_("Make two situations of one, from this remark on")),
    _key("f6,ctrl+o", "merge", N_("merge"), N_("Put all of this situation into another one")),
    _key("f9,ctrl+d", "drop", N_("remove"), N_("Remove the situation: its remarks are to be placed again")),
    _key("asterisk,f12", "star", N_("star"), N_("Mark a placed remark with a star, or not any more")),
    _key("f7,ctrl+x", "export", N_("export"), N_("Make a file of the article")),
    _key("shift+tab,left", "side(-1)", N_("side before"), N_("To the side before"), "previous", show=False),
    _key("ctrl+y", "redo", N_("redo"), N_("Do again what was taken back"), show=False),
]

BINDINGS: list[BindingType] = [*_ALL]

_ORDERS = {
    "waiting": ("place-one", "aside", "next", "article", "back", "undo", "unplace"),
    "remark": ("down", "place-one", "unplace", "open", "back", "star", "split", "undo"),
    "situation": ("name", "add", "merge", "down", "back", "drop", "article", "undo"),
}


def of_the_moment(bindings: list[Binding], on: str) -> list[Binding]:
    """The keys in the order in which they are shown, where this is selected."""
    places = {f"board.{name}": place for place, name in enumerate(_ORDERS[on])}
    return sorted(bindings, key=lambda one: places.get(one.id or "", len(places)))


def key(name: str) -> str:
    """The name of the key of an action here, for a sentence."""
    return called(f"board.{name}", BINDINGS)


def help_texts() -> list[str]:
    """What the screen is for."""
    names = {name.replace("-", "_"): key(name) for name in _NAMES}
    return [said.format(**names) for said in _help_sentences()]


_NAMES = [(binding.id or "").partition(".")[2] for binding in _ALL]


def _help_sentences() -> list[str]:
    return [
        _("On one side what was said, on the other the situations of the article. {next} goes across."),
        _("The figures 1 to 9, or the keys they are on, put the remark into the situation of that number."),
        _("Letters find a situation by any part of its name, or make one: the remark goes there."),
        _("{aside}: the article does without it. {unplace}: it is to be placed. Nothing leaves by itself."),
        _("{down} moves the remark, or the situation. {split} parts a situation in two, {merge} joins two."),
        _("{open}: the whole remark, and how it is introduced. With the mouse, drag a remark to its place."),
        _("{article}: title, lead, what you say around the remarks, and the article as it will be read."),
        _("{undo} takes back, as often as you like. The sources are never changed by what is done here."),
    ]
