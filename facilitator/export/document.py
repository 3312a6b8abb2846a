"""An article as blocks of text, before any format: what each format sets in its own way.

Nothing in it is markup any more. Text is plain, without a character that acts or hides; a link leads to the web or to
an address for mail, or is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class Run(Struct, frozen=True, omit_defaults=True):
    """Text in one style. One that is a line feed alone is a new line."""

    text: str
    strong: bool = False
    em: bool = False
    code: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Paragraph(Struct, frozen=True, tag_field="kind", tag="paragraph"):
    """A paragraph of text."""

    runs: Runs


class Heading(Struct, frozen=True, tag_field="kind", tag="heading"):
    """A heading inside a section: its level is 3 or more, or 2 or more outside of sections; none is left out."""

    level: int
    runs: Runs


class Listed(Struct, frozen=True, tag_field="kind", tag="list"):
    """A list: its entries, numbered from `start` where there is one."""

    entries: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Quoted(Struct, frozen=True, tag_field="kind", tag="quote"):
    """What somebody said or wrote, set apart."""

    blocks: tuple[Block, ...]


class Code(Struct, frozen=True, tag_field="kind", tag="code"):
    """Text to be shown as it is, line by line."""

    text: str


class Rule(Struct, frozen=True, tag_field="kind", tag="rule"):
    """A line across the page."""


Block = Paragraph | Heading | Listed | Quoted | Code | Rule
Blocks = tuple[Block, ...]


class Section(Struct, frozen=True):
    """A heading, which may be empty, and what stands under it."""

    title: str
    blocks: Blocks


class Document(Struct, frozen=True):
    """The whole: what opens it, its sections, then what is told about the café and its notes."""

    title: str
    language: str
    lead: Blocks
    sections: tuple[Section, ...]
    about: tuple[Section, ...]

    def everything(self) -> Iterator[Section]:
        """The sections in order."""
        yield from self.sections
        yield from self.about
