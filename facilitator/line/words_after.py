"""What the words after a command of line mode mean: a remark, a question, a number, a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.domain.session import Remark, Session
from facilitator.domain.slugs import plain
from facilitator.line.table import Refused
from facilitator.storage.themes import LONGEST_TITLE
from facilitator.texts import _, troubles
from facilitator.texts.troubles import shown

if TYPE_CHECKING:
    from facilitator.line.leading import Leader


def number_of(word: str) -> int | None:
    """The number a word is, with or without its #."""
    found = re.fullmatch(r"#?([0-9]{1,9})", word)
    return int(found[1]) if found else None


def remark_of(leader: Leader, rest: str, example: str, removed: bool = False) -> tuple[Remark, str]:
    """The remark whose number comes first, and the words after that."""
    word, _space, after = rest.partition(" ")
    number = number_of(word)
    if number is None:
        raise Refused(_("Which remark? Write its number: {example}").format(example=example))
    session = leader.evening.session
    held = session.remarks.get(number)
    if held is None and removed and session.running:
        held = session.running.removed.get(number)
    if held is None:
        raise Refused(_("There is no remark #{number}.").format(number=number))
    return held, after.strip()


def prompt_of(session: Session, name: str) -> str:
    """The id of the question of the agenda that is meant."""
    return question_among([(held.id, held.title) for held in session.agenda], name)


def question_among(questions: Sequence[tuple[str, str]], name: str) -> str:
    """The id meant by an id, a place among these, the beginning of either name, or words of a title. Raises Refused."""
    ids = [id for id, _title in questions]
    if name in ids:
        return name
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(ids):
        return ids[int(name) - 1]
    start = plain(name)
    near = [id for id, title in questions if start and plain(title).startswith(start)]
    near += [id for id in ids if start and id.startswith(start) and id not in near]
    near = near or [id for id, title in questions if start and f" {start}" in plain(title)]
    if len(near) != 1:
        known = ", ".join(ids)
        raise Refused(_("Which question? There are: {known}.").format(known=shown(known)))
    return near[0]


def current(leader: Leader) -> str:
    """The question the room is on."""
    current = leader.evening.session.current
    if current is None:
        raise Refused(_("The room is not on a question yet. :next opens the first."))
    return current


def title_of(rest: str) -> str:
    """The title written after a command."""
    if not rest:
        raise Refused(_("Write the title after the command."))
    if len(rest) > LONGEST_TITLE:
        raise Refused(troubles.title_too_long(LONGEST_TITLE))
    return rest
