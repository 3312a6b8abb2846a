"""What only the animator is to see is never drawn before the room, in its own window or on a mirrored screen."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.locks import held
from facilitator.storage.settings import Wifi
from facilitator.texts import words
from tests.terminal.driver import KEYS, Terminal
from tests.terminal.expected import only_session
from tests.terminal.hands import answer
from tests.terminal.plain import run
from tests.terminal.rooms import OnDisk, Room, said, show

THEME = """\
title: "Le café des bocaux"
opening: "Bienvenue parmi les bocaux."
previous:
  title: "Le café des paniers"
  finding: "On y comptait trois paniers."
closing: "Que rapportez-vous ?"
source: "zorsource"
prompts:
- title: "Premier bocal"
  id: premier
  question: "Que mettez-vous en bocal ?"
  link: "https://example.org/bocal"
  follow_ups: ["Et le zorrelance d’hier ?", "Et le zorautre de demain ?"]
  notes: "Le zornote n’est que pour vous."
  minutes: 60
- title: "Second bocal"
  id: second
  question: "Qui ouvre le bocal ?"
  follow_ups: ["Et zorsuite ?"]
  notes: "Ici zorpage."
- title: "Dernier bocal"
  id: dernier
  question: "Combien de bocaux ?"
  blind: true
"""

SAID = (
    "une mamie :",
    'mam : "Les cerises tiennent',
    "( zorcomment du soir",
    "le vinaigre pique",
    "( zoraparte encore",
    "zorefface sur demande",
    "zorretire par erreur",
)
"""Seven lines, six remarks: the last but one is to be erased, the last to be taken out."""
LAST = 6

PRIVATE = (
    *("zorsource", "zorrelance", "zorautre", "zornote", "zorsuite", "zorpage"),
    *("zorcomment", "zoraparte", "zorefface", "zorretire", "zorattente", "zorbrouillon", "zormasque"),
    *("zorailleurs", "zordeux", "zorlignes"),
)

SHOWN = {
    "opening": ("parmi les bocaux",),
    "notice": ("refuser",),
    "flashback": ("paniers",),
    "agenda": ("Premier bocal", "Second bocal", "Dernier bocal"),
    "closing": ("rapportez-vous",),
    "code": ("example.org/bocal",),
    "wifi": ("Bocaux-libres",),
    "test": ("80 ",),
    "remark": ("vinaigre",),
    "wall": ("cerises", "vinaigre"),
    "prompt": ("en bocal",),
}
"""What can be shown of the first question, with some of its words."""

# Where the terminal has only ASCII, the wall is drawn in letters that can be read here.
ASCII = "C"
LEAVING = ("f5", "f12", "ctrl+q")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one theme; the settings know a network."""
    home = tmp_path / "home"
    (home / "prompts").mkdir(parents=True)
    (home / "prompts" / "bocaux.yaml").write_text(THEME, encoding="utf-8")
    settings.remember(config_folder(), wifi=Wifi("Bocaux-libres", "cerise-2026"))
    return home


def led(home: Path, locale: str | None = None) -> Terminal:
    """The session on its first question, with everything said in it."""
    env = dict(os.environ) | ({"LC_ALL": locale} if locale else {})
    live = Terminal("--home", str(home), "start", "bocaux", env=env)
    live.see("Ctrl+Q")
    live.press("page-down")
    live.see("1/3 ")
    for line in SAID:
        live.enter(line)
    live.see(f"#{LAST} ", "zorretire")
    live.press("f8")
    live.see_no_more("zorretire")
    live.press("f9")
    answer(live, "pour de bon ?", "Non, revenir", "Effacer pour de bon")
    live.see_no_more("zorefface")
    live.see("zoraparte")
    return live


def no_private_word(drawn: set[str]) -> None:
    """Fail with the rows in which one stands."""
    found = [row for row in drawn if any(word in row for word in PRIVATE)]
    assert not found, "\n".join(found)


def helping() -> dict[str, str]:
    """The keys that explain, with words that stand in one place as long as the explanation is there."""
    return dict.fromkeys(("f1", "ctrl+g"), f"Échap {said('close')}")


def windows() -> dict[str, str]:
    """The keys that open a window on a mirrored screen, with such words of it."""
    return {**helping(), "f7": f"Échap {said('go back')}", "ctrl+p": said("Search for an action…")}


