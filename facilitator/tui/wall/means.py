"""What a terminal can show of a wall: large letters, codes, any character at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Letters = Literal["quarters", "halves", "none"]

_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
_UNICODE = re.compile(r"utf-?8", re.IGNORECASE)
# What Python puts into LC_CTYPE itself where it finds no locale but C (PEP 538): it says nothing of the terminal.
_COERCED = ("C.UTF-8", "C.utf8")
_NO_LOCALE = ("", "C", "POSIX")
# Terminals of one colour, as the terminfo database calls them.
_ONE_COLOUR = re.compile(r"dumb|vt\d+.*|.*-m(ono)?")


@dataclass(frozen=True)
class Means:
    """What there is to draw with.

    `letters`: the blocks of which large letters are made. `unicode`: whether characters beyond ASCII are shown.
    `codes`: whether there are colours, without which no phone reads a code.
    """

    letters: Letters = "quarters"
    unicode: bool = True
    codes: bool = True


def found(environ: Mapping[str, str], platform: str, wanted: Letters | None = None) -> Means:
    """The means of this terminal; `wanted` are the letters asked for, when somebody knows better."""
    unicode = platform == "win32" or _speaks_unicode(environ)
    # The Linux console has 512 characters, and none of those that fill a quarter of a cell.
    usual: Letters = "none" if not unicode else "halves" if environ.get("TERM") == "linux" else "quarters"
    letters = wanted or usual
    return Means(letters, unicode or letters != "none", _has_colours(environ))


def _speaks_unicode(environ: Mapping[str, str]) -> bool:
    chosen = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    if chosen in _COERCED and not environ.get("LC_ALL") and environ.get("LANG", "") in _NO_LOCALE:
        return False
    return bool(_UNICODE.search(chosen))


def _has_colours(environ: Mapping[str, str]) -> bool:
    return not environ.get("NO_COLOR") and not _ONE_COLOUR.fullmatch(environ.get("TERM", ""))
