"""Before a session begins: where, by whom, until when."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from facilitator.domain.faults import FaultsError
from facilitator.domain.theme import Theme
from facilitator.domain.visible import visible, visible_lines
from facilitator.services.clock import now
from facilitator.services.opening import AlreadyRunning, Frame, answers, begin
from facilitator.storage import settings as settings_file
from facilitator.storage.folders import Home, config_folder
from facilitator.storage.settings import Settings
from facilitator.texts import _, troubles
from facilitator.tui import frame_form
from facilitator.tui.keys import N_, called
from facilitator.tui.messages import SessionOpened
from facilitator.tui.on_top import OnTop
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.wrapped_input import WrappedInput


class BeginScreen(OnTop[None]):
    """Four fields, filled in already where last time, or the settings, say how."""

    AUTO_FOCUS = "#place"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "begin", N_("begin"), priority=True, id="begin.begin", tooltip=N_("Begin the session")
        ),
        Binding(
            "tab,down", "app.focus_next", N_("next field"), id="begin.next", tooltip=N_("The field below")
        ),
        Binding(
            "shift+tab,up",
            "app.focus_previous",
            N_("field above"),
            show=False,
            id="begin.previous",
            tooltip=N_("The field above"),
        ),
        Binding(
            "escape", "back", N_("go back"), id="begin.back", tooltip=N_("Back to the list; nothing is begun")
        ),
    ]

    def __init__(self, home: Home, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._home = home
        self._theme = theme
        self._settings = settings
        self._begun = False
        self._said = {field: Prose(id=f"said-{field}", classes="said") for field in frame_form.FIELDS}

    def compose(self) -> ComposeResult:
        """The theme over the fields; under each of them what is to be said of it."""
        yield Prose(Block([(visible(self._theme.title), "title")]), id="name")
        with VerticalScroll(can_focus=False):
            if self._theme.opening:
                yield Prose(Block([(visible_lines(self._theme.opening), "faint")]), id="opening")
            for field, value in frame_form.defaults(self._settings, now()).items():
                yield Prose(Block([(frame_form.label(field), "strong")]), classes="label")
                yield WrappedInput(value, placeholder=frame_form.hint(field), id=field)
                yield self._said[field]
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and begins from the last one."""
        if event.input.id == frame_form.FIELDS[-1]:
            self.action_begin()
        else:
            self.focus_next()

    def action_begin(self) -> None:
        """Begin, unless a field is unclear, or the key is held down."""
        if self._begun:
            return
        values = {field: self.query_one(f"#{field}", Input).value for field in frame_form.FIELDS}
        frame, faults = frame_form.frame(values, now())
        for field, said in self._said.items():
            said.show(*([Block([(faults[field], "alert")], [("! ", "alert")])] if field in faults else []))
        if frame is None:
            self.query_one(f"#{next(iter(faults))}", Input).focus()
        else:
            self._begin(frame)

    def _begin(self, frame: Frame) -> None:
        try:
            answered = replace(frame, answers=answers(self._settings))
            opened = begin(self._home.sessions, self._theme, answered)
        except AlreadyRunning as error:
            self.notify(troubles.already_running(str(error)), markup=False, severity="error", timeout=15)
        except OSError as error:
            self.notify(troubles.sentence(error), markup=False, severity="error", timeout=15)
        else:
            self._begun = True
            self._remember(frame)
            self.post_message(SessionOpened(opened, frame))

    def _remember(self, frame: Frame) -> None:
        """The place and the organiser are proposed next time. That they cannot be written is no trouble tonight."""
        try:
            settings_file.remember(config_folder(), place=frame.place, organiser=frame.organiser)
        except (FaultsError, OSError) as error:
            said = _("The place and the organiser could not be remembered. {reason}")
            self.notify(said.format(reason=troubles.sentence(error)), markup=False, timeout=10)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _(
                "Enter goes from field to field, and begins the session from the last one. To begin at once: {key}"
            ).format(key=called("begin.begin", self.BINDINGS)),
            _("The hour at which the room must be free stays on the screen during the session."),
            _(
                "After the last date the session is to be deleted: say this to the room when you read the notice."
            ),
            _("No name of a person is asked for. The place and the organiser are remembered for next time."),
        ]
