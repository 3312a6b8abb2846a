"""The keys of the live screen. Those of the moment come first: the last line shows as many as there is room for.

None needs AltGr on a French keyboard, none is kept by a terminal for itself, and each function key has a twin.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from facilitator.texts import _
from facilitator.tui.keys import N_


def _key(keys: str, action: str, said: str, tooltip: str, show: bool = False) -> Binding:
    name = action.partition("(")[0].replace("_", "-")
    return Binding(keys, action, said, id=f"live.{name}", tooltip=tooltip, show=show)


BINDINGS: list[BindingType] = [
    _key(
        "escape",
        "escape",
        N_("go back"),
        N_("Leave the change, or the selection, and go back to the line"),
        True,
    ),
    _key("enter", "enter", N_("keep"), N_("Keep the line"), True),
    _key("pagedown", "next", N_("next"), N_("Move the room to the next question; the line stays"), True),
    _key("pageup", "back", N_("previous"), N_("Move the room to the question before")),
    _key("f2,ctrl+e", "edit", N_("edit"), N_("Change the selected remark, or the last one"), True),
    _key("f8,ctrl+d", "remove", N_("remove"), N_("Take out the selected remark, or the last one"), True),
    _key("ctrl+z", "undo", N_("undo"), N_("Take back the last change"), True),
    _key(
        "tab",
        "voice",
        N_("voice"),
        N_("Make a voice of what is before the colon, or complete a known one"),
        True,
    ),
    _key("f12", "end", N_("end"), N_("End the session"), True),
    _key(
        "f7,ctrl+k",
        "aside",
        N_("notes"),
        N_("Show your notes, the follow-ups, the voices and their labels"),
        True,
    ),
    _key("f3,ctrl+r", "follow_up", N_("follow-up"), N_("Mark the next follow-up as used"), True),
    _key("f6,ctrl+o", "pause", N_("clock"), N_("Stop the clock of the question, or let it go on"), True),
    _key("f4,ctrl+n", "people", N_("people"), N_("Say how many people are here"), True),
    _key("f5,ctrl+f", "notice", N_("notice read"), N_("Note that the notice was read to the room"), True),
    _key(
        "ctrl+t",
        "take_up",
        N_("to be taken up"),
        N_("Mark the selected remark, or the last one, to be taken up"),
        True,
    ),
    _key(
        "f9,ctrl+l", "erase", N_("erase"), N_("Forget the selected remark, or the last one, for good"), True
    ),
    _key("ctrl+y", "redo", N_("redo"), N_("Do again what was taken back")),
    _key("up", "up", N_("up"), N_("Select the remark above")),
    _key("down", "down", N_("down"), N_("Select the remark below")),
]


def help_texts() -> list[str]:
    """What the live screen is for, and how a line is read."""
    return [
        _("Type what is said, then Enter: the line is kept. It gets its number once it is safe on the disk."),
        _(
            "“Exact words” in quotation marks; without them the line is your summary. The closing mark may be left out."
        ),
        _('A voice comes before a colon: a bookseller: "…". After that its first letters are enough: boo: …'),
        _("? asks a question, ! gives an idea, !! is to be taken up, ( is your own comment."),
        _(
            "(laughter), (agreement), (silence) alone go to the last remark. < files a line one question back."
        ),
        _("A line belongs to the question that was open at its first key, even if the room has moved since."),
        _("The arrows select a remark, also while you type; the keys below then act on that one."),
        _("If the disk fails, lines stay here marked as not kept, and are tried again by themselves."),
    ]
