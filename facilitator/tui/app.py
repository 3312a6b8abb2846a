"""The program on a whole screen: which screen follows which."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from facilitator.services.opening import Opened
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Settings
from facilitator.texts import _
from facilitator.texts.faults import line
from facilitator.tui.keys import N_, bindings_of, called, keys_of, name_of
from facilitator.tui.messages import Left, SessionChosen, SessionOpened, ThemeChosen
from facilitator.tui.past import PastScreens
from facilitator.tui.program import HELP, QUIT
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.toasts import say

# How the ids of the actions that close a window end.
_WAYS_BACK = (".back", ".cancel", ".close", ".stay")


def run(
    home: Home, settings: Settings, opened: Opened | None = None, review: SessionPaths | None = None
) -> int:
    """Run until the user leaves; with `opened`, begin in that session; with `review`, begin by putting that one in
    order. Lines that could not be kept are printed.

    Raises whatever a fault of the program raised on its way, once the terminal is as it was.
    """
    app = FacilitatorApp(home, settings, opened, review)
    status = app.run()
    if app.unkept:
        print(_("These lines could not be kept:"), *app.unkept, sep="\n", file=sys.stderr)
    if app.failure is not None:
        raise app.failure
    return (1 if app.unkept else 0) if status is None else status or app.return_code or 0


class FacilitatorApp(PastScreens):
    """The home screen is always at the bottom; the others come over it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        QUIT,
        Binding(
            "ctrl+p",
            "app.command_palette",
            N_("actions"),
            show=False,
            priority=True,
            id="app.actions",
            tooltip=N_("Every action, found by its name"),
        ),
    ]

    def __init__(
        self,
        home: Home,
        settings: Settings,
        opened: Opened | None = None,
        to_review: SessionPaths | None = None,
    ) -> None:
        super().__init__(settings.palette, settings.keys)
        self.home = home
        self.settings = settings
        self.unkept: list[str] = []
        self._opened = opened
        self._to_review = to_review

    def get_default_screen(self) -> Screen[None]:
        """The home screen."""
        return HomeScreen(self.home)

    async def on_mount(self) -> None:
        """Say which keys cannot be had; go straight to the session that the command line opened."""
        for fault in self.key_faults:
            self.notify(line(fault), markup=False, severity="warning", timeout=15)
        if self._opened is not None:
            await self.on_session_opened(SessionOpened(self._opened))
        elif self._to_review is not None:
            from facilitator.tui.screens.review import ReviewScreen

            await self.push_screen(ReviewScreen(self.review, self._to_review))

    def on_key(self, event: events.Key) -> None:
        """A key that nothing took. A fast hand types on while a screen opens or closes: its letters go where they
        were meant."""
        take = getattr(self.screen, "take", None)
        if take is not None and event.is_printable and event.character:
            take(event.character)

    # From screen to screen

    async def on_theme_chosen(self, message: ThemeChosen) -> None:
        """Read the theme again: it may have been mended since it was listed."""
        if not isinstance(self.screen, HomeScreen):
            return  # Enter held down chooses once
        from facilitator.services.library import theme_item

        item = theme_item(message.path)
        if item.theme is None:
            self.notify(line(item.faults[0]), markup=False, severity="error", timeout=8)
            return
        from facilitator.tui.screens.begin import BeginScreen

        await self.push_screen(BeginScreen(self.home, item.theme, self.settings))

    async def on_session_chosen(self, message: SessionChosen) -> None:
        """Take a session up, or read it."""
        if not self.in_a_list():
            return
        from facilitator.tui.taking_up import take_up_or_read

        await take_up_or_read(self, message.paths)

    async def on_session_opened(self, message: SessionOpened) -> None:
        """Lead a session; what was over the home screen makes room for it."""
        from facilitator.tui.screens.live import LiveScreen

        if (frame := message.frame) is not None:
            self.settings = replace(self.settings, place=frame.place, organiser=frame.organiser)
        screen = LiveScreen(message.opened, self.settings.abbreviations)
        if isinstance(self.screen, HomeScreen):
            await self.push_screen(screen)
        else:
            await self.switch_screen(screen)

    def on_left(self, message: Left) -> None:
        """A running session was left: so is the program."""
        self.unkept = message.unkept
        self.exit(1 if message.unkept else 0)

    # What every screen has

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something over the screens; nothing while the room sees one of them: that screen keeps it for later."""
        keepers = (getattr(screen, "keep_unsaid", None) for screen in self.screen_stack)
        if not any(keep(message, timeout or 0) for keep in keepers if keep is not None):
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    async def action_quit(self) -> None:
        """Leave; a running session is asked about first."""
        ask = next(
            (ask for screen in self.screen_stack if (ask := getattr(screen, "ask_leaving", None))), None
        )
        if ask is None:
            self.exit(0)
        elif hasattr(self.screen, "ask_leaving"):
            ask()
        else:
            self._say_what_comes_first()

    def _say_what_comes_first(self) -> None:
        """A window over a running session: closing it unasked would answer it."""
        said = _("Answer or close this window first: {key}. Then {quit} leaves the program.")
        ways = [
            one for one in bindings_of(self.screen) if (one.id or "").endswith(_WAYS_BACK) and keys_of(one)
        ]
        back = name_of(keys_of(ways[0])[0] if ways else "escape")
        say(self.screen, said.format(key=back, quit=called("app.quit", self.BINDINGS)), 6)

    def action_command_palette(self) -> None:
        """Every action by its name, asked for in the language of the moment."""
        from facilitator.tui.actions import Actions
        from facilitator.tui.on_top import Palette

        if self.use_command_palette and not Palette.is_open(self):  # type: ignore[arg-type]
            asked = _("Search for an action…")
            self.push_screen(Palette([Actions], placeholder=asked, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen, in the words of its keys; those that have no key; the other palettes."""
        from facilitator.tui import palettes

        for binding in bindings_of(screen):
            if binding.tooltip and binding.action != "app.command_palette":
                yield self._command(binding.tooltip, binding.description, binding.action, screen)
        for tooltip, description, action in getattr(screen, "more_commands", tuple)():
            yield self._command(tooltip, description, action, screen)
        yield from palettes.commands(self)

    def _command(self, tooltip: str, description: str, action: str, screen: Screen[object]) -> SystemCommand:
        return SystemCommand(_(tooltip), _(description), Doing(self, action, screen))


class Doing:
    """An action to be run on the screen it was offered for."""

    def __init__(self, app: App[int], action: str, screen: Screen[object]) -> None:
        self._app, self._action, self._screen = app, action, screen
        self._done = False

    async def __call__(self) -> bool:
        """Whether there was something to do it; once, however often it is chosen before the palette is gone."""
        if self._done:
            return False
        self._done = True
        return await self._app.run_action(self._action, self._screen)
