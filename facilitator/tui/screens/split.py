"""Making two remarks of one that says two things."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.flags import CUT
from facilitator.domain.mending import place_in
from facilitator.domain.session import Remark
from facilitator.domain.visible import visible
from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Excerpt

_WORD = re.compile(r"(?<!\S)\S")
_ENDS = (re.compile(r"[.!?…;]\W*\Z"), re.compile(r"[,:–—]\W*\Z"))
"""What ends a sentence, or else a part of one."""
_NEAR = 12  # characters: so far before a place its end is looked for
_AROUND = 5  # rows of the screen that are not the words


def places(text: str) -> list[int]:
    """Where a second remark may begin: at each word that has others before it."""
    first = re.search(r"\w", text)
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    found = [word.start() for word in _WORD.finditer(text)]
    return [at for at in found if first is not None and first.start() < at <= last]


def likeliest(text: str) -> int | None:
    """The first place to propose: after the sentence that ends nearest to the middle, or the part of one."""
    found = places(text)
    ended = ([at for at in found if end.search(text, max(0, at - _NEAR), at)] for end in _ENDS)
    return min(next(filter(None, ended), found), key=lambda at: abs(2 * at - len(text)), default=None)


class SplitDialog(Dialog[int | None]):
    """Gives the place in the words as noted where the second remark begins; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("split here"), id="split.choose", tooltip=N_("Make two remarks of it")),
        Binding("left,up", "step(-1)", N_("earlier"), id="split.earlier", tooltip=N_("Split a word earlier")),
        Binding("right,down", "step(1)", N_("later"), id="split.later", tooltip=N_("Split a word later")),
        Binding(
            "home,ctrl+a",
            "end(0)",
            N_("first"),
            show=False,
            id="split.first",
            tooltip=N_("After the first word"),
        ),
        Binding(
            "end,ctrl+e",
            "end(-1)",
            N_("last"),
            show=False,
            id="split.last",
            tooltip=N_("Before the last word"),
        ),
        Binding("escape", "cancel", N_("go back"), id="split.cancel", tooltip=N_("Change nothing")),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("page down"),
            show=False,
            id="split.page-down",
            tooltip=N_("A page down"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            id="split.page-up",
            tooltip=N_("A page up"),
        ),
    ]

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self._remark = remark
        self._places = places(remark.text)
        self.place = likeliest(remark.text)
        self.halves = Excerpt()

    def compose(self) -> ComposeResult:
        """The two halves."""
        with Vertical(classes="dialog split"):
            title = _("Split #{number} in two").format(number=self._remark.number)
            yield Prose(Block([(title, "strong")]), classes="question")
            yield self.halves
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines as there is room for."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self.halves.tell(self._blocks(), self.app.size.height - _AROUND)

    def _blocks(self) -> list[Block]:
        text, published = self._remark.text, self._remark.mended
        if self.place is None:
            return [Block([(_("One word cannot be split."), "alert")], [("! ", "alert")])]
        blocks = _half_blocks(text, self.place, "")
        if published is not None:
            at = place_in(published, text, self.place)
            blocks += [EMPTY, Block([(_("Published"), "faint")]), *_half_blocks(published, at, "faint")]
        return blocks

    def action_step(self, by: int) -> None:
        """To the place before, or after."""
        if self.place is not None:
            at = bisect_left(self._places, self.place) + by
            self.place = self._places[min(max(at, 0), len(self._places) - 1)]
            self._show()

    def action_end(self, at: int) -> None:
        """To the first place, or the last."""
        if self._places:
            self.place = self._places[at]
            self._show()

    def action_page(self, by: int) -> None:
        """Through words that take more room than there is."""
        self.halves.action_page(by)

    def action_choose(self) -> None:
        """Give the place."""
        if self.place is not None:
            self.dismiss(self.place)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("The first half keeps the number. The second becomes a remark of its own, just after it."),
            _(
                "Both keep who said it, when and under which question. The line as it was typed stays with the first."
            ),
        ]


def _half_blocks(text: str, at: int, tone: str) -> list[Block]:
    halves = enumerate((text[:at].rstrip(), text[at:].lstrip()), 1)
    return [Block([(visible(half or CUT), tone)], [(f"{number}  ", "accent")]) for number, half in halves]
