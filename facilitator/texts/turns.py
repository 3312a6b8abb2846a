"""What is said of the turns of phrase that a writer gives in their own words."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.turns import NotATurn, WhyNot
from facilitator.domain.visible import visible
from facilitator.texts import _

_WHY: dict[WhyNot, Callable[[], str]] = {
    "no-words": lambda: _("{words} has to be in it: the remark goes there."),
    "words-twice": lambda: _("{words} can be in it once only."),
    "unknown-field": lambda: _("{{{found}}} stands for nothing. There are {role}, {words} and {where}."),
    "marks": lambda: _("These are not exact words: no quotation marks around them."),
    "unknown-turn": lambda: _("{words} has to be in it: the remark goes there."),
}


def why_not(error: NotATurn) -> str:
    """Why a turn of phrase cannot be used."""
    fields = {name: f"{{{name}}}" for name in ("role", "words", "where")}
    return _WHY[error.why]().format(found=visible(error.words), **fields)
