"""What the parts of the front end tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from facilitator.services.acts import Done, Trouble
from facilitator.services.opening import Frame, Opened
from facilitator.storage.paths import SessionPaths
from facilitator.storage.syntheses import SynthesisPaths


@dataclass
class Told(Message):
    """Word from the thread that writes."""

    what: Done | Trouble
    """What was done, here or by others; or what could not be."""


@dataclass
class Left(Message):
    """A running session was left, to be taken up later."""

    unkept: list[str]
    """The lines that could not be written, as typed."""


@dataclass
class ThemeChosen(Message):
    """A theme is to be begun."""

    path: Path
    """Its file."""


@dataclass
class SessionChosen(Message):
    """A session is to be taken up, or read."""

    paths: SessionPaths
    """Its files."""


@dataclass
class SessionOpened(Message):
    """A session was begun, or taken up: it is to be led now."""

    opened: Opened
    """The session, held."""

    frame: Frame | None = None
    """Of one that was begun here: the place and the organiser to propose next time."""


@dataclass
class LibraryWanted(Message):
    """The table of past sessions is to be shown."""


@dataclass
class SearchWanted(Message):
    """Past sessions are to be searched."""


@dataclass
class RemarkChosen(Message):
    """A remark that was found is to be shown in its session."""

    paths: SessionPaths
    """The session's files."""

    number: int
    """The remark."""


@dataclass
class ComparisonWanted(Message):
    """Sessions are to be compared."""

    paths: list[SessionPaths] | None = None
    """Which; all there are where none are named."""


@dataclass
class PrivacyWanted(Message):
    """What remains of people is to be shown."""

    paths: SessionPaths | None = None
    """In which session; in all where none is named."""


@dataclass
class DuplicatesWanted(Message):
    """Remarks that may say the same are to be looked at."""

    paths: SessionPaths
    """The session's files."""


@dataclass
class ArticleWanted(Message):
    """An article is to be written."""

    paths: list[SessionPaths]
    """Of these sessions; where none are named, one of those there are is to be chosen."""


@dataclass
class ExportWanted(Message):
    """An article is to be given away as a file."""

    paths: SynthesisPaths
    """Its synthesis."""
