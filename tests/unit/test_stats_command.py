"""`facilitator stats`: what it prints, to people, to programs and to spreadsheets, and its exit status."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.line.driver import PROGRAM, facilitator, home_noted, home_with_theme, paths_of
from tests.made_year import write_year

SAID = """\
:next
"Je partage mes photos" une libraire
on partage [@click=app.quit]les recettes[/] #tiktok
:next
? à qui sont nos photos
( la salle est froide
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_noted(tmp_path / "home", SAID)


def stats(home: Path, *words: str | bytes, **more: Any) -> tuple[int, list[str], list[str]]:
    """The status, and the lines on both outputs."""
    ran = facilitator(home, "--language", "en", "stats", *words, **more)
    return ran.returncode, ran.stdout.splitlines(), ran.stderr.splitlines()


def data(home: Path, *words: str) -> Any:
    return json.loads(facilitator(home, "stats", *words, "--json").stdout)


def test_people_see_bars_under_what_they_are_of(home: Path) -> None:
    status, lines, notes = stats(home)
    assert (status, notes) == (0, [])
    assert lines[0].startswith("1 session, 4 remarks, ")
    at = lines.index("Remarks by question")
    assert lines[at + 1].startswith("Deuxième question  2 ▄▄▄")
    assert lines[at + 2].startswith("Première question  2 ▄▄▄")
    words = lines[lines.index("Words that came up") + 1 :]
    assert [line.split()[:2] for line in words[:2]] == [["partage", "2"], ["photos", "2"]]
    assert not any("froide" in line for line in lines), "a comment is the note-taker's own"
    assert "New words" not in lines
    assert max(map(len, lines)) < 80


def test_programs_read_one_object(home: Path) -> None:
    found = data(home, "--by", "session")
    (group,) = found["groups"]
    assert found["by"] == "session" and group["group"] == paths_of(home).name
    assert [*group] == [
        "group", "sessions", "remarks", "seconds", "questions", "kinds", "origins", "tags", "roles", "time",
        "words", "new_words",
    ]  # fmt: skip
    assert (group["sessions"], group["remarks"]) == (1, 4)
    assert group["kinds"] == [
        {"name": "verbatim", "count": 1},
        {"name": "observation", "count": 1},
        {"name": "question", "count": 1},
        {"name": "comment", "count": 1},
    ]
    assert group["roles"] == [{"name": "une libraire", "count": 1}]
    assert group["origins"] == [{"name": "room", "count": 4}]
    assert {one["name"] for one in group["time"]} == {"Première question", "Deuxième question"}
    assert all(isinstance(one["seconds"], int) for one in group["time"])
    assert group["new_words"] == []


def test_spreadsheets_read_one_table_without_formulas(home: Path) -> None:
    facilitator(home, "note", "last", "un mot", "--kind", "observation", "--speaker", "=SOMME(A1;-1)")
    ran = facilitator(home, "stats", "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert [*rows[0]] == ["group", "measure", "name", "count"]
    assert {row["measure"] for row in rows} == {
        "total", "question", "kind", "origin", "tag", "role", "time", "word"
    }  # fmt: skip
    assert ["", "total", "remarks", "5"] in [[*row.values()] for row in rows]
    (role,) = [row["name"] for row in rows if row["measure"] == "role" and "SOMME" in row["name"]]
    assert role == "'=SOMME(A1;'-1)"
    keys = [(row["group"], row["measure"], row["name"]) for row in rows]
    assert len({*keys}) == len(keys)
    assert all(row["count"].isdigit() for row in rows)


def test_several_sessions_are_compared_one_by_one(home: Path) -> None:
    first = paths_of(home)
    facilitator(home, "start", "essai", "--place", "Là", said=":next\non partage\n")
    second = paths_of(home)
    assert first != second
    assert [group["group"] for group in data(home, first.name, second.name)["groups"]] == sorted(
        (first.name, second.name), key=lambda name: (len(name), name)
    )
    assert [group["sessions"] for group in data(home)["groups"]] == [2]
    assert [group["remarks"] for group in data(home, "last")["groups"]] == [1]
    _status, lines, _notes = stats(home, first.name, second.name)
    assert " Ici " in lines[0] and " Là " in lines[1]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--place", "ruche"), None),
        (("--theme", "réseaux sociaux", "--until", "2026-02"), None),
        (("--since", "2026-03", "--until", "2026-03"), 31),
    ],
)
def test_filters_and_months(tmp_path: Path, words: tuple[str, ...], number: int | None) -> None:
    home = home_with_theme(tmp_path / "home")
    write_year(home / "sessions", 100, 100)
    groups = data(home, *words, "--by", "month")["groups"]
    assert [group["group"] for group in groups] == sorted(group["group"] for group in groups)
    if number is None:
        assert 0 < sum(group["sessions"] for group in groups) < 100
    else:
        assert [(group["group"], group["sessions"]) for group in groups] == [("2026-03", number)]


