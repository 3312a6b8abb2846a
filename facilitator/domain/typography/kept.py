"""What is no running text, put aside while the rules work: addresses, tags, file names, code, emoticons."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.typography.rules import ELISION

ASIDE: Final = "\U00010000"
"""Stands for what was put aside: a letter (of Linear B), so that rules see a word there."""

_FACE: Final = "\U000101d0"
"""Stands for an emoticon: a symbol (of the Phaistos disc), since it is no word."""

_SIGNS = re.compile(f"[{ASIDE}{_FACE}](?:.*[{ASIDE}{_FACE}])?")
_CODE_OR_CHUNK = re.compile(r"(?<!\w)`[^`\n]+`|(?:[^\s`]|(?<=\w)`)+")
_LEAD = re.compile(rf"[\"«“„'‘’(\[{{*_~]*(?:{ELISION}['’][\"«“„]?)?")
_TRAIL = ".,;:!?…)]}»”\"'’*_~"
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|mailto:|\]\(", re.IGNORECASE)
_EMOTICON = re.compile(
    r"(?:[<>]?[:;=][-^'o]?[)(DPpOo/\\|3\]\[$]+|:-?\*(?!\*)|[xX]D+|</?3|\^_*\^|-_+-|[oO]_+[oO]|T_T|:[a-z0-9_+-]{2,}:)"
    r"(?=[.,…!?;»”\"]*\Z)"
)
_GLUED_EMOTICON = re.compile(r"(?<=\w)[:;]-?[)D]+(?=[.,…!?;]*\Z)")
_DOTTED = re.compile(r"\w[\w-]*+(?:\.[\w-]++)+")
_ENTITIES = re.compile(r"&#?\w+;(?:.*&#?\w+;)?")
_CODE = re.compile(
    r"\A#|@|\\|::|->|=>|\w[=_]\w|\w\(\)|</?[A-Za-z!]|[{$]\w|\A(?:~|\.{1,2})?/\w|/.*/|\A--[a-z]|\A-[A-Za-z]\Z"
)


def masked(text: str) -> tuple[str, list[str]]:
    """`text` with one character for all that is to be kept as it is, and what these were."""
    kept: list[str] = []

    def mask(found: re.Match[str]) -> str:
        chunk = found[0]
        if chunk.isalpha() and ASIDE not in chunk:
            return chunk
        start, end, sign = _kept_in(chunk)
        if start == end:
            return chunk
        kept.append(chunk[start:end])
        return chunk[:start] + sign + chunk[end:]

    return _CODE_OR_CHUNK.sub(mask, text), kept


def unmasked(text: str, kept: list[str]) -> str:
    """`text` with what was put aside back in its places."""
    back = iter(kept)
    return re.sub(f"[{ASIDE}{_FACE}]", lambda _found: next(back), text)


def _kept_in(chunk: str) -> tuple[int, int, str]:
    """Where in what stands between two spaces the part to be kept begins and ends, and what stands for it."""
    if chunk[0] == "`":
        return 0, len(chunk), ASIDE
    if found := _SIGNS.search(chunk):
        return *found.span(), ASIDE
    lead = _LEAD.match(chunk)
    start = lead.end() if lead else 0
    if found := _emoticon(chunk, start):
        return *found.span(), _FACE
    end = max(start, len(chunk.rstrip(_TRAIL)))
    if found := _ADDRESS.search(chunk):
        return found.start(), max(end, found.end()), ASIDE
    if "&" in chunk and (found := _ENTITIES.search(chunk)):
        return *found.span(), ASIDE
    return start, end if _is_kept(chunk[start:end]) else start, ASIDE


def _emoticon(chunk: str, start: int) -> re.Match[str] | None:
    """One that stands alone, before or after what may lead a word, or at the end of one."""
    found = _EMOTICON.match(chunk) or _EMOTICON.match(chunk, start)
    return found or (None if "(" in chunk else _GLUED_EMOTICON.search(chunk))


def _is_kept(core: str) -> bool:
    if "." in core and _DOTTED.fullmatch(core):
        return core.count(".") > 1 or not core.replace(".", "").isdigit()
    return bool(_CODE.search(core))
