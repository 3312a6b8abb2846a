"""Searching past sessions: one line, and under it what it finds, as it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from facilitator.services.search import USUAL_LIMIT, Found, Told, bring_up_to_date, search
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, ngettext, searching, troubles
from facilitator.tui.keys import called
from facilitator.tui.messages import RemarkChosen
from facilitator.tui.over_list import OverList, line_over_list
from facilitator.tui.screens.search_keys import KEYS
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.findings import Findings
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.wrapping import Run

_MORE = 4  # times as many, when the last one is reached
_MOST = 5_000


class SearchScreen(OverList[str]):
    """Gives the line, for the next time. The latest line wins: while one is searched, only the last typed waits."""

    AUTO_FOCUS = "#searched"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    @dataclass
    class Answer(Message):
        """What a line finds, or why nothing can be searched."""

        line: str
        found: Found | OSError

    def __init__(self, home: Home, line: str = "") -> None:
        super().__init__("search")
        self._home = home
        self.answered = ""
        self._found: Found | None = None
        self._limit = USUAL_LIMIT
        self.name_line = Prose(id="name")
        self.line = line_over_list(KEYS, id="searched")
        self.line.value = line
        self.hint = Prose(id="hint")
        self.findings = Findings(id="findings")
        self.notes = Prose(id="notes")

    def compose(self) -> ComposeResult:
        """The line and how it can be narrowed, over what it finds."""
        self.line.placeholder = _("Words, in any order")
        yield self.name_line
        yield self.line
        yield self.hint
        yield self.findings
        yield self.notes
        yield KeyBar()

    def on_mount(self) -> None:
        """How the line can be narrowed; a line of the last time is there to go on with, or to be replaced."""
        said = _('who:gran  tag:tiktok  since:2026-01  kind:idea  "exact words"  begin*')
        self.hint.show(Block([(said, "faint")]))
        self.line.select_all()

    @property
    def rows(self) -> Listing:
        """What was found."""
        return self.findings

    # Searching

    def on_screen_resume(self) -> None:
        """When it opens, and back from a session: words may have been changed there, or erased."""
        self.action_look_again()

    def action_look_again(self) -> None:
        """See what has changed in the files, and search."""
        self._seek(look=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key searches, unless every session would have to be read for it."""
        self._limit = USUAL_LIMIT
        if self._found is None or self._found.without_index is None or not event.value.strip():
            self._seek()
        self._tell()

    def _seek(self, look: bool = False) -> None:
        self.errands.ask(partial(self._answer, self.line.value, self._limit, look))

    def _answer(self, line: str, limit: int, look: bool) -> None:
        # In the thread of the errands: everything else happens in that of the screen.
        told = self.telling()
        try:
            if look:
                bring_up_to_date(self._home, told)
            self.post_message(self.Answer(line, _searched(self._home, line, limit, told)))
        except OSError as error:
            self.post_message(self.Answer(line, error))

    def on_over_list_progress(self, message: OverList.Progress) -> None:
        """Many sessions are read for the first time."""
        self.findings.show([], searching.reading(message.done, message.number))

    def on_search_screen_answer(self, message: Answer) -> None:
        """What a line finds. It is shown while a later one is searched, so that something is."""
        keep = message.line == self.answered
        self.answered = message.line
        if isinstance(message.found, OSError):
            self._found = None
            self.findings.show([], troubles.sentence(message.found))
        else:
            self._found = message.found
            self.findings.show(message.found.findings, self._why_nothing(message.found), keep)
        self._tell()

    def _why_nothing(self, found: Found) -> str:
        if found.query:
            return searching.nothing_found()
        return searching.nothing_to_search() if self.answered.strip() and not found.query.misread else ""

    # What is shown

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """At the end of what is shown, more is looked for."""
        more = self._found is not None and self._found.more and self._limit < _MOST
        if more and self.findings.at_end():
            self._limit *= _MORE
            self._seek()

    def _tell(self) -> None:
        title: list[Run] = [(_("Search past sessions"), "title")]
        if self._found is not None and self._found.findings:
            title.append((f" · {_count(self._found)}", "faint"))
        self.name_line.show(Block(title))
        self.notes.show(*self._notes())

    def _notes(self) -> Iterator[Block]:
        found = self._found
        if found is None:
            return
        for said in searching.of_query(found.query):
            yield Block([(said, "alert")], [("! ", "alert")])
        if found.without_index is not None:
            yield Block([(searching.without_index(found.without_index), "alert")], [("! ", "alert")])
            if self.line.value != self.answered:
                yield Block([(_("{key} searches.").format(key=called("search.open", KEYS)), "mark")])
        if found.faults:
            yield Block([(_unreadable(len(found.faults)), "faint")])

    # What is done

    def action_open(self) -> None:
        """Open the session at the selected remark; a line that is not answered yet is searched first."""
        chosen = self.findings.chosen()
        if chosen is None or self.line.value != self.answered:
            self.action_look_again()
        else:
            self.post_message(RemarkChosen(SessionPaths(self._home.sessions, chosen.session), chosen.number))

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """A click on the selected remark."""
        self.action_open()

    def action_empty(self) -> None:
        """Another search."""
        self.line.put("", None)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self.line.value)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _(
                "All words are searched, in any order, in all sessions; accents, case and endings do not matter."
            ),
            _("“Exact words” stand in quotation marks; begin* finds all words that begin so."),
            _("who:gran, tag:tiktok, question:…, theme:…, place:…: only there."),
            _("kind:verbatim, since:2026-01, until:2026-06: only these."),
            _("{key} opens the session at the remark. Nothing is searched outside this computer.").format(
                key=called("search.open", KEYS)
            ),
        ]


def _searched(home: Home, line: str, limit: int, told: Told) -> Found:
    """What a line finds; where it finds nothing, what it does with its last word taken for the beginning of one."""
    found = search(home, line, limit, told, look=False)
    if found.findings or not found.query or found.without_index or not line[-1].isalnum():
        return found
    begun = search(home, f"{line}*", limit, told, look=False)
    return begun if begun.findings else found


def _unreadable(number: int) -> str:
    return ngettext(
        "{number} file cannot be read whole: the library says why.",
        "{number} files cannot be read whole: the library says why.",
        number,
    ).format(number=number)


def _count(found: Found) -> str:
    number = len(found.findings)
    if found.more:
        return _("at least {number} remarks").format(number=number)
    return ngettext("{number} remark", "{number} remarks", number).format(number=number)
