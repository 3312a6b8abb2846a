"""Sessions counted: what was said of which question, as what, by whom, in which words.

A remark that says the same as another is counted once, with that one. The words of a comment are the note-taker's own,
and those of a sensitive remark are to stay in their session: neither come up, though both remarks are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from facilitator.domain.comparison import MEASURES, By, Comparison, Group, Measure, Row
from facilitator.domain.session import KINDS, ORIGINS, Remark, Session
from facilitator.domain.slugs import plain
from facilitator.domain.spellings import Spellings, sound
from facilitator.domain.voices import unnumbered
from facilitator.domain.word_tally import WordTally

_ORDERS: dict[Measure, tuple[str, ...]] = {"kind": KINDS, "origin": ORIGINS}
_NAMED: tuple[Measure, ...] = MEASURES[:-2]


class Tally:
    """Takes sessions one at a time, in any order, and keeps no more of them than their counts."""

    def __init__(self, by: By = "all") -> None:
        self._by = by
        self._groups: list[Group] = []
        self._places: dict[str, int] = {}
        self._counts: dict[Measure, dict[str | None, dict[int, float]]] = {one: {} for one in _NAMED}
        self._spellings = {one: Spellings() for one in _NAMED}
        self._themes = Spellings()
        self._words = WordTally()

    def take(self, session: Session, name: str) -> None:
        """Count a session of this file name."""
        place = self._place(session, name)
        group, remarks = self._groups[place], list(_standing(session))
        group.sessions += 1
        group.remarks += len(remarks)
        for remark in remarks:
            self._count_remark(remark, session, place)
        for asked in session.asked.values():
            group.seconds += asked.seconds
            self._count("time", asked.title or asked.id, place, asked.seconds)
        self._words.take(_heard(remarks), session.language, (_clock(session), name), place)

    def hear(self, session: Session, name: str) -> None:
        """Know only which words were said in a session, so that they are not new in a later one."""
        said = _heard(_standing(session))
        self._words.hear(said, session.language, (_clock(session), name))

    def _place(self, session: Session, name: str) -> int:
        """The place of the group in which this session is."""
        began, theme = _clock(session), sound(session.theme.title)
        self._themes.add(theme, session.theme.title)
        ids: dict[By, str] = {"all": "", "session": name, "month": f"{began:%Y-%m}", "theme": theme}
        id = ids[self._by]
        place = self._places.setdefault(id, len(self._groups))
        if place == len(self._groups):
            self._groups.append(Group(id, session.title, session.place, began))
        elif began < (group := self._groups[place]).began:
            group.title, group.place, group.began = session.title, session.place, began
        return place

    def _count_remark(self, remark: Remark, session: Session, place: int) -> None:
        self._count("question", session.title_of(remark.prompt) or remark.prompt, place)
        self._count("kind", remark.kind, place)
        self._count("origin", remark.origin, place)
        for tag in {sound(tag): tag for tag in remark.tags}.values():
            self._count("tag", tag, place)
        if remark.speaker:
            self._count("role", unnumbered(remark.speaker)[0], place)

    def _count(self, measure: Measure, name: str | None, place: int, number: float = 1) -> None:
        key = None if name is None else sound(name)
        if key is not None and name is not None:
            self._spellings[measure].add(key, name)
        counts = self._counts[measure].setdefault(key, {})
        counts[place] = counts.get(place, 0) + number

    # What comes out

    def comparison(self) -> Comparison:
        """All that was counted so far."""
        groups = [replace(group, id=self._id(group)) for group in self._groups]
        order = sorted(range(len(groups)), key=lambda place: self._order(groups[place]))
        moved = {place: new for new, place in enumerate(order)}
        found: dict[Measure, list[Row]] = {measure: self._rows(measure) for measure in _NAMED}
        found |= {"word": self._words.rows(), "new-word": self._words.new_rows()}
        rows = {measure: _ordered(rows, measure, moved) for measure, rows in found.items()}
        return Comparison(self._by, [groups[place] for place in order], rows)

    def _id(self, group: Group) -> str:
        return self._themes.of(group.id) if self._by == "theme" else group.id

    def _order(self, group: Group) -> tuple[object, ...]:
        """Themes stand by their titles, all else by time."""
        return (plain(group.id),) if self._by == "theme" else (group.began, group.id)

    def _rows(self, measure: Measure) -> list[Row]:
        spelled = self._spellings[measure].of
        counts = self._counts[measure].items()
        return [Row(None if key is None else spelled(key), numbers) for key, numbers in counts]


def _clock(session: Session) -> datetime:
    return session.started.replace(tzinfo=None)


def _standing(session: Session) -> Iterator[Remark]:
    """The remarks without those for which another one stands."""
    return (remark for remark in session.remarks.values() if not _is_told(session, remark))


def _is_told(session: Session, remark: Remark) -> bool:
    """Whether it says the same as another that is there and says the same as none."""
    other = session.remarks.get(remark.same_as or 0)
    return other is not None and other.same_as is None


def _heard(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Those of which the words come up."""
    return (remark for remark in remarks if remark.kind != "comment" and not remark.sensitive)


def _ordered(rows: list[Row], measure: Measure, moved: dict[int, int]) -> list[Row]:
    """The rows in order, of groups that have moved from one place to another."""
    there = [Row(row.name, {moved[place]: number for place, number in row.counts.items()}) for row in rows]
    return sorted(there, key=_order_in(measure))


def _order_in(measure: Measure) -> Callable[[Row], tuple[object, ...]]:
    if measure in _ORDERS:
        return lambda row: (_ORDERS[measure].index(row.name or ""),)
    return lambda row: (-row.total, plain(row.name or ""), row.name or "")
