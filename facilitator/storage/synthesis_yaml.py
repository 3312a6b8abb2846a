"""A synthesis as its YAML file says it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from facilitator.domain.faults import FaultsError
from facilitator.domain.synthesis import Ref, Situation, Slug, Synthesis
from facilitator.storage.records import convert, cut_texts
from facilitator.storage.yaml_places import Places
from facilitator.storage.yaml_reader import read_tree
from facilitator.storage.yaml_writer import write_tree

_NOT_FREE_TEXT = ("format", "language", "session", "number", "link")
_COMMENT = re.compile(r"""^(?:[^"'#\n]*\s)?#|["'\]}]\s+#[^"'\n]*$""", re.MULTILINE)


class _File(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The whole file: a synthesis and the version of its format."""

    format: Literal[1]
    title: str
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "fr"
    lead: str = ""
    flashback: str = ""
    sources: tuple[Slug, ...] = ()
    situations: tuple[Situation, ...] = ()
    aside: tuple[Ref, ...] = ()
    allowed: tuple[Ref, ...] = ()
    declared: tuple[str, ...] = ()
    closing: str = ""
    link: str = ""


def dump(synthesis: Synthesis) -> str:
    """The synthesis as one whole YAML document."""
    tree: dict[str, Any] = msgspec.to_builtins(_File(1, **asdict(synthesis)))
    return write_tree(tree)


def load(text: str, path: Path) -> Synthesis:
    """The synthesis a file says. Raises FaultsError with all that is wrong."""
    tree = read_tree(text, path)
    part, faults = convert(tree, _File, text, path)
    faults = faults + cut_texts(Places(text), path, but=_NOT_FREE_TEXT)
    if part is None or faults:
        raise FaultsError(sorted(faults, key=lambda fault: (fault.line, fault.column)))
    fields = asdict(part)
    del fields["format"]
    return Synthesis(**fields)


def has_comments(text: str) -> bool:
    """Whether a person wrote a comment, which no synthesis can hold."""
    return _COMMENT.search(text) is not None
