"""How a thing that people write in several ways is written most."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from facilitator.domain.matching import words


@lru_cache(4096)
def sound(name: str) -> str:
    """What names have in common that differ in case, accents, apostrophes or hyphens only."""
    return " ".join(words(name)) or name


class Spellings:
    """The spellings of each thing, counted; those that tell nothing of its capitals count when there are no others."""

    def __init__(self) -> None:
        self._telling: dict[str, Counter[str]] = {}
        self._others: dict[str, Counter[str]] = {}

    def add(self, key: str, spelling: str, telling: bool = True) -> None:
        """Count one."""
        (self._telling if telling else self._others).setdefault(key, Counter())[spelling] += 1

    def of(self, key: str) -> str:
        """The most frequent one; of several, the one that comes first in the alphabet."""
        found = self._telling.get(key) or self._others[key]
        most = max(found.values())
        return min(spelling for spelling, number in found.items() if number == most)
