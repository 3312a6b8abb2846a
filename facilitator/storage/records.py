"""From a tree of plain values to a typed record: every fault found in one go, and what can be read, read."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, UnsetType, ValidationError

from facilitator.domain.faults import Fault
from facilitator.storage.yaml_places import Keys, Places
from facilitator.storage.yaml_plain import Ambiguous

T = TypeVar("T")

_LEFT_OUT: Any = object()

# The words for a type that faults carry and sentences speak of.
_EXPECTED = {str: "text", int: "number", float: "number", bool: "flag", datetime: "moment", date: "day"}


def convert(tree: Any, type: type[T], text: str, path: Path) -> tuple[T | None, list[Fault]]:
    """`tree`, read from `text`, as a `type`, and all its faults in the order of the file.

    A faulty part is left out, and with it the part around it that cannot do without; None when
    that is the whole. An optional key left empty counts as absent.
    """
    try:
        return msgspec.convert(tree, type, str_keys=True), []
    except ValidationError:
        mender = _Mender(text, path)
    mended = mender.value(tree, type, ())
    faults = sorted(mender.faults, key=lambda fault: (fault.line, fault.column))
    return (None if mended is _LEFT_OUT else msgspec.convert(mended, type, str_keys=True)), faults


@lru_cache
def _fields(type: type[Struct]) -> dict[str, tuple[Any, bool]]:
    """The keys of a record, with the type of each and whether it is required."""
    fields = msgspec.structs.fields(type)
    return {field.encode_name: (field.type, field.required) for field in fields}


def _bare(hint: Any) -> tuple[Any, tuple[Meta, ...]]:
    """A type without `| None` and `Annotated`, and the rules that `Annotated` gave."""
    if get_origin(hint) is Annotated:
        base, *rules = get_args(hint)
        inner, more = _bare(base)
        return inner, (*(rule for rule in rules if isinstance(rule, Meta)), *more)
    if get_origin(hint) in (Union, types.UnionType):
        kept = [part for part in get_args(hint) if part not in (types.NoneType, UnsetType)]
        if len(kept) == 1:
            return _bare(kept[0])
    return hint, ()


def _expected(base: Any) -> str:
    if get_origin(base) is Literal:
        return "choice"
    if get_origin(base) in (list, tuple):
        return "list"
    if get_origin(base) is dict or (isinstance(base, type) and issubclass(base, Struct)):
        return "keys"
    return _EXPECTED.get(base, "value")


def _least(rules: tuple[Meta, ...]) -> int:
    """How many parts a list must have."""
    return max((rule.min_length or 0 for rule in rules), default=0)


def _got(value: Any) -> str:
    if isinstance(value, dict):
        return "keys"
    return "list" if isinstance(value, list) else _EXPECTED.get(type(value), "value")


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word.lower(), known, n=1)
    return near[0] if near else ""


class _Mender:
    """Goes through a tree beside its type, and keeps what fits."""

    def __init__(self, text: str, path: Path) -> None:
        self.places, self.path = Places(text), path
        self.faults: list[Fault] = []

    def _fault(self, code: str, keys: Keys, at_key: bool = False, **data: Any) -> Any:
        line, column = self.places.locate(keys, at_key)
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        self.faults.append(Fault(self.path, code, line, column, {"key": name, **data}))
        return _LEFT_OUT

    def value(self, value: Any, hint: Any, keys: Keys) -> Any:
        """`value` without its faulty parts, or `_LEFT_OUT`."""
        base, rules = _bare(hint)
        expected = _expected(base)
        if isinstance(value, Ambiguous):
            return self._fault("ambiguous", keys, word=value.word, taken=value.taken, expected=expected)
        if value is None and keys:
            return self._fault("nothing", keys, expected=expected)
        if expected == "list" and isinstance(value, list):
            return self._list(value, base, rules, keys)
        if expected == "keys" and isinstance(value, dict):
            return self._map(value, base, keys) if get_origin(base) else self._record(value, base, keys)
        try:
            msgspec.convert(value, hint)
        except ValidationError:
            return self._wrong(value, base, rules, keys)
        return value

    def _record(self, tree: dict[str, Any], type: type[Struct], keys: Keys) -> Any:
        fields = _fields(type)
        kept: dict[str, Any] = {}
        whole = True
        meant = set()  # what an unknown key is taken for is not missing as well
        for key, value in tree.items():
            hint, required = fields.get(key, (None, False))
            if key not in fields:
                meant.add(near := _nearest(key, fields))
                self._fault("unknown-key", (*keys, key), True, near=near, known=[*fields])
            elif value is None:
                if required:
                    self._left_empty(hint, (*keys, key))
                    whole = False
            elif (mended := self.value(value, hint, (*keys, key))) is not _LEFT_OUT:
                kept[key] = mended
            else:
                whole = whole and not required
        for key, (_, required) in fields.items():
            if required and key not in tree:
                if key not in meant:
                    self._fault("missing-key", keys, key=key)
                whole = False
        return kept if whole else _LEFT_OUT

    def _left_empty(self, hint: Any, keys: Keys) -> None:
        """A key that must be there has nothing after it."""
        base, rules = _bare(hint)
        if _expected(base) == "list" and _least(rules):
            self._fault("empty-list", keys, True)
        else:
            self._fault("nothing", keys, True, required=True)

    def _list(self, tree: list[Any], base: Any, rules: tuple[Meta, ...], keys: Keys) -> Any:
        item = get_args(base)[0]
        mended = [self.value(value, item, (*keys, place)) for place, value in enumerate(tree)]
        kept = [value for value in mended if value is not _LEFT_OUT]
        least = _least(rules)
        if len(tree) < least:
            return self._fault("empty-list", keys, True)
        return kept if len(kept) >= least else _LEFT_OUT

    def _map(self, tree: dict[str, Any], base: Any, keys: Keys) -> Any:
        key_type, value_type = get_args(base)
        type_of_keys: Any = dict[key_type, Any]  # type: ignore[valid-type]
        kept = {}
        for key, value in tree.items():
            try:
                msgspec.convert({key: None}, type_of_keys, str_keys=True)
            except ValidationError:
                known = [str(word) for word in get_args(key_type)]
                self._fault("unknown-key", (*keys, key), True, near=_nearest(key, known), known=known)
                continue
            if (mended := self.value(value, value_type, (*keys, key))) is not _LEFT_OUT:
                kept[key] = mended
        return kept

    def _wrong(self, value: Any, base: Any, rules: tuple[Meta, ...], keys: Keys) -> Any:
        expected, got = _expected(base), _got(value)
        if not keys:
            return self._fault("top", keys, got=got)
        written = self.places.source(keys)
        if expected == "choice" and (got == "text" or isinstance(value, int)):
            known = [str(word) for word in get_args(base)]
            return self._fault("choice", keys, word=str(value), near=_nearest(str(value), known), known=known)
        if expected == "text" and written[:1] in ("[", "{") and got in ("list", "keys"):
            return self._fault("start", keys, char=written[0])
        if expected == "text" and got == "keys":
            return self._fault("colon", keys)
        if got != expected and not (expected in ("moment", "day") and got == "text"):
            word = written if got not in ("list", "keys") else ""
            example = next(iter(_fields(base)), "") if expected == "keys" and not get_origin(base) else ""
            return self._fault("type", keys, expected=expected, got=got, word=word, example=example)
        if base is int and got == "number" and not isinstance(value, int):
            return self._fault("not-whole", keys, word=written)
        return self._rule(value, expected, rules, keys)

    def _rule(self, value: Any, expected: str, rules: tuple[Meta, ...], keys: Keys) -> Any:
        """The type is right, the value is not."""
        if expected == "number":
            bounds = {
                name: bound
                for rule in rules
                for name in ("gt", "ge", "lt", "le")
                if (bound := getattr(rule, name)) is not None
            }
            return self._fault("range", keys, word=self.places.source(keys), **bounds)
        if expected != "text":
            return self._fault("not-a-date", keys, word=str(value), expected=expected)
        if not value.strip():
            return self._fault("blank", keys)
        longest = min((rule.max_length for rule in rules if rule.max_length is not None), default=len(value))
        if len(value) > longest:
            return self._fault("too-long", keys, longest=longest)
        return self._fault("form", keys, word=value)


def cut_texts(places: Places, path: Path, but: Iterable[str]) -> list[Fault]:
    """Texts of which YAML keeps only what stands before a `#`, except those under the keys `but`."""
    return [
        Fault(path, "cut", line, column, {"key": _name(keys)})
        for keys, line, column in places.cut_texts()
        if keys and _name(keys) not in but
    ]


def _name(keys: Keys) -> str:
    return next((key for key in reversed(keys) if isinstance(key, str)), "")
