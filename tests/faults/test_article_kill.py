"""Stopped at any step of erasing a remark or deleting a session that an article is made of: no word is left behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import article, writing
from tests.conftest import SOAK
from tests.faults.test_privacy_kill import KILLED
from tests.line.driver import facilitator
from tests.tables import table
from tests.terminal.traces import traces

EVERY = 1 if SOAK else 7
"""One step in so many is tried, the first of them another one for each command."""


@pytest.fixture
def made(own_machine: Path) -> Path:
    """A home with an article that has the words placed, quoted, in a comment and in a copy."""
    home = own_machine / "made"
    session = table(home / "sessions", "le zorglub de ma tante", "une parole que la salle assume")
    paths = article(session)
    for opening in ("Elle dit « le zorglub ».", "Puis « zorglub de ma tante »."):
        text = paths.yaml.read_text("utf-8")
        paths.yaml.write_text(f"# le zorglub de ma tante, à garder\n{text}", "utf-8")
        writing(paths, opening=opening)
    assert len(paths.copies()) == 2
    return home


@pytest.mark.parametrize(
    ("command", "first"),
    [(("erase", "last", "1", "--yes"), 1), (("privacy", "--delete", "last", "--yes"), 2)],
)
def test_whatever_stops_it_it_can_be_done_again(
    own_machine: Path, made: Path, command: tuple[str, ...], first: int
) -> None:
    stopped = 0
    for step in range(first, 200, EVERY):
        home = own_machine / f"home-{step}"
        shutil.copytree(made, home)
        killed = [
            sys.executable,
            "-c",
            KILLED,
            str(step),
            str(home / "sessions"),
            "--home",
            str(home),
            *command,
        ]
        status = subprocess.run(killed, capture_output=True, timeout=60, check=False).returncode
        if status == 9:
            stopped += 1
            if traces(home, ["zorglub"]):
                again = facilitator(home, *command)
                assert again.returncode == 0, again.stderr
        assert traces(home, ["zorglub"]) == []
        if status != 9:
            assert status == 0
            break
        shutil.rmtree(home)
    assert stopped >= 2


def test_the_command_says_which_articles_change(made: Path) -> None:
    done = facilitator(made, "--language", "en", "privacy", "--delete", "last", "--yes")
    assert "Its words go from 1 article too:" in done.stdout and "nos-ecrans.yaml" in done.stdout
    assert [path.name for path in (made / "sessions" / "syntheses").glob("*.yaml")] == ["nos-ecrans.yaml"]
