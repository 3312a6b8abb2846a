"""Ninety minutes of a café, their time made short, by keys in a real terminal: the file says exactly that."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.session import KINDS
from tests.conftest import SOAK
from tests.long_evening import ADDED, ADDED_ID, DROPPED, RETITLED, VOICES, lines_of
from tests.terminal.driver import Terminal
from tests.terminal.expected import SHIPPED, Evening, document, only_session, remarks_of
from tests.terminal.hands import answer, begin, end_session
from tests.terminal.traces import traces

HALF = "ret3 : une amie d'enfance lui envoie"
REST = " une carte postale par mois, en papier"
PEN_DOWN = "pro : il raconte pourquoi il a quitté un réseau"
ERASED = "un vrai zorglub, ne gardez pas ça"
AWAY_SECONDS = 3.0
PAUSE_SECONDS = 3.0


@dataclass
class Clock:
    """The least and the most time that each question can have had, as seen from the chair.

    What is asked for happens at some moment until it is seen, and a machine with much to do takes its time.
    """

    least: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)
    question: str | None = None
    asked: float = 0.0
    seen: float = 0.0

    def goes_to(self, question: str | None, asked: float) -> None:
        """Time goes to this question now, or to none; it was asked for at `asked`."""
        seen = time.monotonic()
        if self.question is not None:
            self.least[self.question] = self.least.get(self.question, 0.0) + asked - self.seen
            self.most[self.question] = self.most.get(self.question, 0.0) + seen - self.asked
        self.question, self.asked, self.seen = question, asked, seen


class Chair:
    """Who types: everything done on the screen is also done to what is expected."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self.terminal, self.home = terminal, home
        self.evening, self.clock = Evening(), Clock()
        self.titles = {prompt.id: prompt.title for prompt in SHIPPED.prompts}
        self.room: str | None = None

    @property
    def last(self) -> int:
        return max(self.evening.remarks)

    def press(self, *keys: str) -> None:
        self.terminal.press(*keys)

    def see(self, *texts: str) -> None:
        self.terminal.see(*texts)

    def line(self, line: str) -> None:
        """Type a line and Enter; a remark of the room's question is waited for."""
        before = set(self.evening.remarks)
        self.evening.typed(line, self.room)
        self.terminal.enter(line)
        for number in set(self.evening.remarks) - before:
            self.see(f"#{number} ")

    def lines(self) -> None:
        for line in lines_of(self.room):
            self.line(line)

    def next(self, prompt: str) -> None:
        """The room moves on to this question."""
        asked = time.monotonic()
        self.press("page-down")
        self.evening.opened(prompt)
        self.room = prompt
        self.see(f"{len(self.evening.asked)}/", self.titles[prompt])
        self.clock.goes_to(prompt, asked)


@pytest.mark.soak
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (140, 40)] if SOAK else [(80, 24)])
def test_ninety_minutes(own_machine: Path, columns: int, rows: int) -> None:
    home = own_machine / "home"
    with Terminal("--home", str(home), columns=columns, rows=rows) as terminal:
        chair = Chair(terminal, home)
        begin(terminal)
        welcome(chair)
        first_half(chair)
        safe = safe_from_a_crash(chair)
        terminal.kill()
    chair.clock.goes_to(None, safe)
    time.sleep(AWAY_SECONDS)
    launched = time.monotonic()
    with Terminal(
        "--home", str(home), "start", "--resume", "last", columns=columns, rows=rows
    ) as chair.terminal:
        second_half(chair, launched)
        asked = time.monotonic()
        end_session(chair.terminal, home)
        chair.clock.goes_to(None, asked)
        chair.see(f"{len(chair.evening.remarks)} paroles")
    says_exactly_that(chair, own_machine)


def welcome(chair: Chair) -> None:
    """The room is open: the notice, the people, the tour de table. No clock goes."""
    chair.see("reste 1 h", "6 questions", "cadre non lu")
    chair.press("f4")
    chair.see("à lire à voix haute")
    chair.terminal.type("l")
    chair.see("Aucun nom n’est noté")
    chair.press("down", "enter")
    chair.see("Combien de personnes")
    chair.terminal.enter("14")
    chair.see("14 personnes", "cadre lu")
    for role in VOICES:
        chair.terminal.enter(f"{role} :")
        chair.evening.typed(f"{role} :", None)
    chair.lines()


def first_half(chair: Chair) -> None:
    """Four questions, one of them the room's own; then the pen is put down."""
    chair.next("rendez-vous")
    chair.lines()
    chair.next("annonces")
    chair.lines()
    agenda(chair)
    chair.next(ADDED_ID)
    chair.lines()
    chair.next("amities")
    chair.lines()
    signals(chair)
    pen(chair)
    chair.terminal.type(HALF)
    chair.see("lui envoie")


def agenda(chair: Chair) -> None:
    """A question is added after this one, one to come is retitled, another dropped."""
    chair.press("ctrl+u")
    chair.see("Les questions de la séance")
    chair.terminal.type("a")
    chair.terminal.enter(ADDED)
    chair.titles[ADDED_ID] = ADDED
    chair.see(ADDED, "Les questions de la séance")
    selected(chair, ADDED)
    chair.press("down")
    selected(chair, chair.titles[RETITLED[0]])
    chair.terminal.type("r")
    prompt, more = RETITLED
    chair.terminal.enter(more)
    chair.titles[prompt] += more
    chair.see(more, "Les questions de la séance")
    chair.press("down")
    selected(chair, chair.titles[DROPPED])
    chair.terminal.type("d")
    chair.terminal.see_no_more(chair.titles[DROPPED])
    chair.press("escape")
    chair.terminal.see_no_more("Les questions de la séance")


