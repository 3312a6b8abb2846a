"""Questions put before something that cannot be taken lightly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.texts import _
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing

_ESCAPE = Binding("escape", "cancel", N_("go back"), id="ask.cancel", tooltip=N_("Change nothing"))


class Answers(Listing):
    """The possible answers, the first one selected."""

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self._answers = answers
        self.selected = 0
        self.styles.height = len(answers)

    def count(self) -> int:
        """One row an answer."""
        return len(self._answers)

    def block(self, row: int) -> Block:
        """An answer."""
        return Block([(self._answers[row], "strong" if row == self.selected else "")], [(" ", "")])

    def on_listing_moved(self) -> None:
        """The weight of the selected answer."""
        self.changed()


class Ask(Dialog[str | None]):
    """Gives the name of the answer chosen, None for Escape. The first answer should be the one that does no harm."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="ask.choose", tooltip=N_("Take the selected answer")),
        _ESCAPE,
    ]

    def __init__(self, question: Sequence[Block], answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question = question
        self._names = [name for name, _text in answers]
        self.answers = Answers([text for _name, text in answers])

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="dialog"):
            yield Prose(*self._question, classes="question")
            yield self.answers
        yield KeyBar()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click."""
        self.dismiss(self._names[event.row])

    def action_choose(self) -> None:
        """As Enter on the answers."""
        self.answers.action_choose()

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class AskNumber(Window[int | None]):
    """Gives a whole number from 0 to 9999, None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("keep"), id="number.keep", tooltip=N_("Keep this number")),
        _ESCAPE,
    ]

    def __init__(self, question: str, number: int | None) -> None:
        super().__init__()
        self._question = question
        said = "" if number is None else str(number)
        self.field = Input(said, restrict="[0-9]{0,4}", compact=True)

    def compose(self) -> ComposeResult:
        """The question over a field."""
        with Vertical(classes="dialog"):
            yield Prose(Block([(self._question, "strong")]), classes="question")
            yield self.field
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.dismiss(int(event.value) if event.value else None)

    async def action_choose(self) -> None:
        """As Enter in the field."""
        await self.field.action_submit()

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def leaving_question(unkept: int) -> list[Block]:
    """What is asked before a running session is left."""
    blocks = [Block([(_("This session is running."), "strong")])]
    if unkept:
        said = _(
            "{count} things typed are not kept yet. If you leave now they are lost from the session; the program "
            "prints them in the terminal."
        )
        blocks.append(Block([(said.format(count=unkept), "alert")]))
    return blocks