def strike_every_key(terminal: Terminal, windows: dict[str, str]) -> None:
    """Every key that a terminal sends, but those that leave; first those that open a window, which is closed again."""
    for key, some in windows.items():
        terminal.press(key)
        terminal.see(some)
        terminal.press("escape")
        terminal.see_no_more(some)
    terminal.press(*(key for key in KEYS if key not in (*windows, *LEAVING)))


def test_the_rooms_window_never_draws_what_is_private(home: Path) -> None:
    with Room(home, letters="none") as room, led(home) as live:
        disk = OnDisk(home)
        room.see("en bocal")
        live.type("( zorbrouillon")
        live.see("zorbrouillon")
        for what, some in SHOWN.items():
            show(live, what)
            room.see(*some)
        for what in ("timer", "blank", "blank", "wall", "reveal", "reveal", "remark", "text"):
            before = disk.position
            show(live, what)
            if what == "text":
                live.enter("example.org/autre")
            room.see_change(disk, before)
        strike_every_key(room, helping())
        room.see("ouvre le bocal")
        live.press("page-down")
        show(live, "wall")
        room.see("Combien de bocaux", words.count_remarks(0))
        drawn = room.rows_drawn()
        assert any("cerises" in row for row in drawn)
        no_private_word(drawn)


def test_a_remark_is_on_the_wall_only_once_it_is_on_the_disk(home: Path) -> None:
    with led(home) as live, Room(home, letters="none") as room:
        show(live, "wall")
        room.see("cerises")
        with held(only_session(home).write_lock):
            live.enter("zorattente, et le sel")
            live.see("zorattente")
            released = time.monotonic()
        assert room.drawn_at("zorattente", 0) >= released


def test_a_remark_taken_out_leaves_the_wall(home: Path) -> None:
    with led(home) as live, Room(home, letters="none") as room:
        live.enter("encore une parole")
        live.see("#7 ")
        show(live, "remark")
        room.see("encore une parole")
        live.press("f8")
        room.see("en bocal")
        room.see_no_more("encore une parole")


def mirrored(live: Terminal) -> int:
    """Turn the live screen into what the room sees; from which byte on it is."""
    live.press("f5")
    live.see(said("{key}: back to the notes", key="F5"))
    live.see_no_more("zor")
    return live.written


def come_back(live: Terminal) -> None:
    """From the room's view to the notes."""
    live.press("f5")
    live.see(
        said(
            "Back to the notes: the room would see them. {enter}: back, {escape}: stay",
            enter="Entrée",
            escape="Échap",
        )
    )
    live.press("enter")
    live.see("zorcomment")


def test_a_mirrored_screen_never_draws_what_is_private(home: Path) -> None:
    with led(home, ASCII) as live:
        live.type("( zorbrouillon")
        live.see("zorbrouillon", "zorrelance")
        since = mirrored(live)
        strike_every_key(live, windows())
        live.press("page-up")
        for what, some in SHOWN.items():
            show(live, what)
            live.see(*some)
        live.enter("( zormasque")
        live.press("page-down", "page-up", "f2", "f3", "f4", "ctrl+k", "ctrl+u")
        live.see("en bocal")
        drawn = live.rows_drawn(since)
        come_back(live)
        live.see("zormasque")
        assert any("zornote" in row or "zorrelance" in row for row in live.rows_drawn())
    no_private_word(drawn)


def test_what_happens_meanwhile_is_not_drawn_on_a_mirrored_screen(home: Path) -> None:
    with led(home, ASCII) as live:
        live.press("f2")
        live.see(said("change of #{number}", number=4))
        since = mirrored(live)
        live.type(" et zormasque")
        done = run("--home", str(home), "note", "last", text="( zorailleurs\n")
        assert done.returncode == 0, done.stderr
        disk = OnDisk(home)
        live.wait(lambda: 7 in disk.session.remarks, "what another noted")
        click_everywhere(live)
        live.paste("zordeux\nzorlignes")
        with held(only_session(home).write_lock):
            live.press("enter")
            live.see(said("{count} not on disk yet", count=1))
            live.press("ctrl+q")
            live.see("Cette séance")
            drawn = live.rows_drawn(since)
            live.press("escape")
        live.see_no_more(said("{count} not on disk yet", count=1))
        drawn |= live.rows_drawn(since)
        come_back(live)
        live.see("zormasque", "zordeux zorlignes", "zorailleurs")
    no_private_word(drawn)


def click_everywhere(terminal: Terminal) -> None:
    """A click in every row, at every tenth column."""
    for row in range(1, 25):
        for column in range(1, 81, 10):
            terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
