"""Giving the line being typed another kind, by rewriting it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.asides import written
from facilitator.domain.capture import NOTHING_KNOWN, AsVoice, Context, Reading, drafted, read
from facilitator.domain.marks import SPACES, Draft
from facilitator.domain.session import Kind
from facilitator.domain.words import expand

ORDER: tuple[Kind, ...] = ("observation", "verbatim", "question", "idea", "comment")

# A mark before any word: the line is to be of that kind.
_ALONE = {"": '"', '"': "? ", "?": "! ", "!": "( ", "(": ""}
_MARKS: dict[Kind, tuple[str, ...]] = {
    "observation": ("{words} {signals}",),
    "verbatim": ('"{words} {signals}', '"{words}" {signals}', "« {words} » {signals}", "„{words}“ {signals}"),
    "question": ("? {words} {signals}",),
    "idea": ("! {words} {signals}",),
    "comment": ("{signals} ( {words}", "{signals} ({words})", "{signals} {words}"),
}


def turned(line: str, context: Context = NOTHING_KNOWN, voice: AsVoice = "auto") -> str:
    """`line` as it has to be typed to be of the next kind in `ORDER`, all else that is read of it being kept.

    A kind in which the line would not be read so is passed over. Tags after a quotation become its last words,
    since only a quotation has an after. A line that is no remark stays as it is; an empty one takes the marks.
    """
    if (mark := _ALONE.get(line.strip(SPACES))) is not None:
        return mark
    reading = read(line, context, voice)
    if reading.what != "remark":
        return line
    draft = drafted(line, context, voice)
    draft.rest = " ".join(filter(None, (draft.rest, draft.hashes)))
    text = expand(draft.rest, context.abbreviations)
    after = line[len(line.rstrip(SPACES)) :]
    for kind in _following(reading.kind):
        for form in _forms(draft, kind, context.language):
            if form not in _ALONE and _is_kept(read(form, context, voice), reading, draft, kind, text):
                return form + after
    return line


def _following(kind: Kind) -> tuple[Kind, ...]:
    at = ORDER.index(kind)
    return ORDER[at + 1 :] + ORDER[:at]


def _forms(draft: Draft, kind: Kind, language: str) -> Iterator[str]:
    """Lines that may be read as `kind`, the plainest first."""
    marks = ["<" * draft.back, "!!" if draft.take_up else ""]
    signals = written(draft.signals, language)
    for voice in _voices(draft):
        for form in _MARKS[kind]:
            words = form.format(words=draft.rest, signals=signals).strip(SPACES)
            yield " ".join(filter(None, (*marks, voice, words)))


def _voices(draft: Draft) -> list[str]:
    """How the voice can be said: as it was typed, in full, and with @, which makes one of unknown words."""
    if not draft.told:
        return [""]
    names = dict.fromkeys(filter(None, (draft.named.strip(SPACES), draft.speaker)))
    return [f"{mark}{name} :" for mark in ("", "@") for name in names]


def _is_kept(again: Reading, reading: Reading, draft: Draft, kind: Kind, text: str) -> bool:
    """Whether a line read `again` says all that `reading` says, as another kind."""
    if (again.what, again.kind, again.text) != ("remark", kind, text):
        return False
    if draft.told and again.candidates != reading.candidates:
        return False
    fields = ("speaker", "new_voice", "take_up", "back", "signals", "tags")
    return all(getattr(again, name) == getattr(reading, name) for name in fields)
