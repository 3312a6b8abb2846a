"""Sessions compared, in words and bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from facilitator.domain.comparison import By, Comparison, Group, Measure
from facilitator.domain.comparison import Row as Counted
from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext, words
from facilitator.texts.bars import BLOCKS, Ink, Line, Row, cut, drawn

_MEASURES: dict[Measure, Callable[[], str]] = {
    "question": lambda: _("Remarks by question"),
    "kind": lambda: _("Remarks by kind"),
    "origin": lambda: _("Remarks by origin"),
    "tag": lambda: _("Remarks by tag"),
    "role": lambda: _("Remarks by role"),
    "time": lambda: _("Time spent"),
    "word": lambda: _("Words that came up"),
    "new-word": lambda: _("New words"),
}
_SHORT: dict[Measure, Callable[[], str]] = {
    "question": lambda: _("Questions"),
    "kind": lambda: _("Kinds"),
    "origin": lambda: _("Origins"),
    "tag": lambda: _("Tags"),
    "role": lambda: _("Roles"),
    "time": lambda: _("Time"),
    "word": lambda: _("Words"),
    "new-word": lambda: _("New"),
}
_WAYS: dict[By, Callable[[], str]] = {
    "all": lambda: _("all together"),
    "session": lambda: _("session by session"),
    "month": lambda: _("month by month"),
    "theme": lambda: _("theme by theme"),
}
_NAMES: dict[Measure, Callable[[str], str]] = {
    "kind": lambda name: words.kind(name),  # type: ignore[arg-type]
    "origin": lambda name: words.origin(name),  # type: ignore[arg-type]
}


def measure_name(measure: Measure) -> str:
    """What is counted, as a title."""
    return _MEASURES[measure]()


def short_name(measure: Measure) -> str:
    """The same in a word, for a row of them."""
    return _SHORT[measure]()


def way(by: By) -> str:
    """How sessions are put together, in a few words."""
    return _WAYS[by]()


# Groups


def titles(of: Comparison) -> list[str]:
    """What the groups are called: a session by its day and by what tells it from the others."""
    if of.by == "session":
        return _session_titles(of.groups)
    if of.by == "month":
        return [words.month(group.began) for group in of.groups]
    return [visible(group.id) if of.by == "theme" else _("all") for group in of.groups]


def _session_titles(groups: Sequence[Group]) -> list[str]:
    days = Counter(group.began.date() for group in groups)
    one_title = len({group.title for group in groups}) == 1 < len(groups)
    one_place = len({group.place for group in groups}) == 1
    parts = (
        (
            f"{group.began:%Y-%m-%d}",
            words.hour(group.began) if days[group.began.date()] > 1 else "",
            "" if one_title else visible(group.title),
            "" if one_place else visible(group.place),
        )
        for group in groups
    )
    return [" ".join(filter(None, said)) for said in parts]


def not_counted(number: int) -> str:
    """So many sessions are left out."""
    return ngettext(
        "{number} session cannot be read whole and is not counted.",
        "{number} sessions cannot be read whole and are not counted.",
        number,
    ).format(number=number)


def copies_aside(number: int) -> str:
    """So many conflicted copies are left out."""
    return ngettext(
        "{number} conflicted copy is not counted: facilitator merge says which.",
        "{number} conflicted copies are not counted: facilitator merge says which.",
        number,
    ).format(number=number)


def unread(number: int) -> str:
    """So many sessions are left out, on a screen where another says which and why."""
    return ngettext(
        "{number} unreadable session is not counted: the library says why.",
        "{number} unreadable sessions are not counted: the library says why.",
        number,
    ).format(number=number)


def copies_not_counted(number: int) -> str:
    """So many conflicted copies are left out, on a screen where another makes one of them and the original."""
    return ngettext(
        "{number} conflicted copy is not counted: the library merges it.",
        "{number} conflicted copies are not counted: the library merges them.",
        number,
    ).format(number=number)


def progress(done: int, number: int) -> str:
    """How far the reading has come."""
    return _("Sessions read: {done} of {number}").format(done=done, number=number)


def figures(group: Group, by: By) -> str:
    """How many sessions and remarks, and the time they took."""
    said = [words.count_remarks(group.remarks), words.duration(group.seconds)]
    if by != "session":
        counted = ngettext("{number} session", "{number} sessions", group.sessions)
        said.insert(0, counted.format(number=group.sessions))
    return ", ".join(said)


def overview(of: Comparison, width: int, ink: Ink = BLOCKS) -> list[Line]:
    """How many remarks each group has, and in how many sessions; one line where all is together."""
    if of.by == "all":
        return [[(figures(group, of.by), "name")] for group in of.groups]
    named = zip(titles(of), of.groups, strict=True)
    rows = [Row(title, {0: group.remarks}, {0: figures(group, of.by)}) for title, group in named]
    return drawn(rows, [_("all")], width, ink)


# Rows


def chart(
    of: Comparison, measure: Measure, width: int, ink: Ink = BLOCKS, limit: int | None = None
) -> list[Line]:
    """What was counted, as bars; `limit` is how many rows of it at most, of new words how many in each group."""
    if measure == "new-word":
        return _news(of, width, ink, limit)
    rows = [_row(row, measure) for row in islice(of.rows[measure], limit)]
    return drawn(rows, titles(of), width, ink)


def _news(of: Comparison, width: int, ink: Ink, limit: int | None) -> list[Line]:
    """The new words of each group under its title, all on one scale: a word is new in one group alone."""
    news: list[list[Row]] = [[] for _group in of.groups]
    for row in of.rows["new-word"]:
        for place, number in row.counts.items():
            news[place].append(_row(Counted(row.name, {0: number}), "new-word"))
    bars = iter(drawn([row for rows in news for row in rows[:limit]], [""], width, ink))
    lines: list[Line] = []
    for title, rows in zip(titles(of), news, strict=True):
        if rows:
            lines += [[(cut(title, width, ink), "head")], *islice(bars, len(rows[:limit]))]
    return lines


def _row(row: Counted, measure: Measure) -> Row:
    said = words.duration if measure == "time" else _number
    return Row(_name(row.name, measure), row.counts, {place: said(n) for place, n in row.counts.items()})


def _name(name: str | None, measure: Measure) -> str:
    if name is None:
        return _("Before the first question")
    return _NAMES[measure](name) if measure in _NAMES else visible(name)


def _number(number: float) -> str:
    return str(int(number))


def nothing(measure: Measure) -> str:
    """Why there is no row."""
    if measure == "new-word":
        return _("No word is new: a new word is one that no earlier session outside of these has.")
    return _("Nothing to count here.")
