"""What is said of a past session while it is put in order: its views, and what each act did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import get_args

from facilitator.domain.ordering import Refused
from facilitator.domain.session import Kind, Session
from facilitator.domain.views import MINUTES, Group, Way
from facilitator.domain.visible import visible
from facilitator.texts import _, ngettext, words

_WAYS: dict[Way, Callable[[], str]] = {
    "question": lambda: _("by question"),
    "time": lambda: _("by time"),
    "speaker": lambda: _("by voice"),
    "tag": lambda: _("by tag"),
    "kind": lambda: _("by kind"),
    "take-up": lambda: _("to be taken up"),
}
_LACKING: dict[Way, Callable[[], str]] = {
    "question": lambda: _("Before the first question"),
    "take-up": lambda: _("Before the first question"),
    "speaker": lambda: _("Nobody said who spoke"),
    "tag": lambda: _("Without a tag"),
}
_REFUSED: dict[str, Callable[[], str]] = {
    "never-exact": lambda: _("#{number} was noted from memory: it cannot be a quotation."),
    "nothing-to-split": lambda: _("#{number} cannot be split there: both parts need words."),
    "own-reply": lambda: _("#{number} is answered by that remark already: it cannot answer it."),
}


def way(of: Way) -> str:
    """What a view is called."""
    return _WAYS[of]()


def group(session: Session, of: Way, held: Group) -> str:
    """What the remarks of a group have in common, safe to draw."""
    key = held.key
    if isinstance(key, datetime):
        # The last minutes that there are, which a person may have written, have none after them.
        after = key.replace(year=2000) + timedelta(minutes=MINUTES)
        return _("{start} to {end}").format(start=words.hour(key), end=words.hour(after))
    if key is None:
        return _LACKING[of]()
    if of in ("question", "take-up"):
        return question(session, key)
    if of == "kind":
        return next(words.kind(kind) for kind in get_args(Kind) if kind == key).capitalize()
    return visible(f"#{key}" if of == "tag" else key)


def question(session: Session, id: str | None) -> str:
    """Where a remark is filed, safe to draw."""
    return _("Before the first question") if id is None else visible(session.title_of(id) or id)


def figures(held: Group) -> str:
    """The time spent on a question, where it was asked, and how many remarks there are."""
    time = [words.duration(held.seconds)] if held.seconds is not None else []
    return " · ".join([*time, words.count_remarks(len(held.remarks))])


# What was done


def filed(number: int, title: str) -> str:
    """Remarks filed under a question."""
    return ngettext(
        "{number} remark filed under “{title}”.", "{number} remarks filed under “{title}”.", number
    ).format(number=number, title=words.shortened(title))


def kind(number: int, of: Kind) -> str:
    """Remarks of another kind."""
    return ngettext(
        "{number} remark changed its kind: {kind}.", "{number} remarks changed their kind: {kind}.", number
    ).format(number=number, kind=words.kind(of))


def voice(number: int, role: str | None) -> str:
    """Remarks of another voice."""
    if role is None:
        return ngettext(
            "{number} remark is nobody’s now.", "{number} remarks are nobody’s now.", number
        ).format(number=number)
    return ngettext(
        "{number} remark given to the voice “{role}”.",
        "{number} remarks given to the voice “{role}”.",
        number,
    ).format(number=number, role=visible(role))


def tagged(number: int, added: Sequence[str], dropped: Sequence[str]) -> str:
    """Remarks given tags, and tags taken from them."""
    tags = " ".join([*(f"+#{visible(tag)}" for tag in added), *(f"−#{visible(tag)}" for tag in dropped)])
    return ngettext(
        "{number} remark changed its tags: {tags}", "{number} remarks changed their tags: {tags}", number
    ).format(number=number, tags=tags)


def take_up(number: int, wanted: bool) -> str:
    """Remarks marked to be taken up, or not any more."""
    if wanted:
        said = ngettext(
            "{number} remark marked to be taken up.", "{number} remarks marked to be taken up.", number
        )
    else:
        said = ngettext(
            "{number} remark is not to be taken up any more.",
            "{number} remarks are not to be taken up any more.",
            number,
        )
    return said.format(number=number)


def sensitive(number: int, wanted: bool) -> str:
    """Remarks marked as sensitive, or not any more."""
    if wanted:
        said = ngettext(
            "{number} remark is sensitive: it leaves this session only by a decision.",
            "{number} remarks are sensitive: they leave this session only by a decision.",
            number,
        )
    else:
        said = ngettext(
            "{number} remark is not sensitive any more.",
            "{number} remarks are not sensitive any more.",
            number,
        )
    return said.format(number=number)


def mended(number: int, published: str | None) -> str:
    """The words of a remark published otherwise, or as they were noted after all."""
    if published is None:
        return _("#{number} is published as it was noted.").format(number=number)
    said = _("#{number} is published so: {words} What was noted stays beside it.")
    return said.format(number=number, words=words.quoted(words.shortened(visible(published[:400]), 120)))


def split(number: int, new: int) -> str:
    """A remark that is two now."""
    return _("#{number} is two remarks now: #{number} and #{new}.").format(number=number, new=new)


def joined(number: int, into: int) -> str:
    """Remarks that say the same as another."""
    return ngettext(
        "{number} remark says the same as #{into}, which stands for both.",
        "{number} remarks say the same as #{into}, which stands for all.",
        number,
    ).format(number=number, into=into)


def apart(number: int) -> str:
    """Remarks that say something of their own after all."""
    return ngettext(
        "{number} remark stands on its own again.", "{number} remarks stand on their own again.", number
    ).format(number=number)


def replied(number: int, to: int | None) -> str:
    """A remark that answers another, or none."""
    if to is None:
        return _("#{number} answers no remark any more.").format(number=number)
    return _("#{number} answers #{to}.").format(number=number, to=to)


def taken_out(number: int) -> str:
    """Remarks without the words that may have said who somebody is."""
    return ngettext(
        "{number} remark no longer has the flagged words.",
        "{number} remarks no longer have the flagged words.",
        number,
    ).format(number=number)


def erased(number: int) -> str:
    """Remarks erased for good."""
    return ngettext("{number} remark erased for good.", "{number} remarks erased for good.", number).format(
        number=number
    )


def renamed(old: str, new: str | None, remarks: int, sessions: int) -> str:
    """A voice or a tag called something else."""
    where = ngettext("{number} session", "{number} sessions", sessions).format(number=sessions)
    if new is None:
        said = ngettext(
            "“{old}” is taken from {number} remark, in {where}.",
            "“{old}” is taken from {number} remarks, in {where}.",
            remarks,
        )
    else:
        said = ngettext(
            "“{old}” is “{new}” now: {number} remark, in {where}.",
            "“{old}” is “{new}” now: {number} remarks, in {where}.",
            remarks,
        )
    return said.format(old=visible(old), new=visible(new or ""), number=remarks, where=where)


def back(remarks: int, sessions: int) -> str:
    """The last act taken back."""
    return _moved(
        remarks,
        sessions,
        ngettext("Taken back: {number} remark.", "Taken back: {number} remarks.", remarks),
        ngettext(
            "Taken back: {number} remark, in {where}.", "Taken back: {number} remarks, in {where}.", remarks
        ),
    )


def again(remarks: int, sessions: int) -> str:
    """What was taken back done again."""
    return _moved(
        remarks,
        sessions,
        ngettext("Done again: {number} remark.", "Done again: {number} remarks.", remarks),
        ngettext(
            "Done again: {number} remark, in {where}.", "Done again: {number} remarks, in {where}.", remarks
        ),
    )


def _moved(remarks: int, sessions: int, here: str, there: str) -> str:
    where = ngettext("{number} session", "{number} sessions", sessions).format(number=sessions)
    return (there if sessions > 1 else here).format(number=remarks, where=where)


def unchanged() -> str:
    """An act that changes nothing."""
    return _("Nothing to change: it is so already.")


# What was not


def refused(error: Refused) -> str:
    """What cannot be done to a remark."""
    return _REFUSED[error.code]().format(number=error.number)


def passed_over(numbers: Sequence[int]) -> str:
    """Remarks that another hand has changed since."""
    listed = ", ".join(f"#{number}" for number in numbers)
    return _("Changed by another hand meanwhile, and left so: {numbers}.").format(numbers=listed)


def left(names: Sequence[str], why: str) -> str:
    """Sessions in which something could not be done."""
    said = ngettext(
        "{number} session is left as it was ({names}): {why}",
        "{number} sessions are left as they were ({names}): {why}",
        len(names),
    )
    listed = ", ".join(map(visible, names[:3])) + (", …" if len(names) > 3 else "")
    return said.format(number=len(names), names=listed, why=why)


def seen_changed() -> str:
    """Another hand wrote in the session."""
    return _("This session was changed elsewhere: here it is as it is now.")
