"""What the commands of line mode do about the questions."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from facilitator.domain.visible import visible_lines
from facilitator.line import telling
from facilitator.line.table import Refused
from facilitator.line.words_after import current, number_of, prompt_of, title_of
from facilitator.services.live import Live
from facilitator.texts import _, words
from facilitator.texts.troubles import shown

if TYPE_CHECKING:
    from facilitator.line.leading import Leader


def next_question(leader: Leader, _rest: str) -> None:
    """To the question after this one; after the last, the words that close the evening."""
    if not leader.evening.do(Live.next):
        leader.paper.say(
            _("This is the last question. :end ends the session, :add adds a question."),
            *telling.to_close(leader.evening.session),
        )


def back(leader: Leader, _rest: str) -> None:
    """To the question before this one."""
    if not leader.evening.do(Live.back):
        raise Refused(_("There is no question before this one."))


def prompt(leader: Leader, rest: str) -> None:
    """To the question named; without a name, the list of them."""
    if not rest:
        leader.paper.say(*telling.agenda(leader.evening.session))
        return
    id = prompt_of(leader.evening.session, rest)
    if not leader.evening.do(lambda live: live.open(id)):
        raise Refused(_("The room is on this question already."))


def add(leader: Leader, rest: str) -> None:
    """A question after this one."""
    leader.evening.do(lambda live: live.add(title_of(rest)))


def retitle(leader: Leader, rest: str) -> None:
    """Another title for this question."""
    current(leader)
    leader.evening.do(lambda live: live.retitle(title_of(rest)))


def drop(leader: Leader, rest: str) -> None:
    """A question out of the agenda; its remarks stay."""
    id = prompt_of(leader.evening.session, rest)
    if not leader.evening.do(lambda live: live.drop(id)):
        raise Refused(_("The room is on this question: go to another one first."))


def reorder(leader: Leader, rest: str) -> None:
    """A question at another place in the agenda."""
    name, _space, word = rest.rpartition(" ")
    place = number_of(word)
    if not name or not place:
        raise Refused(
            _("Which question, and at which place? For instance: {example}").format(example=_(":reorder 4 2"))
        )
    with leader.evening.turn:
        session = leader.evening.session
        id = prompt_of(session, name.strip())
        here = [held.id for held in session.agenda].index(id) + 1
        if not leader.evening.do(lambda live: live.shift(id, place - here)):
            raise Refused(_("This question is at this place already."))


def minutes(leader: Leader, rest: str) -> None:
    """A length for this question: so many minutes, or so many more or less."""
    current(leader)
    found = re.fullmatch(r"([+-]?)([0-9]{1,3})", rest)
    if not found:
        raise Refused(
            _("How many minutes? For instance: {examples}").format(
                examples=_(":minutes 12, :minutes +1, :minutes -1")
            )
        )
    number = int(found[1] + found[2])
    if not leader.evening.do(lambda live: live.lengthen(number) if found[1] else live.allot(number)):
        raise Refused(_("This question keeps its length."))


def follow_ups(leader: Leader, rest: str) -> None:
    """The follow-ups of this question; those whose numbers are given are marked as used, or as not used after all."""
    id = current(leader)
    session = leader.evening.session
    if not rest:
        leader.paper.say(*telling.follow_ups(session, id))
        return
    for word in rest.replace(",", " ").split():
        place = (number_of(word) or 0) - 1
        used = session.running.used.get(id, []) if session.running else []
        if not leader.evening.do(partial(Live.follow_up, position=place, used=place not in used)):
            raise Refused(_("This question has no follow-up {word}.").format(word=shown(word)))


def notes(leader: Leader, _rest: str) -> None:
    """The animator's notes on this question."""
    held = leader.evening.session.prompt(current(leader))
    if held is None or not held.notes.strip():
        raise Refused(_("This question has no notes."))
    leader.paper.say(*visible_lines(held.notes).splitlines())


def time(leader: Leader, _rest: str) -> None:
    """The time of this question, and the hour at which the room must be free."""
    current(leader)
    with leader.evening.turn:
        said = telling.time(leader.evening.live.time())
        running = leader.evening.session.running
    leader.paper.say(said)
    if running and running.paused:
        leader.paper.say(_("The clock is stopped. :pause lets it go on."))
    if running and running.until:
        leader.paper.say(_("The room must be free at {hour}.").format(hour=words.hour(running.until)))
