"""What the commands of review do to remarks. Each says what is on disk once it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.domain.mending import How
from facilitator.domain.session import Remark
from facilitator.domain.visible import visible
from facilitator.line import review_telling as telling
from facilitator.line.review_words import (
    NONE,
    both_sides,
    kind_of,
    known_role,
    numbers_alone,
    numbers_of,
    one_of,
    place_of,
    role_of,
    sides,
    tag_of,
    tags_of,
    unquoted,
)
from facilitator.line.table import Refused
from facilitator.line.words_after import number_of, question_among
from facilitator.services.reviewing import Outcome
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, words
from facilitator.texts import review as said

if TYPE_CHECKING:
    from facilitator.line.reviewing import Reviewer


# The words of one


def mend(how: How, reviewer: Reviewer, rest: str) -> None:
    """The words as they are published; without words, what is kept of the remark."""
    example = _(":mend 12 …") if how == "slip" else _(":change 12 …")
    held, wanted = one_of(reviewer.session, rest, example)
    if not wanted:
        reviewer.paper.say(*telling.whole(reviewer.session, held))
        return
    wanted = wanted if unquoted(held.published) != held.published else unquoted(wanted)
    reviewer.act(lambda review: review.mend(reviewer.paths, held.number, wanted, how), lambda _outcome: "")


def as_noted(reviewer: Reviewer, rest: str) -> None:
    """The words published as they were noted after all."""
    held, _after = one_of(reviewer.session, rest, _(":as-noted 12"))
    reviewer.act(
        lambda review: review.mend(reviewer.paths, held.number, ""),
        lambda _outcome: said.mended(held.number, None),
    )


def take_out(reviewer: Reviewer, rest: str) -> None:
    """A role or […] in the place of words that say who somebody is."""
    example = _(':out 12 "Marie" = a bookseller')
    held, after = one_of(reviewer.session, rest, example)
    found, role = sides(after) or (after, "")
    found = unquoted(found)
    _need_words(held, found, example)
    reviewer.act(
        lambda review: review.take_out(reviewer.paths, held.number, found, unquoted(role) or None),
        lambda _outcome: said.taken_out(1),
    )


def _need_words(held: Remark, wanted: str, example: str) -> None:
    if not wanted:
        raise Refused(_("Which words? For instance: {example}").format(example=example))
    if any(wanted in (part or "") for part in (held.text, held.typed, held.mended, held.where)):
        return
    if wanted in (held.speaker or ""):
        raise Refused(_("These words are in the voice: :voice gives the remark another."))
    no = _("#{number} does not have these words: {words}. They have to be just as they stand there.")
    raise Refused(no.format(number=held.number, words=words.quoted(visible(wanted))))


def split(reviewer: Reviewer, rest: str) -> None:
    """Two of a remark, the second beginning with these words."""
    example = _(":split 12 and then")
    held, start = one_of(reviewer.session, rest, example)
    start = unquoted(start.removeprefix("|"))
    if not start:
        raise Refused(_("Write the words with which the second begins: {example}").format(example=example))
    at = place_of(held, start)
    reviewer.act(
        lambda review: review.split(reviewer.paths, held.number, at),
        lambda outcome: said.split(held.number, max(outcome.numbers(reviewer.paths))),
    )


# One remark or many


def file(reviewer: Reviewer, rest: str) -> None:
    """Remarks under another question."""
    session = reviewer.session
    numbers, name = numbers_of(session, rest, _(":file 12,14 2"))
    id = None if name == NONE else question_among(telling.questions(session), unquoted(name))
    title = said.question(session, id)
    reviewer.act(
        lambda review: review.file(reviewer.paths, numbers, id),
        lambda outcome: said.filed(_count(outcome), title),
    )


def kind(reviewer: Reviewer, rest: str) -> None:
    """Remarks of another kind."""
    example = _(":kind 12,14 idea")
    numbers, name = numbers_of(reviewer.session, rest, example)
    wanted = kind_of(name, example)
    reviewer.act(
        lambda review: review.kind(reviewer.paths, numbers, wanted),
        lambda outcome: said.kind(_count(outcome), wanted),
    )


def voice(reviewer: Reviewer, rest: str) -> None:
    """Remarks of another voice."""
    example = _(":voice 12,14 a bookseller")
    numbers, name = numbers_of(reviewer.session, rest, example)
    if not name:
        raise Refused(_("Which voice? For instance: {example}; - for nobody known.").format(example=example))
    role = None if name == NONE else role_of(reviewer.session, unquoted(name))
    reviewer.act(
        lambda review: review.speaker(reviewer.paths, numbers, role),
        lambda outcome: said.voice(_count(outcome), role),
    )


def tag(reviewer: Reviewer, rest: str) -> None:
    """Tags given, and tags taken."""
    example = _(":tag 12,14 #friends -#screens")
    numbers, after = numbers_of(reviewer.session, rest, example)
    add, drop = tags_of(reviewer.session, after, example)
    reviewer.act(
        lambda review: review.retag(reviewer.paths, numbers, add, drop),
        lambda outcome: said.tagged(_count(outcome), add, drop),
    )


def take_up(reviewer: Reviewer, rest: str) -> None:
    """The mark that remarks are to be taken up: put on, or taken off where all have it."""
    numbers = numbers_alone(reviewer.session, rest, _(":take-up 12"))
    wanted = not all(reviewer.session.remarks[number].take_up for number in numbers)
    reviewer.act(
        lambda review: review.take_up(reviewer.paths, numbers, wanted),
        lambda outcome: said.take_up(_count(outcome), wanted),
    )


def sensitive(reviewer: Reviewer, rest: str) -> None:
    """The mark that remarks are sensitive: put on, or taken off where all have it."""
    numbers = numbers_alone(reviewer.session, rest, _(":sensitive 12"))
    wanted = not all(reviewer.session.remarks[number].sensitive for number in numbers)
    reviewer.act(
        lambda review: review.sensitive(reviewer.paths, numbers, wanted),
        lambda outcome: said.sensitive(_count(outcome), wanted),
    )


# Remarks and others


def same(reviewer: Reviewer, rest: str) -> None:
    """Remarks that say the same as another, which stands for all."""
    session, example = reviewer.session, _(":same 12,14 = 9")
    left, right = both_sides(rest, example)
    numbers, (into, _after) = numbers_alone(session, left, example), one_of(session, right, example)
    stands = into.same_as or into.number
    if set(numbers) <= {into.number, stands}:
        raise Refused(_("A remark cannot say the same as itself: {example}").format(example=example))
    reviewer.act(
        lambda review: review.same(reviewer.paths, numbers, into.number),
        lambda outcome: said.joined(_count(outcome), stands),
    )


def apart(reviewer: Reviewer, rest: str) -> None:
    """Remarks that say something of their own after all."""
    numbers = numbers_alone(reviewer.session, rest, _(":apart 12"))
    reviewer.act(
        lambda review: review.apart(reviewer.paths, numbers), lambda outcome: said.apart(_count(outcome))
    )


def reply(reviewer: Reviewer, rest: str) -> None:
    """A remark that answers another, or none."""
    session, example = reviewer.session, _(":reply 12 9")
    held, other = one_of(session, rest, example)
    if not other:
        raise Refused(_("Which remark does it answer? {example}; - for none.").format(example=example))
    to = None if other == NONE else one_of(session, other, example)[0].number
    reviewer.act(
        lambda review: review.reply(reviewer.paths, held.number, to),
        lambda _outcome: said.replied(held.number, to),
    )


# Everywhere

_ROLE, _TAG = ("role", "voice", "voix"), ("tag", "mot-cle", "mot-clé")
_EVERYWHERE = ("everywhere", "partout")


def rename(reviewer: Reviewer, rest: str) -> None:
    """A voice or a tag called something else, in this session or in all."""
    what, _space, after = rest.partition(" ")
    example = _(':rename tag friend = friends, :rename voice "a bookseller" = "a reader" everywhere')
    if what.casefold() not in _ROLE + _TAG:
        raise Refused(_("Write it like this: {example}").format(example=example))
    old, new = both_sides(after, example)
    new, among = _where(new, reviewer.paths)
    if among is None:
        reviewer.paper.say(_("Looking into all sessions…"))
    if what.casefold() in _ROLE:
        _rename_role(reviewer, unquoted(old), unquoted(new), among)
    else:
        _rename_tag(reviewer, old, new, among)


def _where(new: str, here: SessionPaths) -> tuple[str, list[SessionPaths] | None]:
    """The new name, and the sessions to rename in: this one, or all where that is the last word."""
    head, _space, last = new.rpartition(" ")
    return (head.strip(), None) if head and last.casefold() in _EVERYWHERE else (new, [here])


def _rename_role(reviewer: Reviewer, old: str, new: str, among: list[SessionPaths] | None) -> None:
    role = known_role(reviewer.session, old)
    reviewer.act(lambda review: review.rename_role(role, new, among), partial(_renamed, role, new))


def _rename_tag(reviewer: Reviewer, old: str, new: str, among: list[SessionPaths] | None) -> None:
    known, wanted = tag_of(reviewer.session, old), None if new == NONE else tag_of(reviewer.session, new)
    reviewer.act(lambda review: review.rename_tag(known, wanted, among), partial(_renamed, known, wanted))


def _renamed(old: str, new: str | None, outcome: Outcome) -> str:
    return said.renamed(old, new, *outcome.reach)


# For good, and back


def erase(reviewer: Reviewer, rest: str) -> None:
    """A remark, removed ones of a running session too, erased for good."""
    session, number = reviewer.session, number_of(rest)
    if number is None:
        raise Refused(_("Which remark? Write its number: {example}").format(example=_(":erase 12")))
    if number not in session.remarks and not (session.running and number in session.running.removed):
        raise Refused(_("There is no remark #{number}.").format(number=number))
    asked = _("Erase #{number} for good, everywhere? It cannot be undone. Type yes to erase it.")
    if not reviewer.ask(asked.format(number=number)):
        raise Refused(_("#{number} stays as it is.").format(number=number))
    done = _("#{number} is erased for good.").format(number=number)
    reviewer.act(lambda review: review.erase(reviewer.paths, number), lambda _outcome: done)


def undo(reviewer: Reviewer, _rest: str) -> None:
    """Take back the last act."""
    outcome = reviewer.review.undo()
    if outcome is None:
        raise Refused(_("There is nothing to undo."))
    reviewer.act(lambda _review: outcome, lambda outcome: said.back(*outcome.reach))


def redo(reviewer: Reviewer, _rest: str) -> None:
    """Do again what was taken back."""
    outcome = reviewer.review.redo()
    if outcome is None:
        raise Refused(_("There is nothing to redo."))
    reviewer.act(lambda _review: outcome, lambda outcome: said.again(*outcome.reach))


def _count(outcome: Outcome) -> int:
    remarks, _sessions = outcome.reach
    return remarks
