"""The room's window is opened, and the animator asked whether two different screens are seen."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.domain.visible import visible
from facilitator.storage import windows
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, language
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens import live_keys
from facilitator.tui.screens.ask import Answers
from facilitator.tui.widgets.blocks import EMPTY, Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing

_LOOK_SECONDS = 1.0

Named = Sequence[tuple[str, str]]
"""Answers: the name of each, and its words."""


class Choices(Answers):
    """Answers that change while the window is open."""

    def __init__(self, answers: Named) -> None:
        super().__init__([])
        self.tell(answers)

    def tell(self, answers: Named) -> None:
        """Offer these instead; the first is selected, unless nothing has changed."""
        texts = [text for _name, text in answers]
        self.names = [name for name, _text in answers]
        if texts != self._answers:
            self._answers = texts
            self.selected = 0
            self.styles.height = len(texts)
            self.changed()


class TwoScreens(Dialog[str | None]):
    """Gives "room" for the other way, "another" for one more window, "leave" to leave the test picture on the wall.

    "yes" when two pictures are seen; None for Escape.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), id="screens.choose", tooltip=N_("Take the selected answer")),
        Binding(
            "escape,f6",
            "close",
            N_("go back"),
            id="screens.close",
            tooltip=N_("Back to the line; the room sees what it saw before"),
        ),
    ]

    def __init__(self, paths: SessionPaths, another: bool = False) -> None:
        """`another`: open a window even where there is one."""
        super().__init__()
        self._paths = paths
        self._wanted = another
        self._there: list[windows.RoomWindow] | None = None
        self._opened: bool | None = None
        self._mirrors = False
        self.said = Prose(classes="question")
        self.answers = Choices(self._named())

    def compose(self) -> ComposeResult:
        """What is known of the window, over the question and its answers."""
        with Vertical(classes="dialog screens"):
            yield self.said
            yield self.answers
        yield KeyBar()

    def on_mount(self) -> None:
        """Look, and open a window if none is there."""
        self._tell()
        self.run_worker(self._begin(), name="window")

    async def _begin(self) -> None:
        await self._look()
        if self._wanted or not self._there:
            self._opened = await asyncio.to_thread(_open, self._paths)
        self._tell()
        self.set_interval(_LOOK_SECONDS, self._look, name="windows")

    async def _look(self) -> None:
        there = await asyncio.to_thread(windows.there, self._paths)
        if there != self._there:
            self._there = there
            self._tell()

    def _tell(self) -> None:
        blocks = _extending() if self._mirrors else [*self._state(), EMPTY, *_question()]
        self.said.show(Block([(_("The room’s window"), "title")]), EMPTY, *blocks)
        self.answers.tell(self._named())

    def _state(self) -> list[Block]:
        if self._there:
            said = _("A window of {columns}×{rows} follows this session.")
            shown = [said.format(columns=one.columns, rows=one.rows) for one in self._there]
            return [Block([(text, "good")], [("✓ ", "good")]) for text in shown]
        if self._opened is False:
            how = _("No window could be opened from here. In another terminal, type:")
            return [
                Block([(how, "alert")], [("! ", "alert")]),
                Block([(visible(_typed(self._paths)), "strong")]),
            ]
        said = _("There is no window for the room yet.")
        return [Block([(said, "mark")], [("○ ", "mark")])]

    def _named(self) -> Named:
        if self._mirrors:
            return [
                ("again", _("I have changed it: look again")),
                (
                    "room",
                    _("Project this very screen, without the notes ({key})").format(
                        key=live_keys.key("room")
                    ),
                ),
                ("leave", _("Go back; the test picture stays")),
            ]
        another = [("another", _("Open one more window"))] if self._there else []
        return [
            ("yes", _("Yes: this one, and the test picture")),
            ("no", _("No: the same one twice")),
            *another,
            ("leave", _("Go back; the test picture stays")),
        ]

    # Answers

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click."""
        name = self.answers.names[event.row]
        if name in ("no", "again"):
            self._mirrors = name == "no"
            self._tell()
        else:
            self.dismiss(name)

    def action_choose(self) -> None:
        """As Enter on the answers."""
        self.answers.action_choose()

    def action_close(self) -> None:
        """Have the wall as it was."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _(
                "The room’s window shows the question alone. Move it to the beamer, and make its letters larger there."
            ),
            _("A laptop often shows the same picture on both screens: then the room would see your notes."),
        ]


def _question() -> list[Block]:
    asked = _(
        "The room’s window shows a test picture now. Do you see two different pictures, here and on the wall?"
    )
    return [Block([(asked, "strong")])]


def _extending() -> list[Block]:
    """How two screens are made to differ, where this program runs."""
    first = _("The laptop shows the same picture twice: the room sees your notes.")
    return [Block([(first, "alert")], [("! ", "alert")]), EMPTY, Block([(extending(sys.platform), "")])]


def extending(platform: str) -> str:
    """How to do it on a system (as in `sys.platform`)."""
    if platform == "win32":
        return _("Press Windows+P, and choose “Extend”. Then move the room’s window to the other screen.")
    if platform == "darwin":
        return _(
            "In the settings of the Mac, under Displays, choose “Extended display” for the beamer. Then move the "
            "room’s window to it."
        )
    return _(
        "In the settings of the desktop, under Displays, choose “Join” (GNOME) or “Extend” (KDE); Windows+P often "
        "does it too. Then move the room’s window to the other screen."
    )


def _open(paths: SessionPaths) -> bool:
    from facilitator.services.new_window import open_window, room_command

    return open_window(room_command(paths.folder.parent, extra=_wishes()))


def _typed(paths: SessionPaths) -> str:
    from facilitator.services.new_window import as_typed, room_command_to_type

    return as_typed(room_command_to_type(paths.folder.parent, extra=_wishes()))


def _wishes() -> list[str]:
    """The language of this screen. No session is named: the window joins the next one too."""
    return ["--language", language()]
