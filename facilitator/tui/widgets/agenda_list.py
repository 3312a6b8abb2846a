"""The questions of the evening, one row each: done, doing, left; and what else can be looked at."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len

from facilitator.services.live import Live
from facilitator.texts import _, words
from facilitator.tui.widgets.blocks import GAP, Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.remark_list import View, place_title
from facilitator.tui.wrapping import Run

TO_TAKE_UP = View(take_up=True)

State = tuple[str, str, str]
"""A sign, a word and a tone."""


def state_of(live: Live, prompt: str) -> State:
    """Whether a question is done, where the room is, to come, or out of the agenda: never by colour alone."""
    if prompt == live.heading:
        return "▶", _("now"), "mark"
    if live.session.prompt(prompt) is None:
        return "✗", _("out of the agenda"), "faint"
    if prompt in live.session.asked:
        return "✓", _("done"), "good"
    return "○", _("to come"), "accent"


class AgendaList(Listing):
    """What was said before the first question, the agenda, questions taken out of it, what is to be taken up."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._rows: list[View] = []
        self._remarks: Counter[View] = Counter()
        self.wanted: View | None = None
        self._gather()
        self.selected = self._row_of(View(live.heading))

    def update(self) -> None:
        """As the session is now. What was selected, or is `wanted` as soon as it is there, is selected."""
        chosen = self.chosen()
        self._gather()
        self.changed()
        if self.wanted in self._rows:
            chosen, self.wanted = self.wanted, None
        row = self._row_of(chosen)
        self.select(min(self.selected or 0, self.count() - 1) if row is None else row)

    def tick(self) -> None:
        """Time has passed for the question the room is on."""
        if (row := self._row_of(View(self._live.heading))) is not None:
            self.changed(row)

    def _gather(self) -> None:
        session = self._live.session
        remarks = session.remarks.values()
        self._remarks = Counter(View(remark.prompt) for remark in remarks)
        self._remarks[TO_TAKE_UP] = sum(remark.take_up for remark in remarks)
        planned = [View(), *(View(prompt.id) for prompt in session.agenda)]
        known = [*planned, *map(View, session.asked), *self._remarks]
        self._rows = [row for row in dict.fromkeys(known) if row != TO_TAKE_UP] + [TO_TAKE_UP]

    def _row_of(self, view: View | None) -> int | None:
        return self._rows.index(view) if view in self._rows else None

    def chosen(self) -> View | None:
        """What the selected row stands for."""
        return self._rows[self.selected] if self.selected is not None else None

    def remarks(self, view: View) -> int:
        """How many remarks are there."""
        return self._remarks[view]

    # How it looks

    def count(self) -> int:
        """Every row can be selected."""
        return len(self._rows)

    def block(self, row: int) -> Block:
        """Sign, place and title; at the end of the line, or under it, the state, the time and the remarks."""
        view = self._rows[row]
        sign, details, tone = self._said(view)
        place = str(row) if self._live.session.prompt(view.prompt) else ""
        lead = [(f"{sign} ", tone), (f"{place:>2}  ", "faint")]
        title = view.title(self._live.session)
        room = self.room - 6 - cell_len(title) - cell_len(details)
        gap = GAP * room if room >= 2 else "\n"
        shown: list[Run] = [(title, "strong" if sign == "▶" else ""), (gap + details, "faint")]
        return Block(shown if details else shown[:1], lead)

    def _said(self, view: View) -> State:
        count = self._remarks[view]
        remarks = words.count_remarks(count) if count else ""
        if view.prompt is None:
            return "→" if view.take_up else " ", remarks, "mark"
        sign, word, tone = state_of(self._live, view.prompt)
        return sign, " · ".join(filter(None, [word, self._time(view.prompt), remarks])), tone

    def _time(self, prompt: str) -> str:
        """Minutes spent, and planned."""
        time = self._live.time(prompt)
        spent = words.duration(time.spent) if prompt in self._live.session.asked else ""
        if time.left is None:
            return spent
        planned = words.duration(time.spent + time.left)
        return _("{spent} of {planned}").format(spent=spent, planned=planned) if spent else planned


def title_of(live: Live, prompt: str) -> str:
    """The title of a question, short enough for a sentence."""
    return words.shortened(place_title(live.session, prompt), 60)
