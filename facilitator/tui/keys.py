"""Keys: what they are called, and which of a screen's are worth a place in its last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.texts import _


def N_(message: str) -> str:  # noqa: N802
    """Marks a sentence for translation where it is written; `_` looks it up where it is shown."""
    return message


_NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "up": "↑",
    "down": "↓",
}


def name_of(key: str) -> str:
    """A key as it is written on the keyboard of whoever reads this."""
    *held, last = key.split("+")
    named = _(_NAMES[last]) if last in _NAMES else last.upper() if len(last) < 4 else last.capitalize()
    return "+".join([*("Ctrl" if one == "ctrl" else one.capitalize() for one in held), named])


def bindings_of(screen: Screen[object]) -> Iterator[Binding]:
    """The bindings of a screen, then those of the app, that can be used now; a binding may name several keys."""
    for node in (screen, screen.app):
        for binding in type(node).BINDINGS:
            usable = isinstance(binding, Binding) and node.check_action(_bare(binding.action), ())
            if isinstance(binding, Binding) and usable:
                yield binding


def _bare(action: str) -> str:
    return action.partition("(")[0].removeprefix("app.")


def actions_by_key(bindings: Iterable[BindingType]) -> dict[str, str]:
    """The action of each single key."""
    return {binding.key: binding.action for binding in Binding.make_bindings(bindings)}
