"""`facilitator merge`: what it makes, what it says, what it refuses; and conflicted copies in the list of sessions."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from facilitator.storage.paths import SessionPaths
from tests.line.driver import facilitator, home_with_theme, paths_of, shown
from tests.tables import CONFLICT, TABLE_A, TABLE_B, conflicted_copy, table, two_tables

ENGLISH = ("--language", "en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


@pytest.fixture
def tables(home: Path) -> tuple[SessionPaths, SessionPaths]:
    return two_tables(home / "sessions")


def test_two_tables_make_one_session(home: Path, tables: tuple[SessionPaths, SessionPaths]) -> None:
    names = [paths.name for paths in tables]
    ran = facilitator(home, *ENGLISH, "merge", *names, "-o", "réunie", "--people", "17")
    assert ran.returncode == 0, ran.stderr
    for part in (
        "2 sessions are one now: réunie (4 remarks).",
        str(home / "sessions" / "réunie.yaml"),
        "Place: “Table A”, “Table B”. The first is kept.",
        "1 pair may be the same thing noted twice. Nothing is decided:",
        f"une mamie: {TABLE_A[0]}",
        f"une mamie: {TABLE_B[0]}",
        "facilitator review 'réunie'" if shlex.quote("réunie") != "réunie" else "facilitator review réunie",
        *(f"facilitator privacy --delete {name}" for name in names),
    ):
        assert part in ran.stdout
    session = shown(home, "réunie")
    assert sorted(remark["text"] for remark in session["remarks"]) == sorted([*TABLE_A, *TABLE_B])
    assert session["people"] == 17 and [prompt["id"] for prompt in session["prompts"]] == ["q1"]


def test_what_was_made_for_other_programs(home: Path, tables: tuple[SessionPaths, SessionPaths]) -> None:
    ran = facilitator(home, "merge", tables[0].name, str(tables[1].yaml), "--json")
    made = json.loads(ran.stdout)
    assert made["path"] == str(home / "sessions" / f"{made['session']}.yaml") and Path(made["path"]).exists()
    assert made["sources"] == [paths.name for paths in tables]
    assert (made["remarks"], made["united"], made["gone"]) == (4, 0, [])
    assert {"what": "place", "prompt": None, "said": ["Table A", "Table B"], "taken": "Table A"} in made[
        "settled"
    ]
    (pair,) = made["alike"]
    remarks = {remark["number"]: remark["text"] for remark in shown(home, made["session"])["remarks"]}
    assert {remarks[pair["first"]], remarks[pair["second"]]} == {TABLE_A[0], TABLE_B[0]}


def test_a_conflicted_copy_is_marked_and_proposed_by_a_line_that_works(home: Path) -> None:
    paths = table(home / "sessions", "une parole")
    conflicted_copy(paths)
    listed = facilitator(home, "sessions").stdout
    assert f"copie en conflit de {paths.name}" in listed or f"conflicted copy of {paths.name}" in listed
    by_name = {
        item["session"]: item["copy_of"]
        for item in json.loads(facilitator(home, "sessions", "--json").stdout)
    }
    assert by_name == {paths.name: None, paths.name + CONFLICT: paths.name}
    said = facilitator(home, *ENGLISH, "merge").stdout.splitlines()
    assert said[0].startswith(f"{paths.name} was changed in two places")
    (conflict,) = json.loads(facilitator(home, "merge", "--json").stdout)
    assert conflict["files"] == [str(paths.yaml), str(home / "sessions" / f"{paths.name}{CONFLICT}.yaml")]
    program, *arguments = shlex.split(said[1])
    assert program == "facilitator"
    ran = facilitator(home, *ENGLISH, *arguments)
    assert ran.returncode == 0 and "1 remark was the same in several files" in ran.stdout


def test_what_was_taken_out_of_one_copy_is_said_with_what_forgets_it(home: Path) -> None:
    paths = table(home / "sessions", "gardée", "à oublier", "la dernière")
    conflicted_copy(paths)
    facilitator(home, "erase", paths.name, "2", "--yes")
    ran = facilitator(home, *ENGLISH, "merge", paths.name, paths.name + CONFLICT, "-o", "réunie")
    (line,) = [line for line in ran.stdout.splitlines() if "is no more in" in line]
    command = shlex.split(line.partition("facilitator ")[2])
    assert facilitator(home, *command, "--yes").returncode == 0
    assert [remark["text"] for remark in shown(home, "réunie")["remarks"]] == ["gardée", "la dernière"]


def test_nothing_to_propose_is_said(home: Path) -> None:
    ran = facilitator(home, *ENGLISH, "merge")
    assert ran.returncode == 0 and "No conflicted copy" in ran.stdout
    assert json.loads(facilitator(home, "merge", "--json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (("last",), 2, "Name two sessions or more"),
        (("A", "A"), 1, "is named twice"),
        (("last", "jamais-vue"), 1, "jamais-vue"),
        (("last", "0001"), 1, "0001"),
        (("A", "B", "-o", "../dehors"), 1, "cannot be named “../dehors”"),
        (("A", "B", "-o", "A"), 1, "is in the way"),
        (("A", "B", "-o", "con"), 1, "cannot be named"),
        (("A", "B", "-o", "pas/la/x.yaml"), 1, "not there"),
        (("A", "B", "--people", "0"), 2, "must be a number"),
        (("A", "coupée"), 1, "has not ended"),
        (("A", "fausse"), 1, "fausse.yaml:"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    home: Path, tables: tuple[SessionPaths, SessionPaths], arguments: tuple[str, ...], status: int, part: str
) -> None:
    folder = home / "sessions"
    for paths, name in zip(tables, "AB", strict=True):
        paths.yaml.rename(folder / f"{name}.yaml")
    left = table(folder, "coupée", end=False)
    for path in (left.yaml, left.journal):
        if path.exists():
            path.rename(folder / f"coupée{path.suffix}")
    (folder / "fausse.yaml").write_text((folder / "A.yaml").read_text("utf-8") + "zut: 1\n", "utf-8")
    before = sorted(path.name for path in folder.iterdir())
    ran = facilitator(home, *ENGLISH, "merge", *arguments)
    assert ran.returncode == status and part in ran.stderr and ran.stdout == ""
    assert "Traceback" not in ran.stderr and len(ran.stderr.splitlines()) == 1
    assert sorted(path.name for path in folder.iterdir()) == before


def test_words_and_names_cannot_act_on_a_terminal(home: Path) -> None:
    one = table(home / "sessions", "un mot \x1b[31mrouge\x1b[0m et\u202e long", place="\x1b]0;titre\x07")
    two = table(home / "sessions", "un mot \x1b[31mrouge\x1b[0m et\u202e long !", place="ici")
    strange = SessionPaths(two.folder, "étrange\x1b[2J")
    two.yaml.rename(strange.yaml)
    for arguments in ((), ("--json",)):
        ran = facilitator(home, "merge", one.name, str(strange.yaml), *arguments)
        assert ran.returncode == 0 and "\x1b" not in ran.stdout + ran.stderr and "\u202e" not in ran.stdout
    assert "\x1b" not in facilitator(home, "sessions").stdout
    assert paths_of(home)
