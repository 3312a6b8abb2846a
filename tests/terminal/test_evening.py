"""A whole evening in a real terminal: what was typed is what the file says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evening import EVENING, THEME
from tests.terminal.driver import Terminal
from tests.terminal.expected import SHIPPED, Evening, document, only_session, remarks_of
from tests.terminal.hands import answer, begin, end_session
from tests.terminal.plain import run
from tests.terminal.plain_evening import EDITED, lines, same
from tests.terminal.traces import traces

HALF = "mam : la même boîte, avec des lettres"
ERASED = "un vrai zorglub, ne gardez pas ça"


def last(evening: Evening) -> int:
    """The number of the newest remark."""
    return max(evening.remarks)


def test_an_evening_by_keys_alone(own_machine: Path) -> None:
    home, evening = own_machine / "home", Evening()
    with Terminal("--home", str(home)) as terminal:
        begin(terminal)
        room: str | None = None
        for prompt, line in EVENING:
            if prompt != room and prompt is not None:
                evening.opened(prompt)
                terminal.press("page-down")
                terminal.see(f"{len(evening.asked)}/6 ")
                room = prompt
            before = set(evening.remarks)
            evening.typed(line, prompt)
            terminal.enter(line)
            for number in set(evening.remarks) - before:
                if "<" not in line[:1]:
                    terminal.see(f"#{number} ")
        amend(terminal, evening)
        end_session(terminal, home)
        terminal.press("enter")
        terminal.see("Premier Café IA")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    same(home, evening)
    assert document(only_session(home))["people"] == 14
    assert traces(own_machine, ["zorglub"]) == []


def amend(terminal: Terminal, evening: Evening) -> None:
    """Edits, a removal taken back, a line half typed over a change of question, an erasure."""
    number = last(evening)
    terminal.press("f2", "shift+home")
    terminal.enter(EDITED)
    evening.edited(number, EDITED)
    terminal.see("chaque association y pose ses dates")

    terminal.press("up", "up", "f8")
    removed = sorted(n for n, said in evening.remarks.items() if said["prompt"] == "journal")[-2]
    terminal.see_no_more(f"#{removed} ")
    terminal.press("ctrl+z")
    terminal.see(f"#{removed} ")
    terminal.press("ctrl+y")
    terminal.see_no_more(f"#{removed} ")
    del evening.remarks[removed]

    terminal.type(HALF[:9])
    terminal.press("page-up")
    terminal.see("5/6 ")
    terminal.enter(HALF[9:])
    evening.typed(HALF, "journal")
    terminal.press("page-down")
    terminal.see("6/6 ", f"#{last(evening)} ")

    terminal.enter(ERASED)
    evening.typed(ERASED, "journal")
    gone = last(evening)
    terminal.see(f"#{gone} ")
    terminal.press("f9")
    answer(terminal, "pour de bon ?", "Non, revenir", "Effacer pour de bon")
    terminal.see_no_more("zorglub")
    del evening.remarks[gone]

    terminal.press("f4")
    terminal.see("La séance")
    terminal.type("p")
    terminal.see("Combien de personnes")
    terminal.enter("14")
    terminal.see_no_more("Combien de personnes")
    terminal.press("ctrl+t")
    terminal.see("avec des lettres → à reprendre")
    evening.remarks[last(evening)]["take-up"] = True


def by_pipe(home: Path, said: list[str]) -> None:
    done = run("--home", str(home), "start", THEME, "--place", "Médiathèque", text="\n".join(said))
    assert done.returncode == 0 and not done.stderr, done.stderr


def by_terminal(home: Path, said: list[str]) -> None:
    with Terminal("--home", str(home), "start", THEME, "--plain", "--place", "Médiathèque") as terminal:
        terminal.see(":aide")
        for line in said:
            terminal.enter(line)
            if line.startswith(":effacer"):
                terminal.see("pour de bon")
                terminal.enter("oui")
        terminal.enter(":fin")
        assert terminal.end() == 0


@pytest.mark.parametrize("lead", [by_pipe, by_terminal])
def test_an_evening_in_plain_lines(lead: Callable[[Path, list[str]], None], tmp_path: Path) -> None:
    home, evening = tmp_path / "home", Evening()
    lead(home, lines(evening))
    same(home, evening)
    assert document(only_session(home))["people"] == 14
    assert document(only_session(home))["place"] == "Médiathèque"


def test_a_terminal_that_closes_leaves_the_session_to_be_taken_up(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Terminal("--home", str(home), "start", THEME, "--plain") as terminal:
        terminal.see(":aide")
        terminal.enter(":suivante")
        terminal.enter("gardé")
        terminal.see("#1 gardé >")
        terminal.press("ctrl+d")
        terminal.see("--resume")
        assert terminal.end() == 0
    with Terminal("--home", str(home), "start", "--resume", "last") as terminal:
        terminal.see("1/6 ", SHIPPED.prompts[0].title, "#1 ")
        terminal.press("ctrl+q")
        answer(terminal, "Cette séance", "Continuer", "Finir la séance")
        terminal.wait(lambda: "ended" in document(only_session(home)), "the end on disk")
    assert [said["text"] for said in remarks_of(only_session(home)).values()] == ["gardé"]
