"""Making one session of several: under which name, then what was settled where they differed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.faults import FaultsError
from facilitator.domain.visible import visible
from facilitator.services import merging as service
from facilitator.services.opening import AlreadyRunning
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, troubles
from facilitator.texts import merging as said
from facilitator.tui.field_window import Window
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import Dialog
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.widgets.wrapped_input import WrappedInput

_FEW = 6
_MOST_GONE = 5


class MergeDialog(Window[service.Merged | None]):
    """Gives what was made, None for Escape. Nothing is done to the sessions it is made of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "merge", N_("make one"), id="merge.make", tooltip=N_("Make one session of these")),
        Binding("escape", "cancel", N_("go back"), id="merge.cancel", tooltip=N_("Make nothing")),
    ]

    def __init__(self, home: Home, sources: Sequence[SessionPaths]) -> None:
        super().__init__()
        self._home = home
        self._sources = sources
        self._busy = False
        self.field = WrappedInput(select_on_focus=False, id="name-of-file")
        self.people = Input(restrict="[0-9]{0,4}", compact=True, id="people")
        self.refusal = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """The sessions over the field for a name."""
        with Vertical(classes="dialog"):
            yield Prose(*self._asked(), classes="question")
            yield Prose(Block([(_("Name of the new file (empty: its day and title)"), "faint")]))
            yield self.field
            yield Prose(Block([(_("People there in all (empty: left open where they differ)"), "faint")]))
            yield self.people
            yield self.refusal
        yield KeyBar()

    def _asked(self) -> list[Block]:
        title = _("Make one session of these {number}?").format(number=len(self._sources))
        rows = [Block([(visible(one.name), "")], [("  ", "")]) for one in self._sources[:_FEW]]
        left = len(self._sources) - _FEW
        more = [Block([(said.more(left), "faint")], [("  ", "")])] if left > 0 else []
        stay = _("They stay as they are. Remarks that are the same in everything are there once.")
        return [Block([(title, "strong")]), *rows, *more, Block([(stay, "faint")])]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        self.action_merge()

    def action_merge(self) -> None:
        """Make it, in a thread; what keeps it from being made is said here."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._merge(), name="merging", group="merging")

    async def _merge(self) -> None:
        name, people = self.field.value.strip(), self.people.value
        try:
            self.dismiss(await asyncio.to_thread(self._made, name, int(people or 0) or None))
        except _TROUBLES as error:
            self.refusal.show(Block([(_refusal(error), "alert")], [("! ", "alert")]))
        finally:
            self._busy = False

    def _made(self, name: str, people: int | None) -> service.Merged:
        out = service.named(self._home, name) if name else None
        return service.merge(self._home, self._sources, out, people)

    def action_cancel(self) -> None:
        """Make nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _(
                "Several tables of one café, or two note-takers: one session is made of theirs, in a new file."
            ),
            _(
                "Where they differ, what is taken is said afterwards. The same thing noted twice is proposed then."
            ),
        ]


_REFUSED: dict[type[Exception], Callable[[str], str]] = {
    service.NameRefused: said.name_refused,
    service.Twice: said.twice,
    service.NotEnded: said.not_ended,
    AlreadyRunning: said.running,
}

_TROUBLES: tuple[type[Exception], ...] = (*_REFUSED, OSError, FaultsError)


def _refusal(error: Exception) -> str:
    sentence = _REFUSED.get(type(error))
    return sentence(str(error)) if sentence else troubles.sentence(error)


class MergedDialog(Dialog[bool]):
    """Says what was made. Gives whether the remarks that may be the same are to be looked at."""

    AUTO_FOCUS = "Pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("go on"), id="merged.go-on", tooltip=N_("Look at what may be the same")),
        Binding("escape", "close", N_("go back"), id="merged.close", tooltip=N_("Back to the library")),
        Binding("pagedown,shift+pagedown", "page", N_("more"), id="merged.more", tooltip=N_("What follows")),
    ]

    def __init__(self, merged: service.Merged) -> None:
        super().__init__()
        self._merged = merged
        self.pages = Pages(_told(merged), id="pages")

    def compose(self) -> ComposeResult:
        """What was made, and what was settled."""
        with Vertical(classes="dialog merged"):
            yield self.pages
        yield KeyBar()

    def action_go_on(self) -> None:
        """Look at what may be the same, where there is such a thing."""
        self.dismiss(bool(self._merged.alike))

    def action_page(self) -> None:
        """What follows."""
        self.pages.action_page(1)

    def action_close(self) -> None:
        """Look at it another time."""
        self.dismiss(False)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [_("The new session is in the library, and so are those it is made of. Nothing was lost.")]


def _told(merged: service.Merged) -> list[Block]:
    joined, session = merged.joined, merged.session
    made = said.made(len(merged.sources), merged.paths.name, len(session.remarks))
    open_count = [one for one in joined.settled if one.what == "people" and one.taken is None]
    lines = said.settled([one for one in joined.settled if one not in open_count])
    if open_count:
        lines.append(_("How many people were there is left open: they differ. The file can say it."))
    if joined.united:
        lines.append(said.united(joined.united))
    gone = [
        said.gone(one.number, merged.sources[one.source].name, merged.paths.name)
        for one in joined.gone[:_MOST_GONE]
    ]
    look = said.to_look_at(len(merged.alike), called("merged.go-on", MergedDialog.BINDINGS))
    perhaps = [EMPTY, Block([(look, "mark")])] if merged.alike else []
    stay = _("The sessions it is made of stay as they are.")
    return [
        Block([(made, "strong")]),
        EMPTY,
        *(Block([(line, "")], [("· ", "faint")]) for line in lines),
        *(Block([(line, "alert")], [("! ", "alert")]) for line in gone),
        *perhaps,
        EMPTY,
        Block([(stay, "faint")]),
    ]
