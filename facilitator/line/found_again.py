"""What a crash left half typed in the live screen, said where the session is taken up in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.line.evening import Evening
from facilitator.services.found_again import not_kept
from facilitator.storage.draft import Typed, Unreadable, read
from facilitator.storage.side_files import keep_draft
from facilitator.texts import _, troubles


def left_typed(evening: Evening) -> list[str]:
    """Each line that was typed and is not kept: it is said now, since the draft goes with the session's end."""
    try:
        draft = read(evening.paths.draft)
    except Unreadable:
        return [_set_aside(evening)]
    except OSError as error:
        return [troubles.sentence(error)]
    with evening.turn:
        entered = [line.text for line in not_kept(draft.entered, evening.live)]
        half = list(_half_typed(draft.typed, evening.session))
    if not entered and not half:
        return []
    heading = _("Typed before the program stopped, and not kept. Type it again to keep it:")
    return [heading, *(f"  {visible(text)}" for text in [*entered, *half])]


def _half_typed(typed: Typed, session: Session) -> Iterator[str]:
    """The line under the hands, unless it is a remark that nothing was changed in yet, and the one that waited."""
    remark = session.remarks.get(typed.editing or 0)
    as_it_was = () if remark is None else (remark.text, remark.typed)
    for text in (typed.behind.text, typed.line.text):
        if text.strip() and not (text == typed.line.text and text in as_it_was):
            yield text


def _set_aside(evening: Evening) -> str:
    try:
        aside = keep_draft(evening.paths)
    except OSError as error:
        return troubles.sentence(error)
    said = _("What was half typed cannot be read; it was set aside in {file}.")
    return said.format(file=visible(aside.name))
