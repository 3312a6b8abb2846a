"""What the room can be shown, in words for the animator."""

from __future__ import annotations

from facilitator.domain.session import Session
from facilitator.domain.stage import Scene, Stage
from facilitator.services.room import may_be_shown
from facilitator.texts import _
from facilitator.tui.wrapping import Run


def wall_run(session: Session, stage: Stage) -> Run | None:
    """What is on the wall, unless it is the question."""
    if stage.blank:
        what = _("nothing")
    elif stage.scene == "prompt" or _is_gone(session, stage):
        return None
    elif stage.scene == "wall" and stage.hidden:
        what = _("hidden remarks")
    else:
        what = scene_name(stage.scene).format(number=stage.number)
    return "▣ " + _("wall: {what}").format(what=what), "mark"


def _is_gone(session: Session, stage: Stage) -> bool:
    """Whether a remark was taken out since it was shown: the room sees the question then."""
    remark = session.remarks.get(stage.number or 0)
    return stage.scene == "remark" and (remark is None or not may_be_shown(remark))


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


def why_not(scene: Scene) -> str:
    """Why a scene has nothing to show now."""
    return {
        "opening": _("this theme has no opening text"),
        "flashback": _("this theme tells of no café before"),
        "remark": _("there is no remark here to show"),
        "code": _("this question has no link"),
        "wifi": _("no network is known yet"),
        "closing": _("this theme has no closing question"),
    }.get(scene, _("there is nothing to show"))
