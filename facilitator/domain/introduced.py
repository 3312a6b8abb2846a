"""A remark brought in by a turn of phrase, as plain text: the marks, capitals and stops that go with it."""

from __future__ import annotations

import re

from facilitator.domain.matching import heard, is_english
from facilitator.domain.role_grammar import role_of
from facilitator.domain.stop_words import is_stop
from facilitator.domain.turns import Turn

_FIELD = re.compile(r"\{(role|words|where)\}")
_ENDED = tuple(".!?…")
_CLOSING = "»”\"') \u00a0\u202f"
_ABBREVIATED = re.compile(r"(?:\b(?:etc|cf|ex|min|max|[Mm]r?s?|\w)|\.\w+)\.\Z")
_FIRST = re.compile(r"\w+")


def introduced(turn: Turn, role: str | None, words: str, language: str, where: str | None = None) -> str:
    """`words` as `turn` says them, a sentence with its capital and its full stop; `{role}` without its number.

    Only told words change, and only their first letter: small in the middle of a sentence, capital at its beginning. A
    full stop at the end of words after which the sentence goes on is left out, as is usual.
    """
    before, after = _around(turn.form, language)
    values = {"role": role_of(role, language).text if role else _nobody(language), "where": where or ""}
    before, after = (_filled(text, values) for text in (before, after))
    said = (
        _quoted(words, turn, after, language) if turn.quoted else _told(words, turn, before, after, language)
    )
    if not turn.quoted and said.endswith(_ENDED):
        after = re.sub(r"\A[ \u00a0]?,", "", after)
    sentence = before + said + after
    if before.strip() or not turn.quoted:
        sentence = _capital(sentence)
    return sentence if _is_ended(sentence) else f"{sentence}."


def _around(form: str, language: str) -> tuple[str, str]:
    """What stands before and after the words, with the space that a French colon has."""
    before, _, after = form.partition("{words}")
    if is_english(language):
        return before, after
    return before.replace(" :", "\u00a0:"), after.replace(" :", "\u00a0:")


def _filled(text: str, values: dict[str, str]) -> str:
    """`text` with each field replaced once: braces inside a role stay what they are."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def _nobody(language: str) -> str:
    return "someone" if is_english(language) else "quelqu’un"


def _quoted(words: str, turn: Turn, after: str, language: str) -> str:
    opening, closing = ("“", "”") if is_english(language) else ("«\u00a0", "\u00a0»")
    return f"{opening}{_going_on(words, after)}{closing}"


def _told(words: str, turn: Turn, before: str, after: str, language: str) -> str:
    said = _going_on(words.strip(), after)
    if before.strip():
        said = _small(said, language)
    if turn.kind == "question" and said and not _is_ended(said):
        said += "?" if is_english(language) else "\u202f?"
    return said


def _going_on(words: str, after: str) -> str:
    """`words` without their full stop when the sentence goes on after them."""
    if not after.strip(_CLOSING + ".") or not words.endswith(".") or words.endswith(".."):
        return words
    return words if _ABBREVIATED.search(words) else words[:-1]


def _small(said: str, language: str) -> str:
    """`said` with a small first letter when its first word is one of grammar, which is never a name."""
    first = _FIRST.match(said)
    if not first or (first[0] == "I" and is_english(language)) or (len(first[0]) > 1 and first[0].isupper()):
        return said
    return said[0].lower() + said[1:] if is_stop(heard(first[0]), is_english(language)) else said


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _is_ended(sentence: str) -> bool:
    return sentence.rstrip(_CLOSING).endswith(_ENDED) and not sentence.endswith(")")
