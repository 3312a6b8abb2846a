"""How the remarks of a past session are drawn: a row in the list, and all that is known of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from facilitator.domain.flags import Flag, flags, flags_of_role
from facilitator.domain.session import Remark, Session
from facilitator.domain.views import Placed, Way
from facilitator.domain.visible import visible
from facilitator.texts import _, privacy, review, words
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.wording import marks_of, quotation, sign_of
from facilitator.tui.wrapping import Run

_LONGEST = 1500
_DEEPEST = 4
_LABEL_WIDTH = 9
_UNDER = {"same": "= ", "reply": "↳ ", "": ""}

Look = Callable[[str], tuple[Flag, ...]]


def flagger(session: Session) -> Look:
    """Finds what may say who somebody is in words of this session."""
    roles = list(dict.fromkeys(remark.speaker for remark in session.remarks.values() if remark.speaker))
    return lambda text: flags(text, roles, session.language)


def row(
    remark: Remark, placed: Placed, way: Way, look: Look, marked: bool, selected: bool, width: int
) -> Block:
    """A remark in the list; `width` is that of the widest number. A selected one says how it was noted, too."""
    lead = [("● " if marked else "  ", "mark"), (f"#{remark.number}".rjust(width + 1) + " ", "faint")]
    if way == "time":
        lead.append((words.hour(remark.at).rjust(5) + " ", "faint"))
    lead.append(("  " * (min(placed.depth, _DEEPEST) - 1) + _UNDER[placed.under], "mark"))
    lead.append((f"{sign_of(remark.kind)} ", "accent"))
    found = look(remark.published[:_LONGEST])
    runs = [
        *_words(remark, found, "faint" if placed.under == "same" else ""),
        *_marks(remark, placed, way, found),
    ]
    if selected and remark.mended is not None:
        noted = words.quoted(visible(remark.text[:_LONGEST]))
        runs.append(("\n" + _("Noted: {words}").format(words=noted), "faint"))
    return Block(runs, lead)


def _words(remark: Remark, found: Sequence[Flag], tone: str, longest: int = _LONGEST) -> Iterator[Run]:
    """Who says what, as it is published."""
    if remark.speaker:
        yield visible(remark.speaker) + words.colon(), tone or "strong"
    tone = "faint" if remark.kind == "comment" else tone
    before, after = words.quoted("\n").split("\n") if remark.kind == "verbatim" else ("", "")
    yield before, tone
    yield from flagged(remark.published[:longest], found, tone)
    yield after, tone
    if (length := len(remark.published)) > longest:
        yield " … (" + _("{count} characters").format(count=length) + ")", "faint"


def flagged(text: str, found: Sequence[Flag], tone: str = "") -> Iterator[Run]:
    """A text in which the flagged words are underlined."""
    at = 0
    for flag in found:
        yield visible(text[at : flag.start]), tone
        yield visible(text[flag.start : flag.end]), "flag"
        at = flag.end
    yield visible(text[at:]), tone


def _marks(remark: Remark, placed: Placed, way: Way, found: Sequence[Flag]) -> Iterator[Run]:
    for mark in marks_of(remark):
        yield f" {mark}", "faint"
    if remark.mended is not None:
        yield " (" + _("mended") + ")", "faint"
    if remark.same_as is not None and placed.under != "same":
        yield f"  = #{remark.same_as}", "mark"
    if remark.reply_to is not None and placed.under != "reply":
        yield f"  ↳ #{remark.reply_to}", "mark"
    if remark.take_up and way != "take-up":
        yield "  → " + _("to be taken up"), "mark"
    if remark.sensitive:
        yield "  ◆ " + _("sensitive"), "mark"
    for kind in dict.fromkeys(flag.kind for flag in found):
        yield "  ! " + privacy.kind(kind), "alert"


# All that is known of one


class Detail(Pages, can_focus=False):
    """A remark whole, beside the list."""

    def begin(self, blocks: list[Block]) -> None:
        """Show a remark from its beginning; the one that is shown already stays where it is."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._top = (0, 0)
            self.changed()


def detail(session: Session, remark: Remark, look: Look) -> list[Block]:
    """A remark, whole: as published, as noted, as typed, where it is filed, and what it is linked to."""
    head = [f"#{remark.number}", words.hour(remark.at), words.kind(remark.kind)]
    blocks = [Block([(" · ".join(head), "title")]), EMPTY]
    found = look(remark.published[:_LONGEST])
    blocks.append(Block([*_words(remark, found, "", len(remark.published))]))
    if remark.mended is not None:
        blocks += [EMPTY, *_part(_("As noted"), remark.text)]
    if remark.typed is not None:
        blocks += [EMPTY, *_part(_("As typed"), remark.typed)]
    about = [*_facts(session, remark)]
    links = [*_links(session, remark)]
    flagged_words = [*_flags(remark, look, session.language)]
    for part in (about, links, flagged_words):
        blocks += [EMPTY, *part] if part else []
    return blocks


def _part(name: str, text: str) -> list[Block]:
    return [Block([(name, "faint")]), Block([(visible(text), "")])]


def _facts(session: Session, remark: Remark) -> Iterator[Block]:
    yield _fact(_("Question"), review.question(session, remark.prompt))
    if remark.origin != "room" or remark.where:
        where = f" ({visible(remark.where)})" if remark.where else ""
        yield _fact(_("Origin"), words.origin(remark.origin) + where)
    if remark.tags:
        yield _fact(_("Tags"), " ".join(f"#{visible(tag)}" for tag in remark.tags))
    if remark.signals:
        yield _fact(_("The room"), words.signals(remark.signals))
    if remark.take_up:
        yield Block([("→ " + _("to be taken up"), "mark")])
    if remark.sensitive:
        yield Block([("◆ " + _("sensitive"), "mark")])


def _fact(name: str, value: str) -> Block:
    return Block([(value, "")], [(f"{name:<{_LABEL_WIDTH}} ", "faint")])


def _links(session: Session, remark: Remark) -> Iterator[Block]:
    if remark.same_as is not None:
        yield _link(session, _("Says the same as"), remark.same_as)
    if remark.reply_to is not None:
        yield _link(session, _("Answers"), remark.reply_to)
    for other in session.remarks.values():
        if other.same_as == remark.number:
            yield _link(session, _("Said too in"), other.number)
        if other.reply_to == remark.number:
            yield _link(session, _("Answered by"), other.number)


def _link(session: Session, name: str, number: int) -> Block:
    other = session.remarks.get(number)
    return Block([(f"{name} ", "faint"), (in_short(other) if other else f"#{number}", "")])


def in_short(remark: Remark) -> str:
    """A remark on a line, safe to draw."""
    said = words.shortened(visible(remark.published[:400]), 100)
    voice = visible(remark.speaker) + words.colon() if remark.speaker else ""
    return f"#{remark.number} {voice}{quotation(said) if remark.kind == 'verbatim' else said}"


def _flags(remark: Remark, look: Look, language: str) -> Iterator[Block]:
    role = remark.speaker or ""
    for text, found in ((role, flags_of_role(role, language)), (remark.text, look(remark.text[:_LONGEST]))):
        for flag in found:
            said = f"{privacy.kind(flag.kind)}{words.colon()}"
            yield Block([(said, "alert"), (visible(text[flag.start : flag.end]), "flag")], [("! ", "alert")])
