"""Journal entries: everything that happens in an evening is one of these.

On disk each is one JSON object on one line, told apart by `do`. An entry is drafted with `seq`
0 (and a remark with number 0); the writer gives both under the lock.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from facilitator.domain.session import Answers, Kind, Number, Origin, Signal
from facilitator.domain.stage import Stage, Turn
from facilitator.domain.theme import Prompt, Theme

By = Literal["live", "note", "erase", "room", "privacy", "review"]


class Entry(Struct, frozen=True, tag_field="do", omit_defaults=True, kw_only=True):
    """What every entry carries. `elapsed` is the monotonic clock of the evening, in seconds."""

    seq: int = 0
    at: datetime
    elapsed: float = 0.0
    by: By


class Begin(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="begin"):
    """The session begins on this theme."""

    theme: Theme
    place: str = ""
    organiser: str = ""
    until: datetime | None = None
    keep_until: date | None = field(default=None, name="keep-until")
    answers: Answers = Answers()


class NoticeRead(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="notice"):
    """The notice was read to the room."""


class People(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="people"):
    """How many people are present."""

    count: int


class Open(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="open"):
    """The room moves to this prompt."""

    prompt: str


class Pause(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="pause"):
    """The clock of the prompt stops."""


class Resume(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="resume"):
    """The clock goes on."""


class Minutes(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="minutes"):
    """A prompt is given another length, in minutes; None for no length."""

    prompt: str
    minutes: float | None = None


class FollowUp(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="follow-up"):
    """A follow-up of a prompt, by its position from 0, was used (or not, after all)."""

    prompt: str
    position: int
    used: bool = True


class PromptChange(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="prompt"):
    """The agenda changes: a prompt is added or moved after another (`after`, None: first), retitled, dropped."""

    what: Literal["add", "retitle", "move", "drop"]
    id: str
    title: str = ""
    after: str | None = None
    prompt: Prompt | None = None


class VoiceDeclared(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="voice"):
    """A voice of the evening, with a label when it was given one; or one `forgotten`: declared by mistake."""

    role: str
    label: str = ""
    forgotten: bool = False


class RemarkKept(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="remark"):
    """A remark. The fields are those of `session.Remark`; number 0 is to be given one."""

    number: int = 0
    kind: Kind
    text: str
    prompt: str | None = None
    speaker: str | None = None
    origin: Origin = "room"
    where: str | None = None
    tags: tuple[str, ...] = ()
    signals: dict[Signal, int] = {}
    take_up: bool = field(default=False, name="take-up")
    sensitive: bool = False
    typed: str | None = None
    mended: str | None = None
    same_as: Number | None = field(default=None, name="same-as")
    reply_to: Number | None = field(default=None, name="reply-to")
    split_from: Number | None = field(default=None, name="split-from")


class Change(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="change"):
    """Only the fields of a remark that change."""

    number: Number
    kind: Kind | UnsetType = UNSET
    text: str | UnsetType = UNSET
    prompt: str | UnsetType | None = UNSET
    speaker: str | UnsetType | None = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    take_up: bool | UnsetType = field(default=UNSET, name="take-up")
    sensitive: bool | UnsetType = UNSET
    where: str | UnsetType | None = UNSET
    typed: str | UnsetType | None = UNSET
    mended: str | UnsetType | None = UNSET
    same_as: Number | UnsetType | None = field(default=UNSET, name="same-as")
    reply_to: Number | UnsetType | None = field(default=UNSET, name="reply-to")


class Remove(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="remove"):
    """A remark is taken out; `Restore` brings it back."""

    number: Number


class Restore(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="restore"):
    """A removed remark comes back."""

    number: Number


class Erase(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="erase"):
    """A remark is forgotten for good. Carries its number only, so that whoever follows forgets it too."""

    number: Number


class SignalGiven(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="signal"):
    """The room reacts to a remark; a negative count takes it back."""

    number: Number
    signal: Signal
    count: int = 1


class MomentMarked(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="moment"):
    """An instant to come back to from memory, with the prompt the room was on; or not, after all."""

    moment: datetime
    prompt: str | None = None
    marked: bool = True


class Pen(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="pen"):
    """The pen is put down: nothing is noted until it is taken up."""

    down: bool


class StageSet(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="stage"):
    """The room sees this from now on."""

    stage: Stage


class Click(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="click"):
    """A clicker was pressed in the room's window. It changes nothing itself: the animator's program does."""

    turn: Turn


class End(Entry, frozen=True, omit_defaults=True, kw_only=True, tag="end"):
    """The session ends."""


AnyEntry = (
    Begin
    | NoticeRead
    | People
    | Open
    | Pause
    | Resume
    | Minutes
    | FollowUp
    | PromptChange
    | VoiceDeclared
    | RemarkKept
    | Change
    | Remove
    | Restore
    | Erase
    | SignalGiven
    | MomentMarked
    | Pen
    | StageSet
    | Click
    | End
)
