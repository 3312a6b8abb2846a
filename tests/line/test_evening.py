"""A whole evening in line mode, from a pipe and line by line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from facilitator.domain.entries import RemarkKept
from facilitator.storage import journal
from tests.conftest import ROOT
from tests.evening import EVENING, THEME
from tests.line.driver import Led, facilitator, home_with_theme, on_disk, paths_of, shown, texts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "prompts", tmp_path / "home" / "prompts")
    return tmp_path / "home"


def script(french: bool) -> list[str]:
    """The lines of the evening, with the commands that move the room."""
    lines, current = [], None
    for prompt, line in EVENING:
        if prompt != current:
            lines.append(":suivante" if french else ":next")
            current = prompt
        lines.append(line)
    return lines


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_whole_evening_from_a_pipe(shipped: Path, language: str) -> None:
    typed = "".join(f"{line}\n" for line in script(language == "fr"))
    ran = facilitator(shipped, "--language", language, "start", THEME, "--plain", said=typed)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    session = shown(shipped)
    assert session["ended"] is not None
    assert [prompt["id"] for prompt in session["prompts"]] == [
        "rendez-vous", "annonces", "amities", "generations", "fil-d-actualite", "journal",
    ]  # fmt: skip
    acknowledged = [line for line in ran.stdout.splitlines() if line.startswith("#")]
    for number in range(1, len(session["remarks"]) + 1):
        assert any(line.startswith(f"#{number} ") for line in acknowledged)
    assert len(session["remarks"]) == len(EVENING) - 5 - 4, "five lines declare a voice, four are signals"
    said = {remark["text"]: remark for remark in session["remarks"]}
    assert said["le boulanger a aussi rempli une soirée jeux comme ça"]["prompt"] == "annonces"
    assert said["deux personnes ont noté le nom de la page des vide-greniers"]["prompt"] == "annonces"
    assert said["Mon cours de gym, je le fais devant la télé, en chaussons"]["speaker"] == "une mamie"


def test_each_number_is_said_only_once_its_remark_is_on_disk(home: Path) -> None:
    with Led(home) as led:
        led.type(":next")
        led.hears("Que dites-vous")
        for number in range(1, 21):
            led.asks(f"parole {number}", f"^#{number} parole {number}$")
            lines = paths_of(home).journal.read_bytes()
            kept = [entry for entry in journal.decode(lines, home) if isinstance(entry, RemarkKept)]
            assert kept[-1].number == number
            assert kept[-1].text == f"parole {number}"
        assert led.ends() == 0


def test_the_words_are_kept_as_bytes_came(home: Path) -> None:
    hostile = [
        b"[@click=app.quit]x[/]",
        b"\x1b[31mrouge\x1b[0m",
        b"nul \x00 dedans",
        "séparateurs \u2028 \u2029 \u0085 \x0b \x0c fin".encode(),
        b"1e3",
        "é".encode() * 50_000,
        b"octet \xff perdu",
        b"retour\r",
        b": avec une espace",
    ]
    with Led(home) as led:
        for number, line in enumerate(hostile, 1):
            led.type(line)
            led.hears(f"^#{number} ")
        assert led.ends() == 0
        assert not any("\x1b" in line or "\x00" in line for line in led.heard), "escapes are inert"
    assert texts(home) == [line.removesuffix(b"\r").decode("utf-8", "replace") for line in hostile]


def test_a_line_without_its_end_is_still_a_remark(home: Path) -> None:
    ran = facilitator(home, "start", "essai", said="une parole\nla dernière")
    assert ran.returncode == 0
    assert texts(home) == ["une parole", "la dernière"]


def test_without_a_terminal_plain_lines_come_by_themselves(home: Path) -> None:
    assert facilitator(home, "start", "Essai", said="une parole\n").returncode == 0
    assert texts(home) == ["une parole"]


def test_the_question_is_said_once_with_what_an_ear_needs(home: Path) -> None:
    ran = facilitator(home, "--language", "en", "start", "essai", said=":next\n")
    lines = ran.stdout.splitlines()
    at = lines.index("Question 1 of 3: Première question")
    assert lines[at + 1] == "Que dites-vous ?"
    assert "5 min" in lines[at + 2] and "2 follow-ups" in lines[at + 2]
    assert "Pour vous seule." not in ran.stdout, "notes are said when asked for"


def test_a_killed_session_is_taken_up_at_the_same_question(home: Path) -> None:
    with Led(home) as led:
        led.type("avant", ":next", ":next", "ici")
        led.hears("^#2 ici")
        led.kill()
    name = paths_of(home).name
    with Led(home, "--resume", "last") as led:
        led.hears("Deuxième question")
        led.asks("après", "^#3 après")
        assert led.ends() == 0
    session = shown(home, name)
    assert [(remark["text"], remark["prompt"]) for remark in session["remarks"]] == [
        ("avant", None), ("ici", "deux"), ("après", "deux"),
    ]  # fmt: skip
    assert session["ended"]


def test_a_session_left_on_the_same_theme_is_spoken_of(home: Path) -> None:
    facilitator(home, "start", "essai", said="une parole\n:leave\n")
    name = paths_of(home).name
    assert on_disk(home).ended is None
    ran = facilitator(home, "start", "essai", said=":leave\n")
    assert f"--resume {name}" in ran.stdout
    assert len(list((home / "sessions").glob("*.yaml"))) == 2


def test_what_cannot_be_taken_up_is_said(home: Path) -> None:
    facilitator(home, "start", "essai", said="")
    ended = facilitator(home, "--language", "en", "start", "--resume", "last")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "has ended" in ended.stderr
    with Led(home) as led:
        led.asks("une parole", "^#1 ")
        running = facilitator(home, "--language", "en", "start", "--resume", "last")
        assert running.returncode == 1
        assert "another window" in running.stderr


def test_place_organiser_and_the_end_of_keeping_are_written(home: Path) -> None:
    facilitator(home, "start", "essai", "--place", "Médiathèque", "--organiser", "L'équipe", said="")
    session = on_disk(home)
    assert (session.place, session.organiser) == ("Médiathèque", "L'équipe")
    assert session.notice.keep_until is not None


def test_the_json_has_the_fields_promised(home: Path) -> None:
    facilitator(home, "start", "essai", said=':next\nune libraire : "Sur tiktok" (rires)\n')
    session = json.loads(facilitator(home, "show", "last", "--json").stdout)
    assert list(session) == ["title", "place", "started", "ended", "people", "prompts", "remarks"]
    assert (session["place"], session["people"]) == (None, None)
    assert list(session["prompts"][0]) == ["id", "title", "seconds"]
    (remark,) = session["remarks"]
    assert {key: remark[key] for key in remark if key != "at"} == {
        "number": 1,
        "prompt": "une",
        "kind": "verbatim",
        "speaker": "une libraire",
        "origin": "room",
        "tags": ["tiktok"],
        "sensitive": False,
        "mended": None,
        "same_as": None,
        "reply_to": None,
        "text": "Sur tiktok",
    }


def test_the_mark_that_windows_puts_before_a_text_is_no_part_of_its_first_line(home: Path) -> None:
    with Led(home) as led:
        led.type(b"\xef\xbb\xbf:next\r", b"une parole\r", b"\xef\xbb\xbfune autre\r")
        assert led.ends() == 0
    assert on_disk(home).remarks[1].prompt == "une"
    assert texts(home) == ["une parole", "\ufeffune autre"]


FRAMED = """\
title: "Essai"
opening: "Bonsoir."
previous:
  title: "Le temps \\e[31mdes possibles"
  finding: "Du temps perdu.\\nEt des ponts."
prompts:
- title: "La seule question"
closing: "Que gardez-vous ?\\nUn mot chacun."
"""


def test_the_opening_tells_the_cafe_before_and_the_last_question_is_followed_by_the_closing_one(
    home: Path,
) -> None:
    (home / "prompts" / "essai.yaml").write_text(FRAMED, encoding="utf-8")
    said = ":next\n:next\n:leave\n"
    heard = facilitator(home, "--language", "en", "start", "essai", said=said).stdout.splitlines()
    first = heard.index("Bonsoir.")
    assert heard[first + 1 : first + 4] == [
        "The café before: Le temps ␛[31mdes possibles",
        "Du temps perdu.",
        "Et des ponts.",
    ]
    last = next(place for place, line in enumerate(heard) if line.startswith("This is the last question"))
    assert heard[last + 1 : last + 3] == ["To close: Que gardez-vous ?", "Un mot chacun."]
    again = facilitator(home, "start", "--resume", "last", said=":next\n:leave\n").stdout
    assert "Du temps perdu." not in again
    assert "Que gardez-vous ?" in again
