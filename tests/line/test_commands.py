"""The commands of line mode: each does what it says, and a wrong one changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.line.commands import COMMANDS
from tests.line.driver import Led, facilitator, home_with_theme, on_disk, shown, texts

ENGLISH = {"LANGUAGE": "en"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


@pytest.fixture
def led(home: Path) -> Iterator[Led]:
    """A session on its first question, with two remarks."""
    with Led(home, env=ENGLISH) as led:
        led.type(":next", "le premier", '"Le second" une libraire')
        led.hears("^#2 ")
        yield led


def test_english_and_french_names_mean_the_same(home: Path) -> None:
    said = (
        ":next\n:SUIVANTE\n:précédente\n:precedente\n:back\n:question trois\nune parole\n:fin\njamais lue\n"
    )
    assert facilitator(home, "start", "essai", said=said).returncode == 0
    session = on_disk(home)
    assert list(session.asked) == ["une", "deux", "trois"]
    assert [(remark.text, remark.prompt) for remark in session.remarks.values()] == [("une parole", "trois")]
    assert session.ended is not None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_lists_every_command_by_both_names(home: Path, language: str) -> None:
    ran = facilitator(home, "--language", language, "start", "essai", said=":aide\n")
    for known in COMMANDS:
        assert f":{known.english}" in ran.stdout
        assert f":{known.french}" in ran.stdout


def test_edit_shows_the_words_then_changes_them(led: Led, home: Path) -> None:
    led.asks(":edit 2", '^#2 "Le second" une libraire$')
    led.asks(':edit 2 "Le deuxième', "^#2 une libraire: “Le deuxième”")
    led.asks(":edit #1 Le tout premier", "^#1 Le tout premier")
    assert [remark.text for remark in on_disk(home).remarks.values()] == ["Le tout premier", "Le deuxième"]


def test_remove_undo_redo(led: Led, home: Path) -> None:
    led.asks(":remove 1", "^#1 is taken out")
    assert list(on_disk(home).remarks) == [2]
    led.asks(":undo", "^#1 le premier")
    assert list(on_disk(home).remarks) == [1, 2]
    led.asks(":redo", "^#1 is taken out")
    assert list(on_disk(home).remarks) == [2]
    led.asks(":redo", "nothing to redo")


def test_move_files_under_another_question(led: Led, home: Path) -> None:
    led.asks(":move 1 deux", r"^#1 le premier \(Deuxième question\)")
    assert on_disk(home).remarks[1].prompt == "deux"
    led.asks(":déplacer 1 3", r"^#1 le premier \(Troisième question\)")
    assert on_disk(home).remarks[1].prompt == "trois"


def test_take_up_marks_and_unmarks(led: Led, home: Path) -> None:
    led.asks(":take-up 1", "to be taken up")
    assert on_disk(home).remarks[1].take_up
    led.asks(":reprendre 1", "^#1 le premier$")
    assert not on_disk(home).remarks[1].take_up


def test_sensitive_marks_and_unmarks(led: Led, home: Path) -> None:
    led.asks(":sensitive 1", r"^#1 le premier \[sensitive\]$")
    assert on_disk(home).remarks[1].sensitive
    led.asks(":sensible 1", "^#1 le premier$")
    led.asks(":undo", r"^#1 le premier \[sensitive\]$")
    assert on_disk(home).remarks[1].sensitive
    assert shown(home)["remarks"][0]["sensitive"] is True


def test_words_that_may_name_somebody_are_pointed_out_when_they_are_kept(led: Led, home: Path) -> None:
    led.asks("Marie a un compte, a.b@exemple.fr", "^#3 Marie a un compte, a.b@exemple.fr$")
    led.hears("^“Marie”: a first name.*the role")
    led.hears("^“a.b@exemple.fr”: a mail address")
    assert on_disk(home).remarks[3].text == "Marie a un compte, a.b@exemple.fr"
    led.asks(":edit 3 Une mamie a un compte", "^#3 Une mamie")
    led.asks(":edit 1 Josiane a un compte", "^“Josiane”: a first name")
    led.asks(":take-up 1", "^#1 .*to be taken up")
    led.asks(":voices", "^lib: une libraire")
    assert sum("a first name" in line for line in led.heard) == 2


def test_erase_from_a_pipe_asks_nothing_and_leaves_no_byte(led: Led, home: Path) -> None:
    led.asks("un secret xylophone", "^#3 ")
    led.asks(":edit 3 un autre secret xylophone", "^#3 ")
    led.asks(":remove 3", "^#3 ")
    led.asks(":erase 3", "^#3 is erased for good")
    assert not any(b"xylophone" in file.read_bytes() for file in home.rglob("*") if file.is_file())
    led.asks(":undo", "^#2 is taken out")
    assert led.ends() == 0
    assert texts(home) == ["le premier"]
    assert not any(b"xylophone" in file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_the_agenda_can_be_changed(led: Led, home: Path) -> None:
    led.asks(":add Une question de plus", r"Une question de plus \(une-question-de-plus\)")
    led.asks(":retitle Autre titre", "Autre titre")
    led.asks(":next", "^Question 2 of 4: Une question de plus")
    assert [prompt.title for prompt in on_disk(home).agenda][:2] == ["Autre titre", "Une question de plus"]
    led.asks(":prompt", r"^2\. .*← here")


def test_follow_ups_are_numbered_and_ticked(led: Led, home: Path) -> None:
    led.asks(":followups", r"^1\. Où \?$")
    led.asks(":relances 2", r"^2\. Quand \? \(used\)")
    running = on_disk(home).running
    assert running is not None and running.used == {"une": [1]}
    led.asks(":followups 9", "no follow-up 9")
    led.asks(":followups x", "no follow-up x")


def test_what_is_the_animators_is_said_when_asked(led: Led, home: Path) -> None:
    led.asks(":notes", "Pour vous seule")
    led.asks(":time", "left$")
    led.asks(":people", "Nobody has said")
    led.asks(":personnes 14", "^14 people")
    led.asks(":notice", "Nobody is named")
    led.hears("marked as read")
    led.asks(":voices", "une libraire")
    led.asks(":pause", "clock is stopped")
    led.asks(":pause", "clock goes on")
    session = on_disk(home)
    assert session.people == 14
    assert session.notice.read is not None


def test_list_says_the_remarks_of_a_question_whole(led: Led) -> None:
    long = "mot " * 60
    led.asks(long, "^#3 .*…$")
    led.asks(":list", "^#1 le premier")
    led.hears(f"^#3 {long.strip()}")
    led.asks(":list deux", "Nothing has been noted")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (":nxet", "Did you mean: :next"),
        (":xyzzy plouf", "There is no command :xyzzy"),
        (":edit", "Which remark"),
        (":edit 99 rien", "no remark #99"),
        (":remove abc", "Which remark"),
        (":erase 0", "no remark #0"),
        (":remove ²", "Which remark"),
        (":sensitive", "Which remark"),
        (":sensitive 9", "no remark #9"),
        (":move 1 nulle-part", "There are: une, deux, trois"),
        (":move 1", "Which question"),
        (":move 1 99999999999999999999", "Which question"),
        (":prompt une", "already"),
        (":back", "no question before"),
        (":people beaucoup", "Write a number"),
        (":people -3", "Write a number"),
        (":add", "Write the title"),
        (":edit 1 le premier", "stays as it is"),
    ],
)
def test_a_wrong_command_says_why_and_changes_nothing(led: Led, home: Path, line: str, answer: str) -> None:
    before = on_disk(home).seq
    led.asks(line, answer)
    assert on_disk(home).seq == before


def test_a_colon_and_a_space_make_a_remark(led: Led, home: Path) -> None:
    led.asks(": next", "^#3 : next")
    led.asks(":)", r"^#4 :\)")
    led.asks(":-( triste", "^#5 ")
    assert on_disk(home).current == "une"


def test_before_the_first_question_there_is_nothing_to_say_of_one(home: Path) -> None:
    with Led(home, env=ENGLISH) as led:
        for command in (":notes", ":followups", ":time", ":retitle Titre"):
            led.asks(command, "not on a question yet")
        led.asks("(rires)", "no remark yet")


def test_a_voice_that_is_not_clear_is_said(led: Led) -> None:
    led.type("une lycéenne :")
    led.hears("Voice")
    led.type("un lycéen :")
    led.hears("Voice")
    led.asks("lycée : on verra", "^#3 ")
    led.hears("Which voice is not clear: une lycéenne, un lycéen")


def test_french_is_taught_french_names_with_french_spaces(home: Path) -> None:
    said = "\n".join(
        [":suivante", "une parole", "une libraire :"]
        + [f":{name}" for name in ("corriger", "déplacer", "retirer", "reprendre", "effacer", "voix")]
    )
    heard = facilitator(home, "start", "essai", said=said + "\n").stdout.splitlines()
    examples = [line.rpartition(" :")[2] for line in heard if line.startswith("Quelle parole")]
    assert examples == ["corriger 12 …", "déplacer 12 …", "retirer 12", "reprendre 12", "effacer 12"]
    assert "lib\u00a0: une libraire" in heard
