"""What the room sees: all that the wall can show, a row each; Enter or a letter shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.signal import Signal

from facilitator.domain.stage import Scene
from facilitator.domain.visible import visible
from facilitator.domain.wall import are_hidden, hanging
from facilitator.services.live import Live
from facilitator.services.room import can_show
from facilitator.storage.settings import Wifi
from facilitator.texts import _, words
from facilitator.texts.wall import why_not
from facilitator.tui.keys import N_
from facilitator.tui.screens.card import Acts, Card, Row
from facilitator.tui.wrapping import Run

ACTIONS = {
    "again": "show('prompt')",
    "opening": "show('opening')",
    "notice": "show('notice')",
    "flashback": "show('flashback')",
    "remark": "feature",
    "wall": "show('wall')",
    "reveal": "reveal",
    "code": "show('code')",
    "text": "code_of_text",
    "wifi": "wifi",
    "network": "network",
    "agenda": "show('agenda')",
    "closing": "show('closing')",
    "blank": "blank",
    "timer": "timer",
    "test": "show('test')",
}
"""The action of the live screen behind each row and key."""

_NAME_WIDTH = 33

Chosen = Callable[[], int | None]
"""The number of the remark that would be shown now."""


def _key(key: str, name: str, said: str, tooltip: str, show: bool = False) -> Binding:
    return Binding(key, f"do('{name}')", said, id=f"showing.{name}", tooltip=tooltip, show=show)


class Wall:
    """What can be shown, and what is."""

    def __init__(self, live: Live, chosen: Chosen, wifi: Wifi | None) -> None:
        self._live = live
        self._chosen = chosen
        self._wifi = wifi

    def rows(self) -> list[Row]:
        """In the order of an evening, what is needed most first."""
        return [
            self._scene("again", "prompt", _("The question"), self._nothing_more),
            self._scene("opening", "opening", _("The opening text"), self._nothing_more),
            self._scene("notice", "notice", _("The notice"), self._nothing_more),
            self._scene("flashback", "flashback", _("What the café before found"), self._nothing_more),
            self._scene("remark", "remark", _("A remark: selected, or last"), self._remark),
            self._scene("wall", "wall", _("The remarks of the question"), self._count),
            Row("reveal", lambda: _("Reveal or hide the remarks"), self._revealed),
            self._scene("code", "code", _("The link as a QR code"), self._nothing_more),
            Row("text", lambda: _("A text as a QR code"), self._text),
            self._scene("wifi", "wifi", _("The Wi-Fi"), self._network),
            self._scene("agenda", "agenda", _("The agenda"), self._nothing_more),
            self._scene("closing", "closing", _("The closing question"), self._nothing_more),
            Row("blank", lambda: _("Nothing"), self._blank),
            Row("timer", lambda: _("The time left"), self._timer),
            self._scene("test", "test", _("The test picture"), self._nothing_more),
        ]

    def _scene(self, name: str, scene: Scene, said: str, more: Callable[[], Run]) -> Row:
        def stands() -> Run:
            if self._is_shown(name, scene):
                return _("on the wall now"), "good"
            if self._can(scene):
                return more()
            return why_not(self._live.session, self._live.stage, scene), "faint"

        return Row(name, lambda: said, stands, partial(self._can, scene))

    def _can(self, scene: Scene) -> bool:
        if scene == "remark":
            return self._chosen() is not None
        # What cannot be shown yet for want of a network is asked for.
        return scene == "wifi" or can_show(self._live.session, scene)

    def _is_shown(self, name: str, scene: Scene) -> bool:
        stage = self._live.stage
        if stage.blank or stage.scene != scene or (scene == "code" and stage.text):
            return False
        return scene != "remark" or stage.number == self._chosen()

    # How things stand

    def _nothing_more(self) -> Run:
        return "", ""

    def _remark(self) -> Run:
        return f"#{self._chosen()}", "faint"

    def _count(self) -> Run:
        return words.count_remarks(len(hanging(self._live.session))), "faint"

    def _revealed(self) -> Run:
        stage = self._live.stage
        if stage.scene != "wall" or stage.blank:
            return "", ""
        return (
            (_("hidden now"), "mark") if are_hidden(self._live.session, stage) else (_("seen now"), "faint")
        )

    def _text(self) -> Run:
        stage = self._live.stage
        shown = stage.scene == "code" and stage.text and not stage.blank
        return (_("on the wall now"), "good") if shown else (_("an address, or any words"), "faint")

    def _network(self) -> Run:
        if self._wifi is None:
            return _("no network is known yet"), "mark"
        return visible(self._wifi.network), "faint"

    def _blank(self) -> Run:
        return (_("on the wall now"), "good") if self._live.stage.blank else ("", "")

    def _timer(self) -> Run:
        if self._live.stage.timer:
            return _("under the question"), "faint"
        return _("not shown"), "mark"


class Showing(Card):
    """Gives the action of the live screen that is to be done, None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("show"), id="showing.choose", tooltip=N_("Show what is selected")),
        Binding("escape,f7", "close", N_("go back"), id="showing.close", tooltip=N_("Change nothing")),
        _key("q", "again", N_("question"), N_("Show the question again")),
        _key("o", "opening", N_("opening"), N_("Show the opening text")),
        _key("d", "notice", N_("notice"), N_("Show the notice")),
        _key("f", "flashback", N_("flashback"), N_("Show what the café before found")),
        _key("p", "remark", N_("remark"), N_("Show the selected remark, or the last one")),
        _key("m", "wall", N_("remarks"), N_("Show the remarks of the question")),
        _key("v", "reveal", N_("reveal"), N_("Reveal the remarks on the wall, or hide them")),
        _key("c", "code", N_("link"), N_("Show the link of the question as a QR code")),
        _key("t", "text", N_("text"), N_("Show a text as a QR code")),
        _key("w", "wifi", N_("Wi-Fi"), N_("Show the Wi-Fi code")),
        _key("r", "network", N_("network"), N_("Name another Wi-Fi network, and show its code"), True),
        _key("u", "agenda", N_("agenda"), N_("Show the agenda")),
        _key("l", "closing", N_("closing question"), N_("Show the closing question")),
        _key("b", "blank", N_("nothing"), N_("Show nothing, or again what was there")),
        _key("h", "timer", N_("time"), N_("Show the time left under the question, or do not")),
        _key("i", "test", N_("test picture"), N_("Show the test picture")),
    ]

    def __init__(self, live: Live, chosen: Chosen, wifi: Wifi | None, heard: Signal[None]) -> None:
        rows = Wall(live, chosen, wifi).rows()
        super().__init__(_("What the room sees"), Acts(rows, self.BINDINGS, _NAME_WIDTH), heard)

    def action_do(self, action: str) -> None:
        """Have it shown once this window is gone."""
        self.dismiss(ACTIONS[action])

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _("All that the room can be shown. A letter shows it, or the arrows and Enter."),
            _("The next question, or the one before, takes its place by itself."),
            _("Your notes, the follow-ups and your comments are never among it."),
        ]
