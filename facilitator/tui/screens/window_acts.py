"""The room's windows as the animator's program sees them: opened from here, measured for codes, kept in power."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.domain import addresses
from facilitator.domain import entries as e
from facilitator.domain.room import RoomView
from facilitator.domain.stage import Stage
from facilitator.services.acts import Done, Trouble
from facilitator.services.room import view
from facilitator.storage import windows
from facilitator.storage.paths import SessionPaths
from facilitator.storage.settings import Settings
from facilitator.texts import _, language
from facilitator.tui.screens.room_acts import RoomActs

_LOOK_AT_BATTERY = 60.0  # seconds


class WindowActs(RoomActs):
    """What takes a moment is done in threads: no key waits for a terminal, nor for a battery."""

    _battery_told = False

    # A window

    def action_window(self) -> None:
        """Show the test picture in a window of the room, opened if there is none, and ask whether it is seen."""
        before = self.live.stage
        self.evening.after(self._show_test)
        self._ask_screens(before)

    def _show_test(self) -> None:
        self.live.show("test")
        self.update_question()

    def _ask_screens(self, before: Stage, another: bool = False) -> None:
        from facilitator.tui.screens.two_screens import TwoScreens

        window = TwoScreens(self.evening.paths, another)
        self.open_over(window, partial(self._seen, before))

    def _seen(self, before: Stage, answer: str | None) -> None:
        if answer == "another":
            self._ask_screens(before, another=True)
        elif answer != "leave":
            self.evening.after(partial(self._put_back, before))
        if answer == "room":
            self.call_later(self.action_room)

    def _put_back(self, before: Stage) -> None:
        """Have the room see again what it saw before the test picture."""
        if self.live.stage.scene != "test":
            return
        self.live.put_back(before if before.scene != "test" else Stage(timer=before.timer))
        self.update_question()

    # Codes

    def tell_shown(self, what: Done | Trouble) -> None:
        """A code is on the wall now: see whether it can be read there."""
        own = what.news.own if isinstance(what, Done) else None
        if isinstance(own, e.StageSet) and own.stage.scene in ("code", "wifi") and not own.stage.blank:
            known = self.known_settings()
            shown = view(self.live.session, 0.0, self.wifi)
            if shown.code:
                self.run_worker(self._check_code(shown, known), name="code", group="code", exclusive=True)

    async def _check_code(self, shown: RoomView, known: Settings) -> None:
        if shown.shown == "code" and not addresses.is_link(shown.code):
            self._say(_("The code holds this text as it is: it is no web address."), 8)
        sizes = [
            (one.columns, one.rows) for one in await asyncio.to_thread(windows.there, self.evening.paths)
        ]
        if self.mirrored and self.wall is not None:
            sizes = [(self.wall.size.width, self.wall.size.height)]
        for columns, rows in sizes:
            said = await asyncio.to_thread(
                code_trouble, shown.code, columns, rows, known.room_depth, known.wall_width
            )
            if said:
                self._say(said, 12)
                return

    # Power

    def watch_power(self) -> None:
        """Look at the battery now and then, as long as something is projected."""
        self.set_interval(_LOOK_AT_BATTERY, self.look_at_battery, name="battery")

    def mirroring_changed(self) -> None:
        """Have everything on the screen be as this state asks."""
        super().mirroring_changed()
        self.look_at_battery()

    def look_at_battery(self) -> None:
        """Once it is low, say so once."""
        if not self._battery_told:
            self.run_worker(self._see_battery(), name="battery", group="battery", exclusive=True)

    async def _see_battery(self) -> None:
        low = await asyncio.to_thread(_low_battery, self.evening.paths, self.mirrored)
        if low is not None:
            self._battery_told = True
            said = _("The battery is low: {percent} %. Plug the machine in, or the projection stops.")
            self._say(said.format(percent=round(low)), 30)


def _low_battery(paths: SessionPaths, mirrored: bool) -> float | None:
    """The percents that are left, where something is projected and they are few."""
    from facilitator.services.awake import battery, is_low

    if not mirrored and not windows.there(paths):
        return None
    found = battery()
    return found.percent if found is not None and is_low(found) else None


def code_trouble(
    payload: str, columns: int, rows: int, depth: float | None, wall: float | None
) -> str | None:
    """Why a code in a window of this size is not enough for the last row, if it is not.

    The last row is `depth` metres from the wall, the picture on it `wall` metres wide, where that is known.
    """
    from facilitator.tui import codes
    from facilitator.tui.wall.codes import as_drawn

    code = as_drawn(payload, columns, rows)
    if code is None:
        return _("The code does not fit in the room’s window: the address stands there instead.")
    if depth is None or wall is None or (reach := codes.reach(code, columns, wall)) >= depth:
        return None
    width = codes.printed(code, columns, wall)
    said = _(
        "The code is {width} cm wide on the wall: it is read from {reach} m at most, and the last row is at {depth} m. "
        "The address stands beside it."
    )
    return said.format(width=round(width * 100), reach=_metres(reach), depth=_metres(depth))


def _metres(length: float) -> str:
    said = f"{length:.1f}".removesuffix(".0")
    return said.replace(".", ",") if language() == "fr" else said
