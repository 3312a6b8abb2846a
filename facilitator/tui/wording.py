"""The words of the screens that no other front end needs."""

from __future__ import annotations

import re

from facilitator.domain.session import Kind, Remark
from facilitator.domain.visible import visible
from facilitator.storage.book import JournalMissing
from facilitator.storage.follow import News
from facilitator.texts import _, troubles, words

_SIGNS: dict[Kind, str] = {"verbatim": "«", "observation": "·", "question": "?", "idea": "!", "comment": "("}
_NUMBERED = re.compile(r"(\d) (?=\w)")


def sign_of(kind: Kind) -> str:
    """The sign of a kind, near what is typed for it."""
    return _SIGNS[kind]


def quotation(text: str) -> str:
    """Exact words, made safe to draw, between quotation marks."""
    return words.quoted(visible(text))


def marks_of(remark: Remark) -> list[str]:
    """What is said of a remark besides its words: tags not in them, what the room did, where it came from."""
    plain = remark.text.casefold()
    marks = [f"#{visible(tag)}" for tag in remark.tags if f"#{tag.casefold()}" not in plain]
    if remark.signals:
        marks.append(f"({words.signals(remark.signals)})")
    if remark.origin != "room":
        marks.append(f"({words.origin(remark.origin)})")
    return marks


def trouble_text(error: Exception, waiting: int) -> str:
    """A trouble that lasts: what it is, and that nothing has to be done again."""
    gone = isinstance(error, JournalMissing)
    said = troubles.files_taken_away() if gone else troubles.sentence(error)
    if not waiting:
        return _("{said} It is tried again by itself.").format(said=said)
    kept = _("Not kept yet: {count}. It is tried again by itself.").format(count=waiting)
    return f"{said} {kept}"


def news_texts(news: News) -> list[str]:
    """What others, or people with an editor, did to the files, where that has to be said."""
    return troubles.session_files(news.torn, news.by_hand, news.copy)


def bound(figures: str) -> str:
    """A text of the program in which no line breaks between a number and what it counts."""
    return _NUMBERED.sub("\\1\u00a0", figures)
