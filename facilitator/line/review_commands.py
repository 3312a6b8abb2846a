"""The commands of review, in the order in which a session is put in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.line import review_acts as acts
from facilitator.line import review_looks as looks
from facilitator.line.table import Known, Table, nothing
from facilitator.texts import _

if TYPE_CHECKING:
    from facilitator.line.reviewing import Reviewer

COMMANDS: tuple[Known[Reviewer], ...] = (
    Known(
        "view",
        "vue",
        lambda: _("[question, time, voice, tag, kind or take-up]"),
        lambda: _("say the remarks, in these groups"),
        looks.view,
        ("list", "liste"),
    ),
    Known("show", "montrer", lambda: _("N…"), lambda: _("say all that is kept of a remark"), looks.show),
    Known(
        "mend",
        "corriger",
        lambda: _("N TEXT"),
        lambda: _("mend a slip of the hand: nobody sees it"),
        partial(acts.mend, "slip"),
    ),
    Known(
        "change",
        "changer",
        lambda: _("N TEXT"),
        lambda: _("change words: [ ] shows which when it is published"),
        partial(acts.mend, "word"),
    ),
    Known(
        "as-noted",
        "telle-quelle",
        lambda: _("N"),
        lambda: _("publish the words as they were noted after all"),
        acts.as_noted,
    ),
    Known(
        "file",
        "classer",
        lambda: _("N… QUESTION"),
        lambda: _("file under a question: its number, its id or its first words"),
        acts.file,
        ("move", "déplacer"),
    ),
    Known("kind", "nature", lambda: _("N… KIND"), lambda: _("give another kind"), acts.kind),
    Known("voice", "voix", lambda: _("N… ROLE"), lambda: _("say who spoke; - for nobody known"), acts.voice),
    Known("tag", "tag", lambda: _("N… #A -#B"), lambda: _("give tags, and take tags"), acts.tag),
    Known(
        "take-up",
        "reprendre",
        lambda: _("N…"),
        lambda: _("mark to be taken up, or not"),
        acts.take_up,
        ("takeup",),
    ),
    Known(
        "sensitive",
        "sensible",
        lambda: _("N…"),
        lambda: _("mark as sensitive, or not: it is published only by a decision"),
        acts.sensitive,
    ),
    Known(
        "same",
        "pareil",
        lambda: _("N… = M"),
        lambda: _("say that #M says the same, and stands for all"),
        acts.same,
    ),
    Known("apart", "distinguer", lambda: _("N…"), lambda: _("say that it does not after all"), acts.apart),
    Known(
        "split",
        "couper",
        lambda: _("N WORDS"),
        lambda: _("make two of a remark, the second beginning with these words"),
        acts.split,
    ),
    Known("reply", "répond", lambda: _("N M"), lambda: _("say that #N answers #M; - for none"), acts.reply),
    Known(
        "rename",
        "renommer",
        lambda: _("voice|tag OLD = NEW [everywhere]"),
        lambda: _("call a voice or a tag something else, here or in all sessions"),
        acts.rename,
    ),
    Known(
        "flags",
        "signalés",
        nothing,
        lambda: _("say which words may tell who somebody is"),
        looks.flags,
    ),
    Known(
        "out",
        "ôter",
        lambda: _('N "WORDS" [= ROLE]'),
        lambda: _("put a role or […] in their place, for good once you leave"),
        acts.take_out,
    ),
    Known(
        "duplicates",
        "doublons",
        nothing,
        lambda: _("say which remarks may be the same noted twice"),
        looks.duplicates,
    ),
    Known("erase", "effacer", lambda: _("N"), lambda: _("erase a remark for good, everywhere"), acts.erase),
    Known(
        "search", "chercher", lambda: _("WORDS…"), lambda: _("find remarks in all sessions"), looks.look_for
    ),
    Known(
        "open",
        "ouvrir",
        lambda: _("[N or SESSION]"),
        lambda: _("go to a remark that was found, or to another session"),
        looks.go,
    ),
    Known("undo", "annuler", nothing, lambda: _("take back the last change"), acts.undo),
    Known("redo", "refaire", nothing, lambda: _("do it again"), acts.redo),
    Known("help", "aide", nothing, lambda: _("say the commands"), lambda reviewer, _rest: _help(reviewer)),
    Known("quit", "quitter", nothing, lambda: _("stop: all is on disk"), looks.leave, ("q",)),
)

TABLE = Table(COMMANDS, lambda: _("What can be typed: :help"))


def _help(reviewer: Reviewer) -> None:
    reviewer.paper.say(
        *TABLE.help(),
        _("N is the number of a remark; N… several: 12,14 or 12-15."),
    )
