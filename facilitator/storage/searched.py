"""The texts in which the words of a query are looked for, by column, with the index and without."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.matching import words, words_of_all
from facilitator.domain.query import Where
from facilitator.storage.sayings import About

SAID = ("text", "speaker", "tags")
WEIGHTS = (1.0, 0.5, 1.5)
"""What a word is worth in each of these: one that somebody made a tag tells more, a voice says much else."""

FRAME = ("question", "theme", "place")

WITHIN: dict[Where, tuple[str, ...]] = {"said": SAID, "who": ("speaker",), "tag": ("tags",)}
"""The columns of a remark in which a term is looked for, and those around it."""
AROUND: dict[Where, tuple[str, ...]] = {"question": ("question",), "theme": ("theme",), "place": ("place",)}


def within(speaker: str | None, tags: Iterable[str], text: str, noted: str | None) -> tuple[list[str], ...]:
    """The words of a remark, by the columns of `SAID`: a mended one has those that were noted too."""
    said = words(text) if noted is None else words_of_all((text, noted))
    return said, words(speaker or ""), words_of_all(tags)


def around(about: About, prompt: str | None, title: str) -> tuple[list[str], ...]:
    """The words around a remark of this prompt, by the columns of `FRAME`."""
    theme = words_of_all(dict.fromkeys((about.title, about.theme)))
    return words_of_all((title, prompt or "")), theme, words(about.place)
