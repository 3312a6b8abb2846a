"""Lists of words, written as text since some have hundreds."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
