"""A session being led: what the animator and the note-taker do, and the session as they see it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, Literal

from msgspec.structs import replace

from facilitator.domain import capture
from facilitator.domain import entries as e
from facilitator.domain.faults import Fault
from facilitator.domain.fold import apply
from facilitator.domain.session import Kind, Moment, Origin, Remark, Session, Signal, Voice
from facilitator.domain.undo import inverse
from facilitator.domain.voices import with_voice
from facilitator.services.acts import Act, Done, Trouble, Why
from facilitator.services.agenda import Agenda
from facilitator.services.clock import EveningClock, RoomClock, now
from facilitator.services.drafts import never_exact, remark_draft
from facilitator.services.second_thoughts import SecondThoughts
from facilitator.services.staging import Staging
from facilitator.storage.book import JournalMissing


class Live(Agenda, Staging):
    """Every `draft` goes to `send` and comes back through `hear`; only then is it in `session`."""

    def __init__(
        self,
        session: Session,
        clock: EveningClock,
        send: Callable[[Act], None],
        abbreviations: dict[str, str] | None = None,
    ) -> None:
        self.session = session
        self._clock = clock
        self._send = send
        self._abbreviations = abbreviations or {}
        self._room = RoomClock()
        self._thoughts = SecondThoughts()
        self._tickets = count(1)
        self._heard = 0
        self._sent: dict[int, Act] = {}

    @property
    def waiting(self) -> list[Act]:
        """What was sent and is not on disk yet, in order."""
        return list(self._sent.values())

    @property
    def heading(self) -> str | None:
        """The prompt the room is on, or will be on once all that was sent is on disk."""
        return next(reversed(self._opening()), self.session.current)

    def _opening(self) -> list[str]:
        return [act.draft.prompt for act in self._sent.values() if isinstance(act.draft, e.Open)]

    # What is typed

    def context(self) -> capture.Context:
        """What reading a line needs to know of the evening."""
        voices = tuple(self._voices())
        return capture.Context(voices, self.session.theme.tags, self._abbreviations, self.session.language)

    def _voices(self) -> list[Voice]:
        """The voices known, and those on their way to the disk: the next line may name them already."""
        voices = self.session.voices()
        for act in self._sent.values():
            voices = with_voice(voices, _voice_of(act.draft))
        return voices

    def read(self, line: str, voice: Literal["auto", "yes", "no"] = "auto") -> capture.Reading:
        """How a line would be kept."""
        return capture.read(line, self.context(), voice)

    def filed_under(self, reading: capture.Reading, open_then: str | None) -> str | None:
        """The prompt a line belongs to, given the one open when its first key was struck."""
        asked = list(dict.fromkeys([*self.session.asked, *self._opening()]))
        if not reading.back or open_then not in asked:
            return open_then
        return asked[max(0, asked.index(open_then) - reading.back)]

    def note(self, reading: capture.Reading, open_then: str | None, origin: Origin = "room") -> Act | None:
        """Keep a line as read; None when there is nothing to keep (or no remark for a signal to go to).

        Whoever takes lines in asks `pen_down` first: what was entered before the pen was put down is kept.
        """
        if reading.what == "voice" and reading.declares:
            return self._do(e.VoiceDeclared(role=reading.declares, **self._now()))
        if reading.what == "signal":
            return self._signal_last(reading)
        if reading.what != "remark":
            return None
        prompt = self.filed_under(reading, open_then)
        return self._do(remark_draft(reading, prompt=prompt, origin=origin, **self._now()))

    def recall(self, reading: capture.Reading, moment: Moment) -> Act | None:
        """Keep a line noted from memory, about a moment: its hour is that of the moment, and no words are exact."""
        if reading.what != "remark":
            return None
        said = self._now() | {"at": moment.at}
        return self._do(remark_draft(never_exact(reading), prompt=moment.prompt, origin="memory", **said))

    def _signal_last(self, reading: capture.Reading) -> Act | None:
        last = max(self.session.remarks, default=None)
        act = None
        for signal in reading.signals:
            if last is not None:
                act = self.signal(last, signal)
        return act

    # The remarks

    def edit(self, number: int, line: str, voice: capture.AsVoice = "auto") -> Act | None:
        """Give a remark the words, voice, kind and tags of a line read anew; None when nothing changes."""
        remark = self.session.remarks[number]
        reading = self.read(line, voice)
        if reading.what != "remark":
            return None
        new = replace(
            remark,
            kind=_kind_of(remark, reading),
            text=reading.text,
            typed=reading.typed,
            speaker=reading.speaker or remark.speaker,
            tags=reading.tags,
            take_up=reading.take_up or remark.take_up,
        )
        return self._change(remark, new)

    def move(self, number: int, prompt: str | None) -> Act | None:
        """File a remark under another prompt; None is before the first."""
        remark = self.session.remarks[number]
        return self._change(remark, replace(remark, prompt=prompt))

    def take_up(self, number: int) -> Act | None:
        """Mark a remark to be taken up, or not."""
        remark = self.session.remarks[number]
        return self._change(remark, replace(remark, take_up=not remark.take_up))

    def sensitive(self, number: int) -> Act | None:
        """Mark a remark as sensitive, or not: the room does not see it."""
        remark = self.session.remarks[number]
        return self._change(remark, replace(remark, sensitive=not remark.sensitive))

    def _change(self, old: Remark, new: Remark) -> Act | None:
        fields = ("kind", "text", "prompt", "speaker", "tags", "take_up", "sensitive", "typed")
        changed = {name: getattr(new, name) for name in fields if getattr(new, name) != getattr(old, name)}
        return self._do(e.Change(number=old.number, **changed, **self._now())) if changed else None

    def signal(self, number: int, signal: Signal) -> Act:
        """Count once more what the room did at a remark."""
        return self._do(e.SignalGiven(number=number, signal=signal, **self._now()))

    def remove(self, number: int) -> Act:
        """Take a remark out; `undo` brings it back."""
        return self._do(e.Remove(number=number, **self._now()))

    def erase(self, number: int) -> Act:
        """Forget a remark for good, wherever the program wrote it."""
        draft = e.Erase(number=number, **self._now())
        return self._give(Act(next(self._tickets), draft, known=self.session.snapshot(), heard=self._heard))

    # The evening

    def people(self, number: int) -> Act:
        """Say how many people are present."""
        return self._do(e.People(count=number, **self._now()))

    def notice_read(self) -> Act:
        """The notice was read to the room, now."""
        return self._do(e.NoticeRead(**self._now()))

    def pen(self, down: bool) -> Act | None:
        """Put the pen down: nothing is noted then. Or take it up. None where it is so already."""
        return None if down == self.pen_down else self._do(e.Pen(down=down, **self._now()))

    @property
    def pen_down(self) -> bool:
        """Whether the pen is down, or on its way there: what is on its way to the disk counts."""
        sent = [act.draft.down for act in self._sent.values() if isinstance(act.draft, e.Pen)]
        running = self.session.running
        return sent[-1] if sent else running is not None and running.pen_down

    def moment(self) -> Act:
        """Mark this instant, to come back to it from memory."""
        said = self._now()
        return self._do(e.MomentMarked(moment=said["at"], prompt=self.heading, **said))

    def no_moment(self, moment: Moment) -> Act:
        """This was no moment to come back to, after all."""
        draft = e.MomentMarked(moment=moment.at, prompt=moment.prompt, marked=False, **self._now())
        return self._do(draft)

    def end(self) -> Act:
        """End the session."""
        return self._do(e.End(**self._now()))

    # Undo

    def undo(self) -> Act | None:
        """Take back the last edit made in this opening; None when there is none."""
        return self._again(self._thoughts.last_done(), "undo")

    def redo(self) -> Act | None:
        """Do again what was last undone; None when there is nothing."""
        return self._again(self._thoughts.last_undone(), "redo")

    def _again(self, draft: e.AnyEntry | None, why: Why) -> Act | None:
        return self._do(replace(draft, **self._now()), why) if draft is not None else None

    # To the disk and back

    def _now(self) -> dict[str, Any]:
        return {"at": now(), "elapsed": self._clock.elapsed(), "by": "live"}

    def _do(self, draft: e.AnyEntry, why: Why = "do") -> Act:
        return self._give(Act(next(self._tickets), draft, why))

    def _give(self, act: Act) -> Act:
        self._sent[act.ticket] = act
        self._send(act)
        return act

    def file(self) -> Act:
        """Have the journal folded into the YAML."""
        act = Act(next(self._tickets), known=self.session.snapshot(), heard=self._heard)
        self._send(act)
        return act

    def face(self, trouble: Trouble) -> None:
        """Do what can be done about a trouble: files taken away while the session runs are put back."""
        if isinstance(trouble.error, JournalMissing):
            known = self.session.snapshot()
            self._send(Act(next(self._tickets), known=known, heard=self._heard, rebuild=True))

    def hear(self, done: Done) -> None:
        """Take in what was written, here or elsewhere."""
        news, act = done.news, done.act
        if act is not None:
            self._sent.pop(act.ticket, None)
        if news.session is not None:
            self.session = news.session
            self._heard += 1
            self._thoughts.forget(self.session)
        for entry in news.entries:
            before = inverse(self.session, entry) if entry is news.own and act else None
            apply(self.session, entry)
            if isinstance(entry, e.Erase):
                self._thoughts.forget(self.session)
            elif isinstance(entry, e.Open):
                self._thoughts.opened(entry.prompt)
            elif isinstance(entry, e.Click):
                self.turn(entry.turn)
            if before is not None and act is not None:
                self._thoughts.remember(before, act.why)
        if isinstance(news.own, e.Open | e.End) or _set_back(news.by_hand) or self._is_void(news.own):
            self.file()

    def _is_void(self, own: e.AnyEntry | None) -> bool:
        """Whether an own change came too late: its words, of a remark erased by another hand, must not stay."""
        return isinstance(own, e.Change) and own.number not in self.session.remarks


def _kind_of(remark: Remark, reading: capture.Reading) -> Kind:
    """Words from memory are never exact, whatever marks stand around them."""
    from_memory = remark.origin == "memory" and reading.kind == "verbatim"
    return "observation" if from_memory else reading.kind


def _set_back(by_hand: bool | list[Fault]) -> bool:
    """An older copy was saved over the file: until it is written anew, only this program knows what it lacks."""
    return not isinstance(by_hand, bool) and any(f.code in ("old-copy-saved", "journal-gap") for f in by_hand)


def _voice_of(draft: e.AnyEntry | None) -> str | None:
    if isinstance(draft, e.VoiceDeclared):
        return draft.role
    if isinstance(draft, e.RemarkKept):
        return draft.speaker
    return (draft.speaker or None) if isinstance(draft, e.Change) else None
