"""One of two remarks that may be the same thing noted twice."""

from __future__ import annotations

from facilitator.domain.matching import placed_words
from facilitator.domain.session import Remark, Session
from facilitator.domain.visible import visible
from facilitator.texts import _, review, words
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.wording import marks_of, sign_of
from facilitator.tui.wrapping import Run

_LONGEST = 3000


class Side(Pages, can_focus=False):
    """One of the two."""

    def __init__(self) -> None:
        super().__init__([])

    def tell(self, session: Session, number: int, other: int, stands: bool) -> None:
        """A remark; the words that the other one lacks are marked."""
        remark, beside = session.remarks.get(number), session.remarks.get(other)
        self.set_class(stands, "-stands")
        if remark is None:
            self.show([Block([(_("#{number} is no more.").format(number=number), "faint")])])
            return
        sign = "▶ " if stands else "  "
        role = (_("stands for both"), "good") if stands else (_("goes under the other"), "faint")
        heading: list[Run] = [(f"{sign}#{number}", "strong"), ("  ", ""), role]
        self.show([Block(heading), *_about(session, remark), EMPTY, _words(remark, beside)])


def _about(session: Session, remark: Remark) -> list[Block]:
    """When, under which question, and what else is known of it."""
    parts = [words.hour(remark.at), review.question(session, remark.prompt), *marks_of(remark)]
    if remark.take_up:
        parts.append(_("to be taken up"))
    return [Block([(" · ".join(parts), "faint")], [("  ", "")])]


def _words(remark: Remark, beside: Remark | None) -> Block:
    shown = remark.published[:_LONGEST]
    known = {word for word, _start, _end in placed_words(beside.published)} if beside else set()
    runs: list[Run] = [(visible(remark.speaker) + words.colon(), "strong")] if remark.speaker else []
    at = 0
    for word, start, end in placed_words(shown):
        if word not in known:
            runs += [(visible(shown[at:start]), ""), (visible(shown[start:end]), "mark")]
            at = end
    return Block([*runs, (visible(shown[at:]), "")], [(f"{sign_of(remark.kind)} ", "accent")])
