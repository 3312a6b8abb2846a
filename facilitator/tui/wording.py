"""The words of the screens that no other front end needs."""

from __future__ import annotations

from facilitator.domain.session import Kind, Remark
from facilitator.domain.visible import visible
from facilitator.storage.book import JournalMissing
from facilitator.storage.follow import News
from facilitator.texts import _, troubles, words
from facilitator.texts.faults import line as fault_line

_SIGNS: dict[Kind, str] = {"verbatim": "«", "observation": "·", "question": "?", "idea": "!", "comment": "("}


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
    known = _("The files of this session were taken away. They are being put back.")
    said = known if isinstance(error, JournalMissing) else troubles.sentence(error)
    if not waiting:
        return _("{said} It is tried again by itself.").format(said=said)
    kept = _("Not kept yet: {count}. It is tried again by itself.").format(count=waiting)
    return f"{said} {kept}"


def news_texts(news: News) -> list[str]:
    """What others, or people with an editor, did to the files, where that has to be said."""
    said = []
    if news.torn:
        said.append(
            _("An unfinished line that a program left when it stopped was set aside in {file}.").format(
                file=visible(news.torn.name)
            )
        )
    if news.by_hand is True:
        said.append(_("The file of the session was changed by hand: the changes are taken in."))
    elif news.by_hand:
        said += [fault_line(fault) for fault in news.by_hand[:3]]
    if news.copy:
        said.append(_("What was in the file by hand is kept in {file}.").format(file=visible(news.copy.name)))
    return said
