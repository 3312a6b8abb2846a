"""The commands of line mode, in an evening."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.line import actions, questions, recalling
from facilitator.line.table import Known, Refused, Table, is_command, nothing
from facilitator.line.wall import wall
from facilitator.texts import _

if TYPE_CHECKING:
    from facilitator.line.leading import Leader

__all__ = ["COMMANDS", "is_command", "run"]

COMMANDS: tuple[Known[Leader], ...] = (
    Known("next", "suivante", nothing, lambda: _("go to the next question"), questions.next_question),
    Known("back", "précédente", nothing, lambda: _("go back to the question before"), questions.back),
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
    Known("notes", "notes", nothing, lambda: _("say the animator's notes"), questions.notes),
    Known("time", "temps", nothing, lambda: _("say the time spent and left"), questions.time),
    Known(
        "people", "personnes", lambda: _("[N]"), lambda: _("say how many people are there"), actions.people
    ),
    Known("notice", "cadre", nothing, lambda: _("say the notice, and mark it as read"), actions.notice),
    Known(
        "list", "liste", lambda: _("[ID]"), lambda: _("say the remarks of a question"), actions.list_remarks
    ),
    Known("voices", "voix", nothing, lambda: _("say the voices and their labels"), actions.voices),
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
    Known("pen", "stylo", nothing, lambda: _("put the pen down, or take it up"), recalling.pen),
    Known("moment", "moment", nothing, lambda: _("mark a strong moment"), recalling.moment),
    Known(
        "recall",
        "souvenir",
        lambda: _("[HH:MM] TEXT"),
        lambda: _("note from memory about the last strong moment, or say them"),
        recalling.recall,
    ),
    Known("pause", "pause", nothing, lambda: _("stop the clock, or let it go on"), actions.pause),
    Known("undo", "annuler", nothing, lambda: _("take back the last edit"), actions.undo),
    Known("redo", "refaire", nothing, lambda: _("do it again"), actions.redo),
    Known("help", "aide", nothing, lambda: _("say the commands"), lambda leader, _rest: _help(leader)),
    Known(
        "leave", "laisser", nothing, lambda: _("stop, and leave the session to be taken up"), actions.leave
    ),
    Known("end", "fin", nothing, lambda: _("end the session"), actions.end),
)

_TABLE = Table(COMMANDS, lambda: _("With a space after the colon, the line is kept as a remark."))


def run(leader: Leader, line: str) -> None:
    """Carry out the command of a line, or say why not."""
    try:
        _TABLE.run(leader, line)
    except Refused as refused:
        leader.paper.say(str(refused))


def _help(leader: Leader) -> None:
    leader.paper.say(_("A line without a colon before it is kept as a remark. Commands:"), *_TABLE.help())
