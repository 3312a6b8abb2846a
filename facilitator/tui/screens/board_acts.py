"""What the keys of the board do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.domain import board
from facilitator.domain.synthesis import Placed, Ref
from facilitator.services.writing import Act
from facilitator.texts import _, words, writing
from facilitator.tui.keys import actions_by_key
from facilitator.tui.messages import ExportWanted
from facilitator.tui.screens.name_situation import NameSituation
from facilitator.tui.screens.pick import Choice, New, Pick
from facilitator.tui.screens.writing_doing import WritingDoing
from facilitator.tui.toasts import say
from facilitator.tui.widgets.board_rows import BoardList, Key
from facilitator.tui.widgets.situation_list import Situations
from facilitator.tui.widgets.waiting_list import WaitingList


class BoardActs(WritingDoing):
    """Those on remarks are about the marked ones, else about the one selected on the side where one is."""

    marked: dict[Ref, None]
    heap: WaitingList
    situations: Situations

    def side(self) -> BoardList:
        """The list that takes the keys."""
        raise NotImplementedError

    def tell(self, said: str) -> None:
        """Say what was done."""
        raise NotImplementedError

    def show_selecting(self, wanted: Key | None) -> None:
        """Draw what there is, with this selected on the side that takes the keys."""
        raise NotImplementedError

    # What an act is about

    def meant(self) -> list[Ref]:
        """The remarks that an act is about."""
        key = self.side().key()
        return [*self.marked] or ([key] if isinstance(key, Ref) else [])

    def situation(self) -> int | None:
        """The situation that an act is about."""
        return self.situations.current.situation()

    def _decide(self, act: Act, refs: Sequence[Ref], said: str) -> None:
        """Something is decided on remarks, which thereby leave their places: on to the next one."""
        wanted = self.side().after({*refs})
        self.marked.clear()
        self.do(act)
        self.show_selecting(wanted)
        self.tell(said)

    def _change(self, act: Act, wanted: Key | None = None, said: str = "") -> None:
        """Something is changed on the side of the situations."""
        self.do(act)
        self.show_selecting(wanted)
        if said:
            self.tell(said)

    # Remarks

    def action_place(self, number: int) -> None:
        """Into the situation of this number."""
        at = number - 1
        if at < len(self.synthesis.situations):
            self.put_into(self.meant(), at)
        else:
            say(
                self,
                _("There is no situation {number} yet. {key} adds one.").format(
                    number=number, key=_key("add")
                ),
            )

    def put_into(self, refs: Sequence[Ref], at: int, before: int | None = None) -> None:
        """Put remarks into a situation, at its end or before its remark of that place."""
        if refs:
            sessions, title = self.sessions, self.synthesis.situations[at].title
            self._decide(
                lambda synthesis: board.place(synthesis, sessions, refs, at, before),
                refs,
                writing.placed(len(refs), f"{at + 1} {writing.title(title)}"),
            )

    def action_unplace(self) -> None:
        """They are to be decided on again."""
        self.take_out(self.meant())

    def take_out(self, refs: Sequence[Ref]) -> None:
        """Have remarks decided on again."""
        if refs:
            self._decide(lambda synthesis: board.unplace(synthesis, refs), refs, writing.unplaced(len(refs)))

    def action_aside(self) -> None:
        """The article does without them."""
        if refs := self.meant():
            self._decide(
                lambda synthesis: board.set_aside(synthesis, refs), refs, writing.set_aside(len(refs))
            )

    def take(self, letters: str) -> None:
        """Letters that are no keys find a situation: what is meant goes there, or the selection where nothing is."""
        if not self.is_open or not letters.isalpha() or letters in actions_by_key(self.BINDINGS):
            return
        refs = self.meant()
        choices = [
            Choice(at, writing.title(one.title), f"{at + 1} · {words.count_remarks(len(one.remarks))}")
            for at, one in enumerate(self.synthesis.situations)
        ]

        def chosen(into: Any) -> None:
            if isinstance(into, New):
                self._into_new(refs, into.text)
            elif into is not None and refs:
                self.put_into(refs, into)
            elif into is not None:
                self.show_selecting(into)

        window = Pick(_("Into which situation?") if refs else _("Which situation?"), choices, new=True)
        window.take(letters)
        self.open_over(window, chosen)

    def _into_new(self, refs: Sequence[Ref], title: str) -> None:
        sessions = self.sessions

        def act(synthesis: Any) -> Any:
            with_one = board.add_situation(synthesis, title)
            return board.place(with_one, sessions, refs, len(synthesis.situations))

        self._decide(act, refs, writing.placed(len(refs), title))

    def placed(self) -> Placed | None:
        """The placed remark that is selected, where the side of the situations takes the keys."""
        return self.situations.current.placed() if self.side() is self.situations.current else None

    def action_star(self) -> None:
        """Worth keeping in view, or not any more."""
        if (placed := self.placed()) is not None:
            self._change(lambda synthesis: board.star(synthesis, placed, not placed.star))

    def action_mark(self) -> None:
        """Mark the selected remark, or unmark it, and go on to the next."""
        key = self.side().key()
        if isinstance(key, Ref):
            if key in self.marked:
                del self.marked[key]
            else:
                self.marked[key] = None
            self.side().action_move(1)
            self.show()

    # Order

    def action_order(self, by: int) -> None:
        """A remark, or a situation, further down or up."""
        if self.side() is not self.situations.current:
            return
        at = self.situation()
        if (placed := self.placed()) is not None:
            self._change(lambda synthesis: board.move(synthesis, placed, by), placed.ref)
        elif at is not None and 0 <= at + by < len(self.synthesis.situations):
            self._change(lambda synthesis: board.move_situation(synthesis, at, by), at + by)

    # Situations

    def action_name(self) -> None:
        """What is it called?"""
        if (at := self.situation()) is None:
            return

        def named(title: str | None) -> None:
            if title is not None:
                self._change(lambda synthesis: board.write(synthesis, at, title=title))

        asked = _("What is situation {number} called?").format(number=at + 1)
        self.open_over(NameSituation(asked, self.synthesis.situations[at].title), named)

    def action_add(self) -> None:
        """A new one, after the one where the selection is."""
        here = self.situation()
        at = len(self.synthesis.situations) if here is None else here + 1

        def named(title: str | None) -> None:
            if title is not None:
                self._change(lambda synthesis: board.add_situation(synthesis, title, at), at)

        self.open_over(NameSituation(_("What is the new situation called?")), named)

    def action_split(self) -> None:
        """From the selected remark on, another situation."""
        placed, at = self.placed(), self.situation()
        if placed is None or at is None:
            say(self, _("Select the remark from which on a new situation begins."))
            return
        if placed.ref == self.synthesis.situations[at].remarks[0].ref:
            say(self, _("Nothing stands before this remark in its situation."))
            return

        def named(title: str | None) -> None:
            if title is not None:
                self._change(
                    lambda synthesis: board.split_situation(synthesis, at, placed.ref, title), placed.ref
                )

        self.open_over(NameSituation(_("What is the situation called that begins here?")), named)

    def action_merge(self) -> None:
        """Into which other one?"""
        at, situations = self.situation(), self.synthesis.situations
        if at is None or len(situations) < 2:
            say(self, _("There is no other situation."))
            return
        choices = [
            Choice(other, writing.title(one.title), str(other + 1))
            for other, one in enumerate(situations)
            if other != at
        ]

        def chosen(into: int | None) -> None:
            if into is not None:
                self._change(
                    lambda synthesis: board.merge_situations(synthesis, at, into),
                    into - 1 if at < into else into,
                )

        asked = _("{title}: into which situation does it go?").format(
            title=writing.title(situations[at].title)
        )
        self.open_over(Pick(asked, choices), chosen)

    def action_drop(self) -> None:
        """Its remarks are unplaced; what was written in it goes with it, and comes back with undo."""
        if (at := self.situation()) is not None:
            said = _("“{title}” removed. {key} brings it back.").format(
                title=words.shortened(writing.title(self.synthesis.situations[at].title)), key=_key("undo")
            )
            self._change(lambda synthesis: board.drop_situation(synthesis, at), said=said)

    # The article

    def action_export(self) -> None:
        """Make a file of it."""
        self.post_message(ExportWanted(self.paths))


def _key(name: str) -> str:
    from facilitator.tui.screens import board_keys

    return board_keys.key(name)
