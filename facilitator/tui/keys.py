"""Keys: the user's own where there are any, what they are called, which of them act on a screen now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding, BindingType
from textual.keys import key_to_character
from textual.screen import Screen

from facilitator.texts import _

_own: Mapping[str, str] = {}


def N_(message: str) -> str:  # noqa: N802
    """Marks a sentence for translation where it is written; `_` looks it up where it is shown."""
    return message


def binding(
    screen: str, keys: str, action: str, said: str, tooltip: str, name: str = "", show: bool = True
) -> Binding:
    """Keys of a screen, with an id of what they do there, or of a `name` where several do that."""
    id = f"{screen}.{name or action.replace('_', '-')}"
    return Binding(keys, action, said, id=id, tooltip=tooltip, show=show)


NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "space": N_("Space"),
    "backspace": N_("Backspace"),
    "delete": N_("Del"),
    "insert": N_("Ins"),
    "home": N_("Home"),
    "end": N_("End"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "-",
}
"""The keys that have a name on the keyboard, and this name; a sign is called the same in every language."""

HELD = {"ctrl": N_("Ctrl"), "shift": N_("Shift"), "alt": N_("Alt")}
"""The keys that are held down while another is pressed."""


def use(own: Mapping[str, str]) -> None:
    """From now on these are the keys of the actions with these ids; all others keep the keys they came with."""
    global _own
    _own = own


def keys_of(binding: Binding) -> list[str]:
    """The keys of an action as they are now. None is left when its user wants none."""
    keys = _own.get(binding.id or "", binding.key)
    return [key.strip() for key in keys.split(",") if key.strip()]


def name_of(key: str) -> str:
    """A key as it is written on the keyboard of whoever reads this."""
    *held, last = key.split("+")
    named = _(NAMES[last]) if last in NAMES else (key_to_character(last) or last).upper()
    return "+".join([*(_(HELD[one]) if one in HELD else one.capitalize() for one in held), named])


def called(id: str, bindings: Iterable[BindingType]) -> str:
    """The name of the first key of an action, for a sentence that tells somebody to press it.

    Without a key it is the name of the action, under which the palette of actions has it.
    """
    found = next(one for one in bindings if isinstance(one, Binding) and one.id == id)
    keys = keys_of(found)
    return name_of(keys[0]) if keys else _("“{action}”").format(action=_(found.description))


def bindings_of(screen: Screen[object]) -> Iterator[Binding]:
    """The bindings of a screen, then those of the app, that can be used now, each with its keys as they came."""
    for node in (screen, screen.app):
        for binding in type(node).BINDINGS:
            usable = isinstance(binding, Binding) and node.check_action(_bare(binding.action), ())
            if isinstance(binding, Binding) and usable:
                yield binding


def _bare(action: str) -> str:
    return action.partition("(")[0].removeprefix("app.")


def actions_by_key(bindings: Iterable[BindingType]) -> dict[str, str]:
    """The action of each single key, as the keys are now."""
    found: dict[str, str] = {}
    for binding in bindings:
        if isinstance(binding, Binding):
            found |= dict.fromkeys(keys_of(binding), binding.action)
    return found
