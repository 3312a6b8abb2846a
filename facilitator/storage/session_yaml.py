"""A session as its YAML file says it: one type for what is written, and both ways between it and the domain."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from facilitator.domain.faults import Fault, FaultsError
from facilitator.domain.session import Asked, Moment, Notice, Remark, Running, Session, Voice
from facilitator.domain.stage import Stage
from facilitator.domain.theme import Prompt, Theme, with_ids
from facilitator.storage.records import convert, cut_texts
from facilitator.storage.yaml_places import Places
from facilitator.storage.yaml_reader import read_tree
from facilitator.storage.yaml_writer import quoted, write_tree

FORMAT = 1


class RunningPart(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The `running` part of the file. `sum` is that of everything above it, so that an edit by hand shows."""

    elapsed: float = 0.0
    numbers: int = 0
    current: str | None = None
    paused: bool = False
    pen_down: bool = field(default=False, name="pen-down")
    until: datetime | None = None
    agenda: list[Prompt] = []
    voices: list[Voice] = []
    used: dict[str, list[int]] = {}
    removed: list[Remark] = []
    stage: Stage = Stage()
    sum: str = ""


class SessionPart(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The whole file."""

    format: Literal[1]
    filed: Annotated[int, Meta(ge=0)]
    title: str
    started: datetime
    theme: Theme
    language: str = "fr"
    place: str = ""
    organiser: str = ""
    people: int | None = None
    notice: Notice = Notice()
    ended: datetime | None = None
    prompts: list[Asked] = []
    remarks: list[Remark] = []
    moments: list[Moment] = []
    running: RunningPart | None = None


def dump(session: Session) -> str:
    """The session as one whole YAML document."""
    text = "".join(_parts(session))
    if session.running is None:
        return text
    return f'{text}  sum: "{_sum(text.encode())}"\n'


def _parts(session: Session) -> list[str]:
    head: dict[str, Any] = {
        "format": FORMAT,
        "filed": session.seq,
        "title": session.title,
        "language": session.language,
    }
    head |= {key: value for key in ("place", "organiser", "people") if (value := getattr(session, key))}
    if session.notice != Notice():
        head["notice"] = _plain(session.notice)
    head["started"] = session.started
    if session.ended:
        head["ended"] = session.ended
    head["theme"] = _plain(session.theme)
    head["prompts"] = [_asked(asked, whole=session.ended is not None) for asked in session.asked.values()]
    if session.moments:
        head["moments"] = _plain(list(session.moments.values()))
    parts = [write_tree(head), "remarks: []\n" if not session.remarks else "remarks:\n"]
    parts += map(_remark, session.remarks.values())
    if session.running:
        parts.append(write_tree({"running": _running(session.running)}))
    return parts


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value, builtin_types=(datetime, date))


def _asked(asked: Asked, whole: bool) -> dict[str, Any]:
    seconds = round(asked.seconds) if whole else round(asked.seconds, 3)
    return {"id": asked.id, "title": asked.title, "seconds": seconds}


def _running(running: Running) -> dict[str, Any]:
    tree: dict[str, Any] = {"elapsed": round(running.elapsed, 3), "numbers": running.numbers}
    tree |= {key: value for key in ("current", "until") if (value := getattr(running, key))}
    tree |= {
        key: True for key, value in (("paused", running.paused), ("pen-down", running.pen_down)) if value
    }
    lists: dict[str, Any] = {
        "agenda": _plain(running.agenda),
        "voices": [{"role": role, "label": label} for role, label in running.voices.items()],
        "used": running.used,
        "removed": _plain(list(running.removed.values())),
    }
    if running.stage != Stage():
        lists["stage"] = _plain(running.stage)
    return tree | {key: value for key, value in lists.items() if value}


def _remark(remark: Remark) -> str:
    """One item of `remarks`, written by hand since an evening may hold ten thousand."""
    lines = [f"- number: {remark.number}", f"at: {_instant(remark.at)}"]
    if remark.prompt is not None:
        lines.append(f"prompt: {quoted(remark.prompt)}")
    lines.append(f"kind: {remark.kind}")
    if remark.speaker is not None:
        lines.append(f"speaker: {quoted(remark.speaker)}")
    lines.append(f"origin: {remark.origin}")
    if remark.where is not None:
        lines.append(f"where: {quoted(remark.where)}")
    if remark.tags:
        lines.append(f"tags: [{', '.join(map(quoted, remark.tags))}]")
    if remark.signals:
        lines.append(
            f"signals: {{{', '.join(f'{name}: {count}' for name, count in remark.signals.items())}}}"
        )
    if remark.take_up:
        lines.append("take-up: true")
    if remark.sensitive:
        lines.append("sensitive: true")
    if remark.same_as is not None:
        lines.append(f"same-as: {remark.same_as}")
    if remark.reply_to is not None:
        lines.append(f"reply-to: {remark.reply_to}")
    if remark.split_from is not None:
        lines.append(f"split-from: {remark.split_from}")
    lines.append(f"text: {quoted(remark.text)}")
    if remark.typed is not None:
        lines.append(f"typed: {quoted(remark.typed)}")
    if remark.mended is not None:
        lines.append(f"mended: {quoted(remark.mended)}")
    return "\n  ".join(lines) + "\n"


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


# A line without quotation marks and with a `#` after a space: only a person writes so.
_UNQUOTED_HASH = re.compile(r"""^[^"'#\n]*\s#""", re.MULTILINE)
_COMMENT = re.compile(r"""^(?:[^"'#\n]*\s)?#|["'\]}]\s+#[^"'\n]*$""", re.MULTILINE)
_NOT_FREE_TEXT = ("format", "filed", "language", "people", "number", "at", "kind", "origin", "seconds", "id")


def load(text: str, path: Path) -> tuple[Session | None, list[Fault]]:
    """The session a file says, as far as it can be read, and what is wrong with the rest."""
    try:
        tree = read_tree(text, path)
    except FaultsError as error:
        return None, error.faults
    if later := _later_format(tree, text, path):
        return None, [later]
    part, faults = convert(tree, SessionPart, text, path)
    if part is None:
        return None, faults
    faults += _equal_numbers(part, text, path)
    if part.ended is None and not (part.running and part.running.sum):
        # The program ends such a file with it: what comes last was cut off, by an editor or a hand.
        faults.append(Fault(path, "cut-short", text.count("\n") + 1, 1))
    if _UNQUOTED_HASH.search(text):
        faults += cut_texts(Places(text), path, but=_NOT_FREE_TEXT)
    return _session(part), faults


def _later_format(tree: Any, text: str, path: Path) -> Fault | None:
    """What a file says that a later version of the program wrote: nothing else in it can be judged."""
    number = tree.get("format") if isinstance(tree, dict) else None
    if type(number) is not int or number <= FORMAT:
        return None
    return Fault(path, "later-format", *Places(text).locate(("format",)), {"number": number})


def has_comments(text: str) -> bool:
    """Whether a person wrote a comment, which no session can hold."""
    return _COMMENT.search(text) is not None


def _equal_numbers(part: SessionPart, text: str, path: Path) -> list[Fault]:
    numbers = [remark.number for remark in part.remarks]
    if len(set(numbers)) == len(numbers):
        return []
    places, first = Places(text), {number: place for place, number in reversed(list(enumerate(numbers)))}
    return [
        Fault(path, "equal-numbers", *places.locate(("remarks", place, "number")), {"number": number})
        for place, number in enumerate(numbers)
        if first[number] < place
    ]


def _session(part: SessionPart) -> Session:
    remarks = {remark.number: remark for remark in _beside_removed(part)}
    return Session(
        title=part.title,
        theme=with_ids(part.theme),
        started=part.started,
        language=part.language,
        place=part.place,
        organiser=part.organiser,
        people=part.people,
        notice=part.notice,
        ended=part.ended,
        asked={asked.id: asked for asked in part.prompts},
        remarks=remarks,
        moments={moment.at: moment for moment in part.moments},
        running=_running_part(part.running, remarks) if part.running else None,
        seq=part.filed,
    )


def _beside_removed(part: SessionPart) -> list[Remark]:
    """The remarks; one that a person added under the number of a removed one gets the next free one."""
    removed = {remark.number for remark in part.running.removed} if part.running else set()
    free = count(max([0, *removed, *(remark.number for remark in part.remarks)]) + 1)
    return [replace(r, number=next(free)) if r.number in removed else r for r in part.remarks]


def _running_part(part: RunningPart, remarks: dict[int, Remark]) -> Running:
    removed = {remark.number: remark for remark in part.removed}
    return Running(
        elapsed=part.elapsed,
        numbers=max([part.numbers, *remarks, *removed]),
        current=part.current,
        paused=part.paused,
        pen_down=part.pen_down,
        until=part.until,
        agenda=part.agenda,
        voices={voice.role: voice.label for voice in part.voices},
        used=part.used,
        removed=removed,
        stage=part.stage,
    )


_FILED_TEXT = re.compile(r"^filed: (\d{1,15})\s*$", re.MULTILINE)
_FILED = re.compile(rb"^filed: (\d+)$", re.MULTILINE)
_SUM = re.compile(rb'^  sum: "([0-9a-f]+)"\n\Z', re.MULTILINE)


def _sum(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def filed_by_program(text: str) -> int | None:
    """`filed`, when the file of a running session is as the program wrote it; None when a person edited it."""
    return _filed(text.encode())


def filed_as_said(text: str) -> int:
    """`filed` as it stands in a file that cannot be read; 0 where it is not there."""
    found = _FILED_TEXT.search(text)
    return int(found[1]) if found else 0


def _filed(data: bytes) -> int | None:
    at = data.rfind(b"\n  sum: ") + 1
    found = _SUM.match(data, at) if at else None
    if found is None or found[1] != _sum(data[:at]).encode():
        return None
    filed = _FILED.search(data, 0, 200)
    return int(filed[1]) if filed else None


def load_without_remarks(data: bytes, path: Path) -> Session | None:
    """The session but for its remarks, at a cost that hardly grows with them.

    Only for a running session's file as the program wrote it (no text can begin a line there); else None.
    """
    if _filed(data) is None:
        return None
    start, end = data.find(b"\nremarks:") + 1, data.rfind(b"\nrunning:\n") + 1
    rest = data[:start] + b"remarks: []\n" + data[end:]
    session, faults = load(rest.decode(), path)
    return None if faults else session
