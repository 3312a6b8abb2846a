"""A folder of sessions full of what is none: all of it is shown or set aside with a reason, and nothing is waited for.

Every command runs in a process of its own that has a minute to end.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain.query import parse
from facilitator.domain.visible import visible
from facilitator.services.overview import overview
from facilitator.storage import index, scan
from facilitator.storage.folders import Home
from facilitator.storage.paths import SessionPaths, all_sessions
from facilitator.texts import faults
from tests import made_year
from tests.conftest import ROOT, SOAK, need
from tests.line.driver import facilitator, home_with_theme

HUGE = 200 * 2**20
MANY = 100_000 if SOAK else 400
ALL = 100_000

Make = Callable[[Path, str], None]
"""Puts something in the folder, given the text of a good session."""


def pipe(folder: Path, text: str) -> None:
    os.mkfifo(folder / "2027-01-01-1000-tube.yaml")
    os.mkfifo(folder / "2027-01-01-1001-tube.journal")
    (folder / "2027-01-01-1002-tube.yaml").write_text(text, "utf-8")
    os.mkfifo(folder / "2027-01-01-1002-tube.journal")


def sockets(folder: Path, text: str) -> None:
    here = os.getcwd()
    os.chdir(folder)  # the name of a socket has to be short
    try:
        for name in ("2027-01-02-1000-prise.yaml", "2027-01-02-1001-prise.journal"):
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(name)
    finally:
        os.chdir(here)


def devices(folder: Path, text: str) -> None:
    for device in ("zero", "random", "null", "tty"):
        (folder / f"2027-01-03-1000-{device}.yaml").symlink_to(f"/dev/{device}")
        (folder / f"2027-01-03-1001-{device}.journal").symlink_to(f"/dev/{device}")


def folders(folder: Path, text: str) -> None:
    (folder / "2027-01-04-1000-dossier.yaml").mkdir()
    (folder / "2027-01-04-1001-dossier.journal").mkdir()
    (folder / "2027-01-04-1002-tout.yaml").symlink_to(folder)


def links(folder: Path, text: str) -> None:
    (folder / "2027-01-05-1000-parti.yaml").symlink_to("nulle-part")
    (folder / "2027-01-05-1001-parti.journal").symlink_to("nulle-part")
    (folder / "2027-01-05-1002-boucle.yaml").symlink_to("2027-01-05-1002-boucle.yaml")
    (folder / "2027-01-05-1003-boucle.journal").symlink_to("2027-01-05-1003-boucle.journal")
    (folder / "2027-01-05-1004-lui.yaml").symlink_to("2027-01-05-1005-elle.yaml")
    (folder / "2027-01-05-1005-elle.yaml").symlink_to("2027-01-05-1004-lui.yaml")


def sparse(folder: Path, text: str) -> None:
    for name in ("2027-01-06-1000-vaste.yaml", "2027-01-06-1001-vaste.journal"):
        (folder / name).write_text(text, "utf-8")
        os.truncate(folder / name, HUGE)


def repeated(folder: Path, text: str) -> None:
    part = text.encode()
    with (folder / "2027-01-07-1000-redite.yaml").open("wb") as file:
        while file.tell() < HUGE:
            file.write(part * 100)


def later(folder: Path, text: str) -> None:
    newer = text.replace("format: 1", "format: 2\nwaves: {a: 1}", 1)
    (folder / "2027-01-08-1000-demain.yaml").write_text(newer, "utf-8")


def foreign(folder: Path, text: str) -> None:
    texts = {
        "compose": "services: {web: {image: x}}\n",
        "liste": "- un\n- deux\n",
        "mot": "bonjour\n",
        "deux": f"{text}---\n{text}",
        "bombe": 'a: &a ["x"]\n' + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)),
        "python": "!!python/object/apply:os.system [echo]\n",
        "crochets": "[" * 50_000,
        "rien": "",
        "commentaire": "# rien\n",
        "coupe": text[: len(text) // 2],
    }
    for name, said in texts.items():
        (folder / f"{name}.yaml").write_text(said, "utf-8")
    (folder / "utf16.yaml").write_bytes(text.encode("utf-16"))
    (folder / "latin1.yaml").write_bytes(text.encode("latin-1", "replace"))
    (folder / "octets.yaml").write_bytes(random.Random(1).randbytes(10_000))
    (folder / "octets.journal").write_bytes(random.Random(2).randbytes(10_000))


def names(folder: Path, text: str) -> None:
    for name in (
        "nom\nsur deux lignes",
        "\x1b]0;titre\x07\x1b[2J",
        "\u202eenvers",
        "[red]couleur [@click=app.quit()]x",
        "-rf",
        " ",
        "..",
        "double.yaml",
        "é" * 120,
        "2027-01-09-1000-" + "x" * 234,
    ):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    if sys.platform == "linux":
        (folder / os.fsdecode(b"2027-01-09-1001-\xff\xfe\xe9.yaml")).write_text(text, "utf-8")


WAYS: list[Make] = [later, foreign]
if os.name == "posix":
    WAYS += [pipe, sockets, devices, folders, links, sparse, repeated, names]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one session of twenty remarks, and beside it nothing but trouble. Not to be changed."""
    home = Home(home_with_theme(tmp_path_factory.mktemp("hostile")))
    made_year.write_year(home.sessions, 1, 20)
    (good,) = home.sessions.iterdir()
    text = good.read_text("utf-8")
    for way in WAYS:
        way(home.sessions, text)
    return home


