"""A session being led: the question, what is said, the line being typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.session import Session
from facilitator.services.acts import Done, Trouble
from facilitator.services.opening import Opened
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _
from facilitator.tui.drafting import Drafting
from facilitator.tui.evening import Evening
from facilitator.tui.field_window import put_in
from facilitator.tui.keys import actions_by_key
from facilitator.tui.messages import Told
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.live_acts import LiveActs
from facilitator.tui.screens.moment_acts import MomentActs
from facilitator.tui.screens.window_acts import WindowActs
from facilitator.tui.sizes import WIDE
from facilitator.tui.widgets.aside import SidePanel
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.live_line import LiveLine
from facilitator.tui.widgets.looking import LookingLine
from facilitator.tui.widgets.preview import preview_blocks, reading_runs
from facilitator.tui.widgets.question import QuestionText
from facilitator.tui.widgets.remark_list import ELSEWHERE, RemarkList
from facilitator.tui.widgets.top_line import TopLine
from facilitator.tui.wording import news_texts, trouble_text
from facilitator.tui.wrapping import Run

_LONG = 20_000  # characters of a line that takes long to read
_HAND_RESTS = 0.3  # seconds


class LiveScreen(MomentActs, WindowActs, LiveActs):
    """The note-taker types; nothing on this screen ever takes the keyboard away from the line for long."""

    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = live_keys.BINDINGS

    def __init__(self, opened: Opened, abbreviations: dict[str, str]) -> None:
        super().__init__()
        self.evening = Evening(opened, abbreviations, self._tell)
        self.live = self.evening.live
        self.clock = opened.clock
        self.begin_as_left()
        self._first_news = opened.news
        self._showing = self.live.heading
        self._reading_later: Timer | None = None
        self.top = TopLine(id="top", click="evening")
        self.question = QuestionText(id="question")
        self.side = SidePanel(id="side")
        self.main = Vertical(id="main")
        self._room = 0
        self.looking = LookingLine(id="looking", click="look_back")
        self.remarks = RemarkList(self.evening, id="remarks")
        self.trouble = Prose(id="trouble")
        self.preview = Prose(id="preview", click="kind")
        self.drafting = Drafting(self)
        keys = actions_by_key(live_keys.BINDINGS)
        self.line = LiveLine(
            self, lambda: self.live.heading, self._entered, keys, id="line", pasted=self.drafting.pasted
        )

    def compose(self) -> ComposeResult:
        """From the question down to the keys."""
        yield self.top
        with Horizontal(id="body"):
            with self.main:
                yield self.question
                yield self.looking
                yield self.remarks
            yield self.side
        yield self.trouble
        yield self.preview
        yield self.state
        yield self.line
        yield KeyBar()

    async def on_mount(self) -> None:
        """Time passes; what was found when the session was opened is said."""
        if self.mirrored:
            await self.project()
        self.set_interval(1, self._tick, name="clock")
        self.trouble.display = False
        for said in news_texts(self._first_news):
            self.notify(said, markup=False, timeout=15)
        self.update_question()
        self.drafting.take_back()
        self.update_preview()
        self.drafting.watch()
        self.watch_power()

    async def on_unmount(self) -> None:
        """However the program ends: what was sent is written, and no thread is left behind."""
        self.keep_awake(False)
        await self.closed()

    def on_resize(self, event: events.Resize) -> None:
        """What is shown of the question depends on the room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.update_question)

    # What is shown

    def _tick(self) -> None:
        self.top.tell(self.live)
        self.tell_room()

    def mirroring_changed(self) -> None:
        """Have everything on the screen be as this state asks."""
        super().mirroring_changed()
        self._show_trouble()
        self.update_question()

    def update_question(self) -> None:
        """Show the question where the room is, or will be."""
        wide = self.size.width >= WIDE
        self.top.tell(self.live)
        self.refresh_bindings()
        self.question.tell(self.live, not wide, max(2, self.size.height * 2 // 5))
        if wide:
            self.side.tell(self.live)
        if self._showing != self.live.heading:
            self._showing = self.live.heading
            self.remarks.show(self._showing)
        self.tell_looking()
        self._room = self.main.size.height
        self.call_after_refresh(self._fit_question)

    def _fit_question(self) -> None:
        """What is above and below the question may have taken or given rows since it was told."""
        # Said after a frame, in which the screen may have begun to close: what is on it is taken away first.
        if self.top.is_attached and self.main.size.height != self._room:
            self.update_question()

    def update_preview(self) -> None:
        """Show how the line would be read, and have it in the draft as it is."""
        self.drafting.save()
        reading = self.live.read(self.line.value, self.voice)
        runs = self._preview_runs(reading)
        hint = _("“exact words” · ? question · ! idea · ( comment · voice : told")
        roles = [voice.role for voice in self.live.context().voices]
        said = preview_blocks(runs or [(hint, "faint")], reading, roles, self.session.language)
        self.preview.show(*said)

    def _preview_runs(self, reading: capture.Reading) -> list[Run]:
        line, live = self.line.value, self.live
        if self.editing is not None:
            lead: list[Run] = [(_("change of #{number}").format(number=self.editing) + "  ", "mark")]
            remark = live.session.remarks.get(self.editing)
            return lead + reading_runs(reading, line, None, None, live.session, remark)
        filed = live.filed_under(reading, self.line.struck)
        unkept = bool(self.evening.unkept())
        here = live.heading if self.remarks.looked is None else ELSEWHERE
        return reading_runs(reading, line, filed, here, live.session, unkept=unkept)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key changes the preview; that of a very long line waits until the hand rests."""
        if not event.value:
            self.voice = "auto"
        if self._reading_later is not None:
            self._reading_later.stop()
            self._reading_later = None
        if len(event.value) > _LONG:
            self._reading_later = self.set_timer(_HAND_RESTS, self.update_preview, name="preview")
        else:
            self.update_preview()

    # What is typed

    def _entered(self, line: str, where: str | None) -> None:
        if self.editing is not None:
            self.finish_edit(line)
            return
        voice: capture.AsVoice = self.voice
        self.voice = "auto"
        self.remarks.select(None)
        entered = self.drafting.line(line, where, voice)
        self.drafting.entered(entered)
        self.evening.keep(entered)
        self.remarks.update_waiting()

    # What is heard

    def _tell(self, what: Done | Trouble) -> None:
        # Called in the thread that writes: everything else happens in the thread of the screen. Once that is gone, the
        # thread still does what was sent.
        if self.is_running:
            self.post_message(Told(what))

    def on_told(self, message: Told) -> None:
        """Word from the thread that writes."""
        if isinstance(message.what, Trouble):
            self.evening.face(message.what)
        else:
            self._hear(message.what)
        self._show_trouble()
        self.heard.publish(None)
        self.tell_moments(message.what)
        self.tell_shown(message.what)
        self.tell_room()

    def _hear(self, done: Done) -> None:
        news = done.news
        erased = self.drafting.erased_by(news)
        self.evening.hear(done)
        for said in news_texts(news):
            self.notify(said, markup=False, timeout=15)
        self._drop_what_is_gone()
        self.remarks.hear(news.entries, news.session is not None)
        if isinstance(news.own, e.RemarkKept):
            self.last_kept = news.own.number
        self.acknowledge(news.own)
        self.tell_looking()
        # Only now: what waited for this act may be about the last remark of the list.
        self.evening.go_on()
        self.drafting.forget(erased)
        self.drafting.settled()
        if not self.evening.waiting():
            self.settled.set()
        if news.session is not None or any(not isinstance(entry, e.RemarkKept) for entry in news.entries):
            self.update_question()
        elif self.size.width >= WIDE:
            self.side.tell(self.live)
        self.update_preview()
        if self.live.session.ended and done.act is not None and done.act.draft is None:
            self.run_worker(self._close(), name="closing")

    def _show_trouble(self) -> None:
        trouble = self.evening.trouble
        self.trouble.display = trouble is not None and not self.mirrored
        if trouble is not None:
            said = trouble_text(trouble.error, self.evening.waiting())
            self.trouble.show(Block([(said, "alert")], [("! ", "alert")]))
        self.call_after_refresh(self._fit_question)
        self.remarks.update_waiting()

    async def _close(self) -> None:
        await self.closed()
        # What is typed has nowhere to go any more.
        self.line.disabled = True
        self.tell_room()
        self.when_private(lambda: self.call_later(self._show_closing))

    async def _show_closing(self) -> None:
        from facilitator.tui.screens.closing import ClosingScreen

        # A window may have been opened while the end was on its way to the disk.
        while self.app.screen is not self:
            await self.app.pop_screen()
        self.app.switch_screen(ClosingScreen(self.session, self.paths, self.live.context().abbreviations))

    def take(self, letters: str) -> None:
        """Letters that were struck while a window over the line was going away."""
        if self.line.disabled:
            return
        put_in(self.line, letters)

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return live_keys.help_texts()

    def of_the_moment(self, bindings: list[Binding]) -> list[Binding]:
        """The keys of the last line, those of the moment first."""
        selected = self.remarks.chosen() is not None
        return live_keys.of_the_moment(bindings, self.editing is not None, selected, self.live.pen_down)

    def more_commands(self) -> list[tuple[str, str, str]]:
        """What the palette of actions has beside the keys."""
        return [one for one in live_keys.MORE if self.check_action(one[2].partition("(")[0], ())]

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.live.session

    @property
    def paths(self) -> SessionPaths:
        """Where its files are."""
        return self.evening.paths
