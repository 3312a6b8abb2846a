"""What the room can be shown, in words for the animator."""

from __future__ import annotations

from facilitator.domain.session import Remark, Session
from facilitator.domain.stage import Scene, Stage
from facilitator.domain.wall import are_hidden, hanging, may_be_featured
from facilitator.texts import _


def on_the_wall(session: Session, stage: Stage) -> str:
    """What the room sees at a position, in a few words; nothing where it is the question."""
    if stage.blank:
        return _("nothing")
    if stage.scene == "prompt" or _is_gone(session, stage):
        return ""
    if stage.scene == "wall" and are_hidden(session, stage):
        return _("hidden remarks")
    return scene_name(stage.scene).format(number=stage.number)


def _is_gone(session: Session, stage: Stage) -> bool:
    """Whether a remark may not be shown any more: the room sees the question then."""
    remark = session.remarks.get(stage.number or 0)
    return stage.scene == "remark" and (remark is None or not may_be_featured(session, remark, stage))


def scene_name(scene: Scene) -> str:
    """What a scene is called in a few words; that of a remark has its {number}."""
    return {
        "prompt": _("the question"),
        "opening": _("opening text"),
        "notice": _("notice"),
        "flashback": _("the café before"),
        "remark": _("remark #{number}"),
        "wall": _("remarks"),
        "code": _("QR code"),
        "wifi": _("Wi-Fi"),
        "agenda": _("agenda"),
        "closing": _("closing question"),
        "test": _("test picture"),
    }[scene]


def nothing_changes(session: Session, stage: Stage, scene: Scene) -> str:
    """A scene cannot be shown now, in a sentence."""
    return _("Nothing changes on the wall: {why}.").format(why=why_not(session, stage, scene))


def never_shown(remark: Remark) -> str:
    """Why a remark may not hang on the wall at all, in a sentence."""
    if remark.kind == "comment":
        said = _("#{number} is a comment: those are never shown to the room.")
    else:
        said = _("#{number} is marked as sensitive: the room does not see it.")
    return said.format(number=remark.number)


def why_not(session: Session, stage: Stage, scene: Scene) -> str:
    """Why a scene has nothing to show now."""
    if scene == "remark" and hanging(session) and are_hidden(session, stage):
        return _("the remarks of this question are hidden")
    return {
        "opening": _("this theme has no opening text"),
        "flashback": _("this theme tells of no café before"),
        "remark": _("there is no remark here to show"),
        "code": _("this question has no link"),
        "wifi": _("no network is known yet"),
        "closing": _("this theme has no closing question"),
    }.get(scene, _("there is nothing to show"))