@pytest.fixture(scope="module")
def good(home: Home) -> SessionPaths:
    """The session that is one."""
    return SessionPaths(home.sessions, min(path.stem for path in home.sessions.glob("2026-*.yaml")))


def ran(home: Home, *arguments: str | bytes) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself, without a traceback and without a character that a terminal obeys."""
    done = facilitator(home.path, *arguments)
    for said in (done.stdout, done.stderr):
        assert "Traceback" not in said and not {"\x1b", "\x07", "\u202e"} & set(said), (arguments, said)
    return done


def test_sessions_are_listed(home: Home, good: SessionPaths) -> None:
    done = ran(home, "sessions")
    assert done.returncode == 0 and not done.stderr
    known = all_sessions(home.sessions)
    assert len(known) == len(done.stdout.splitlines()) > 10
    for paths, line in zip(known, done.stdout.splitlines(), strict=True):
        assert line.startswith(visible(paths.name))
    told = {one["session"]: one for one in json.loads(ran(home, "sessions", "--json").stdout)}
    assert told[good.name]["remarks"] == 20 and told[good.name]["state"] == "ended"
    assert {one["state"] for one in told.values()} == {"ended", "faulty"}


def test_what_can_be_searched_is_found_and_the_rest_has_its_reason(home: Home, good: SessionPaths) -> None:
    for look in range(2):
        done = ran(home, "search", "les", "--limit", "10000")
        assert done.returncode == 0 and visible(good.name) in done.stdout, look
        assert "facilitator check" in done.stderr
    found = json.loads(ran(home, "search", "--json", "les", "--limit", "10000").stdout)
    assert good.name in {one["session"] for one in found}
    by_index, by_scan = (way.answer(home.sessions, parse("les"), ALL) for way in (index, scan))
    assert by_index == by_scan and by_index.faults


def test_the_table_of_sessions_has_them_all(home: Home) -> None:
    rows = overview(home)
    assert [row.paths for row in rows] == all_sessions(home.sessions)
    for row in rows:
        assert (row.state == "faulty") == (row.fault is not None)
        if row.fault is not None:
            assert faults.sentence(row.fault)


EXPECTED = {
    "2027-01-01-1000-tube": "not-a-file",
    "2027-01-01-1001-tube": "not-a-file",
    "2027-01-01-1002-tube": "not-a-file",
    "2027-01-02-1000-prise": "not-a-file",
    "2027-01-02-1001-prise": "not-a-file",
    "2027-01-03-1000-zero": "not-a-file",
    "2027-01-03-1001-zero": "not-a-file",
    "2027-01-04-1000-dossier": "folder",
    "2027-01-04-1001-dossier": "folder",
    "2027-01-04-1002-tout": "folder",
    "2027-01-05-1000-parti": "link-nowhere",
    "2027-01-05-1001-parti": "link-nowhere",
    "2027-01-05-1002-boucle": "link-nowhere",
    "2027-01-05-1003-boucle": "link-nowhere",
    "2027-01-05-1004-lui": "link-nowhere",
    "2027-01-06-1000-vaste": "too-big",
    "2027-01-06-1001-vaste": "too-big",
    "2027-01-07-1000-redite": "too-big",
    "2027-01-08-1000-demain": "later-format",
    "bombe": "alias",
    "crochets": "nesting",
    "deux": "documents",
    "rien": "empty",
    "utf16": "utf16",
}


def test_each_reason_is_the_right_one(home: Home) -> None:
    told = {row.paths.name: row.fault for row in overview(home)}
    for name, code in EXPECTED.items():
        if name in told or os.name == "posix":
            fault = told[name]
            assert fault is not None and fault.code == code, (name, fault)


def test_each_of_them_can_be_shown(home: Home, good: SessionPaths, seed: int) -> None:
    assert ran(home, "show", good.name).returncode == 0
    others = [row for row in overview(home) if row.paths.name in EXPECTED]
    for row in others if SOAK else random.Random(seed).sample(others, 5):
        done = ran(home, "show", row.paths.name)
        assert done.returncode == 1 and not done.stdout, row
        assert row.fault is not None and faults.line(row.fault) in done.stderr.splitlines(), row


def test_what_remains_of_people_is_listed(home: Home, good: SessionPaths) -> None:
    assert ran(home, "privacy").returncode == 0
    told = {one["session"] for one in json.loads(ran(home, "privacy", "--json").stdout)}
    assert set(EXPECTED) <= told or os.name != "posix"


def test_files_are_checked(home: Home) -> None:
    done = ran(home, "check")
    assert done.returncode == 1
    for name in EXPECTED:
        assert name in done.stderr + done.stdout or os.name != "posix", name


def test_what_is_no_session_can_be_deleted(tmp_path: Path) -> None:
    need(os.name == "posix", "named pipes")
    home = Home(home_with_theme(tmp_path / "home"))
    home.sessions.mkdir()
    for way in (pipe, sockets, links, sparse, names):
        way(home.sessions, "")
    for paths in all_sessions(home.sessions):
        if len(paths.name) > 200:
            continue  # no lock can be called so
        done = ran(home, "privacy", "--yes", f"--delete={paths.name}")
        assert done.returncode == 0, (paths, done.stderr)
        assert not os.path.lexists(paths.yaml) and not os.path.lexists(paths.journal)


def test_the_home_screen_shows_them(home: Home, good: SessionPaths) -> None:
    need(os.name == "posix", "pseudo-terminals")
    from tests.terminal.driver import Terminal

    with Terminal("--home", str(home.path)) as terminal:
        terminal.see("Essai", "Séances passées", seconds=60)
        terminal.press("end")
        terminal.see("␛]0;titre␇␛[2J.yaml", seconds=60)
        terminal.press("up", "up", "up", "up")
        terminal.see("bombe.yaml")
        terminal.press("enter")
        terminal.see("&a")
        terminal.press("escape")
        terminal.see("compose")
        terminal.press("ctrl+q")
        assert terminal.end(60) == 0
        assert b"\x1b]0;titre" not in terminal.raw and "\u202e".encode() not in terminal.raw


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 240)
def test_a_folder_of_very_many_files(tmp_path: Path, good: SessionPaths) -> None:
    """Files of other programs, other people's YAML, and copies of one session."""
    home = Home(home_with_theme(tmp_path / "many"))
    home.sessions.mkdir()
    for number in range(MANY):
        (home.sessions / f"image-{number}.jpg").touch()
    for number in range(MANY // 10):
        (home.sessions / f"deploy-{number}.yaml").write_text("services: {web: {image: x}}\n", "utf-8")
        shutil.copy(good.yaml, home.sessions / f"2026-02-03-1000-copie-{number}.yaml")
    assert len(ran_long(home, "sessions").splitlines()) == MANY // 5
    assert "copie" in ran_long(home, "search", "les")
    assert "deploy-" in ran_long(home, "privacy")
    assert "#20" in ran_long(home, "show", "2026-02-03-1000-copie-7")


def ran_long(home: Home, *arguments: str) -> str:
    """As `ran`, with the time that so many files take to read."""
    command = [sys.executable, "-m", "facilitator", "--home", str(home.path), *arguments]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=600 if SOAK else 60, check=False, cwd=ROOT
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return done.stdout
