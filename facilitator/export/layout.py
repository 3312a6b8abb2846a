"""An article as a document: in which order it is read, under which headings, in the article's own language."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.article import Article, Part, Said
from facilitator.export.commentary import commentary, harmless
from facilitator.export.document import Block, Blocks, Document, Listed, Paragraph, Quoted, Run, Section
from facilitator.export.printable import printable
from facilitator.texts import article as texts
from facilitator.texts import speaking


def document(article: Article) -> Document:
    """The article in blocks. What is empty is left out."""
    with speaking(article.language):
        return Document(
            title=printable(article.title).strip() or texts.untitled(),
            language=article.language,
            lead=commentary(article.lead, 2, article.language),
            sections=tuple(_sections(article)),
            about=tuple(_about(article)),
        )


def _sections(article: Article) -> Iterator[Section]:
    if found := commentary(article.flashback, language=article.language):
        yield Section(texts.before(), found)
    for part in article.parts:
        if blocks := _part(part, article.language):
            yield Section(printable(part.title).strip(), blocks)
    if closing := commentary(article.closing, language=article.language):
        yield Section(texts.to_the_reader(), closing)
    if link := printable(article.link).strip():
        yield Section(texts.to_read_on(), (Paragraph((Run(link, link=link if harmless(link) else ""),)),))


def _part(part: Part, language: str) -> Blocks:
    return (
        *commentary(part.opening, language=language),
        *map(_said, part.said),
        *commentary(part.closing, language=language),
    )


def _said(said: Said) -> Block:
    """A remark: a paragraph, set apart where it has the exact words of somebody."""
    paragraph = Paragraph((Run(printable(said.text).strip()),))
    return Quoted((paragraph,)) if said.quoted else paragraph


def _about(article: Article) -> Iterator[Section]:
    figures = [(Paragraph((Run(printable(said)),)),) for said in texts.figures(article.figures)]
    if article.figures.sessions:
        yield Section(texts.in_figures(), (Listed(tuple(figures)),))
    yield Section(
        texts.about_the_notes(),
        (Paragraph((Run(" ".join(map(printable, texts.notice(article.notice)))),)),),
    )
