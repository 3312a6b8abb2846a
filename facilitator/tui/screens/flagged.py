"""Words that may say who somebody is, one after the other: a role in their place, […], or left as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.flags import CUT, FlagKind
from facilitator.domain.session import Remark
from facilitator.domain.visible import visible
from facilitator.domain.voices import tidy
from facilitator.texts import _, flags, ngettext, words
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.pick import Choice, New, Pick
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Excerpt
from facilitator.tui.wrapping import Run

Found = tuple[int, FlagKind, str]
"""The number of a remark, what words of it look like, and these words."""

Decided = tuple[int, str, str | None]
"""The number of a remark, words of it, and the role to stand in their place; None is […]."""

_AROUND = 7  # rows of the screen that are not the words
_LEFT = object()


class FlaggedDialog(Dialog[list[Decided] | None]):
    """Gives what is to be taken out, in the order it was found; None for Escape. Nothing is done before the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "finish", N_("do it"), id="flagged.finish", tooltip=N_("Make the changes decided so far")
        ),
        Binding(
            "r", "role", N_("a role"), id="flagged.role", tooltip=N_("Put a role in the place of these words")
        ),
        Binding(
            "c", "decide", N_("cut"), id="flagged.cut", tooltip=N_("Put […] in the place of these words")
        ),
        Binding("l", "leave", N_("leave"), id="flagged.leave", tooltip=N_("Leave these words as they are")),
        Binding(
            "left,up,backspace",
            "step(-1)",
            N_("before"),
            id="flagged.before",
            tooltip=N_("The words before these"),
        ),
        Binding(
            "right,down",
            "step(1)",
            N_("after"),
            show=False,
            id="flagged.next",
            tooltip=N_("The words after these, which stay undecided"),
        ),
        Binding("escape", "cancel", N_("go back"), id="flagged.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(
        self, found: Sequence[Found], roles: Sequence[str], remarks: Mapping[int, Remark] | None = None
    ) -> None:
        """`remarks`, by number, are shown whole around the words."""
        super().__init__()
        self._found = list(dict.fromkeys(found))
        self._roles = roles
        self._remarks = remarks or {}
        self._decided: dict[int, str | object | None] = {}
        self._at = 0
        self._place = Prose(classes="question")
        self.words = Excerpt()

    def compose(self) -> ComposeResult:
        """Which of how many, over the words."""
        with Vertical(classes="dialog flagged"):
            yield self._place
            yield self.words
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines as there is room for."""
        self.call_after_refresh(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """At the end only the end is decided; before anything is decided there is nothing to do."""
        if action in ("role", "decide", "leave"):
            return self._at < len(self._found)
        return action != "finish" or self._at == len(self._found) or bool(self._wanted())

    # What is shown

    def _show(self) -> None:
        over = self._at >= len(self._found)
        place = _("{place} of {count}").format(place=self._at + 1, count=len(self._found))
        title = _("What will change") if over else place
        self._place.show(Block([(title, "strong")]))
        blocks = self._end_blocks() if over else self._blocks(*self._found[self._at])
        self.words.tell(blocks, self.app.size.height - _AROUND)
        self.refresh_bindings()

    def _blocks(self, number: int, kind: FlagKind, said: str) -> list[Block]:
        remark = self._remarks.get(number)
        around = _around(remark, said) if remark else [(visible(said), "mark")]
        told = [self._decision_block(self._at)] if self._at in self._decided else []
        return [
            Block(around, [(f"#{number} ", "faint")]),
            Block([(flags.sentence(kind, said), "accent")]),
            *told,
        ]

    def _end_blocks(self) -> list[Block]:
        decided = [self._decision_block(at) for at in sorted(self._decided) if self._decided[at] is not _LEFT]
        if not decided:
            return [Block([(_("Nothing: all these words stay."), "")])]
        number = len({number for number, _said, _role in self._wanted()})
        said = ngettext(
            "These words go from all that is kept of {number} remark. This opening of review can bring them back.",
            "These words go from all that is kept of {number} remarks. This opening of review can bring them back.",
            number,
        ).format(number=number)
        return [*decided, EMPTY, Block([(said, "mark")])]

    def _decision_block(self, at: int) -> Block:
        number, _kind, said = self._found[at]
        role = self._decided[at]
        became = _("stays") if role is _LEFT else f"[{visible(str(role))}]" if role else CUT
        tone = "faint" if role is _LEFT else "good"
        return Block([(visible(said), ""), (" → ", "faint"), (became, tone)], [(f"#{number} ", "faint")])

    # What is decided

    def _wanted(self) -> list[Decided]:
        return list(self._each_wanted())

    def _each_wanted(self) -> Iterator[Decided]:
        for at in sorted(self._decided):
            role = self._decided[at]
            if role is not _LEFT:
                number, _kind, said = self._found[at]
                yield number, said, role if isinstance(role, str) else None

    def _decide(self, role: str | object | None) -> None:
        if self._at < len(self._found):
            self._decided[self._at] = role
            self.action_step(1)

    def action_role(self) -> None:
        """Which role?"""
        choices = [Choice(role, role) for role in self._roles]

        def chosen(role: str | New | None) -> None:
            said = tidy(role.text if isinstance(role, New) else role or "")
            if said:
                self._decide(said)

        title = _("Which role instead of {words}?").format(
            words=words.quoted(visible(self._found[self._at][2]))
        )
        self.open_over(Pick(title, choices, new=True), chosen)

    def action_decide(self) -> None:
        """[…] in their place."""
        self._decide(None)

    def action_leave(self) -> None:
        """They stay."""
        self._decide(_LEFT)

    def action_step(self, by: int) -> None:
        """To the words before, or after; after the last, to what will change."""
        self._at = min(max(self._at + by, 0), len(self._found))
        self._show()

    def action_finish(self) -> None:
        """Give what was decided; before the end, show it first."""
        if self._at < len(self._found):
            self._at = len(self._found)
            self._show()
        else:
            self.dismiss(self._wanted())

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("These words look like a name, an address or a number. Nothing is changed by itself."),
            _("A role says as much as the article needs: “une danseuse” instead of a first name."),
            _("What is decided is shown once more at the end, and done only then."),
        ]


def _around(remark: Remark, said: str) -> list[Run]:
    """A part of a remark that has these words, marked, or the words as published; its voice stands before them."""
    parts = (remark.published, remark.text, remark.typed or "", remark.where or "")
    shown = next((part for part in parts if said in part), remark.published)
    before, found, after = shown.partition(said)
    voice: list[Run] = []
    if remark.speaker:
        voice = [(visible(remark.speaker) + words.colon(), "mark" if said in remark.speaker else "strong")]
    return [*voice, (visible(before), ""), (visible(found), "mark"), (visible(after), "")]
