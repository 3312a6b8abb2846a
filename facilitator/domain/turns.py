"""Turns of phrase: how a remark is brought into the article, agreed with the role of whoever said it.

Words that were said stand in « » or “ ”; what was told, asked or proposed is told; what was noted from memory never
stands between marks. A writer may say it in their own way, with `{role}`, `{words}` and `{where}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.domain import turn_forms, unknown_turns
from facilitator.domain.matching import is_english
from facilitator.domain.quotable import why_not
from facilitator.domain.quotations import quotations
from facilitator.domain.role_grammar import Role, role_of
from facilitator.domain.session import Kind, Origin
from facilitator.domain.turn_forms import Form, Use

WhyNot = Literal["no-words", "words-twice", "unknown-field", "marks", "unknown-turn"]

_FIELD = re.compile(r"\{(\w*)\}")
_NUMBER = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
_NOWHERE = re.compile(r", \{where\}| \(\{where\}\)")
_MARKED = re.compile(r"[«“\"][ \u00a0\u202f]?\{words\}[ \u00a0\u202f]?[»”\"]")
_OWN_FIELDS = frozenset({"role", "words", "where"})
_OF_KIND = {
    "verbatim": (turn_forms.QUOTED, unknown_turns.QUOTED),
    "observation": (turn_forms.TOLD, unknown_turns.TOLD),
    "question": (turn_forms.ASKED, unknown_turns.ASKED),
    "idea": (turn_forms.PROPOSED, unknown_turns.PROPOSED),
}
_OF_ORIGIN = {
    "memory": (turn_forms.REMEMBERED, unknown_turns.REMEMBERED),
    "elsewhere": (turn_forms.HEARD_ELSEWHERE, unknown_turns.HEARD_ELSEWHERE),
}
"""For a role that is known, and for one that is not."""

_SHE = {("f", False): "elle", ("m", False): "il", ("f", True): "elles", ("m", True): "ils"}


class Turn(Struct, frozen=True):
    """A turn of phrase. `form` has `{role}`, `{words}` and `{where}` where these come, all else agreed.

    `quoted` words stand between quotation marks. A `by_hand` one is right for some words only: a person has to see.
    """

    id: str
    form: str
    kind: Kind
    quoted: bool = False
    by_hand: bool = False

    @property
    def said(self) -> str:
        """What the turn says, "tell" of "tell-after": two alike do not follow each other."""
        return self.id.partition("-")[0]


class NotATurn(ValueError):
    """A turn that cannot be used: `why`, and the words concerned."""

    def __init__(self, why: WhyNot, words: str = "") -> None:
        super().__init__(why, words)
        self.why = why
        self.words = words


def turns_for(
    kind: Kind,
    role: str | None,
    language: str,
    origin: Origin = "room",
    where: str | None = None,
    again: bool = False,
) -> tuple[Turn, ...]:
    """All that can be said of such a remark; nothing of a comment, which is never published.

    `again` is for a role just heard: "cette danseuse", "la même danseuse" then stand for it.
    """
    if kind == "comment":
        return ()
    grammar = role_of(role, language) if role else None
    forms = _forms(kind, grammar, "en" if is_english(language) else "fr", origin)
    uses = _uses(grammar, origin, again)
    found = [_agreed(form, grammar, kind, origin, where) for form in forms if form.use in uses]
    return tuple(_said_again(found, grammar)) if again and grammar and grammar.again else tuple(found)


def _forms(kind: Kind, role: Role | None, language: str, origin: Origin) -> tuple[Form, ...]:
    if origin == "memory" or origin == "elsewhere":
        known, unknown = _OF_ORIGIN[origin]
    elif role and role.plural is None:
        return turn_forms.LABELLED[language]
    else:
        known, unknown = _OF_KIND[kind]
    return known[language] if role else unknown[language]


def _uses(role: Role | None, origin: Origin, again: bool) -> set[Use]:
    """What turns are used for with such a remark."""
    uses: set[Use] = {"", "by-hand", "written" if origin in ("phone", "paper") else "spoken"}
    if again and role and role.gender:
        uses.add("again")
    return uses


def _agreed(form: Form, role: Role | None, kind: Kind, origin: Origin, where: str | None) -> Turn:
    plural = bool(role and role.plural)
    text = _NUMBER.sub(lambda found: found[2 if plural else 1], form.text)
    if role and role.gender:
        text = text.replace("{she}", _SHE[role.gender, plural])
    if not where:
        text = _NOWHERE.sub("", text)
    quoted = kind == "verbatim" and why_not(kind, origin) is None
    # A pronoun needs the one it stands for right before it, which only a reader sees.
    return Turn(form.id, text, kind, quoted, form.use in ("by-hand", "again"))


def _said_again(turns: Sequence[Turn], role: Role) -> Iterator[Turn]:
    """The same turns with "cette danseuse" for the role, and with "la même danseuse" every other time."""
    for at, turn in enumerate(turns):
        named = role.same if role.same and at % 2 else role.again or role.text
        # Braces that were typed in a role are not fields.
        yield replace(turn, form=turn.form.replace("{role}", named.replace("{", "").replace("}", "")))


def chosen(turns: Sequence[Turn], previous: Sequence[str] = ()) -> Turn:
    """The turn to use after those whose ids are `previous`: the one whose words were used the longest ago.

    The same for the same `previous`, so that nothing moves when an article is opened again.
    """
    ids = {id: at for at, id in enumerate(previous)}
    words = {id.partition("-")[0]: at for id, at in sorted(ids.items(), key=lambda one: one[1])}
    automatic = [turn for turn in turns if not turn.by_hand] or list(turns)
    return min(automatic, key=lambda turn: (words.get(turn.said, -1), ids.get(turn.id, -1)))


def written(form: str, kind: Kind, origin: Origin = "room") -> Turn:
    """A turn in the writer's own words; raises `NotATurn`.

    Quotation marks around `{words}` may be left out where the words are exact, and may not stand where they are not.
    """
    form = re.sub(r"[\r\n\t]+", " ", form)
    fields = _FIELD.findall(form)
    if unknown := [field for field in fields if field not in _OWN_FIELDS]:
        raise NotATurn("unknown-field", unknown[0])
    if fields.count("words") != 1:
        raise NotATurn("words-twice" if "words" in fields else "no-words")
    bare = _MARKED.sub("{words}", form)
    # Between marks that hold more than the words, it would be a quotation nobody said.
    if (bare != form and why_not(kind, origin)) or any("{words}" in one.words for one in quotations(bare)):
        raise NotATurn("marks")
    quoted = bare != form or (kind == "verbatim" and why_not(kind, origin) is None)
    return Turn("", bare, kind, quoted)


def turn_named(said: str, turns: Sequence[Turn], kind: Kind, origin: Origin = "room") -> Turn:
    """The turn that `said` is: the id of one of `turns`, or a writer's own; raises `NotATurn`."""
    if "{" in said:
        return written(said, kind, origin)
    if found := next((turn for turn in turns if turn.id == said), None):
        return found
    raise NotATurn("unknown-turn", said)
