"""All of a remark of the board, and for a placed one how it is introduced in the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain import board
from facilitator.domain.introduced import introduced
from facilitator.domain.session import Remark
from facilitator.domain.synthesis import Placed, Ref, can_be_quoted
from facilitator.domain.turns import NotATurn, Turn, turn_named, turns_for
from facilitator.domain.typography import published
from facilitator.domain.visible import visible
from facilitator.services.writing import Act
from facilitator.texts import _, words
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.own_turn import OwnTurn
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.board_rows import Table
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.pages import Excerpt
from facilitator.tui.widgets.review_rows import Names, detail

_SHOWN = 300
_AROUND = 7  # rows of the screen that are neither the remark nor the turns


class Turns(Listing):
    """The ways to introduce a remark, each as the sentence it makes; the first is left to the program."""

    def __init__(self, remark: Remark, language: str, turns: list[Turn], now: int) -> None:
        super().__init__(id="turns")
        self._remark, self._language = remark, language
        self.turns = turns
        self._now = now
        self.selected = now

    def count(self) -> int:
        """The program's choice, then one a turn."""
        return len(self.turns) + 1

    def block(self, row: int) -> Block:
        """A sentence; the one that is used now has a sign."""
        sign = ("✓ " if row == self._now else "  ", "good")
        tone = "strong" if row == self.selected else ""
        if not row:
            return Block(
                [(_("as the program chooses, never the same twice in a row"), tone or "faint")], [sign]
            )
        turn, remark = self.turns[row - 1], self._remark
        said = published(words.shortened(remark.published[:_SHOWN], 100), self._language)
        whole = introduced(turn, remark.speaker, said, self._language, remark.where)
        own = [("  " + _("(your own words)"), "faint")] if not turn.id else []
        return Block([(visible(published(whole, self._language)), tone), *own], [sign])

    def lines(self, most: int) -> int:
        """How many lines all of them take, up to `most`."""
        return sum(1 for _place in islice(self._from((0, 0)), most))

    def on_listing_moved(self) -> None:
        """The weight of the selected one."""
        self.changed()


