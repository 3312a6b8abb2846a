"""What is done to one remark of a past session, and between remarks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from textual.message import Message

from facilitator.domain.flags import FlagKind
from facilitator.domain.mending import How
from facilitator.domain.ordering import reading_order
from facilitator.domain.session import Remark
from facilitator.domain.visible import visible
from facilitator.services.reviewing import Outcome
from facilitator.texts import _, review
from facilitator.tui.screens.pick import Choice, Pick
from facilitator.tui.screens.review_acts import ReviewActs
from facilitator.tui.screens.review_doing import Done, how_to_undo
from facilitator.tui.widgets.review_rows import Names, in_short

_NONE = 0
"""No remark's number."""

Named = tuple[Literal["role", "tag"], str]


_TOLD_EVERY = 50  # sessions


@dataclass
class GoneThrough(Message):
    """Word from the thread that writes: sessions gone through so far, of how many."""

    done: int
    of: int


class ReviewLinks(ReviewActs):
    """Mending, splitting, taking names out; remarks that say the same, or answer; what is called otherwise."""

    # One remark

    def action_mend(self) -> None:
        """Its words, as others will read them."""
        from facilitator.tui.screens.mend import MendDialog

        if (remark := self.remarks.remark()) is None:
            return
        number = remark.number

        def answered(answer: tuple[str, How] | None) -> None:
            if answer is not None:
                self.act(lambda: self._mended(number, *answer))

        self.open_over(MendDialog(remark), answered)

    def _mended(self, number: int, wanted: str, how: How) -> Done:
        outcome = self.review.mend(self.paths, number, wanted, how)
        remark = self.review.open(self.paths).remarks.get(number)
        if not outcome or remark is None:
            return Done(outcome, review.unchanged())
        return Done(outcome, f"{review.mended(number, remark.mended)} {how_to_undo()}")

    def action_split(self) -> None:
        """Where does the second thing begin?"""
        from facilitator.tui.screens.split import SplitDialog

        if (remark := self.remarks.remark()) is None:
            return
        number = remark.number

        def answered(place: int | None) -> None:
            if place is not None:
                self.act(lambda: self._split(number, place))

        self.open_over(SplitDialog(remark), answered)

    def _split(self, number: int, place: int) -> Done:
        outcome = self.review.split(self.paths, number, place)
        new = next((one for one in reversed(outcome.numbers(self.paths)) if one != number), None)
        said = review.split(number, new) if new is not None else review.unchanged()
        return Done(outcome, f"{said} {how_to_undo()}" if outcome else said)

    def action_flagged(self) -> None:
        """What may say who somebody is, one after the other: in those marked, else from the selected one on."""
        if (names := self.remarks.names) is None or self.session is None:
            return
        marked = reading_order(self._remarks(self.remarks.marked))
        remarks = marked or self._from_here(reading_order(self.session.remarks.values()))
        self.run_worker(self._ask_flagged(remarks, names), name="flagged", group="flagged", exclusive=True)

    def _from_here(self, remarks: list[Remark]) -> list[Remark]:
        """The selected remark and those after it, then those before it."""
        at = next((at for at, one in enumerate(remarks) if one.number == self.remarks.chosen()), 0)
        return remarks[at:] + remarks[:at]

    async def _ask_flagged(self, remarks: list[Remark], names: Names) -> None:
        from facilitator.tui.screens.flagged import FlaggedDialog

        found = await asyncio.to_thread(_found, remarks, names)
        if self.app.screen is not self:
            return
        if not found:
            self._say(_("No words here look like a name or an address."))
            return

        def answered(wanted: list[tuple[int, str, str | None]] | None) -> None:
            if wanted:
                self.act(lambda: self._taken_out(wanted))

        shown = {remark.number: remark for remark in remarks}
        self.open_over(FlaggedDialog(found, self.roles(), shown), answered)

    def _taken_out(self, wanted: list[tuple[int, str, str | None]]) -> Done:
        taken = (partial(self.review.take_out, self.paths, *one) for one in wanted)
        whole, trouble = self._each(taken)
        changed = {*whole.numbers(self.paths)}
        said = f"{review.taken_out(len(changed))} {how_to_undo()}" if changed else review.unchanged()
        return Done(whole, f"{said} {trouble}".strip())

    # Remarks and others

    def _choices(self, without: Iterable[int], near: Remark) -> list[Choice]:
        """Remarks to choose from, those of the same question first."""
        assert self.session is not None
        left_out = {*without}
        order = [one for one in reading_order(self.session.remarks.values()) if one.number not in left_out]
        order.sort(key=lambda one: one.prompt != near.prompt)
        return [Choice(one.number, in_short(one), self._elsewhere(one, near)) for one in order]

    def _elsewhere(self, remark: Remark, near: Remark) -> str:
        """Where a remark is filed, if that is another question."""
        assert self.session is not None
        return "" if remark.prompt == near.prompt else review.question(self.session, remark.prompt)

    def action_join(self) -> None:
        """Which remark says the same; of several marked, which stands for all."""
        marked = reading_order(self._remarks(self.remarks.marked))
        remark = self.remarks.remark()
        if remark is None:
            return
        if len(marked) > 1:
            choices = [Choice(one.number, in_short(one)) for one in marked]
            asked = _("They say the same. Which one stands for all?")
            joined = [one.number for one in marked]
        else:
            choices = self._choices([remark.number], remark)
            asked = _("#{number} says the same as which one, that stands for both?").format(
                number=remark.number
            )
            joined = [remark.number]

        def chosen(into: int | None) -> None:
            if into is not None:
                others = [number for number in joined if number != into]
                self._doing(
                    lambda: self.review.same(self.paths, others, into),
                    lambda number: review.joined(number, into),
                )

        self.open_over(Pick(asked, choices, chosen=remark.number), chosen)

    def action_apart(self) -> None:
        """These say something of their own; of one that stands for others, those others do."""
        if self.session is None:
            return
        meant = self._remarks(self._meant())
        numbers = [one.number for one in meant if one.same_as is not None]
        if not numbers:
            stands = {one.number for one in meant}
            numbers = [one.number for one in self.session.remarks.values() if one.same_as in stands]
        if not numbers:
            self._say(_("This remark stands on its own already."))
            return
        self._doing(lambda: self.review.apart(self.paths, numbers), review.apart)

    def action_reply(self) -> None:
        """Which remark does it answer?"""
        if (remark := self.remarks.remark()) is None:
            return
        number = remark.number
        choices = self._choices([number], remark)
        if remark.reply_to is not None:
            choices.insert(0, Choice(_NONE, _("none: it stands on its own")))

        def chosen(to: int | None) -> None:
            if to is not None:
                self._doing(
                    lambda: self.review.reply(self.paths, number, to or None),
                    lambda _count: review.replied(number, to or None),
                )

        asked = _("#{number} answers which remark?").format(number=number)
        self.open_over(Pick(asked, choices, chosen=remark.reply_to or self._before(number)), chosen)

    def _before(self, number: int) -> int | None:
        """The remark that was noted just before."""
        assert self.session is not None
        return max((other for other in self.session.remarks if other < number), default=None)

    # Everywhere

    def action_rename(self) -> None:
        """This voice, or one of these tags, everywhere in the session or in all."""
        named = self._named()
        if not named:
            self._say(_("This remark has neither a voice nor a tag."))
        elif len(named) == 1:
            self._ask_rename(*named[0])
        else:
            choices = [Choice(one, _called(one)) for one in named]

            def chosen(one: Named | None) -> None:
                if one is not None:
                    self._ask_rename(*one)

            asked = _("What is to be called something else?")
            self.open_over(Pick(asked, choices, chosen=self._named_by_group()), chosen)

    def _named(self) -> list[Named]:
        if (remark := self.remarks.remark()) is None:
            return []
        voice: list[Named] = [("role", remark.speaker)] if remark.speaker else []
        return voice + [("tag", tag) for tag in remark.tags]

    def _named_by_group(self) -> Named | None:
        key = self.remarks.group().key
        return ("tag", key) if self.remarks.way == "tag" and isinstance(key, str) else None

    def _ask_rename(self, what: Literal["role", "tag"], old: str) -> None:
        from facilitator.tui.screens.rename import RenameDialog

        def answered(answer: tuple[str, bool] | None) -> None:
            if answer is not None:
                self._rename(what, old, *answer)

        known = self.roles() if what == "role" else self.tags()
        language = self.session.language if self.session else "fr"
        self.open_over(RenameDialog(what, old, known, language), answered)

    def _rename(self, what: Literal["role", "tag"], old: str, new: str, everywhere: bool) -> None:
        rename: Callable[..., Outcome] = self.review.rename_role if what == "role" else self.review.rename_tag
        among = None if everywhere else [self.paths]

        def told(done: int, of: int) -> None:
            if everywhere and done % _TOLD_EVERY == 0:
                self.post_message(GoneThrough(done, of))

        def job() -> Done:
            outcome = rename(old, new, among, told)
            said = f"{review.renamed(old, new or None, *outcome.reach)} {how_to_undo()}"
            return Done(outcome, said if outcome else review.unchanged())

        self.act(job)

    # Others

    def action_duplicates(self) -> None:
        """The same remark noted twice, pair by pair."""
        from facilitator.tui.screens.duplicates import DuplicatesScreen

        if self.session is not None:
            self.open_over(DuplicatesScreen(self.review, self.paths))


def _found(remarks: list[Remark], names: Names) -> list[tuple[int, FlagKind, str]]:
    return [(remark.number, *one) for remark in remarks for one in names.of(remark)]


def _called(named: Any) -> str:
    what, name = named
    return (
        _("the tag “{name}”").format(name=visible(name))
        if what == "tag"
        else _("the voice “{name}”").format(name=visible(name))
    )
