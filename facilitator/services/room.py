"""What the room sees of a session: the position of its stage, in words that may hang on a wall."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from msgspec.structs import replace

from facilitator.domain import addresses
from facilitator.domain.room import NOTHING, RoomView, Said, Step, TimeLeft
from facilitator.domain.session import Remark, Session
from facilitator.domain.stage import Scene, Stage
from facilitator.domain.wall import are_hidden, hanging, may_be_featured
from facilitator.services.agenda import time_at
from facilitator.storage.settings import Wifi
from facilitator.texts import notice

_SOON = 120.0
_STEPS = 20


def welcome(place: str) -> RoomView:
    """While nobody leads a session."""
    return RoomView("welcome", place=place)


def view(session: Session, elapsed: float, wifi: Wifi | None) -> RoomView:
    """What the room sees when the evening's clock has come to `elapsed` seconds.

    A position that has nothing to show any more (its remark was taken out) shows the question.
    """
    running = session.running
    if running is None:
        return RoomView("over", title=session.title, place=session.place, text=session.theme.closing)
    stage = running.stage
    if stage.blank:
        return NOTHING
    shown = _SCENES[stage.scene](session, stage, wifi) or _question(session)
    timed = shown.shown == "prompt" and stage.timer
    return replace(
        shown,
        title=session.title,
        place=session.place,
        left=time_left(session, elapsed) if timed else None,
        pen_down=running.pen_down,
    )


def can_show(session: Session, scene: Scene, wifi: Wifi | None = None, number: int | None = None) -> bool:
    """Whether there is something for a scene to show now."""
    return _SCENES[scene](session, Stage(scene, number), wifi) is not None


def time_left(session: Session, elapsed: float) -> TimeLeft | None:
    """Of the room's question, to the minute; None where it has no length."""
    running = session.running
    time = time_at(session, session.current, elapsed)
    if running is None or time.left is None:
        return None
    share = min(1.0, int(_STEPS * time.spent / (time.spent + time.left)) / _STEPS)
    if running.paused:
        return TimeLeft(_minutes(time.left), share, "paused")
    if time.left <= 0:
        return TimeLeft(int(-time.left // 60), 1.0, "over")
    return TimeLeft(_minutes(time.left), share, "soon" if time.left <= _SOON else "going")


def _minutes(left: float) -> int:
    return max(0, ceil(left / 60))


def _said(remark: Remark) -> Said:
    return Said(remark.published, remark.speaker or "", remark.kind == "verbatim")


def _question(session: Session) -> RoomView:
    prompt = session.prompt(session.current)
    title = session.title_of(session.current)
    if prompt is None or not prompt.question.strip():
        # The session's own title stands above where the question is all there is.
        return RoomView("prompt", heading=session.title if title else "", text=title or session.title)
    return RoomView("prompt", heading=title, text=prompt.question)


def _words(scene: Scene, heading: str, text: str) -> RoomView | None:
    return RoomView(scene, heading=heading, text=text) if text.strip() else None


def _opening(session: Session, _stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    return _words("opening", session.title, session.theme.opening)


def _notice(session: Session, _stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    said = "\n".join(" ".join(sentences) for sentences in notice.paragraphs(session))
    return _words("notice", session.title, said)


def _flashback(session: Session, _stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    previous = session.theme.previous
    return _words("flashback", previous.title, previous.finding) if previous else None


def _closing(session: Session, _stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    return _words("closing", session.title, session.theme.closing)


def _remark(session: Session, stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    remark = session.remarks.get(stage.number or 0)
    if remark is None or not may_be_featured(session, remark, stage):
        return None
    return RoomView("remark", heading=session.title_of(remark.prompt), said=(_said(remark),))


def _wall(session: Session, stage: Stage, _wifi: Wifi | None) -> RoomView:
    said = tuple(map(_said, hanging(session)))
    question = _question(session)
    heading = question.text
    if are_hidden(session, stage):
        return RoomView("wall", heading=heading, hidden=True, count=len(said))
    return RoomView("wall", heading=heading, said=said, count=len(said))


def code_text(session: Session, stage: Stage) -> str:
    """What the code says: the text typed for it, or else the link of the room's question."""
    prompt = session.prompt(session.current)
    return stage.text.strip() or (prompt.link.strip() if prompt else "")


def _code(session: Session, stage: Stage, _wifi: Wifi | None) -> RoomView | None:
    text = code_text(session, stage)
    if not text:
        return None
    heading = session.title_of(session.current) or session.title
    return RoomView("code", heading=heading, text=addresses.short(text), code=addresses.full(text))


def _wifi(_session: Session, _stage: Stage, wifi: Wifi | None) -> RoomView | None:
    if wifi is None or not wifi.network:
        return None
    code = addresses.wifi(wifi.network, wifi.password, wifi.security)
    text = wifi.password if wifi.security != "open" else ""
    return RoomView("wifi", heading=wifi.network, text=text, code=code)


def _agenda(session: Session, _stage: Stage, _wifi: Wifi | None) -> RoomView:
    return RoomView("agenda", heading=session.title, steps=tuple(_steps(session)))


def _steps(session: Session) -> list[Step]:
    steps = []
    for prompt in session.agenda:
        asked = prompt.id in session.asked
        steps.append(
            Step(prompt.title, "now" if prompt.id == session.current else "done" if asked else "left")
        )
    return steps


_SCENES: dict[Scene, Callable[[Session, Stage, Wifi | None], RoomView | None]] = {
    "prompt": lambda session, _stage, _wifi: _question(session),
    "opening": _opening,
    "notice": _notice,
    "flashback": _flashback,
    "remark": _remark,
    "wall": _wall,
    "code": _code,
    "wifi": _wifi,
    "agenda": _agenda,
    "closing": _closing,
    "test": lambda _session, _stage, _wifi: RoomView("test"),
}
