"""The article: its texts, the one being written, and how all of it will be read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from facilitator.domain.article import compose
from facilitator.domain.proof import Finding
from facilitator.domain.synthesis import Ref, Sessions, Synthesis
from facilitator.domain.visible import visible
from facilitator.services.proofing import Proofing
from facilitator.services.writing import Act, Writing
from facilitator.storage.syntheses import SynthesisPaths
from facilitator.texts import _, article
from facilitator.tui.article_texts import Name, Text, found_again, read, read_again, texts_of, tidy, write
from facilitator.tui.errands import Errands
from facilitator.tui.in_turn import in_turn
from facilitator.tui.keys import N_, called
from facilitator.tui.messages import ExportWanted
from facilitator.tui.screens.writing_doing import WritingDoing
from facilitator.tui.sizes import WIDE
from facilitator.tui.toasts import say
from facilitator.tui.widgets.article_view import ArticleView, Laid, laid_out
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.text_list import TextList
from facilitator.tui.widgets.writing_area import WritingArea
from facilitator.tui.wrapping import Run

_WRITTEN_AFTER = 0.6
"""Seconds from a key until what it wrote is on its way to the disk."""


class ArticleScreen(WritingDoing):
    """What is typed is in the article at once, and on the disk within a second."""

    AUTO_FOCUS = "WritingArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", N_("next text"), id="article.next", tooltip=N_("Write the next text")),
        Binding(
            "shift+tab",
            "turn(-1)",
            N_("text before"),
            id="article.previous",
            tooltip=N_("Write the text before"),
        ),
        Binding(
            "f3,ctrl+t",
            "check",
            N_("check"),
            priority=True,
            id="article.check",
            tooltip=N_("What the check of the article found"),
        ),
        Binding("escape,f4", "back", N_("the board"), id="article.back", tooltip=N_("Back to the board")),
        Binding(
            "f6,ctrl+down",
            "page(1)",
            N_("read on"),
            priority=True,
            id="article.down",
            tooltip=N_("A page on in the article"),
        ),
        Binding(
            "f5,ctrl+up",
            "page(-1)",
            N_("read back"),
            show=False,
            priority=True,
            id="article.up",
            tooltip=N_("A page back in the article"),
        ),
        Binding(
            "f7",
            "export",
            N_("export"),
            priority=True,
            id="article.export",
            tooltip=N_("Make a file of the article"),
        ),
    ]

    @dataclass
    class Composed(Message):
        """The article, laid out, and what its check found."""

        laid: Laid
        findings: list[Finding]

    def __init__(self, paths: SynthesisPaths, writing: Writing) -> None:
        super().__init__(paths, writing)
        self.text = Text("title")
        self._known = Synthesis("")
        self._timer: Timer | None = None
        # What was typed and is not on its way to the disk yet, and what is.
        self._typed: dict[Text, None] = {}
        self._flying: dict[Text, None] = {}
        self._crossed = False
        self._errands = Errands("article")
        self._proofing = Proofing()
        self.findings: list[Finding] = []
        self.head = Prose(id="article-head")
        self.texts = TextList(id="texts")
        self.meant = Prose(id="meant")
        self.area = WritingArea(id="area")
        self.view = ArticleView(id="view")
        self.place = Prose(id="place")

    def compose(self) -> ComposeResult:
        """The texts, the one being written, the article; the last two one over the other where it is narrow."""
        yield self.head
        with Horizontal(id="sides"):
            yield self.texts
            with Vertical(id="writing"):
                with Vertical(id="written"):
                    yield self.meant
                    yield self.area
                yield self.view
        yield self.trouble
        yield self.place
        yield KeyBar()

    def on_mount(self) -> None:
        """What the board has open."""
        self.begin_writing()

    async def on_unmount(self) -> None:  # type: ignore[override]
        """What was typed last is kept though the program is left; Textual calls the one above too."""
        if (writing := self.writing) is not None and self._typed:
            act = self._act()
            in_turn(lambda: writing.do(act, self.text))
        await asyncio.to_thread(self._errands.close)

    def on_resize(self, event: events.Resize) -> None:
        """A wide screen has the article beside what is written."""
        self.set_class(event.size.width >= WIDE, "-wide")

    # What is shown

    def show(self) -> None:
        """All as it is now; the text in the field changes only where the files have another one."""
        self.texts.show(self.synthesis, self.text)
        self.area.put(read(self.synthesis, self.text))
        self._tell_text()
        self._lay_out()
        self.tell_state()

    def _tell_text(self) -> None:
        hint = "" if self.text.is_one_line else _("**strong**, *stressed*, [words](https://…), - list")
        name = article.name(self.text.name)
        number = "" if self.text.at is None else f"{self.text.at + 1} · "
        self.meant.show(
            Block([(f"{number}{name}", "strong"), (f"  {article.meant(self.text.name)}", "faint")]),
            Block([(hint, "faint")]),
        )

    def _lay_out(self) -> None:
        synthesis, sessions = self.synthesis, self.sessions
        # In a thread of its own: an article of five thousand remarks keeps no key waiting.
        self._errands.ask(lambda: self._lay(synthesis, sessions))

    def _lay(self, synthesis: Synthesis, sessions: Sessions) -> None:
        laid = laid_out(compose(synthesis, sessions))
        self.post_message(self.Composed(laid, self._proofing.of(synthesis, sessions)))

    def on_article_screen_composed(self, message: Composed) -> None:
        """The article as it will be read."""
        self.findings = message.findings
        self.view.lay(message.laid)
        self.tell_state()

    def tell_state(self) -> None:
        """Whether all is on the disk."""
        kept = not (self.waiting or self.unwritten)
        state = (_("on disk"), "faint") if kept else (_("being written…"), "mark")
        self.head.show(Block([(visible(self.synthesis.title), "title"), ("  ·  ", "faint"), state]))
        self.place.show(Block(self._found()))

    def _found(self) -> list[Run]:
        """How many things the check found."""
        must = sum(1 for one in self.findings if one.must_be_decided)
        look = len(self.findings) - must
        if not self.findings:
            return [(_("The check of the article finds nothing."), "good")]
        said: list[Run] = [(article.must_be_decided(must), "alert")] if must else []
        if look:
            said.append((("  ·  " if must else "") + article.to_look_at(look), "mark"))
        shows = _("{key} shows them").format(key=called("article.check", self.BINDINGS))
        return [*said, (f"  ·  {shows}", "faint")]

    # Writing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Every key is in the article at once."""
        said = tidy(self.text, self.area.text)
        if not self.is_open or said == read(self.synthesis, self.text):
            return
        self.synthesis = write(self.text, said, self.synthesis)(self.synthesis)
        self._typed[self.text] = None
        self._write_soon()
        self.texts.show(self.synthesis, self.text)
        self._lay_out()
        self.tell_state()

    @property
    def unwritten(self) -> bool:
        """Whether something typed is not on its way to the disk yet."""
        return bool(self._typed)

    def _write_soon(self) -> None:
        if self._timer is None:
            self._timer = self.set_timer(_WRITTEN_AFTER, self.flush)

    def flush(self) -> None:
        """Have what was typed written."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed:
            act, step = self._act(), self.text
            self._flying |= self._typed
            self._typed = {}
            self.queue(lambda writing: writing.do(act, step))

    def _act(self) -> Act:
        """The act of having all that was typed in the file."""
        typed, shown, seen = [*self._typed], self.synthesis, self._known

        def act(synthesis: Synthesis) -> Synthesis:
            for text in typed:
                said, known = read(shown, text), read(seen, text)
                self._crossed |= read_again(synthesis, text, shown) not in (known, said)
                synthesis = write(text, said, shown)(synthesis)
            return synthesis

        return act

    def not_done(self, error: Exception) -> None:
        """What was typed stays, and is written as soon as that can be done."""
        self.tell_trouble(error)
        self._typed, self._flying = self._flying | self._typed, {}
        self._write_soon()
        self.tell_state()

    def take_in(self, synthesis: Synthesis, sessions: Sessions) -> None:
        """What the files say; the text being written is still that one where others have moved its situation."""
        if self.text.at is not None:
            at = found_again(synthesis, self.synthesis, self.text.at)
            self.text = Text("title") if at is None else Text(self.text.name, at)
        super().take_in(synthesis, sessions)

    def _adopt(self, synthesis: Synthesis, sessions: Sessions) -> None:
        if not self.waiting:
            self._flying = {}
        if self._crossed:
            self._crossed = False
            said = _(
                "This text was changed elsewhere too. Yours is kept; undoing on the board leads to the other."
            )
            say(self, said, 15)
        if not self._typed:
            self._known = synthesis
            super()._adopt(synthesis, sessions)

    # Keys

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """A click on the name of a text."""
        if self.is_open and event.row is not None and self.texts.chosen() != self.text:
            self._go_to(self.texts.chosen())

    def action_turn(self, by: int) -> None:
        """The next text, or the one before."""
        texts = texts_of(self.synthesis)
        self._go_to(texts[(texts.index(self.text) + by) % len(texts)])

    def _go_to(self, text: Text) -> None:
        self.flush()
        self.text = text
        self.texts.show(self.synthesis, text)
        self.area.load_text(read(self.synthesis, text))
        self.area.move_cursor(self.area.document.end)
        self._tell_text()
        self.view.go_to(text)
        self.area.focus()

    def action_page(self, by: int) -> None:
        """A page on in the article, or back."""
        self.view.action_page(by)

    def action_check(self) -> None:
        """What the check found: go there, or decide."""
        from facilitator.tui.screens.proof_list import ProofList

        def answered(answer: Act | Finding | None) -> None:
            if isinstance(answer, Finding):
                self._go_to_finding(answer)
            elif answer is not None:
                self.flush()
                self.do(answer)
                self.show()

        self.open_over(ProofList(self.findings, self.sessions), answered)

    def _go_to_finding(self, found: Finding) -> None:
        where = found.where
        if where is None:
            text = self._text_near(found.refs)
        else:
            name: Name = "heading" if where.text == "turn" else where.text
            text = Text(name, where.situation - 1 if where.situation else None)
        self._go_to(text)
        if where is not None and found.line and where.text != "turn":
            self.area.move_cursor((found.line - 1, max(0, found.column - 1)))

    def _text_near(self, refs: Sequence[Ref]) -> Text:
        """The heading of the situation that has one of these remarks."""
        for at, situation in enumerate(self.synthesis.situations):
            if any(placed.ref in refs for placed in situation.remarks):
                return Text("heading", at)
        return self.text

    def action_export(self) -> None:
        """Make a file of it."""
        self.flush()
        self.post_message(ExportWanted(self.paths))

    def action_back(self) -> None:
        """To the board, once all is on the disk."""
        self.flush()
        self.leave()

    def take(self, letters: str) -> None:
        """Letters that were struck before the field was there."""
        self.area.take(letters)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        keys = {name: called(f"article.{name}", self.BINDINGS) for name in ("next", "back", "down")}
        return [
            said.format(**keys)
            for said in (
                _("The texts of the article, one after the other: {next} goes on to the next."),
                _(
                    "What stands before and after the remarks is yours, in Markdown. {back} leads to the board."
                ),
                _("The article is shown as it will be read, with its typography. {down} reads on in it."),
                _(
                    "What you type is on the disk within a second. Undoing on the board takes back a whole text."
                ),
            )
        ]