class PlacedDialog(Dialog[Act | None]):
    """Gives what is to be done with the remark; None for Escape."""

    AUTO_FOCUS = "Turns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="placed.choose", tooltip=N_("Introduce the remark so")),
        Binding("escape", "cancel", N_("go back"), id="placed.cancel", tooltip=N_("Change nothing")),
        Binding(
            "f2,e",
            "own",
            N_("own words"),
            id="placed.own",
            tooltip=N_("Introduce the remark in your own words"),
        ),
        Binding(
            "a",
            "accept",
            N_("take note"),
            id="placed.accept",
            tooltip=N_("Take note that the words have changed"),
        ),
        Binding(
            "h",
            "allow",
            N_("sensitive"),
            id="placed.allow",
            tooltip=N_("Let the article have a sensitive remark, or not any more"),
        ),
        Binding(
            "pagedown,shift+pagedown",
            "page(1)",
            N_("more"),
            priority=True,
            id="placed.more",
            tooltip=N_("What follows of the remark"),
        ),
        Binding(
            "pageup,shift+pageup",
            "page(-1)",
            N_("page up"),
            show=False,
            priority=True,
            id="placed.page-up",
            tooltip=N_("What comes before"),
        ),
    ]

    def __init__(self, table: Table, ref: Ref) -> None:
        super().__init__()
        self._table, self._ref = table, ref
        self._remark = table.remark(ref)
        self._language = table.synthesis.language
        self._placed, again = _where(table, ref)
        turns, now = self._turns(again)
        self.turns = (
            Turns(self._remark, self._language, turns, now) if self._remark and self._placed else None
        )
        self.about = Excerpt()

    def _turns(self, again: bool) -> tuple[list[Turn], int]:
        """The ways there are, the writer's own with them, and the row of the one that is used."""
        remark, placed = self._remark, self._placed
        if remark is None or placed is None:
            return [], 0
        turns = [*turns_for(remark.kind, remark.speaker, self._language, remark.origin, remark.where, again)]
        try:
            now = turn_named(placed.turn, turns, remark.kind, remark.origin) if placed.turn else None
        except NotATurn:
            now = None
        if now is not None and now not in turns:
            turns.append(now)
        return turns, turns.index(now) + 1 if now is not None else 0

    def compose(self) -> ComposeResult:
        """The remark over the ways to introduce it."""
        with Vertical(classes="dialog placed"):
            yield self.about
            if self.turns is not None:
                yield Prose(Block([(_("In the article"), "strong")]), classes="how")
                yield self.turns
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """The remark has half of the screen at most, where turns follow it."""
        self.call_after_refresh(self._fit, event.size.height - _AROUND)

    def _fit(self, room: int) -> None:
        """Lines are known once the width is."""
        turns = min(self.turns.lines(room), room // 2) if self.turns is not None else 0
        if self.turns is not None:
            self.turns.styles.height = max(1, turns)
        self.about.tell([*self._blocks()], room - turns)

    def _blocks(self) -> Iterator[Block]:
        remark, placed = self._remark, self._placed
        if placed is not None and self._table.is_changed(placed):
            yield from self._changed(placed, remark)
        if remark is not None and remark.sensitive:
            allowed = self._ref in self._table.synthesis.allowed
            said = (
                _("Sensitive, and allowed in the article. {key} takes that back.")
                if allowed
                else _("Sensitive: the article does without it, unless {key} allows it.")
            )
            yield Block([(said.format(key=_key("allow")), "mark")], [("! ", "mark")])
        if remark is not None:
            session = self._table.sessions[self._ref.session]
            yield from detail(session, remark, Names(session))

    def _changed(self, placed: Placed, remark: Remark | None) -> Iterator[Block]:
        gone = remark is None or not can_be_quoted(remark)
        said = (
            _("It is no more in its session, or says the same as another. {key} takes it out of the article.")
            if gone
            else _("Its words are not those that were placed. {key} takes note of it.")
        )
        yield Block([(said.format(key=_key("accept")), "alert")], [("≠ ", "alert")])
        yield Block([(_("Before: {words}").format(words=words.quoted(visible(placed.words))), "faint")])
        yield EMPTY

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is to be done with this remark."""
        if action in ("choose", "own"):
            return self.turns is not None
        if action == "accept":
            return self._placed is not None and self._table.is_changed(self._placed)
        return action != "allow" or (self._remark is not None and self._remark.sensitive)

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click on a sentence."""
        self.action_choose()

    def action_choose(self) -> None:
        """Introduce the remark so."""
        if self.turns is not None:
            row = self.turns.selected or 0
            turn = self.turns.turns[row - 1] if row else None
            self._introduce((turn.id or turn.form) if turn else "")

    def action_own(self) -> None:
        """In the writer's own words, beginning with those of the selected sentence."""
        if self.turns is None or self._remark is None:
            return
        row = max(1, self.turns.selected or 0)
        form = self.turns.turns[row - 1].form if self.turns.turns else "{role} : {words}"

        def answered(form: str | None) -> None:
            if form is not None:
                self._introduce(form)

        self.open_over(OwnTurn(self._remark, self._language, form), answered)

    def _introduce(self, turn: str) -> None:
        ref = self._ref
        self.dismiss(lambda synthesis: board.turn(synthesis, ref, turn))

    def action_accept(self) -> None:
        """Take note that the words have changed; what is no more leaves."""
        ref, sessions = self._ref, self._table.sessions
        self.dismiss(lambda synthesis: board.accept(synthesis, sessions, ref))

    def action_allow(self) -> None:
        """The article may have it, or not any more."""
        ref, wanted = self._ref, self._ref not in self._table.synthesis.allowed
        self.dismiss(lambda synthesis: board.allow(synthesis, ref, wanted))

    def action_page(self, by: int) -> None:
        """What follows, or comes before."""
        self.about.action_page(by)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("Each line is the sentence that the article will have. Gender and number follow the role."),
            _("Left to the program, turns of phrase vary from one remark to the next."),
        ]


def _where(table: Table, ref: Ref) -> tuple[Placed | None, bool]:
    """A placed remark, and whether the one before it in its situation is of the same voice."""
    for situation in table.synthesis.situations:
        before = None
        for placed in situation.remarks:
            remark = table.remark(placed)
            if placed.ref == ref:
                return placed, bool(remark and remark.speaker and remark.speaker == before)
            before = remark.speaker if remark else None
    return None, False


def _key(name: str) -> str:
    return called(f"placed.{name}", PlacedDialog.BINDINGS)
