"""Sessions compared: what was said of what, by whom, in which words, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker, get_current_worker

from facilitator.domain.comparison import MEASURES, WAYS, By, Measure
from facilitator.services.comparing import Compared, compare
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, comparisons, troubles
from facilitator.texts.bars import Line
from facilitator.tui.keys import N_, called
from facilitator.tui.on_top import OnTop
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.chart import Chart
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.tabs import Tabs

_MOST_ROWS = 200


class _Stopped(Exception):
    """Nobody waits any more for what is being read."""


class StatsScreen(OnTop[None]):
    """One measure at a time, of the sessions given or of all of the home. They are read in a thread."""

    AUTO_FOCUS = "Chart"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "turn(1)", N_("next figures"), id="stats.next", tooltip=N_("The next figures")),
        Binding(
            "left,shift+tab",
            "turn(-1)",
            N_("figures before"),
            show=False,
            id="stats.previous",
            tooltip=N_("The figures before"),
        ),
        Binding(
            "g",
            "regroup",
            N_("put together"),
            id="stats.regroup",
            tooltip=N_("Put sessions together in another way: all, none, by month, by theme"),
        ),
        Binding("escape", "back", N_("go back"), id="stats.back", tooltip=N_("Back to where you were")),
        Binding("q", "app.quit", N_("quit"), show=False, id="stats.quit", tooltip=N_("Leave the program")),
    ]

    @dataclass
    class Progress(Message):
        """So many of so many sessions are read."""

        done: int
        number: int

    @dataclass
    class Read(Message):
        """All are: what came out, or why they cannot be read."""

        what: Compared | OSError

    def __init__(self, home: Home, paths: Sequence[SessionPaths] | None = None) -> None:
        super().__init__()
        self._home, self._paths = home, paths
        self.by: By = "session" if paths is not None and len(paths) > 1 else "all"
        self._place = 0 if self.by == "session" else 1
        self._read: Compared | None = None
        self.heading = Prose(id="name")
        self.tabs = Tabs([_("Sessions"), *map(comparisons.short_name, MEASURES)], id="tabs")
        self.chart = Chart(id="pages")

    def compose(self) -> ComposeResult:
        """What is compared, the measures, the bars of one of them."""
        yield self.heading
        yield self.tabs
        yield self.chart
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to read."""
        self.tabs.choose(self._place)
        self._begin()

    # Reading

    def _begin(self) -> None:
        """Read in the thread, whatever is being read already being given up."""
        self._read = None
        self.heading.show(
            Block([(_("Sessions compared"), "title"), (f" · {comparisons.way(self.by)}", "faint")])
        )
        self._say(_("Sessions are being read…"))
        self.run_worker(
            partial(self._compare, self.by),
            name="stats",
            group="stats",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _compare(self, by: By) -> None:
        worker: Worker[None] = get_current_worker()

        def told(done: int, number: int) -> None:
            if worker.is_cancelled:
                raise _Stopped
            self.post_message(self.Progress(done, number))

        found: Compared | OSError
        try:
            found = compare(self._home.sessions, self._paths, by=by, told=told)
        except _Stopped:
            return
        except OSError as error:
            found = error
        if not worker.is_cancelled:
            self.post_message(self.Read(found))

    def on_stats_screen_progress(self, event: Progress) -> None:
        """How far it is."""
        if self._read is None:
            self._say(comparisons.progress(event.done, event.number))

    def on_stats_screen_read(self, event: Read) -> None:
        """All is read."""
        if isinstance(event.what, OSError):
            self._say(troubles.sentence(event.what), "alert")
            return
        if event.what.comparison.by == self.by:
            self._read = event.what
            self._draw()

    # Showing

    def _say(self, said: str, tone: str = "faint") -> None:
        self.chart.draw([Block([(said, tone)])], lambda width: [])

    def _draw(self) -> None:
        if self._read is None:
            return
        above = [*_aside_blocks(self._read), Block([(self._title(), "strong")]), EMPTY]
        if not self._has_rows(self._read):
            above.append(Block([(self._nothing(), "faint")]))
        self.chart.draw(above, partial(self._lines, self._read))

    @property
    def _measure(self) -> Measure | None:
        """What the bars are of; None for the sessions themselves."""
        return MEASURES[self._place - 1] if self._place else None

    def _title(self) -> str:
        return _("Sessions") if self._measure is None else comparisons.measure_name(self._measure)

    def _has_rows(self, read: Compared) -> bool:
        of = read.comparison
        return bool(of.groups if self._measure is None else of.rows[self._measure])

    def _nothing(self) -> str:
        return _("No session is counted.") if self._measure is None else comparisons.nothing(self._measure)

    def _lines(self, read: Compared, width: int) -> list[Line]:
        if self._measure is None:
            return comparisons.overview(read.comparison, width)
        return comparisons.chart(read.comparison, self._measure, width, limit=_MOST_ROWS)

    # Keys and the mouse

    def action_turn(self, by: int) -> None:
        """Other figures of the same sessions."""
        self._show(self._place + by)

    def on_tabs_clicked(self, event: Tabs.Clicked) -> None:
        """As the keys."""
        self._show(event.place)

    def _show(self, place: int) -> None:
        self._place = place % (len(MEASURES) + 1)
        self.tabs.choose(self._place)
        self._draw()

    def action_regroup(self) -> None:
        """The next way of putting sessions together."""
        self.by = WAYS[(WAYS.index(self.by) + 1) % len(WAYS)]
        self._begin()

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        key = called("stats.regroup", self.BINDINGS)
        return [
            _("The figures of past and running sessions, side by side. Nothing is written."),
            _("{key} puts them together in another way: all, session by session, by month, by theme.").format(
                key=key
            ),
            _(
                "A word counts once in each remark. Words of comments and of sensitive remarks do not come up."
            ),
            _("A word is new when no earlier session outside of its group has it."),
            _("The command facilitator stats gives the same as a table or as JSON, for other programs."),
        ]


def _aside_blocks(read: Compared) -> list[Block]:
    """What is not counted, and why."""
    said = []
    if read.faults:
        said.append(Block([(comparisons.unread(len(read.faults)), "alert")], [("! ", "alert")]))
    if read.copies:
        said.append(Block([(comparisons.copies_not_counted(read.copies), "mark")], [("≠ ", "mark")]))
    return [*said, EMPTY] if said else []
