"""The line being typed: how one line, made at the speed of talk, is read as a remark.

Marks come first (`<`, `!!`, `?`, `!`, `(`, `@`), then a voice and its colon, then the words; what is known by
its place at the end (signals, `@voice`) is taken off next, and a quotation is looked for in what remains.
Whatever is taken off, the line itself stays in `typed`. What could be read in two ways is left as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from facilitator.domain import asides, quotes, voices
from facilitator.domain.marks import (
    DASHES,
    SPACES,
    Draft,
    split_colon,
    take_back,
    take_last_signals,
    take_parentheses,
    take_turns,
)
from facilitator.domain.session import Kind, Signal, Voice
from facilitator.domain.words import expand, is_tag, spelled, tags_in

What = Literal["nothing", "voice", "signal", "remark"]
AsVoice = Literal["auto", "yes", "no"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = r"[^\W\d_][\w'’-]{0,58}"
_AT_FIRST = re.compile(rf"@({_NAME})(?:[{SPACES}]*[:,])?(?=[\s{quotes.ANY}]|\Z)")


class Context(msgspec.Struct, frozen=True):
    """What is known when a line is read. `language` is the session's, "" when it does not matter."""

    voices: tuple[Voice, ...] = ()
    tags: tuple[str, ...] = ()
    abbreviations: dict[str, str] = {}
    language: str = ""


class Reading(msgspec.Struct, frozen=True):
    """How a line is read.

    `typed` is the line when `text` is not all of it. `candidates` are the roles an ambiguous voice may
    mean; `alike` those that only a number tells from the speaker, itself among them. `back` counts the questions
    to go back. `declares` is a role to declare, under a `label`, nothing being noted.
    `spelled` has the abbreviations that were spelled out in `text`, and what each became.
    """

    what: What
    kind: Kind = "observation"
    text: str = ""
    typed: str | None = None
    speaker: str | None = None
    new_voice: bool = False
    candidates: tuple[str, ...] = ()
    alike: tuple[Voice, ...] = ()
    tags: tuple[str, ...] = ()
    take_up: bool = False
    signals: dict[Signal, int] = {}
    back: int = 0
    declares: str | None = None
    label: str = ""
    spelled: tuple[tuple[str, str], ...] = ()


NOTHING_KNOWN = Context()


def read(line: str, context: Context = NOTHING_KNOWN, voice: AsVoice = "auto") -> Reading:
    """`line` as a remark, a signal, a voice to declare, or nothing.

    `voice` is what Tab made of the words before the colon: a voice, known or not ("yes"), or text ("no").
    """
    typed = _SURROGATE.sub("\ufffd", line)
    if not typed.strip():
        return Reading("nothing", typed=typed or None)
    draft = drafted(typed, context, voice)
    if draft.declares:
        return Reading(
            "voice", typed=typed, declares=draft.declares, new_voice=draft.new_voice, label=draft.label
        )
    if not draft.rest:
        return Reading("signal", typed=typed, signals=draft.signals)
    return _reading(draft, context, typed)


def drafted(line: str, context: Context, voice: AsVoice) -> Draft:
    """What has been taken off `line`, which is not blank. The words, as typed, are the `rest`."""
    draft = _after_marks(_SURROGATE.sub("\ufffd", line).strip(SPACES))
    if draft.rest and draft.kind != "comment":
        _take_voice(draft, context, voice)
    if draft.rest and not draft.declares and draft.kind != "comment":
        _take_tail(draft, context)
        _take_quotation(draft, context)
    return draft


def prefix(line: str) -> str | None:
    """The words before the colon of `line` that could be a voice; None when there are none."""
    draft = _after_marks(line)
    split = split_colon(draft.rest)
    return split[0] if split and draft.kind != "comment" and not draft.rest.startswith("@") else None


def complete(line: str, context: Context) -> list[str]:
    """The lines Tab goes through when `line` begins with the first letters of known voices.

    With a colon already there, they are the voices between which the line is ambiguous, or those alike.
    """
    draft = _after_marks(line)
    if draft.kind == "comment":
        return []
    name, words = split_colon(draft.rest) or (draft.rest, None)
    name = name.removeprefix("@").strip(SPACES)
    found = voices.beginning(name, context.voices) if words is None else _meant(name, context)
    head = line[: len(line) - len(draft.rest)]
    lines = (f"{head}{known.role} : {words or ''}" for known in found)
    return [completed for completed in lines if completed != line]


def _meant(name: str, context: Context) -> Sequence[Voice]:
    """The voices Tab goes through when `name` stands before a colon: the one it means first, when it is alike."""
    found = voices.find(name, context.voices)
    if len(found) != 1:
        return found
    alike = voices.alike(found[0].role, context.voices)
    at = alike.index(found[0]) if alike else 0
    return alike[at:] + alike[:at]


