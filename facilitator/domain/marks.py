"""A reading being made, and the marks of a typed line that need no context: `<`, `!!`, `?`, `!`, `(`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from facilitator.domain import asides, quotes
from facilitator.domain.session import Kind, Signal, Voice
from facilitator.domain.voices import LONGEST_ROLE, label_for, tidy, unnumbered

SPACES = " \t\r\n\u00a0\u202f"
DASHES = "-–—"

_BACK = re.compile(rf"<{{1,2}}(?=[\s{quotes.ANY}]|[^\W\d_])")
_BRACKETED = re.compile(r"<<[^<>]*>>|<[^\s<>][^<>]*>")
_TURN = re.compile(rf"(?:!!(?=[\s\w{quotes.ANY}(@#?])|[?!](?=[\s\w{quotes.ANY}(@#]))")
_NOT_IN_A_ROLE = re.compile(rf"[{quotes.ANY}.!?…;]")
_COLON = re.compile(rf":(?=[\s{quotes.ANY}]|\Z)")


class Draft(Struct):
    """A reading being made, and the `rest` of the line that is not read yet.

    `told` says that a voice was taken, were it ambiguous, and `named` by which words; `hashes` are tags typed
    outside the words; `label` is the one of the voice that is declared.
    """

    rest: str
    kind: Kind | None = None
    speaker: str | None = None
    new_voice: bool = False
    candidates: tuple[str, ...] = ()
    take_up: bool = False
    signals: dict[Signal, int] = {}
    back: int = 0
    declares: str | None = None
    hashes: str = ""
    told: bool = False
    named: str = ""
    label: str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing has been taken off the line yet."""
        return not (self.kind or self.told or self.take_up or self.signals or self.back)

    def skip(self, length: int) -> bool:
        """Take `length` characters off the rest, unless nothing would follow: a mark alone is only text."""
        rest = self.rest[length:].lstrip(SPACES)
        if not rest.strip():
            return False
        self.rest = rest
        return True

    def told_by(self, name: str, known: Sequence[Voice]) -> None:
        """The voice is said to be `name`: the one known so, a new one, or not to be told between several."""
        self.told, self.named = True, name
        if len(known) > 1:
            self.candidates = tuple(voice.role for voice in known)
        else:
            self.speaker = known[0].role if known else tidy(name)
            self.new_voice = not known

    def declare(self, role: str, known: Sequence[Voice], voices: Sequence[Voice]) -> None:
        """The line only declares the voice of this role: the one known, or a new one of the evening's `voices`."""
        self.declares, self.new_voice = role, not known
        self.label = known[0].label if known else label_for(role, {voice.label for voice in voices})


def take_back(draft: Draft) -> None:
    """`<` and `<<`. Brackets that close (`<b>`, `<<words>>`) are no marks."""
    mark = _BACK.match(draft.rest)
    if mark and not _BRACKETED.match(draft.rest) and draft.skip(mark.end()):
        draft.back = mark.end()


def take_turns(draft: Draft) -> None:
    """`!!`, `?` and `!`."""
    while mark := _TURN.match(draft.rest):
        if (draft.take_up if mark[0] == "!!" else draft.kind) or not draft.skip(mark.end()):
            return
        if mark[0] == "!!":
            draft.take_up = True
        else:
            draft.kind = "question" if mark[0] == "?" else "idea"


def take_parentheses(draft: Draft) -> None:
    """Signals that come first, then a comment. A line of nothing but signals leaves no rest."""
    if draft.kind:
        return
    rest, signals = asides.signals_first(draft.rest)
    if signals and not rest and not draft.bare:
        return
    draft.rest, draft.signals = rest, asides.add(draft.signals, signals)
    if not rest.startswith("(") or asides.is_cut(rest):
        return
    words, whole = asides.comment(rest)
    if words.strip() and (whole or not draft.told):
        draft.rest, draft.kind = words.strip(SPACES), "comment"


def take_last_signals(draft: Draft) -> None:
    """`(rires)` at the end of other words."""
    rest, signals = asides.signals_last(draft.rest)
    if rest.strip():
        draft.rest, draft.signals = rest.rstrip(SPACES), asides.add(draft.signals, signals)


def split_colon(text: str) -> tuple[str, str] | None:
    """What stands before the first colon of `text`, and what follows, when the first could be a role."""
    at = text.find(":", 0, LONGEST_ROLE + 16)
    if at < 0 or not _COLON.match(text, at):
        return None
    name, words = text[:at].strip(SPACES + DASHES + "•*"), text[at + 1 :].lstrip(SPACES)
    if len(unnumbered(name)[0]) > LONGEST_ROLE or not any(c.isalpha() for c in name):
        return None
    if _NOT_IN_A_ROLE.search(name) or name.count("(") != name.count(")"):
        return None
    return name, words if words.strip() else ""
