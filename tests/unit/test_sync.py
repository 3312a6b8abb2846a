"""Replacing a file: the whole old one or the whole new one, and nothing left beside it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from facilitator.storage import sync
from tests.conftest import need


def test_a_file_is_made_and_then_replaced(tmp_path: Path) -> None:
    path = tmp_path / "séance.yaml"
    for content in (b"", b"one\r\n\x00", "deux « mots »".encode()):
        sync.replace(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_crash_left_behind_is_not_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    (tmp_path / "a.yaml.tmp").write_bytes(b"half of something much longer than the new content")
    sync.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_the_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    sync.replace(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_goes_on_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "real.yaml", tmp_path / "a.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    sync.replace(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert list(real.parent.iterdir()) == [real]


def test_readers_never_see_a_part(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    contents = {bytes([letter]) * 300_000 for letter in b"ab"}
    sync.replace(path, max(contents))
    done = threading.Event()

    def write() -> None:
        for _turn in range(15):
            for content in contents:
                sync.replace(path, content)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    looks = 0
    while not done.is_set():
        assert path.read_bytes() in contents
        looks += 1
    writer.join()
    assert looks > 10


def test_a_folder_that_has_vanished_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        sync.replace(tmp_path / "gone" / "a.yaml", b"new")
    assert caught.value.filename
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError):
        sync.replace(tmp_path / "a.yaml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_write_that_stops_half_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    need(os.name == "posix", "a limit on the size of files")
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    script = """
import resource, sys
from pathlib import Path
from facilitator.storage.sync import replace
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    replace(Path(sys.argv[1]), b"x" * 100_000)
except OSError as error:
    print(error.errno)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert int(ran.stdout) > 0
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have the system refuse to replace a file as Windows does while a reader has it open."""
    left = [times]
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "held open", str(self), None, str(target))
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_held_open_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    refuse(monkeypatch, times=3)
    sync.replace(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_held_open_for_long_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    refuse(monkeypatch, times=10**9)
    monkeypatch.setattr(sync, "PATIENCE", 0.05)
    with pytest.raises(PermissionError):
        sync.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_on_disk_when_replaced_has_been_synced(tmp_path: Path) -> None:
    """The order is what a power cut tests: content synced, then renamed, then the folder synced."""
    need(sys.platform == "linux", "names of open files under /proc")
    path = tmp_path / "a.yaml"
    calls: list[str] = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        calls.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        calls.append("new content" if path.exists() else "no content yet")
        really(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        sync.replace(path, b"new")
    assert calls == ["a.yaml.tmp", "no content yet", tmp_path.name, "new content"]
