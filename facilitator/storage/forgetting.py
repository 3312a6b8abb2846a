"""Keeping words that are being erased out of the search index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from facilitator.storage.index_place import IndexPlace, place_for, taken
from facilitator.storage.paths import SessionPaths


@contextmanager
def forgetting(paths: SessionPaths) -> Iterator[None]:
    """Have nothing of the session in the index, now and until the end of the block. Raises OSError.

    In the block its files are rid of the words: nobody can put them in the index in the meantime.
    """
    with ExitStack() as stack:
        try:
            place = stack.enter_context(taken(paths.folder))
        except OSError:
            if place_for(paths.folder).database.exists():
                raise
            # Where nothing can be kept nothing is.
        else:
            if place.database.exists():
                _forget(place, paths.name)
        yield


def _forget(place: IndexPlace, session: str) -> None:
    try:
        # Loaded only where there is an index. A Python may come without SQLite.
        from facilitator.storage.index import forget
    except ImportError:
        place.remove()
    else:
        forget(place, session)
