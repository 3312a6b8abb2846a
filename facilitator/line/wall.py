"""What the commands of line mode do about the wall: what the room sees in its own window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.slugs import plain
from facilitator.domain.stage import Scene
from facilitator.domain.wall import may_be_featured, may_be_shown
from facilitator.line import telling
from facilitator.line.table import Refused
from facilitator.line.words_after import remark_of
from facilitator.services.acts import Act
from facilitator.services.live import Live
from facilitator.services.room import can_show
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.texts import _, language
from facilitator.texts.wall import never_shown, nothing_changes

if TYPE_CHECKING:
    from facilitator.line.leading import Leader


class _Word(NamedTuple):
    """What may be written after the command, in two languages, and what it does with the rest of the line."""

    english: str
    french: str
    act: Callable[[Leader, str], None]


def wall(leader: Leader, rest: str) -> None:
    """Have the room see this; without a word, say what it sees."""
    name, _space, after = rest.partition(" ")
    if not name:
        leader.paper.say(telling.wall(leader.evening.session), _known())
        return
    word = _BY_NAME.get(plain(name))
    if word is None:
        raise Refused(_known())
    word.act(leader, after.strip())


def _known() -> str:
    names = ", ".join(word.french if language() == "fr" else word.english for word in _WORDS)
    return _("The room can be shown: {names}.").format(names=names)


def _scene(scene: Scene, leader: Leader, _rest: str) -> None:
    with leader.evening.turn:
        session, wifi = leader.evening.session, settings.load(config_folder())[0].wifi
        if not can_show(session, scene, wifi):
            raise Refused(nothing_changes(session, leader.evening.live.stage, scene))
        _do(leader, lambda live: live.show(scene))


def _remark(leader: Leader, rest: str) -> None:
    with leader.evening.turn:
        held, _after = remark_of(leader, rest, _(":wall remark 12"))
        session, stage = leader.evening.session, leader.evening.live.stage
        if not may_be_shown(held):
            raise Refused(never_shown(held))
        if not may_be_featured(session, held, stage):
            raise Refused(nothing_changes(session, stage, "remark"))
        _do(leader, lambda live: live.feature(held.number))


def _code(leader: Leader, rest: str) -> None:
    if not rest:
        raise Refused(
            _("Which text? For instance: {example}").format(example=_(":wall code example.org/cafe"))
        )
    _do(leader, lambda live: live.show("code", rest))


def _simply(what: Callable[[Live], Act | None], leader: Leader, _rest: str) -> None:
    _do(leader, what)


def _do(leader: Leader, what: Callable[[Live], Act | None]) -> None:
    if not leader.evening.do(what):
        raise Refused(_("That is on the wall already."))


_WORDS = (
    _Word("question", "question", partial(_scene, "prompt")),
    _Word("opening", "ouverture", partial(_scene, "opening")),
    _Word("notice", "cadre", partial(_scene, "notice")),
    _Word("previous", "précédent", partial(_scene, "flashback")),
    _Word("remark", "parole", _remark),
    _Word("remarks", "paroles", partial(_scene, "wall")),
    _Word("reveal", "dévoiler", partial(_simply, Live.reveal)),
    _Word("link", "lien", partial(_scene, "code")),
    _Word("code", "code", _code),
    _Word("wifi", "wifi", partial(_scene, "wifi")),
    _Word("agenda", "déroulé", partial(_scene, "agenda")),
    _Word("closing", "clôture", partial(_scene, "closing")),
    _Word("nothing", "rien", partial(_simply, Live.blank)),
    _Word("time", "temps", partial(_simply, Live.timer)),
    _Word("test", "essai", partial(_scene, "test")),
)

_BY_NAME = {plain(name): word for word in _WORDS for name in (word.english, word.french)}
