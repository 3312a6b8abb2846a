"""Commands that draw nothing never load what draws: they have to answer at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Runs the program as its console script does, and says afterwards what was loaded.
WRAPPER = """
import atexit, json, pathlib, sys
report = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: report.write_text(json.dumps(sorted(sys.modules))))
sys.argv[0] = "facilitator"
from facilitator.cli import main
sys.exit(main())
"""


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """A home with one session in it, noted in line mode from a pipe."""
    themes = tmp_path / "home" / "prompts"
    themes.mkdir(parents=True)
    (themes / "essai.yaml").write_text(
        'title: "Essai"\nprompts:\n- title: "Une question"\n', encoding="utf-8"
    )
    home = tmp_path / "home"
    said = '"Je soigne l\'écrit" une libraire\n'
    subprocess.run(
        [sys.executable, "-m", "facilitator", "--home", home, "start", "essai", "--plain"],
        input=said,
        encoding="utf-8",
        check=True,
        capture_output=True,
    )
    return home


def loaded_by(home: Path, *arguments: str) -> tuple[set[str], str]:
    """The modules a command has loaded when it ends, and what it printed."""
    report = home.parent / "loaded.json"
    command = [sys.executable, "-c", WRAPPER, report, "--home", home, *arguments]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(json.loads(report.read_text())), ran.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("sessions", "--json"),
        ("sessions",),
        ("show", "last", "--json"),
        ("privacy",),
        ("privacy", "--anonymise", "last", "--yes"),
        ("note", "last", "Une parole de plus"),
        ("search", "écrit"),
        ("stats",),
        ("export", "last", "--force", "-o", "article.html"),
    ],
    ids=" ".join,
)
def test_a_command_that_draws_nothing_loads_nothing_that_draws(
    evening: Path, arguments: tuple[str, ...]
) -> None:
    loaded, _printed = loaded_by(evening, *arguments)
    assert "facilitator.storage" in loaded, "the command did its work in this process"
    packages = {name.partition(".")[0] for name in loaded}
    assert not packages & {"textual", "rich", "psutil", "pytest"}
    assert not {"facilitator.tui", "facilitator.line"} & loaded


def test_the_session_is_really_read(evening: Path) -> None:
    """Else the tests above would hold for commands that do nothing."""
    loaded_by(evening, "note", "last", "Une parole de plus")
    _loaded, printed = loaded_by(evening, "show", "last", "--json")
    assert [remark["text"] for remark in json.loads(printed)["remarks"]] == [
        "Je soigne l'écrit",
        "Une parole de plus",
    ]


@pytest.mark.parametrize(
    "module", ["facilitator", "facilitator.cli", "facilitator.texts", "facilitator.storage"]
)
def test_importing_loads_no_front_end(module: str) -> None:
    script = f"import sys, {module}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"textual", "rich", "facilitator.tui", "facilitator.line"} & set(ran.stdout.split())


def test_the_package_itself_imports_nothing() -> None:
    script = "import sys; before = set(sys.modules); import facilitator; print(*(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["facilitator"]
