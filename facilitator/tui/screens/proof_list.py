"""What the check of an article found, one after the other: go there, or decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain import board
from facilitator.domain.proof import Finding
from facilitator.domain.synthesis import Ref, Sessions, Synthesis
from facilitator.services.writing import Act
from facilitator.texts import _, proof
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run

_NO_QUOTATION = ("altered", "nowhere", "memory", "told", "comment")
_MAY_BE = ("sensitive", "sensitive-quoted")
_TAKE_NOTE = ("changed", "gone")


def decision(of: Finding) -> str:
    """What can be decided of it from here, in words; empty where it has to be put right elsewhere."""
    if of.code in _NO_QUOTATION:
        return _("{key}: it is no quotation (a title, irony)")
    if of.code in _MAY_BE:
        return _("{key}: it may be published")
    return _("{key}: take note") if of.code in _TAKE_NOTE else ""


def decided(of: Finding, sessions: Sessions) -> Act:
    """The act of deciding it so."""

    def act(synthesis: Synthesis) -> Synthesis:
        if of.code in _NO_QUOTATION:
            return board.declare(synthesis, of.data["words"], True)
        each: Callable[..., Synthesis] = (
            board.allow if of.code in _MAY_BE else partial(_accept, sessions=sessions)
        )
        for ref in of.refs:
            synthesis = each(synthesis, ref, wanted=True)
        return synthesis

    return act


def _accept(synthesis: Synthesis, ref: Ref, sessions: Sessions, wanted: bool) -> Synthesis:
    return board.accept(synthesis, sessions, ref)


class Findings(Listing):
    """One row each; those that must be decided come first and have a sign. The selected one says what can be done."""

    def __init__(self, findings: Sequence[Finding], several: bool) -> None:
        super().__init__(id="findings")
        self.findings = sorted(findings, key=lambda one: not one.must_be_decided)
        self._several = several
        self.selected = 0 if findings else None

    def count(self) -> int:
        """A row says so when there is nothing."""
        return max(1, len(self.findings))

    def selectable(self, row: int) -> bool:
        """Nothing cannot be chosen."""
        return row < len(self.findings)

    def block(self, row: int) -> Block:
        """A finding."""
        if not self.findings:
            return Block([(_("Nothing is to be said of this article."), "good")], [("  ", "")])
        of = self.findings[row]
        tone = "alert" if of.must_be_decided else "mark"
        runs: list[Run] = [(proof.line(of, self._several), "strong" if row == self.selected else "")]
        if row == self.selected and (said := decision(of)):
            runs.append(("\n" + said.format(key=called("proof.decide", ProofList.BINDINGS)), "accent"))
        return Block(runs, [("! " if of.must_be_decided else "· ", tone)])

    def chosen(self) -> Finding | None:
        """The selected one."""
        return self.findings[self.selected] if self.selected is not None and self.findings else None

    def on_listing_moved(self) -> None:
        """The selected one says more."""
        self.changed()


class ProofList(Dialog[Act | Finding | None]):
    """Gives the finding to go to, or the act that decides it; None for Escape."""

    AUTO_FOCUS = "Findings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("go there"), id="proof.choose", tooltip=N_("Go to the text it is in")),
        Binding(
            "d", "decide", N_("decide"), id="proof.decide", tooltip=N_("Decide that it may stay as it is")
        ),
        Binding("escape", "cancel", N_("go back"), id="proof.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, findings: Sequence[Finding], sessions: Sessions) -> None:
        super().__init__()
        self._sessions = sessions
        self.findings = Findings(findings, len(sessions) > 1)

    def compose(self) -> ComposeResult:
        """What was found."""
        with Vertical(classes="dialog help"):
            yield Prose(Block([(_("The check of the article"), "strong")]), classes="question")
            yield self.findings
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be decided from here."""
        chosen = self.findings.chosen()
        return action != "decide" or (chosen is not None and bool(decision(chosen)))

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Other keys for another finding."""
        self.refresh_bindings()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go there."""
        self.dismiss(self.findings.chosen())

    def action_decide(self) -> None:
        """It may stay as it is."""
        if (chosen := self.findings.chosen()) is not None and decision(chosen):
            self.dismiss(decided(chosen, self._sessions))

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("! must be decided before the article goes out, · is worth a look."),
            _("Every « … » of yours has to be the words of a remark, or be said to be no quotation."),
        ]
