"""What the words after a command of review mean: remarks, words in quotes, a kind, a voice, tags, a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from facilitator.domain.matching import placed_words
from facilitator.domain.mending import place_in
from facilitator.domain.session import KINDS, Kind, Remark, Session, Voice
from facilitator.domain.slugs import plain
from facilitator.domain.visible import visible
from facilitator.domain.voices import find, tidy, with_voice
from facilitator.domain.words import is_tag
from facilitator.line.table import Refused
from facilitator.texts import _, words
from facilitator.texts.troubles import shown

NONE = "-"
"""Typed for no voice, no question, nothing answered."""

_RANGE = r"#?[0-9]{1,9}(?:\s?[-–]\s?#?[0-9]{1,9})?"
_NUMBERS = re.compile(rf"({_RANGE}(?:\s*,\s*{_RANGE})*)(?:\s+(.*))?", re.DOTALL)
_MARKS = (('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"))
_QUOTED = r'"[^"]*"|«[^»]*»|“[^”]*”|„[^“]*“'
_EQUAL = re.compile(rf"((?:{_QUOTED}|[^=\"«“„])*?)=(.*)", re.DOTALL)
_TAG = re.compile(rf"\s*([-−]?)\+?#?({_QUOTED}|\S+)")
_OPENING = re.compile(r"(?:[«“„(\[]\s*|\")\Z")


# Remarks


def numbers_of(session: Session, rest: str, example: str) -> tuple[list[int], str]:
    """The remarks that `12`, `12,14` or `12-15` are, and the words after that. Raises Refused."""
    found = _NUMBERS.fullmatch(rest)
    if found is None:
        said = _("Which remarks? Write their numbers first: {example}").format(example=example)
        raise Refused(said + " " + _("Several are written 12,14 or 12-15."))
    listed = [number for part in found[1].split(",") for number in _range(session, part)]
    return list(dict.fromkeys(listed)), (found[2] or "").strip()


def numbers_alone(session: Session, rest: str, example: str) -> list[int]:
    """The remarks, where nothing comes after them: spaces between them will do. Raises Refused."""
    joined = re.sub(r"\s+(?=#?[0-9])(?<![-–,]\s)", ",", rest.strip())
    numbers, after = numbers_of(session, joined, example)
    if after:
        raise Refused(_("Only numbers come after this command: {example}").format(example=example))
    return numbers


def one_of(session: Session, rest: str, example: str) -> tuple[Remark, str]:
    """One remark, and the words after it. Raises Refused."""
    numbers, after = numbers_of(session, rest, example)
    if len(numbers) != 1:
        raise Refused(_("One remark at a time: {example}").format(example=example))
    return session.remarks[numbers[0]], after


def _range(session: Session, part: str) -> list[int]:
    ends = [int(number) for number in re.findall("[0-9]+", part)]
    if len(ends) == 1:
        if ends[0] not in session.remarks:
            raise Refused(_("There is no remark #{number}.").format(number=ends[0]))
        return ends
    found = sorted(number for number in session.remarks if min(ends) <= number <= max(ends))
    if not found:
        said = _("There are no remarks from #{first} to #{last}.")
        raise Refused(said.format(first=min(ends), last=max(ends)))
    return found


# Words


def unquoted(text: str) -> str:
    """`text` without the quotation marks around it."""
    text = text.strip()
    for opening, closing in _MARKS:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            return text[1:-1].strip()
    return text


def sides(rest: str) -> tuple[str, str] | None:
    """What stands before and after the first `=` that is not within quotation marks; None where there is none."""
    found = _EQUAL.fullmatch(rest)
    return (found[1].strip(), found[2].strip()) if found else None


def both_sides(rest: str, example: str) -> tuple[str, str]:
    """The same, where neither is empty. Raises Refused."""
    found = sides(rest)
    if found is None or not all(found):
        raise Refused(_("Write it like this: {example}").format(example=example))
    return found


def kind_of(name: str, example: str) -> Kind:
    """The kind called so, in English or as it is said here, or the only one that begins so. Raises Refused."""
    wanted = plain(name)
    named = {alias: kind for kind in KINDS for alias in (kind, plain(words.kind(kind)))}
    near = {kind for alias, kind in named.items() if wanted and alias.startswith(wanted)}
    if wanted in named:
        return named[wanted]
    if len(near) != 1:
        known = ", ".join(words.kind(kind) for kind in KINDS)
        said = _("Which kind? There are: {known}. For instance: {example}")
        raise Refused(said.format(known=known, example=example))
    return near.pop()


# Voices and tags


def role_of(session: Session, name: str) -> str:
    """The voice meant by its role, the beginning of a word of it or the label it would have; else a new one, as typed.
    Raises Refused where it may be several."""
    known: list[Voice] = []
    for remark in session.remarks.values():
        known = with_voice(known, remark.speaker)
    found = find(name, known)
    if len(found) > 1:
        roles = ", ".join(visible(voice.role) for voice in found)
        raise Refused(_("Which voice is not clear: {roles}. Write it whole.").format(roles=roles))
    return found[0].role if found else tidy(name)


def known_role(session: Session, name: str) -> str:
    """The voice of the session that is written so, accents and case aside; as typed where there is none."""
    return _as_known(name, (remark.speaker for remark in session.remarks.values()))


def tags_of(session: Session, rest: str, example: str) -> tuple[list[str], list[str]]:
    """The tags to give, and those to take, which have a `-` before them. Raises Refused."""
    add: list[str] = []
    drop: list[str] = []
    for found in _TAG.finditer(rest):
        tag = tag_of(session, found[2])
        (drop if found[1] else add).append(tag)
    if not add and not drop:
        raise Refused(_("Which tags? Write them after the numbers: {example}").format(example=example))
    return add, drop


def tag_of(session: Session, name: str) -> str:
    """A tag in the spelling that it has here; a new one as it is typed. Raises Refused for what can be none."""
    bare = unquoted(name.strip().removeprefix("#")).removeprefix("#")
    if not bare or (bare == name.strip().removeprefix("#") and not is_tag(f"#{bare}")):
        said = _("“{tag}” cannot be a tag: letters, figures and hyphens only, or quotation marks around it.")
        raise Refused(said.format(tag=shown(name)))
    return _as_known(tidy(bare), [*session.theme.tags, *_tags(session)])


def _tags(session: Session) -> Iterable[str]:
    return (tag for remark in session.remarks.values() for tag in remark.tags)


def _as_known(name: str, known: Iterable[str | None]) -> str:
    spellings = [one for one in known if one and plain(one) == plain(name)]
    return name if name in spellings or not spellings else spellings[0]


# A place


def place_of(remark: Remark, wanted: str) -> int:
    """Where in the text of a remark these words begin, as noted or as published. Raises Refused."""
    text, published = remark.text, remark.published
    at = _begins(text, wanted)
    if at is None and (shown_at := _begins(published, wanted)) is not None:
        at = place_in(text, published, shown_at)
    if at is None:
        said = _("#{number} does not have these words: {words}. Write the first words of the second part.")
        raise Refused(said.format(number=remark.number, words=words.quoted(visible(wanted))))
    return at


def _begins(text: str, wanted: str) -> int | None:
    """Where the words begin, with a mark that opens before them; None where they are not said. Raises Refused."""
    said, sought = placed_words(text), [word for word, _start, _end in placed_words(wanted)]
    found = [at for at in range(len(said)) if sought and _words(said[at : at + len(sought)]) == sought]
    if len(found) > 1:
        again = _("These words are said {number} times in it. Write more of them.")
        raise Refused(again.format(number=len(found)))
    if not found:
        return None
    start = said[found[0]][1]
    opening = _OPENING.search(text[:start])
    return opening.start() if opening else start


def _words(placed: Sequence[tuple[str, int, int]]) -> list[str]:
    return [word for word, _start, _end in placed]
