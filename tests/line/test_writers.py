"""Several programs noting in one session while line mode leads it."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.line.driver import PROGRAM, Led, facilitator, home_with_theme, on_disk

EACH = 500 if SOAK else 200


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with_theme(tmp_path / "home")


def test_two_programs_note_while_a_third_leads(home: Path) -> None:
    waits: list[float] = []
    with Led(home) as led:
        led.type(":next")
        led.hears("Que dites-vous")
        lines = ["".join(f"{name} {n}\n" for n in range(EACH)) for name in ("un", "deux")]
        writers = [
            threading.Thread(target=facilitator, args=(home, "note"), kwargs={"said": said}) for said in lines
        ]
        for writer in writers:
            writer.start()
        hand = 0
        while any(writer.is_alive() for writer in writers):
            began = time.monotonic()
            led.asks(f"main {hand}", f"^#[0-9]+ main {hand}$")
            waits.append(time.monotonic() - began)
            hand += 1
            time.sleep(0.02)
        led.asks("la fin", "^#[0-9]+ la fin$")
        assert led.ends() == 0
    remarks = on_disk(home).remarks
    assert list(remarks) == list(range(1, 2 * EACH + hand + 2)), "numbers are unique and none is missing"
    said = [remark.text for remark in remarks.values()]
    for name in ("un", "deux"):
        assert [text for text in said if text.startswith(f"{name} ")] == [f"{name} {n}" for n in range(EACH)]
    assert {remark.prompt for remark in remarks.values()} == {"une"}
    by_others = [line for line in led.heard if line.startswith("+ #")]
    assert len(by_others) == len(set(by_others)) == 2 * EACH
    assert sorted(waits)[len(waits) * 95 // 100] < 0.1, "writers take turns"


def test_what_others_note_and_erase_is_said_by_itself(home: Path) -> None:
    with Led(home, env={"LANGUAGE": "en"}) as led:
        led.asks("ici", "^#1 ici$")
        facilitator(home, "note", "ailleurs")
        led.hears(r"^\+ #2 ailleurs$")
        assert facilitator(home, "erase", "last", "2", "--yes").returncode == 0
        led.hears(r"^\+ #2 is erased")
        led.asks("encore", "^#3 encore$")
        assert led.ends() == 0


def test_lines_are_acknowledged_one_by_one_as_they_come(home: Path) -> None:
    with Led(home) as led:
        led.hears(":(aide|help)")
        noting = subprocess.Popen(
            [*PROGRAM, "--home", str(home), "note"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ,
        )
        assert noting.stdin is not None and noting.stdout is not None
        for number in (1, 2, 3):
            noting.stdin.write(f"parole {number}\n\n".encode())
            noting.stdin.flush()
            assert noting.stdout.readline() == f"#{number} parole {number}\n".encode()
            assert on_disk(home).remarks[number].text == f"parole {number}"
        noting.stdin.close()
        assert noting.wait(20) == 0
        noting.stdout.close()
