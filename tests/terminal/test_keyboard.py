"""What a keyboard can send that is not text, and a terminal that goes away."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import psutil
import pytest
from textual import events

from facilitator.domain import entries as e
from facilitator.tui.terminal_driver import Keyboard
from tests.evenings import Hand, begun
from tests.terminal.driver import PROGRAM, Terminal

PATIENCE = 20.0


def test_bytes_that_are_no_text_do_not_end_the_room_window(tmp_path: Path) -> None:
    opened = begun(tmp_path / "sessions")
    with Terminal("--home", str(tmp_path), "project", "--letters", "none") as room:
        room.see("Les écrans")
        room.send(b"\xff\xfe\x80\xe9")
        Hand(opened.book, opened.session).do(e.Open, prompt="q2")
        room.see("Question 2")
        assert "Error" not in room.drawn
        room.press("ctrl+q")
        assert room.end() == 0
    opened.release()


def test_accents_of_a_terminal_without_unicode_are_kept(tmp_path: Path) -> None:
    with Terminal("--home", str(tmp_path), "start", "le-temps-des-possibles") as live:
        live.see("Ctrl+Q")
        live.send("On a passé l’été là, où ça ?".replace("’", "'").encode("latin-1") + b"\r")
        live.see("· On a passé l'été là, où ça ?")


@pytest.mark.parametrize(
    ("sent", "struck"),
    [
        ([b"\xc3", b"\xa9", b"t"], "ét"),
        ([b"\xe9t", b"\xe9"], "ét"),
        ([b"\xe9", b"t\xe9", b"a"], "étéa"),
        ([b"\xf0\x9f", b"\x98\x80"], "😀"),
        ([b"a", b"\x80", b"b"], "a\x80b"),
    ],
)
def test_letters_are_whole_however_their_bytes_come(sent: list[bytes], struck: str) -> None:
    keyboard = Keyboard()
    heard = [message for data in sent for message in keyboard.hear(data)]
    assert "".join(key.character or "" for key in heard if isinstance(key, events.Key)) == struck


def test_a_terminal_that_goes_away_without_a_word_takes_its_window_along(tmp_path: Path) -> None:
    ours, its = os.openpty()
    command = [*PROGRAM, "--home", str(tmp_path), "project", "--letters", "none"]
    # Without a terminal that controls it no signal tells a process that its terminal has gone.
    window = subprocess.Popen(
        command,
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(its)
    try:
        drawn = b""
        while b"num" not in drawn:
            drawn += os.read(ours, 65536)
        os.close(ours)
        window.wait(PATIENCE)
    finally:
        window.kill()
        window.wait()


def test_a_window_stopped_and_continued_goes_on_with_no_more_threads(tmp_path: Path) -> None:
    opened = begun(tmp_path / "sessions")
    hand = Hand(opened.book, opened.session)
    with Terminal("--home", str(tmp_path), "project", "--letters", "none") as room:
        room.see("Les écrans")
        threads = psutil.Process(room.pid).num_threads()
        for number in (1, 2, 3) * 3:
            os.kill(room.pid, signal.SIGSTOP)
            hand.do(e.Open, prompt=f"q{number}")
            os.kill(room.pid, signal.SIGCONT)
            room.see(f"Question {number}")
        room.wait(lambda: psutil.Process(room.pid).num_threads() <= threads, "no more threads than before")
    opened.release()
