"""What the commands of review let somebody look at: the remarks, one of them, flagged words, likenesses, a search."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from facilitator.domain.alike import alike
from facilitator.domain.found import excerpt
from facilitator.domain.session import Remark
from facilitator.domain.slugs import plain
from facilitator.domain.views import Way
from facilitator.domain.visible import visible
from facilitator.export.session_text import remark_text
from facilitator.line import review_telling as telling
from facilitator.line.review_words import numbers_alone
from facilitator.line.table import Refused
from facilitator.line.words_after import number_of
from facilitator.services import library
from facilitator.services.privacy import flagged
from facilitator.services.search import Finding, search
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, language, ngettext, privacy, searching, troubles, words

if TYPE_CHECKING:
    from facilitator.line.reviewing import Reviewer

# The views by their names, English first.
_VIEWS: tuple[tuple[str, str, Way], ...] = (
    ("question", "question", "question"),
    ("time", "heure", "time"),
    ("voice", "voix", "speaker"),
    ("tag", "tag", "tag"),
    ("kind", "nature", "kind"),
    ("take-up", "reprendre", "take-up"),
)

_FOUND = 20
_PAIRS = 20
_LONGEST = 160


def view(reviewer: Reviewer, rest: str) -> None:
    """The remarks in the groups of a view; alone, of the one before."""
    named = {plain(name): way for english, french, way in _VIEWS for name in (english, french, way)}
    way = named.get(plain(rest)) if rest else reviewer.view
    if way is None:
        known = ", ".join(french if language() == "fr" else english for english, french, _way in _VIEWS)
        raise Refused(_("The remarks can be seen by: {known}.").format(known=known))
    reviewer.view = way
    reviewer.paper.say(*telling.in_groups(reviewer.session, way))


def show(reviewer: Reviewer, rest: str) -> None:
    """Everything that is kept of some remarks."""
    session = reviewer.session
    for number in numbers_alone(session, rest, _(":show 12")):
        reviewer.paper.say(*telling.whole(session, session.remarks[number]))


def flags(reviewer: Reviewer, _rest: str) -> None:
    """Words that may say who somebody is, and what to do about them."""
    session = reviewer.session
    found = list(flagged(session))
    if not found:
        reviewer.paper.say(_("No words here look like a name or an address."))
        return
    for number, ones in groupby(found, key=lambda one: one.number):
        reviewer.paper.say(telling.remark(session.remarks[number]))
        reviewer.paper.say(
            *(f"  {privacy.kind(one.kind)}{words.colon()}{visible(one.words)}" for one in ones)
        )
    reviewer.paper.say(
        "",
        _("To put […] in their place: {example}").format(example=_(':out 12 "Marie"')),
        _("To put a role there: {example}").format(example=_(':out 12 "Marie" = a bookseller')),
        _("What is no person’s may stay."),
    )


def duplicates(reviewer: Reviewer, _rest: str) -> None:
    """Remarks that may be the same noted twice, pair by pair, those most alike first."""
    session = reviewer.session
    pairs = alike(session)
    if not pairs:
        reviewer.paper.say(_("No two remarks look like the same one noted twice."))
    for pair in pairs[:_PAIRS]:
        first, second = session.remarks[pair.first], session.remarks[pair.second]
        how = _(":same {second} = {first}").format(second=pair.second, first=pair.first)
        reviewer.paper.say("", telling.remark(first), telling.remark(second), f"  {how}")
    if (more := len(pairs) - _PAIRS) > 0:
        reviewer.paper.say(ngettext("… and {number} more", "… and {number} more", more).format(number=more))


# Searching


def look_for(reviewer: Reviewer, rest: str) -> None:
    """Remarks in all sessions, the best answers first, each with a number to open it by."""
    found = search(reviewer.home, rest, _FOUND)
    reviewer.paper.say(*searching.of_query(found.query))
    if found.without_index is not None:
        reviewer.paper.say(searching.without_index(found.without_index))
    if not found.findings:
        raise Refused(searching.nothing_found() if found.query else searching.nothing_to_search())
    reviewer.found = [(one.session, one.number) for one in found.findings]
    for place, one in enumerate(found.findings, 1):
        reviewer.paper.say(f"{place}. {_finding(one)}")
    reviewer.paper.say(_("To go there: {example}").format(example=_(":open 1")))


def _finding(of: Finding) -> str:
    text, _marks = excerpt(of.text, of.marks, _LONGEST)
    said = remark_text(Remark(of.number, of.started, of.kind, text, speaker=of.speaker))
    return f"{said} – {visible(of.title)}, {words.day(of.started.date())}, #{of.number}"


def go(reviewer: Reviewer, rest: str) -> None:
    """Turn to a remark that was found, or to another session."""
    place = number_of(rest)
    if place is None:
        _open(reviewer, _session(reviewer, rest))
        return
    if not 1 <= place <= len(reviewer.found):
        raise Refused(_("Nothing was found under that number. :search finds remarks."))
    name, number = reviewer.found[place - 1]
    _open(reviewer, SessionPaths(reviewer.home.sessions, name), number)


def _session(reviewer: Reviewer, name: str) -> SessionPaths:
    if not name:
        raise Refused(_("Which one? The number of a remark that was found, or the name of a session."))
    try:
        return library.find_session(reviewer.home.sessions, name)
    except library.Ambiguous as error:
        raise Refused(troubles.several(name, error.near)) from None
    except library.NotFound as error:
        raise Refused(troubles.no_session(name, error.near)) from None


def _open(reviewer: Reviewer, paths: SessionPaths, number: int | None = None) -> None:
    reviewer.open(paths)
    reviewer.say_head()
    held = reviewer.session.remarks.get(number or 0)
    if held is not None:
        reviewer.paper.say("", *telling.whole(reviewer.session, held))


def leave(reviewer: Reviewer, _rest: str) -> None:
    """Stop here: all that was done is on disk."""
    reviewer.over = True
