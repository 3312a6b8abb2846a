"""What is said of an article that is checked: what must be decided before it goes out, and what to look at.

The words of people appear in it only clipped and without control characters, and as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.domain.proof import Finding
from facilitator.domain.synthesis import Ref
from facilitator.domain.visible import visible
from facilitator.domain.written import Where
from facilitator.texts import _, ngettext, privacy, words

_SENTENCES: dict[str, Callable[[], str]] = {
    "altered": lambda: _(
        "{words} is not what {remarks} says: “{quoted}” is “{said}” there. Correct it, mark what was changed with "
        "[ ] or […], or say that it is no quotation."
    ),
    "nowhere": lambda: _(
        "Nobody said {words}. Take the words of a remark, take the marks away, or say that it is no quotation."
    ),
    "open": lambda: _("The quotation that begins with {words} is never closed. Add the closing mark."),
    "memory": lambda: _(
        "{words} was noted from memory ({remarks}): it is not exact. Tell it without quotation marks."
    ),
    "told": lambda: _(
        "{words} is the note-taker’s summary ({remarks}), not what was said. Tell it without quotation marks."
    ),
    "comment": lambda: _(
        "{words} is the note-taker’s own thought ({remarks}): it is never quoted. Take it out."
    ),
    "sensitive-quoted": lambda: _(
        "{words} quotes {remarks}, which is sensitive. Decide that it may be published, or take it out."
    ),
    "sensitive": lambda: _(
        "{remarks} is sensitive. Decide that it may be published, or take it out of the article."
    ),
    "source": lambda: _(
        "The session {session} cannot be read: what it says is not in the article. Put it right, or take it off "
        "the sources."
    ),
    "foreign": lambda: _(
        "The session {session} has remarks here and is not among the sources: they are not in the article. Add it "
        "to the sources."
    ),
    "as-noted": lambda: _(
        "{words} is how {remarks} was noted; it is published otherwise. Take the published words."
    ),
    "twice": lambda: _("{remarks} is in the article more than once."),
    "from-memory": lambda: _("{remarks} was noted from memory: it is told, not quoted."),
    "role": lambda: _("The role {role} ({remarks}) may say who it is. Perhaps: {vaguer}."),
    "flag": lambda: _("{kind}: {words}. Take a role or […] instead, or leave it."),
    "flag-remark": lambda: _("{remarks}, {kind}: {words}. Take a role or […] instead, or leave it."),
    "changed": lambda: _("{remarks} has changed since: {before} is now {now}."),
    "gone": lambda: _("{remarks} is no more, or cannot be quoted now: it is not in the article ({before})."),
    "turn": lambda: _("{remarks} cannot be introduced by {turn}: the program’s own way is taken."),
    "untitled": lambda: _("The article has no title."),
    "unnamed": lambda: _("This situation has no title."),
    "empty": lambda: _("There is no remark in this situation."),
    "link": lambda: _("{link} leads nowhere. Write the whole address, with https:// before it."),
}
_TEXTS: dict[str, Callable[[], str]] = {
    "title": lambda: _("title"),
    "lead": lambda: _("lead"),
    "flashback": lambda: _("café before"),
    "heading": lambda: _("situation {number}, title"),
    "opening": lambda: _("situation {number}, before the remarks"),
    "turn": lambda: _("situation {number}, remark {remark}, turn of phrase"),
    "end": lambda: _("situation {number}, after the remarks"),
    "closing": lambda: _("closing question"),
}
_QUOTED = ("words", "before", "now", "turn", "role", "vaguer", "link")
_LONGEST = 60


def sentence(of: Finding, several: bool = False) -> str:
    """What was found and what to do. Where the sources are `several`, remarks are named with their session."""
    data = {name: _shown(name, value) for name, value in of.data.items()}
    if "kind" in of.data:
        data["kind"] = privacy.kind(of.data["kind"])
    named = remarks(of.refs, several)
    if of.code == "unused":
        return ngettext(
            "{number} remark is neither in the article nor set aside: {remarks}.",
            "{number} remarks are neither in the article nor set aside: {remarks}.",
            of.data["number"],
        ).format(number=of.data["number"], remarks=named + (" …" if of.data["number"] > len(of.refs) else ""))
    if of.code == "altered":
        # Between marks already, and often a single word.
        data |= {name: visible(words.shortened(of.data[name], _LONGEST)) for name in ("quoted", "said")}
    return _SENTENCES[of.code]().format(remarks=named, **data)


def remarks(refs: Sequence[Ref], several: bool) -> str:
    """Remarks by number, with the session where there are several."""
    return ", ".join(
        f"#{ref.number} ({visible(ref.session)})" if several else f"#{ref.number}" for ref in refs
    )


def place(where: Where) -> str:
    """Which text of the writer's it is."""
    return _TEXTS[where.text]().format(number=where.situation, remark=where.remark)


def line(of: Finding, several: bool = False) -> str:
    """Whether it must be decided, where it is, and what it is."""
    urgency = _("must be decided") if of.must_be_decided else _("to look at")
    spot = ""
    if of.where is not None:
        spot = f" ({place(of.where)})"
        if of.line > 1:
            spot = _(" ({place}, line {line})").format(place=place(of.where), line=of.line)
    return _("{urgency}{place}: {sentence}").format(
        urgency=urgency, place=spot, sentence=sentence(of, several)
    )


def _shown(name: str, value: Any) -> str:
    text = visible(words.shortened(str(value), _LONGEST))
    return words.quoted(text) if name in _QUOTED else text
