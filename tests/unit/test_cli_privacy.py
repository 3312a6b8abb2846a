"""`facilitator privacy`: what it lists, what it shows before anything goes, and what it does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import need
from tests.line.driver import PROGRAM, facilitator, home_with_theme, on_disk
from tests.people import NAMES, WORDS, named_session
from tests.terminal.traces import traces

ENGLISH = ("--language", "en")


@pytest.fixture
def home(own_machine: Path) -> Path:
    home = home_with_theme(own_machine / "home")
    named_session(home / "sessions", keep_until=date(2020, 5, 31))
    return home


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_the_list_says_what_remains_and_what_to_do(home: Path) -> None:
    said = facilitator(home, *ENGLISH, "privacy").stdout
    for part in (
        "Les écrans",
        "was to be deleted after 31 May 2020",
        "#1 full name: Marie Dupont",
        "#1 mail address: karim.benali@exemple.fr",
        "#2 first name: Gérard",
        "#3 telephone number: 06 39 98 12 34",
        "#3 is sensitive",
        ".by-hand-1",
        "--anonymise SESSION",
    ):
        assert part in said


def test_the_list_for_other_programs(home: Path) -> None:
    (found,) = json.loads(facilitator(home, "privacy", "last", "--json").stdout)
    assert found["past_due"] and found["keep_until"] == "2020-05-31" and found["state"] == "ended"
    assert {"number": 2, "kind": "first-name", "words": "Gérard"} in found["flagged"]
    assert found["sensitive"] == [3] and len(found["beside"]) == 3


def test_nothing_to_look_at_is_said(tmp_path: Path) -> None:
    home = home_with_theme(tmp_path / "home")
    facilitator(home, "start", "essai", said="une parole\n")
    assert "Nothing to look at" in facilitator(home, *ENGLISH, "privacy").stdout
    assert json.loads(facilitator(home, "privacy", "--json").stdout) == []


def test_what_is_flagged_cannot_act_on_a_terminal(home: Path) -> None:
    facilitator(home, "note", "last", "écrire à \x1b[31ma@b.fr\x1b[0m\u202e vite")
    for arguments in (("privacy",), ("privacy", "--json"), ("privacy", "--anonymise", "last", "--yes")):
        said = facilitator(home, *arguments)
        assert "a@b.fr" in said.stdout and "\x1b" not in said.stdout + said.stderr
        assert "\u202e" not in said.stdout + said.stderr


def test_each_change_is_shown_before_and_after(home: Path) -> None:
    ran = facilitator(home, *ENGLISH, "privacy", "--anonymise", "last", "--yes")
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    at = lines.index("#1 words:")
    assert lines[at + 1 : at + 3] == ["  - Marie Dupont suit karim.benali@exemple.fr", "  + […] suit […]"]
    assert ran.stdout.count(".by-hand-1") == 1
    assert on_disk(home).remarks[2].speaker == "une personne"
    assert traces(home, NAMES) == []
    again = facilitator(home, *ENGLISH, "privacy", "--anonymise", "last", "--yes")
    assert again.returncode == 0 and "anonymous already" in again.stdout


def test_the_changes_for_other_programs(home: Path) -> None:
    tree = json.loads(facilitator(home, "privacy", "--anonymise", "last", "--yes", "--json").stdout)
    assert {"number": 2, "part": "speaker", "before": "Gérard", "after": "une personne"} in tree["changes"]
    assert len(tree["deleted"]) == 3


def test_everything_deleted_is_listed_and_gone_and_the_rest_stays(home: Path) -> None:
    export = home / "sessions" / f"{next((home / 'sessions').glob('*.yaml')).stem}.odt"
    export.write_bytes(b"")
    before = files(home / "sessions")
    tree = json.loads(facilitator(home, "privacy", "--delete", "last", "--yes", "--json").stdout)
    assert set(map(Path, tree["deleted"])) == before - {export} and tree["left_alone"] == [str(export)]
    assert files(home / "sessions") == {export}
    assert traces(home, WORDS) == []


def test_what_is_left_of_a_session_that_is_gone_is_listed_and_deleted_by_its_name(home: Path) -> None:
    path = next((home / "sessions").glob("*.yaml"))
    path.unlink()
    assert f"{path.stem} is no more" in facilitator(home, *ENGLISH, "privacy").stdout
    ran = facilitator(home, "privacy", "--delete", path.stem, "--yes")
    assert ran.returncode == 0, ran.stderr
    assert files(home / "sessions") == set()


def test_a_session_that_has_not_ended_can_be_deleted_but_not_made_anonymous(own_machine: Path) -> None:
    home = home_with_theme(own_machine / "home")
    named_session(home / "sessions", end=False)
    ran = facilitator(home, *ENGLISH, "privacy", "--anonymise", "last", "--yes")
    assert ran.returncode == 1 and "has not ended" in ran.stderr
    assert facilitator(home, "privacy", "--delete", "last", "--yes").returncode == 0
    assert traces(home, WORDS) == []


@pytest.mark.parametrize("action", ["--delete", "--anonymise"])
def test_at_a_terminal_it_asks_and_no_changes_nothing(home: Path, action: str) -> None:
    try:
        import pexpect
    except ImportError:
        need(False, "pseudo-terminals")
    before = {path: path.read_bytes() for path in files(home / "sessions")}
    asked = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "--home", str(home), *ENGLISH, "privacy", action, "last"], encoding="utf-8"
    )
    asked.expect("cannot be undone. Type yes")
    asked.sendline("no")
    asked.expect("Nothing is changed")
    asked.expect(pexpect.EOF)
    asked.wait()
    assert asked.exitstatus == 1
    assert {path: path.read_bytes() for path in files(home / "sessions")} == before


def test_what_is_no_session_is_never_deleted(home: Path) -> None:
    theme = home / "prompts" / "essai.yaml"
    broken = home / "ailleurs.yaml"
    broken.write_text("title: [", "utf-8")
    for path in (theme, broken):
        ran = facilitator(home, *ENGLISH, "privacy", "--delete", str(path), "--yes")
        assert ran.returncode == 1 and "not a session" in ran.stderr
        assert path.exists()


def test_a_broken_session_of_the_home_can_be_deleted(home: Path) -> None:
    path = next((home / "sessions").glob("*.yaml"))
    path.write_text("title: [ornithorynque", "utf-8")
    assert facilitator(home, "privacy", "--delete", path.stem, "--yes").returncode == 0
    assert traces(home, WORDS) == []
