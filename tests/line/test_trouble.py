"""When the disk refuses, the input ends or the system asks to stop: nothing acknowledged is lost."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from tests.conftest import need
from tests.line.driver import Led, facilitator, home_with_theme, on_disk, paths_of, texts, until

ENGLISH = {"LANGUAGE": "en"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


def small_files(size: int) -> None:
    """Let no file of this process grow beyond a size: to a program, a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_keeps_the_line_waiting_until_there_is_room(home: Path) -> None:
    need(hasattr(resource, "prlimit"), "prlimit")
    with Led(home, env=ENGLISH, preexec_fn=lambda: small_files(20_000)) as led:
        led.asks("avant", "^#1 avant$")
        led.asks("x" * 30_000, "^… not kept yet: .*Make room.*tried again")
        led.asks("derrière", "^… not kept yet: “derrière”")
        assert list(on_disk(home).remarks) == [1]
        resource.prlimit(
            led.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
        led.hears("^#2 xxx")
        led.hears("^#3 derrière$")
        led.asks("après", "^#4 après$")
        assert led.ends() == 0
    assert texts(home) == ["avant", "x" * 30_000, "derrière", "après"]


def test_the_end_of_a_pipe_with_a_full_disk_gives_the_words_back(home: Path) -> None:
    said = "avant\n" + "mot " * 10_000 + "\n"
    ran = facilitator(
        home, "--language", "en", "start", "essai", said=said, preexec_fn=lambda: small_files(20_000)
    )
    assert ran.returncode == 1
    assert "could not be kept" in ran.stderr
    assert ("mot " * 10_000).strip() in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(on_disk(home).remarks) == [1]


def test_a_folder_that_goes_and_comes_back(home: Path) -> None:
    sessions, away = home / "sessions", home / "away"
    with Led(home, env=ENGLISH) as led:
        led.asks("avant", "^#1 avant$")
        sessions.rename(away)
        led.asks("pendant", "^… not kept yet: “pendant”")
        away.rename(sessions)
        led.hears("^#2 pendant$")
        assert led.ends() == 0
    assert texts(home) == ["avant", "pendant"]


def test_a_journal_taken_away_is_put_back(home: Path) -> None:
    with Led(home, env=ENGLISH) as led:
        led.asks("avant", "^#1 avant$")
        paths_of(home).journal.unlink()
        led.asks("pendant", "^… not kept yet: “pendant”|^The files of this session were taken away")
        led.hears("put back")
        led.hears("^#2 pendant$")
        assert led.ends() == 0
    assert texts(home) == ["avant", "pendant"]


def test_what_follows_a_move_that_waits_goes_to_the_new_question(home: Path) -> None:
    sessions, away = home / "sessions", home / "away"
    with Led(home, env=ENGLISH) as led:
        led.asks(":next", "Que dites-vous")
        sessions.rename(away)
        led.asks(":next", "^… not done yet")
        led.asks("pour la deuxième", "^… not kept yet")
        away.rename(sessions)
        led.hears("Deuxième question")
        led.hears("^#1 ")
        assert led.ends() == 0
    assert on_disk(home).remarks[1].prompt == "deux"


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_request_to_stop_leaves_the_session_to_be_taken_up(home: Path, number: int, status: int) -> None:
    with Led(home) as led:
        led.asks("une parole", "^#1 ")
        os.kill(led.process.pid, number)
        assert led.waits() == status
        assert "Traceback" not in led.errors()
    assert on_disk(home).ended is None
    with Led(home, "--resume", "last") as led:
        led.asks("une autre", "^#2 ")
        assert led.ends() == 0


def test_nobody_listening_loses_no_words(home: Path) -> None:
    with Led(home) as led:
        led.asks("une parole", "^#1 ")
        assert led.process.stdout is not None
        os.dup2(os.open(os.devnull, os.O_RDONLY), led.process.stdout.fileno())
        led.type("dite à personne", "ni celle-ci")
        assert led.process.stdin is not None
        led.process.stdin.close()
        assert led.process.wait(20) in (0, 1)
        assert "Traceback" not in led.errors()
    assert texts(home) == ["une parole", "dite à personne", "ni celle-ci"]


def test_an_unfinished_line_of_a_dead_process_is_set_aside_and_said(home: Path) -> None:
    facilitator(home, "start", "essai", said="une parole\n:leave\n")
    with paths_of(home).journal.open("ab") as file:
        file.write(b'{"do":"remark","number":2,"te')
    ran = facilitator(home, "--language", "en", "note", "last", "une autre")
    assert (ran.returncode, ran.stdout) == (0, "#2 une autre\n")
    assert "set aside" in ran.stderr
    assert texts(home) == ["une parole", "une autre"]
    until(lambda: list((home / "sessions").glob("*.torn-1")), "the torn line")


def test_a_folder_that_has_gone_is_named_as_people_know_it(home: Path) -> None:
    sessions = home / "sessions"
    with Led(home, env=ENGLISH) as led:
        led.asks("avant", "^#1 avant$")
        sessions.rename(home / "away")
        said = led.asks("pendant", "^… not kept yet: “pendant”")
        assert f"not there any more: {sessions}. " in said
        (home / "away").rename(sessions)
        led.hears("^#2 pendant$")
