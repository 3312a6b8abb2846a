"""A session as it stands: what has been asked, who speaks, what has been said."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from facilitator.domain.stage import Stage
from facilitator.domain.theme import Prompt, Theme

Kind = Literal["verbatim", "observation", "question", "idea", "comment"]
Origin = Literal["room", "phone", "paper", "memory", "elsewhere"]
Signal = Literal["agree", "disagree", "laughter", "silence"]

KINDS: tuple[Kind, ...] = ("verbatim", "observation", "question", "idea", "comment")
ORIGINS: tuple[Origin, ...] = ("room", "phone", "paper", "memory", "elsewhere")

Number = Annotated[int, Meta(ge=1)]


class Remark(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing said or written. `text` is the words; `typed` the line, where it differs.

    A `sensitive` one (health, belief, politics…) is neither shown to the room nor published unless that is decided.
    `mended` is the words as they are published, where these differ: a slip of the note-taker mended, a changed word
    in [ ], a cut as […]. A remark that is the `same_as` another says the same, and that other stands for both. One
    that was `split_from` another has a part of its words, and the other's `typed` the whole line.
    """

    number: Number
    at: datetime
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

    @property
    def published(self) -> str:
        """The words that others will read."""
        return self.text if self.mended is None else self.mended


class Asked(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A prompt as it was really asked, with the time really spent on it, in seconds."""

    id: str
    title: str
    seconds: float = 0.0


class Answers(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who is `responsible` for what is noted, what for, what allows it, and the `contact` for whoever objects."""

    responsible: str = ""
    purpose: str = ""
    legal_basis: str = field(default="", name="legal-basis")
    contact: str = ""


NO_ANSWERS = Answers()


class Notice(Answers, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When the notice was read to the room, and what it says: the day after which the session is deleted too."""

    read: datetime | None = None
    keep_until: date | None = field(default=None, name="keep-until")


class Voice(Struct, frozen=True, forbid_unknown_fields=True):
    """A speaker's role, and its short label for the evening."""

    role: str
    label: str


class Moment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An instant worth coming back to from memory ("moment fort"), and the prompt the room was on."""

    at: datetime
    prompt: str | None = None


class Running(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What is needed until the end of the session and forgotten then.

    `elapsed` is the monotonic clock of the evening in seconds, `numbers` the last remark number
    given, `used` the follow-ups ticked, by prompt id and position. While `pen_down`, nothing is noted.
    `stage` is what the room sees.
    """

    elapsed: float = 0.0
    numbers: int = 0
    current: str | None = None
    paused: bool = False
    pen_down: bool = field(default=False, name="pen-down")
    until: datetime | None = None
    agenda: list[Prompt] = []
    voices: dict[str, str] = {}
    used: dict[str, list[int]] = {}
    removed: dict[int, Remark] = {}
    stage: Stage = Stage()


class Session(Struct):
    """One meeting on one theme. `seq` is the last journal entry that is in here.

    `started` is when the room was opened, then when it moved to its first prompt: the clocks start there.
    `remarks` and `asked` keep their order, `moments` are by hour. `running` is None once the session has ended.
    Changed in place by `domain.fold.apply` and by nothing else.
    """

    title: str
    theme: Theme
    started: datetime
    language: str = "fr"
    place: str = ""
    organiser: str = ""
    people: int | None = None
    notice: Notice = Notice()
    ended: datetime | None = None
    asked: dict[str, Asked] = {}
    remarks: dict[int, Remark] = {}
    moments: dict[datetime, Moment] = {}
    running: Running | None = None
    seq: int = 0

    def snapshot(self) -> Session:
        """A copy that later changes of this session do not reach."""
        other = copy(self)
        other.asked, other.remarks = dict(self.asked), dict(self.remarks)
        other.moments = dict(self.moments)
        if self.running:
            running = copy(self.running)
            running.agenda, running.voices = list(running.agenda), dict(running.voices)
            running.used = {key: list(value) for key, value in running.used.items()}
            running.removed = dict(running.removed)
            other.running = running
        return other

    @property
    def current(self) -> str | None:
        """The id of the prompt the room is on."""
        return self.running.current if self.running else None

    @property
    def seconds(self) -> float:
        """The time spent on all the questions."""
        return sum(asked.seconds for asked in self.asked.values())

    @property
    def agenda(self) -> list[Prompt]:
        """The prompts of the evening in the order they are planned."""
        return self.running.agenda if self.running else list(self.theme.prompts)

    def prompt(self, id: str | None) -> Prompt | None:
        """The prompt of that id in the agenda."""
        return next((prompt for prompt in self.agenda if prompt.id == id), None)

    def title_of(self, id: str | None) -> str:
        """The title of a prompt, as asked or as planned; empty when there is none."""
        if id in self.asked:
            return self.asked[id].title
        prompt = self.prompt(id)
        return prompt.title if prompt else ""

    def voices(self) -> list[Voice]:
        """The voices known this evening, in the order they were first heard."""
        return [Voice(role, label) for role, label in (self.running.voices if self.running else {}).items()]

    def split_before(self, remark: Remark) -> list[int]:
        """The remarks that a remark was split from, nearest first: each may have its words in the line as typed."""
        held = {**(self.running.removed if self.running else {}), **self.remarks}
        found: list[int] = []
        number = remark.split_from
        while number is not None and number in held and number not in found:
            found.append(number)
            number = held[number].split_from
        return found

    def remarks_of(self, prompt: str | None) -> list[Remark]:
        """The remarks filed under a prompt, in order."""
        return [remark for remark in self.remarks.values() if remark.prompt == prompt]
