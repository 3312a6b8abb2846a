"""The room's window: the wall and nothing else. It follows whatever session runs, and any of them may die."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from facilitator.domain.room import RoomView
from facilitator.domain.stage import Turn
from facilitator.services.awake import Awake
from facilitator.services.watching import Watching
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Palette, Settings
from facilitator.texts import _
from facilitator.tui.keys import N_, called
from facilitator.tui.program import HELP, QUIT, Window
from facilitator.tui.wall.means import Letters
from facilitator.tui.widgets.stage import StageWall


def run_room(
    home: Home, wishes: Settings, wanted: SessionPaths | None, palette: Palette, letters: Letters | None
) -> int:
    """Show the room what it is to see until the window is closed; with `wanted`, of that session alone.

    Raises whatever a fault of the program raised on its way, once the terminal is as it was.
    """
    app = RoomApp(home, wishes, wanted, palette, letters)
    status = app.run()
    if app.failure is not None:
        raise app.failure
    return status or app.return_code or 0


@dataclass
class Seen(Message):
    """Word from the thread that watches."""

    view: RoomView | Exception
    """What the room is to see now; or a fault of the program, after which nothing more comes."""


class RoomScreen(Screen[None]):
    """The wall, as large as the window."""

    ALLOW_SELECT = False
    # The keys that clickers send, as for slides. Their "." comes as ":" from an AZERTY keyboard. Escape and F5 begin
    # and end slides: here they do nothing.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown,shift+pagedown",
            "click('next')",
            N_("next"),
            id="room.next",
            tooltip=N_("Ask for the next question"),
        ),
        Binding(
            "pageup,shift+pageup",
            "click('back')",
            N_("previous"),
            id="room.back",
            tooltip=N_("Ask for the question before"),
        ),
        Binding(
            "b,full_stop,colon",
            "click('blank')",
            N_("nothing"),
            id="room.blank",
            tooltip=N_("Ask for an empty wall, or for what was there"),
        ),
    ]

    def __init__(self, watching: Watching, letters: Letters | None) -> None:
        super().__init__()
        self.wall = StageWall(letters)
        self._watching = watching

    def compose(self) -> ComposeResult:
        """Nothing else may stand there."""
        yield self.wall

    def on_resize(self, event: events.Resize) -> None:
        """The animator is told how large the window is."""
        self._watching.resize(*event.size)

    def action_click(self, turn: Turn) -> None:
        """Pass on what a clicker asks: only the animator's program moves the room."""
        self._watching.click(turn)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        names = {name: called(f"room.{name}", self.BINDINGS) for name in ("next", "back", "blank")}
        return [
            _("This is what the room sees. It follows the session that runs."),
            _("{next} {back} {blank}: a clicker works here as it does with slides.").format(**names),
            _("Close it and open it again as you like: the session goes on."),
        ]


class RoomApp(Window):
    """One screen, fed by the thread that follows the session."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [HELP, QUIT]

    def __init__(
        self,
        home: Home,
        wishes: Settings,
        wanted: SessionPaths | None = None,
        palette: Palette = "contrast",
        letters: Letters | None = None,
    ) -> None:
        super().__init__(palette, wishes.keys)
        self.watching = Watching(home.sessions, config_folder(), wanted, self._tell)
        self.room = RoomScreen(self.watching, letters)
        self._awake = Awake()

    def get_default_screen(self) -> Screen[None]:
        """The wall."""
        return self.room

    def on_mount(self) -> None:
        """Follow from now on."""
        self.watching.start()
        self._awake.start()

    def on_unmount(self) -> None:
        """Leave no trace of this window, and let the machine sleep."""
        self.watching.close()
        self._awake.stop()

    def _tell(self, view: RoomView | Exception) -> None:
        # In the thread that watches: never waits for this one, which may be waiting for it to end.
        self.post_message(Seen(view))

    def on_seen(self, message: Seen) -> None:
        """Show the room what it is to see."""
        if isinstance(message.view, Exception):
            raise message.view
        self.room.wall.show(message.view)

    async def action_quit(self) -> None:
        """Leave; it harms nothing, so nothing is asked."""
        self.exit(0)
