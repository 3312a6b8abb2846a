"""Markdown as it is read on a screen, with its typography. HTML in it is text like any other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.domain.typography.pieces import Piece, published_pieces
from facilitator.domain.visible import visible
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.wrapping import Run

_STEP = 2  # columns a list or a quotation is set in
_INLINE = {"strong": "strong", "em": "accent"}


@lru_cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def markdown_blocks(text: str, language: str) -> list[Block]:
    """The paragraphs of a text, an empty line after each."""
    return list(_blocks(_reader().parse(text), language))


def _blocks(tokens: list[Token], language: str) -> Iterator[Block]:
    around: list[str] = []
    tone = ""
    for token in tokens:
        if token.type.endswith("_open"):
            if token.type in ("list_item_open", "blockquote_open"):
                around.append(f"{token.info}{token.markup} " if token.info else _sign(token))
            tone = "strong" if token.type == "heading_open" else tone
        elif token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type == "heading_close":
            tone = ""
        elif token.type == "inline":
            yield Block(_published(token.children or [], tone, language), _lead(around))
            yield EMPTY
        elif token.type in ("fence", "code_block"):
            yield Block(
                [("\n".join(map(visible, token.content.rstrip("\n").split("\n"))), "faint")], _lead(around)
            )
            yield EMPTY
        elif token.type == "hr":
            yield Block([("———", "faint")])
            yield EMPTY


def _sign(token: Token) -> str:
    return "│ " if token.type == "blockquote_open" else "• "


def _lead(around: list[str]) -> list[Run]:
    return [
        ("".join(" " * _STEP if at < len(around) - 1 else one for at, one in enumerate(around)), "accent")
    ]


def _published(children: list[Token], tone: str, language: str) -> list[Run]:
    runs = list(_runs(children, tone))
    printed = published_pieces([piece for piece, _tone in runs], language)
    return [(text, tone) for text, (_piece, tone) in zip(printed, runs, strict=True) if text]


def _runs(children: list[Token], tone: str) -> Iterator[tuple[Piece, str]]:
    tones = [tone]
    target = ""
    for token in children:
        name, _underscore, what = token.type.rpartition("_")
        if name in _INLINE:
            if what == "open":
                tones.append(_INLINE[name])
            else:
                tones.pop()
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            yield Piece(f" ({visible(target)})", True), "faint"
        else:
            yield Piece(_text(token), token.type in ("code_inline", "hardbreak")), tones[-1]


def _text(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return breaks.get(token.type, visible(token.content))
