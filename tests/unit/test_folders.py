"""Where things live, and a home that is made on first use."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facilitator.storage.folders import (
    FolderError,
    Home,
    cache_folder,
    config_folder,
    home,
    made,
    shipped,
)
from tests.conftest import ROOT, need


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_command_line_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"FACILITATOR_HOME": str(tmp_path / "from-environment")}
    assert home(str(tmp_path / "asked"), environ, tmp_path) == tmp_path / "asked"
    assert not (tmp_path / "from-environment").exists()


def test_the_environment_wins_over_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    environ = {"FACILITATOR_HOME": str(tmp_path / "from-environment")}
    assert home(None, environ, tmp_path) == tmp_path / "from-environment"


@pytest.mark.parametrize("environ", [{}, {"FACILITATOR_HOME": ""}])
def test_the_current_folder_is_the_home_if_it_has_prompts(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "prompts").mkdir()
    assert home(None, environ, tmp_path) == tmp_path
    assert [path.name for path in tmp_path.rglob("*")] == ["prompts"], (
        "a folder of one's own is left as it is"
    )


def test_else_the_home_is_in_the_documents(tmp_path: Path, own_machine: Path) -> None:
    (tmp_path / "prompts").write_text("a file is no folder of themes")
    path = home(None, {}, tmp_path)
    assert path.is_relative_to(own_machine / "user")
    assert path.name == "facilitator"
    assert files(Home(path).prompts) == files(shipped())


def test_a_new_home_has_the_shipped_themes_and_a_place_for_sessions(tmp_path: Path) -> None:
    found = Home(home(str(tmp_path / "a" / "b"), {}, tmp_path))
    assert files(found.prompts) == files(ROOT / "prompts")
    assert any(name.endswith(".yaml") for name in files(found.prompts))
    assert list(found.sessions.iterdir()) == []
    assert {path.name for path in found.path.iterdir()} == {"prompts", "sessions"}


def test_a_relative_home_is_in_the_current_folder_and_a_tilde_is_the_users_own(
    tmp_path: Path, own_machine: Path
) -> None:
    assert home("café", {}, tmp_path) == tmp_path / "café"
    assert home("~/café", {}, tmp_path) == own_machine / "user" / "café"


def test_a_home_without_prompts_is_filled_and_the_rest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "mine.yaml").write_text("mine")
    home(str(tmp_path), {}, tmp_path)
    assert files(tmp_path / "prompts") == files(shipped())
    assert files(tmp_path / "sessions") == {"mine.yaml": b"mine"}


def test_themes_changed_or_deleted_by_a_person_stay_so(tmp_path: Path) -> None:
    prompts = Home(home(str(tmp_path), {}, tmp_path)).prompts
    gone, changed = sorted(prompts.glob("*.yaml"))[:2]
    gone.unlink()
    changed.write_text("title: changed")
    before = files(prompts)
    home(str(tmp_path), {}, tmp_path)
    assert files(prompts) == before


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as a wheel installs it, the themes inside the package, all of it read-only."""
    place = tmp_path / "installed"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "facilitator", place / "facilitator", ignore=ignored)
    shutil.copytree(ROOT / "prompts", place / "facilitator" / "prompts")
    for path in sorted(place.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setenv("PYTHONPATH", str(place))
    return place


def test_an_installed_program_fills_a_home_that_can_be_edited(tmp_path: Path, installed: Path) -> None:
    script = """
import sys
from pathlib import Path
from facilitator.storage.folders import home
home(sys.argv[1], {}, Path())
"""
    place = tmp_path / "new"
    subprocess.run([sys.executable, "-c", script, str(place)], check=True, cwd=tmp_path)
    assert files(place / "prompts") == files(installed / "facilitator" / "prompts") == files(ROOT / "prompts")
    assert all(path.stat().st_mode & 0o200 for path in place.rglob("*"))


def test_two_programs_may_make_the_same_home_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _turn: home(str(tmp_path / "new"), {}, tmp_path), range(8)))
    assert files(tmp_path / "new" / "prompts") == files(shipped())
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"prompts", "sessions"}


@pytest.mark.parametrize("place", ["file", "file/below", "file/below/further"])
def test_a_file_in_the_way_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(FolderError) as caught:
        home(str(tmp_path / place), {}, tmp_path)
    assert (caught.value.path, caught.value.reason) == (tmp_path / "file", "not-a-folder")
    assert (tmp_path / "file").read_text() == "words"


@pytest.mark.parametrize("environ", [{}, {"FACILITATOR_HOME": "tipo"}])
def test_a_named_home_that_is_only_to_be_read_is_not_made(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(FolderError) as caught:
        home(None if environ else "tipo", environ, tmp_path, make=False)
    assert (caught.value.path, caught.value.reason) == (tmp_path / "tipo", "missing")
    assert not list(tmp_path.iterdir())


def test_a_home_that_is_only_to_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    assert home(str(tmp_path), {}, tmp_path, make=False) == tmp_path
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").write_text("words")
    with pytest.raises(FolderError) as caught:
        home("file/below", {}, tmp_path, make=False)
    assert (caught.value.path, caught.value.reason) == (tmp_path / "file", "not-a-folder")


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "prompts").symlink_to(tmp_path / "usb-stick")
    with pytest.raises(FolderError) as caught:
        home(str(tmp_path), {}, tmp_path)
    assert (caught.value.path, caught.value.reason) == (tmp_path / "prompts", "not-a-folder")


def test_a_folder_the_system_refuses_to_make_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError) as caught:
        made(tmp_path / ("n" * 5000))
    assert caught.value.reason == "cannot-be-made"
    assert caught.value.path == tmp_path / ("n" * 5000)
    assert caught.value.errno == errno.ENAMETOOLONG


def test_a_disk_that_fills_up_leaves_no_half_filled_home(tmp_path: Path) -> None:
    need(os.name == "posix", "a limit on the size of files")
    script = """
import resource, sys
from pathlib import Path
from facilitator.storage.folders import FolderError, home
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    home(sys.argv[1], {}, Path())
except FolderError as error:
    print(error.reason, error.cause)
"""
    place = tmp_path / "new"
    ran = subprocess.run(
        [sys.executable, "-c", script, str(place)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("cannot-be-made")
    assert not list(place.iterdir())
    home(str(place), {}, tmp_path)
    assert files(place / "prompts") == files(shipped())


def test_settings_and_cache_have_folders_of_their_own(own_machine: Path) -> None:
    folders = {config_folder(), cache_folder()}
    assert len(folders) == 2
    assert all(folder.is_relative_to(own_machine / "user") for folder in folders)
    assert not any(folder.exists() for folder in folders), "asking makes nothing"