def _reading(draft: Draft, context: Context, typed: str) -> Reading:
    text = expand(draft.rest, context.abbreviations)
    return Reading(
        "remark",
        kind=draft.kind or "observation",
        text=text,
        typed=None if text == typed else typed,
        speaker=draft.speaker,
        new_voice=draft.new_voice,
        candidates=draft.candidates,
        alike=voices.alike(draft.speaker, context.voices) if draft.speaker and not draft.new_voice else (),
        tags=tags_in(f"{text} {draft.hashes}", context.tags),
        take_up=draft.take_up,
        signals=draft.signals,
        back=draft.back,
        spelled=spelled(draft.rest, context.abbreviations),
    )


def _after_marks(line: str) -> Draft:
    draft = Draft(line.lstrip(SPACES))
    take_back(draft)
    take_turns(draft)
    take_parentheses(draft)
    return draft


def _take_voice(draft: Draft, context: Context, voice: AsVoice) -> None:
    """The voice that comes first, and the marks after it."""
    if draft.rest.startswith("@"):
        _take_at_first(draft, context)
    elif voice != "no":
        _take_colon(draft, context, voice)
    if draft.told:
        take_turns(draft)
        take_parentheses(draft)


def _take_at_first(draft: Draft, context: Context) -> None:
    """`@danseuse …`, or alone to declare the voice; `@une danseuse : …` for a role of several words."""
    split = split_colon(draft.rest[1:])
    if split and draft.rest[1].isalnum() and voices.begins_with_article(split[0]):
        draft.rest = draft.rest[1:]
        _take_colon(draft, context, "yes")
        return
    if not (mark := _AT_FIRST.match(draft.rest)):
        return
    known = voices.find(mark[1], context.voices)
    if draft.bare and len(known) < 2 and mark.end() == len(draft.rest):
        draft.declare(known[0].role if known else voices.tidy(mark[1]), known, context.voices)
    elif draft.skip(mark.end()):
        draft.told_by(mark[1], known)


def _take_colon(draft: Draft, context: Context, voice: AsVoice) -> None:
    """`une libraire : …`, or alone to declare the voice."""
    split = split_colon(draft.rest)
    if not split:
        return
    name, words = split
    known = voices.find(name, context.voices)
    if words and (len(known) == 1 or words[0] in quotes.OPENING or voice == "yes"):
        draft.told_by(name, known)
        draft.rest = words
    elif not words and draft.bare and len(known) < 2:
        role, new = voices.declared(name, context.voices)
        draft.declare(role, [] if new else known, context.voices)
    elif len(known) > 1:
        draft.candidates = tuple(one.role for one in known)


def _take_tail(draft: Draft, context: Context) -> None:
    """Signals at the end, and `@danseuse` as the last word."""
    take_last_signals(draft)
    before, _, name = draft.rest.rpartition("@")
    if draft.told or not before.strip() or not before[-1].isspace() or not re.fullmatch(_NAME, name):
        return
    draft.told_by(name, voices.find(name, context.voices))
    draft.rest = before.rstrip(SPACES)
    take_last_signals(draft)


def _take_quotation(draft: Draft, context: Context) -> None:
    """The words between quotation marks, when what follows them is only signals, tags and a voice."""
    split = None if draft.kind else quotes.split(draft.rest)
    if not split or not split[0].strip():
        return
    rest, signals = asides.signals_first(split[1])
    hashes = [word for word in rest.split() if is_tag(word)]
    if hashes:
        rest = " ".join(word for word in rest.split() if not is_tag(word))
    if not _take_said_after(draft, rest.strip(SPACES), context):
        return
    draft.kind, draft.rest, draft.hashes = "verbatim", split[0].strip(SPACES), " ".join(hashes)
    draft.signals = asides.add(draft.signals, signals)


def _take_said_after(draft: Draft, rest: str, context: Context) -> bool:
    """Whether `rest`, after a quotation, is empty or the voice that said it; the voice is taken then."""
    name = rest.strip(SPACES + DASHES + ",.;").removeprefix("(")
    if name.count(")") > name.count("("):
        name = name.removesuffix(")")
    name = name.strip(SPACES)
    if not name:
        return True
    if draft.told:
        return False
    known = voices.find(name, context.voices)
    if not known and (not voices.is_role(voices.tidy(name)) or _is_verb(name, rest, context)):
        return False
    draft.told_by(name, known)
    return True


def _is_verb(name: str, rest: str, context: Context) -> bool:
    """Whether the "a" of `name` may be a French verb: '"Facebook" a changé ma vie'."""
    return context.language != "en" and name[:2] == "a " and rest.startswith(name)
