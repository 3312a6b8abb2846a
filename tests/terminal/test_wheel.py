"""The installed wheel, in an empty environment and an empty home, does the same job as the clone."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.driver import Terminal
from tests.terminal.expected import SHIPPED, Evening
from tests.terminal.plain_evening import lines, same

BUILD = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
INSTALL = ["install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script `facilitator` of an environment in which nothing but the wheel was installed."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([*BUILD, str(folder / "dist"), str(ROOT)], check=True, capture_output=True, timeout=100)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), *INSTALL, str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, timeout=100)
    (modules,) = (folder / "env" / "lib").glob("python*/site-packages")
    # What the program needs comes from here, by a path that is not followed to the clone; nothing is downloaded.
    (modules / "needed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / "env" / "bin" / "facilitator"


@pytest.fixture
def person(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of somebody who has nothing yet."""
    home = tmp_path / "person"
    home.mkdir()
    yield {"HOME": str(home), "LANG": "fr_FR.UTF-8", "PATH": "/usr/bin:/bin"}


def test_the_wheel_holds_the_program_and_its_themes(installed: Path, person: dict[str, str]) -> None:
    python = installed.with_name("python")
    where = "import facilitator, facilitator.storage.folders as f; print(facilitator.__file__); print(f.shipped())"
    said = subprocess.run(
        [python, "-c", where], env=person, cwd="/", capture_output=True, text=True, check=True
    )
    package, themes = map(Path, said.stdout.split())
    assert package.is_relative_to(installed.parents[1])
    assert {path.name for path in themes.iterdir()} == {path.name for path in (ROOT / "prompts").iterdir()}


def test_the_wheel_leads_an_evening_in_an_empty_home(installed: Path, person: dict[str, str]) -> None:
    evening = Evening()
    command = [str(installed), "start", SHIPPED.title, "--plain"]
    typed = "\n".join(lines(evening)).encode()
    done = subprocess.run(
        command, input=typed, env=person, cwd="/", capture_output=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    home = Path(person["HOME"], "Documents", "facilitator")
    same(home, evening)
    assert {path.name for path in (home / "prompts").iterdir()} == {
        p.name for p in (ROOT / "prompts").iterdir()
    }


def test_the_wheel_opens_the_home_screen(installed: Path, person: dict[str, str]) -> None:
    with Terminal(program=[str(installed)], env=person) as terminal:
        terminal.see("Quand les réseaux sociaux font du bien", "Le temps des possibles")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
