"""What the commands of line mode do about the evening and the remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.session import Signal
from facilitator.domain.visible import visible
from facilitator.line import telling
from facilitator.line.table import Refused
from facilitator.line.words_after import number_of, prompt_of, remark_of
from facilitator.services.live import Live
from facilitator.texts import _, words
from facilitator.texts import notice as the_notice

if TYPE_CHECKING:
    from facilitator.line.leading import Leader

_MOST_PEOPLE = 100_000


# The evening


def people(leader: Leader, rest: str) -> None:
    """How many people are there."""
    if not rest:
        known = leader.evening.session.people
        unknown = _("Nobody has said how many people there are.")
        leader.paper.say(unknown if known is None else words.count_people(known))
        return
    count = number_of(rest)
    if count is None or count > _MOST_PEOPLE:
        raise Refused(_("How many people? Write a number, such as :people 14."))
    leader.evening.do(lambda live: live.people(count))


def notice(leader: Leader, _rest: str) -> None:
    """The notice, to be read to the room, and the mark that it was: only somebody who read it can say so."""
    session = leader.evening.session
    leader.paper.say(*(" ".join(sentences) for sentences in the_notice.paragraphs(session)))
    if not leader.ask(_("Has the notice been read aloud? Type yes to note it.")):
        raise Refused(_("The notice is not marked as read."))
    leader.evening.do(Live.notice_read)
    if session.people is None:
        leader.paper.say(_("How many people? Write a number, such as :people 14."))


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
        id = prompt_of(session, rest) if rest else session.current
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
        held, text = remark_of(leader, rest, _(":edit 12 …"))
        if not text:
            leader.paper.say(f"#{held.number} {visible(held.typed or held.text)}")
            return
        if not leader.evening.do(lambda live: live.edit(held.number, text)):
            raise Refused(_("#{number} stays as it is.").format(number=held.number))


def move(leader: Leader, rest: str) -> None:
    """A remark filed under another question."""
    with leader.evening.turn:
        held, name = remark_of(leader, rest, _(":move 12 …"))
        id = prompt_of(leader.evening.session, name)
        if not leader.evening.do(lambda live: live.move(held.number, id)):
            raise Refused(_("#{number} stays as it is.").format(number=held.number))


def remove(leader: Leader, rest: str) -> None:
    """A remark taken out, until it is wanted again."""
    held, _after = remark_of(leader, rest, _(":remove 12"))
    leader.evening.do(lambda live: live.remove(held.number))


def take_up(leader: Leader, rest: str) -> None:
    """The mark that a remark is to be taken up, put on or taken off."""
    with leader.evening.turn:
        held, _after = remark_of(leader, rest, _(":take-up 12"))
        leader.evening.do(lambda live: live.take_up(held.number))


def sensitive(leader: Leader, rest: str) -> None:
    """The mark that a remark is sensitive, put on or taken off."""
    with leader.evening.turn:
        held, _after = remark_of(leader, rest, _(":sensitive 12"))
        leader.evening.do(lambda live: live.sensitive(held.number))


def signal(which: Signal, leader: Leader, rest: str) -> None:
    """A reaction of the room to a remark, by default to the last."""
    with leader.evening.turn:
        last = max(leader.evening.session.remarks, default=None)
        if not rest and last is None:
            raise Refused(_("Nothing kept: there is no remark yet for this to go with."))
        number = remark_of(leader, rest, _(":agree 12"))[0].number if rest else last
        if number is not None:
            leader.evening.do(lambda live: live.signal(number, which))


def erase(leader: Leader, rest: str) -> None:
    """A remark, removed ones too, erased for good."""
    held, _after = remark_of(leader, rest, _(":erase 12"), removed=True)
    asked = _("Erase #{number} for good, everywhere? It cannot be undone. Type yes to erase it.")
    if not leader.ask(asked.format(number=held.number)):
        raise Refused(_("#{number} stays as it is.").format(number=held.number))
    leader.evening.do(lambda live: live.erase(held.number))
