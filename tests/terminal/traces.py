"""Whether words stand anywhere in the files of a machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path


def traces(machine: Path, words: Iterable[str]) -> list[str]:
    """Where any of the words stands under a folder, in the content or the name of a file."""
    forms = {form: word for word in words for form in _forms(word)}
    found = []
    for folder, _, names in os.walk(machine):
        for name in names:
            path = Path(folder, name)
            inside = os.fsencode(name) + b"\n" + path.read_bytes()
            found += [f"{word} in {path}" for form, word in forms.items() if form in inside]
    return found


def _forms(word: str) -> set[bytes]:
    """The bytes a word may be written with, by this program or another."""
    escaped = json.dumps(word)[1:-1]
    return {word.encode(), escaped.encode(), word.encode("utf-16-le"), word.encode("latin-1", "replace")}