def test_the_limit(home: Path) -> None:
    (group,) = data(home, "--limit", "1")["groups"]
    assert [len(rows) for rows in group.values() if isinstance(rows, list)] == [1, 1, 1, 1, 1, 1, 1, 0]
    assert stats(home, "--limit", "0")[0] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "hier"), "“hier” is no date. A date is 2026, 2026-01 or 2026-01-15."),
        (("--until", ""), "“” is no date. A date is 2026, 2026-01 or 2026-01-15."),
        (("--since", "2026-01 hier"), "“2026-01 hier” is no date."),
        (("--theme", '""'), 'There is nothing to search for in “""”. Type a word.'),
        (("--json", "--csv"), "One form at a time: --json or --csv."),
        (("--by", "jour"), "--by can be: all, session, month, theme."),
    ],
)
def test_what_cannot_be_meant_is_said(home: Path, words: tuple[str, ...], said: str) -> None:
    status, lines, notes = stats(home, *words)
    assert (status, lines) == (2, []) and len(notes) == 1 and said in notes[0]


def test_no_session_is_said(home: Path) -> None:
    assert stats(home, "--since", "2099") == (1, [], ["No session is counted."])
    status, lines, notes = stats(home, "--since", "2099", "--json")
    assert (status, notes) == (1, ["No session is counted."])
    assert json.loads("\n".join(lines)) == {"by": "all", "groups": []}
    assert stats(home, "--since", "2099", "--csv")[1] == ["group,measure,name,count"]
    assert stats(home, "nulle-part")[0] == 1


def test_files_that_cannot_be_read_are_told_a_few_at_a_time(home: Path) -> None:
    for number in range(5):
        (home / "sessions" / f"autre-{number}.yaml").write_text("a: [", encoding="utf-8")
    status, lines, notes = stats(home)
    assert status == 0 and lines[0].startswith("1 session, ")
    assert len(notes) == 4 and "autre-0.yaml:1:" in notes[0]
    assert notes[3] == "5 sessions cannot be read whole and are not counted."


def test_controls_in_names_are_shown_and_never_obeyed(home: Path) -> None:
    facilitator(home, "note", "last", "rouge", "--kind", "observation", "--speaker", "un \x1b[31m rouge")
    for words in ((), ("--csv",)):
        _status, lines, _notes = stats(home, *words)
        assert any("un ␛[31m rouge" in line for line in lines)
    assert "\x1b" not in facilitator(home, "stats", "--json").stdout


def test_bars_are_plain_where_the_terminal_has_no_blocks_and_as_wide_as_it(home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    command = [*PROGRAM, "--home", str(home), "--language", "en", "stats"]
    for encoding, bar, other in (("utf-8", "▄", "#"), ("ascii", "#", "▄")):
        env = {**os.environ, "TERM": "dumb", "PYTHONIOENCODING": encoding}
        child = pexpect.spawn(
            command[0], command[1:], env=env, encoding="utf-8", timeout=30, dimensions=(24, 50)
        )
        child.expect(pexpect.EOF)
        said = child.before
        assert 10 * bar in said and 3 * other not in said and "\x1b" not in said
        assert max(map(len, said.splitlines())) < 50
