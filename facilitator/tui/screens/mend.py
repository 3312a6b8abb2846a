"""Mending the words of a remark, with how they will be published under them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.mending import How, mended
from facilitator.domain.session import Remark
from facilitator.domain.visible import visible
from facilitator.texts import _
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Excerpt
from facilitator.tui.widgets.wrapped_input import WrappedInput
from facilitator.tui.wrapping import Run

_HOWS: dict[How, Callable[[], str]] = {
    "auto": lambda: _("Each word as it looks: a slip is mended in silence, another word stands in [ ]."),
    "slip": lambda: _("Only slips of the hand: everything is mended in silence."),
    "word": lambda: _("Other words than those noted: each stands in [ ]."),
}
_MARKED = re.compile(r"(\[[^\[\]]*\])")
# Rows of the screen that are not the words under the field; those of the field at most.
_AROUND, _FIELD = 9, 5


class MendDialog(Window[tuple[str, How] | None]):
    """Gives the words as they are to be read, and what the differences are; None for Escape."""

    field: WrappedInput

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("keep"), id="mend.keep", tooltip=N_("Keep these words")),
        Binding(
            "tab",
            "how",
            N_("slip or word"),
            id="mend.how",
            tooltip=N_("Say whether the differences are slips, other words, or each what it looks like"),
        ),
        Binding("escape", "cancel", N_("go back"), id="mend.cancel", tooltip=N_("Change nothing")),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("page down"),
            show=False,
            id="mend.page-down",
            tooltip=N_("A page down"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            id="mend.page-up",
            tooltip=N_("A page up"),
        ),
    ]

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self._remark = remark
        self._how = _first_how(remark)
        self.field = WrappedInput(remark.published, select_on_focus=False)
        self.words = Excerpt()
        self._said = Prose(classes="how")

    def compose(self) -> ComposeResult:
        """The field over what becomes of the words in it."""
        with Vertical(classes="dialog mend"):
            title = _("The words of #{number}").format(number=self._remark.number)
            yield Prose(Block([(title, "strong")]), classes="question")
            yield self.field
            yield self.words
            yield self._said
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines of it as there is room for."""
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key changes what will be published."""
        self._show()

    def _show(self) -> None:
        wanted = self.field.value.strip()
        published = mended(self._remark.text, wanted, self._how) if wanted else None
        as_noted = [(_(" (as it was noted)"), "faint")] if published is None else []
        text = self._remark.text if published is None else published
        noted = visible(self._remark.text)
        blocks = [
            Block([(_("Published:"), "strong"), (" ", ""), *_marked(text), *as_noted]),
            Block([(_("Noted, and kept so:"), "strong"), (" ", ""), (noted, "faint")]),
        ]
        taken = _AROUND + self.field.rows.count(_FIELD)
        self.words.tell(blocks, max(2, self.app.size.height - taken))
        self._said.show(Block([(_HOWS[self._how](), "mark")]))

    def action_how(self) -> None:
        """What the differences are: the next answer."""
        hows = list(_HOWS)
        self._how = hows[(hows.index(self._how) + 1) % len(hows)]
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_choose()

    def action_choose(self) -> None:
        """Give the words."""
        self.dismiss((self.field.value.strip(), self._how))

    def action_page(self, by: int) -> None:
        """Through words that take more room than there is."""
        self.words.action_page(by)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("What is published changes; what was noted stays in the file beside it."),
            _(
                "A slip of the hand is mended in silence. Another word stands in [ ], what is left out is […]."
            ),
            _("What you put in [ ] yourself stands as it is. An empty line: published as it was noted."),
        ]


def _first_how(remark: Remark) -> How:
    """What leaves the words published so far as they are: a change that was said to be a slip is one still."""
    kept = remark.mended is None or mended(remark.text, remark.mended) == remark.mended
    return "auto" if kept else "slip"


def _marked(text: str) -> list[Run]:
    """Words with what stands in [ ] marked."""
    parts = _MARKED.split(visible(text))
    return [(part, "mark" if at % 2 else "") for at, part in enumerate(parts) if part]
