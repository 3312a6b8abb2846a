"""A session for reading in a terminal: plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.entries import RemarkKept
from facilitator.domain.ordering import reading_order
from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Remark, Session
from facilitator.domain.visible import visible
from facilitator.texts import _, figures, words

ECHO = 60
"""How many characters of a remark are said back when it is kept."""


def session_text(session: Session) -> str:
    """The session, question by question, with what is to be taken up marked."""
    return "".join(f"{line}\n" for line in _lines(session))


def _lines(session: Session) -> Iterator[str]:
    yield visible(session.title)
    yield _frame(session)
    strangers = [
        id for id in dict.fromkeys(r.prompt for r in session.remarks.values()) if id not in session.asked
    ]
    before = [remark for remark in session.remarks.values() if remark.prompt is None]
    if before:
        yield from _part(_("Without a question"), before)
    for asked in session.asked.values():
        yield from _part(_head(asked.title, asked.seconds), session.remarks_of(asked.id))
    for id in strangers:
        if id is not None:
            yield from _part(visible(session.title_of(id) or id), session.remarks_of(id))
    yield ""
    yield words.count_remarks(len(session.remarks))
    if moments := not_caught_up(session):
        hours = ", ".join(words.hour(moment.at) for moment in moments)
        yield _("{count}: {hours}").format(count=figures.moments(len(moments)), hours=hours)


def _frame(session: Session) -> str:
    parts = [words.moment(session.started), visible(session.place)]
    if session.people is not None:
        parts.append(words.count_people(session.people))
    if session.ended is None:
        parts.append(_("not ended"))
    return " · ".join(part for part in parts if part)


def _head(title: str, seconds: float) -> str:
    return f"{visible(title)} ({words.duration(seconds)})"


def _part(head: str, remarks: list[Remark]) -> Iterator[str]:
    yield ""
    yield f"## {head}"
    for remark in reading_order(remarks):
        yield f"#{remark.number} {remark_text(remark)}{_links(remark)}"


def _links(remark: Remark) -> str:
    """Its place among the others, and the words as they were noted where others are published."""
    notes = [_("answers #{number}").format(number=remark.reply_to)] if remark.reply_to else []
    if remark.same_as:
        notes.append(_("says the same as #{number}").format(number=remark.same_as))
    if remark.mended is not None:
        notes.append(_("noted: {text}").format(text=words.quoted(visible(remark.text))))
    return f" ({', '.join(notes)})" if notes else ""


def remark_text(remark: Remark | RemarkKept, longest: int | None = None) -> str:
    """A remark on one line: what it is, who said it, the words. The words are cut at `longest` characters."""
    said = remark.text if remark.mended is None else remark.mended
    text = visible(words.shortened(said, longest) if longest else said)
    if remark.kind == "verbatim":
        text = words.quoted(text)
    elif remark.kind != "observation":
        text = _("{kind}: {text}").format(kind=words.kind(remark.kind), text=text)
    if remark.speaker:
        text = _("{speaker}: {text}").format(speaker=visible(remark.speaker), text=text)
    return text + _marks(remark)


def _marks(remark: Remark | RemarkKept) -> str:
    marks = [_("to be taken up")] if remark.take_up else []
    if remark.sensitive:
        marks.append(_("sensitive"))
    if remark.signals:
        marks.append(words.signals(remark.signals))
    if remark.origin not in ("room", "phone"):
        marks.append(words.origin(remark.origin))
    return f" [{', '.join(marks)}]" if marks else ""
