"""The state of a session is its file with the journal folded over it, by the one function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict, replace

from facilitator.domain import entries as e
from facilitator.domain.session import Asked, Moment, Notice, Remark, Running, Session
from facilitator.domain.stage import Stage
from facilitator.domain.theme import Prompt
from facilitator.domain.voices import label_for

# A whole evening is read again at one `note`: half the time of going by names.
_kept = attrgetter(*Remark.__struct_fields__)


class NotBegun(Exception):
    """An entry other than `Begin` came before the session had begun."""


def fold(session: Session | None, entries: Iterable[e.AnyEntry]) -> Session | None:
    """`session` after `entries`, in order; those it already holds (`seq`) are passed over."""
    for entry in entries:
        session = apply(session, entry)
    return session


def apply(session: Session | None, entry: e.AnyEntry) -> Session:
    """Change `session` by one entry and return it; `None` and a `Begin` make a new one.

    What an entry speaks of may be gone (a person edited the file): then it changes nothing.
    """
    if session is None:
        if not isinstance(entry, e.Begin):
            raise NotBegun(entry.seq)
        return _begin(entry)
    if entry.seq > session.seq:
        session.seq = entry.seq
        _let_time_pass(session, entry.elapsed)
        _RULES[type(entry)](session, entry)
    return session


def _begin(entry: e.Begin) -> Session:
    return Session(
        title=entry.theme.title,
        theme=entry.theme,
        started=entry.at,
        language=entry.theme.language,
        place=entry.place,
        organiser=entry.organiser,
        notice=Notice(keep_until=entry.keep_until, **asdict(entry.answers)),
        running=Running(elapsed=entry.elapsed, until=entry.until, agenda=list(entry.theme.prompts)),
        seq=entry.seq,
    )


def _let_time_pass(session: Session, elapsed: float) -> None:
    running = session.running
    if running is None or elapsed <= running.elapsed:
        return
    asked = session.asked.get(running.current or "")
    if asked and not running.paused:
        session.asked[asked.id] = replace(asked, seconds=asked.seconds + elapsed - running.elapsed)
    running.elapsed = elapsed


def _notice(session: Session, entry: e.NoticeRead) -> None:
    session.notice = replace(session.notice, read=entry.at)


def _people(session: Session, entry: e.People) -> None:
    session.people = entry.count


def _open(session: Session, entry: e.Open) -> None:
    if session.running:
        if not session.asked:
            session.started = entry.at
        session.running.current = entry.prompt
        session.running.stage = Stage(timer=session.running.stage.timer)
        session.asked.setdefault(entry.prompt, Asked(entry.prompt, session.title_of(entry.prompt)))


def _pause(session: Session, _: e.Pause) -> None:
    if session.running:
        session.running.paused = True


def _resume(session: Session, _: e.Resume) -> None:
    if session.running:
        session.running.paused = False


def _change_prompt(session: Session, id: str, **fields: Any) -> None:
    session.agenda[:] = [replace(p, **fields) if p.id == id else p for p in session.agenda]


def _minutes(session: Session, entry: e.Minutes) -> None:
    _change_prompt(session, entry.prompt, minutes=entry.minutes)


def _follow_up(session: Session, entry: e.FollowUp) -> None:
    if session.running:
        used = set(session.running.used.get(entry.prompt, ()))
        used = used | {entry.position} if entry.used else used - {entry.position}
        session.running.used[entry.prompt] = sorted(used)


def _prompt(session: Session, entry: e.PromptChange) -> None:
    if entry.what == "add" and entry.prompt:
        _place(session.agenda, entry.prompt, entry.after)
    elif entry.what == "move" and (prompt := session.prompt(entry.id)):
        session.agenda.remove(prompt)
        _place(session.agenda, prompt, entry.after)
    elif entry.what == "drop":
        session.agenda[:] = [p for p in session.agenda if p.id != entry.id]
    elif entry.what == "retitle":
        _change_prompt(session, entry.id, title=entry.title)
        if asked := session.asked.get(entry.id):
            session.asked[entry.id] = replace(asked, title=entry.title)


def _place(agenda: list[Prompt], prompt: Prompt, after: str | None) -> None:
    ids = [p.id for p in agenda]
    agenda.insert(ids.index(after) + 1 if after in ids else (0 if after is None else len(ids)), prompt)


def _voice(session: Session, entry: e.VoiceDeclared) -> None:
    if not entry.forgotten:
        _hear(session, entry.role, entry.label)
    elif session.running:
        session.running.voices.pop(entry.role, None)


def _hear(session: Session, role: str | None, label: str = "") -> None:
    if role and (running := session.running) and (label or role not in running.voices):
        known = running.voices.get(role)
        others = {other for name, other in running.voices.items() if name != role}
        running.voices[role] = label or known or label_for(role, others)


def _remark(session: Session, entry: e.RemarkKept) -> None:
    _make_room(session, entry.number)
    session.remarks[entry.number] = Remark(*_kept(entry))
    _in_order(session)
    _hear(session, entry.speaker)
    if session.running:
        session.running.numbers = max(session.running.numbers, entry.number)


def _make_room(session: Session, number: int) -> None:
    # A remark that a person added to the file by hand may have taken the number: it gets the next free one.
    if by_hand := session.remarks.pop(number, None):
        free = max([number, *session.remarks]) + 1
        session.remarks[free] = replace(by_hand, number=free)


def _change(session: Session, entry: e.Change) -> None:
    if remark := session.remarks.get(entry.number):
        session.remarks[entry.number] = replace(remark, **changed_fields(entry))
        _hear(session, entry.speaker if entry.speaker is not UNSET else None)


_CHANGING = tuple(
    name for name in e.Change.__struct_fields__ if name not in (*e.Entry.__struct_fields__, "number")
)


def changed_fields(entry: e.Change) -> dict[str, Any]:
    """The fields of a remark that a `Change` sets, by name."""
    return {name: value for name in _CHANGING if (value := getattr(entry, name)) is not UNSET}


def _remove(session: Session, entry: e.Remove) -> None:
    if (remark := session.remarks.pop(entry.number, None)) and session.running:
        session.running.removed[entry.number] = remark


def _restore(session: Session, entry: e.Restore) -> None:
    if session.running and (remark := session.running.removed.pop(entry.number, None)):
        session.remarks[entry.number] = remark
        _in_order(session)


def _in_order(session: Session) -> None:
    """A remark that came back has its place by its number."""
    numbers = reversed(session.remarks)
    if next(numbers) < next(numbers, 0):
        session.remarks = dict(sorted(session.remarks.items()))


def _erase(session: Session, entry: e.Erase) -> None:
    erased = session.remarks.pop(entry.number, None)
    if session.running:
        erased = session.running.removed.pop(entry.number, None) or erased
    if erased is not None:
        _forget_line(session, erased)
    # Its number may be given to another.
    for remark in list(session.remarks.values()):
        if entry.number in (remark.same_as, remark.reply_to, remark.split_from):
            session.remarks[remark.number] = _without(remark, entry.number)


def _forget_line(session: Session, erased: Remark) -> None:
    """What was split off stands in the line, as it was typed, of what it was split from: perhaps in other words,
    where some were spelled out."""
    for number in session.split_before(erased):
        for held in (session.remarks, session.running.removed if session.running else {}):
            if number in held:
                held[number] = replace(held[number], typed=None)


def _without(remark: Remark, number: int) -> Remark:
    links = {name: getattr(remark, name) for name in ("same_as", "reply_to", "split_from")}
    return replace(remark, **{name: None if link == number else link for name, link in links.items()})


def _signal(session: Session, entry: e.SignalGiven) -> None:
    if remark := session.remarks.get(entry.number):
        counts = dict(remark.signals)
        counts[entry.signal] = counts.get(entry.signal, 0) + entry.count
        signals = {signal: count for signal, count in counts.items() if count > 0}
        session.remarks[entry.number] = replace(remark, signals=signals)


def _moment(session: Session, entry: e.MomentMarked) -> None:
    if entry.marked:
        session.moments[entry.moment] = Moment(entry.moment, entry.prompt)
    else:
        session.moments.pop(entry.moment, None)


def _pen(session: Session, entry: e.Pen) -> None:
    if session.running:
        session.running.pen_down = entry.down


def _stage(session: Session, entry: e.StageSet) -> None:
    if session.running:
        session.running.stage = entry.stage


def _end(session: Session, entry: e.End) -> None:
    session.ended = entry.at
    session.running = None


_RULES: dict[type, Callable[[Session, Any], None]] = {
    e.Begin: lambda session, entry: None,
    e.NoticeRead: _notice,
    e.People: _people,
    e.Open: _open,
    e.Pause: _pause,
    e.Resume: _resume,
    e.Minutes: _minutes,
    e.FollowUp: _follow_up,
    e.PromptChange: _prompt,
    e.VoiceDeclared: _voice,
    e.RemarkKept: _remark,
    e.Change: _change,
    e.Remove: _remove,
    e.Restore: _restore,
    e.Erase: _erase,
    e.SignalGiven: _signal,
    e.MomentMarked: _moment,
    e.Pen: _pen,
    e.StageSet: _stage,
    e.Click: lambda session, entry: None,
    e.End: _end,
}
