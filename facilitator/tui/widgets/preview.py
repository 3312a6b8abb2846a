"""How the typed line will be read, before Enter."""

from __future__ import annotations

from facilitator.domain.capture import Reading
from facilitator.domain.session import Session
from facilitator.domain.visible import visible
from facilitator.texts import _, words
from facilitator.tui.wrapping import Run

_LONGEST = 300


def reading_runs(
    reading: Reading,
    line: str,
    filed: str | None,
    current: str | None,
    session: Session,
    speaker: str | None = None,
) -> list[Run]:
    """A reading in one line. `filed` is the question it goes to, `current` the one that is open; `speaker` the voice
    it keeps when it says none."""
    if reading.what == "nothing":
        return []
    if reading.what == "voice":
        said = _("new voice") if reading.new_voice else _("voice known already")
        return [(said + words.colon(), "accent"), (visible(reading.declares or ""), "strong")]
    if reading.what == "signal":
        said = _("the room, on the last remark")
        return [(said + words.colon(), "accent"), (words.signals(reading.signals), "")]
    runs: list[Run] = [(words.kind(reading.kind), "accent"), *_voice(reading, speaker)]
    if reading.take_up:
        runs += [_DOT, (_("to be taken up"), "mark")]
    if reading.tags:
        runs += [_DOT, (" ".join(f"#{visible(tag)}" for tag in reading.tags), "faint")]
    if reading.signals:
        runs += [_DOT, (f"({words.signals(reading.signals)})", "faint")]
    if filed != current:
        runs += [_DOT, (f"→ {_where(filed, session)}", "mark")]
    if reading.text != line.strip():
        runs += [_DOT, (visible(reading.text[:_LONGEST]), "")]
    return runs


_DOT: Run = ("  ·  ", "faint")


def _voice(reading: Reading, kept: str | None) -> list[Run]:
    if reading.candidates:
        names = ", ".join(map(visible, reading.candidates))
        return [_DOT, (_("which voice? {names} (Tab)").format(names=names), "alert")]
    speaker = reading.speaker or kept
    if not speaker:
        return []
    new: list[Run] = [(" (" + _("new voice") + ")", "mark")] if reading.new_voice else []
    return [_DOT, (visible(speaker), "strong"), *new]


def _where(prompt: str | None, session: Session) -> str:
    return (
        words.shortened(visible(session.title_of(prompt)), 40) if prompt else _("before the first question")
    )
