"""A session as blocks to be read: its frame, then the remarks question by question."""

from __future__ import annotations

from facilitator.domain.faults import Fault
from facilitator.domain.session import Remark, Session
from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.texts.faults import line as fault_line
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.remark_list import marks_runs
from facilitator.tui.wording import bound, quotation, sign_of
from facilitator.tui.wrapping import Run


def fault_blocks(faults: list[Fault], readable: bool) -> list[Block]:
    """Why the session can only be read."""
    if not faults:
        return []
    said = _("This session has a fault: it can only be read, and nothing is written to it.")
    rest = _("What can be read of it follows.") if readable else _("Nothing of it can be read.")
    lines = [Block([(fault_line(fault), "alert")], [("! ", "alert")]) for fault in faults[:20]]
    return [Block([(f"{said} {rest}", "strong")]), *lines, EMPTY]


def session_blocks(session: Session) -> list[Block]:
    """The whole session."""
    return [*frame_blocks(session), *_question_blocks(session)]


def frame_blocks(session: Session) -> list[Block]:
    """Its title, when, where, with how many people."""
    parts = [words.moment(session.started), visible(session.place), visible(session.organiser)]
    if session.people is not None:
        parts.append(bound(words.count_people(session.people)))
    parts.append(bound(words.count_remarks(len(session.remarks))))
    return [Block([(visible(session.title), "title")]), Block([(" · ".join(filter(None, parts)), "faint")])]


def take_up_blocks(session: Session) -> list[Block]:
    """The remarks to be taken up."""
    return [remark_block(remark) for remark in session.remarks.values() if remark.take_up]


def _question_blocks(session: Session) -> list[Block]:
    blocks: list[Block] = []
    by_prompt: dict[str | None, list[Remark]] = {None: [], **{id: [] for id in session.asked}}
    for remark in session.remarks.values():
        by_prompt.setdefault(remark.prompt, []).append(remark)
    for id, remarks in by_prompt.items():
        if id is None and not remarks:
            continue
        blocks += [EMPTY, _question_block(session, id), *map(remark_block, remarks)]
    return blocks


def _question_block(session: Session, id: str | None) -> Block:
    asked = session.asked.get(id or "")
    title = visible(session.title_of(id) or id or _("Before the first question"))
    time: list[Run] = [(f"  {words.duration(asked.seconds)}", "faint")] if asked else []
    return Block([(title, "strong"), *time])


def remark_block(remark: Remark) -> Block:
    """A remark, whole."""
    lead = [(f"{'#' + str(remark.number):>5} ", "faint"), (f"{sign_of(remark.kind)} ", "accent")]
    said = [(f"{visible(remark.speaker)}{words.colon()}", "strong")] if remark.speaker else []
    text = quotation(remark.text) if remark.kind == "verbatim" else visible(remark.text)
    return Block([*said, (text, ""), *marks_runs(remark)], lead)
