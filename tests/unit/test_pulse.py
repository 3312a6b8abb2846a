"""The evening's clock goes on after a crash where the program stopped."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from facilitator.services import scribe as scribe_module
from facilitator.services.live import Live
from facilitator.services.opening import take_up
from facilitator.services.scribe import Scribe
from facilitator.storage import pulse
from tests.evenings import begun


def test_it_says_how_far_the_clock_had_come(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    for elapsed in (1.0, 12345.678, 3.5):
        pulse.beat(path, elapsed)
        assert pulse.since(path, 0.5) == elapsed


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "-5", "1e300", "0.1", "999999999.0", "\x00" * 15])
def test_what_makes_no_sense_counts_for_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "clock"
    path.write_text(text)
    assert pulse.since(path, 0.5) == 0.5
    assert pulse.since(tmp_path / "none", 0.5) == 0.5


def test_time_since_the_last_entry_outlives_a_crash_and_time_away_does_not(tmp_path: Path) -> None:
    opened = begun(tmp_path)
    scribe = Scribe(opened.book, opened.clock, lambda what: None)
    Live(opened.session, opened.clock, scribe.send).next()
    deadline = time.monotonic() + 20
    while pulse.since(opened.book.paths.pulse, 0.0) < 1.5 and time.monotonic() < deadline:
        time.sleep(0.05)
    scribe.close()
    opened.release()
    stopped = pulse.since(opened.book.paths.pulse, 0.0)
    time.sleep(0.3)  # the time away
    again = take_up(opened.book.paths)
    assert again.session.running and again.session.running.elapsed < 1.0
    assert stopped <= again.clock.elapsed() < stopped + 0.25
    again.release()


def test_the_end_leaves_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scribe_module, "BEAT_SECONDS", 0.0)
    opened = begun(tmp_path)
    scribe = Scribe(opened.book, opened.clock, lambda what: None)
    live = Live(opened.session, opened.clock, scribe.send)
    live.next()
    live.end()
    live.file()
    scribe.close()
    assert not opened.book.paths.pulse.exists()
