"""An article as pandoc's own tree of a document, from which it makes ODT and DOCX.

The tree has text and styles apart: nothing in it is read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from facilitator.domain.article import Article
from facilitator.export.document import (
    Block,
    Code,
    Heading,
    Listed,
    Paragraph,
    Quoted,
    Rule,
    Run,
    Runs,
    Section,
)
from facilitator.export.layout import document

_NOTHING: Any = ["", [], []]
# Word processors have no dictionary for a language without a country.
_COUNTRIES = {"fr": "fr-FR", "en": "en-GB"}
_SPACES = re.compile("( +)")


def article_pandoc(article: Article, version: list[int]) -> str:
    """The tree as JSON, for a pandoc whose trees are of this version."""
    whole = document(article)
    blocks = _blocks(whole.lead)
    for section in whole.everything():
        blocks += _section(section)
    meta = {
        "title": {"t": "MetaInlines", "c": _text(whole.title)},
        "lang": {"t": "MetaString", "c": _COUNTRIES.get(whole.language, whole.language)},
    }
    return json.dumps({"pandoc-api-version": version, "meta": meta, "blocks": blocks}, ensure_ascii=False)


def _section(section: Section) -> list[Any]:
    """The title of the document has a style of its own: headings under it begin at the first level."""
    title = _node("Header", [1, _NOTHING, _text(section.title)]) if section.title else _node("HorizontalRule")
    return [title, *_blocks(section.blocks)]


def _node(kind: str, content: Any = None) -> dict[str, Any]:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def _blocks(blocks: Iterable[Block]) -> list[Any]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs):
            return _node("Para", _inlines(runs))
        case Heading(level, runs):
            return _node("Header", [level - 1, _NOTHING, _inlines(runs)])
        case Quoted(blocks):
            return _node("BlockQuote", _blocks(blocks))
        case Code(text):
            return _node("CodeBlock", [_NOTHING, text])
        case Rule():
            return _node("HorizontalRule")
        case Listed(entries, None):
            return _node("BulletList", [_blocks(entry) for entry in entries])
        case Listed(entries, start):
            style = [start, _node("Decimal"), _node("Period")]
            return _node("OrderedList", [style, [_blocks(entry) for entry in entries]])


def _inlines(of: Runs) -> list[Any]:
    return [node for run in of for node in _run(run)]


def _run(run: Run) -> list[Any]:
    if run.text == "\n":
        return [_node("LineBreak")]
    nodes = [_node("Code", [_NOTHING, run.text])] if run.code else _text(run.text)
    if run.em:
        nodes = [_node("Emph", nodes)]
    if run.strong:
        nodes = [_node("Strong", nodes)]
    return [_node("Link", [_NOTHING, nodes, [run.link, ""]])] if run.link else nodes


def _text(text: str) -> list[Any]:
    """Words and the spaces between them; those that do not break are part of words."""
    pieces = (piece for piece in _SPACES.split(text) if piece)
    return [_node("Space") if piece[0] == " " else _node("Str", piece) for piece in pieces]