def selected(chair: Chair, title: str) -> None:
    """Wait until the row with this title is selected."""
    chair.terminal.wait(
        lambda: any(title in line and "▌" in line for line in chair.terminal.lines), f"{title} selected"
    )


def signals(chair: Chair) -> None:
    """The room agrees with the last remark, and laughs at it; it disagrees with one before."""
    remarks = chair.evening.remarks
    shown = [number for number, said in remarks.items() if said["prompt"] == chair.room]
    chair.press("ctrl+a", "ctrl+a", "ctrl+s")
    # By the number of the line, since two of the lines went to other questions.
    for name, count in (("agree", 2), ("laughter", 1)):
        had = remarks[shown[-1]]["signals"]
        had[name] = had.get(name, 0) + count
    chair.press("up", "up", "ctrl+x", "escape")
    had = remarks[shown[-2]]["signals"]
    had["disagree"] = had.get("disagree", 0) + 1
    chair.see("désaccord")


def pen(chair: Chair) -> None:
    """Nothing is noted while the pen is down; the line waits."""
    chair.press("f10")
    chair.see("STYLO POSÉ")
    chair.terminal.enter(PEN_DOWN)
    chair.see("rien n’est noté")
    assert chair.last == max(remarks_in_journal(chair.home))
    chair.press("f10")
    chair.terminal.see_no_more("STYLO POSÉ")
    chair.evening.typed(PEN_DOWN, chair.room)
    chair.press("enter")
    chair.see(f"#{chair.last} ")


def safe_from_a_crash(chair: Chair) -> float:
    """Wait until the disk has how far the clock had come by now; returns this moment."""
    asked = time.monotonic()
    # What is written first may have been measured before.
    for _ in range(2):
        wait_for_pulse(chair)
    return asked


def wait_for_pulse(chair: Chair) -> None:
    """Wait until the program writes again how far its clock has come."""
    pulse = only_session(chair.home).pulse
    before = pulse.read_bytes()
    chair.terminal.wait(lambda: pulse.read_bytes() != before, "the clock on disk")


def remarks_in_journal(home: Path) -> list[int]:
    """The numbers of the remarks that are on disk now."""
    from facilitator.storage.session_file import load

    session = load(only_session(home)).session
    assert session is not None
    return list(session.remarks)


def second_half(chair: Chair, launched: float) -> None:
    """The half-typed line is back; two questions more, and second thoughts."""
    chair.see(chair.titles["amities"], "lui envoie")
    chair.clock.goes_to("amities", launched)
    chair.evening.typed(HALF + REST, "amities")
    chair.terminal.enter(REST)
    chair.see(f"#{chair.last} ")
    chair.next("fil-d-actualite")
    chair.lines()
    thoughts(chair)
    pause(chair)
    chair.next("journal")
    chair.lines()
    chair.press("ctrl+t")
    chair.see("à reprendre")
    own = [number for number, said in chair.evening.remarks.items() if said["prompt"] == "journal"]
    chair.evening.remarks[own[-1]]["take-up"] = True


def pause(chair: Chair) -> None:
    """The clock stands still for a while."""
    asked = time.monotonic()
    chair.press("ctrl+o")
    chair.see("horloge arrêtée")
    chair.clock.goes_to(None, asked)
    time.sleep(PAUSE_SECONDS)
    asked = time.monotonic()
    chair.press("ctrl+o")
    chair.terminal.see_no_more("horloge arrêtée")
    chair.clock.goes_to(chair.room, asked)


def thoughts(chair: Chair) -> None:
    """A remark is taken out, comes back, and goes; another is erased for good."""
    own = [number for number, said in chair.evening.remarks.items() if said["prompt"] == chair.room]
    chair.press("f8")
    chair.terminal.see_no_more(f"#{own[-1]} ")
    chair.press("escape", "ctrl+z")
    chair.see(f"#{own[-1]} ")
    chair.press("ctrl+y")
    chair.terminal.see_no_more(f"#{own[-1]} ")
    del chair.evening.remarks[own[-1]]
    chair.line(ERASED)
    gone = chair.last
    chair.press("f9")
    answer(chair.terminal, "pour de bon ?", "Non, revenir", "Effacer pour de bon")
    chair.terminal.see_no_more("zorglub")
    del chair.evening.remarks[gone]


def says_exactly_that(chair: Chair, machine: Path) -> None:
    """The file against what was done."""
    paths = only_session(chair.home)
    said: dict[str, Any] = document(paths)
    assert remarks_of(paths) == chair.evening.remarks
    assert len(chair.evening.remarks) >= 80
    assert {remark["kind"] for remark in chair.evening.remarks.values()} == set(KINDS)
    speakers = {remark["speaker"] for remark in chair.evening.remarks.values()}
    assert {"une retraitée", "une retraitée (2)", "une retraitée (3)"} <= speakers
    asked = said["prompts"]
    assert [(one["id"], one["title"]) for one in asked] == [
        (id, chair.titles[id]) for id in chair.evening.asked
    ]
    assert chair.evening.asked == [
        "rendez-vous",
        "annonces",
        ADDED_ID,
        "amities",
        "fil-d-actualite",
        "journal",
    ]
    for one in asked:
        least, most = chair.clock.least[one["id"]], chair.clock.most[one["id"]]
        assert least - 1 <= one["seconds"] <= most + 1, (one, least, most)
    assert said["people"] == 14
    assert instant(said["notice"]["read"]) <= instant(said["started"]) <= instant(said["ended"])
    assert "running" not in said and not paths.journal.exists()
    assert traces(machine, ["zorglub"]) == []


def instant(said: Any) -> datetime:
    """An hour of the file, as a date or as its text."""
    return said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
