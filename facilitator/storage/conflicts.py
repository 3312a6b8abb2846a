"""Conflicted copies: what a file synchroniser leaves beside a file that was changed in two places.

Where the patterns come from:
- Dropbox: help.dropbox.com, "Qu'est-ce qu'une copie en conflit ?", `(Ana's conflicted copy 2026-11-22)`, in French
  `(Copie en conflit de PC-Ana 2026-11-22)`; Maestral, another client of it, says `conflicting copy`.
- Nextcloud, ownCloud: `Utility::makeConflictFileName` in src/common/utility.cpp, `(conflicted copy Ana 2026-11-22
  143000)`; before 2018 `_conflict-20261122-143000`, `_conflict_Ana-20261122-143000`.
- Syncthing: `conflictName` in lib/model/folder_sendrecv.go, `.sync-conflict-20261122-143000-ABCDEFG`.
- Seafile: `gen_conflict_path` in common/vc-common.c, `(SFConflict ana@exemple.fr 2026-11-22-14-30-00)`.
- OneDrive: the name of the computer after a hyphen, `-PC-ANA`, then perhaps a number (abraunegg/onedrive #207).
- Google Drive, browsers, Windows: ` (1)`. iCloud Drive and the Finder: ` 2`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

# Words that only a synchroniser writes.
_SAID = re.compile(
    r"""(?P<original>.+?)
    (?:\ \((?:[^()]*\b)?(?:conflict(?:ed|ing)\ copy|copie\ en\ conflit)\b.*\)
    |\ \(SFConflict\b.*\)
    |_conflict[-_](?:.+-)?\d{8}-\d{6}
    |\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]*)?)
    (?:\ \(\d{1,3}\)|\ \d{1,3})?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

# What may also be part of a name: a copy only beside its original. No name that the program gives has a space or a
# capital, which sets a computer's name in capitals apart from a longer title.
_NUMBERED = re.compile(r"(?P<original>.+?)(?:\ \(\d{1,3}\)|\ \d{1,3})", re.DOTALL)
_COMPUTER = re.compile(r"\S*[A-Z]\S*")


# No name that the program gives, and every name of a copy, has such a character: ten thousand names cost nothing.
_STRANGE = re.compile(r"[^a-z0-9-]")


def original_of(name: str, known: Collection[str]) -> str | None:
    """The session of which `name` is a conflicted copy, both without ending; None where it is none.

    With words that say so, `name` is one whether the original is among the `known` or not; else only where it is.
    """
    if found := _SAID.fullmatch(name):
        return original_of(found["original"], known) or found["original"]
    found = _NUMBERED.fullmatch(name)
    for original in [found["original"]] if found else _before_computer(name):
        if original in known:
            return original_of(original, known) or original
    return None


def _before_computer(name: str) -> Iterator[str]:
    """What stands before what may be the name of a computer, the longest first."""
    hyphen = name.rfind("-")
    while hyphen > 0 and " " not in name[hyphen:]:
        if _COMPUTER.fullmatch(name, hyphen + 1):
            yield name[:hyphen]
        hyphen = name.rfind("-", 0, hyphen)


def conflicted(names: Iterable[str]) -> dict[str, str]:
    """Each conflicted copy among these names, with its original: one of them too, or shared by two copies."""
    known = set(names)
    strange = sorted(filter(_STRANGE.search, known))
    found = {name: original for name in strange if (original := original_of(name, known))}
    copies: defaultdict[str, int] = defaultdict(int)
    for original in found.values():
        copies[original] += 1
    return {name: of for name, of in found.items() if of in known or copies[of] > 1}
