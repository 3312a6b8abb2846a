"""The live screen as the room's view, for a mirrored laptop or a single screen: the wall, a state, the line.

Nothing private is drawn meanwhile, by anything: all that is on the screen is hidden but what is meant for the room,
only some actions are possible, windows and words that come by themselves wait until the notes are back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.timer import Timer

from facilitator.domain.wall import are_hidden
from facilitator.services.clock import EveningClock
from facilitator.services.live import Live
from facilitator.services.room import view
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.mirrored import mark_mirrored, was_mirrored
from facilitator.storage.settings import Settings, Wifi
from facilitator.texts import _
from facilitator.tui.evening import Evening
from facilitator.tui.on_top import OnTop, Other
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.live_line import MASK, LiveLine
from facilitator.tui.widgets.room_state import RoomState, kept_run
from facilitator.tui.wrapping import Run

if TYPE_CHECKING:
    from facilitator.services.awake import Awake
    from facilitator.tui.widgets.stage import StageWall

MIRRORED = "-room"

PUBLIC = frozenset(
    {"enter", "next", "back", "voice", "kind", "pause", "more_time", "less_time", "pen", "moment", "signal"}
    | {"undo", "redo", "room", "showing", "show", "feature", "reveal", "blank", "timer", "wifi"}
    | {"code_of_text", "network"}
)
"""What can be done while the room looks on: none of it draws anything but the wall."""

_AFTER_THE_END = frozenset({"room", "enter"})
_READ = 2_000  # characters of a line that tell what it is
_WORTH_KEEPING = 6  # seconds: what would be said for less is not said later


class Mirrored(OnTop[None]):
    """Called mirrored while this very screen hangs on the wall."""

    evening: Evening
    live: Live
    line: LiveLine
    clock: EveningClock
    editing: int | None

    def __init__(self) -> None:
        super().__init__()
        self.state = RoomState(id="room-state")
        self.wall: StageWall | None = None
        self.wifi: Wifi | None = None
        self.last_kept: int | None = None
        self._asks_back = False
        self._said: Run | None = None
        self._silence: Timer | None = None
        self._waiting: list[Callable[[], Any]] = []
        self._unsaid: list[tuple[str, float]] = []
        self._awake: Awake | None = None

    @property
    def mirrored(self) -> bool:
        """Whether the room sees this screen."""
        return self.has_class(MIRRORED)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is harmless while the room looks on."""
        if not self.mirrored:
            return True
        return action in (_AFTER_THE_END if self.live.session.ended else PUBLIC)

    # There and back

    async def action_room(self) -> None:
        """Turn this screen into what the room sees; from there, ask before it is the animator's again."""
        if self.mirrored:
            self._asks_back = True
            self.tell_state()
        else:
            await self.project()

    def begin_as_left(self) -> None:
        """Hide the notes from the first frame on where the room saw this screen when the session was last led."""
        self.set_class(was_mirrored(self.evening.paths), MIRRORED)

    async def project(self) -> None:
        """Have this screen show what the room sees, and nothing else."""
        await self._have_wall()
        self.known_settings()
        self.app.clear_notifications()
        self._asks_back, self._said = False, None
        self._mirror(True)

    def _mirror(self, on: bool) -> None:
        self.set_class(on, MIRRORED)
        mark_mirrored(self.evening.paths, on)
        self.mirroring_changed()
        self.keep_awake(on)

    async def _have_wall(self) -> None:
        if self.wall is None:
            from facilitator.tui.widgets.stage import StageWall

            self.wall = StageWall(id="wall")
            await self.mount(self.wall, before=0)

    def mirroring_changed(self) -> None:
        """Have everything on the screen be as this state asks."""
        self.line.cover()
        self.refresh_bindings()
        self.tell_room()

    def comes_back(self) -> bool:
        """Whether Enter was the answer to the question whether to come back; then this is done."""
        if not (self.mirrored and self._asks_back):
            return False
        self._asks_back = False
        self._mirror(False)
        unsaid, self._unsaid = self._unsaid, []
        for said, seconds in unsaid:
            self.notify(said, markup=False, timeout=seconds)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()
        return True

    def key_struck(self, action: str | None) -> None:
        """Any key but Enter stays with the room."""
        if self._asks_back and action != "enter":
            self._asks_back = False
            self.tell_state()

    def on_screen_suspend(self) -> None:
        """A window over this screen: what was asked here is not answered there."""
        self.key_struck(None)

    def keep_awake(self, awake: bool) -> None:
        """Keep the machine awake, or let it sleep again: no key waits for a system that is slow to answer."""
        from facilitator.services.awake import Awake

        held, self._awake = self._awake, Awake() if awake else None
        if self._awake is not None:
            self._awake.start()
        if held is not None:
            self.run_worker(held.stop, name="awake", group="awake", thread=True, exit_on_error=False)

    # What waits until the room does not look on any more

    def when_private(self, do: Callable[[], Any]) -> None:
        """Do this now, or once the screen is the animator's again."""
        if self.mirrored:
            self._waiting.append(do)
        else:
            do()

    def open_over(self, window: Screen[Other], then: Callable[[Other | None], Any] | None = None) -> None:
        """Open a window, unless the room would see it."""
        if self.mirrored:
            self.refuse()
        else:
            self.open_for_all(window, then)

    def open_for_all(self, window: Screen[Other], then: Callable[[Other | None], Any] | None = None) -> None:
        """Open a window that the room may see."""
        super().open_over(window, then)

    def keep_unsaid(self, said: str, seconds: float) -> bool:
        """Whether what is to be said over the screens waits until it can be, or has no use by then."""
        if self.mirrored and seconds >= _WORTH_KEEPING:
            self._unsaid.append((said, seconds))
        return self.mirrored

    # What is drawn

    def known_settings(self) -> Settings:
        """The settings as they are in the file now. A network that could not be written there is still known."""
        known = settings.load(config_folder())[0]
        self.wifi = known.wifi or self.wifi
        return known

    def tell_room(self) -> None:
        """Show the room what it is to see, where it sees it here, and the line only if it may."""
        if self.mirrored and self.wall is not None:
            self.line.cover()
            self.wall.show(view(self.live.session, self.clock.elapsed(), self.wifi))
            self.tell_state()

    def say_to_room(self, said: str, seconds: float, tone: str = "mark") -> None:
        """Say something in the row under the wall, for a while."""
        self._said = (said.partition("\n")[0], tone)
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(seconds, self._fall_silent, name="said")
        self.tell_state()

    def _fall_silent(self) -> None:
        self._said = None
        self.tell_state()

    def refuse(self, action: str = "") -> None:
        """Say that what was asked for would show what only the animator is to see."""
        # A clicker sends Escape when its owner leaves the slides.
        if self.mirrored and action != "escape":
            said = _("That would show the room your notes. To come back to them: {key}, then {enter}")
            keys = {"key": live_keys.key("room"), "enter": live_keys.key("enter")}
            self.say_to_room(said.format(**keys), 6)

    def tell_state(self) -> None:
        """The row under the wall, as of now."""
        if self.mirrored:
            self.state.tell([*self._standing()])

    def _standing(self) -> list[Run]:
        if self._asks_back:
            said = _("Back to the notes: the room would see them. {enter}: back, {escape}: stay")
            keys = {"enter": live_keys.key("enter"), "escape": live_keys.key("escape")}
            return [(said.format(**keys), "alert")]
        kept = kept_run(self.last_kept, self.evening.waiting())
        back: Run = (_("{key}: back to the notes").format(key=live_keys.key("room")), "faint")
        if self.live.session.ended:
            return [(_("The session has ended."), "strong"), back]
        trouble: Run | None = ("! " + _("The disk fails; it is tried again."), "alert")
        blind: Run | None = (_("remarks hidden: so is your line"), "mark")
        hidden = are_hidden(self.live.session, self.live.stage)
        runs = [trouble if self.evening.trouble else None, self._said, kept, blind if hidden else None, back]
        return [run for run in runs if run is not None]

    # The line

    def for_all(self, lines: list[str]) -> list[str]:
        """Lines as they may be told when the program ends: on the same wall, where the room sees this screen."""
        return [MASK * len(line) if self.hides(line, False) else line for line in lines]

    def hides(self, line: str, hidden: bool) -> bool:
        """Whether a line is masked: a comment is, from its parenthesis on and until the line is entered.

        Giving it another kind, or changing a comment that is kept, does not bring its words before the room. Nor does
        anything said in a blind round, until the remarks are revealed.
        """
        if not self.mirrored:
            return False
        if are_hidden(self.live.session, self.live.stage):
            return True
        changed = self.live.session.remarks.get(self.editing or 0)
        reading = self.live.read(line[:_READ])
        if hidden or (changed is not None and changed.kind == "comment"):
            return reading.what != "signal"
        return reading.kind == "comment" or reading.text.startswith("(")
