"""How the typed line will be read, before Enter, and which of its words may say who somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.capture import Reading
from facilitator.domain.flags import flagged
from facilitator.domain.session import Remark, Session
from facilitator.domain.visible import visible
from facilitator.texts import _, flags, words
from facilitator.tui.screens import live_keys
from facilitator.tui.widgets.blocks import Block
from facilitator.tui.wrapping import Run

_LINES = 2
_LONGEST = 300
_LOOKED_AT = 1000
"""So many characters at the end of the words are looked at for names: it is done at each key."""
# It goes to the next line with what follows it.
_DOT: Run = ("  ·\u00a0\u00a0", "faint")


def preview_blocks(runs: Sequence[Run], reading: Reading, roles: Sequence[str], language: str) -> list[Block]:
    """What is said of a reading, and under it of the last of its words that may say who somebody is.

    `roles` are the voices of the evening.
    """
    blocks = [Block(runs, [("  ", "")], most=_LINES)]
    found = flagged(reading.text[-_LOOKED_AT:], reading.speaker or reading.declares, roles, language)
    if found:
        blocks.append(Block([(flags.sentence(*found[-1]), "mark")], [("→ ", "mark")], most=1))
    return blocks


def reading_runs(
    reading: Reading,
    line: str,
    filed: str | None,
    current: str | None,
    session: Session,
    changed: Remark | None = None,
    unkept: bool = False,
) -> list[Run]:
    """A reading in one line. `filed` is the question it goes to, `current` the one that is open.

    `changed` is the remark that the line changes, which keeps what the line does not say. `unkept` says that
    remarks are on their way to the disk, so that the number of the last one is not known yet.
    """
    if reading.what == "nothing":
        return []
    if reading.what != "remark" and changed is not None:
        return [(_("no words would be left"), "alert")]
    if reading.what == "voice":
        return _declaration(reading)
    if reading.what == "signal":
        return _signal(reading, None if unkept else max(session.remarks, default=0))
    runs = [*_kind(reading, changed), *_voice(reading, changed.speaker if changed else None)]
    if reading.take_up or (changed and changed.take_up):
        runs += [_DOT, (_("to be taken up"), "mark")]
    if filed != current:
        runs += [_DOT, (f"→ {_where(filed, session)}", "mark")]
    return [*runs, *_asides(reading, changed), *_words(reading, line)]


def _declaration(reading: Reading) -> list[Run]:
    said = _("new voice") if reading.new_voice else _("voice known already")
    role = (visible(reading.declares or ""), "strong")
    return [(said + words.colon(), "accent"), role, _DOT, (visible(reading.label), "mark")]


def _signal(reading: Reading, last: int | None) -> list[Run]:
    """A signal alone. `last` is the remark it goes to: 0 for none at all, None for one without a number yet."""
    if last == 0:
        return [(_("no remark yet for this to go with"), "alert")]
    said: list[Run] = [
        (_("the room, on the last remark") + words.colon(), "accent"),
        (words.signals(dict.fromkeys(reading.signals, 1)), ""),
    ]
    return said if last is None else [*said, _DOT, (f"→ #{last}", "mark")]


def _kind(reading: Reading, changed: Remark | None) -> list[Run]:
    from_memory = changed is not None and changed.origin == "memory" and reading.kind == "verbatim"
    return [(words.kind("observation" if from_memory else reading.kind), "accent")]


def _voice(reading: Reading, kept: str | None) -> list[Run]:
    runs: list[Run] = []
    if speaker := reading.speaker or kept:
        runs += [_DOT, (visible(speaker), "strong")]
    if reading.new_voice:
        runs += [(" (" + _("new voice") + ")", "mark")]
    if reading.alike:
        runs += [(f" ({_place(reading)})", "mark")]
    if reading.candidates:
        names = ", ".join(map(visible, reading.candidates))
        said = _("which voice? {names} ({key})").format(names=names, key=live_keys.key("voice"))
        runs += [_DOT, (said, "alert")]
    return runs


def _place(reading: Reading) -> str:
    """Which of several voices alike is meant."""
    at = [voice.role for voice in reading.alike].index(reading.speaker or "")
    label = visible(reading.alike[at].label)
    return _("{label}, {place} of {count}").format(label=label, place=at + 1, count=len(reading.alike))


def _asides(reading: Reading, changed: Remark | None) -> list[Run]:
    runs: list[Run] = []
    signals = changed.signals if changed else dict.fromkeys(reading.signals, 1)
    if signals:
        runs += [_DOT, (f"({words.signals(signals)})", "faint")]
    if reading.tags:
        runs += [_DOT, (" ".join(f"#{visible(tag)}" for tag in reading.tags), "faint")]
    if reading.spelled:
        became = ", ".join(f"{visible(typed)} → {visible(word)}" for typed, word in reading.spelled[-3:])
        runs += [_DOT, (became, "mark")]
    return runs


def _words(reading: Reading, line: str) -> list[Run]:
    """The words, where they are not all of the line: both ends of many, since the last are being typed."""
    text = reading.text
    if text == line.strip():
        return []
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} […] {text[-_LONGEST // 2 :]}"
    return [_DOT, (visible(text), "")]


def _where(prompt: str | None, session: Session) -> str:
    return (
        words.shortened(visible(session.title_of(prompt)), 40) if prompt else _("before the first question")
    )
