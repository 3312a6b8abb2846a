"""What review says in plain lines: the session, its remarks in groups, one remark whole, and what others did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from facilitator.domain.ordering import reading_order
from facilitator.domain.session import Remark, Session
from facilitator.domain.views import Way, groups
from facilitator.domain.visible import visible
from facilitator.domain.words import tags_in
from facilitator.export.session_text import remark_text
from facilitator.line.telling import by_others
from facilitator.texts import _, figures, ngettext, words
from facilitator.texts import review as said


def questions(session: Session) -> list[tuple[str, str]]:
    """The id and the title of every question, in the order in which they are numbered: as seen, then planned ones."""
    seen = [group.key for group in groups(session, "question")]
    ids = [*(key for key in seen if isinstance(key, str)), *(prompt.id for prompt in session.agenda)]
    return [(id, session.title_of(id) or id) for id in dict.fromkeys(ids)]


def head(session: Session, flagged: int) -> list[str]:
    """The session: when, where, how many, and what there is to look at."""
    parts = [words.moment(session.started), visible(session.place)]
    if session.people is not None:
        parts.append(words.count_people(session.people))
    if session.ended is None:
        parts.append(_("not ended"))
    counts = [words.count_remarks(len(session.remarks)), figures.spent(session)]
    if later := sum(remark.take_up for remark in session.remarks.values()):
        counts.append(figures.to_take_up(later))
    lines = [visible(session.title), " · ".join(filter(None, parts)), ", ".join(counts) + "."]
    if flagged:
        may = ngettext(
            "{number} remark may say who somebody is: :flags.",
            "{number} remarks may say who somebody is: :flags.",
            flagged,
        )
        lines.append(may.format(number=flagged))
    return lines


def in_groups(session: Session, way: Way) -> Iterator[str]:
    """Every remark, in the groups of a view."""
    places = {id: place for place, (id, _title) in enumerate(questions(session), 1)}
    for group in groups(session, way):
        place = (
            places.get(group.key) if way in ("question", "take-up") and isinstance(group.key, str) else None
        )
        number = f"{place}. " if place else ""
        yield ""
        yield f"## {number}{said.group(session, way, group)} ({said.figures(group)})"
        for placed in group.remarks:
            yield "  " * min(placed.depth, _DEEPEST) + remark(session.remarks[placed.number])


_DEEPEST = 4


def remark(of: Remark, longest: int | None = None) -> str:
    """A remark as it is published, on a line that begins with its number; what was done to it stands at the end."""
    notes = [_("mended")] if of.mended is not None else []
    if of.same_as:
        notes.append(_("says the same as #{number}").format(number=of.same_as))
    if of.reply_to:
        notes.append(_("answers #{number}").format(number=of.reply_to))
    heard = tags_in(of.published, of.tags)
    notes += [f"#{visible(tag)}" for tag in of.tags if tag not in heard]
    line = f"#{of.number} {remark_text(replace(of, text=of.published), longest)}"
    return f"{line} ({', '.join(notes)})" if notes else line


def whole(session: Session, of: Remark) -> Iterator[str]:
    """Everything that is kept of a remark."""
    yield remark(of)
    if of.mended is not None:
        yield _("As noted: {text}").format(text=visible(of.text))
    if of.typed:
        yield _("As typed: {text}").format(text=visible(of.typed))
    yield f"{words.moment(of.at)} · {said.question(session, of.prompt)}"
    where = [words.kind(of.kind), words.origin(of.origin), visible(of.where or "")]
    yield " · ".join(filter(None, [*where, " ".join(f"#{visible(tag)}" for tag in of.tags)]))
    others = reading_order(session.remarks.values())
    for linked, label in (
        ([one for one in others if one.same_as == of.number], _("It stands for:")),
        ([one for one in others if one.reply_to == of.number], _("Answered by:")),
    ):
        if linked:
            yield label
            yield from (f"  {remark(one)}" for one in linked)


def differences(before: Mapping[int, Remark], after: Session) -> list[str]:
    """What others did to the remarks."""
    changed = [held for number, held in after.remarks.items() if before.get(number) != held]
    gone = [number for number in before if number not in after.remarks]
    lines = [remark(held) for held in changed]
    lines += [_("#{number} is taken out.").format(number=number) for number in gone]
    return list(map(by_others, lines))
