"""The evening at a glance: what was done and what was not, a row each; Enter or a letter does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.signal import Signal

from facilitator.domain.recall import not_caught_up
from facilitator.services.live import Live
from facilitator.texts import _, words
from facilitator.tui.course import cue, room_left
from facilitator.tui.keys import N_
from facilitator.tui.screens.card import Acts, Card, Row
from facilitator.tui.wrapping import Run


def _key(keys: str, name: str, said: str, tooltip: str) -> Binding:
    id = f"evening.{name.replace('_', '-')}"
    return Binding(keys, f"do('{name}')", said, id=id, tooltip=tooltip, show=False)


class Standing(NamedTuple):
    """An act: the live screen's action, what it is called and how it stands."""

    action: str
    said: Callable[[], str]
    value: Callable[[Live], Run]


def _people(live: Live) -> Run:
    number = live.session.people
    return (_("not said yet"), "mark") if number is None else (words.count_people(number), "good")


def _notice(live: Live) -> Run:
    read = live.session.notice.read
    if read is None:
        return _("not yet"), "mark"
    return _("read at {hour}").format(hour=words.hour(read)), "good"


def _clock(live: Live) -> Run:
    if live.heading is None:
        return _("no clock yet"), "faint"
    paused = live.session.running is not None and live.session.running.paused
    now = cue(live.time(live.heading), paused)
    return (now.said, "mark") if paused else (_("it goes"), "faint")


def _length(live: Live) -> Run:
    prompt = live.session.prompt(live.heading)
    return words.duration(prompt.minutes * 60) if prompt and prompt.minutes else "", "faint"


def _pen(live: Live) -> Run:
    return (_("PEN DOWN"), "alert") if live.pen_down else (_("in the hand: you note"), "faint")


def _moments(live: Live) -> Run:
    number = len(not_caught_up(live.session))
    return (str(number), "mark") if number else (_("none"), "faint")


def _sensitive(live: Live) -> Run:
    number = sum(remark.sensitive for remark in live.session.remarks.values())
    return (str(number), "mark") if number else (_("none"), "faint")


ROWS = (
    Standing("people", lambda: _("People here"), _people),
    Standing("notice", lambda: _("The notice, to be read aloud"), _notice),
    Standing("pause", lambda: _("The clock of the question"), _clock),
    Standing("more_time", lambda: _("One minute more"), _length),
    Standing("less_time", lambda: _("One minute less"), _length),
    Standing("pen", lambda: _("The pen"), _pen),
    Standing("catch_up", lambda: _("Moments to catch up"), _moments),
    Standing("sensitive", lambda: _("Sensitive remark, or not"), _sensitive),
    Standing("search_past", lambda: _("Past sessions"), lambda live: (_("search for words"), "faint")),
    Standing("end", lambda: _("End the session"), room_left),
)
STAY = ("more_time", "less_time")
"""Acts that are often done several times: the card stays open."""


class EveningCard(Card):
    """Gives the action of the live screen that is to be done, None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("do it"), id="evening.choose", tooltip=N_("Do what is selected")),
        Binding(
            "escape,f4,ctrl+n", "close", N_("go back"), id="evening.close", tooltip=N_("Back to the line")
        ),
        _key("p", "people", N_("people"), N_("Say how many people are here")),
        _key("l", "notice", N_("notice"), N_("Read the notice to the room, then say that it was read")),
        _key("h", "pause", N_("clock"), N_("Stop the clock of the question, or let it go on")),
        _key("plus,right", "more_time", N_("+1 min"), N_("Give the question one minute more")),
        _key("minus,left", "less_time", N_("-1 min"), N_("Give the question one minute less")),
        _key("s", "pen", N_("pen"), N_("Put the pen down: nothing is noted; or take it up again")),
        _key("m", "catch_up", N_("catch up"), N_("Note from memory what was said at the strong moments")),
        _key(
            "v",
            "sensitive",
            N_("sensitive"),
            N_("Mark the selected remark, or the last one, as sensitive, or not"),
        ),
        _key("c", "search_past", N_("search"), N_("Search past sessions for words")),
        _key("f", "end", N_("end"), N_("End the session")),
    ]

    def __init__(self, live: Live, do: Callable[[str], None], heard: Signal[None]) -> None:
        """`do` does what leaves the card open."""
        rows = [Row(one.action, one.said, partial(one.value, live)) for one in ROWS]
        super().__init__(_("The session"), Acts(rows, self.BINDINGS), heard)
        self._do = do

    def action_do(self, action: str) -> None:
        """Do it, here or once the card is gone."""
        if action in STAY:
            self._do(action)
        else:
            self.dismiss(action)

    def help_texts(self) -> list[str]:
        """What this window is for."""
        return [
            _(
                "What belongs to the whole evening, and how it stands. A letter does it, or the arrows and Enter."
            ),
            _("The notice is marked as read only when you say so, with the hour."),
        ]
