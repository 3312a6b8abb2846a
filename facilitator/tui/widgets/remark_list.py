"""The remarks of one question, newest at the end, and those on their way to the disk after them."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.entries import AnyEntry, PromptChange, RemarkKept
from facilitator.domain.flags import flagged
from facilitator.domain.session import Kind, Remark, Session
from facilitator.domain.visible import visible
from facilitator.texts import _, flags, words
from facilitator.tui.evening import Evening
from facilitator.tui.widgets.blocks import GAP, Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wording import marks_of, quotation, sign_of
from facilitator.tui.wrapping import Run

# A remark of a hundred thousand characters is shown by its beginning: it would fill twenty screens.
_LONGEST = 1500
_LONGEST_TITLE = 60

ELSEWHERE = ""
"""No question's id: for a preview that has to say where a line goes, wherever that is."""


@dataclass(frozen=True)
class View:
    """Which remarks are looked at: those of a prompt (None: before the first), or all that are to be taken up."""

    prompt: str | None = None
    take_up: bool = False

    def holds(self, remark: Remark | RemarkKept) -> bool:
        """Whether a remark is among them."""
        return remark.take_up if self.take_up else remark.prompt == self.prompt

    def title(self, session: Session) -> str:
        """What they have in common, to be read."""
        return _("To be taken up") if self.take_up else place_title(session, self.prompt)


def place_title(session: Session, prompt: str | None) -> str:
    """Where a remark is filed, safe to draw."""
    if prompt is None:
        return _("Before the first question")
    return visible(session.title_of(prompt) or prompt)


class RemarkList(Listing, can_focus=False):
    """Keeps its own list of numbers, so that one remark more costs the same however many there are.

    It shows the room's question, or whatever is `looked` at instead while the room stays where it is.
    """

    def __init__(self, evening: Evening, id: str) -> None:
        super().__init__(follows=True, id=id)
        self._evening = evening
        self._room: str | None = None
        self.looked: View | None = None
        self._numbers: list[int] = []
        self._waiting: list[Block] = []
        # The first row that was drawn as not kept: what stands there may be something else now.
        self._settled = 0
        self._touched: set[int] = set()
        self.show(evening.live.heading)

    # What there is

    def show(self, prompt: str | None) -> None:
        """The room is on this question from now on: its remarks are shown, whatever was looked at."""
        self._room, self.looked = prompt, None
        self._begin()

    def look(self, view: View | None) -> None:
        """Look at other remarks, the last of them selected; at None, or the room's question, look there again."""
        self.looked = None if view == View(self._room) else view
        self._begin()
        if self.looked is not None and self._numbers:
            self.select(len(self._numbers) - 1)

    def _begin(self) -> None:
        self._follows = self.looked is None
        self._gather()
        self.selected = None
        self.update_waiting()
        self.follow()
        self.changed()

    @property
    def _view(self) -> View:
        return self.looked or View(self._room)

    def hear(self, entries: list[AnyEntry], anew: bool) -> None:
        """Entries are in the session now; `anew`: the whole session was read again."""
        if anew or not all(self._is_next(entry) for entry in entries):
            chosen = self.chosen()
            self._gather()
            self.selected = self._row_of(chosen)
            self.changed()
        else:
            self._numbers += [e.number for e in entries if isinstance(e, RemarkKept) and self._view.holds(e)]
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
        self._numbers = [remark.number for remark in remarks if self._view.holds(remark)]

    def _row_of(self, number: int | None) -> int | None:
        """Where a remark is now. One that left what is looked at hands the selection to its neighbour."""
        if number in self._numbers:
            return self._numbers.index(number)
        if number is None or self.selected is None or self.looked is None or not self._numbers:
            return None
        return min(self.selected, len(self._numbers) - 1)

    def _is_next(self, entry: AnyEntry) -> bool:
        if not isinstance(entry, RemarkKept):
            return not hasattr(entry, "number") and not isinstance(entry, PromptChange)
        return not self._numbers or entry.number > self._numbers[-1]

    def kept(self) -> int:
        """How many remarks are listed that are kept."""
        return len(self._numbers)

    def lists(self, number: int) -> bool:
        """Whether a remark that is kept is listed."""
        remark = self._evening.live.session.remarks.get(number)
        return remark is not None and self._view.holds(remark)

    def chosen(self) -> int | None:
        """The number of the selected remark."""
        row = self.selected
        return self._numbers[row] if row is not None and row < len(self._numbers) else None

    def last(self, prompt: str | None) -> int | None:
        """The number of the last remark kept at this question, whatever is looked at."""
        if self.looked is None and prompt == self._room:
            return self._numbers[-1] if self._numbers else None
        remarks = self._evening.live.session.remarks
        return next((number for number in reversed(remarks) if remarks[number].prompt == prompt), None)

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
        runs = words_of(remark.kind, remark.speaker, remark.text) + marks_runs(remark, self._view.take_up)
        runs += self._flags(remark)
        if self._view.take_up:
            title = place_title(self._evening.live.session, remark.prompt)
            runs.append(("\n↳ " + words.shortened(title, _LONGEST_TITLE), "faint"))
        if remark.number in self._touched:
            runs.append(("  " + _("change not kept yet"), "alert"))
        return Block(runs, lead)

    def _flags(self, remark: Remark) -> list[Run]:
        """What its words look like, where they may say who somebody is: that of the first."""
        session = self._evening.live.session
        roles = [voice.role for voice in session.voices()]
        found = flagged(remark.text[:_LONGEST], remark.speaker, roles, session.language)
        said = f"→ {flags.mark(found[0][0])}".replace(" ", GAP) if found else ""
        return [(f"  {said}", "mark")] if said else []

    def _blocks_waiting(self) -> list[Block]:
        said = "  " + _("not kept yet")
        lead = ("    … ", "alert")
        kept = [
            Block(
                [*words_of(d.kind, d.speaker, d.text), (said, "alert")],
                [lead, (f"{sign_of(d.kind)} ", "accent")],
            )
            for d in self._evening.unkept()
            if self._view.holds(d)
        ]
        lines = [line for line in self._evening.held_back() if View(line.where) == self._view]
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


def marks_runs(remark: Remark, among_marked: bool = False) -> list[Run]:
    """What is said of a remark besides its words, as runs; `among_marked`: all here are to be taken up."""
    runs = [(f" {mark}", "faint") for mark in marks_of(remark)]
    if remark.sensitive:
        runs.append(("  (" + _("sensitive") + ")", "mark"))
    if remark.take_up and not among_marked:
        runs.append(("  " + ("→ " + _("to be taken up")).replace(" ", GAP), "mark"))
    return runs
