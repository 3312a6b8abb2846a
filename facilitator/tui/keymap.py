"""The user's own keys, checked against every binding there is. Loaded only by those who have some, or ask."""

from __future__ import annotations

import difflib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input

import facilitator.tui
from facilitator.domain.faults import Fault
from facilitator.storage import settings
from facilitator.texts import _
from facilitator.tui.keys import HELD, NAMES, keys_of
from facilitator.tui.widgets.listing import Listing

_NEEDED = ("app.quit", "live.enter")

# What a terminal sends for these is what it sends for the key itself.
_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
_SPELLINGS = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
    "control": "ctrl",
}
_FUNCTION = re.compile(r"f([1-9]|1\d|2[0-4])")


@dataclass(frozen=True)
class Owner:
    """A screen or a widget with keys of its own, or the app.

    `takes_text`: letters are typed there. `has_list`: the keys of a list are at work there too.
    """

    kind: type[DOMNode]
    bindings: tuple[Binding, ...]
    takes_text: bool
    has_list: bool

    @property
    def is_app(self) -> bool:
        """Whether its keys are those of every screen."""
        return issubclass(self.kind, App)


class Wrong(NamedTuple):
    """A setting that cannot be followed: the action it is for, the code of its sentence and what fills that in."""

    id: str
    code: str
    data: dict[str, Any]


class Row(NamedTuple):
    """An action with the keys it has now, in the language of the moment."""

    screen: str
    id: str
    keys: list[str]
    name: str
    description: str


def rows() -> list[Row]:
    """Every action that has keys, screen by screen."""
    return [
        Row(id.partition(".")[0], id, keys_of(binding), _(binding.description), _(binding.tooltip))
        for id, binding in bindings().items()
    ]


def of(wanted: Mapping[str, str], folder: Path) -> tuple[dict[str, str], list[Fault]]:
    """The keys that are the user's own, with those they came with where a setting is faulty, and the faults."""
    own, wrong = settle(wanted)
    faults = [settings.fault(folder, ("keys", one.id), one.code, one.data) for one in wrong]
    return own, sorted(faults, key=lambda fault: (fault.line, fault.column))


@lru_cache
def owners() -> tuple[Owner, ...]:
    """Everything of this program that has keys."""
    return tuple(_owners())


def _owners() -> Iterator[Owner]:
    for found in pkgutil.walk_packages(facilitator.tui.__path__, "facilitator.tui."):
        module = import_module(found.name)
        kinds = [kind for kind in vars(module).values() if isinstance(kind, type)]
        takes_text = any(issubclass(kind, Input) for kind in kinds)
        has_list = any(issubclass(kind, Listing) and kind.can_focus for kind in kinds)
        for kind in kinds:
            if kind.__module__ == found.name and issubclass(kind, DOMNode) and "BINDINGS" in vars(kind):
                bindings = tuple(one for one in kind.BINDINGS if isinstance(one, Binding))
                yield Owner(kind, bindings, takes_text or issubclass(kind, App), has_list)


def bindings() -> dict[str, Binding]:
    """Every action that has keys, by its id."""
    return {binding.id or "": binding for owner in owners() for binding in owner.bindings}


# What a person wrote


def key_named(word: str) -> str | None:
    """The key that a person means, as the screens call it; None when there is no such key."""
    *held, last = (_plain(part) for part in word.split("+"))
    if not set(held) <= set(HELD) or not (last in NAMES or is_typed(last) or _FUNCTION.fullmatch(last)):
        return None
    if held and len(last) == 1:
        last = last.upper() if held == ["shift"] else last.lower()
        held = [] if held == ["shift"] else held
    key = "+".join([*sorted(set(held)), last])
    return _SAME.get(key, key)


def _plain(part: str) -> str:
    """A part of a key's name in any of its spellings. Among letters alone a capital is another key."""
    part = part.strip()
    if len(part) == 1:
        return _of_character(part)
    part = part.lower()
    on_screen = {_(name).lower(): key for key, name in [*NAMES.items(), *HELD.items()]}
    return _SPELLINGS.get(part) or on_screen.get(part) or part


def _of_character(char: str) -> str:
    """What the screens call the key of a character: itself for a letter or a figure, a name for a sign."""
    arrow = next((key for key, name in NAMES.items() if name == char), None)
    return arrow or next(iter(Binding.make_bindings([Binding(char, "")]))).key


# Those of a French keyboard too: § is the 6 of a Mac's and of a Belgian one.
_SIGNS = frozenset({"space", "comma", *map(_of_character, string.punctuation.replace(",", "") + "§")})


def is_typed(key: str) -> bool:
    """Whether a key writes something where text is typed."""
    return len(key) == 1 or key in _SIGNS


def settle(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[Wrong]]:
    """The keys wanted that can be had, and what is wrong with the others."""
    known = bindings()
    wrong: list[Wrong] = []
    own: dict[str, str] = {}
    for id, words in wanted.items():
        if fault := _fault(id, words, known):
            wrong.append(fault)
        else:
            own[id] = ",".join(_keys(words))
    while clash := _clash(own):
        del own[clash.id]
        wrong.append(clash)
    return own, wrong


def _words(words: str) -> list[str]:
    return [word for word in words.split(",") if word.strip()]


def _keys(words: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(key_named, _words(words)))))


def _fault(id: str, words: str, known: Mapping[str, Binding]) -> Wrong | None:
    """What is wrong with one setting, whatever the others say."""
    if id not in known:
        near = difflib.get_close_matches(id, known, n=1)
        return Wrong(id, "no-action", {"word": id, "near": near[0] if near else ""})
    for word in _words(words):
        key = key_named(word)
        if key is None:
            return Wrong(id, "no-key-called", {"word": word.strip()})
        if is_typed(key) and _takes_text(id):
            return Wrong(id, "key-is-typed", {"word": word.strip()})
    return Wrong(id, "key-needed", {"word": id}) if not _words(words) and id in _NEEDED else None


def _takes_text(id: str) -> bool:
    return any(owner.takes_text for owner in owners() for binding in owner.bindings if binding.id == id)


# One key, one action


def _clash(own: Mapping[str, str]) -> Wrong | None:
    """A key that does two things on one screen, blamed on the setting written last."""
    order = list(own)
    for owner in owners():
        taken: dict[str, Binding] = {}
        for binding in _at_work(owner):
            for key in _keys(own.get(binding.id or "", binding.key)):
                other = taken.setdefault(key, binding)
                blamed = [one for one in (other, binding) if one.id in own]
                if blamed and not _alike(other, binding, key):
                    last = max(blamed, key=lambda one: order.index(one.id or ""))
                    kept = other if last is binding else binding
                    return Wrong(last.id or "", "key-taken", {"word": key, "other": kept.id})
    return None


def _at_work(owner: Owner) -> Iterator[Binding]:
    """All the bindings that a key may mean where the owner is."""
    yield from owner.bindings
    for other in owners():
        if other is not owner and (other.is_app or (owner.has_list and other.kind is Listing)):
            yield from other.bindings


def _alike(one: Binding, other: Binding, key: str) -> bool:
    """Whether one key may be with both: they are the same action, or came with it in common."""
    same = one.action.removeprefix("app.") == other.action.removeprefix("app.")
    return one.id == other.id or same or (key in _keys(one.key) and key in _keys(other.key))
