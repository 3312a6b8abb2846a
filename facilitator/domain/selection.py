"""Which sessions a search that names only a theme, a place or dates is about."""

from __future__ import annotations

from facilitator.domain.found import Heard, phrases, starts
from facilitator.domain.matching import words, words_of_all
from facilitator.domain.query import Query, Term
from facilitator.domain.session import Session


def fits(query: Query, session: Session) -> bool:
    """Whether a session is of the theme, the place and the time wanted; what else is searched does not count."""
    began = session.started.replace(tzinfo=None)
    if (query.since and began < query.since) or (query.until and began >= query.until):
        return False
    heard = {
        "theme": words_of_all(dict.fromkeys((session.title, session.theme.title))),
        "place": words(session.place),
    }
    columns = {where: Heard.of(said, session.language) for where, said in heard.items()}
    return all(_is_in(term, columns[term.where]) for term in query.terms if term.where in columns)


def _is_in(term: Term, column: Heard) -> bool:
    return any(starts(phrase, column) for phrase in phrases(term))
