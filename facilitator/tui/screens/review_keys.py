"""The keys of the review of a past session. Nothing is typed there: letters are keys, without Shift or AltGr."""

from __future__ import annotations

from functools import partial

from textual.binding import Binding, BindingType

from facilitator.texts import _
from facilitator.tui.keys import N_, binding, called

_key = partial(binding, "review")

_ALL = [
    _key("escape", "back", N_("go back"), N_("Unmark what is marked, or go back")),
    _key(
        "tab,right", "turn(1)", N_("view"), N_("The next view: by question, time, voice, tag, kind"), "next"
    ),
    _key(
        "space", "mark", N_("mark"), N_("Mark the remark, or unmark it: an act is about all that are marked")
    ),
    _key(
        "m", "mend", N_("mend"), N_("Mend a slip, or change a word shown in [ ]; what was noted stays beside")
    ),
    _key("f", "file", N_("file"), N_("File under another question")),
    _key("t", "tags", N_("tags"), N_("Give tags, or take some")),
    _key("v", "voice", N_("voice"), N_("Say who spoke")),
    _key("k", "kind", N_("kind"), N_("Give another kind")),
    _key("ctrl+z", "undo", N_("undo"), N_("Take back the last act, in whichever session")),
    _key(
        "j",
        "join",
        N_("join"),
        N_("Say that remarks say the same: one stands for all, and all stay readable"),
    ),
    _key("s", "split", N_("split"), N_("Make two remarks of one")),
    _key("r", "reply", N_("reply"), N_("Say which remark this one answers")),
    _key("u", "take_up", N_("to be taken up"), N_("Mark to be taken up, or not any more")),
    _key("h", "sensitive", N_("sensitive"), N_("Mark as sensitive, or not any more")),
    _key("w", "flagged", N_("flagged"), N_("What may say who somebody is: a role instead, […], or leave it")),
    _key(
        "n", "rename", N_("rename"), N_("Call this voice or this tag something else, here or in all sessions")
    ),
    _key("d", "duplicates", N_("noted twice"), N_("The same remark noted twice, pair by pair")),
    _key("e", "apart", N_("apart"), N_("Have remarks that say the same as another stand on their own again")),
    _key("f4,ctrl+e", "article", N_("article"), N_("Write the article of this session, or go on with it")),
    _key("f9,ctrl+l", "erase", N_("erase"), N_("Forget remarks for good")),
    _key("ctrl+f", "search", N_("search"), N_("Search the past sessions")),
    _key("ctrl+y", "redo", N_("redo"), N_("Do again what was taken back"), show=False),
    _key("a", "mark_group", N_("mark all"), N_("Mark all of this group, or unmark them"), show=False),
    _key(
        "shift+down,ctrl+down",
        "extend(1)",
        N_("mark down"),
        N_("Mark, and go to the remark below"),
        "mark-down",
        show=False,
    ),
    _key(
        "shift+up,ctrl+up",
        "extend(-1)",
        N_("mark up"),
        N_("Mark, and go to the remark above"),
        "mark-up",
        show=False,
    ),
    _key("shift+tab,left", "turn(-1)", N_("view before"), N_("The view before"), "previous", show=False),
    _key("f5,ctrl+r", "read_again", N_("read again"), N_("Look at once for what others wrote"), show=False),
    _key("q", "app.quit", N_("quit"), N_("Leave the program"), "quit", show=False),
]

BINDINGS: list[BindingType] = [*_ALL]

_WITH_MARKS = ("back", "file", "tags", "voice", "kind", "join", "take-up")


def of_the_moment(bindings: list[Binding], marked: bool) -> list[Binding]:
    """What the last line offers first: with marks, what is done to many."""
    places = {f"review.{name}": place for place, name in enumerate(_WITH_MARKS if marked else ())}
    return sorted(bindings, key=lambda one: places.get(one.id or "", len(places)))


def key(name: str) -> str:
    """The name of the key of an action here, for a sentence."""
    return called(f"review.{name}", BINDINGS)


def help_texts() -> list[str]:
    """What the screen is for."""
    names = {name.replace("-", "_"): key(name) for name in _NAMES}
    return [said.format(**names) for said in _help_sentences()]


_NAMES = [(binding.id or "").partition(".")[2] for binding in _ALL]


def _help_sentences() -> list[str]:
    return [
        _("{next} goes through the views: by question, time, voice, tag, kind, to be taken up."),
        _("{mark} marks, {mark_group} marks the group; an act is about the marked ones, else the selected."),
        _("What was said never changes: {mend} changes how it is published, what was noted stays beside."),
        _("A mended slip is silent; a changed word stands in [ ], and a cut is […]."),
        _(
            "{join}: several say the same, one stands for all. {apart} parts them. {split}: one says two things."
        ),
        _("Underlined words may say who somebody is: {flagged} puts a role or […] in their place."),
        _("Every act is on disk before it is shown. {undo} takes it back, as often as you like."),
        _("Others may write in the file meanwhile, by hand too: it is looked at every second."),
    ]
