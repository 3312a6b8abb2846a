"""What the room is shown, from the live screen."""

from __future__ import annotations

from functools import partial

from facilitator.domain.faults import FaultsError
from facilitator.domain.stage import Scene
from facilitator.domain.wall import may_be_featured, may_be_shown
from facilitator.services.acts import Act
from facilitator.services.room import can_show
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.settings import Wifi
from facilitator.texts import _, troubles
from facilitator.texts.wall import never_shown, nothing_changes
from facilitator.tui.screens.remark_acts import RemarkActs


class RoomActs(RemarkActs):
    """Each thing shown is about what was entered before it: it waits until that is on disk, perhaps not at all."""

    def action_showing(self) -> None:
        """All that can be shown, to choose from."""
        from facilitator.tui.screens.showing import Showing

        self.known_settings()
        window = Showing(self.live, lambda: self._to_feature(self.remarks.chosen()), self.wifi, self.heard)
        self.open_for_all(window, self._do_next)

    def action_show(self, scene: Scene) -> None:
        """Show this."""
        self.evening.after(partial(self._show, scene))

    def _show(self, scene: Scene, text: str = "") -> None:
        if text or can_show(self.live.session, scene, self.wifi):
            self._shown(self.live.show(scene, text))
        else:
            self._cannot_show(scene)

    def _cannot_show(self, scene: Scene) -> None:
        self._say(nothing_changes(self.live.session, self.live.stage, scene))

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
            self._say(never_shown(remarks[chosen]))
            return
        number = self._to_feature(chosen)
        if number is None:
            self._cannot_show("remark")
        else:
            self._shown(self.live.feature(number))

    def _to_feature(self, chosen: int | None) -> int | None:
        """The remark that would be shown now: the selected one, or the last of the room's question that may be."""
        session, stage = self.live.session, self.live.stage
        here = (one for one in reversed(session.remarks.values()) if one.prompt == session.current)
        meant = [session.remarks[chosen]] if chosen in session.remarks else here
        return next((one.number for one in meant if may_be_featured(session, one, stage)), None)

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
        # What is known already may be that of another place: it is no business of the room's.
        self.open_for_all(WifiForm(None if self.mirrored else self.wifi), self._named)

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
