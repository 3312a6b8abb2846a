"""What each command of line mode does with the words after it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from facilitator.domain.session import Remark, Session
from facilitator.domain.slugs import plain
from facilitator.domain.visible import visible, visible_lines
from facilitator.line import telling
from facilitator.services.live import Live
from facilitator.storage.themes import LONGEST_TITLE
from facilitator.texts import _, troubles, words
from facilitator.texts.troubles import shown

if TYPE_CHECKING:
    from facilitator.line.leading import Leader

_MOST_PEOPLE = 100_000


class Refused(Exception):
    """A command that cannot be done, with the sentence that says why."""


# The questions


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
    id = _prompt_id(leader.evening.session, rest)
    if not leader.evening.do(lambda live: live.open(id)):
        raise Refused(_("The room is on this question already."))


def add(leader: Leader, rest: str) -> None:
    """A question after this one."""
    leader.evening.do(lambda live: live.add(_title(rest)))


def retitle(leader: Leader, rest: str) -> None:
    """Another title for this question."""
    _current(leader)
    leader.evening.do(lambda live: live.retitle(_title(rest)))


def follow_ups(leader: Leader, rest: str) -> None:
    """The follow-ups of this question; those whose numbers are given are marked as used, or as not used after all."""
    id = _current(leader)
    session = leader.evening.session
    if not rest:
        leader.paper.say(*telling.follow_ups(session, id))
        return
    for word in rest.replace(",", " ").split():
        place = (_number(word) or 0) - 1
        used = session.running.used.get(id, []) if session.running else []
        if not leader.evening.do(partial(Live.follow_up, position=place, used=place not in used)):
            raise Refused(_("This question has no follow-up {word}.").format(word=shown(word)))


def notes(leader: Leader, _rest: str) -> None:
    """The animator's notes on this question."""
    held = leader.evening.session.prompt(_current(leader))
    if held is None or not held.notes.strip():
        raise Refused(_("This question has no notes."))
    leader.paper.say(*visible_lines(held.notes).splitlines())


def time(leader: Leader, _rest: str) -> None:
    """The time of this question, and the hour at which the room must be free."""
    _current(leader)
    with leader.evening.turn:
        said = telling.time(leader.evening.live.time())
        running = leader.evening.session.running
    leader.paper.say(said)
    if running and running.paused:
        leader.paper.say(_("The clock is stopped. :pause lets it go on."))
    if running and running.until:
        leader.paper.say(_("The room must be free at {hour}.").format(hour=words.hour(running.until)))


# The evening


def people(leader: Leader, rest: str) -> None:
    """How many people are there."""
    if not rest:
        known = leader.evening.session.people
        unknown = _("Nobody has said how many people there are.")
        leader.paper.say(unknown if known is None else words.count_people(known))
        return
    count = _number(rest)
    if count is None or count > _MOST_PEOPLE:
        raise Refused(_("How many people? Write a number, such as :people 14."))
    leader.evening.do(lambda live: live.people(count))


def notice(leader: Leader, _rest: str) -> None:
    """The notice, to be read to the room, and the mark that it was."""
    session = leader.evening.session
    if session.organiser:
        leader.paper.say(
            _("This café is organised by {organiser}.").format(organiser=visible(session.organiser))
        )
    leader.paper.say(_("What is said is written down to become an article. Nobody is named."))
    leader.paper.say(_("Anybody can ask, now or later, for their words to be erased."))
    if day := session.notice.keep_until:
        leader.paper.say(_("The notes are deleted after {day}.").format(day=words.day(day)))
    leader.evening.do(Live.notice_read)


def pause(leader: Leader, _rest: str) -> None:
    """Stop the clock or let it go on."""
    leader.evening.do(Live.pause)


def undo(leader: Leader, _rest: str) -> None:
    """Take back the last edit."""
    if not leader.evening.do(Live.undo):
        raise Refused(_("There is nothing to undo."))


def redo(leader: Leader, _rest: str) -> None:
    """Do again what was taken back."""
    if not leader.evening.do(Live.redo):
        raise Refused(_("There is nothing to redo."))


def leave(leader: Leader, _rest: str) -> None:
    """Stop here, the session unended."""
    leader.over, leader.ends = True, False


def end(leader: Leader, _rest: str) -> None:
    """End the session."""
    leader.over, leader.ends = True, True


