"""After the end: the figures of the evening, and where its file is."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from facilitator.domain.faults import FaultsError
from facilitator.domain.recall import not_caught_up
from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.services.recalling import Afterwards
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, figures, troubles, words
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import OnTop
from facilitator.tui.recalling import AfterEnd
from facilitator.tui.session_pages import take_up_blocks
from facilitator.tui.sizes import WIDE
from facilitator.tui.widgets.blocks import EMPTY, Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages
from facilitator.tui.wording import bound
from facilitator.tui.wrapping import Run


class ClosingScreen(OnTop[None]):
    """A summary. The session is whole on disk when this is shown."""

    AUTO_FOCUS = "#pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape",
            "home",
            N_("home"),
            priority=True,
            id="closing.home",
            tooltip=N_("Back to the list"),
        ),
        Binding(
            "ctrl+f",
            "catch_up",
            N_("catch up"),
            id="closing.catch-up",
            tooltip=N_("Note from memory what was said at the strong moments"),
        ),
    ]

    def __init__(
        self, session: Session, paths: SessionPaths, abbreviations: dict[str, str] | None = None
    ) -> None:
        super().__init__()
        self._session = session
        self._paths = paths
        self._abbreviations = abbreviations or {}
        self.pages = Pages([], id="pages")
        self.later = Pages([], id="later")

    def compose(self) -> ComposeResult:
        """The summary, beside it what is to be taken up where there is room, over the keys."""
        with Horizontal():
            yield self.pages
            yield self.later
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        """What fits depends on the room."""
        self._show(event.size.width)

    def _show(self, width: int) -> None:
        later = take_up_blocks(self._session)
        if later:
            later.insert(0, Block([(_("To be taken up"), "strong")]))
        beside = bool(later) and width >= WIDE
        self.set_class(beside, "-later")
        self.later.show(later)
        catch_up = called("closing.catch-up", self.BINDINGS)
        blocks = _summary(self._session, self._paths, width // 2 if beside else width, catch_up)
        self.pages.show(blocks if beside or not later else [*blocks, EMPTY, *later])

    def action_home(self) -> None:
        """Back to the list."""
        self.dismiss()

    async def action_catch_up(self) -> None:
        """Note from memory, in the file."""
        from facilitator.tui.screens.catching_up import CatchingUpAfterwards

        try:
            afterwards = await asyncio.to_thread(Afterwards, self._paths, self._abbreviations)
        except (OSError, FaultsError) as error:
            self.notify(troubles.sentence(error), markup=False, severity="error", timeout=15)
            return
        memory = AfterEnd(afterwards)

        def caught_up(_nothing: None) -> None:
            self._session = memory.session
            self._show(self.size.width)

        self.open_over(CatchingUpAfterwards(memory), caught_up)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _("The session has ended. Its file is whole, and any program that reads YAML can read it."),
            _("Strong moments can still be filled in from memory: {key}").format(
                key=called("closing.catch-up", self.BINDINGS)
            ),
            _("A remark can still be added to it with: facilitator note"),
            _("The voices counted are those that said something: labels are forgotten by now."),
        ]


def _summary(session: Session, paths: SessionPaths, width: int, catch_up: str) -> list[Block]:
    frame = [words.moment(session.started), visible(session.place), visible(session.organiser)]
    return [
        Block([(_("The session has ended, and is whole on disk."), "good")]),
        Block([(visible(session.title), "title")]),
        Block([(" · ".join(filter(None, frame)), "faint")]),
        EMPTY,
        *_said(session, catch_up),
        EMPTY,
        *_table(session, width),
        EMPTY,
        Block([(visible(str(paths.yaml)), "faint")], [(_("The file") + words.colon(), "strong")]),
        Block(
            [
                (_("It can be read again from the list of sessions, or with: "), "faint"),
                (f"facilitator show {visible(paths.name)}", ""),
            ]
        ),
    ]


def _said(session: Session, catch_up: str) -> list[Block]:
    """What was said, by whom, and what is left to do about it."""
    remarks = session.remarks.values()
    said = _("{remarks}: {kinds}").format(
        remarks=words.count_remarks(len(remarks)), kinds=figures.by_kind(remarks)
    )
    people = [] if session.people is None else [words.count_people(session.people)]
    runs: list[Run] = [(" · ".join([*people, figures.voices(session)]), "")]
    if later := sum(remark.take_up for remark in remarks):
        runs.append((f" · {figures.to_take_up(later)}", "mark"))
    runs = [(bound(text), tone) for text, tone in runs]
    blocks = [Block([(bound(said) if remarks else _("Nothing was noted."), "strong")]), Block(runs)]
    if moments := len(not_caught_up(session)):
        offered: list[Run] = [(bound(figures.moments(moments)), "mark"), (f" ({catch_up})", "faint")]
        blocks.append(Block(offered, [("◆ ", "mark")]))
    return blocks


def _table(session: Session, width: int) -> list[Block]:
    """Time and remarks by question. Titles are cut where they would take a second line."""
    heads = (_("time"), _("remarks"), _("question"))
    rows = [
        ("–" if line.seconds is None else words.duration(line.seconds), str(line.remarks), line.title)
        for line in figures.by_question(session)
    ]
    if not rows:
        return [Block([(_("No question was opened."), "faint")])]
    total = (figures.spent(session), str(len(session.remarks)), _("in all"))
    columns = [max(cell_len(row[at]) for row in (heads, total, *rows)) for at in (0, 1)]
    room = max(12, width - sum(columns) - 12)

    def block(row: tuple[str, str, str], tone: str) -> Block:
        lead = [
            (" " * (2 + columns[0] - cell_len(row[0])) + row[0], tone or "accent"),
            (" " * (3 + columns[1] - cell_len(row[1])) + row[1] + "   ", tone or "accent"),
        ]
        return Block([(words.shortened(visible(row[2]), room), tone)], lead)

    return [block(heads, "faint"), *(block(row, "") for row in rows), block(total, "strong")]
