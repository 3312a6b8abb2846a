"""What every test stands on: a machine of its own, never the developer's."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from facilitator import texts

ROOT = Path(__file__).parents[1]
SOAK = os.environ.get("SOAK") == "1"

_SEED = "FACILITATOR_SEED"
# What programs read to find a person's folders, on each platform, and where these tests put them.
_FOLDERS = {
    "HOME": "user",
    "USERPROFILE": "user",
    "APPDATA": "user/roaming",
    "LOCALAPPDATA": "user/local",
    "XDG_CONFIG_HOME": "user/.config",
    "XDG_DATA_HOME": "user/.local/share",
    "XDG_STATE_HOME": "user/.local/state",
    "XDG_CACHE_HOME": "user/.cache",
    "XDG_DOCUMENTS_DIR": "user/Documents",
    "TMPDIR": "tmp",
}

settings.register_profile("sampled", deadline=None, max_examples=50)
settings.register_profile("soak", deadline=None, max_examples=5000)
settings.load_profile("soak" if SOAK else "sampled")


def need(condition: object, what: str) -> None:
    """Go on if the machine has `what`; else skip, or fail where REQUIRE_ALL=1 wants nothing skipped."""
    if condition:
        return
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"this machine lacks {what}, and REQUIRE_ALL is set")
    pytest.skip(f"this machine lacks {what}")


def pytest_configure() -> None:
    # Set for the worker processes too, which inherit it: all sample with the same seed.
    os.environ.setdefault(_SEED, str(random.SystemRandom().randrange(10**9)))


def pytest_report_header() -> str:
    return f"samples: seed {os.environ[_SEED]} ({_SEED}={os.environ[_SEED]} repeats them)"


@pytest.fixture
def seed() -> int:
    """The seed of this run, for tests that sample."""
    return int(os.environ[_SEED])


@pytest.fixture(autouse=True)
def own_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders with nothing in them, French spoken, and the current folder an empty one."""
    machine = tmp_path_factory.mktemp("machine")
    for variable, folder in _FOLDERS.items():
        (machine / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(machine / folder))
    for variable in (
        "FACILITATOR_HOME",
        "LC_ALL",
        "LC_MESSAGES",
        "VISUAL",
        "EDITOR",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("LANG", "C.UTF-8")
    # The current folder is not the clone, and programs started by a test have to find the package.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(tempfile, "tempdir", str(machine / "tmp"))
    (machine / "here").mkdir()
    monkeypatch.chdir(machine / "here")
    return machine


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Every test begins in French, whatever the one before it spoke."""
    texts.use("fr")
    yield
    texts.use("fr")
