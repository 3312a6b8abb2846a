"""The texts of an article, one of which is being written."""

from __future__ import annotations

from facilitator.domain.synthesis import Synthesis
from facilitator.texts import article, writing
from facilitator.tui.article_texts import Text, read, texts_of
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing


class TextList(Listing, can_focus=False):
    """One row a text; a sign where something is written."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.synthesis = Synthesis("")
        self.texts: list[Text] = texts_of(self.synthesis)

    def show(self, synthesis: Synthesis, text: Text) -> None:
        """The texts as they are now, this one selected."""
        self.synthesis, self.texts = synthesis, texts_of(synthesis)
        self.changed()
        row = self.texts.index(text) if text in self.texts else 0
        if row != self.selected:
            self.select(row)

    def chosen(self) -> Text:
        """The one that is being written."""
        return self.texts[self.selected or 0]

    def count(self) -> int:
        """One row a text."""
        return len(self.texts)

    def block(self, row: int) -> Block:
        """Its name; a situation has its own over its texts."""
        text = self.texts[row]
        sign = ("✓ " if read(self.synthesis, text).strip() else "· ", "faint")
        tone = "strong" if row == self.selected else ""
        if text.name == "heading" and text.at is not None:
            title = writing.title(self.synthesis.situations[text.at].title)
            return Block([(title, tone)], [(f"{text.at + 1} ", "key")])
        inside = "  " if text.at is not None else ""
        return Block([(article.name(text.name), tone)], [(inside, ""), sign])

    def on_listing_moved(self) -> None:
        """The weight of the selected one."""
        self.changed()
