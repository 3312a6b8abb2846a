"""What is said of a search besides what it finds."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.query import MOST_TERMS, Query
from facilitator.texts import _, troubles


def of_query(query: Query) -> Iterator[str]:
    """What of the line cannot be searched."""
    for misread in query.misread:
        yield _(
            "“{filter}” says nothing here. A date is 2026, 2026-01 or 2026-01-15; a kind is verbatim, "
            "observation, question, idea or comment."
        ).format(filter=troubles.shown(misread))
    if query.cut:
        yield _("That is much at once: only the first {number} words are searched.").format(number=MOST_TERMS)


def without_index(cause: Exception) -> str:
    """Every session was read, and why."""
    return _("The index cannot be used, so every session was read. {reason}").format(reason=_reason(cause))


def _reason(cause: Exception) -> str:
    origin = cause.__cause__ or cause
    return troubles.sentence(origin) if isinstance(origin, OSError) else f"({troubles.shown(str(origin))})"


def nothing_to_search() -> str:
    """The line has no word."""
    return _("There is nothing to search for in that. Type a word, or a filter such as who:mamie.")


def nothing_found() -> str:
    """No remark answers."""
    return _("Nothing is found.")


def reading(done: int, number: int) -> str:
    """How far the first reading of many sessions has come."""
    return _("Sessions read: {done} of {number}").format(done=done, number=number)
