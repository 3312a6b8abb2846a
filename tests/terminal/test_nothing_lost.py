"""kill -9 while one types: what the screen showed of any line is in the line again, or a remark, or asked about."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.draft import EMPTY, read
from facilitator.storage.locks import held
from facilitator.texts import _, ngettext
from tests.conftest import SOAK
from tests.evening import THEME
from tests.terminal.driver import Terminal
from tests.terminal.expected import SHIPPED, document, only_session, remarks_of
from tests.terminal.hands import end_session

KILLS = 100 if SOAK else 3

FIRST = SHIPPED.prompts[0].title
WORDS = ("zinc", "yeuse", "xylo", "wagon", "vrac", "urne", "taupe", "sable", "robe", "quille")
# Shorter beginnings of a line may stand anywhere on a screen.
SHORTEST = 5


def begun(home: Path) -> Terminal:
    """A session on its first question."""
    terminal = Terminal("--home", str(home), "start", THEME)
    terminal.see("Ctrl+Q")
    terminal.press("page-down")
    terminal.see(FIRST, "1/6 ")
    return terminal


def again(home: Path) -> Terminal:
    """The session, taken up."""
    terminal = Terminal("--home", str(home), "start", "--resume", "last")
    terminal.see("Entrée")
    return terminal


def test_a_half_typed_line_is_back_after_a_kill_under_the_question_of_its_first_key(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with begun(home) as terminal:
        terminal.type("une moitié de phr")
        terminal.see("une moitié de phr")
        terminal.press("page-down")
        terminal.see("2/6 ")
    with again(home) as terminal:
        terminal.see("une moitié de phr")
        terminal.enter("ase")
        terminal.wait(lambda: not read(only_session(home).draft), "the draft let go")
        end_session(terminal, home)
    (remark,) = remarks_of(only_session(home)).values()
    assert (remark["text"], remark["prompt"]) == ("une moitié de phrase", SHIPPED.prompts[0].id)
    assert not only_session(home).draft.exists()


def test_a_change_half_made_is_back_after_a_kill_and_the_half_line_behind_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with begun(home) as terminal:
        terminal.enter("une parole")
        terminal.see("#1 ")
        terminal.type("en attente")
        terminal.see("en attente")
        terminal.press("f2")
        terminal.see_no_more("en attente")
        terminal.type(" mieux dite")
        terminal.see("une parole mieux dite")
    with again(home) as terminal:
        terminal.see("une parole mieux dite")
        terminal.press("enter")
        terminal.see("en attente")
        terminal.press("enter")
        terminal.see("#2 ")
        end_session(terminal, home)
    assert [remark["text"] for remark in remarks_of(only_session(home)).values()] == [
        "une parole mieux dite",
        "en attente",
    ]


def test_lines_entered_that_did_not_reach_the_disk_are_asked_about_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    lines = ["la toute première", "la deuxième", "la troisième"]
    with begun(home) as terminal:
        terminal.wait(lambda: document(only_session(home)).get("prompts"), "the question on disk")
        with held(only_session(home).write_lock):
            for line in lines:
                terminal.enter(line)
            terminal.type("et une moitié")
            terminal.see("et une moitié", "la troisième")
            terminal.kill()
    with again(home) as terminal:
        terminal.see(*lines, asked_about(len(lines)))
        terminal.kill()
    with again(home) as terminal:
        terminal.see(*lines, asked_about(len(lines)))
        terminal.press("enter")
        terminal.see_no_more(asked_about(len(lines)))
        terminal.see("#3 ", "et une moitié")
        terminal.wait(lambda: read(only_session(home).draft).entered == (), "the draft without the lines")
        terminal.kill()
    with again(home) as terminal:
        terminal.see("#3 ", "et une moitié")
        assert asked_about(len(lines)) not in terminal.text
        end_session(terminal, home)
    texts = [remark["text"] for remark in remarks_of(only_session(home)).values()]
    assert texts == [*lines, "et une moitié"]
    assert read(only_session(home).draft) == EMPTY


def asked_about(count: int) -> str:
    """How the question about lines found again begins."""
    said = ngettext(
        "This line was typed and is not kept:",
        "These {count} lines were typed and are not kept:",
        count,
    )
    return " ".join(said.format(count=count).split())


class Hands:
    """Somebody who types, enters and changes lines, no two alike."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.texts: list[str] = []

    def struck(self) -> Iterator[str]:
        """Key after key: a letter, or the name of another."""
        while True:
            if self.texts and self._rng.random() < 0.3:
                yield from self._change()
            else:
                yield from self._type("".join(self._line()))

    def _line(self) -> list[str]:
        return [f"{self._rng.choice(WORDS)}{len(self.texts)} ", *self._rng.sample(WORDS, 2), " fin"]

    def _type(self, text: str) -> Iterator[str]:
        self.texts.append(text)
        yield from text
        yield "enter"

    def _change(self) -> Iterator[str]:
        yield "f2"
        changed = f"{self.texts[-1]} {self._rng.choice(WORDS)}"
        self.texts[-1] = changed
        yield from changed[changed.rindex(" ") :]
        yield "enter"


def type_until_killed(terminal: Terminal, hands: Hands, rng: random.Random, seconds: float) -> str:
    """What the screen shows at the instant of the kill."""
    deadline = time.monotonic() + seconds
    for key in hands.struck():
        if time.monotonic() > deadline:
            break
        if len(key) == 1:
            terminal.type(key)
        else:
            terminal.press(key)
        time.sleep(rng.uniform(0, 0.02))
    terminal.kill()
    return terminal.text


def shown_of(text: str, screen: str) -> str:
    """The longest beginning of a text that a screen shows."""
    ends = range(len(text), SHORTEST - 1, -1)
    return next((text[:end] for end in ends if text[:end].strip() in screen), "").strip()


@pytest.mark.soak
@pytest.mark.timeout(3600 if SOAK else 120)
def test_whatever_the_screen_showed_of_a_line_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    typed = 0
    for kill in range(KILLS):
        home, hands = tmp_path / f"home-{kill}", Hands(rng)
        with begun(home) as terminal:
            screen = type_until_killed(terminal, hands, rng, rng.uniform(0.1, 1.5))
        wanted = [shown for text in hands.texts if (shown := shown_of(text, screen))]
        typed += len(wanted)
        with again(home) as terminal:
            found: list[str] = []

            def everything(terminal: Terminal = terminal, found: list[str] = found) -> bool:
                found.append(terminal.text)
                if _("Decide later") in terminal.text:
                    terminal.press("enter")
                return all(any(one in seen for seen in found) for one in wanted)  # noqa: B023

            terminal.wait(everything, f"to see {wanted}")
    assert typed >= KILLS, "nobody typed anything"
