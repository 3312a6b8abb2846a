"""After the end: what the session was, and where it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.storage.paths import SessionPaths
from facilitator.texts import _, words
from facilitator.tui.keys import N_
from facilitator.tui.session_pages import frame_blocks, take_up_blocks, time_blocks
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.pages import Pages

_EMPTY = Block([("", "")])


class ClosingScreen(Screen[None]):
    """A summary. The session is whole on disk when this is shown."""

    AUTO_FOCUS = "Pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape",
            "home",
            N_("home"),
            priority=True,
            id="closing.home",
            tooltip=N_("Back to the list"),
        ),
    ]

    def __init__(self, session: Session, paths: SessionPaths) -> None:
        super().__init__()
        self.pages = Pages(_summary(session, paths), id="pages")

    def compose(self) -> ComposeResult:
        """The summary over the keys."""
        yield self.pages
        yield KeyBar()

    def action_home(self) -> None:
        """Back to the list."""
        self.dismiss()

    def help_texts(self) -> list[str]:
        """What this screen is for."""
        return [
            _("The session has ended. Its file is whole, and any program that reads YAML can read it."),
            _("A remark can still be added to it with: facilitator note"),
        ]


def _summary(session: Session, paths: SessionPaths) -> list[Block]:
    blocks = [
        Block([(_("The session has ended, and is whole on disk."), "good")]),
        _EMPTY,
        *frame_blocks(session),
    ]
    if session.asked:
        total = words.duration(sum(asked.seconds for asked in session.asked.values()))
        heading = _("Time spent: {time}").format(time=total)
        blocks += [_EMPTY, Block([(heading, "strong")]), *time_blocks(session)]
    if to_take_up := take_up_blocks(session):
        blocks += [_EMPTY, Block([(_("To be taken up"), "strong")]), *to_take_up]
    where = _("The file")
    return [*blocks, _EMPTY, Block([(where, "strong")]), Block([(visible(str(paths.yaml)), "faint")])]
