"""Where things stand in a YAML text: asked only once something is wrong, so it may take its time."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

Keys = tuple[str | int, ...]

_COMMENT = re.compile(r"[ \t]+#")
_HASH_WORD = re.compile(r"[ \t]*#[^\s#]")


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for a machine whose PyYAML came without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


CParser: Any = PureParser
with contextlib.suppress(ImportError):
    from yaml import _yaml

    CParser = _yaml.CParser


class Place(NamedTuple):
    """Where a value is, as indexes into the text; `key` is where its key begins, the value in a list."""

    key: int
    start: int
    end: int
    plain: bool


def parser(text: str) -> Any:
    """The events of `text`, from libyaml where it is there."""
    return CParser(text)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in `text`. Counts lines as editors do, not as YAML does."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    lines = text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start)
    return lines + 1, index - start + 1


class _Open:
    """A list or a mapping being walked through: its keys so far, and whether a key comes next."""

    def __init__(self, keys: Keys, mapping: bool) -> None:
        self.keys, self.mapping = keys, mapping
        self.key: str | None = None
        self.key_start = 0
        self.count = 0

    def wants_key(self) -> bool:
        return self.mapping and self.key is None

    def next_keys(self) -> Keys:
        if self.mapping:
            keys = (*self.keys, self.key or "")
            self.key = None
            return keys
        self.count += 1
        return (*self.keys, self.count - 1)


def _extent(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _walk(text: str) -> Iterator[tuple[Keys, Place]]:
    get = parser(text).get_event
    opened: list[_Open] = []
    while not isinstance(event := get(), yaml.StreamEndEvent):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif isinstance(event, NodeEvent):
            start, end = _extent(event)
            if opened and opened[-1].wants_key():
                if not isinstance(event, ScalarEvent):
                    return
                opened[-1].key, opened[-1].key_start = event.value, start
                continue
            key_start = opened[-1].key_start if opened and opened[-1].mapping else start
            keys = opened[-1].next_keys() if opened else ()
            plain = isinstance(event, ScalarEvent) and not event.style
            yield keys, Place(key_start, start, end, plain)
            if isinstance(event, SequenceStartEvent | MappingStartEvent):
                opened.append(_Open(keys, isinstance(event, MappingStartEvent)))


class Places:
    """Every value of a YAML text and where it stands, found by walking the events again."""

    def __init__(self, text: str) -> None:
        self.text = text.removeprefix("\ufeff")
        self._places: dict[Keys, Place] = {}
        try:
            for keys, place in _walk(self.text):
                self._places.setdefault(keys, place)
        except (yaml.YAMLError, UnicodeEncodeError):
            pass  # what stands before the fault can still be found

    def place(self, keys: Keys) -> Place:
        """The value at `keys`, or the deepest value around it that there is."""
        while keys and keys not in self._places:
            keys = keys[:-1]
        return self._places.get(keys, Place(0, 0, 0, False))

    def locate(self, keys: Keys, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `keys`, or of its key."""
        place = self.place(keys)
        return position(self.text, place.key if at_key else place.start)

    def source(self, keys: Keys) -> str:
        """The value at `keys` as it is written in the file, quotes included."""
        place = self.place(keys)
        return self.text[place.start : place.end]

    def cut_texts(self) -> Iterator[tuple[Keys, int, int]]:
        """Plain values that stop at a `#` on their line, with line and column.

        An empty value counts when a word clings to its `#` (`title: #MeToo`), not before a comment.
        """
        for keys, place in self._places.items():
            empty = place.start == place.end
            cut = (_HASH_WORD if empty else _COMMENT).match(self.text, place.end) if place.plain else None
            if cut:
                index = self.text.index("#", place.end) if empty else place.start
                yield (keys, *position(self.text, index))


def locate(text: str, keys: Keys, at_key: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of the value at `keys` (or of its key) in a YAML text."""
    return Places(text).locate(keys, at_key)
