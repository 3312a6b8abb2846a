"""What the writer wrote in Markdown, as blocks: CommonMark without HTML, without pictures, with harmless links only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitator.domain.typography.pieces import Piece, published_pieces
from facilitator.export.document import (
    Blocks,
    Code,
    Heading,
    Listed,
    Paragraph,
    Quoted,
    Rule,
    Run,
    Runs,
)
from facilitator.export.printable import printable, printable_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 6
"""How many lists and quotations can stand in each other; what is deeper stands there."""

_HARMLESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)
# Beyond what the reader goes down to, it drops the text.
_DEEPEST_READ = 100


def harmless(link: str) -> bool:
    """Whether an address leads to the web or to somebody's mail, and nowhere else."""
    return _HARMLESS.match(link) is not None


def commentary(text: str, level: int = 3, language: str | None = None) -> Blocks:
    """The blocks of a text in Markdown, its headings from this level on without leaving one out.

    With a `language` its typography is applied to the text: not to code, addresses and line breaks.
    """
    if not text.strip():
        return ()
    reader = _Reader(level, language)
    for token in _parser().parse(text):
        reader.take(token)
    return tuple(reader.blocks)


@lru_cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST_READ})


class _Reader:
    """Goes through the tokens of blocks, with a pile of the blocks that are open."""

    def __init__(self, level: int, language: str | None) -> None:
        self.blocks: list[Any] = []
        self._language = language
        self._first = level
        self._levels: list[int] = []
        self._open: list[tuple[Token, list[Any]]] = []
        self._depth = 0
        self._heading = 0

    def take(self, token: Token) -> None:
        """The next token."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "inline":
                self._text(self._published(runs(token.children or [])))
            case "fence" | "code_block":
                self._here.append(Code(printable_lines(token.content)))
            case "hr":
                self._here.append(Rule())
            case "paragraph_open" | "paragraph_close" | "heading_close":
                pass
            case _:
                self._around(token)

    @property
    def _here(self) -> list[Any]:
        return self._open[-1][1] if self._open else self.blocks

    def _published(self, of: Runs) -> Runs:
        if self._language is None:
            return of
        pieces = [Piece(run.text, run.code or run.text == "\n") for run in of]
        printed = published_pieces(pieces, self._language)
        return tuple(replace(run, text=text) for run, text in zip(of, printed, strict=True) if text)

    def _text(self, of: Runs) -> None:
        if "".join(run.text for run in of).strip():
            self._here.append(self._titled(of) if self._heading else Paragraph(of))
        self._heading = 0

    def _titled(self, of: Runs) -> Heading:
        """A heading is one line."""
        line = (replace(run, text=" ") if run.text == "\n" else run for run in of)
        return Heading(self._level(self._heading), tuple(line))

    def _level(self, written: int) -> int:
        while self._levels and self._levels[-1] >= written:
            self._levels.pop()
        self._levels.append(written)
        return min(self._first + len(self._levels) - 1, 6)

    def _around(self, token: Token) -> None:
        """A list, an entry of one or a quotation begins or ends."""
        counted = not token.type.startswith("list_item")
        if token.nesting > 0:
            self._depth += counted
            if self._depth <= DEEPEST:
                self._open.append((token, []))
            return
        if self._depth <= DEEPEST:
            opening, held = self._open.pop()
            if held:
                self._here.append(_container(opening, tuple(held)))
        self._depth -= counted


def _container(opening: Token, held: tuple[Any, ...]) -> Any:
    match opening.type:
        case "list_item_open":
            return held
        case "blockquote_open":
            return Quoted(held)
        case "bullet_list_open":
            return Listed(held)
        case _:
            return Listed(held, int(opening.attrs.get("start", 1)))


def runs(tokens: Iterable[Token]) -> Runs:
    """The text of a paragraph, run by run. A picture is its description, with a link to where it is."""
    found: list[Run] = []
    strong = em = 0
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                em += token.nesting
            case "link_open":
                links.append(_address(token.attrs.get("href", "")))
            case "link_close":
                links.pop()
            case _:
                style = Run("", strong > 0, em > 0, link=links[-1] if links else "")
                found.append(_piece(token, style))
    return _joined(found)


def _piece(token: Token, style: Run) -> Run:
    match token.type:
        case "softbreak":
            return replace(style, text=" ")
        case "hardbreak":
            return Run("\n")
        case "code_inline":
            return replace(style, text=printable(token.content), code=True)
        case "image":
            said = "".join(run.text for run in runs(token.children or [])).replace("\n", " ")
            source = _address(token.attrs.get("src", ""))
            return replace(style, text=said or source, link=style.link or source)
        case _:
            return replace(style, text=printable(token.content))


def _address(link: object) -> str:
    return str(link) if harmless(str(link)) else ""


def _joined(found: Iterable[Run]) -> Runs:
    """Neighbours of the same style made one, so that no text falls apart without a reason."""
    joined: list[Run] = []
    for run in found:
        if not run.text:
            continue
        last = joined[-1] if joined else None
        if last is not None and "\n" not in (last.text, run.text) and replace(last, text=run.text) == run:
            joined[-1] = replace(run, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
