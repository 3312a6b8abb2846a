"""A home in the middle of a café: themes, a session cut off in mid-question, one at its welcome, one that has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from facilitator.services.acts import Act, Desk, Done
from facilitator.services.clock import EveningClock, now
from facilitator.services.live import Live
from facilitator.services.opening import Frame, Opened, begin, take_up
from facilitator.storage import themes
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, with_journal
from tests.conftest import ROOT
from tests.evening import EVENING, THEME

SECONDS_A_LINE = 41.0

Lines = list[tuple[str | None, str]]
State = Literal["welcome", "middle", "ended"]

ENGLISH: Lines = [
    (None, "a bookseller :"),
    (None, "a dancer :"),
    (None, "a student :"),
    (None, "a gran :"),
    (None, "a film maker :"),
    (None, "( a couple comes in late, ask for their voices at the break"),
    ("far-and-close", 'gran : "My grandson rings on FaceTime, mostly I see his ceiling" (laughter)'),
    ("far-and-close", "stu : his flat mates from three countries still share one shopping list"),
    ("far-and-close", 'boo : "A reader in Canada reads aloud to me on Sundays'),
    ("far-and-close", "The trouble : nobody dares to ring any more without writing first"),
    ("far-and-close", "Several ring at about 22:30, when the house is asleep"),
    ("far-and-close", "? What do we do the day the service stops"),
    ("far-and-close", "! One evening a month when we ring somebody we have lost"),
    ("round-the-corner", 'dan : "Half of my audience came through a story, the night before'),
    ("round-the-corner", "The group of our street on #facebook is mostly good for ladders"),
    ("round-the-corner", 'a baker : "I post the batch, by eleven there is nothing left"'),
    ("round-the-corner", "gran : she still reads the posters, and her neighbour shows her the rest (agree)"),
    ("round-the-corner", "!! Ask the town hall who keeps the notice board"),
]


@dataclass(frozen=True)
class Words:
    """What a café of one language is made of. `middle` is the question the evening was cut off at."""

    theme: str
    other_theme: str
    lines: Lines
    middle: str
    half: str
    entered: str
    added: str


WORDS = {
    "fr": Words(
        THEME,
        "premier-cafe-ia",
        EVENING,
        "annonces",
        'un facteur : "Les gens me demandent ce qui se passe samedi',
        "mam : elle a trouvé son cours de gym comme ça",
        " de la semaine avec Solène Kermarrec",
    ),
    "en": Words(
        "when-screens-bring-us-together",
        "premier-cafe-ia",
        ENGLISH,
        "round-the-corner",
        'a postman : "People ask me what is on this Saturday',
        "gran : that is how she found her gym class",
        " of the week with Margaret Thompson",
    ),
}

_BROKEN = "title: Essai\nprompts:\n- question: Et vous ?\n"


class Pace(EveningClock):
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def elapsed(self) -> float:
        """Seconds since the session began."""
        return self.seconds


def make(folder: Path, language: str) -> Home:
    """The home, with a session in each state on disk."""
    words, home = WORDS[language], Home(folder)
    home.prompts.mkdir(parents=True)
    home.sessions.mkdir()
    for name in (words.theme, words.other_theme):
        (home.prompts / f"{name}.yaml").write_bytes((ROOT / "prompts" / f"{name}.yaml").read_bytes())
    (home.prompts / "un-essai.yaml").write_text(_BROKEN, encoding="utf-8")
    for state in ("ended", "welcome", "middle"):
        _lead(home, words, state)
    return home


def taken_up(home: Home, state: State) -> Opened:
    """The session in this state, held again."""
    return take_up(_paths(home)[state])


def ended(home: Home) -> SessionPaths:
    """The session that has ended."""
    (path,) = (path for path in home.sessions.glob("*.yaml") if not path.with_suffix(".journal").exists())
    return SessionPaths(home.sessions, path.stem)


def _paths(home: Home) -> dict[State, SessionPaths]:
    """Those not ended: the one that was begun last stands first."""
    middle, welcome = sorted(
        with_journal(home.sessions), key=lambda p: p.journal.stat().st_size, reverse=True
    )
    return {"middle": middle, "welcome": welcome}


def _lead(home: Home, words: Words, state: State) -> None:
    frame = Frame(
        "Médiathèque", "Les amis de la médiathèque", now() + timedelta(minutes=47), date(2027, 11, 22)
    )
    opened = begin(home.sessions, themes.load(home.prompts / f"{words.theme}.yaml"), frame)
    desk, pace = Desk(opened.book), Pace()

    def send(act: Act) -> None:
        live.hear(Done(act, desk.do(act)))

    live = Live(opened.session, pace, send)
    live.people(14)
    live.notice_read()
    for prompt, line in words.lines:
        if state != "ended" and (prompt is not None if state == "welcome" else _after(words, prompt)):
            break
        pace.seconds += SECONDS_A_LINE
        if prompt is not None and prompt != live.heading:
            live.open(prompt)
            live.follow_up(0)
        live.note(live.read(line), prompt)
    if state == "ended":
        live.end()
    opened.release()


def _after(words: Words, prompt: str | None) -> bool:
    """Whether a line comes after the question at which the evening is cut off."""
    order = list(dict.fromkeys(where for where, _line in words.lines))
    return order.index(prompt) > order.index(words.middle)