# The remarks


def list_remarks(leader: Leader, rest: str) -> None:
    """The remarks of the question named, or of the one the room is on."""
    with leader.evening.turn:
        session = leader.evening.session
        id = _prompt_id(session, rest) if rest else session.current
        lines = [telling.remark(session, held, longest=None) for held in session.remarks_of(id)]
    leader.paper.say(*(lines or [_("Nothing has been noted here yet.")]))


def voices(leader: Leader, _rest: str) -> None:
    """The voices of the evening."""
    known = leader.evening.session.voices()
    if not known:
        raise Refused(_("No voice is known yet. “a bookseller :” and Enter declares one."))
    leader.paper.say(*map(telling.voice, known))


def edit(leader: Leader, rest: str) -> None:
    """Other words for a remark; without words, those it has."""
    with leader.evening.turn:
        held, text = _remark(leader, rest, _(":edit 12 …"))
        if not text:
            leader.paper.say(f"#{held.number} {visible(held.typed or held.text)}")
            return
        if not leader.evening.do(lambda live: live.edit(held.number, text)):
            raise Refused(_("#{number} stays as it is.").format(number=held.number))


def move(leader: Leader, rest: str) -> None:
    """A remark filed under another question."""
    with leader.evening.turn:
        held, name = _remark(leader, rest, _(":move 12 …"))
        id = _prompt_id(leader.evening.session, name)
        if not leader.evening.do(lambda live: live.move(held.number, id)):
            raise Refused(_("#{number} stays as it is.").format(number=held.number))


def remove(leader: Leader, rest: str) -> None:
    """A remark taken out, until it is wanted again."""
    held, _after = _remark(leader, rest, _(":remove 12"))
    leader.evening.do(lambda live: live.remove(held.number))


def take_up(leader: Leader, rest: str) -> None:
    """The mark that a remark is to be taken up, put on or taken off."""
    with leader.evening.turn:
        held, _after = _remark(leader, rest, _(":take-up 12"))
        leader.evening.do(lambda live: live.take_up(held.number))


def erase(leader: Leader, rest: str) -> None:
    """A remark, removed ones too, erased for good."""
    held, _after = _remark(leader, rest, _(":erase 12"), removed=True)
    asked = _("Erase #{number} for good, everywhere? It cannot be undone. Type yes to erase it.")
    if not leader.ask(asked.format(number=held.number)):
        raise Refused(_("#{number} stays as it is.").format(number=held.number))
    leader.evening.do(lambda live: live.erase(held.number))


# The words after a command


def _number(word: str) -> int | None:
    """The number a word is, with or without its #."""
    found = re.fullmatch(r"#?([0-9]{1,9})", word)
    return int(found[1]) if found else None


def _remark(leader: Leader, rest: str, example: str, removed: bool = False) -> tuple[Remark, str]:
    """The remark whose number comes first, and the words after that."""
    word, _space, after = rest.partition(" ")
    number = _number(word)
    if number is None:
        raise Refused(_("Which remark? Write its number: {example}").format(example=example))
    session = leader.evening.session
    held = session.remarks.get(number)
    if held is None and removed and session.running:
        held = session.running.removed.get(number)
    if held is None:
        raise Refused(_("There is no remark #{number}.").format(number=number))
    return held, after.strip()


def _prompt_id(session: Session, name: str) -> str:
    """The id of the question meant by an id, a place in the agenda, or the beginning of either name."""
    ids = [held.id for held in session.agenda]
    if name in ids:
        return name
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(ids):
        return ids[int(name) - 1]
    start = plain(name)
    near = [held.id for held in session.agenda if start and plain(held.title).startswith(start)]
    near += [id for id in ids if start and id.startswith(start) and id not in near]
    if len(near) != 1:
        known = ", ".join(ids)
        raise Refused(_("Which question? There are: {known}.").format(known=shown(known)))
    return near[0]


def _current(leader: Leader) -> str:
    current = leader.evening.session.current
    if current is None:
        raise Refused(_("The room is not on a question yet. :next opens the first."))
    return current


def _title(rest: str) -> str:
    if not rest:
        raise Refused(_("Write the title after the command."))
    if len(rest) > LONGEST_TITLE:
        raise Refused(troubles.title_too_long(LONGEST_TITLE))
    return rest
