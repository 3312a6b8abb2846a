"""How the remarks of a past session are drawn: a row in the list, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.flags import Flag, FlagKind, flagged_in, flags
from facilitator.domain.session import Remark, Session
from facilitator.domain.views import Placed, Way
from facilitator.domain.visible import visible
from facilitator.texts import _, review, words
from facilitator.texts import flags as flag_texts
from facilitator.tui.widgets.blocks import EMPTY, GAP, Block
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.widgets.remark_list import marks_runs
from facilitator.tui.wording import quotation, sign_of
from facilitator.tui.wrapping import Run

_LONGEST = 1500
_DEEPEST = 4
_LABEL_WIDTH = 9
_UNDER = {"same": "= ", "reply": "↳ ", "": ""}


class Names:
    """Finds what may say who somebody is in the remarks of a session."""

    def __init__(self, session: Session) -> None:
        self._language = session.language
        said = (remark.speaker for remark in session.remarks.values())
        self._roles = list(dict.fromkeys(role for role in said if role))

    def places(self, text: str) -> tuple[Flag, ...]:
        """Where they stand in a text."""
        return flags(text[:_LONGEST], self._roles, self._language)

    def of(self, remark: Remark, longest: int | None = None) -> list[tuple[FlagKind, str]]:
        """What they look like, and the words, in all that is kept of a remark."""
        return flagged_in(remark, self._roles, self._language, longest)


def row(
    remark: Remark, placed: Placed, way: Way, names: Names, marked: bool, selected: bool, width: int
) -> Block:
    """A remark in the list; `width` is that of the widest number. A selected one says how it was noted, too."""
    lead = [("● " if marked else "  ", "mark"), (f"#{remark.number}".rjust(width + 1) + " ", "faint")]
    if way == "time":
        lead.append((words.hour(remark.at).rjust(5) + " ", "faint"))
    lead.append(("  " * (min(placed.depth, _DEEPEST) - 1) + _UNDER[placed.under], "mark"))
    lead.append((f"{sign_of(remark.kind)} ", "accent"))
    tone = "faint" if placed.under == "same" else ""
    runs = [*_words(remark, names, tone, _LONGEST), *_marks(remark, placed, way, names)]
    if selected and remark.mended is not None:
        noted = words.quoted(visible(remark.text[:_LONGEST]))
        runs.append(("\n" + _("Noted: {words}").format(words=noted), "faint"))
    return Block(runs, lead)


def _words(remark: Remark, names: Names, tone: str, longest: int) -> Iterator[Run]:
    """Who says what, as it is published."""
    if remark.speaker:
        yield visible(remark.speaker) + words.colon(), tone or "strong"
    tone = "faint" if remark.kind == "comment" else tone
    before, after = words.quoted("\n").split("\n") if remark.kind == "verbatim" else ("", "")
    yield before, tone
    yield from _underlined(remark.published[:longest], names, tone)
    yield after, tone
    if (length := len(remark.published)) > longest:
        yield " … (" + _("{count} characters").format(count=length) + ")", "faint"


def _underlined(text: str, names: Names, tone: str) -> Iterator[Run]:
    """A text in which the words that may name somebody are underlined."""
    at = 0
    for flag in names.places(text):
        yield visible(text[at : flag.start]), tone
        yield visible(text[flag.start : flag.end]), "flag"
        at = flag.end
    yield visible(text[at:]), tone


def _marks(remark: Remark, placed: Placed, way: Way, names: Names) -> Iterator[Run]:
    if remark.mended is not None:
        yield " (" + _("mended") + ")", "faint"
    yield from marks_runs(remark, way == "take-up")
    if remark.same_as is not None and placed.under != "same":
        yield f"  ={GAP}#{remark.same_as}", "mark"
    if remark.reply_to is not None and placed.under != "reply":
        yield f"  ↳{GAP}#{remark.reply_to}", "mark"
    for kind in dict.fromkeys(kind for kind, _words in names.of(remark, _LONGEST)):
        yield "  " + f"→ {flag_texts.mark(kind)}".replace(" ", GAP), "mark"


# All that is known of one


class Detail(Pages, can_focus=False):
    """A remark whole, beside the list."""

    def begin(self, blocks: list[Block]) -> None:
        """Show a remark from its beginning; the one that is shown already stays where it is."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._top = (0, 0)
            self.changed()


def detail(session: Session, remark: Remark, names: Names) -> list[Block]:
    """A remark, whole: as published, as noted, as typed, where it is filed, and what it is linked to."""
    head = [f"#{remark.number}", words.hour(remark.at), words.kind(remark.kind)]
    blocks = [Block([(" · ".join(head), "title")]), EMPTY]
    blocks.append(Block([*_words(remark, names, "", len(remark.published))]))
    if remark.mended is not None:
        blocks += [EMPTY, *_part(_("As noted"), remark.text)]
    if remark.typed is not None:
        blocks += [EMPTY, *_part(_("As typed"), remark.typed)]
    about = [*_facts(session, remark)]
    links = [*_links(session, remark)]
    named = [
        Block([(flag_texts.sentence(*one), "mark")], [("→ ", "mark")]) for one in names.of(remark, _LONGEST)
    ]
    for part in (about, links, named):
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
        yield Block([(_("sensitive"), "mark")])


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
