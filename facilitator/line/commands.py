"""The commands of line mode: their names in two languages, and finding the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.slugs import plain
from facilitator.line import actions, questions, recalling
from facilitator.line.wall import wall
from facilitator.line.words_after import Refused
from facilitator.texts import _, language
from facilitator.texts.troubles import shown

if TYPE_CHECKING:
    from facilitator.line.leading import Leader

_COMMAND = re.compile(r":([^\W\d_][\w-]*)(?:\s+(.*))?", re.DOTALL)


class Known(NamedTuple):
    """A command: its names, English first, what is typed after it, and what it does."""

    english: str
    french: str
    after: Callable[[], str]
    help: Callable[[], str]
    act: Callable[[Leader, str], None]


def _nothing() -> str:
    return ""


COMMANDS: tuple[Known, ...] = (
    Known("next", "suivante", _nothing, lambda: _("go to the next question"), questions.next_question),
    Known("back", "précédente", _nothing, lambda: _("go back to the question before"), questions.back),
    Known(
        "prompt", "question", lambda: _("[ID]"), lambda: _("go to a question, or list them"), questions.prompt
    ),
    Known(
        "followups",
        "relances",
        lambda: _("[N…]"),
        lambda: _("say the follow-ups, or mark some as used"),
        questions.follow_ups,
    ),
    Known("notes", "notes", _nothing, lambda: _("say the animator's notes"), questions.notes),
    Known("time", "temps", _nothing, lambda: _("say the time spent and left"), questions.time),
    Known(
        "people", "personnes", lambda: _("[N]"), lambda: _("say how many people are there"), actions.people
    ),
    Known("notice", "cadre", _nothing, lambda: _("say the notice, and mark it as read"), actions.notice),
    Known(
        "list", "liste", lambda: _("[ID]"), lambda: _("say the remarks of a question"), actions.list_remarks
    ),
    Known("voices", "voix", _nothing, lambda: _("say the voices and their labels"), actions.voices),
    Known("edit", "corriger", lambda: _("N TEXT"), lambda: _("give a remark other words"), actions.edit),
    Known("move", "déplacer", lambda: _("N ID"), lambda: _("file a remark under a question"), actions.move),
    Known("remove", "retirer", lambda: _("N"), lambda: _("take a remark out"), actions.remove),
    Known(
        "erase", "effacer", lambda: _("N"), lambda: _("erase a remark for good, everywhere"), actions.erase
    ),
    Known("take-up", "reprendre", lambda: _("N"), lambda: _("mark a remark to be taken up"), actions.take_up),
    Known(
        "sensitive",
        "sensible",
        lambda: _("N"),
        lambda: _("mark a remark as sensitive: the room does not see it"),
        actions.sensitive,
    ),
    Known("add", "ajouter", lambda: _("TITLE"), lambda: _("add a question after this one"), questions.add),
    Known(
        "retitle", "retitrer", lambda: _("TITLE"), lambda: _("give this question a title"), questions.retitle
    ),
    Known("drop", "enlever", lambda: _("ID"), lambda: _("take a question out of the agenda"), questions.drop),
    Known(
        "reorder",
        "ordre",
        lambda: _("ID PLACE"),
        lambda: _("give a question another place"),
        questions.reorder,
    ),
    Known(
        "minutes",
        "minutes",
        lambda: _("+N, -N or N"),
        lambda: _("give this question more time, less, or so much"),
        questions.minutes,
    ),
    Known(
        "agree",
        "accord",
        lambda: _("[N]"),
        lambda: _("count that the room agrees with a remark, or with the last"),
        partial(actions.signal, "agree"),
    ),
    Known(
        "disagree",
        "désaccord",
        lambda: _("[N]"),
        lambda: _("count that it disagrees"),
        partial(actions.signal, "disagree"),
    ),
    Known(
        "laughter",
        "rires",
        lambda: _("[N]"),
        lambda: _("count that it laughs"),
        partial(actions.signal, "laughter"),
    ),
    Known(
        "wall",
        "mur",
        lambda: _("[WHAT]"),
        lambda: _("have the room’s window show something, or say what it shows"),
        wall,
    ),
    Known("pen", "stylo", _nothing, lambda: _("put the pen down, or take it up"), recalling.pen),
    Known("moment", "moment", _nothing, lambda: _("mark a strong moment"), recalling.moment),
    Known(
        "recall",
        "souvenir",
        lambda: _("[HH:MM] TEXT"),
        lambda: _("note from memory about the last strong moment, or say them"),
        recalling.recall,
    ),
    Known("pause", "pause", _nothing, lambda: _("stop the clock, or let it go on"), actions.pause),
    Known("undo", "annuler", _nothing, lambda: _("take back the last edit"), actions.undo),
    Known("redo", "refaire", _nothing, lambda: _("do it again"), actions.redo),
    Known("help", "aide", _nothing, lambda: _("say the commands"), lambda leader, _rest: _help(leader)),
    Known(
        "leave", "laisser", _nothing, lambda: _("stop, and leave the session to be taken up"), actions.leave
    ),
    Known("end", "fin", _nothing, lambda: _("end the session"), actions.end),
)

_BY_NAME = {plain(name): known for known in COMMANDS for name in (known.english, known.french)}


def is_command(line: str) -> bool:
    """Whether a line is a command: a colon with a letter right after it."""
    return bool(_COMMAND.fullmatch(line.strip()))


def run(leader: Leader, line: str) -> None:
    """Carry out the command of a line, or say why not."""
    found = _COMMAND.fullmatch(line.strip())
    known = _BY_NAME.get(plain(found[1])) if found else None
    try:
        if found is None or known is None:
            raise Refused(_unknown(found[1] if found else line))
        known.act(leader, (found[2] or "").strip())
    except Refused as refused:
        leader.paper.say(str(refused))


def _unknown(word: str) -> str:
    near = get_close_matches(plain(word), _BY_NAME, n=3)
    said = _("There is no command :{word}.").format(word=shown(word))
    if near:
        said += " " + _("Did you mean: {names}?").format(names=", ".join(f":{name}" for name in near))
    return f"{said} " + _("With a space after the colon, the line is kept as a remark.")


def _help(leader: Leader) -> None:
    leader.paper.say(_("A line without a colon before it is kept as a remark. Commands:"))
    for known in COMMANDS:
        first, second = known.french, known.english
        if language() == "en":
            first, second = second, first
        names = f":{first}" if first == second else f":{first}, :{second}"
        leader.paper.say(f"{names} {known.after()}".rstrip() + f" – {known.help()}")
