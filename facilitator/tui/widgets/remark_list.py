"""The remarks of one question, newest at the end, and those on their way to the disk after them."""

from __future__ import annotations

from facilitator.domain.entries import AnyEntry, RemarkKept
from facilitator.domain.session import Kind, Remark
from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.tui.evening import Evening
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wording import marks_of, quotation, sign_of
from facilitator.tui.wrapping import Run

# A remark of a hundred thousand characters is shown by its beginning: it would fill twenty screens.
_LONGEST = 1500


class RemarkList(Listing, can_focus=False):
    """Keeps its own list of numbers, so that one remark more costs the same however many there are."""

    def __init__(self, evening: Evening, id: str) -> None:
        super().__init__(follows=True, id=id)
        self._evening = evening
        self._prompt: str | None = None
        self._numbers: list[int] = []
        self._waiting: list[Block] = []
        # The first row that was drawn as not kept: what stands there may be something else now.
        self._settled = 0
        self._touched: set[int] = set()
        self.show(evening.live.heading)

    # What there is

    def show(self, prompt: str | None) -> None:
        """The remarks of this question from now on."""
        self._prompt = prompt
        self._gather()
        self.selected = None
        self.update_waiting()
        self.follow()
        self.changed()

    def hear(self, entries: list[AnyEntry], anew: bool) -> None:
        """Entries are in the session now; `anew`: the whole session was read again."""
        if anew or not all(self._is_next(entry) for entry in entries):
            chosen = self.chosen()
            self._gather()
            self.selected = self._numbers.index(chosen) if chosen in self._numbers else None
            self.changed()
        else:
            self._numbers += [
                e.number for e in entries if isinstance(e, RemarkKept) and e.prompt == self._prompt
            ]
        self.update_waiting()

    def update_waiting(self) -> None:
        """What is on its way to the disk has changed."""
        touched = self._evening.touched()
        for row in range(self._settled, self._settled + len(self._waiting)):
            self._wraps.pop(row, None)
        self._settled = len(self._numbers)
        if touched != self._touched:
            self._touched = touched
            self._wraps.clear()
        self._waiting = self._blocks_waiting()
        self._redraw()

    def _gather(self) -> None:
        remarks = self._evening.live.session.remarks.values()
        self._numbers = [remark.number for remark in remarks if remark.prompt == self._prompt]

    def _is_next(self, entry: AnyEntry) -> bool:
        if not isinstance(entry, RemarkKept):
            return not hasattr(entry, "number")
        return not self._numbers or entry.number > self._numbers[-1]

    def chosen(self) -> int | None:
        """The number of the selected remark."""
        row = self.selected
        return self._numbers[row] if row is not None and row < len(self._numbers) else None

    def last(self) -> int | None:
        """The number of the last remark that is kept."""
        return self._numbers[-1] if self._numbers else None

    # How it looks

    def count(self) -> int:
        """The remarks kept, then those that are not yet."""
        return len(self._numbers) + len(self._waiting)

    def selectable(self, row: int) -> bool:
        """Only what is kept can be changed."""
        return row < len(self._numbers)

    def block(self, row: int) -> Block:
        """A remark."""
        if row >= len(self._numbers):
            return self._waiting[row - len(self._numbers)]
        remark = self._evening.live.session.remarks[self._numbers[row]]
        lead = [(f"{'#' + str(remark.number):>5} ", "faint"), (f"{sign_of(remark.kind)} ", "accent")]
        runs = words_of(remark.kind, remark.speaker, remark.text) + marks_runs(remark)
        if remark.number in self._touched:
            runs.append(("  " + _("change not kept yet"), "alert"))
        return Block(runs, lead)

    def _blocks_waiting(self) -> list[Block]:
        said = "  " + _("not kept yet")
        lead = ("    … ", "alert")
        kept = [
            Block(
                [*words_of(d.kind, d.speaker, d.text), (said, "alert")],
                [lead, (f"{sign_of(d.kind)} ", "accent")],
            )
            for d in self._evening.unkept()
            if d.prompt == self._prompt
        ]
        lines = [line for line in self._evening.held_back() if line.where == self._prompt]
        return kept + [
            Block([(visible(line.text[:_LONGEST]), ""), (said, "alert")], [lead]) for line in lines
        ]


def words_of(kind: Kind, speaker: str | None, text: str) -> list[Run]:
    """Who says what, as runs."""
    runs = [(visible(speaker) + words.colon(), "strong")] if speaker else []
    tone = "faint" if kind == "comment" else ""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST]
    runs.append((quotation(shown) if kind == "verbatim" else visible(shown), tone))
    if len(text) > _LONGEST:
        runs.append((" … (" + _("{count} characters").format(count=len(text)) + ")", "faint"))
    return runs


def marks_runs(remark: Remark) -> list[Run]:
    """What is said of a remark besides its words, as runs."""
    runs = [(f" {mark}", "faint") for mark in marks_of(remark)]
    if remark.take_up:
        runs.append(("  → " + _("to be taken up"), "mark"))
    return runs
