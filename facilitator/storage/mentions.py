"""Whether a session's files may say some words: a look at their bytes, to spare reading those that cannot."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.storage.paths import SessionPaths
from facilitator.storage.yaml_writer import quoted

# By these a person may have written any letter in another way.
_ESCAPES = re.compile(rb"\\[xuUN0-7]")


def may_mention(paths: SessionPaths, words: str) -> bool:
    """False only where no file of the session has these words. Raises OSError but where a file is not there."""
    # One word, since a person may have broken a text between two.
    longest = max(words.split(), key=len, default="")
    forms = {longest.encode(), quoted(longest)[1:-1].encode()}
    return any(_has(path, forms) for path in (paths.yaml, paths.journal))


def _has(path: Path, forms: set[bytes]) -> bool:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    return any(form in data for form in forms) or _ESCAPES.search(data) is not None
