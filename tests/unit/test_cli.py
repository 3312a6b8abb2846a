"""The commands: what they print, their exit status, and a sentence whatever is typed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator import __version__
from facilitator.cli.commands import MODULES, program
from tests.line.driver import (
    PROGRAM,
    facilitator,
    home_noted,
    home_with_theme,
    on_disk,
    paths_of,
    shown,
    texts,
)

ENGLISH = ("--language", "en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


@pytest.fixture
def ended(home: Path) -> Path:
    """A home with a session of two remarks that has ended."""
    return home_noted(home, ':next\nle premier\n"Le second" une libraire\n')


@pytest.fixture
def left(home: Path) -> Path:
    """A home with a session that was left on its first question."""
    facilitator(home, "start", "essai", said=":next\nle premier\n:leave\n")
    return home


# Usage


@pytest.mark.parametrize("command", MODULES)
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(program(), [command, "--help"], prog_name="facilitator")
    assert result.exit_code == 0
    assert f"facilitator {command}" in result.output
    assert "--home" in result.output
    assert "Show this message" not in result.output, "click's own English"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing-like-it",),
        ("strat", "essai"),
        ("start",),
        ("start", "--nope"),
        ("start", "essai", "--place"),
        ("start", "essai", "another"),
        ("note", "one", "two", "three"),
        ("note", ""),
        ("note", "   "),
        ("note", "last", "x", "--kind", "poem"),
        ("note", "last", "x", "--origin", "moon"),
        ("note", "last", "x", "--kind", "verbatim", "--origin", "memory"),
        ("note", "last", "x", "--prompt", "nulle-part"),
        ("show",),
        ("review",),
        ("erase", "last"),
        ("erase", "last", "zero", "--yes"),
        ("erase", "last", "0", "--yes"),
        ("erase", "last", "-1", "--yes"),
        ("erase", "last", "1"),
        ("privacy", "--delete", "last"),
        ("privacy", "--anonymise", "last"),
        ("privacy", "--delete", "last", "--anonymise", "last", "--yes"),
        ("privacy", "last", "--delete", "last", "--yes"),
        ("new",),
        ("new", "  "),
        ("--language", "de", "sessions"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_wrong_usage_is_two_with_one_line(ended: Path, arguments: tuple[str, ...], language: str) -> None:
    ran = facilitator(ended, *arguments, env={"LANGUAGE": language})
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert "--help" in ran.stderr
    assert texts(ended) == ["le premier", "Le second"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("start", "nulle-part"),
        ("start", ""),
        ("start", "x" * 5000),
        ("start", "a\nb\x1b[31m"),
        ("start", "--resume", "nulle-part"),
        ("start", "/"),
        ("show", "nulle-part"),
        ("show", ""),
        ("show", "../../etc/passwd"),
        ("note", "nulle-part", "x"),
        ("note", "sans séance qui tourne"),
        ("erase", "last", "99", "--yes"),
        ("privacy", "nulle-part"),
        ("privacy", "--delete", "nulle-part", "--yes"),
        ("privacy", "--anonymise", "nulle-part", "--yes"),
        ("new", "Essai"),
        (),
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("unicode_escape").decode(),
)
def test_trouble_is_one_with_one_line(ended: Path, arguments: tuple[str, ...]) -> None:
    ran = facilitator(ended, *arguments)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert "\x1b" not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert texts(ended) == ["le premier", "Le second"]


@pytest.mark.parametrize("command", ["start", "show", "note", "new", "check", "erase", "\udcff"])
def test_bytes_that_are_no_text_get_a_sentence(ended: Path, command: str) -> None:
    ran = facilitator(
        ended, os.fsencode(command), b"\xff\xfe[/]\x1b", *((b"1", b"--yes") if command == "erase" else ())
    )
    assert ran.returncode in (0, 1, 2)
    assert "Traceback" not in ran.stderr
    assert "\x1b" not in ran.stdout + ran.stderr


def test_an_error_of_the_program_is_a_sentence_unless_asked(home: Path) -> None:
    (home / "sessions").write_text("not a folder", encoding="utf-8")
    ran = facilitator(home, "start", "essai")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    asked = facilitator(home, "start", "essai", env={"FACILITATOR_DEBUG": "1"})
    assert "Traceback" in asked.stderr


def test_options_of_everywhere_go_before_or_after(ended: Path) -> None:
    before = facilitator(ended, "--language", "en", "sessions").stdout
    after = facilitator(Path("/nowhere"), "sessions", "--language", "en", "--home", str(ended)).stdout
    assert before == after
    assert "(ended)" in before


def test_version_and_the_home_screen_without_a_terminal(home: Path) -> None:
    assert facilitator(home, "--version").stdout == f"facilitator {__version__}\n"
    alone = facilitator(home, *ENGLISH)
    assert alone.returncode == 1
    assert "start THEME --plain" in alone.stderr


@pytest.mark.parametrize(("language", "word"), [("fr", "Emploi\u00a0:"), ("en", "Usage:")])
def test_help_speaks_both_languages(home: Path, language: str, word: str) -> None:
    assert facilitator(home, "--help", env={"LANGUAGE": language}).stdout.startswith(word)
    other = "en" if language == "fr" else "fr"
    asked = facilitator(home, "note", "--help", "--language", language, env={"LANGUAGE": other})
    assert asked.stdout.startswith(word)


def test_the_settings_say_which_language(home: Path, own_machine: Path) -> None:
    folder = own_machine / "user" / ".config" / "facilitator"
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text("language: en\n", encoding="utf-8")
    assert "session" in facilitator(home, "sessions").stdout
    assert "No session is running" in facilitator(home, "note", "une parole").stderr


def test_a_closed_pipe_is_no_trouble_to_speak_of(ended: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [*PROGRAM, "--home", str(ended), "show", "last"], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert ran.stderr == b""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_trouble(left: Path, closed: str) -> None:
    command = f'"$@" {closed}'
    ran = subprocess.run(
        ["sh", "-c", command, "sh", *PROGRAM, "--home", str(left), "note", "last", "une parole"],
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert texts(left) == ["le premier", "une parole"]


def test_the_headings_of_help_take_the_space_of_french(home: Path) -> None:
    heard = facilitator(home, "--help").stdout.splitlines()
    assert {"Options\u00a0:", "Commandes\u00a0:"} <= set(heard)
    assert {"Options:", "Commands:"} <= set(facilitator(home, *ENGLISH, "--help").stdout.splitlines())


# The home


READING = [
    ("sessions",),
    ("show", "last"),
    ("check",),
    ("note", "une parole"),
    ("erase", "last", "1", "--yes"),
    ("doctor",),
]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_slip_in_the_name_of_the_home_makes_no_new_one(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = facilitator(tmp_path / "tipo", *ENGLISH, *arguments)
    assert ran.returncode == 1
    assert f"There is no such folder: {tmp_path / 'tipo'}." in ran.stdout + ran.stderr
    assert not (tmp_path / "tipo").exists()


@pytest.mark.parametrize("arguments", [*READING, ("start", "essai"), ("new", "Un thème")], ids=" ".join)
def test_a_file_in_place_of_the_home_is_said_to_be_one(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("words", encoding="utf-8")
    ran = facilitator(tmp_path / "file", *ENGLISH, *arguments)
    assert ran.returncode == 1
    assert f"This is a file, not a folder: {tmp_path / 'file'}." in ran.stdout + ran.stderr


@pytest.mark.parametrize("arguments", [("sessions",), ("start", "essai")], ids=" ".join)
def test_what_the_system_says_of_a_home_is_not_passed_on_in_english(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert "File name too long" not in facilitator(tmp_path / ("n" * 300), *arguments).stderr
    home_with_theme(tmp_path / "home")
    (tmp_path / "home" / "sessions").write_text("words", encoding="utf-8")
    assert "File exists" not in facilitator(tmp_path / "home", "start", "essai").stderr


# note


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (('une danseuse : "Bonjour',), {"kind": "verbatim", "speaker": "une danseuse", "text": "Bonjour"}),
        (("? pourquoi",), {"kind": "question", "text": "pourquoi"}),
        (("Bonjour", "--prompt", "deux"), {"prompt": "deux"}),
        (("Bonjour", "--speaker", "une  mamie"), {"speaker": "une mamie"}),
        (('? "Bonjour', "--kind", "idea"), {"kind": "idea", "text": '? "Bonjour'}),
        ((" exact ", "--kind", "verbatim"), {"kind": "verbatim", "text": " exact "}),
        (("Bonjour", "--origin", "paper"), {"origin": "paper"}),
        (
            ("une libraire : « Je lis »", "--origin", "memory"),
            {"kind": "observation", "speaker": "une libraire", "text": "« Je lis »", "origin": "memory"},
        ),
        (("Vu sur TikTok",), {"tags": ["tiktok"]}),
        (("--", "--prompt"), {"text": "--prompt"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_note_reads_a_line_as_it_is_typed(
    left: Path, arguments: tuple[str, ...], kept: dict[str, object]
) -> None:
    ran = facilitator(left, "note", "last", *arguments)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("#2 ")
    remark = shown(left)["remarks"][-1]
    assert {"prompt": "une", "origin": "room", **remark, **kept} == remark


def test_note_takes_lines_from_the_standard_input(left: Path) -> None:
    ran = facilitator(left, "note", paths_of(left).name, said="le deuxième\n\nle troisième\r\n(rires)")
    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["#2", "#3", "#3"]
    assert texts(left) == ["le premier", "le deuxième", "le troisième"]
    assert on_disk(left).remarks[3].signals == {"laughter": 1}


def test_the_mark_before_a_text_of_windows_is_no_part_of_a_remark(left: Path) -> None:
    mark = "\ufeff"
    facilitator(left, "note", paths_of(left).name, said=f"{mark}? pourquoi\r\n{mark}le troisième\r\n")
    assert [remark["kind"] for remark in shown(left)["remarks"]][1:] == ["question", "observation"]
    assert texts(left)[1:] == ["pourquoi", f"{mark}le troisième"]


def test_a_signal_goes_to_the_last_remark_even_when_that_is_filed(left: Path) -> None:
    facilitator(left, "start", "--resume", "last", said=":leave\n")
    assert paths_of(left).journal.stat().st_size == 0
    facilitator(left, "note", "last", "(accord)")
    assert on_disk(left).remarks[1].signals == {"agree": 1}


def test_one_word_that_names_no_session_is_the_text(left: Path) -> None:
    ran = facilitator(left, "note", "premier")
    assert ran.returncode == 1, "no session is running"
    assert texts(left) == ["le premier"]


def test_a_remark_after_the_end_is_filed_at_once_from_memory(ended: Path) -> None:
    ran = facilitator(ended, "note", "last", '"On y pensait encore" une mamie')
    assert ran.stdout.startswith("#3 ")
    assert not paths_of(ended).journal.exists()
    remark = shown(ended)["remarks"][-1]
    assert (remark["kind"], remark["origin"], remark["speaker"]) == ("observation", "memory", "une mamie")
    assert remark["text"] == '"On y pensait encore"'
    facilitator(ended, "note", "last", '"Sur un papier" une mamie', "--origin", "paper")
    assert shown(ended)["remarks"][-1]["kind"] == "verbatim"


# sessions, show, erase


def test_sessions_as_json(ended: Path) -> None:
    (item,) = json.loads(facilitator(ended, "sessions", "--json").stdout)
    session = shown(ended)
    assert item == {
        "session": paths_of(ended).name,
        "title": "Essai",
        "place": "Ici",
        "started": session["started"],
        "ended": session["ended"],
        "state": "ended",
        "copy_of": None,
        "remarks": 2,
    }


def test_show_reads_well(left: Path) -> None:
    facilitator(left, "note", "last", 'une libraire : "Je \x1b[31mlis" (rires)')
    facilitator(left, "note", "last", "!! à revoir")
    said = facilitator(left, "show", "last", *ENGLISH).stdout
    assert "Première question (" in said
    assert "#1 le premier\n" in said
    assert "#2 une libraire: “Je ␛[31mlis” [laughter]\n" in said
    assert "#3 à revoir [to be taken up]\n" in said
    french = facilitator(left, "show", "last").stdout
    assert "«" in french and "»" in french


def test_json_shown_in_a_terminal_is_inert_and_exact(left: Path) -> None:
    text = "a\x1b[31m\x9b31m\u202e\u2028\x7f é 🙂"
    facilitator(left, "note", "last", text)
    ran = facilitator(left, "show", "last", "--json")
    assert not {"\x1b", "\x9b", "\u202e", "\u2028", "\x7f"} & set(ran.stdout)
    assert json.loads(ran.stdout)["remarks"][-1]["text"] == text


def test_a_faulty_session_shows_what_can_be_read_and_why(ended: Path) -> None:
    path = paths_of(ended).yaml
    damaged = path.read_text(encoding="utf-8").replace("kind: verbatim", "kind: poem")
    path.write_text(damaged, encoding="utf-8")
    ran = facilitator(ended, "show", "last", "--json")
    assert ran.returncode == 1
    assert [remark["text"] for remark in json.loads(ran.stdout)["remarks"]] == ["le premier"]
    assert str(path) + ":" in ran.stderr
    assert facilitator(ended, "note", "last", "une parole").returncode == 1
    assert path.read_text(encoding="utf-8") == damaged


def test_erase_takes_the_words_out_everywhere(left: Path) -> None:
    facilitator(left, "note", "last", "un secret xylophone")
    ran = facilitator(left, "erase", "last", "2", "2", "--yes")
    assert ran.returncode == 0
    assert len(ran.stdout.splitlines()) == 1
    assert texts(left) == ["le premier"]
    assert not any(b"xylophone" in file.read_bytes() for file in left.parent.rglob("*") if file.is_file())


def test_erase_is_all_or_nothing(ended: Path) -> None:
    assert facilitator(ended, "erase", "last", "1", "99", "--yes").returncode == 1
    assert texts(ended) == ["le premier", "Le second"]


# check, new


def test_check_names_the_place_and_counts(ended: Path) -> None:
    assert facilitator(ended, "check").returncode == 0
    broken = ended / "prompts" / "cassé.yaml"
    broken.write_text("title: on\nprompts:\n- title: Un\n  minutes: 14:30\n", encoding="utf-8")
    ran = facilitator(ended, *ENGLISH, "check")
    assert ran.returncode == 1
    lines = ran.stdout.splitlines()
    assert lines[0].startswith(f"{broken}:1:8: ")
    assert lines[1].startswith(f"{broken}:4:12: ")
    assert lines[-1] == "2 files out of 3 are right."
    assert facilitator(ended, "check", str(paths_of(ended).yaml)).returncode == 0
    for wrong in ("nulle-part.yaml", str(ended / "nothing"), "/dev/null"):
        assert facilitator(ended, "check", wrong).returncode == 1


def test_new_writes_a_theme_that_is_right_and_never_overwrites(home: Path) -> None:
    ran = facilitator(home, "new", "L'été : où aller ?")
    path = home / "prompts" / "l-ete-ou-aller.yaml"
    assert ran.stdout == f"{path}\n"
    assert (home / "prompts" / "theme.schema.json").exists()
    assert facilitator(home, "check", str(path)).returncode == 0
    before = path.read_bytes()
    assert facilitator(home, "new", "L'été : où aller ?").returncode == 1
    assert path.read_bytes() == before
    assert facilitator(home, "start", "L’été : où aller ?", said="").returncode == 0


def test_new_refuses_a_title_that_no_theme_may_have(home: Path) -> None:
    before = sorted((home / "prompts").iterdir())
    ran = facilitator(home, "new", "a" * 2001)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert sorted((home / "prompts").iterdir()) == before


def test_a_new_home_is_filled_with_the_shipped_themes(tmp_path: Path) -> None:
    assert facilitator(tmp_path / "new", "new", "Un thème").returncode == 0
    assert facilitator(tmp_path / "new", "check").returncode == 0
    assert len(list((tmp_path / "new" / "prompts").glob("*.yaml"))) >= 4
