"""What the room is shown, from the live screen."""

from __future__ import annotations

from functools import partial

from facilitator.domain.faults import FaultsError
from facilitator.domain.stage import Scene
from facilitator.services.acts import Act
from facilitator.services.room import can_show, may_be_shown
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.settings import Wifi
from facilitator.texts import _, troubles
from facilitator.tui.screens.remark_acts import RemarkActs
from facilitator.tui.wall_words import why_not


class RoomActs(RemarkActs):
    """Each thing shown is about what was entered before it: it waits until that is on disk, perhaps not at all."""

    def action_showing(self) -> None:
        """All that can be shown, to choose from."""
        from facilitator.tui.screens.showing import Showing

        self.known_settings()
        window = Showing(self.live, self._to_feature, self.wifi, self.heard)
        self.open_for_all(window, self._do_next)

    def action_show(self, scene: Scene) -> None:
        """Show this."""
        self.evening.after(partial(self._show, scene))

    def _show(self, scene: Scene, text: str = "") -> None:
        if text or can_show(self.live.session, scene, self.wifi):
            self._shown(self.live.show(scene, text))
        else:
            self._say(_("Nothing changes on the wall: {why}.").format(why=why_not(scene)))

    def _shown(self, act: Act | None) -> None:
        if act is None:
            self._say(_("That is on the wall already."))
        self.update_question()

    # Remarks

    def action_feature(self) -> None:
        """Show the selected remark, or the last one that may be shown."""
        chosen = self.remarks.chosen()
        self.evening.after(partial(self._feature, chosen))

    def _feature(self, chosen: int | None) -> None:
        remarks = self.live.session.remarks
        if chosen in remarks and not may_be_shown(remarks[chosen]):
            self._say(_("#{number} is a comment: those are never shown to the room.").format(number=chosen))
            return
        number = chosen if chosen in remarks else self._to_feature()
        if number is None:
            self._say(_("Nothing changes on the wall: {why}.").format(why=why_not("remark")))
        else:
            self._shown(self.live.feature(number))

    def _to_feature(self) -> int | None:
        """The remark that would be shown now."""
        session, chosen = self.live.session, self.remarks.chosen()
        if chosen is not None and chosen in session.remarks:
            return chosen if may_be_shown(session.remarks[chosen]) else None
        here = (one for one in reversed(session.remarks.values()) if one.prompt == session.current)
        return next((remark.number for remark in here if may_be_shown(remark)), None)

    def action_reveal(self) -> None:
        """Show the remarks that are hidden, or hide them."""
        self.evening.after(lambda: self._shown(self.live.reveal()))

    # Nothing, and the time

    def action_blank(self) -> None:
        """Show nothing, or again what was there."""
        self.evening.after(lambda: self._shown(self.live.blank()))

    def action_timer(self) -> None:
        """Show the time left under the question, or do not."""
        self.evening.after(self._timer)

    def _timer(self) -> None:
        self._shown(self.live.timer())
        shown = self.live.stage.timer
        self._say(_("The room sees the time left.") if shown else _("The room does not see the time left."))

    # Codes

    def action_code_of_text(self) -> None:
        """Ask for a text, and show it as a code."""
        from facilitator.tui.screens.code_text import AskCode

        self.open_for_all(AskCode(), self._show_text)

    def _show_text(self, text: str | None) -> None:
        if text:
            self.evening.after(partial(self._show, "code", text))

    def action_wifi(self) -> None:
        """Show the Wi-Fi code; the first time, ask for the network."""
        self.known_settings()
        if self.wifi is None:
            self.action_network()
        else:
            self.action_show("wifi")

    def action_network(self) -> None:
        """Ask for the network, remember it and show its code."""
        from facilitator.tui.screens.wifi import WifiForm

        self.known_settings()
        self.open_over(WifiForm(self.wifi), self._named)

    def _named(self, wifi: Wifi | None) -> None:
        if wifi is None:
            return
        self.wifi = wifi
        try:
            settings.remember(config_folder(), wifi=wifi)
        except (FaultsError, OSError) as error:
            said = _("The network could not be remembered: only this window can show it. {reason}")
            self.notify(said.format(reason=troubles.sentence(error)), markup=False, timeout=10)
        self.action_show("wifi")
