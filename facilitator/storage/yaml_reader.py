"""The one reader of YAML files people can touch: strict, fast, and with the place of every fault.

It goes over the parser's events with a stack of its own, so that depth costs nothing, and looks at
no position unless something is wrong.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from facilitator.domain.faults import Fault, FaultsError
from facilitator.storage import ordinary
from facilitator.storage.yaml_places import locate, parser, position
from facilitator.storage.yaml_plain import Plain
from facilitator.storage.yaml_problems import fault_of

__all__ = ["DEEPEST", "decoded", "locate", "raw", "read_bytes", "read_tree"]

DEEPEST = 40  # levels of lists and mappings, far more than anybody writes

# The tag "!" alone leaves no trace in libyaml's events but where they begin.
_BARE_TAG = re.compile(r"(?:^[ \t]*|[-?:,\[{][ \t]+|[\[{])!\s", re.MULTILINE)


def read_bytes(path: Path, limit: int | None = None) -> str:
    """The text of a file in UTF-8, without its byte order mark; `limit` is in bytes."""
    return decoded(raw(path, limit), path)


def raw(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a file, of which there may be `limit`. Raises FaultsError."""
    try:
        data = ordinary.contents(path, limit)
    except OSError as error:
        raise FaultsError([ordinary.fault_of(path, error)]) from error
    if limit is not None and len(data) > limit:
        raise FaultsError([Fault(path, "too-big", data={"mebibytes": limit / 2**20})])
    return data


def decoded(data: bytes, path: Path) -> str:
    """The text of a file's bytes, which have to be UTF-8. Raises FaultsError."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        raise FaultsError([Fault(path, "utf16", 1, 1)])
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = position(before, len(before))
        raise FaultsError([Fault(path, "not-utf8", *where, {"byte": f"{data[error.start]:02X}"})]) from None


def read_tree(text: str, path: Path) -> Any:
    """What a YAML text holds, in dicts (keys are always text), lists, texts, numbers, flags and None.

    A plain word that readers disagree on comes as `yaml_plain.Ambiguous`. `path` is for the faults;
    any text that is not one plain document raises FaultsError.
    """
    text = text.removeprefix("\ufeff")
    try:
        tree = _build(text, path)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise FaultsError([fault_of(error, text, path)]) from None
    if tree is None:
        raise FaultsError([Fault(path, "empty", 1, 1)])
    return tree


def _refuse(code: str, event: Any, text: str, path: Path, **data: Any) -> NoReturn:
    raise FaultsError([Fault(path, code, *position(text, event.start_mark.index), data)])


def _word(text: str, index: int) -> str:
    return re.split(r"[\s,\]}]", text[index : index + 80], maxsplit=1)[0]


def _check_node(event: Any, text: str, path: Path, bare_tags: bool) -> None:
    """No anchors, no tags: nobody writes them, and they can make a small file enormous, or run code."""
    if event.anchor is not None:
        _refuse("alias", event, text, path, word="&" + event.anchor)
    if event.tag is not None:
        _refuse("tag", event, text, path, word=_word(text, event.start_mark.index))
    if bare_tags and text.startswith("!", event.start_mark.index):
        _refuse("tag", event, text, path, word="!")


def _build(text: str, path: Path) -> Any:
    # One loop, and long on purpose: a call for each of the 200,000 events of a large session would
    # double its time.
    get = parser(text).get_event
    plain = Plain()
    bare_tags = _BARE_TAG.search(text) is not None
    holder: Any = [None]  # takes the document itself
    mapping = False
    key: str | None = None
    stack: list[tuple[Any, bool, str | None]] = []
    root, documents = holder, 0
    while True:
        event = get()
        kind = type(event)
        if kind is ScalarEvent:
            if bare_tags or event.anchor is not None or event.tag is not None:
                _check_node(event, text, path, bare_tags)
            value = event.value
            if mapping and key is None:
                if value in holder:
                    _refuse("equal-keys", event, text, path, key=value)
                if not value and not event.style:
                    _refuse("no-key", event, text, path)
                key = value
                continue
            if not event.style:
                value = plain[value]
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _check_node(event, text, path, bare_tags)
            if len(stack) == DEEPEST:
                _refuse("nesting", event, text, path, deepest=DEEPEST)
            if mapping and key is None:
                _refuse("key-shape", event, text, path)
            value = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            holder, mapping, key = stack.pop()
            continue
        elif kind is StreamEndEvent:
            return root[-1]
        else:
            if kind is AliasEvent:
                _refuse("alias", event, text, path, word="*" + event.anchor)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    _refuse("documents", event, text, path)
            continue
        if mapping:
            holder[key] = value
            key = None
        else:
            holder.append(value)
        if kind is not ScalarEvent:
            stack.append((holder, mapping, key))
            holder, mapping, key = value, kind is MappingStartEvent, None
