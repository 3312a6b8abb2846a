"""`facilitator search`: what it prints, to people and to programs, and its exit status."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from facilitator.storage.folders import cache_folder
from tests.conftest import need
from tests.line.driver import PROGRAM, facilitator, home_noted, paths_of

SAID = """\
:next
"Je partage mes photos" une libraire
on partage [@click=app.quit]les recettes[/]
:next
? à qui sont nos photos
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_noted(tmp_path / "home", SAID)


def search(home: Path, *words: str | bytes) -> tuple[int, list[str], list[str]]:
    """The status, and the lines on both outputs."""
    ran = facilitator(home, "--language", "en", "search", *words)
    return ran.returncode, ran.stdout.splitlines(), ran.stderr.splitlines()


def found(home: Path, *words: str) -> list[dict[str, Any]]:
    objects = json.loads(facilitator(home, "search", *words, "--json").stdout)
    assert isinstance(objects, list)
    return objects


def test_people_read_where_it_was_said_then_the_words(home: Path) -> None:
    status, lines, notes = search(home, "partager")
    assert status == 0 and notes == []
    assert lines[0].startswith("Essai – ") and lines[0].endswith(f"({paths_of(home).name})")
    assert sorted(lines[1:]) == [
        "#1 une libraire: “Je partage mes photos”",
        "#2 on partage [@click=app.quit]les recettes[/]",
    ]


def test_programs_read_objects(home: Path) -> None:
    (one,) = found(home, "photos", "genre:question")
    assert one == {
        "session": paths_of(home).name,
        "title": "Essai",
        "number": 3,
        "prompt": "deux",
        "kind": "question",
        "speaker": None,
        "text": "à qui sont nos photos",
    }
    assert [one["speaker"] for one in found(home, "qui:libraire")] == ["une libraire"]


def test_a_filter_of_several_words_whose_quotes_the_shell_took(home: Path) -> None:
    assert len(found(home, "question:première question")) == 2
    assert found(home, 'question:"première question"') == found(home, "question:première question")
    assert len(found(home, "mes photos")) == 1, "words, in any order"
    assert len(found(home, "photos mes")) == 1
    assert found(home, '"photos mes"') == []


@pytest.mark.parametrize(
    "line",
    ["genre:citation qui:libraire photos", "qui:libraire genre:citation", "depuis:2020 libraire photos"],
)
def test_a_line_in_one_argument_is_read_as_on_the_screen(home: Path, line: str) -> None:
    assert [one["number"] for one in found(home, line)] == [1]
    assert found(home, *line.split()) == found(home, line)


def test_nothing_found_is_said(home: Path) -> None:
    assert search(home, "zorglub") == (1, [], ["Nothing is found."])
    assert search(home, "zorglub", "--json") == (1, ["[]"], ["Nothing is found."])


@pytest.mark.parametrize("words", ["´`^¨", ""])
def test_nothing_to_search_is_said(home: Path, words: str) -> None:
    said = "There is nothing to search for in that. Type a word, or a filter such as who:mamie."
    assert search(home, words) == (1, [], [said])


def test_a_filter_that_says_nothing_is_told(home: Path) -> None:
    status, lines, notes = search(home, "recettes", "depuis:hier")
    assert status == 0 and len(lines) == 2
    assert len(notes) == 1 and notes[0].startswith("“depuis:hier” says nothing here.")


def test_the_limit(home: Path) -> None:
    status, lines, notes = search(home, "photos", "--limit", "1")
    assert (status, len(lines), notes) == (0, 2, ["There are more. To see them: --limit 10."])
    assert search(home, "photos", "--limit", "0")[0] == 2


def test_much_at_once_is_said(home: Path) -> None:
    status, lines, notes = search(home, "mot " * 2_500)
    assert (status, lines) == (1, []), "one word, however often"
    status, lines, notes = search(home, " ".join(f"m{n}" for n in range(2_000)))
    assert notes[0] == "That is much at once: only the first 32 words are searched."


def test_bytes_that_are_no_text(home: Path) -> None:
    need(os.name == "posix", "arguments that are no text")
    assert search(home, b"photos\xff")[0] in (0, 1)


def test_files_that_cannot_be_read_are_told_a_few_at_a_time(home: Path) -> None:
    for number in range(5):
        (home / "sessions" / f"autre-{number}.yaml").write_text("a: [", encoding="utf-8")
    status, lines, notes = search(home, "recettes")
    assert status == 0 and len(lines) == 2
    assert len(notes) == 4 and "autre-0.yaml:1:" in notes[0]
    assert notes[3] == "5 files in all cannot be read whole: facilitator check says which."


def test_without_an_index_it_is_said(home: Path) -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_bytes(b"in the way")
    status, lines, notes = search(home, "recettes")
    assert status == 0 and len(lines) == 2
    assert len(notes) == 1 and notes[0].startswith("The index cannot be used, so every session was read. ")


def test_controls_in_words_are_shown_and_never_obeyed(home: Path) -> None:
    facilitator(home, "note", "last", "rouge \x1b[31m sang", "--kind", "observation")
    _status, lines, _notes = search(home, "sang")
    assert lines[1] == "#4 rouge ␛[31m sang"
    raw = facilitator(home, "search", "sang", "--json").stdout
    assert "\x1b" not in raw and json.loads(raw)[0]["text"] == "rouge \x1b[31m sang"


def test_a_long_remark_is_shown_around_the_words_found(home: Path) -> None:
    facilitator(home, "note", "last", "avant " * 2000 + "zorglub" + " après" * 2000)
    _status, lines, _notes = search(home, "zorglub")
    assert len(lines[1]) < 500 and "avant zorglub après" in lines[1]
    assert lines[1].startswith("#4 …") and lines[1].endswith("…")


def test_a_home_that_is_not_there(tmp_path: Path) -> None:
    ran = facilitator(tmp_path / "nowhere", "search", "photos")
    assert ran.returncode == 1 and ran.stdout == "" and len(ran.stderr.splitlines()) == 1


def test_the_words_found_are_bold_at_a_terminal(home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    command = [*PROGRAM, "--home", str(home), "search", "photo", "genre:question"]
    for term, expected in (("xterm-256color", "nos \x1b[1mphotos\x1b[0m"), ("dumb", "nos photos")):
        env = {**os.environ, "TERM": term}
        child = pexpect.spawn(command[0], command[1:], env=env, encoding="utf-8", timeout=30)
        child.expect(pexpect.EOF)
        assert expected in child.before
