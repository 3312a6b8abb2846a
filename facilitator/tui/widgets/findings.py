"""What a search found: remarks under their sessions, the words that were searched marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.found import Span, excerpt
from facilitator.domain.visible import visible
from facilitator.services.search import Finding
from facilitator.texts import _, words
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wording import sign_of
from facilitator.tui.wrapping import Run

_LINES = 4  # of a remark's text
_BETWEEN = "\n"

Row = str | Finding
"""Where the remarks under it were said, or a remark; a sentence where there is none."""


class Findings(Listing, can_focus=False):
    """The best first. A session and its question are said once for the remarks that follow each other."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[Row] = []

    def show(self, findings: Sequence[Finding], said: str = "", keep: bool = False) -> None:
        """Have these, or a sentence where there are none. The best is selected, or the one that was, to `keep` it."""
        before = self.chosen() if keep else None
        self._rows = list(_rows(findings)) if findings else [said] if said else []
        self.selected = None
        self.changed()
        if findings:
            self.select(self._row_of(before))

    def _row_of(self, wanted: Finding | None) -> int:
        places = {_place(found): row for row, found in enumerate(self._rows) if isinstance(found, Finding)}
        return places.get(_place(wanted), 1) if wanted is not None else 1

    def chosen(self) -> Finding | None:
        """The selected remark."""
        found = self._rows[self.selected] if self.selected is not None else None
        return found if isinstance(found, Finding) else None

    def at_end(self) -> bool:
        """Whether the last remark is selected."""
        return bool(self._rows) and self.selected == len(self._rows) - 1

    def count(self) -> int:
        """Headings are rows too."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """Headings are only read."""
        return isinstance(self._rows[row], Finding)

    def block(self, row: int) -> Block:
        """A heading, or a remark with its number."""
        found = self._rows[row]
        if isinstance(found, str):
            gap = _BETWEEN if row else ""
            return Block([(gap + found, "faint")], [(" ", "")])
        lead = [(f" {'#' + str(found.number):>5} ", "faint"), (f"{sign_of(found.kind)} ", "accent")]
        return Block(list(_remark(found, _LINES * max(20, self.room - 10))), lead)


def _place(finding: Finding) -> tuple[str, int]:
    return finding.session, finding.number


def _rows(findings: Sequence[Finding]) -> Iterator[Row]:
    last = None
    for finding in findings:
        if (finding.session, finding.prompt) != last:
            last = (finding.session, finding.prompt)
            yield _heading(finding)
        yield finding


def _heading(finding: Finding) -> str:
    day = f"{finding.started:%Y-%m-%d}"
    question = visible(finding.question) or _("Before the first question")
    return " · ".join((day, visible(finding.title), question))


def _remark(finding: Finding, longest: int) -> Iterator[Run]:
    if finding.speaker:
        yield f"{visible(finding.speaker)}{words.colon()}", "strong"
    opening, _text, closing = words.quoted("\0").partition("\0")
    exact = finding.kind == "verbatim"
    yield opening if exact else "", ""
    yield from _marked(*excerpt(finding.text, finding.marks, longest))
    yield closing if exact else "", ""


def _marked(text: str, marks: Sequence[Span]) -> Iterator[Run]:
    """Made safe piece by piece, so that the places hold."""
    at = 0
    for start, end in marks:
        yield visible(text[at:start]), ""
        yield visible(text[start:end]), "found"
        at = end
    yield visible(text[at:]), ""
