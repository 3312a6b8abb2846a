"""Introducing a remark in the writer's own words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.introduced import introduced
from facilitator.domain.session import Remark
from facilitator.domain.turns import NotATurn, written
from facilitator.domain.typography import published
from facilitator.domain.visible import visible
from facilitator.texts import _
from facilitator.texts.turns import why_not
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput
from facilitator.tui.wrapping import Run

_LONGEST = 400


class OwnTurn(Window[str | None]):
    """Gives the form of a turn; None for Escape. What cannot be used stays there to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("keep"), id="turn.keep", tooltip=N_("Introduce the remark so")),
        Binding("escape", "cancel", N_("go back"), id="turn.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, remark: Remark, language: str, form: str) -> None:
        super().__init__()
        self._remark, self._language = remark, language
        self.field = WrappedInput(form, select_on_focus=False)
        self._seen = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """The field, and the sentence as it will be read."""
        asked = _("In your own words: {role} is who speaks, {words} what is said").format(
            role="{role}", words="{words}"
        )
        with Vertical(classes="dialog mend"):
            yield Prose(Block([(asked, "strong")]), classes="question")
            yield self.field
            yield self._seen
        yield KeyBar()

    def on_mount(self) -> None:
        """As it stands."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key changes the sentence."""
        self._show()

    def _show(self) -> None:
        self._seen.show(Block(*self._sentence()))

    def _sentence(self) -> tuple[list[Run], list[Run]]:
        remark, form = self._remark, self.field.value
        try:
            turn = written(form, remark.kind, remark.origin)
        except NotATurn as error:
            return [(why_not(error), "alert")], [("! ", "alert")]
        words = published(remark.published[:_LONGEST], self._language)
        said = introduced(turn, remark.speaker, words, self._language, remark.where)
        return [(visible(published(said, self._language)), "")], [("→ ", "accent")]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def action_choose(self) -> None:
        """Give it, where it can be used."""
        try:
            written(self.field.value, self._remark.kind, self._remark.origin)
        except NotATurn:
            self._show()
        else:
            self.dismiss(self.field.value.strip())

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _(
                "The sentence below is the one that will be read. Exact words stand in quotation marks by themselves."
            )
        ]
