"""The article as it will be read, beside what is being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.domain.article import Article, Part
from facilitator.domain.visible import visible
from facilitator.texts import _, article, writing
from facilitator.tui.article_texts import Text
from facilitator.tui.markdown_blocks import markdown_blocks
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.pages import Pages


@dataclass
class Laid:
    """The paragraphs of an article, and where each text of the writer's begins among them."""

    blocks: list[Block] = field(default_factory=list)
    places: dict[Text, int] = field(default_factory=dict)

    def put(self, text: Text, *blocks: Block) -> None:
        """A text of the writer's."""
        self.places[text] = len(self.blocks)
        self.blocks += blocks


def laid_out(whole: Article) -> Laid:
    """The article, paragraph by paragraph."""
    laid = Laid()
    laid.put(Text("title"), Block([(visible(whole.title), "title")]), EMPTY)
    laid.put(Text("lead"), *markdown_blocks(whole.lead, whole.language))
    laid.put(Text("flashback"), *markdown_blocks(whole.flashback, whole.language))
    for at, part in enumerate(whole.parts):
        _lay(laid, part, at, whole.language)
    laid.put(Text("closing"), *markdown_blocks(whole.closing, whole.language))
    laid.put(
        Text("link"), *([Block([("→ ", "accent"), (visible(whole.link), "")]), EMPTY] if whole.link else [])
    )
    laid.blocks += _end(whole)
    return laid


def _lay(laid: Laid, part: Part, at: int, language: str) -> None:
    laid.put(Text("heading", at), Block([(writing.title(part.title), "strong")]), EMPTY)
    laid.put(Text("opening", at), *markdown_blocks(part.opening, language))
    for said in part.said:
        laid.blocks += [Block([(visible(said.text), "")]), EMPTY]
    if not part.said:
        laid.blocks += [Block([(_("No remark is in this situation."), "mark")]), EMPTY]
    laid.put(Text("end", at), *markdown_blocks(part.closing, language))


def _end(whole: Article) -> Iterator[Block]:
    yield Block([(" · ".join(article.figures(whole.figures)), "faint")])
    for said in article.notice(whole.notice):
        yield Block([(visible(said), "faint")])


class ArticleView(Pages, can_focus=False):
    """It stays where the text is that is being written."""

    def __init__(self, id: str) -> None:
        super().__init__([], id=id)
        self._laid = Laid()
        self._text = Text("title")

    def lay(self, laid: Laid) -> None:
        """The article as it is now."""
        self._laid = laid
        self.show(laid.blocks)
        self._follow()

    def go_to(self, text: Text) -> None:
        """Show the place of a text."""
        self._text = text
        self._follow()

    def _follow(self) -> None:
        """The place of the text in view with some of what comes after, where it has left it."""
        at = self._laid.places.get(self._text, 0)
        seen = self._places()[: max(1, self.content_size.height * 2 // 3)]
        if at < self.count() and at not in {row for row, _line in seen}:
            self._put_top((at, 0))
