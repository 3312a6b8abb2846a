"""The doctor: what it finds in folders, files and terminals that are right or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.cli import doctor as command
from facilitator.cli import measuring
from facilitator.services import doctor
from facilitator.services.doctor import Finding, Terminal, cloud_of, look
from facilitator.storage.folders import Home
from tests.line.driver import facilitator, home_with_theme, paths_of

GOOD = Terminal(columns=120, rows=40, term="xterm-256color", colours=2**24, encoding="utf-8", wrong="")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


def found(home: Path, terminal: Terminal | None = GOOD) -> dict[str, Finding]:
    """Everything the doctor finds, by code."""
    return {finding.code: finding for finding in look(Home(home), home / "config", terminal)}


def test_a_machine_that_is_right_has_no_trouble(home: Path) -> None:
    findings = found(home)
    assert {"terminal", "colours", "utf8", "glyphs", "folder", "disk", "no-cloud", "themes"} <= set(findings)
    assert not [finding for finding in findings.values() if finding.level == "trouble"]
    assert not list(home.rglob(".facilitator-doctor*"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"columns": 79}, "terminal-small"),
        ({"rows": 23}, "terminal-small"),
        ({"term": "dumb"}, "terminal-dumb"),
        ({"colours": 8}, "colours-few"),
        ({"encoding": "iso8859-1"}, "not-utf8"),
        ({"wrong": "🙂"}, "glyphs-wrong"),
        ({"wrong": None}, "glyphs-unknown"),
    ],
)
def test_what_a_terminal_lacks_is_said(home: Path, change: dict[str, object], code: str) -> None:
    assert found(home, Terminal(**{**vars(GOOD), **change}))[code].level in ("attention", "unknown")


def test_a_folder_that_refuses_is_a_trouble(home: Path) -> None:
    (home / "sessions").write_text("no folder", encoding="utf-8")
    finding = found(home)["folder-refuses"]
    assert finding.level == "trouble"
    assert finding.data["path"] == home / "sessions"
    ran = facilitator(home, "--language", "en", "doctor")
    assert ran.returncode == 1
    assert "[trouble] Folder" in ran.stdout
    assert ran.stderr == ""


def test_a_home_that_cannot_be_made_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = facilitator(tmp_path / "file" / "home", "doctor")
    assert (ran.returncode, len(ran.stdout.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Ville/cafés", "OneDrive"),
        ("Dropbox/cafés", "Dropbox"),
        ("Nextcloud/cafés", "Nextcloud"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Google Drive/cafés", "Google Drive"),
        ("Documents/cafés", None),
    ],
)
def test_a_cloud_is_known_by_the_name_of_its_folder(tmp_path: Path, folder: str, service: str | None) -> None:
    path = tmp_path / folder
    path.mkdir(parents=True)
    assert cloud_of(path) == service


@pytest.mark.parametrize(
    ("mark", "service"), [(".stfolder", "Syncthing"), (".sync_1a2b.db", "Nextcloud"), (".dropbox", "Dropbox")]
)
def test_a_cloud_is_known_by_what_it_leaves(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "shared" / "home").mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()
    assert cloud_of(tmp_path / "shared" / "home") == service


def test_a_synchronised_home_asks_for_attention_only(tmp_path: Path) -> None:
    home = home_with_theme(tmp_path / "Dropbox" / "home")
    ran = facilitator(home, "--language", "en", "doctor")
    assert ran.returncode == 0
    assert "[attention] Synchronised folder: Dropbox" in ran.stdout


def test_faulty_files_are_named_with_their_place(home: Path) -> None:
    facilitator(home, "start", "essai", said="une parole\n:leave\n")
    (home / "prompts" / "faux.yaml").write_text("title: on\nprompts: []\n", encoding="utf-8")
    ran = facilitator(home, "--language", "en", "doctor")
    assert ran.returncode == 0, "a faulty theme among others is no trouble"
    assert "faux.yaml:1:8: " in ran.stdout
    assert f"--resume {paths_of(home).name}" in ran.stdout


def test_no_theme_that_works_is_a_trouble(home: Path) -> None:
    (home / "prompts" / "essai.yaml").write_text("title: on\n", encoding="utf-8")
    assert found(home)["themes-none"].level == "trouble"


def test_faulty_settings_are_said(home: Path, own_machine: Path) -> None:
    folder = own_machine / "user" / ".config" / "facilitator"
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text("langauge: fr\n", encoding="utf-8")
    assert "settings.yaml:1:1: " in facilitator(home, "doctor").stdout


def test_keys_that_cannot_be_had_are_said(home: Path, own_machine: Path) -> None:
    folder = own_machine / "user" / ".config" / "facilitator"
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text("keys:\n  live.edit: f1\n", encoding="utf-8")
    assert "settings.yaml:2:3: " in facilitator(home, "doctor").stdout


@pytest.mark.parametrize("code", command._SENTENCES)
def test_every_sentence_can_be_filled_in(code: str) -> None:
    data = {
        "columns": 80, "rows": 24, "term": "x", "number": 8, "encoding": "x", "glyphs": "x", "megabytes": 1,
        "seconds": 0.5, "path": Path("x"), "error": OSError(28, "full"), "service": "x", "percent": 3, "right": 1,
        "name": "x",
    }  # fmt: skip
    assert "{" not in command._sentence(doctor.Finding("ok", code, data))


def test_without_a_terminal_nothing_is_measured() -> None:
    assert measuring.measure() is None
