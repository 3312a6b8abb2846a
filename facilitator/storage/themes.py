"""Themes: read from their files, described to editors, begun from a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.theme import Theme, Title, with_ids
from facilitator.storage.records import convert, cut_texts
from facilitator.storage.theme_schema import schema
from facilitator.storage.yaml_places import Places
from facilitator.storage.yaml_reader import read_bytes, read_tree
from facilitator.storage.yaml_writer import quoted
from facilitator.texts.theme_template import TEMPLATES

__all__ = ["LARGEST", "LONGEST_TITLE", "SCHEMA_NAME", "load", "schema", "template"]

LARGEST = 1024 * 1024  # bytes; a long theme takes a hundredth of that
LONGEST_TITLE: int = next(rule.max_length for rule in get_args(Title)[1:])
SCHEMA_NAME = "theme.schema.json"

_NOT_FREE_TEXT = ("language", "id", "link", "minutes", "blind")


def load(path: Path) -> Theme:
    """The theme of a file, with an id for every prompt. Raises FaultsError with all that is wrong."""
    text = read_bytes(path, LARGEST)
    tree = read_tree(text, path)
    theme, faults = convert(tree, Theme, text, path)
    if isinstance(tree, dict):
        places = Places(text)
        faults = _without_echoes(faults, cut_texts(places, path, but=_NOT_FREE_TEXT)) + _equal_ids(
            tree, places, path
        )
    if theme is None or faults:
        raise FaultsError(sorted(faults, key=lambda fault: (fault.line, fault.column)))
    return with_ids(theme)


def _without_echoes(faults: list[Fault], cuts: list[Fault]) -> list[Fault]:
    """A text that is all comment (`title: #MeToo`) is empty because it is cut: once is enough."""
    lines = {fault.line for fault in cuts}
    echoes = ("nothing", "empty-list")
    return [fault for fault in faults if fault.code not in echoes or fault.line not in lines] + cuts


def _equal_ids(tree: dict[str, Any], places: Places, path: Path) -> list[Fault]:
    prompts = tree.get("prompts")
    faults, seen = [], set()
    for place, prompt in enumerate(prompts if isinstance(prompts, list) else []):
        id = prompt.get("id") if isinstance(prompt, dict) else None
        if isinstance(id, str) and id in seen:
            line, column = places.locate(("prompts", place, "id"))
            faults.append(Fault(path, "equal-ids", line, column, {"word": id}))
        if isinstance(id, str) and id:
            seen.add(id)
    return faults


def template(title: str, language: str) -> str:
    """A theme to fill in, with comments in its language where the program speaks it, else in English."""
    body = TEMPLATES.get(language.partition("-")[0], TEMPLATES["en"])
    return body.format(schema=SCHEMA_NAME, title=quoted(title), language=language)
