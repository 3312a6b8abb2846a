"""The window in which the Wi-Fi of the room is named."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from facilitator.domain.addresses import Security
from facilitator.storage.settings import Wifi
from facilitator.texts import _
from facilitator.tui.keys import N_
from facilitator.tui.on_top import Dialog
from facilitator.tui.screens.ask import Answers
from facilitator.tui.widgets.blocks import Block, Prose
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.listing import Listing
from facilitator.tui.widgets.wrapped_input import WrappedInput

_LONGEST = 200  # characters, as the settings take them
_KINDS: tuple[Security, ...] = ("WPA", "open", "WEP")


def _kind_name(kind: Security) -> str:
    return {
        "WPA": _("With a password (WPA)"),
        "open": _("Open: no password"),
        "WEP": _("With a password, of an old kind (WEP)"),
    }[kind]


class WifiForm(Dialog[Wifi | None]):
    """Gives the network, None for Escape. The password is seen: the room is about to read it."""

    AUTO_FOCUS = "#network"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "keep",
            N_("show"),
            id="wifi.keep",
            tooltip=N_("Remember the network, and show its code"),
        ),
        Binding("escape", "cancel", N_("go back"), id="wifi.cancel", tooltip=N_("Change nothing")),
    ]

    def __init__(self, wifi: Wifi | None) -> None:
        super().__init__()
        known = wifi or Wifi("", "", "WPA")
        self.network = WrappedInput(known.network, id="network")
        self.password = WrappedInput(known.password, id="password")
        self.network.max_length = self.password.max_length = _LONGEST
        self.kinds = Answers([_kind_name(kind) for kind in _KINDS])
        self.kinds.selected = _KINDS.index(known.security)
        self.refusal = Prose(classes="refusal")

    def compose(self) -> ComposeResult:
        """A field under each question."""
        with Vertical(classes="dialog wifi"):
            yield Prose(Block([(_("The network, as phones list it"), "strong")]))
            yield self.network
            yield Prose(Block([(_("Its password"), "strong")]), classes="label")
            yield self.password
            yield Prose(Block([(_("Its kind"), "strong")]), classes="label")
            yield self.kinds
            yield self.refusal
        yield KeyBar()

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self.refusal.display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Enter or a click on a kind."""
        self.action_keep()

    def action_keep(self) -> None:
        """Give the network, if it has a name and the password that its kind wants."""
        kind = _KINDS[self.kinds.selected or 0]
        network, password = self.network.value, self.password.value
        if not network.strip():
            self._refuse(_("Write the name of the network."), self.network)
        elif kind != "open" and not password:
            self._refuse(_("Write the password, or choose “Open”."), self.password)
        else:
            self.dismiss(Wifi(network, password if kind != "open" else "", kind))

    def _refuse(self, said: str, field: Input) -> None:
        self.refusal.show(Block([(said, "alert")], [("! ", "alert")]))
        self.refusal.display = True
        field.focus()

    def take(self, letters: str) -> None:
        """Letters that were struck before a field had the keyboard."""
        self.network.insert_text_at_cursor(letters)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("A phone that reads the code joins this network by itself."),
            _("The network and its password are remembered in the settings, and shown to the room."),
        ]
