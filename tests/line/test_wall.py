"""What the room sees, chosen in line mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.stage import Stage
from facilitator.storage import settings
from facilitator.storage.folders import config_folder
from facilitator.storage.settings import Wifi
from tests.line.driver import Led, home_with_theme, on_disk

ENGLISH = {"LANGUAGE": "en"}
MORE = """\
opening: "Bienvenue."
closing: "Que gardez-vous ?"
previous: {title: "Avant", finding: "On se parle."}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = home_with_theme(tmp_path / "home")
    theme = home / "prompts" / "essai.yaml"
    text = theme.read_text("utf-8").replace('  id: "une"\n', '  id: "une"\n  link: "https://example.org"\n')
    theme.write_text(MORE + text.replace('  id: "deux"\n', '  id: "deux"\n  blind: true\n'), encoding="utf-8")
    return home


@pytest.fixture
def led(home: Path) -> Iterator[Led]:
    """A session on its first question, with a remark and a comment."""
    with Led(home, env=ENGLISH) as led:
        led.type(":next", "une parole", "( PENSEE")
        led.hears("^#2 ")
        yield led


def stage(home: Path) -> Stage:
    running = on_disk(home).running
    assert running is not None
    return running.stage


@pytest.mark.parametrize(
    ("typed", "told", "shown"),
    [
        ("opening", "opening text", Stage("opening")),
        ("cadre", "notice", Stage("notice")),
        ("précédent", "the café before", Stage("flashback")),
        ("previous", "the café before", Stage("flashback")),
        ("remark 1", "remark #1", Stage("remark", 1)),
        ("paroles", "remarks", Stage("wall")),
        ("reveal", "remarks", Stage("wall", hidden=False)),
        ("link", "QR code", Stage("code")),
        ("code bon café", "QR code", Stage("code", text="bon café")),
        ("DEROULE", "agenda", Stage("agenda")),
        ("closing", "closing question", Stage("closing")),
        ("rien", "nothing", Stage(blank=True)),
        ("time", "the question, without the time left", Stage(timer=False)),
        ("test", "test picture", Stage("test")),
    ],
)
def test_the_room_sees_what_is_named(led: Led, home: Path, typed: str, told: str, shown: Stage) -> None:
    led.asks(f":wall {typed}", rf"^The room sees: {told}\.$")
    assert stage(home) == shown
    led.asks(":mur", rf"^The room sees: {told}\.$")


def test_the_next_question_takes_its_place(led: Led, home: Path) -> None:
    led.asks(":wall agenda", "agenda")
    led.asks(":next", "Question 2")
    led.asks(":wall", r"^The room sees: the question and the time left\.$")
    assert stage(home) == Stage()


def test_the_network_is_shown_once_the_settings_know_it(led: Led, home: Path) -> None:
    led.asks(":wall wifi", "no network is known yet")
    settings.remember(config_folder(), wifi=Wifi("Salle", "thé", "WPA"))
    led.asks(":wall wifi", r"^The room sees: Wi-Fi\.$")
    assert stage(home) == Stage("wifi")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("question", "on the wall already"),
        ("remark 2", "#2 is a comment: those are never shown"),
        ("remark", "Which remark"),
        ("remark 9", "There is no remark #9"),
        ("code", "Which text"),
        ("ciel", "^The room can be shown: question, opening"),
    ],
)
def test_what_cannot_be_shown_is_said_and_changes_nothing(led: Led, home: Path, typed: str, why: str) -> None:
    led.asks(f":wall {typed}", why)
    assert stage(home) == Stage()


def test_the_remarks_of_a_blind_question_wait_until_they_are_revealed(led: Led, home: Path) -> None:
    led.type(":next", "à l’aveugle")
    led.hears("^#3 ")
    led.asks(":wall remark 3", "the remarks of this question are hidden")
    led.asks(":wall link", "this question has no link")
    led.asks(":wall remarks", r"^The room sees: hidden remarks\.$")
    led.asks(":wall reveal", r"^The room sees: remarks\.$")
    led.asks(":wall remark 3", r"^The room sees: remark #3\.$")
    assert stage(home) == Stage("remark", 3, hidden=False)


def test_a_sensitive_remark_is_refused_for_what_it_is(led: Led, home: Path) -> None:
    led.asks(":sensitive 1", r"\[sensitive\]")
    led.asks(":wall remark 1", "#1 is marked as sensitive: the room does not see it")
    assert stage(home) == Stage()
