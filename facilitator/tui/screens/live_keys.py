"""The keys of the live screen. Those of the moment come first: the last line shows as many as there is room for.

None needs AltGr on a French keyboard, and whatever one terminal keeps for itself has a second key.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from facilitator.texts import _
from facilitator.tui.keys import N_, called


def _key(keys: str, action: str, said: str, tooltip: str, show: bool = True) -> Binding:
    """An action and its keys; a signal is called after what the room does."""
    name = action.partition("(")[0] if not action.startswith("signal") else action.split("'")[1]
    return Binding(keys, action, said, id=f"live.{name.replace('_', '-')}", tooltip=tooltip, show=show)


_OF_THE_MOMENT = [
    _key(
        "escape", "escape", N_("go back"), N_("Leave the change, or the selection, and go back to the line")
    ),
    _key("enter", "enter", N_("keep"), N_("Keep the line")),
    _key(
        "pagedown,shift+pagedown",
        "next",
        N_("next"),
        N_("Move the room to the next question; the line stays"),
    ),
    _key(
        "tab",
        "voice",
        N_("voice"),
        N_("Make a voice of what is before the colon, or complete a known one"),
    ),
    _key(
        "f4,ctrl+n",
        "evening",
        N_("session"),
        N_("The session: people, notice, clock, minutes, pen, catching up, end"),
    ),
    _key("f2,ctrl+e", "edit", N_("edit"), N_("Change the selected remark, or the last one")),
    _key("ctrl+z", "undo", N_("undo"), N_("Take back the last change")),
]

_OF_THE_ROOM = [
    _key(
        "ctrl+u",
        "questions",
        N_("questions"),
        N_("The questions: done, doing, left; look at one, add, retitle, move or drop one"),
    ),
    _key("f3,ctrl+r", "follow_up", N_("follow-up"), N_("Mark the next follow-up as used")),
    _key("f7", "showing", N_("wall"), N_("What the room sees: all that it can be shown")),
    _key("f5", "room", N_("project"), N_("Turn this screen into what the room sees, and back")),
    _key("f6", "window", N_("room’s window"), N_("Open the room’s window, with a test picture first")),
    _key("ctrl+k", "aside", N_("notes"), N_("Show your notes, the follow-ups, the voices and their labels")),
    _key("ctrl+o", "pause", N_("clock"), N_("Stop the clock of the question, or let it go on")),
    _key("f10,ctrl+b", "pen", N_("pen"), N_("Put the pen down: nothing is noted; or take it up again")),
    _key(
        "ctrl+f", "moment", N_("strong moment"), N_("Mark this strong moment, to come back to it afterwards")
    ),
    _key("f12", "end", N_("end"), N_("End the session")),
    _key(
        "pageup,shift+pageup", "back", N_("previous"), N_("Move the room to the question before"), show=False
    ),
    _key("ctrl+up,shift+up", "more_time", N_("+1 min"), N_("Give the question one minute more"), show=False),
    _key(
        "ctrl+down,shift+down", "less_time", N_("-1 min"), N_("Give the question one minute less"), show=False
    ),
]

_OF_THE_REMARKS = [
    _key(
        "shift+tab", "kind", N_("kind"), N_("Give the line its next kind: verbatim, question, idea, comment")
    ),
    _key("f8,ctrl+d", "remove", N_("remove"), N_("Take out the selected remark, or the last one")),
    _key("f9,ctrl+l", "erase", N_("erase"), N_("Forget the selected remark, or the last one, for good")),
    _key(
        "ctrl+t",
        "take_up",
        N_("to be taken up"),
        N_("Mark the selected remark, or the last one, to be taken up"),
    ),
    _key(
        "ctrl+a", "signal('agree')", N_("agree"), N_("Count that the room agrees with the remark"), show=False
    ),
    _key(
        "ctrl+x",
        "signal('disagree')",
        N_("disagree"),
        N_("Count that the room disagrees with the remark"),
        show=False,
    ),
    _key("ctrl+s", "signal('laughter')", N_("laughter"), N_("Count that the room laughs"), show=False),
    _key("ctrl+y", "redo", N_("redo"), N_("Do again what was taken back"), show=False),
    _key("up", "up", N_("up"), N_("Select the remark above"), show=False),
    _key("down", "down", N_("down"), N_("Select the remark below"), show=False),
]

_ALL = [*_OF_THE_MOMENT, *_OF_THE_ROOM, *_OF_THE_REMARKS]
_NAMES = [(binding.id or "").partition(".")[2] for binding in _ALL]

BINDINGS: list[BindingType] = [*_ALL]

MORE: list[tuple[str, str, str]] = [
    (N_("Say how many people are here"), N_("people"), "people"),
    (N_("Note that the notice was read to the room"), N_("notice read"), "notice"),
    (N_("Note from memory what was said at the strong moments"), N_("catch up"), "catch_up"),
    (N_("Mark the selected remark, or the last one, as sensitive, or not"), N_("sensitive"), "sensitive"),
    (N_("Search past sessions for words"), N_("search"), "search_past"),
    (N_("Show the question again"), N_("wall"), "show('prompt')"),
    (N_("Show the opening text"), N_("wall"), "show('opening')"),
    (N_("Show the notice"), N_("wall"), "show('notice')"),
    (N_("Show what the café before found"), N_("wall"), "show('flashback')"),
    (N_("Show the selected remark, or the last one"), N_("wall"), "feature"),
    (N_("Show the remarks of the question"), N_("wall"), "show('wall')"),
    (N_("Reveal the remarks on the wall, or hide them"), N_("wall"), "reveal"),
    (N_("Show the link of the question as a QR code"), N_("wall"), "show('code')"),
    (N_("Show a text as a QR code"), N_("wall"), "code_of_text"),
    (N_("Show the Wi-Fi code"), N_("wall"), "wifi"),
    (N_("Name another Wi-Fi network, and show its code"), N_("wall"), "network"),
    (N_("Show the agenda"), N_("wall"), "show('agenda')"),
    (N_("Show the closing question"), N_("wall"), "show('closing')"),
    (N_("Show nothing, or again what was there"), N_("wall"), "blank"),
    (N_("Show the time left under the question, or do not"), N_("wall"), "timer"),
    (N_("Show the test picture"), N_("wall"), "show('test')"),
]
"""Actions without a key of their own, for the command palette: what each does, its name, the action."""

_WITH_A_SELECTION = ("escape", "edit", "remove", "erase", "take-up")
_WHILE_EDITING = ("escape", "enter", "voice", "kind")
_PEN_DOWN = ("pen",)


def of_the_moment(bindings: list[Binding], editing: bool, selected: bool, pen_down: bool) -> list[Binding]:
    """What the last line offers first. While the pen is down, Enter keeps nothing and is not offered."""
    first = _PEN_DOWN if pen_down else _WHILE_EDITING if editing else _WITH_A_SELECTION if selected else ()
    places = {f"live.{name}": place for place, name in enumerate(first)}
    kept = [one for one in bindings if not (pen_down and one.id == "live.enter")]
    return sorted(kept, key=lambda one: places.get(one.id or "", len(places)))


def key(name: str) -> str:
    """The name of the key of an action here, for a sentence."""
    return called(f"live.{name}", BINDINGS)


def help_texts() -> list[str]:
    """What the live screen is for, in about as many lines as there are sentences."""
    names = {name.replace("-", "_"): key(name) for name in _NAMES}
    return [said.format(**names) for said in _help_sentences()]


def _help_sentences() -> list[str]:
    return [
        _("{enter} keeps the line; it has its number once it is on the disk."),
        _("{next} opens the next question; a half-typed line stays."),
        _("Tour de table: “a bookseller:”, {enter}; then “boo: …” is enough."),
        _("“Exact words”, ? question, ! idea, !! to be taken up, ( your comment."),
        _("{voice} makes or completes a voice; {kind} changes the kind."),
        _("< files a line one question back. {questions}: all the questions."),
        _("{up} {down} select a remark: {edit} edits, {remove} removes, {erase} forgets it."),
        _("Room: {agree} agrees, {disagree} disagrees, {laughter} laughs. {undo} undoes."),
        _("{evening}: people, notice, clock, end. {pen}: pen down, nothing is noted."),
        _("Wall: {showing} shows more, {window} opens its window, {room} projects here."),
        _("Alone: {moment} marks a strong moment, to catch up with from memory."),
        _("If the disk fails, lines wait here and are tried again."),
    ]
