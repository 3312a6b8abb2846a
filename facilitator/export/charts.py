"""What was said in the café, counted for the bars of an article: all that it could have, used or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from facilitator.domain.session import KINDS, Session
from facilitator.domain.synthesis import Sessions, can_be_quoted
from facilitator.domain.typography import published
from facilitator.export.printable import printable
from facilitator.texts import article as texts
from facilitator.texts import speaking, words


class Bar(Struct, frozen=True):
    """A count, and how long its bar is, in percent of the longest."""

    name: str
    count: int
    length: float


class Chart(Struct, frozen=True):
    """Bars under a title."""

    title: str
    bars: tuple[Bar, ...]


def charts(sessions: Sessions, language: str) -> tuple[Chart, ...]:
    """Remarks by question, as these were asked, and by kind; a chart of less than two bars says nothing."""
    with speaking(language):
        said = [one for session in sessions.values() for one in _said(session)]
        questions = Counter(title for title, _kind in said)
        kinds = Counter(kind for _title, kind in said)
        titled = {
            printable(published(title, language)): number for title, number in questions.items() if title
        }
        if "" in questions:
            titled[texts.no_question()] = questions[""]
        named = {words.kind(kind): kinds[kind] for kind in KINDS if kind in kinds}
        found = (Chart(texts.by_question(), _bars(titled)), Chart(texts.by_kind(), _bars(named)))
        return tuple(chart for chart in found if len(chart.bars) > 1)


def _said(session: Session) -> Iterator[tuple[str, str]]:
    """The question and the kind of each remark, question by question."""
    order = {id: place for place, id in enumerate(session.asked)}
    remarks = [remark for remark in session.remarks.values() if can_be_quoted(remark)]
    for remark in sorted(remarks, key=lambda remark: order.get(remark.prompt or "", len(order))):
        yield session.title_of(remark.prompt) or remark.prompt or "", remark.kind


def _bars(counts: dict[str, int]) -> tuple[Bar, ...]:
    most = max(counts.values(), default=1)
    return tuple(Bar(name, number, round(100 * number / most, 1)) for name, number in counts.items())
