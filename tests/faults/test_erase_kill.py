"""Killed in the middle of erasing: the words are all gone, or all there to be erased again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from facilitator.domain import entries as e
from facilitator.services.opening import take_up
from facilitator.storage import themes
from facilitator.storage.paths import SessionPaths
from facilitator.storage.session_file import load
from tests.conftest import ROOT, SOAK
from tests.evening import THEME
from tests.evenings import Hand, begun
from tests.terminal.driver import PROGRAM, Terminal
from tests.terminal.expected import only_session, remarks_of
from tests.terminal.hands import end_session
from tests.terminal.plain import run
from tests.terminal.traces import traces

KILLS = 60 if SOAK else 3

# Each word in one remark only, and in nothing that ships with the program.
REGRETTED = [
    "le zorglub de ma tante",
    'un "quiproquo" de xylophane\u2028au clafoutis',
    "l'ornithorynque \\ du voisin, 🤯 plaît-il",
]
WORDS = ["zorglub", "quiproquo", "xylophane", "clafoutis", "ornithorynque", "plaît-il"]


def regretted_session(folder: Path) -> SessionPaths:
    """A session left in mid-evening whose regretted words stand wherever words can: filed, in the journal, edited,
    removed, in an unfinished line, in a copy of the file as a person left it."""
    opened = begun(folder, themes.load(ROOT / "prompts" / f"{THEME}.yaml"), place="Médiathèque")
    hand, paths = Hand(opened.book, opened.session), opened.book.paths
    hand.do(e.Open, prompt="rendez-vous")
    for words in REGRETTED[:2]:
        hand.remark(words, typed=f"! {words}")
    hand.file()
    _edit_by_hand(hand, paths)
    hand.remark(REGRETTED[2])
    hand.do(e.Change, number=1, text=f"{REGRETTED[0]}, redit")
    hand.do(e.Remove, number=2)
    for number in range(400):
        hand.remark(f"parole {number} que la salle assume")
    with paths.journal.open("ab") as journal:
        journal.write(b'{"seq":9999,"do":"remark","text":"le zorglub au clafoutis et l\'ornithorynque')
    opened.release()
    return paths


def _edit_by_hand(hand: Hand, paths: SessionPaths) -> None:
    """A person breaks the file while the session runs: it is kept beside, then written anew."""
    paths.yaml.write_text(paths.yaml.read_text("utf-8") + "\n: [", "utf-8")
    hand.look()
    hand.file()
    assert list(paths.folder.glob("*.by-hand-*"))


def regretted(paths: SessionPaths) -> list[int]:
    """The numbers of the regretted remarks that are still there, kept or removed."""
    loaded = load(paths)
    assert not loaded.faults and loaded.session and loaded.session.running
    there = loaded.session.remarks | loaded.session.running.removed
    return [number for number in (1, 2, 3) if number in there]


def killed_erasing(home: Path, numbers: list[int], seconds: float) -> None:
    """`facilitator erase`, killed after so long."""
    command = [*PROGRAM, "--home", str(home), "erase", "last", *map(str, numbers), "--yes"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)


def took(home: Path, *arguments: str) -> float:
    """Seconds a command takes that has to go well."""
    start = time.monotonic()
    done = run("--home", str(home), *arguments)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - start


def test_erased_words_are_nowhere(tmp_path: Path, own_machine: Path) -> None:
    home = own_machine / "home"
    regretted_session(home / "sessions")
    assert {found.split(" in ")[0] for found in traces(own_machine, WORDS)} == set(WORDS)
    took(home, "erase", "last", "1", "2", "3", "--yes")
    assert traces(own_machine, WORDS) == []


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
def test_erasing_is_killed_and_taken_up_again(own_machine: Path, seed: int) -> None:
    rng = random.Random(seed)
    regretted_session(own_machine / "measured" / "sessions")
    usual = took(own_machine / "measured", "erase", "last", "1", "2", "3", "--yes")
    for kill in range(KILLS):
        home = own_machine / f"home-{kill}"
        paths = regretted_session(home / "sessions")
        killed_erasing(home, [1, 2, 3], rng.uniform(0.45, 1.05) * usual)
        take_up(paths).release()
        left = regretted(paths)
        for number, words in zip((1, 2, 3), (WORDS[:1], WORDS[1:4], WORDS[4:]), strict=True):
            if number not in left:
                assert traces(home, words) == []
        if left:
            took(home, "erase", "last", *map(str, left), "--yes")
        assert traces(own_machine, WORDS) == []


def test_words_erased_by_another_program_do_not_come_back(own_machine: Path) -> None:
    home = own_machine / "home"
    with Terminal("--home", str(home), "start", THEME) as terminal:
        terminal.see("Aucune question")
        terminal.press("page-down")
        terminal.see("1/6 ")
        terminal.enter(REGRETTED[0])
        terminal.see("#1 ")
        terminal.enter("une parole que la salle assume")
        terminal.see("#2 ")
        took(home, "erase", "last", "1", "--yes")
        terminal.see_no_more("zorglub")
        terminal.press("ctrl+z")
        terminal.see_no_more("#2 ")
        terminal.press("ctrl+y", "page-down")
        terminal.see("2/6 ")
        end_session(terminal, home)
    assert [said["text"] for said in remarks_of(only_session(home)).values()] == [
        "une parole que la salle assume"
    ]
    assert traces(own_machine, WORDS) == []
