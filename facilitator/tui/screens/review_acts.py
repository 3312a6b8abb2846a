"""What is done to several remarks of a past session at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from facilitator.domain.session import KINDS
from facilitator.services.reviewing import Outcome
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, ngettext, review, words
from facilitator.tui.screens.pick import Choice, New, Pick
from facilitator.tui.screens.review_doing import Done, ReviewDoing, how_to_undo
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.review_rows import in_short

_NOBODY = ""


class ReviewActs(ReviewDoing):
    """They are about the marked remarks, else about the selected one."""

    def action_file(self) -> None:
        """Under which question?"""
        if not (numbers := self._meant()) or self.session is None:
            return
        session = self.session
        ids = dict.fromkeys([*session.asked, *(prompt.id for prompt in session.agenda)])
        choices = [Choice(id, session.title_of(id) or id) for id in ids]
        choices.insert(0, Choice(_NOBODY, review.question(session, None)))
        now = next((remark.prompt for remark in self._remarks(numbers)), None)

        def chosen(id: str | None) -> None:
            if id is not None:
                title = review.question(session, id or None)
                self._doing(
                    lambda: self.review.file(self.paths, numbers, id or None),
                    lambda number: review.filed(number, title),
                )

        self.open_over(Pick(_of(numbers, _("File under:")), choices, chosen=now or _NOBODY), chosen)

    def action_kind(self) -> None:
        """Of which kind?"""
        if not (numbers := self._meant()):
            return
        choices = [Choice(kind, words.kind(kind)) for kind in KINDS]
        now = next((remark.kind for remark in self._remarks(numbers)), None)

        def chosen(kind: Any) -> None:
            if kind is not None:
                self._doing(
                    lambda: self.review.kind(self.paths, numbers, kind),
                    lambda number: review.kind(number, kind),
                )

        self.open_over(Pick(_of(numbers, _("What kind?")), choices, chosen=now), chosen)

    def action_voice(self) -> None:
        """Whose words?"""
        if not (numbers := self._meant()):
            return
        choices = [Choice(role, role) for role in self.roles()]
        choices.append(Choice(_NOBODY, _("nobody known")))
        now = next((remark.speaker for remark in self._remarks(numbers)), None)

        def chosen(role: str | New | None) -> None:
            if role is not None:
                wanted = (role.text if isinstance(role, New) else role) or None
                self._doing(
                    lambda: self.review.speaker(self.paths, numbers, wanted),
                    lambda number: review.voice(number, wanted),
                )

        window = Pick(
            _of(numbers, _("Who spoke? A role, no name:")), choices, new=True, chosen=now or _NOBODY
        )
        self.open_over(window, chosen)

    def roles(self) -> list[str]:
        """The voices of the session, in the order they were heard."""
        remarks = self.session.remarks.values() if self.session else ()
        return list(dict.fromkeys(remark.speaker for remark in remarks if remark.speaker))

    def tags(self) -> list[str]:
        """The tags of the session, then those of its theme."""
        if self.session is None:
            return []
        given = (tag for remark in self.session.remarks.values() for tag in remark.tags)
        return list(dict.fromkeys([*given, *self.session.theme.tags]))

    def action_tags(self) -> None:
        """Which tags?"""
        from facilitator.tui.screens.tags import TagsDialog

        if not (numbers := self._meant()):
            return
        each = [{*remark.tags} for remark in self._remarks(numbers)]
        on_all, on_some = set.intersection(*each), set.union(*each)

        def chosen(tags: tuple[Any, Any] | None) -> None:
            if tags is not None:
                add, drop = map(sorted, tags)
                self._doing(
                    lambda: self.review.retag(self.paths, numbers, add, drop),
                    lambda number: review.tagged(number, add, drop),
                )

        self.open_over(TagsDialog(self.tags(), on_all, on_some - on_all, len(numbers)), chosen)

    def action_take_up(self) -> None:
        """All of them are to be taken up; where they are already, none."""
        self._turn("take_up", self.review.take_up, review.take_up)

    def action_sensitive(self) -> None:
        """All of them are sensitive; where they are already, none."""
        self._turn("sensitive", self.review.sensitive, review.sensitive)

    def _turn(
        self,
        name: str,
        do: Callable[[SessionPaths, Iterable[int], bool], Outcome],
        said: Callable[[int, bool], str],
    ) -> None:
        if not (numbers := self._meant()):
            return

        def job() -> Done:
            # As they are once the acts before this one are done.
            held = self._remarks(numbers, self.review.seen(self.paths))
            wanted = not all(getattr(remark, name) for remark in held)
            outcome = do(self.paths, numbers, wanted)
            number = len(outcome.numbers(self.paths))
            return Done(outcome, f"{said(number, wanted)} {how_to_undo()}" if outcome else review.unchanged())

        self.act(job)

    def action_erase(self) -> None:
        """Ask, then forget for good."""
        from facilitator.tui.screens.ask import Ask

        if not (numbers := self._meant()):
            return
        asked = ngettext(
            "Erase {number} remark for good?", "Erase {number} remarks for good?", len(numbers)
        ).format(number=len(numbers))
        shown = [Block([(in_short(remark), "")]) for remark in self._remarks(numbers[:3])]
        if len(numbers) > len(shown):
            shown.append(Block([("…", "")]))
        said = _("The words leave every file of this session. This cannot be undone.")
        question = [Block([(asked, "strong")]), *shown, Block([(said, "alert")])]

        def answered(name: str | None) -> None:
            if name == "erase":
                self.act(lambda: self._erased(numbers))

        self.open_over(Ask(question, [("stay", _("No, go back")), ("erase", _("Erase for good"))]), answered)

    def _erased(self, numbers: list[int]) -> Done:
        there = self.review.open(self.paths).remarks
        erased = [partial(self.review.erase, self.paths, number) for number in numbers if number in there]
        whole, trouble = self._each(erased)
        return Done(whole, f"{review.erased(len(whole.numbers(self.paths)))} {trouble}".strip())


def _of(numbers: list[int], asked: str) -> str:
    """A question with what it is about."""
    if len(numbers) == 1:
        return f"#{numbers[0]} · {asked}"
    return f"{words.count_remarks(len(numbers))} · {asked}"
